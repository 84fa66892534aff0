"""A pause from somebody's own page at the desk is a decision as any other; lifting it takes the decision back."""

import asyncio
from typing import Any
from uuid import uuid4

from tests.decisions.conftest import WHY, Desk
from tests.matrix.doors import Someone


def body(desk: Desk, whom: Someone, lasts: str = "week") -> dict[str, Any]:
    return {"person": whom.id, "lasts": lasts, "reason": WHY}


async def pause(desk: Desk, who: Someone, key: str = "") -> tuple[int, str]:
    path = f"{desk.here}/suspensions/{key or uuid4()}"
    return await desk.code(who, "PUT", path, body(desk, desk.circle.wei))


async def test_it_is_a_decision_that_can_be_answered_and_appealed(desk: Desk) -> None:
    wei, key = desk.circle.wei, str(uuid4())
    ear = await desk.circle.doors.listen(wei)
    for status in (201, 200):
        assert (await pause(desk, desk.chen, key))[0] == status
    await desk.circle.doors.settled()
    (mine,) = await desk.mine(wei)
    assert (mine["id"], mine["kind"], mine["lasts"], mine["reason"]) == (key, "pause", "week", WHY)
    assert (mine["by"]["name"], mine["state"], mine["may_appeal"]) == ("Chen", "in_force", True)
    assert [e["decision"]["id"] for e in ear.heard if e["on"] == "decision.made"] == [key]
    (held,) = (await desk.do(wei, "GET", "/me/suspensions"))["items"]
    assert held["decision"] == key
    said = f"/me/decisions/{key}/answers/{uuid4()}"
    assert (await desk.code(wei, "PUT", said, {"words": "I was tired."}))[0] == 201
    appeal = {"id": str(uuid4()), "words": "Please look.", "advocate": desk.circle.kim.id}
    await desk.do(wei, "PUT", f"/me/decisions/{key}/appeal", appeal)
    (waits,) = (await desk.do(desk.ding, "GET", f"{desk.here}/appeals"))["items"]
    assert waits["id"] == appeal["id"] and waits["for_me"]
    # Its case is over with it, and it counts on the ladder.
    assert (await desk.do(desk.ding, "GET", f"{desk.here}/cases"))["items"] == []
    await desk.report(desk.circle.rosa, wei.id, kind="person")
    case = await desk.case()
    form = await desk.do(desk.ding, "GET", f"{desk.here}/cases/{case['id']}/deciding")
    assert [(one["kind"], one["lasts"]) for one in form["before"]] == [("pause", "week")]


async def test_who_reported_them_or_stands_by_them_does_not_pause_them(desk: Desk) -> None:
    key, _ = await desk.said()
    await desk.report(desk.chen, key)
    assert await pause(desk, desk.chen) == (404, "not_found")
    items = (await desk.do(desk.ding, "GET", f"{desk.here}/cases"))["items"]
    made = await desk.decide(items[0], "hide", desk.ding)
    appeal = {"id": str(uuid4()), "words": "Please look.", "advocate": desk.gao.id}
    await desk.do(desk.circle.wei, "PUT", f"/me/decisions/{made['id']}/appeal", appeal)
    path = f"/me/advocacy/{appeal['id']}/answer"
    await desk.do(desk.gao, "PUT", path, {"answer": "yes"})
    assert await pause(desk, desk.gao) == (404, "not_found")
    assert (await pause(desk, desk.ding))[0] == 201


async def test_two_do_not_pause_somebody_without_knowing_of_each_other(desk: Desk) -> None:
    assert (await pause(desk, desk.chen))[0] == 201
    assert await pause(desk, desk.ding) == (409, "case_moved_on")
    assert len(await desk.mine(desk.circle.wei)) == 1
    (held,) = (await desk.do(desk.circle.wei, "GET", "/me/suspensions"))["items"]
    await desk.do(desk.ding, "DELETE", f"{desk.here}/suspensions/{held['id']}")
    assert (await pause(desk, desk.ding))[0] == 201


async def test_who_is_only_worried_about_is_not_paused(desk: Desk) -> None:
    key = await desk.circle.say(desk.circle.wei, "I can't sleep any more")
    await desk.report(desk.circle.rosa, key, "worried")
    assert await pause(desk, desk.chen) == (422, "only_care")
    assert await desk.mine(desk.circle.wei) == []


