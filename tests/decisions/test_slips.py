"""A slip of the finger can be undone: an advocate's no, and a withdrawn appeal; for a moment, and telling nobody more than before."""

from typing import Any

import pytest

from tests.decisions.conftest import MY_WORDS, Desk
from tests.matrix.doors import Someone

OUT = {"outcome": "stays", "reason": "We looked."}


async def appealed(desk: Desk, advocate: Someone | None = None) -> tuple[str, str]:
    """Chen hid Wei's words, Wei appeals, with Kim asked; out: the decision's id and the appeal's."""
    _, case = await desk.said()
    made = await desk.decide(case, "hide")
    key, _ = await desk.appeal(advocate or desk.circle.kim)
    return made["id"], key


async def say(desk: Desk, who: Someone, key: str, answer: str) -> tuple[int, str]:
    return await desk.code(who, "PUT", f"/me/advocacy/{key}/answer", {"answer": answer})


async def take_back(desk: Desk, who: Someone, key: str) -> tuple[int, str]:
    return await desk.code(who, "DELETE", f"/me/advocacy/{key}/answer")


async def wait(desk: Desk, seconds: float) -> None:
    await desk.circle.later(seconds=seconds)


async def changes(desk: Desk, ear: Any) -> int:
    await desk.circle.doors.settled()
    return len([event for event in ear.heard if event["on"] == "appeal.changed"])


async def test_a_no_by_a_slip_was_never_said(desk: Desk) -> None:
    wei, kim = desk.circle.wei, desk.circle.kim
    _, key = await appealed(desk)
    (before,) = await desk.mine(wei)
    ear = await desk.circle.doors.listen(wei)
    for _ in range(2):
        assert (await say(desk, kim, key, "no"))[0] == 204
    assert (await desk.code(kim, "GET", f"/me/advocacy/{key}"))[0] == 404
    for _ in range(2):
        assert (await take_back(desk, kim, key))[0] == 204
    assert (await desk.do(kim, "GET", f"/me/advocacy/{key}"))["answer"] is None
    assert (await desk.mine(wei))[0]["appeal"] == before["appeal"]
    assert await changes(desk, ear) == 0, "of what was undone in time nobody learns"
    assert (await say(desk, kim, key, "no"))[0] == 204
    assert (await say(desk, kim, key, "yes"))[0] == 204
    assert (await desk.mine(wei))[0]["appeal"]["stands_by"]
    assert await changes(desk, ear) == 1, "the yes alone is told"


@pytest.mark.parametrize("seconds", [10, 60])
async def test_it_is_over_with_ones_own_undo_time(desk: Desk, seconds: int) -> None:
    kim = desk.circle.kim
    await desk.do(kim, "PATCH", "/me", {"undo_seconds": seconds})
    _, key = await appealed(desk)
    await say(desk, kim, key, "no")
    await wait(desk, seconds + 9)
    assert (await take_back(desk, kim, key))[0] == 204
    await say(desk, kim, key, "no")
    await wait(desk, seconds)
    # Said again it is the same no: it lasts no longer.
    assert (await say(desk, kim, key, "no"))[0] == 204
    await wait(desk, 11)
    assert await take_back(desk, kim, key) == (404, "not_found")
    assert await say(desk, kim, key, "yes") == (404, "not_found")
    assert (await say(desk, kim, key, "no"))[0] == 204


async def test_stepping_back_by_a_slip_is_told_both_ways_and_costs_nothing(desk: Desk) -> None:
    wei, kim = desk.circle.wei, desk.circle.kim
    _, key = await appealed(desk)
    await say(desk, kim, key, "yes")
    room = (await desk.mine(wei))[0]["appeal"]["room"]
    await desk.circle.say(wei, "thank you for coming", room)
    ear = await desk.circle.doors.listen(wei)
    for slip in ("first", "second"):
        await say(desk, kim, key, "no")
        (mine,) = await desk.mine(wei)
        assert (mine["appeal"]["stands_by"], mine["appeal"]["stepped_back"]) == (False, True)
        assert (await desk.code(kim, "GET", f"/rooms/{room}/messages"))[0] == 404
        await desk.circle.say(wei, f"alone, {slip}", room)
        for _ in range(2):
            assert (await take_back(desk, kim, key))[0] == 204
        (mine,) = await desk.mine(wei)
        assert (mine["appeal"]["stands_by"], mine["appeal"]["stepped_back"]) == (True, False)
        texts = [one.get("text", "-") for one in await desk.circle.history(kim, room)]
        assert texts[0] == "thank you for coming" and not any("alone" in text for text in texts)
        await wait(desk, 1)
    assert await changes(desk, ear) == 4
    await desk.circle.say(kim, "here I am", room)


async def test_who_comes_back_later_begins_anew(desk: Desk) -> None:
    """Only a slip gives back what one had: Kim was out of the room for longer between two of them."""
    wei, kim = desk.circle.wei, desk.circle.kim
    _, key = await appealed(desk)
    await say(desk, kim, key, "yes")
    room = (await desk.mine(wei))[0]["appeal"]["room"]
    await desk.circle.say(wei, "of the first time", room)
    await say(desk, kim, key, "no")
    await wait(desk, 600)
    desk.circle.doors.alter("UPDATE appeals SET advocate_said = NULL, advocate_at = NULL")
    await say(desk, kim, key, "yes")
    await desk.circle.say(wei, "of the second time", room)
    await say(desk, kim, key, "no")
    await take_back(desk, kim, key)
    texts = [one.get("text", "-") for one in await desk.circle.history(kim, room)]
    assert "of the second time" in texts and "of the first time" not in texts


