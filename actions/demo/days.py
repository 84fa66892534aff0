"""Chooses the days on which a room's scenes happen: in their order, evenly over five weeks, each on a day that suits it."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from random import Random

from actions.demo.script import Scene

WEEKS = 5
SLACK_DAYS = 7  # a room whose weekdays don't fit may begin a week earlier
DAY = timedelta(days=1)
LONGEST_TALK = timedelta(minutes=45)


def days_for(rng: Random, told: Sequence[Scene], now: datetime) -> tuple[date, ...]:
    """One day a scene, strictly ascending, each so that the scene is over before `now` (aware, in the centre's zone)."""
    paths: list[tuple[float, tuple[date, ...]]] = [(0.0, ())]
    for scene, wish in zip(told, _wishes(rng, len(told), now.date()), strict=True):
        paths = [
            _best(paths, day, abs((day - wish) / DAY))
            for day in _suitable(scene, now)
            if _reachable(paths, day)
        ]
    return min(paths)[1]


def _wishes(rng: Random, count: int, today: date) -> list[date]:
    """Evenly spread, the last one today, a little uneven so that the rooms don't march in step."""
    step = 7 * WEEKS / count
    return [today - round(step * (count - 1 - n) + rng.uniform(0, 1.5)) * DAY for n in range(count)]


def _suitable(scene: Scene, now: datetime) -> list[date]:
    today = now.date()
    days = [today - n * DAY for n in range(7 * WEEKS + SLACK_DAYS, -1, -1)]
    return [
        day
        for day in days
        if _weekday_fits(scene, day) and _week_fits(scene, day, today) and _over(scene, day, now)
    ]


def _weekday_fits(scene: Scene, day: date) -> bool:
    return day.weekday() < 5 if scene.weekday is None else day.weekday() == scene.weekday


def _week_fits(scene: Scene, day: date, today: date) -> bool:
    return scene.week is None or scene.week == WEEKS - (today - day).days // 7


def _over(scene: Scene, day: date, now: datetime) -> bool:
    last_start = max(
        [scene.starts, *(line.resumes for line in scene.lines if line.resumes)], default=time.min
    )
    return datetime.combine(day, last_start, now.tzinfo) + LONGEST_TALK < now


def _reachable(paths: list[tuple[float, tuple[date, ...]]], day: date) -> bool:
    return any(path[-1:] < (day,) for _, path in paths)


def _best(
    paths: list[tuple[float, tuple[date, ...]]], day: date, cost: float
) -> tuple[float, tuple[date, ...]]:
    price, path = min(known for known in paths if known[1][-1:] < (day,))
    return price + cost, (*path, day)
