"""Quiet hours are quiet: over a simulated year, in zones with and without summer time, whatever the hours."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rules.resting import EVERY_NIGHT, Still, in_quiet_hours, may_call

YEAR = 2031
ZONES = ["Asia/Shanghai", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Tokyo"]
Week = list[tuple[str, str] | None]

clock = st.builds("{:02}:{:02}".format, st.integers(0, 23), st.integers(0, 59))
weeks = st.lists(st.none() | st.tuples(clock, clock), min_size=7, max_size=7)


def quiet_spans(week: Week) -> list[tuple[datetime, datetime]]:
    """The year's quiet hours as a clock on the wall shows them, day by day."""
    spans = []
    for number in range(-1, 366):
        day = date(YEAR, 1, 1) + timedelta(days=number)
        hours = week[day.weekday()]
        if hours is not None:
            start, end = [datetime.combine(day, time.fromisoformat(at)) for at in hours]
            spans.append((start, end if start < end else end + timedelta(days=1)))
    return spans


def moments(step: timedelta) -> list[datetime]:
    first = datetime(YEAR, 1, 1, 12, tzinfo=UTC)
    return [first + number * step for number in range(timedelta(days=363) // step)]


@pytest.mark.parametrize("zone", ZONES)
def test_a_year_of_nights_every_quarter_of_an_hour(zone: str) -> None:
    """From 21:30 to 08:00 on the wall nothing calls, and at no other time is it kept from calling."""
    called = 0
    for now in moments(timedelta(minutes=15)):
        on_the_wall = now.astimezone(ZoneInfo(zone)).time()
        night = on_the_wall >= time(21, 30) or on_the_wall < time(8)
        quiet = in_quiet_hours(EVERY_NIGHT, zone, now)
        still = Still(resting=False, quiet_hours=quiet, enough=False, taken_up=frozenset())
        assert may_call(still) is not night, (now, on_the_wall)
        called += not night
    assert called > 15_000, "there is a day, too"


@given(week=weeks, zone=st.sampled_from(ZONES), offset=st.integers(0, 6))
@settings(max_examples=60, deadline=None)
def test_whatever_hours_somebody_sets(week: Week, zone: str, offset: int) -> None:
    spans = quiet_spans(week)
    for now in moments(timedelta(hours=7, minutes=offset))[::3]:
        on_the_wall = now.astimezone(ZoneInfo(zone)).replace(tzinfo=None)
        near = [one for one in spans if abs(one[0] - on_the_wall) < timedelta(days=3)]
        quiet = any(start <= on_the_wall < end for start, end in near)
        assert in_quiet_hours(week, zone, now) == quiet, (now, on_the_wall)
