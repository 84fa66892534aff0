"""What it changes, which is nothing: facts, circles, presence. And leaving, closing, erasing, blocking, my data."""

from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlmodel import select

from actions import erasing
from core.work import Work
from models.buddies import Buddy, BuddyCandidate, BuddyOffer
from tests.buddies.conftest import OFFER, Pairs
from tests.matrix.doors import Someone


async def tell(pairs: Pairs, who: Someone, kind: str, **audience: Any) -> None:
    words = {"words": f"{kind} {audience}", "audience": audience}
    await pairs.do(who, "PUT", f"/me/facts/{kind}", words)


async def test_a_buddy_sees_what_was_chosen_and_nothing_more(pairs: Pairs) -> None:
    """Rosa tells something to each audience; Lin, her buddy, has what any member of the centre has."""
    audiences: dict[str, dict[str, Any]] = {
        "about": {},
        "illness": {"circle": "confidants"},
        "family": {"circle": "friends"},
        "dont_ask": {"circle": "confidants"},
        "medicine": {"workers": True},
        "work": {"groups": [await pairs.group(pairs.rosa, pairs.sam)]},
        "likes": {"centre": True},
        "skills": {"people": [pairs.lin.id]},
    }
    for kind, audience in audiences.items():
        await tell(pairs, pairs.rosa, kind, **audience)
    await pairs.do(pairs.rosa, "PUT", "/me/rest", {"shown_to": "friends"})
    before = await pairs.do(pairs.rosa, "GET", "/me/circles")
    page = f"/people/{pairs.rosa.id}"
    assert (await pairs.call(pairs.lin, "GET", page)).status_code == 404, "they never met"
    await pairs.together(pairs.rosa, pairs.lin)
    found = await pairs.do(pairs.lin, "GET", page)
    assert {fact["kind"] for fact in found["facts"]} == {"likes", "skills"}
    assert found["resting"] is False and found["mine"]["circle"] == "acquaintance"
    assert await pairs.do(pairs.rosa, "GET", "/me/circles") == before
    (room,) = await pairs.rooms(pairs.lin)
    told = await pairs.do(pairs.lin, "GET", f"/rooms/{room['id']}/dont-ask")
    assert told["words"] is None, "a buddy's room is no talk in which more is told"
    any_member = await pairs.do(pairs.sam, "GET", page)
    assert {f["kind"] for f in any_member["facts"]} == {"likes", "work"}
    pair = (await pairs.pair(pairs.lin))["id"]
    await pairs.do(pairs.lin, "DELETE", f"/buddies/{pair}")
    await pairs.later(seconds=11)
    assert (await pairs.call(pairs.lin, "GET", page)).status_code == 404, "and it ends with it"


async def test_nobody_else_learns_of_it(pairs: Pairs) -> None:
    await pairs.group(pairs.rosa, pairs.lin, pairs.sam)
    before = [
        (await pairs.call(pairs.sam, "GET", f"/people/{who.id}")).text
        for who in (pairs.rosa, pairs.lin)
    ]
    await pairs.together(pairs.rosa, pairs.lin)
    after = [
        (await pairs.call(pairs.sam, "GET", f"/people/{who.id}")).text
        for who in (pairs.rosa, pairs.lin)
    ]
    assert before == after
    (room,) = await pairs.rooms(pairs.rosa)
    for who in (pairs.sam, pairs.chen, pairs.mei):
        assert (await pairs.call(who, "GET", f"/rooms/{room['id']}")).status_code == 404
        assert (await pairs.call(who, "GET", f"/rooms/{room['id']}/members")).status_code == 404


@pytest.mark.parametrize("who", ["rosa", "lin"])
async def test_a_block_ends_it_at_once_and_names_nobody(pairs: Pairs, who: str) -> None:
    mine, other = pairs.rosa, pairs.lin
    if who == "lin":
        mine, other = other, mine
    await pairs.together(pairs.rosa, pairs.lin)
    (room,) = await pairs.rooms(mine)
    said = f"/rooms/{room['id']}/messages"
    await pairs.do(mine, "PUT", f"{said}/{uuid4()}", {"text": "hello there"})
    await pairs.do(mine, "PUT", f"/people/{other.id}/block")
    for one, them in ((mine, other), (other, mine)):
        pair = await pairs.pair(one)
        assert (pair["state"], pair["person"], pair["room"]) == ("ended", None, None)
        (left,) = await pairs.rooms(one)
        assert left["other"] is None and them.name not in left["title"]
        members = (await pairs.do(one, "GET", f"/rooms/{room['id']}/members"))["items"]
        assert [m["person"]["id"] for m in members] == [one.id]
    assert "hello there" not in (await pairs.call(other, "GET", said)).text
    await pairs.later(seconds=10)
    assert await pairs.rooms(mine) == await pairs.rooms(other) == []
    await pairs.do(mine, "DELETE", f"/people/{other.id}/block")
    assert (await pairs.pair(other))["state"] == "ended", "it doesn't come back"


