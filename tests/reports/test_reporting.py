"""Reporting: what is copied, what is answered, and that nothing of it is told to whom it is about."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from models.cases import Case
from models.reports import Report
from tests.boundaries.conftest import Circle
from tests.matrix.doors import Someone
from tests.reports.saying import (
    WORDS,
    about,
    at_desk,
    case_of,
    copied,
    report,
    rows,
    said_of,
    take,
    tries,
)


async def test_the_desk_has_that_message_and_nothing_else_of_the_room(circle: Circle) -> None:
    room = await circle.talk(circle.lin, circle.wei)
    for text in ("hello", "how are you"):
        await circle.say(circle.wei, text, room)
    said = await circle.say(circle.wei, WORDS, room)
    await circle.say(circle.lin, "please stop", room)
    key = await report(circle, circle.lin, "message", said, words=" It hurt me. ")
    case = await case_of(circle, key)
    (only,) = await copied(circle, case)
    assert (only.words, only.place, str(only.id) != said) == (WORDS, 0, True)
    assert only.author is not None and only.author.name == "Wei"
    assert (str(case.person_id), str(case.room_id), case.origin) == (circle.wei.id, room, "report")
    assert await said_of(circle, case) == [("hurts", "It hurt me.")]
    shown = str(await at_desk(circle, case))
    assert circle.lin.id not in shown and "Lin" not in shown
    assert "please stop" not in shown and "how are you" not in shown


async def test_what_goes_along_was_shown_first(circle: Circle) -> None:
    lines = [await circle.say(circle.wei, f"line {n}") for n in range(4)]
    said = await circle.say(circle.wei, WORDS)
    await circle.say(circle.lin, "why do you say that?")
    path = f"/reports/around?kind=message&id={said}&before=2&after=5"
    shown = (await circle.do(circle.lin, "GET", path))["items"]
    assert [(one["place"], one["words"]) for one in shown] == [
        (-2, "line 2"),
        (-1, "line 3"),
        (0, WORDS),
        (1, "why do you say that?"),
    ]
    assert [one["yours"] for one in shown] == [False, False, False, True]
    await circle.say(circle.wei, "said after Lin looked")
    ids = [one["id"] for one in shown]
    key = await report(circle, circle.lin, "message", said, before=2, after=5, shown=ids)
    found = await copied(circle, await case_of(circle, key))
    assert [(one.place, one.words) for one in found] == [
        (one["place"], one["words"]) for one in shown
    ]
    assert lines[0] not in ids


async def test_what_is_withheld_from_me_does_not_go_along(circle: Circle) -> None:
    """Sam is blocked by Lin: what Sam says in the group isn't Lin's to see, nor to send."""
    await circle.say(circle.sam, "from Sam, before")
    said = await circle.say(circle.wei, WORDS)
    gone = await circle.say(circle.kim, "taken back")
    await circle.say(circle.kim, "left there")
    await circle.do(circle.lin, "PUT", f"/people/{circle.sam.id}/block")
    await circle.do(circle.kim, "DELETE", f"/rooms/{circle.room}/messages/{gone}")
    for who, expected in ((circle.lin, [0, 1]), (circle.rosa, [-1, 0, 1])):
        path = f"/reports/around?kind=message&id={said}&before=1&after=1"
        shown = (await circle.do(who, "GET", path))["items"]
        assert [one["place"] for one in shown] == expected, who.name
    key = await report(circle, circle.lin, "message", said, before=5, after=5)
    words = [one.words for one in await copied(circle, await case_of(circle, key))]
    assert words == [WORDS, "left there"]


async def test_it_stays_readable_when_it_is_taken_back(circle: Circle) -> None:
    said = await circle.say(circle.wei, WORDS)
    key = await report(circle, circle.lin, "message", said)
    await circle.do(circle.wei, "DELETE", f"/rooms/{circle.room}/messages/{said}")
    (only,) = await copied(circle, await case_of(circle, key))
    assert only.words == WORDS
    assert (await tries(circle, circle.rosa, "message", said))[0] == 404, "not there for her"


async def test_nothing_is_told_to_whom_it_is_about(circle: Circle) -> None:
    """No number of their stream, of the room's or of the centre's moves; what they can fetch is the same."""
    said = await circle.say(circle.wei, WORDS)
    ear = await circle.doors.listen(circle.wei)
    paths = (
        "/rooms",
        f"/rooms/{circle.room}/messages",
        "/me/for-you",
        "/me/data",
        "/me/access-log",
    )
    before = [(await circle.call(circle.wei, "GET", path)).content for path in paths]
    heads, heard = ear.heard[-1]["heads"], len(ear.heard)
    key = await report(circle, circle.lin, "message", said, before=5, words="mean")
    await take(circle, await case_of(circle, key), circle.chen)
    await circle.doors.settled()
    assert [(await circle.call(circle.wei, "GET", path)).content for path in paths] == before
    late = await circle.doors.listen(circle.wei)
    assert (late.heard[-1]["heads"], len(ear.heard)) == (heads, heard)


async def test_said_twice_it_is_one_report(circle: Circle) -> None:
    said = await circle.say(circle.wei, WORDS)
    key, body = str(uuid4()), about("message", said, before=1, words="mean")
    first = await circle.call(circle.lin, "PUT", f"/reports/{key}", body)
    assert first.status_code == 201
    await circle.do(circle.wei, "DELETE", f"/rooms/{circle.room}/messages/{said}")
    await circle.do(circle.lin, "PATCH", f"/me/reports/{key}", {"words": "and again"})
    again = await circle.call(circle.lin, "PUT", f"/reports/{key}", body)
    assert (again.status_code, again.content) == (200, first.content)
    for who, other in (
        (circle.lin, body | {"reason": "danger"}),
        (circle.lin, body | {"words": "else"}),
        (circle.sam, body),
    ):
        answer = await circle.call(who, "PUT", f"/reports/{key}", other)
        assert (answer.status_code, answer.json()["code"]) == (409, "already_different")
    assert len([one for one in await rows(circle, Report) if str(one.id) == key]) == 1


async def test_the_answer_tells_nothing_of_other_reports(circle: Circle) -> None:
    """Whether somebody said it before, whether a worker has it already, whether I am paused: the same answer."""
    said, other = await circle.say(circle.wei, WORDS), await circle.say(circle.wei, "fine")
    first = await report(circle, circle.sam, "message", said)
    await take(circle, await case_of(circle, first), circle.chen)
    pause = {"person": circle.lin.id, "lasts": "day", "reason": "a rest from writing"}
    path = f"/centres/{circle.centre}/suspensions/{uuid4()}"
    await circle.do(circle.chen, "PUT", path, pause)
    answers = []
    for thing in (said, other):
        answer = await circle.call(
            circle.lin, "PUT", f"/reports/{uuid4()}", about("message", thing)
        )
        answers.append((answer.status_code, {**answer.json(), "id": ""}))
    assert answers[0] == answers[1] and answers[0][0] == 201


async def test_reports_of_one_thing_are_one_case(circle: Circle) -> None:
    said = await circle.say(circle.wei, WORDS)
    one = await report(circle, circle.lin, "message", said)
    before = await case_of(circle, one)
    circle.clock.at += timedelta(seconds=1)
    two = await report(circle, circle.sam, "message", said, reason="danger", words="be quick")
    circle.clock.at += timedelta(seconds=1)
    await report(circle, circle.sam, "message", said, reason="spam")
    case = await case_of(circle, two)
    assert case.id == before.id and case.version > before.version
    assert (before.danger, case.danger) == (False, True)
    assert sorted(await said_of(circle, case), key=str) == [
        ("danger", "be quick"),
        ("hurts", None),
        ("spam", None),
    ]
    assert (await at_desk(circle, case))["reporters"] == "two"


async def test_twenty_a_day_but_danger_always(circle: Circle) -> None:
    said = await circle.say(circle.wei, WORDS)
    for _ in range(20):
        await report(circle, circle.lin, "message", said)
    status, code = await tries(circle, circle.lin, "message", said)
    assert (status, code) == (429, "enough_reports")
    assert (await tries(circle, circle.lin, "message", said, reason="danger"))[0] == 201
    assert (await tries(circle, circle.sam, "message", said))[0] == 201
    circle.clock.at += timedelta(days=1, seconds=1)
    assert (await tries(circle, circle.lin, "message", said))[0] == 201


async def test_my_own_is_not_reported(circle: Circle) -> None:
    said = await circle.say(circle.lin, "mine")
    assert await tries(circle, circle.lin, "message", said) == (409, "this_is_yours")
    path = f"/reports/around?kind=message&id={said}"
    assert (await circle.call(circle.lin, "GET", path)).status_code == 409
    assert (await tries(circle, circle.lin, "person", circle.lin.id))[0] == 409


def _blank(answer: Any) -> Any:
    return answer.status_code, answer.content


async def test_what_i_do_not_see_is_not_there(circle: Circle) -> None:
    """Unknown, elsewhere, before my joining, of somebody behind a block: the same bytes. Rosa proves it is there."""
    early = await circle.say(circle.wei, "before Nan came")
    nan: Someone = await circle.doors.someone(circle.centre, "Nan")
    outsider = await circle.doors.someone(await circle.doors.centre(f"Far {uuid4().hex}"), "Far")
    await circle.do(nan, "PUT", f"/rooms/{circle.room}/members/me")
    late = await circle.say(circle.wei, "after")
    await circle.do(circle.kim, "PUT", f"/people/{circle.wei.id}/block")
    unknown = _blank(
        await circle.call(nan, "PUT", f"/reports/{uuid4()}", about("message", str(uuid4())))
    )
    for who, thing in ((nan, early), (outsider, late), (circle.kim, late)):
        body = about("message", thing)
        assert _blank(await circle.call(who, "PUT", f"/reports/{uuid4()}", body)) == unknown
        path = f"/reports/around?kind=message&id={thing}"
        assert _blank(await circle.call(who, "GET", path)) == unknown
    assert (await tries(circle, nan, "message", late))[0] == 201
    assert (await tries(circle, circle.rosa, "message", early))[0] == 201
    elsewhere = about("message", late)
    elsewhere["about"]["room"] = str(uuid4())
    answer = await circle.call(circle.rosa, "PUT", f"/reports/{uuid4()}", elsewhere)
    assert _blank(answer) == unknown


@pytest.mark.parametrize(
    "wrong",
    [
        {"reason": "because"},
        {"before": 6},
        {"after": -1},
        {"words": "x" * 1001},
        {"by": "me"},
        {"about": {"kind": "room", "id": str(uuid4())}},
    ],
)
async def test_what_cannot_be(circle: Circle, wrong: dict[str, Any]) -> None:
    said = await circle.say(circle.wei, WORDS)
    body = about("message", said) | wrong
    answer = await circle.call(circle.lin, "PUT", f"/reports/{uuid4()}", body)
    assert answer.status_code == 422


async def test_a_case_that_ended_is_not_joined(circle: Circle) -> None:
    said = await circle.say(circle.wei, WORDS)
    first = await case_of(circle, await report(circle, circle.lin, "message", said))
    circle.doors.alter(
        "UPDATE cases SET ended_at = ? WHERE id = ?",
        f"{circle.clock.at:%Y-%m-%d %H:%M:%S.%f}",
        first.id.hex,
    )
    second = await case_of(circle, await report(circle, circle.sam, "message", said))
    assert second.id != first.id
    assert len([one for one in await rows(circle, Case) if str(one.thing_id) == said]) == 2
    (only,) = await copied(circle, second)
    assert only.words == WORDS
