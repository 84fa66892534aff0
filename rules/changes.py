"""What of a changed date people are told, and when they are asked again. Pure: facts in, verdict out."""

from collections.abc import Collection, Mapping
from datetime import datetime, timedelta
from typing import Any, get_args

from models.dates import Thing

# An end that moves by less is told, and asks nobody: a few minutes more are no other plan.
MUCH = timedelta(minutes=30)
_FIELDS: Mapping[str, Thing] = {
    "place": "place",
    "place_kind": "place",
    "link": "link",
    "bring": "bring",
}


def things(before: Mapping[str, Any], after: Mapping[str, Any], *, times: bool) -> list[Thing]:
    """What people on the list are told of: what is otherwise of the content, and `times` if those moved."""
    found: set[Thing] = {_FIELDS[name] for name in _FIELDS if before[name] != after[name]}
    return sorted(found | {"times"} if times else found)


def asks_again(news: Collection[Thing], *, moved: bool, end_by: timedelta) -> bool:
    """Whether who is in is asked if it still suits: another time or place, or an end that moved much."""
    return moved or "place" in news or abs(end_by) >= MUCH


def otherwise_since(news: Mapping[str, str], since: datetime | None) -> list[Thing]:
    """The things that were changed after somebody signed up; `news`: when each last was, as ISO 8601."""
    if since is None:
        return []
    known: tuple[Thing, ...] = get_args(Thing)
    changed = {thing for thing, at in news.items() if datetime.fromisoformat(at) > since}
    return sorted(thing for thing in known if thing in changed)