async def test_a_block_taken_back_in_time_ends_nothing(pairs: Pairs) -> None:
    await pairs.together(pairs.rosa, pairs.lin)
    await pairs.do(pairs.rosa, "PUT", f"/people/{pairs.lin.id}/block")
    await pairs.later(seconds=5)
    await pairs.do(pairs.rosa, "DELETE", f"/people/{pairs.lin.id}/block")
    await pairs.later(minutes=1)
    for who in (pairs.rosa, pairs.lin):
        assert (await pairs.pair(who))["state"] == "together"
        assert len(await pairs.rooms(who)) == 1


@pytest.mark.parametrize("way", ["leaves", "is closed", "has no role", "is erased"])
@pytest.mark.parametrize("who", ["rosa", "lin"])
async def test_whoever_goes_the_other_reads_an_end_like_any(
    pairs: Pairs, way: str, who: str
) -> None:
    goes, stays = (pairs.rosa, pairs.lin) if who == "rosa" else (pairs.lin, pairs.rosa)
    pair = await pairs.together(pairs.rosa, pairs.lin)
    hu = await pairs.doors.someone(pairs.centre, "Hu", "coordinator")
    ear = await pairs.doors.listen(stays)
    match way:
        case "leaves":
            await pairs.do(goes, "DELETE", f"/me/centres/{pairs.centre}")
        case "is closed":
            path = f"/centres/{pairs.centre}/people/{goes.id}/closing"
            await pairs.do(hu, "PUT", path, {"reason": "moved away"})
        case "has no role":
            (held,) = (await pairs.do(goes, "GET", "/me"))["appointments"]
            await pairs.do(hu, "DELETE", f"/centres/{pairs.centre}/appointments/{held['id']}")
        case _:
            act = erasing.erase_by_operator
            await pairs.doors.store.write(act, UUID(goes.id), "asked", "tombstones")
    await pairs.sweep()
    assert [e["on"] for e in ear.heard[1:] if e["stream"].startswith("me:")] == ["room.removed"]
    assert not [e for e in ear.heard[1:] if e["on"] in ("member.left", "message.taken_back")]
    found = await pairs.pair(stays)
    assert (found["id"], found["state"], found["person"]) == (pair, "ended", None)
    assert await pairs.rooms(stays) == []
    assert await pairs.cards(stays) == []


async def test_who_is_erased_leaves_neither_words_nor_offers(pairs: Pairs) -> None:
    await pairs.offer(pairs.lin, pairs.sam)
    await pairs.cards(pairs.rosa)
    await pairs.cards(pairs.lin)
    await pairs.ask(pairs.rosa, pairs.lin)
    await pairs.ask(pairs.lin, pairs.sam)

    def left(work: Work) -> list[Any]:
        gone = UUID(pairs.lin.id)
        tables: list[type[Any]] = [BuddyOffer, BuddyCandidate, Buddy]
        rows = [row for table in tables for row in work.session.scalars(select(table))]
        return [row for row in rows if gone in row.model_dump().values()]

    assert len(await pairs.doors.store.read(left)) == 5
    await pairs.doors.store.write(erasing.erase_by_operator, UUID(pairs.lin.id), "x", "nameless")
    assert await pairs.doors.store.read(left) == []
    assert (await pairs.mine(pairs.rosa))["ask"] is None
    assert (await pairs.mine(pairs.sam))["asked"] == [] and await pairs.told(pairs.sam) == []


async def test_my_data_holds_mine(pairs: Pairs) -> None:
    await pairs.together(pairs.rosa, pairs.lin)
    mine = (await pairs.do(pairs.rosa, "GET", "/me/data"))["buddies"]
    assert [ask["words"] for ask in mine["asks"]] == ["Show me?"] and mine["offer"] is None
    hers = (await pairs.do(pairs.lin, "GET", "/me/data"))["buddies"]
    assert hers["offer"]["words"] == OFFER["words"] and hers["asks"] == []
    assert "Show me?" not in str(hers)
    await pairs.later(days=43)
    ended = (await pairs.do(pairs.rosa, "GET", "/me/data"))["buddies"]
    assert ended["asks"] == [] and [p["side"] for p in ended["pairs"]] == ["newcomer"]
    assert "Lin" not in str(ended)


async def test_words_that_came_to_nothing_are_forgotten(pairs: Pairs) -> None:
    await pairs.offer(pairs.lin)
    key = str(uuid4())
    await pairs.cards(pairs.rosa)
    words = {"person": pairs.lin.id, "words": "Tea?"}
    await pairs.do(pairs.rosa, "PUT", f"/buddies/{key}", words)
    await pairs.later(days=14)
    assert (await pairs.do(pairs.rosa, "GET", "/me/data"))["buddies"]["asks"] == []
    again = await pairs.call(pairs.rosa, "PUT", f"/buddies/{key}", words)
    assert again.status_code == 409