async def test_a_no_stays_where_something_happened_meanwhile(desk: Desk) -> None:
    wei, kim, lin = desk.circle.wei, desk.circle.kim, desk.circle.lin
    decision, key = await appealed(desk)

    async def refused() -> None:
        assert await take_back(desk, kim, key) == (404, "not_found")
        assert await say(desk, kim, key, "yes") == (404, "not_found")

    for who, method, path, body, back in (
        (wei, "PUT", f"/people/{kim.id}/block", None, "DELETE"),
        (kim, "PUT", f"/people/{wei.id}/block", None, "DELETE"),
        (wei, "DELETE", f"/me/decisions/{decision}/appeal", None, ""),
    ):
        await say(desk, kim, key, "no")
        await desk.do(who, method, path, body)
        await refused()
        if back:
            await desk.do(who, back, path)
            assert (await take_back(desk, kim, key))[0] == 204
    await desk.do(wei, "DELETE", f"/me/decisions/{decision}/appeal/withdrawal")
    ask = f"/me/decisions/{decision}/appeal/advocate"
    await desk.do(wei, "PUT", ask, {"person": lin.id})
    await refused()
    await say(desk, lin, key, "yes")
    await say(desk, lin, key, "no")
    await desk.do(desk.ding, "PUT", f"{desk.here}/appeals/{key}/outcome", OUT)
    assert await take_back(desk, lin, key) == (404, "not_found")
    assert await say(desk, lin, key, "yes") == (404, "not_found")


async def test_who_took_it_to_look_has_answered(desk: Desk) -> None:
    _, key = await appealed(desk, desk.ding)
    await desk.do(desk.ding, "PUT", f"{desk.here}/appeals/{key}/taking")
    await desk.do(desk.ding, "DELETE", f"{desk.here}/appeals/{key}/taking")
    assert (await say(desk, desk.ding, key, "yes"))[0] == 404
    assert (await take_back(desk, desk.ding, key))[0] == 404


async def test_a_withdrawn_appeal_stands_again_as_it_was(desk: Desk) -> None:
    wei, kim = desk.circle.wei, desk.circle.kim
    decision, key = await appealed(desk)
    await say(desk, kim, key, "yes")
    await desk.do(desk.ding, "PUT", f"{desk.here}/appeals/{key}/taking")
    (before,) = await desk.mine(wei)
    room = before["appeal"]["room"]
    await desk.circle.say(wei, "as I said", room)
    path = f"/me/decisions/{decision}/appeal"
    for _ in range(2):
        assert (await desk.do(wei, "DELETE", path))["appeal"]["state"] == "withdrawn"
    assert (await desk.code(kim, "GET", f"/me/advocacy/{key}"))[0] == 404
    assert (await desk.do(desk.ding, "GET", f"{desk.here}/appeals"))["items"] == []
    for stranger in (kim, desk.circle.rosa, desk.ding):
        assert await desk.code(stranger, "DELETE", f"{path}/withdrawal") == (404, "not_found")
    ears = [await desk.circle.doors.listen(who) for who in (kim, wei)]
    for _ in range(2):
        assert (await desk.do(wei, "DELETE", f"{path}/withdrawal"))["appeal"] == before["appeal"]
    assert [await changes(desk, ear) for ear in ears] == [1, 0]
    seen = await desk.do(kim, "GET", f"/me/advocacy/{key}")
    assert (seen["answer"], seen["words"], seen["room"]) == ("yes", MY_WORDS, room)
    assert "as I said" in [one.get("text") for one in await desk.circle.history(kim, room)]
    (waits,) = (await desk.do(desk.ding, "GET", f"{desk.here}/appeals"))["items"]
    assert (waits["taken_by"]["name"], waits["room"]) == ("Ding", room)
    await desk.circle.say(desk.ding, "I am on it", room)
    await desk.do(desk.ding, "PUT", f"{desk.here}/appeals/{key}/outcome", OUT)
    assert await desk.code(wei, "DELETE", path) == (409, "appeal_is_over")


async def test_it_stays_withdrawn_after_ones_own_undo_time(desk: Desk) -> None:
    wei = desk.circle.wei
    decision, _ = await appealed(desk)
    path = f"/me/decisions/{decision}/appeal"
    await desk.do(wei, "DELETE", path)
    await wait(desk, 15)
    await desk.do(wei, "DELETE", path)
    await wait(desk, 6)
    assert await desk.code(wei, "DELETE", f"{path}/withdrawal") == (404, "not_found")
    assert (await desk.mine(wei))[0]["appeal"]["state"] == "withdrawn"


async def test_nobody_comes_back_past_a_block(desk: Desk) -> None:
    wei, kim = desk.circle.wei, desk.circle.kim
    decision, key = await appealed(desk)
    await say(desk, kim, key, "yes")
    room = (await desk.mine(wei))[0]["appeal"]["room"]
    path = f"/me/decisions/{decision}/appeal"
    await desk.do(wei, "DELETE", path)
    await desk.do(kim, "PUT", f"/people/{wei.id}/block")
    back = (await desk.do(wei, "DELETE", f"{path}/withdrawal"))["appeal"]
    assert (back["state"], back["advocate"], back["stands_by"]) == ("waiting", None, False)
    assert (await desk.code(kim, "GET", f"/rooms/{room}"))[0] == 404
    assert (await desk.code(kim, "GET", f"/me/advocacy/{key}"))[0] == 404


async def test_what_was_taken_back_meanwhile_is_over(desk: Desk) -> None:
    wei = desk.circle.wei
    decision, _ = await appealed(desk)
    path = f"/me/decisions/{decision}/appeal"
    await desk.do(wei, "DELETE", path)
    await desk.undo(desk.chen, decision)
    assert await desk.code(wei, "DELETE", f"{path}/withdrawal") == (409, "appeal_is_over")
