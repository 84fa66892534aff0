"""Staffed hours against a clock on the wall that is read minute by minute, over moved clocks and closed days."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rules.hours import DANGER, Plan, closes_at, is_staffed, next_opening, staffed, target

MINUTE = timedelta(minutes=1)
WORKDAYS = [[("09:00", "12:00"), ("13:00", "17:00")]] * 5 + [[], []]
SHANGHAI = "Asia/Shanghai"
ZONES = ("Europe/Berlin", SHANGHAI, "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu")
# Around the days on which clocks are moved in Berlin, New York and on Lord Howe, and somewhere between.
DAYS = [date(2026, *day) for day in ((3, 7), (3, 28), (4, 4), (6, 10), (10, 3), (10, 24), (10, 31))]


def said(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"


@st.composite
def spans(draw: st.DrawFn) -> list[tuple[str, str]]:
    turns = sorted(draw(st.sets(st.integers(0, 24 * 60 - 1), max_size=4)))
    return [
        (said(one), said(other))
        for one, other in zip(turns[::2], turns[1::2], strict=False)
        if one < other
    ]


weeks = st.lists(spans(), min_size=7, max_size=7)
moments = st.builds(
    lambda day, minute: datetime.combine(day, time(0), UTC) + minute * MINUTE,
    st.sampled_from(DAYS),
    st.integers(-600, 3 * 24 * 60),
)
closing = st.sets(
    st.builds(lambda day, on: day + timedelta(days=on), st.sampled_from(DAYS), st.integers(-1, 4))
)


def on_the_wall(
    week: list[list[tuple[str, str]]], closed: set[date], zone: str, now: datetime
) -> bool:
    """Somebody stands before the clock, and looks at the sheet beside it."""
    here = now.astimezone(ZoneInfo(zone))
    if here.date() in closed:
        return False
    return any(one <= f"{here:%H:%M}" < other for one, other in week[here.weekday()])


@settings(max_examples=150, deadline=None)
@given(weeks, closing, st.sampled_from(ZONES), moments)
def test_what_the_clock_on_the_wall_says(
    week: list[list[tuple[str, str]]], closed: set[date], zone: str, now: datetime
) -> None:
    there = on_the_wall(week, closed, zone, now)
    assert staffed(week, closed, zone, now) is there
    opens, closes = next_opening(week, closed, zone, now), closes_at(week, closed, zone, now)
    assert (closes is not None) is there
    minute, before, expected_closes, expected_opens = now, there, None, None
    for _ in range(2 * 24 * 60):
        minute += MINUTE
        is_there = on_the_wall(week, closed, zone, minute)
        if before and not is_there and expected_closes is None:
            expected_closes = minute
        if is_there and not before:
            expected_opens = minute
            break
        before = is_there
    if expected_opens is not None:
        assert opens == expected_opens
    else:
        assert opens is None or opens > minute
    if there and expected_closes is not None:
        assert closes == expected_closes


@settings(max_examples=150, deadline=None)
@given(weeks, closing, st.sampled_from(ZONES), moments, st.booleans())
def test_somebody_is_there_when_they_said_they_would_have_looked(
    week: list[list[tuple[str, str]]], closed: set[date], zone: str, now: datetime, danger: bool
) -> None:
    by = target(week, closed, zone, now, danger=danger)
    opens = next_opening(week, closed, zone, now)
    if by is None:
        assert opens is None
        return
    assert by > now
    if danger:
        assert (
            by == now + DANGER
            or (opens is not None and by == opens + DANGER)
            or staffed(week, closed, zone, now)
        )
    else:
        # At its very end a span is over: look a moment earlier, at the day it belongs to.
        day = (by - MINUTE).astimezone(ZoneInfo(zone)).date()
        assert day not in closed and week[day.weekday()]


def at(month: int, day: int, hour: int, minute: int) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=ZoneInfo(SHANGHAI))


@pytest.mark.parametrize(
    ("now", "danger", "by"),
    [
        (at(6, 1, 10, 0), True, at(6, 1, 10, 15)),
        (at(6, 1, 11, 50), True, at(6, 1, 13, 15)),  # they leave before fifteen minutes are over
        (at(6, 1, 20, 0), True, at(6, 2, 9, 15)),
        (at(6, 5, 16, 59), True, at(6, 8, 9, 15)),  # Friday evening
        (at(6, 1, 10, 0), False, at(6, 2, 10, 0)),
        (at(6, 5, 10, 0), False, at(6, 8, 10, 0)),
        (at(6, 6, 10, 0), False, at(6, 8, 17, 0)),  # Saturday: by the end of Monday
        (at(6, 10, 10, 0), False, at(6, 12, 10, 0)),  # the day between is closed
    ],
)
def test_by_when(now: datetime, danger: bool, by: datetime) -> None:
    assert target(WORKDAYS, {date(2026, 6, 11)}, SHANGHAI, now, danger=danger) == by


def test_a_week_without_anybody_promises_nothing() -> None:
    empty: list[list[tuple[str, str]]] = [[]] * 7
    now = at(6, 1, 10, 0)
    assert next_opening(empty, (), SHANGHAI, now) is None
    assert target(empty, (), SHANGHAI, now, danger=True) is None
    assert target(empty, (), SHANGHAI, now, danger=False) is None


def test_spans_that_touch_are_one() -> None:
    week = [[("09:00", "12:00"), ("12:00", "17:00")]] * 7
    assert closes_at(week, (), SHANGHAI, at(6, 1, 10, 0)) == at(6, 1, 17, 0)


def test_an_hour_that_comes_twice_is_staffed_twice_and_one_left_out_is_not_there() -> None:
    berlin = ZoneInfo("Europe/Berlin")
    week = [[("02:15", "02:45")]] * 7
    twice = [datetime(2026, 10, 25, 2, 30, tzinfo=berlin, fold=fold) for fold in (0, 1)]
    assert all(staffed(week, (), "Europe/Berlin", moment) for moment in twice)
    spring = datetime(2026, 3, 29, 0, 30, tzinfo=berlin)
    opens = next_opening(week, (), "Europe/Berlin", spring)
    assert opens == datetime(2026, 3, 30, 2, 15, tzinfo=berlin)


def test_a_date_of_its_own_counts_on_a_closed_day() -> None:
    day = date(2026, 6, 11)
    plan = Plan(WORKDAYS, {day}, {day: [("10:00", "11:00")]})
    assert is_staffed(plan, SHANGHAI, at(6, 11, 10, 30))
    assert not is_staffed(plan, SHANGHAI, at(6, 11, 12, 0))