async def test_it_is_decided_in_the_case_that_is_open_about_them(desk: Desk) -> None:
    await desk.report(desk.circle.rosa, desk.circle.wei.id, kind="person")
    case = await desk.case()
    path = f"{desk.here}/cases/{case['id']}/taking"
    await desk.do(desk.ding, "PUT", path, {"version": case["version"]})
    assert await pause(desk, desk.chen) == (409, "case_is_taken")
    assert (await pause(desk, desk.ding))[0] == 201
    form = await desk.do(desk.ding, "GET", f"{desk.here}/cases/{case['id']}/deciding")
    assert [one["kind"] for one in form["items"]] == ["pause"]
    assert (await desk.case())["id"] == case["id"], "who reported is still to be answered"


async def test_lifting_takes_the_decision_back_and_says_why(desk: Desk) -> None:
    wei, key = desk.circle.wei, str(uuid4())
    await pause(desk, desk.chen, key)
    path = f"{desk.here}/suspensions/{key}"
    for _ in range(2):
        await desk.do(desk.ding, "DELETE", path)
    (mine,) = await desk.mine(wei)
    assert mine["state"] == "undone" and "write again" in mine["undone_why"]
    await desk.circle.say(wei, "here again")


async def test_lifting_a_lasting_removal_undoes_all_of_it(desk: Desk) -> None:
    wei = desk.circle.wei
    _, case = await desk.said()
    made = await desk.decide(case, "removal")
    await desk.do(desk.ding, "PUT", f"{desk.path(case, made['id'])}/second")
    desk.circle._signed_in()
    path, why = f"{desk.here}/suspensions/{made['id']}", {"reason": "A year of calm."}
    await desk.circle.doors.do(desk.gao, "DELETE", path, why)
    (mine,) = await desk.mine(wei)
    assert (mine["state"], mine["undone_why"]) == ("undone", "A year of calm.")
    await desk.do(wei, "PUT", f"/rooms/{desk.circle.room}/members/me")
    page = await desk.do(desk.ding, "GET", f"{desk.here}/cases/{case['id']}")
    assert [one["kind"] for one in page["steps"]][-1] == "undone"


async def test_who_reported_does_not_lift(desk: Desk) -> None:
    await desk.do(desk.gao, "PUT", f"/rooms/{desk.circle.room}/members/me")
    key, _ = await desk.said()
    await desk.report(desk.gao, key)
    case = await desk.case()
    made = await desk.decide(case, "pause", lasts="week")
    path = f"{desk.here}/suspensions/{made['id']}"
    assert await desk.code(desk.gao, "DELETE", path) == (404, "not_found")
    assert (await desk.mine(desk.circle.wei))[0]["state"] == "in_force"


async def test_care_stays_care_when_the_only_report_is_withdrawn(desk: Desk) -> None:
    words = await desk.circle.say(desk.circle.wei, "I can't sleep any more")
    report = str(uuid4())
    said = {"about": {"kind": "message", "id": words}, "reason": "worried"}
    await desk.do(desk.circle.rosa, "PUT", f"/reports/{report}", said)
    case = await desk.case()
    path = f"{desk.here}/cases/{case['id']}/taking"
    await desk.do(desk.chen, "PUT", path, {"version": case["version"]})
    await desk.do(desk.circle.rosa, "DELETE", f"/me/reports/{report}")
    case = await desk.case()
    form = await desk.do(desk.chen, "GET", f"{desk.here}/cases/{case['id']}/deciding")
    assert form["only_care"] and form["fits"] == ["nothing", "talk", "topic"]
    refused = desk.body(case, "pause", lasts="week")
    assert await desk.code(desk.chen, "PUT", desk.path(case), refused) == (422, "only_care")


async def test_two_at_the_same_moment_pause_once(desk: Desk) -> None:
    said = await asyncio.gather(pause(desk, desk.chen), pause(desk, desk.ding))
    assert sorted(said) == [(201, ""), (409, "case_moved_on")]
    assert [one["kind"] for one in await desk.mine(desk.circle.wei)] == ["pause"]
