"""What becomes of it all: twelve months later, and when somebody is erased."""

from datetime import UTC, datetime, timedelta

import pytest

from jobs import erasing
from models.cases import Case, CaseCopy, CaseRoom, CaseStep
from models.decisions import Decision
from models.messages import Message
from models.reports import Report
from rules.reports import months_before
from tests.boundaries.conftest import Circle
from tests.matrix.doors import Someone
from tests.reports.saying import (
    WORDS,
    case_of,
    copied,
    copies_in,
    decide,
    mine,
    report,
    row,
    rows,
    said_of,
    sweep,
    take,
)

SECRET = "reporter-says 他让我很难受"


async def erase(circle: Circle, who: Someone, messages: str = "tombstones") -> None:
    await circle.do(who, "PUT", "/me/erasure", {"messages": messages})
    circle.clock.at += timedelta(days=7, seconds=1)
    await erasing.sweep(circle.doors.store)
    await circle.doors.settled()


@pytest.mark.parametrize("circle", ["sqlite"], indirect=True)
async def test_the_words_stand_in_no_file(circle: Circle) -> None:
    """Neither the copies nor what the reporter says, once the message is gone; a name proves that we look rightly."""
    said = await circle.say(circle.wei, WORDS)
    await report(circle, circle.lin, "message", said, words=SECRET)
    await circle.do(circle.wei, "DELETE", f"/rooms/{circle.room}/messages/{said}")
    circle.doors.store.writing.dispose()
    circle.doors.alter("VACUUM")
    circle.doors.alter("PRAGMA wal_checkpoint(TRUNCATE)")
    held = circle.doors.file.read_bytes()
    assert b"Rosa" in held
    assert b"reporter-says" not in held and b"you-are-useless" not in held


async def test_twelve_months_after_its_end_nothing_is_left(circle: Circle) -> None:
    said = await circle.say(circle.wei, WORDS)
    key = await report(circle, circle.lin, "message", said, words=SECRET)
    case = await case_of(circle, key)
    await take(circle, case, circle.chen)
    room = (await circle.do(circle.lin, "PUT", f"/me/reports/{key}/room"))["room"]
    await circle.say(circle.lin, "between Chen and me", room)
    await decide(circle, case, "hide", circle.chen)
    await sweep(circle)
    await sweep(circle, days=364)
    assert (await copied(circle, case))[0].words == WORDS
    assert (await mine(circle, circle.lin, key))["words"] == SECRET
    old = await row(circle, key)
    await sweep(circle, days=2)
    for table, column in (
        (Case, "id"),
        (CaseCopy, "case_id"),
        (CaseStep, "case_id"),
        (Report, "case_id"),
        (CaseRoom, "case_id"),
    ):
        left = [one for one in await rows(circle, table) if getattr(one, column) == case.id]
        assert left == [], table.__name__
    assert (await circle.do(circle.lin, "GET", "/me/reports"))["items"] == []
    assert (await circle.call(circle.chen, "GET", f"/rooms/{room}")).status_code == 404
    talked = [one.text for one in await rows(circle, Message) if str(one.room_id) == room]
    assert talked == [""]
    vault = circle.doors.store.vault
    assert old.words is not None
    assert vault.open_bytes(case.id, "case", old.id, old.words) is None, "no older copy opens"
    (decision,) = [one for one in await rows(circle, Decision) if str(one.thing_id) == said]
    assert (decision.case_id, str(decision.person_id)) == (None, circle.wei.id)
    items = (await circle.do(circle.lin, "GET", "/me/for-you"))["items"]
    assert "report.changed" not in {item["event"]["on"] for item in items}


async def test_a_crash_between_key_and_rows_is_made_up_for(circle: Circle) -> None:
    said = await circle.say(circle.wei, WORDS)
    key = await report(circle, circle.lin, "message", said, words=SECRET)
    case = await case_of(circle, key)
    await decide(circle, case, "nothing", circle.chen)
    circle.clock.at += timedelta(days=366)
    circle.doors.store.vault.drop(case.id, "case")
    assert (await copied(circle, case))[0].words == ""
    assert (await mine(circle, circle.lin, key))["words"] == ""
    await sweep(circle)
    assert await copies_in(circle, case) == 0


