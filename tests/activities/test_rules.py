"""Waking hours, and to whom places go: the rules held against plain counting."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from hypothesis import example, given, settings
from hypothesis import strategies as st

from rules.resting import in_quiet_hours
from rules.sign_ups import Pool, Waiting, in_line, left, to_offer
from rules.waking import before_quiet, waking_between, waking_until

ZONES = ("Asia/Shanghai", "Europe/Berlin", "America/New_York", "Asia/Kolkata")
MINUTE = timedelta(minutes=1)
clock = st.builds(lambda h, m: f"{h:02}:{m:02}", st.integers(0, 23), st.sampled_from((0, 15, 30)))
spans = st.none() | st.tuples(clock, clock).filter(lambda span: span[0] != span[1])
weeks = st.lists(spans, min_size=7, max_size=7)
# Spring, the nights on which clocks change, and an ordinary week.
moments = st.builds(
    lambda day, minutes: day + timedelta(minutes=minutes),
    st.sampled_from(
        (
            datetime(2030, 3, 9, tzinfo=UTC),
            datetime(2030, 3, 30, tzinfo=UTC),
            datetime(2030, 10, 26, tzinfo=UTC),
            datetime(2030, 6, 5, tzinfo=UTC),
        )
    ),
    st.integers(0, 2 * 24 * 60),
)
NIGHTS: Any = [("21:30", "08:00")] * 7


@settings(max_examples=60, deadline=None)
@given(week=weeks, zone=st.sampled_from(ZONES), begin=moments, length=st.integers(0, 36))
@example(week=NIGHTS, zone="Europe/Berlin", begin=datetime(2030, 3, 30, 19, tzinfo=UTC), length=24)
def test_waking_time_is_what_counting_minutes_gives(
    week: Any, zone: str, begin: datetime, length: int
) -> None:
    end = begin + timedelta(hours=length)
    awake = sum(not in_quiet_hours(week, zone, begin + n * MINUTE) for n in range(length * 60))
    assert waking_between(week, zone, begin, end) == awake * MINUTE


@settings(max_examples=60, deadline=None)
@given(week=weeks, zone=st.sampled_from(ZONES), begin=moments, hours=st.integers(1, 12))
def test_an_offer_lasts_that_long_of_somebodys_waking_time(
    week: Any, zone: str, begin: datetime, hours: int
) -> None:
    end = waking_until(week, zone, begin, timedelta(hours=hours))
    slept_through = end - begin >= timedelta(days=14)
    assert slept_through or waking_between(week, zone, begin, end) == timedelta(hours=hours)


@settings(max_examples=80, deadline=None)
@given(week=weeks, zone=st.sampled_from(ZONES), at=moments)
def test_what_comes_before_quiet_hours_never_comes_in_them(
    week: Any, zone: str, at: datetime
) -> None:
    earlier = before_quiet(week, zone, at)
    if not in_quiet_hours(week, zone, at):
        assert earlier == at
        return
    last = earlier + timedelta(minutes=15)
    asleep = all(
        in_quiet_hours(week, zone, last + n * MINUTE) for n in range(60) if last + n * MINUTE <= at
    )
    assert asleep and (
        not in_quiet_hours(week, zone, last - MINUTE) or at - last > timedelta(days=13)
    )


people = st.builds(
    Waiting,
    person=st.just(UUID(int=0)),
    number=st.just(0),
    had=st.booleans(),
    declined=st.booleans(),
    been=st.booleans(),
    asleep=st.booleans(),
    resting=st.booleans(),
    open=st.booleans(),
)


@settings(max_examples=200)
@given(
    drawn=st.lists(people, max_size=8),
    free=st.integers(0, 4),
    turn=st.sampled_from(("line", "first_timers")),
    to_all=st.booleans(),
)
def test_to_whom_a_place_goes(drawn: list[Waiting], free: int, turn: str, to_all: bool) -> None:
    waiting = [replace(one, person=UUID(int=n), number=n) for n, one in enumerate(drawn)]
    chosen = to_offer(waiting, free, turn, to_all=to_all)
    by_id = {one.person: one for one in waiting}
    assert len(set(chosen)) == len(chosen)
    for person in chosen:
        one = by_id[person]
        assert not (one.asleep or one.resting or one.open), "nobody is woken, or asked twice"
    if free == 0:
        assert chosen == []
    elif to_all:
        assert len(chosen) == sum(one.awake and not one.declined for one in waiting)
    else:
        assert len(chosen) <= free
        first = [one for one in in_line(waiting, turn) if one.claims][:free]
        assert chosen == [one.person for one in first if not one.asleep]
        for one in first:
            passed_over = [
                o for o in waiting if o.claims and o.number < one.number and o not in first
            ]
            assert turn == "first_timers" or not passed_over, "nobody who came first is passed over"


@given(limit=st.none() | st.integers(1, 5), taken=st.integers(0, 6), claims=st.integers(0, 3))
def test_places_left_are_words_and_agree_with_who_gets_in(
    limit: int | None, taken: int, claims: int
) -> None:
    pool = Pool(limit, taken, claims)
    word = left(pool)
    assert word == ("any" if limit is None else "some" if pool.open else "none")
    if limit is not None:
        assert pool.open == (max(limit - taken, 0) > claims)
