"""The first and the last day there is, and rules that never come true: refused, not fallen over."""

import itertools
from datetime import datetime
from typing import Any

import dateutil.rrule
import pytest
from dateutil.rrule import rrulestr
from hypothesis import given, settings
from hypothesis import strategies as st

from core.errors import Invalid
from rules import repeats
from tests.activities.conftest import Week

FAR = ("0001-01-01", "9999-12-31", "1969-12-31", "3000-01-01")
MOMENTS = (
    "0001-01-01T00:00:00%2B14:00",
    "9999-12-31T23:59:59-12:00",
    "1969-12-31T23:59:59Z",
    "3000-01-01T00:00:00Z",
)


@pytest.mark.parametrize("week", ["sqlite"], indirect=True)
async def test_days_and_moments_out_of_reach(week: Week) -> None:
    centre = f"/centres/{week.centre}"
    tries: list[tuple[str, str, Any]] = []
    for day in FAR:
        tries += [("GET", f"{centre}/{what}/{day}", None) for what in ("check-in", "week")]
        tries.append(("PUT", f"{centre}/closed-days/{day}", {"name": "Never"}))
        tries.append(("DELETE", f"{centre}/closed-days/{day}", None))
    date = await week.one()
    for moment in MOMENTS:
        tries.append(("GET", f"/dates?after={moment}", None))
        for begin, end in ((moment, "2030-01-01T00:00:00Z"), ("2030-01-01T00:00:00Z", moment)):
            tries.append(("GET", f"{centre}/attendance?begin={begin}&end={end}", None))
        mark = {"came": "came", "at": moment.replace("%2B", "+")}
        tries.append(("PUT", f"/dates/{date}/attendance/{week.rosa.id}", mark))
    for method, path, body in tries:
        answer = await week.call(week.chen, method, path, body)
        assert answer.status_code == 422, (method, path)
    for day in ("1970-01-01", "2999-12-31"):
        for what in ("check-in", "week"):
            assert (await week.call(week.chen, "GET", f"{centre}/{what}/{day}")).status_code == 200
    assert (await week.call(week.rosa, "GET", "/dates?after=2999-12-31T23:59:59Z")).is_success


@pytest.mark.parametrize(
    ("starts", "rule"),
    [
        ("2030-03-06T14:00", "FREQ=DAILY;INTERVAL=7;BYDAY=TU;COUNT=3"),
        ("2030-03-06T14:00", "FREQ=MONTHLY;BYMONTHDAY=1;BYDAY=5MO;COUNT=3"),
        ("2030-02-06T14:00", "FREQ=MONTHLY;INTERVAL=12;BYMONTHDAY=31;COUNT=3"),
        ("2030-02-06T14:00", "FREQ=WEEKLY;INTERVAL=52;BYMONTHDAY=31;COUNT=3"),
    ],
)
def test_a_rule_that_never_comes_true_is_no_long_walk(
    starts: str, rule: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its walk ends with the two years that a series may last, whatever it looks for."""
    steps = 0
    walk: Any = vars(dateutil.rrule)["_iterinfo"]
    real = walk.rebuild

    def counted(self: Any, year: int, month: int) -> Any:
        nonlocal steps
        steps += 1
        return real(self, year, month)

    monkeypatch.setattr(walk, "rebuild", counted)
    with pytest.raises(Invalid):
        repeats.all_slots(starts, rule)
    assert steps < 800


days = st.lists(st.sampled_from(repeats.DAYS), min_size=1, max_size=3, unique=True).map(",".join)


@settings(max_examples=200, deadline=None)
@given(
    start=st.datetimes(datetime.fromisoformat("2029-01-01"), datetime.fromisoformat("2031-01-01")),
    unit=st.sampled_from(("DAILY", "WEEKLY", "MONTHLY")),
    every=st.integers(1, 8),
    by=st.none() | days.map("BYDAY={}".format) | st.integers(1, 31).map("BYMONTHDAY={}".format),
    first=st.sampled_from(("", ";WKST=MO", ";WKST=SU")),
    count=st.integers(1, 12),
)
def test_the_dates_are_those_of_the_library(
    start: datetime, unit: str, every: int, by: str | None, first: str, count: int
) -> None:
    """Whichever of its days, weeks and months we count: as long as it comes to an end in two years."""
    start = start.replace(second=0, microsecond=0)
    rule = f"FREQ={unit};INTERVAL={every}{first}" + (f";{by}" if by else "")
    whole = rrulestr(f"{rule};UNTIL=20400101", dtstart=start)
    rule += f";COUNT={count}"
    theirs = [f"{time:%Y-%m-%dT%H:%M}" for time in itertools.islice(whole, count)]
    within = f"{start + repeats.LONGEST:%Y-%m-%dT%H:%M}"
    try:
        assert repeats.all_slots(f"{start:%Y-%m-%dT%H:%M}", rule) == theirs
    except (Invalid, repeats.SeriesTooLong):
        assert len(theirs) < count or theirs[-1] > within
