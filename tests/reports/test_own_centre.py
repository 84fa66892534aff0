"""Staff who report something of their own centre step out of its case: said to them before sending, and to nobody else."""

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

from actions import people
from core.work import Work
from tests.boundaries.conftest import Circle
from tests.matrix.doors import Someone
from tests.reports.saying import WORDS, report


async def around(circle: Circle, who: Someone, kind: str, key: str) -> Any:
    """Out: what somebody is answered before they report it."""
    path = f"/reports/around?kind={kind}&id={key}&before=0&after=0"
    answer = await circle.call(who, "GET", path)
    assert answer.status_code == 200, answer.text
    return answer


async def alone(circle: Circle, who: Someone, kind: str, key: str) -> bool:
    return bool((await around(circle, who, kind, key)).json()["alone"])


async def colleague(circle: Circle) -> Someone:
    """Out: a second worker, in the group too."""
    ding = await circle.doors.someone(circle.centre, "Ding", "worker")
    await circle.do(ding, "PUT", f"/rooms/{circle.room}/members/me")
    return ding


async def test_it_waits_while_nobody_else_works_there(circle: Circle) -> None:
    said = await circle.say(circle.wei, WORDS)
    assert await alone(circle, circle.chen, "message", said) is True
    ding = await colleague(circle)
    assert await alone(circle, circle.chen, "message", said) is False
    left = "UPDATE appointments SET ended_at = '2020-01-02' WHERE person_id = ?"
    circle.doors.alter(left, circle.doors.stored(ding.id))
    assert await alone(circle, circle.chen, "message", said) is True


async def test_whom_it_concerns_does_not_look_at_it_either(circle: Circle) -> None:
    ding = await colleague(circle)
    said = await circle.say(ding, WORDS)
    assert await alone(circle, circle.chen, "message", said) is True
    assert await alone(circle, circle.chen, "person", ding.id) is True
    await circle.doors.someone(circle.centre, "Jiao", "coordinator")
    assert await alone(circle, circle.chen, "message", said) is False


async def test_it_names_no_author_who_is_not_shown_and_nobody_who_reported_it(
    circle: Circle,
) -> None:
    ding = await colleague(circle)
    key = str(uuid4())
    day = (circle.clock.at + timedelta(days=2)).date().isoformat()
    wish = {"title": "The card", "day": day, "audience": "centre", "named": False}
    await circle.do(ding, "PUT", f"/help-requests/{key}", wish)
    answer = await around(circle, circle.chen, "help_request", key)
    assert answer.json()["items"][0]["person"] is None
    assert answer.json()["alone"] is False, "else it would say that Ding asked"
    said = await circle.say(circle.wei, WORDS)
    before = await around(circle, circle.chen, "message", said)
    await report(circle, ding, "message", said)
    assert (await around(circle, circle.chen, "message", said)).content == before.content


async def test_nobody_but_staff_of_that_centre_is_told(circle: Circle) -> None:
    """Nor does a member's answer change with who works there."""
    said = await circle.say(circle.wei, WORDS)
    before = await around(circle, circle.lin, "message", said)
    assert set(before.json()) == {"centre", "of_two", "items"}
    await colleague(circle)
    assert (await around(circle, circle.lin, "message", said)).content == before.content
    far = await circle.doors.centre(f"Far {uuid4().hex[:8]}")
    zhao = await circle.doors.someone(far, "Zhao", "worker")

    def belongs_here_too(work: Work) -> None:
        people.give_role(work, UUID(zhao.id), UUID(circle.centre), "member", None)

    await circle.doors.store.write(belongs_here_too)
    await circle.do(zhao, "PUT", f"/rooms/{circle.room}/members/me")
    again = await circle.say(circle.wei, WORDS)
    assert set((await around(circle, zhao, "message", again)).json()) == set(before.json())
