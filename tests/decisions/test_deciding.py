"""Deciding: a row with its reason first; whom it concerns is told, and everything that came of it can be taken back."""

from typing import Any
from uuid import uuid4

import pytest

from tests.decisions.conftest import WHY, WORDS, Desk


async def test_whom_it_concerns_is_told_what_why_and_how_to_answer(desk: Desk) -> None:
    wei, rosa = desk.circle.wei, desk.circle.rosa
    ears = {
        name: await desk.circle.doors.listen(who) for name, who in (("wei", wei), ("rosa", rosa))
    }
    _, case = await desk.said()
    await desk.circle.doors.settled()
    assert not [e for e in ears["wei"].heard if e.get("stream") == f"me:{wei.id}"]
    made = await desk.decide(case, "ask_to_change")
    await desk.circle.doors.settled()
    (told,) = [e for e in ears["wei"].heard if e["on"] == "decision.made"]
    (mine,) = await desk.mine(wei)
    assert told["decision"] == mine
    assert (mine["id"], mine["kind"], mine["reason"], mine["said"]) == (
        made["id"],
        "ask_to_change",
        WHY,
        WORDS,
    )
    assert (mine["by"]["name"], mine["place"], mine["state"]) == ("Chen", "Tea", "in_force")
    assert mine["may_appeal"] and not mine["alone"]
    (item,) = (await desk.do(wei, "GET", "/me/for-you"))["items"]
    assert item["event"]["decision"] == mine
    answer = f"/me/decisions/{mine['id']}/answers/{uuid4()}"
    for status in (201, 200):
        said = await desk.circle.call(wei, "PUT", answer, {"words": "I was tired."})
        assert said.status_code == status
    (again,) = await desk.mine(wei)
    assert [one["words"] for one in again["answers"]] == ["I was tired."]
    form = await desk.do(desk.ding, "GET", f"{desk.here}/cases/{case['id']}/deciding")
    assert [one["words"] for one in form["items"][0]["answers"]] == ["I was tired."]
    # Nobody else: not who reported, not others of the group, not another centre's worker.
    assert not [e for e in ears["rosa"].heard if e["on"].startswith("decision.")]
    for other in (rosa, desk.circle.kim, desk.chen):
        assert await desk.code(other, "GET", f"/me/decisions/{mine['id']}") == (404, "not_found")
        assert await desk.mine(other) == []
        path = f"/me/decisions/{mine['id']}/answers/{uuid4()}"
        assert (await desk.code(other, "PUT", path, {"words": "x"}))[0] == 404


async def test_the_act_of_reporting_and_deciding_nothing_tell_nobody(desk: Desk) -> None:
    wei = desk.circle.wei
    ear = await desk.circle.doors.listen(wei)
    _, case = await desk.said()
    await desk.decide(case, "nothing")
    await desk.later(minutes=1)
    assert [e["on"] for e in ear.heard if e.get("stream") == f"me:{wei.id}"] == []
    assert await desk.mine(wei) == []
    assert (await desk.do(wei, "GET", "/me/data"))["decisions"] == []


async def test_what_is_hidden_only_its_author_has(desk: Desk) -> None:
    wei, kim = desk.circle.wei, desk.circle.kim
    key, case = await desk.said()
    ears = [await desk.circle.doors.listen(who) for who in (wei, kim)]
    made = await desk.decide(case, "hide")
    await desk.circle.doors.settled()
    assert await desk.texts(kim) == ["-"] and await desk.texts(desk.chen) == ["-"]
    (own,) = await desk.circle.history(wei)
    assert own["text"] == WORDS and own["held"] is True
    for ear in ears:
        assert [e["id"] for e in ear.heard if e["on"] == "message.taken_back"] == [key]
    found = (await desk.do(kim, "GET", "/search?q=useless"))["items"]
    assert found == [] and len((await desk.do(wei, "GET", "/search?q=useless"))["items"]) == 1
    assert (await desk.circle.room_of(kim))["last"] is None
    hug = f"/rooms/{desk.circle.room}/messages/{key}/reaction"
    assert (await desk.code(kim, "PUT", hug, {"kind": "hug"}))[0] == 404
    late = await desk.circle.doors.listen(kim, {f"room:{desk.circle.room}": 0})
    assert WORDS not in str(late.heard)
    await desk.undo(desk.ding, made["id"])
    await desk.circle.doors.settled()
    assert await desk.texts(kim) == [WORDS]
    (shown,) = [e for e in ears[1].heard if e["on"] == "message.shown"]
    assert shown["message"] == (await desk.circle.history(kim))[0]
    late = await desk.circle.doors.listen(kim, {f"room:{desk.circle.room}": 0})
    assert [e["on"] for e in late.heard if e["on"].startswith("message.")] == [
        "message.sent",
        "message.shown",
    ]


