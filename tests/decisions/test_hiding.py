"""Hiding a date and an ask: gone for whom they were for, there for who made them, and back when it is undone."""

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

from actions import erasing
from actions.letting_go import strangers
from tests.decisions.conftest import Desk
from tests.matrix.doors import Someone
from tests.reports.test_kinds import KINDS


async def hidden(desk: Desk, kind: str) -> tuple[str, dict[str, Any]]:
    """Wei makes one, Lin reports it, Chen hides it; out: what it was, and the decision."""
    key, _ = await KINDS[kind](desk.circle)
    if kind == "ask":
        assert key in await asks(desk)
    await desk.report(desk.circle.lin, key, kind=kind)
    return key, await desk.decide(await desk.case(), "hide")


async def asks(desk: Desk) -> list[str]:
    return [one["id"] for one in (await desk.do(desk.circle.lin, "GET", "/asks"))["items"]]


async def listed(desk: Desk, who: Someone) -> list[str]:
    """Out: the dates that somebody finds ahead."""
    return [one["id"] for one in (await desk.do(who, "GET", "/dates"))["items"]]


async def test_a_date_that_is_hidden_is_its_hosts_and_theirs_who_have_a_place(desk: Desk) -> None:
    wei, kim, lin, sam = desk.circle.wei, desk.circle.kim, desk.circle.lin, desk.circle.sam
    key, _ = await KINDS["date"](desk.circle)
    assert all([key in await listed(desk, who) for who in (kim, lin, sam)])
    await desk.do(sam, "PUT", f"/dates/{key}/sign-ups/me", {"role": "member"})
    await desk.report(lin, key, kind="date")
    made = await desk.decide(await desk.case(), "hide")
    for who in (kim, lin):
        assert key not in await listed(desk, who)
        assert await desk.code(who, "GET", f"/dates/{key}") == (404, "not_found")
        place = f"/dates/{key}/sign-ups/me"
        assert await desk.code(who, "PUT", place, {"role": "member"}) == (404, "not_found")
    for who in (wei, sam, desk.chen):
        assert key in await listed(desk, who)
    assert await desk.circle.doors.store.read(strangers) == [], "nobody loses their place"
    for who in (kim, desk.chen):
        assert "Cards" not in await week(desk, who, key), (
            "nobody knows who reads what hangs on a wall"
        )
    shown = await desk.do(sam, "GET", f"/dates/{key}")
    assert shown["mine"]["state"] == "in"
    (own,) = await desk.mine(wei)
    assert own["kind"] == "hide"
    await desk.undo(desk.ding, made["id"])
    assert all([key in await listed(desk, who) for who in (kim, lin)])


async def week(desk: Desk, who: Someone, key: str) -> str:
    """Out: the week of that date as it is printed for the wall."""
    day = (await desk.do(desk.chen, "GET", f"/dates/{key}"))["starts_at"][:10]
    answer = await desk.circle.call(who, "GET", f"{desk.here}/week/{day}")
    assert answer.status_code == 200, answer.text
    return str(answer.text)


async def test_who_came_long_ago_finds_it_no_more(desk: Desk) -> None:
    """Every week somebody comes: a place at one that is over is none that they would lose."""
    key, circle = str(uuid4()), desk.circle
    mei = await circle.doors.someone(circle.centre, "Mei", "peer_representative")
    start = (circle.clock.at + timedelta(days=2)).strftime("%Y-%m-%dT10:00")
    new = {
        "title": "Cards",
        "starts": start,
        "centre": circle.centre,
        "repeats": "FREQ=WEEKLY;COUNT=4",
    }
    made = await desk.do(mei, "PUT", f"/activities/{key}", new)
    first, later = made["dates"][0]["id"], made["dates"][2]["id"]
    await desk.do(circle.kim, "PUT", f"/dates/{first}/sign-ups/me", {"role": "member"})
    assert "Cards" in await week(desk, circle.kim, later)
    await circle.later(days=10)
    assert later in await listed(desk, circle.kim)
    await desk.report(circle.lin, later, kind="date")
    await desk.decide(await desk.case(), "hide")
    assert later not in await listed(desk, circle.kim)
    assert "Cards" not in await week(desk, circle.kim, later)


