"""Which skill posts stand where. Pure: facts in, verdict out; the twins in SQL are in skills_sql.py.

For whom a post is decides `rules/boundaries.py`, as of everything people share.
"""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Literal, Protocol, get_args
from zoneinfo import ZoneInfo

from models.sharing import SharedWith


class Post(Protocol):
    """What decides how a post stands."""

    open_until: datetime | None
    paused_at: datetime | None
    closed_at: datetime | None


def is_open(post: Post, now: datetime) -> bool:
    """Whether it can be looked at and answered by those it is for; a pause doesn't show."""
    if post.closed_at is not None:
        return False
    return post.open_until is None or now < post.open_until


def stands(post: Post, now: datetime) -> bool:
    """Whether it stands on the board and on its owner's page."""
    return is_open(post, now) and post.paused_at is None


def state_of(post: Post, now: datetime) -> Literal["open", "paused", "over", "closed"]:
    """How its owner finds it: open, paused, over or closed."""
    if post.closed_at is not None:
        return "closed"
    if not is_open(post, now):
        return "over"
    return "open" if post.paused_at is None else "paused"


def end_of(day: date, zone: str) -> datetime:
    """The moment at which that day ends in that time zone; aware."""
    return datetime.combine(day + timedelta(days=1), time(0), ZoneInfo(zone))


def only_less(given: Mapping[str, object], audience: str) -> bool:
    """Whether these changes only show a post of that audience to fewer people, and say nothing else.

    From one group to another is not less: others read it then.
    """
    order = get_args(SharedWith)
    now = given.get("audience") or audience
    smaller = order.index(now) < order.index(audience)
    return given.keys() <= {"audience", "group"} and smaller