async def test_a_topic_comes_and_goes(desk: Desk) -> None:
    _, case = await desk.said()
    made = await desk.decide(case, "topic", topic="death")
    assert [item["topics"] for item in await desk.circle.history(desk.circle.kim)] == [["death"]]
    await desk.undo(desk.ding, made["id"])
    assert [item["topics"] for item in await desk.circle.history(desk.circle.kim)] == [[]]


async def test_out_of_a_room_for_a_time(desk: Desk) -> None:
    wei, room = desk.circle.wei, desk.circle.room
    _, case = await desk.said()
    ear = await desk.circle.doors.listen(wei)
    made = await desk.decide(case, "remove_from_room", lasts="week")
    await desk.circle.doors.settled()
    join = f"/rooms/{room}/members/me"
    assert (await desk.code(wei, "GET", f"/rooms/{room}"))[0] == 404
    assert (await desk.code(wei, "PUT", join))[0] == 404
    assert room not in [r["id"] for r in (await desk.do(wei, "GET", "/rooms/open"))["items"]]
    # It is told once: as a decision, not as being asked out besides.
    items = (await desk.do(wei, "GET", "/me/for-you"))["items"]
    assert [item["event"]["on"] for item in items] == ["decision.made"]
    assert (await desk.do(wei, "GET", "/me/removals"))["items"] == []
    assert "room.removed" in [e["on"] for e in ear.heard]
    await desk.later(days=7, minutes=1)
    assert (await desk.mine(wei))[0]["state"] == "over"
    assert (await desk.circle.call(wei, "PUT", join)).is_success
    assert made["until"] is not None


@pytest.mark.parametrize(
    ("kind", "lasts", "hours"), [("pause", "day", 24), ("leave", "month", 720)]
)
async def test_a_pause_and_a_leave(desk: Desk, kind: str, lasts: str, hours: int) -> None:
    wei = desk.circle.wei
    _, case = await desk.said()
    await desk.decide(case, kind, lasts=lasts)
    say = f"/rooms/{desk.circle.room}/messages/{uuid4()}"
    assert await desk.code(wei, "PUT", say, {"text": "hm"}) == (403, "writing_paused")
    assert await desk.texts(wei) == [WORDS], "who is paused reads on"
    items = (await desk.do(wei, "GET", "/me/for-you"))["items"]
    assert [item["event"]["on"] for item in items] == ["decision.made"], "told once, not twice"
    (pause,) = (await desk.do(wei, "GET", "/me/suspensions"))["items"]
    assert pause["decision"] == (await desk.mine(wei))[0]["id"]
    await desk.later(hours=hours - 1)
    assert (await desk.code(wei, "PUT", say, {"text": "hm"}))[0] == 403
    await desk.later(hours=1, minutes=1)
    assert (await desk.circle.call(wei, "PUT", say, {"text": "hm"})).status_code == 201


async def test_a_pause_that_is_lifted_elsewhere_ends_its_decision(desk: Desk) -> None:
    _, case = await desk.said()
    made = await desk.decide(case, "pause", lasts="week")
    await desk.do(desk.ding, "DELETE", f"{desk.here}/suspensions/{made['id']}")
    (mine,) = await desk.mine(desk.circle.wei)
    assert mine["state"] == "undone"


