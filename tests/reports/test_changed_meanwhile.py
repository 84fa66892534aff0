"""What changed between one report and the next, who is told of a withdrawal, and where the other may guess."""

from typing import Any
from uuid import uuid4

from tests.boundaries.conftest import Circle
from tests.matrix.doors import Someone
from tests.reports.saying import WORDS, case_of, copied, report, take


async def post(circle: Circle, key: str, words: str) -> None:
    body = {"kind": "learn", "title": "Knots", "words": words, "audience": "group"}
    await circle.do(circle.wei, "PUT", f"/skills/{key}", body | {"group": circle.room})


async def change(circle: Circle, key: str, words: str) -> None:
    await circle.do(circle.wei, "PATCH", f"/skills/{key}", {"words": words})


async def for_you(circle: Circle, who: Someone) -> list[dict[str, Any]]:
    items = (await circle.do(who, "GET", "/me/for-you"))["items"]
    return [item["event"] for item in items if item["event"]["on"] == "case.changed"]


async def test_what_was_changed_and_reported_anew_stands_beside_it(circle: Circle) -> None:
    key = str(uuid4())
    await post(circle, key, WORDS)
    sent = await report(circle, circle.lin, "skill", key)
    await report(circle, circle.kim, "skill", key)
    case = await case_of(circle, sent)
    assert [one.words for one in await copied(circle, case)] == [f"Knots\n{WORDS}"]
    await change(circle, key, "Worse still.")
    for who in (circle.sam, circle.rosa):
        await report(circle, who, "skill", key)
    found = await copied(circle, case)
    assert [(one.place, one.words) for one in found] == [
        (0, f"Knots\n{WORDS}"),
        (0, "Knots\nWorse still."),
    ]
    assert (await case_of(circle, sent)).id == case.id


async def test_whoever_has_it_hears_of_a_withdrawal(circle: Circle) -> None:
    key = await report(circle, circle.lin, "message", await circle.say(circle.wei, WORDS))
    case = await case_of(circle, key)
    await take(circle, case, circle.chen)
    ear = await circle.doors.listen(circle.chen)
    await circle.do(circle.lin, "DELETE", f"/me/reports/{key}")
    await circle.doors.settled()
    heard = [one for one in ear.heard if one["on"] == "case.changed"]
    assert [(one["case"], one["asks"], one["withdrawn"]) for one in heard] == [
        (str(case.id), None, True)
    ]
    assert [one["withdrawn"] for one in await for_you(circle, circle.chen)] == [True]
    assert "Lin" not in str(heard)
    await circle.do(circle.lin, "DELETE", f"/me/reports/{key}/withdrawal")
    assert [one["asks"] for one in await for_you(circle, circle.chen)] == ["more"]


async def test_it_goes_once_they_did_something(circle: Circle) -> None:
    key = await report(circle, circle.lin, "message", await circle.say(circle.wei, WORDS))
    case = await case_of(circle, key)
    await take(circle, case, circle.chen)
    await circle.do(circle.lin, "DELETE", f"/me/reports/{key}")
    circle.clock.at += (await case_of(circle, key)).opened_at.resolution
    path = f"/centres/{circle.centre}/cases/{case.id}/notes/{uuid4()}"
    await circle.do(circle.chen, "PUT", path, {"words": "Seen."})
    assert await for_you(circle, circle.chen) == []


async def test_in_a_group_of_two_the_other_may_guess(circle: Circle) -> None:
    room = str(uuid4())
    await circle.do(circle.lin, "POST", "/rooms", {"id": room, "title": "Two", "open": True})
    await circle.do(circle.wei, "PUT", f"/rooms/{room}/members/me")
    path = f"/reports/around?kind=message&id={await circle.say(circle.wei, WORDS, room)}"
    assert (await circle.do(circle.lin, "GET", path))["of_two"]
    await circle.do(circle.kim, "PUT", f"/rooms/{room}/members/me")
    assert not (await circle.do(circle.lin, "GET", path))["of_two"]
    await circle.do(circle.lin, "PUT", f"/people/{circle.kim.id}/block")
    assert (await circle.do(circle.lin, "GET", path))["of_two"], "as far as Lin sees who is there"
    here = f"/reports/around?kind=message&id={await circle.say(circle.wei, WORDS)}"
    assert not (await circle.do(circle.lin, "GET", here))["of_two"]