async def test_an_open_case_is_not_erased(circle: Circle) -> None:
    said = await circle.say(circle.wei, WORDS)
    key = await report(circle, circle.lin, "message", said)
    await sweep(circle, days=800)
    assert (await copied(circle, await case_of(circle, key)))[0].words == WORDS


def test_twelve_months_are_a_year() -> None:
    for now, before in (
        ((2031, 3, 5), (2030, 3, 5)),
        ((2028, 2, 29), (2027, 2, 28)),
        ((2030, 1, 31), (2029, 1, 31)),
    ):
        assert months_before(datetime(*now, tzinfo=UTC), 12) == datetime(*before, tzinfo=UTC)
    assert months_before(datetime(2030, 3, 31, tzinfo=UTC), 1) == datetime(2030, 2, 28, tzinfo=UTC)


async def test_whoever_reported_is_erased(circle: Circle) -> None:
    """The case goes on; what they said, and that it was them, is gone."""
    said = await circle.say(circle.wei, WORDS)
    key = await report(circle, circle.lin, "message", said, words=SECRET)
    old = await row(circle, key)
    await erase(circle, circle.lin)
    left = await row(circle, key)
    assert (left.by_id, left.words, left.fingerprint) == (None, None, None)
    case = await case_of(circle, key)
    assert case.ended_at is None
    assert await said_of(circle, case) == [("hurts", None)]
    assert old.words is not None
    inner = circle.doors.store.vault.open_bytes(case.id, "case", old.id, old.words)
    assert inner is not None and SECRET.encode() not in inner, "also of an older copy of the data"
    await sweep(circle)


async def test_whom_it_is_about_is_erased(circle: Circle) -> None:
    """Their words are in no case any more; a case about them ends, others go on without them."""
    theirs = await circle.say(circle.wei, WORDS)
    others = await circle.say(circle.kim, "from Kim")
    about_wei = await report(circle, circle.lin, "message", theirs)
    about_kim = await report(circle, circle.lin, "message", others, before=1)
    await erase(circle, circle.wei)
    case = await case_of(circle, about_wei)
    assert case.person_id is None and case.ended_at is not None
    assert await copied(circle, case) == []
    other = await case_of(circle, about_kim)
    assert other.ended_at is None
    assert [one.words for one in await copied(circle, other)] == ["from Kim"]
    await sweep(circle)
    assert (await mine(circle, circle.lin, about_wei))["state"] == "done"


async def test_words_that_somebody_left_without_a_name_can_be_reported(circle: Circle) -> None:
    said = await circle.say(circle.wei, WORDS)
    await erase(circle, circle.wei, "nameless")
    key = await report(circle, circle.lin, "message", said)
    (only,) = await copied(circle, await case_of(circle, key))
    assert only.words == WORDS


async def test_a_worker_who_is_erased_gives_everything_back(circle: Circle) -> None:
    other: Someone = await circle.doors.someone(circle.centre, "Zhao", "worker")
    said = await circle.say(circle.wei, WORDS)
    key = await report(circle, circle.lin, "message", said)
    await take(circle, await case_of(circle, key), other)
    await sweep(circle)
    await erase(circle, other)
    case = await case_of(circle, key)
    assert (case.taken_by, case.ended_at) == (None, None)
    found = await mine(circle, circle.lin, key)
    assert (found["state"], found["by"]) == ("waiting", None)


async def test_my_data_holds_what_i_reported(circle: Circle) -> None:
    said = await circle.say(circle.wei, WORDS)
    key = await report(circle, circle.lin, "message", said, words=SECRET)
    data = await circle.do(circle.lin, "GET", "/me/data")
    assert [(one["id"], one["words"]) for one in data["reports"]] == [(key, SECRET)]
    assert WORDS not in str(data["reports"]), "what was copied is Wei's"
    assert SECRET in (await circle.call(circle.lin, "GET", "/me/data/page")).text
    about = await circle.do(circle.wei, "GET", "/me/data")
    assert about["reports"] == [] and SECRET not in str(about)