async def test_a_talk_opens_a_room_of_two(desk: Desk) -> None:
    wei = desk.circle.wei
    _, case = await desk.said()
    await desk.decide(case, "talk", keep_open=True)
    (mine,) = await desk.mine(wei)
    assert mine["room"] and not mine["may_appeal"]
    inside = (await desk.do(wei, "GET", f"/rooms/{mine['room']}/members"))["items"]
    assert {one["person"]["name"] for one in inside} == {"Wei", "Chen"}


async def test_lasting_removal_takes_two(desk: Desk) -> None:
    wei = desk.circle.wei
    _, case = await desk.said()
    made = await desk.decide(case, "removal")
    await desk.later(minutes=1)
    assert made["waits"] and await desk.mine(wei) == [], "proposed is told to nobody"
    assert (await desk.circle.room_of(wei))["may"]["write"] is True
    path = f"{desk.path(case, made['id'])}/second"
    assert await desk.code(desk.chen, "PUT", path) == (403, "takes_two")
    assert (await desk.code(desk.circle.rosa, "PUT", path))[0] == 404
    for _ in range(2):
        agreed = await desk.do(desk.ding, "PUT", path)
        assert (agreed["waits"], agreed["second"]["name"]) == (False, "Ding")
    assert (await desk.code(desk.gao, "PUT", path))[0] == 404, "two are enough"
    (mine,) = await desk.mine(wei)
    assert (mine["kind"], mine["until"], mine["second"]["name"]) == ("removal", None, "Ding")
    assert (await desk.code(wei, "GET", f"/rooms/{desk.circle.room}"))[0] == 404
    assert (await desk.do(wei, "GET", "/me/data"))["decisions"], "their own data stays theirs"
    await desk.undo(desk.gao, made["id"])
    invited = [r for r in (await desk.do(wei, "GET", "/rooms/open"))["items"] if r["invited_by"]]
    assert [r["id"] for r in invited] == [desk.circle.room]
    await desk.do(wei, "PUT", f"/rooms/{desk.circle.room}/members/me")
    await desk.circle.say(wei, "here again")


async def test_lasting_removal_is_from_every_group_of_the_centre(desk: Desk) -> None:
    c, wei = desk.circle, desk.circle.wei
    other, third = str(uuid4()), str(uuid4())
    for room, title in ((other, "Songs"), (third, "Walks")):
        await c.do(c.rosa, "POST", "/rooms", {"id": room, "title": title, "open": True})
    await c.do(wei, "PUT", f"/rooms/{other}/members/me")
    await c.do(c.rosa, "PUT", f"/rooms/{third}/invitations/{wei.id}")
    _, case = await desk.said()
    made = await desk.decide(case, "removal")
    assert (await c.call(wei, "GET", f"/rooms/{other}")).status_code == 200, "only proposed"
    await desk.do(desk.ding, "PUT", f"{desk.path(case, made['id'])}/second")
    for room in (c.room, other):
        assert (await c.call(wei, "GET", f"/rooms/{room}")).status_code == 404
    assert (await c.do(wei, "GET", "/rooms/open"))["items"] == []
    assert (await c.call(wei, "PUT", f"/rooms/{third}/members/me")).status_code == 404
    await desk.undo(desk.gao, made["id"])
    invited = [r for r in (await c.do(wei, "GET", "/rooms/open"))["items"] if r["invited_by"]]
    assert {r["id"] for r in invited} == {c.room, other, third}
    await c.do(wei, "PUT", f"/rooms/{other}/members/me")


