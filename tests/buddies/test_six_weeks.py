"""Six weeks, more of them, and an end that reads the same however it came. The clock runs; the sweep crashes."""

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from actions import buddy_pairs
from core.work import Work
from models.buddies import Buddy
from tests.buddies.conftest import Pairs
from tests.matrix.doors import Someone

ENDED = {
    "state": "ended",
    "person": None,
    "room": None,
    "until": None,
    "idea": None,
    "renewal": "later",
}


async def row(pairs: Pairs, pair: str) -> dict[str, Any]:
    """Out: the row as it is stored."""

    def read(work: Work) -> dict[str, Any]:
        return work.session.get_one(Buddy, UUID(pair)).model_dump()

    return dict(await pairs.doors.store.read(read))


async def test_each_week_has_its_idea_and_after_six_both_are_out(pairs: Pairs) -> None:
    pair = await pairs.together(pairs.rosa, pairs.lin)
    ideas = []
    for week in range(6):
        ideas += [(await pairs.pair(who))["idea"] for who in (pairs.rosa, pairs.lin)]
        await pairs.later(days=7, seconds=-1 if week == 5 else 0)
    assert (await pairs.pair(pairs.rosa))["state"] == "together"
    assert ideas[::2] == ideas[1::2], "both are shown the same"
    assert ideas[::2] == ["kitchen", "first_activity", "mute", "names", "walk", "what_next"]
    ears = [await pairs.doors.listen(who) for who in (pairs.rosa, pairs.lin)]
    for _ in range(2):
        await pairs.later(seconds=1)
    for who, ear in zip((pairs.rosa, pairs.lin), ears, strict=True):
        assert await pairs.rooms(who) == []
        assert {key: (await pairs.pair(who))[key] for key in ENDED} == ENDED
        told = [e for e in ear.heard if e["on"] != "ready"]
        assert [e["on"] for e in told] == ["room.removed"] and told[0]["reason"] is None
        assert await pairs.told(who) == [], "nothing is pushed, nothing stands in For you"
    stored = await row(pairs, pair)
    assert stored["words"] == b"" and stored["newcomer_out_at"] is stored["buddy_out_at"] is None
    await pairs.later(days=14, seconds=1)
    assert (await pairs.mine(pairs.rosa))["pairs"] == []


@pytest.mark.parametrize("first", ["rosa", "lin"])
async def test_an_end_by_either_reads_like_the_end_of_six_weeks(pairs: Pairs, first: str) -> None:
    who, other = pairs.rosa, pairs.lin
    if first == "lin":
        who, other = other, who
    pair = await pairs.together(pairs.rosa, pairs.lin)
    (room,) = await pairs.rooms(other)
    await pairs.do(other, "PUT", f"/rooms/{room['id']}/messages/{uuid4()}", {"text": "hello"})
    ear = await pairs.doors.listen(other)
    for _ in range(2):
        await pairs.do(who, "DELETE", f"/buddies/{pair}")
    assert (await pairs.pair(who))["state"] == "ended"
    assert (await pairs.pair(other))["state"] == "together", "until the undo time is over"
    await pairs.later(seconds=9)
    assert len(await pairs.rooms(other)) == 1
    await pairs.later(seconds=1)
    assert await pairs.rooms(other) == await pairs.rooms(who) == []
    assert {key: (await pairs.pair(other))[key] for key in ENDED} == ENDED
    told = [e for e in ear.heard if e["on"] != "ready"]
    assert [(e["on"], e["reason"]) for e in told] == [("room.removed", None)]
    assert who.id not in str(told) and await pairs.told(other) == []
    stored = await row(pairs, pair)
    assert stored["newcomer_out_at"] is stored["buddy_out_at"] is None, "no row says who"
    known = {"id", "newcomer_id", "buddy_id", "centre_id", "words", "silent", "answer", "room_id"}
    assert {key for key in stored if not key.endswith("_at") and key != "shows_from"} == known
    for one in (who, other):
        said = await pairs.call(
            one, "PUT", f"/rooms/{room['id']}/messages/{uuid4()}", {"text": "x"}
        )
        assert said.status_code == 404
    assert (await pairs.call(who, "DELETE", f"/buddies/{pair}")).status_code == 204
    assert (await pairs.call(who, "DELETE", f"/buddies/{pair}/ending")).status_code == 404


async def test_the_answers_of_an_end_are_the_same_bytes(pairs: Pairs) -> None:
    """Three newcomers of one buddy each: six weeks are over, the buddy ended it, a block ended it."""
    shown = []
    newcomers = (pairs.rosa, pairs.sam, pairs.kim)
    for newcomer, buddy in zip(newcomers, (pairs.lin, pairs.wei, pairs.mei), strict=True):
        await pairs.together(newcomer, buddy)
        await pairs.do(buddy, "DELETE", "/me/buddy-offer")
    await pairs.later(days=41, hours=23, minutes=58)
    hers = (await pairs.pair(pairs.wei))["id"]
    await pairs.do(pairs.wei, "DELETE", f"/buddies/{hers}")
    await pairs.do(pairs.mei, "PUT", f"/people/{pairs.kim.id}/block")
    await pairs.later(minutes=5)
    for newcomer in newcomers:
        mine = await pairs.call(newcomer, "GET", "/me/buddy")
        pair = mine.json()["pairs"][0]["id"]
        for method, path in (
            ("PUT", f"/buddies/{pair}/renewal"),
            ("DELETE", f"/buddies/{pair}/ending"),
            ("DELETE", f"/buddies/{pair}"),
        ):
            mine_too = await pairs.call(newcomer, method, path)
            shown.append((method, path[-8:], mine_too.status_code, mine_too.text))
        shown.append(("GET", "", mine.status_code, mine.text.replace(pair, "<id>")))
        shown.append(("told", "", 0, str(await pairs.told(newcomer))))
    third = len(shown) // 3
    plain = [(m, code, text) for m, _, code, text in shown]
    assert plain[:third] == plain[third : 2 * third] == plain[2 * third :]