async def test_an_ask_that_is_hidden_comes_to_nobody_and_its_asker_waits_on(desk: Desk) -> None:
    wei, lin = desk.circle.wei, desk.circle.lin
    key, made = await hidden(desk, "ask")
    assert await asks(desk) == []
    assert await desk.code(lin, "GET", f"/asks/{key}") == (404, "not_found")
    answer = {"answer": "yes"}
    assert await desk.code(lin, "PUT", f"/asks/{key}/answer", answer) == (404, "not_found")
    news = (await desk.do(lin, "GET", "/me/for-you"))["items"]
    assert "ask.arrived" not in [one["event"]["on"] for one in news]
    ear = await desk.circle.doors.listen(lin, {f"me:{lin.id}": 0})
    assert "ask.arrived" not in [event["on"] for event in ear.heard]
    (own,) = (await desk.do(wei, "GET", "/me/asks"))["items"]
    assert (own["id"], own["state"]) == (key, "waiting")
    await desk.undo(desk.ding, made["id"])
    assert await asks(desk) == [key]
    assert (await desk.do(lin, "PUT", f"/asks/{key}/answer", answer))["answer"] == "yes"


async def test_a_kind_word_that_is_hidden_is_in_no_box(desk: Desk) -> None:
    wei, lin = desk.circle.wei, desk.circle.lin
    key, _ = await KINDS["thanks"](desk.circle)
    assert [one["id"] for one in (await desk.do(lin, "GET", "/me/kind-words"))["items"]] == [key]
    await desk.report(lin, key, kind="thanks")
    made = await desk.decide(await desk.case(), "hide")
    assert (await desk.do(lin, "GET", "/me/kind-words"))["items"] == []
    assert [one["id"] for one in (await desk.do(wei, "GET", "/me/thanks"))["items"]] == [key]
    await desk.undo(desk.ding, made["id"])
    assert len((await desk.do(lin, "GET", "/me/kind-words"))["items"]) == 1


async def test_an_ask_that_became_a_talk_is_not_offered_to_be_hidden(desk: Desk) -> None:
    lin = desk.circle.lin
    key, _ = await KINDS["ask"](desk.circle)
    await desk.report(lin, key, kind="ask")
    case = await desk.case()
    page = f"{desk.here}/cases/{case['id']}/deciding"
    assert "hide" in (await desk.do(desk.chen, "GET", page))["fits"]
    await desk.do(lin, "PUT", f"/asks/{key}/answer", {"answer": "yes"})
    assert "hide" not in (await desk.do(desk.chen, "GET", page))["fits"]
    refused = await desk.code(desk.chen, "PUT", desk.path(case), desk.body(case, "hide"))
    assert refused == (422, "not_for_this")
    assert await desk.mine(desk.circle.wei) == [], "nobody is told of what would do nothing"


async def test_words_left_without_a_name_can_be_hidden_and_their_case_ends(desk: Desk) -> None:
    wei, store = desk.circle.wei, desk.circle.doors.store
    key = await desk.circle.say(wei, "left behind")
    await store.write(erasing.erase_by_operator, UUID(wei.id), "asked", "nameless")
    store.vault.erase(UUID(wei.id), "nameless")
    assert "left behind" in await desk.texts(desk.circle.rosa)
    await desk.report(desk.circle.rosa, key)
    page = f"{desk.here}/cases/{(await desk.case())['id']}/deciding"
    assert (await desk.do(desk.chen, "GET", page))["fits"] == ["nothing", "hide"]
    await desk.decide(await desk.case(), "hide")
    assert "left behind" not in await desk.texts(desk.circle.rosa)
    assert (await desk.do(desk.chen, "GET", f"{desk.here}/cases"))["items"] == []