async def test_what_does_not_fit(desk: Desk) -> None:
    key, case = await desk.said()

    async def tries(kind: str, who: Any = None, **more: Any) -> tuple[int, str]:
        body = desk.body(case, kind, **more)
        return await desk.code(who or desk.chen, "PUT", desk.path(case), body)

    for kind, more in (
        ("pause", {}),
        ("pause", {"lasts": "month"}),
        ("leave", {"lasts": "day"}),
        ("hide", {"lasts": "day"}),
        ("topic", {}),
        ("hide", {"topic": "death"}),
        ("remove_from_room", {}),
        ("hide", {"rule_line": str(uuid4())}),
    ):
        assert await tries(kind, **more) == (422, "invalid"), kind
    for reason in ("", "  "):
        assert await tries("hide", reason=reason) == (422, "invalid")
    for who in (desk.circle.rosa, desk.circle.wei):
        assert await tries("hide", who) == (404, "not_found")
    # A person isn't hidden, and takes no topic.
    await desk.report(desk.circle.rosa, desk.circle.lin.id, kind="person")
    items = (await desk.do(desk.chen, "GET", f"{desk.here}/cases"))["items"]
    case = next(one for one in items if one["id"] != case["id"])
    assert await tries("hide") == (422, "not_for_this")
    assert await tries("topic", topic="death") == (422, "not_for_this")
    assert await tries("remove_from_room", lasts="week") == (422, "not_for_this")
    assert key and (await desk.texts(desk.circle.kim)) == [WORDS]


async def test_who_is_worried_about_leads_to_no_penalty(desk: Desk) -> None:
    key = await desk.circle.say(desk.circle.wei, "I can't sleep any more")
    await desk.report(desk.circle.rosa, key, "worried")
    case = await desk.case()
    form = await desk.do(desk.chen, "GET", f"{desk.here}/cases/{case['id']}/deciding")
    assert form["only_care"] and form["fits"] == ["nothing", "talk", "topic"]
    for kind, more in (("hide", {}), ("pause", {"lasts": "day"}), ("removal", {})):
        body = desk.body(case, kind, **more)
        assert await desk.code(desk.chen, "PUT", desk.path(case), body) == (422, "only_care")
    await desk.decide(case, "talk")
    assert (await desk.mine(desk.circle.wei))[0]["kind"] == "talk"


async def test_a_colleagues_rights_are_nobodys_to_take(desk: Desk) -> None:
    key = await desk.circle.say(desk.chen, "hurry up")
    await desk.report(desk.circle.rosa, key)
    items = (await desk.do(desk.ding, "GET", f"{desk.here}/cases"))["items"]
    body = desk.body(items[0], "pause", lasts="day")
    assert await desk.code(desk.ding, "PUT", desk.path(items[0]), body) == (403, "not_allowed")
    # And whom it concerns doesn't find the case at all.
    assert await desk.code(desk.chen, "PUT", desk.path(items[0]), body) == (404, "not_found")
    await desk.decide(items[0], "hide", desk.ding)


async def test_said_twice_it_is_done_once(desk: Desk) -> None:
    _, case = await desk.said()
    ear = await desk.circle.doors.listen(desk.circle.wei)
    path, body = desk.path(case), desk.body(case, "pause", lasts="day")
    first = await desk.circle.call(desk.chen, "PUT", path, body)
    again = await desk.circle.call(desk.chen, "PUT", path, body)
    assert (first.status_code, again.status_code) == (201, 200)
    assert first.json() == again.json()
    other = body | {"reason": "something else"}
    assert await desk.code(desk.chen, "PUT", path, other) == (409, "already_different")
    await desk.later(minutes=1)
    assert len([e for e in ear.heard if e["on"] == "decision.made"]) == 1


async def test_two_workers_cannot_decide_unknowingly(desk: Desk) -> None:
    _, case = await desk.said()
    await desk.decide(case, "hide", keep_open=True)
    body = desk.body(case, "pause", lasts="week")
    refused = await desk.circle.call(desk.ding, "PUT", desk.path(case), body)
    assert (refused.status_code, refused.json()["code"]) == (409, "case_moved_on")
    assert "Chen" in refused.json()["detail"]
    assert len(await desk.mine(desk.circle.wei)) == 1
    # Whoever sees the newest step finds whose it is.
    seen = await desk.case()
    body = desk.body(seen, "pause", lasts="week")
    assert await desk.code(desk.ding, "PUT", desk.path(seen), body) == (409, "case_is_taken")
    await desk.decide(seen, "pause", desk.gao, lasts="week")
    ended = desk.body(seen, "hide")
    assert (await desk.code(desk.chen, "PUT", desk.path(seen), ended))[0] == 409