async def test_an_end_can_be_taken_back_and_each_takes_back_only_their_own(pairs: Pairs) -> None:
    pair = await pairs.together(pairs.rosa, pairs.lin)
    await pairs.do(pairs.rosa, "DELETE", f"/buddies/{pair}")
    await pairs.do(pairs.rosa, "DELETE", f"/buddies/{pair}/ending")
    await pairs.later(minutes=1)
    assert (await pairs.pair(pairs.lin))["state"] == "together"
    await pairs.do(pairs.rosa, "DELETE", f"/buddies/{pair}")
    await pairs.later(seconds=3)
    await pairs.do(pairs.lin, "DELETE", f"/buddies/{pair}")
    await pairs.do(pairs.rosa, "DELETE", f"/buddies/{pair}/ending")
    await pairs.later(seconds=9)
    assert (await pairs.pair(pairs.rosa))["state"] == "together", "the other's undo time runs"
    await pairs.later(seconds=1)
    for who in (pairs.rosa, pairs.lin):
        assert (await pairs.pair(who))["state"] == "ended" and await pairs.rooms(who) == []


async def renew(pairs: Pairs, who: Someone, pair: str) -> Any:
    return await pairs.call(who, "PUT", f"/buddies/{pair}/renewal")


async def test_six_weeks_more_need_both(pairs: Pairs) -> None:
    pair = await pairs.together(pairs.rosa, pairs.lin)
    early = await renew(pairs, pairs.rosa, pair)
    assert (early.status_code, early.json()["code"]) == (409, "not_yet")
    until = (await pairs.pair(pairs.rosa))["until"]
    await pairs.later(days=35)
    assert (await renew(pairs, pairs.rosa, pair)).json()["renewal"] == "said"
    theirs = await pairs.pair(pairs.lin)
    assert (theirs["renewal"], theirs["until"]) == ("open", until), "it isn't told on"
    undone = await pairs.call(pairs.rosa, "DELETE", f"/buddies/{pair}/renewal")
    assert undone.json()["renewal"] == "open"
    assert (await renew(pairs, pairs.lin, pair)).json()["until"] == until
    for _ in range(2):  # a double tap of the second changes nothing more
        both = (await renew(pairs, pairs.rosa, pair)).json()
        assert both["renewal"] == "later" and both["until"] > until and both["idea"] == "what_next"
    assert (await renew(pairs, pairs.lin, pair)).status_code == 200
    await pairs.later(days=8)
    assert (await pairs.pair(pairs.lin))["state"] == "together"
    assert (await renew(pairs, pairs.lin, pair)).status_code == 409
    await pairs.later(days=34)
    assert (await pairs.pair(pairs.lin))["renewal"] == "open", "what was said is used up"
    await renew(pairs, pairs.lin, pair)
    await pairs.later(days=7)
    for who in (pairs.rosa, pairs.lin):
        assert {key: (await pairs.pair(who))[key] for key in ENDED} == ENDED


async def test_a_renewal_that_meets_an_end(pairs: Pairs) -> None:
    pair = await pairs.together(pairs.rosa, pairs.lin)
    await pairs.later(days=36)
    await renew(pairs, pairs.lin, pair)
    await pairs.do(pairs.rosa, "DELETE", f"/buddies/{pair}")
    assert (await renew(pairs, pairs.rosa, pair)).status_code == 404
    assert (await renew(pairs, pairs.lin, pair)).json()["renewal"] == "said"
    await pairs.later(seconds=10)
    assert (await pairs.pair(pairs.lin))["state"] == "ended"
    assert (await renew(pairs, pairs.lin, pair)).status_code == 404


async def test_a_crash_between_two_steps_repeats_nothing(pairs: Pairs) -> None:
    """Killed after each write in turn, the next sweep makes up for it."""
    await pairs.together(pairs.rosa, pairs.lin)
    await pairs.together(pairs.sam, pairs.wei)
    ears = {w.name: await pairs.doors.listen(w) for w in (pairs.rosa, pairs.lin, pairs.sam)}
    pairs.clock.at += timedelta(weeks=6)
    over = await pairs.doors.store.read(buddy_pairs.over)
    await pairs.doors.store.write(buddy_pairs.let_out_over, over[0])  # and then the power goes
    for _ in range(3):
        await pairs.sweep()
    await pairs.doors.settled()
    for ear in ears.values():
        assert [e["on"] for e in ear.heard[1:]] == ["room.removed"]


async def test_a_year_of_renewals(pairs: Pairs) -> None:
    pair = await pairs.together(pairs.rosa, pairs.lin)
    for _ in range(8):
        await pairs.later(days=36)
        for who in (pairs.rosa, pairs.lin):
            assert (await renew(pairs, who, pair)).status_code == 200
        await pairs.later(days=6)
        assert len(await pairs.rooms(pairs.rosa)) == 1
    await pairs.later(weeks=6)
    assert await pairs.rooms(pairs.rosa) == []
