"""A list of five hundred dates: every one is in it once, and a page asks as little far down as at the top."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import event, insert
from sqlmodel import col

from actions.ties import dates
from core.work import Work
from models.activities import Activity
from models.sign_ups import SignUp
from tests.activities.conftest import Week
from tests.matrix.doors import Someone

# Two series begin at the same minute each day, so that pages end between dates of one moment.
SERIES = (("14:00", 125), ("14:00", 125), ("09:00", 125), ("16:30", 125))
ALL = sum(count for _, count in SERIES)


@contextmanager
def counted(week: Week) -> Iterator[list[str]]:
    """Out: what is asked of the database meanwhile, by whoever reads."""
    asked: list[str] = []

    def hear(*args: Any) -> None:
        asked.append(args[2])

    event.listen(week.doors.store.reading, "before_cursor_execute", hear)
    try:
        yield asked
    finally:
        event.remove(week.doors.store.reading, "before_cursor_execute", hear)


async def pages(week: Week, who: Someone, path: str) -> tuple[list[list[Any]], set[int]]:
    """Out: the pages of a list, and how many queries each took that led to another."""
    found: list[list[Any]] = []
    took: set[int] = set()
    cursor: str | None = ""
    while cursor is not None:
        with counted(week) as asked:
            page = await week.do(who, "GET", f"{path}limit=50{cursor}")
        found.append(page["items"])
        took.add(len(asked))
        cursor = page["next"] and f"&cursor={page['next']}"
    return found, took


@pytest.mark.parametrize("path", ["/dates?", "/me/dates?", "/me/dates?past=true&"])
async def test_a_list_of_five_hundred(week: Week, path: str) -> None:
    for n, (clock, count) in enumerate(SERIES):
        more: dict[str, Any] = {"turn": "first_timers"} if n % 2 else {}
        await week.post(
            title=f"{n}", starts=f"2030-03-12T{clock}", repeats=f"FREQ=DAILY;COUNT={count}",
            places=1, **more,
        )  # fmt: skip
    people = (UUID(week.rosa.id), UUID(week.sam.id))
    await week.doors.store.write(_sign_up_everywhere, UUID(week.centre), *people)
    if "past" in path:
        week.clock.at = datetime.fromisoformat("2031-03-12T00:00:00Z")
    found, took = await pages(week, week.rosa, path)
    assert [len(page) for page in found] == [50] * (ALL // 50)
    all_ = [one for page in found for one in page]
    assert len({one["id"] for one in all_}) == ALL
    begun = [(one["starts_at"], one["id"]) for one in all_]
    assert begun == sorted(begun, reverse="past" in path)
    assert {one["mine"]["state"] for one in all_} == {"in", "waiting"}
    assert len(took) == 1, "no page asks more than another"
    (queries,) = took
    with counted(week) as asked:
        await week.do(week.rosa, "GET", f"{path}limit=5")
    assert len(asked) == queries, "nor a long page more than a short one"


def _sign_up_everywhere(work: Work, centre: UUID, rosa: UUID, sam: UUID) -> None:
    """Rosa has a place on half of them, and waits behind Sam for the others, where turns are by who has been."""
    rows = []
    for date, activity in work.session.execute(dates().where(col(Activity.centre_id) == centre)):
        full = activity.turn == "first_timers"
        more = {"date_id": date.id, "role": "member", "shown_to": "going", "at": work.now}
        rows.append(more | {"person_id": rosa, "state": "waiting" if full else "in", "number": 2})
        if full:
            rows.append(more | {"person_id": sam, "state": "in", "number": 1})
    work.change(insert(SignUp), [row | {"was": "", "walk_in": False} for row in rows])
