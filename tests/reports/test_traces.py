"""What is left of a case where nobody looks for it: marks of dangerous words, and rooms of who is erased."""

from typing import Any

from jobs import danger
from models.cases import Case, CaseRoom
from models.danger import DangerMark
from models.messages import Message
from tests.boundaries.conftest import Circle
from tests.matrix.doors import Someone
from tests.reports.saying import WORDS, case_of, decide, report, rows, sweep, take
from tests.reports.test_erasing import erase

DANGER = "我不想活了"


async def marked(circle: Circle, who: Someone) -> tuple[str, Case]:
    """Somebody writes such words in the group; out: the message, and the case it brought."""
    said = await circle.say(who, DANGER)
    await danger.sweep(circle.doors.store)
    (case,) = [one for one in await rows(circle, Case) if str(one.thing_id) == said]
    return said, case


async def marks(circle: Circle) -> set[str]:
    return {str(one.thing_id) for one in await rows(circle, DangerMark)}


async def test_a_mark_goes_with_its_case(circle: Circle) -> None:
    said, case = await marked(circle, circle.wei)
    other, _ = await marked(circle, circle.kim)
    await decide(circle, case, "nothing", circle.chen)
    await sweep(circle, days=364)
    assert await marks(circle) == {said, other}
    await sweep(circle, days=2)
    assert await marks(circle) == {other}, "of an open case it stays"


async def test_a_mark_stays_while_another_case_is_about_it(circle: Circle) -> None:
    said, case = await marked(circle, circle.wei)
    await decide(circle, case, "nothing", circle.chen)
    await sweep(circle, days=30)
    again = await case_of(circle, await report(circle, circle.lin, "message", said))
    assert again.id != case.id
    await decide(circle, again, "nothing", circle.chen)
    await sweep(circle, days=340)
    left = {one.id for one in await rows(circle, Case)}
    assert case.id not in left and again.id in left and await marks(circle) == {said}
    await sweep(circle, days=30)
    assert await marks(circle) == set()


async def test_a_mark_that_brought_no_case_goes_with_the_next(circle: Circle) -> None:
    gone = await circle.say(circle.kim, DANGER)
    await circle.do(circle.kim, "DELETE", f"/rooms/{circle.room}/messages/{gone}")
    _, case = await marked(circle, circle.wei)
    assert gone in await marks(circle)
    await decide(circle, case, "nothing", circle.chen)
    await sweep(circle, days=367)
    assert await marks(circle) == set()


async def talked(circle: Circle) -> tuple[Case, str]:
    """Lin reported Wei's words, and talks of it with Chen; out: the case, and their room."""
    said = await circle.say(circle.wei, WORDS)
    key = await report(circle, circle.lin, "message", said)
    case = await case_of(circle, key)
    await take(circle, case, circle.chen)
    room = (await circle.do(circle.lin, "PUT", f"/me/reports/{key}/room"))["room"]
    await circle.say(circle.lin, "it was about me", room)
    await circle.say(circle.chen, "thank you, Lin", room)
    return case, room


async def tied(circle: Circle, case: Case) -> list[Any]:
    return [one for one in await rows(circle, CaseRoom) if one.case_id == case.id]


async def test_who_is_erased_is_tied_to_no_case_by_a_room_that_nobody_is_in(circle: Circle) -> None:
    case, room = await talked(circle)
    version = (await circle.do(circle.chen, "GET", _page(circle, case)))["version"]
    await circle.do(circle.chen, "DELETE", f"{_page(circle, case)}/taking?version={version}")
    assert len(await tied(circle, case)) == 1
    assert (await circle.call(circle.chen, "GET", f"/rooms/{room}")).status_code == 404
    await erase(circle, circle.lin, "nameless")
    assert await tied(circle, case) == []
    said = [one.text for one in await rows(circle, Message) if str(one.room_id) == room]
    assert said == ["", ""], "nobody could read it any more"
    await sweep(circle, days=1)


async def test_a_worker_who_is_in_it_keeps_it_until_the_case_goes(circle: Circle) -> None:
    case, room = await talked(circle)
    await erase(circle, circle.lin, "nameless")
    texts = [item["text"] for item in await circle.history(circle.chen, room)]
    assert texts == ["it was about me", "thank you, Lin"]
    assert len(await tied(circle, case)) == 1
    await decide(circle, case, "nothing", circle.chen)
    await sweep(circle, days=366)
    assert await tied(circle, case) == []
    assert (await circle.call(circle.chen, "GET", f"/rooms/{room}")).status_code == 404


def _page(circle: Circle, case: Case) -> str:
    return f"/centres/{circle.centre}/cases/{case.id}"
