"""A word of thanks for a hand: between who asked and who came along, and for nobody else."""

from typing import Any
from uuid import uuid4

from tests.hands.conftest import Hands
from tests.matrix.doors import Someone


async def thank(hands: Hands, who: Someone, whom: Someone, request: str) -> Any:
    words = {"person": whom.id, "what": "hand", "what_id": request, "words": "so glad you came"}
    return await hands.call(who, "PUT", f"/thanks/{uuid4()}", words)


async def test_who_came_along_and_who_asked_can_thank_each_other(hands: Hands) -> None:
    """They share no room: the hand is what lets them. Kim offered, too, and wasn't chosen."""
    key = await hands.ask()
    await hands.offer(hands.kim, key)
    await hands.agree(key, hands.sam)
    early = await thank(hands, hands.rosa, hands.sam, key)
    assert early.status_code == 404, "there is nothing yet to thank for"
    await hands.later(days=7)
    await hands.do(hands.rosa, "PUT", f"/help-requests/{key}/ending", {"how": "done"})
    assert (await thank(hands, hands.rosa, hands.sam, key)).status_code == 201
    assert (await thank(hands, hands.sam, hands.rosa, key)).status_code == 201
    for who, whom in ((hands.rosa, hands.kim), (hands.kim, hands.rosa), (hands.kim, hands.sam)):
        refused = await thank(hands, who, whom, key)
        unknown = await thank(hands, who, whom, str(uuid4()))
        assert refused.status_code == 404 and refused.content == unknown.content
    (note,) = (await hands.do(hands.sam, "GET", "/me/kind-words"))["items"]
    assert note["what"] == {"kind": "hand", "id": key, "title": "To the clinic"}


async def test_a_block_since_then_keeps_thanks_back(hands: Hands) -> None:
    key = await hands.ask()
    await hands.agree(key, hands.sam)
    await hands.later(days=7)
    await hands.do(hands.rosa, "PUT", f"/help-requests/{key}/ending", {"how": "done"})
    assert (await thank(hands, hands.sam, hands.rosa, key)).status_code == 201
    await hands.group(hands.rosa, hands.sam)
    await hands.do(hands.rosa, "PUT", f"/people/{hands.sam.id}/block")
    assert (await thank(hands, hands.sam, hands.rosa, key)).status_code == 404
    assert (await thank(hands, hands.rosa, hands.sam, key)).status_code == 404
    assert (await hands.do(hands.rosa, "GET", "/me/kind-words"))["items"] == []


async def test_who_stepped_back_or_was_let_go_did_not_come_along(hands: Hands) -> None:
    back, let_go = await hands.ask(), await hands.ask()
    for key in (back, let_go):
        await hands.agree(key, hands.sam)
    await hands.step_back(hands.sam, back)
    await hands.do(hands.rosa, "DELETE", f"/help-requests/{let_go}/choice")
    await hands.later(days=7)
    for key in (back, let_go):
        for who, whom in ((hands.rosa, hands.sam), (hands.sam, hands.rosa)):
            refused = await thank(hands, who, whom, key)
            unknown = await thank(hands, who, whom, str(uuid4()))
            assert refused.status_code == 404 and refused.content == unknown.content
