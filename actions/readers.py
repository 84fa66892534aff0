"""What stands between people, loaded for those who read: blocks either way, mutes, topics.

It is asked at every look into a room, so its statements are made once, and all is one query.
"""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import String, Uuid, bindparam, cast, literal, null, or_, select, union_all
from sqlmodel import col

from core.db import UtcDateTime
from core.work import Work
from models.boundaries import Block, Mute, TopicWish
from models.groups import Closing, Membership
from rules.viewing import UNBOUND, Reader, Viewer

_NO_ONE, _NO_WORD, _NO_END = (cast(null(), kind) for kind in (Uuid(), String(), UtcDateTime()))


def _row(what: str, viewer: Any, other: Any, topic: Any, comfort: Any, until: Any) -> Any:
    return select(
        literal(what).label("what"),
        viewer.label("viewer"),
        cast(other, Uuid()).label("other"),
        cast(topic, String()).label("topic"),
        cast(comfort, String()).label("comfort"),
        until.label("until"),
    )


def _boundaries_of(among: Any) -> Any:
    """A row for each boundary of these people; `among`: their ids, as a parameter or a query."""
    nothing = (_NO_WORD, _NO_WORD, _NO_END)
    mine = _row("hidden", col(Block.owner_id), col(Block.person_id), *nothing)
    theirs = _row("hidden", col(Block.person_id), col(Block.owner_id), *nothing)
    muted = _row(
        "muted", col(Mute.owner_id), col(Mute.person_id), _NO_WORD, _NO_WORD, col(Mute.until)
    )
    wishes = _row(
        "topic",
        col(TopicWish.owner_id),
        _NO_ONE,
        col(TopicWish.topic),
        col(TopicWish.comfort),
        col(TopicWish.until),
    )
    return union_all(
        mine.where(col(Block.owner_id).in_(among)),
        theirs.where(col(Block.person_id).in_(among)),
        muted.where(col(Mute.owner_id).in_(among), _lasting(Mute)),
        wishes.where(col(TopicWish.owner_id).in_(among), _lasting(TopicWish)),
    )


def _lasting(table: Any) -> Any:
    return or_(col(table.until).is_(None), col(table.until) > bindparam("now", type_=UtcDateTime()))


_people: Any = bindparam("people", expanding=True)
_members = select(col(Membership.person_id)).where(col(Membership.room_id) == bindparam("room"))
_of_people, _of_room = _boundaries_of(_people), _boundaries_of(_members)


def reader(work: Work, person: UUID) -> Reader:
    """What one person's boundaries, and those towards them, do to what they read."""
    rows = work.rows(_of_people, {"people": [person], "now": work.now})
    return _readers(rows).get(person, UNBOUND)


def _readers(rows: Any) -> dict[UUID, Reader]:
    """The readers who have any boundary, by person."""
    hidden: dict[UUID, set[UUID]] = {}
    muted: dict[UUID, dict[UUID, datetime | None]] = {}
    topics: dict[UUID, dict[str, tuple[str, datetime | None]]] = {}
    for row in rows:
        match row.what:
            case "hidden":
                hidden.setdefault(row.viewer, set()).add(row.other)
            case "muted":
                muted.setdefault(row.viewer, {})[row.other] = row.until
            case _:
                topics.setdefault(row.viewer, {})[row.topic] = (row.comfort, row.until)
    return {
        person: Reader(
            frozenset(hidden.get(person, ())), muted.get(person, {}), topics.get(person, {})
        )
        for person in hidden.keys() | muted.keys() | topics.keys()
    }


_places: Any = (
    select(
        col(Membership.person_id),
        col(Membership.joined_seq),
        col(Membership.away_from),
        col(Membership.away_until),
        col(Closing.seq).label("closed_seq"),
    )
    .outerjoin(Closing, col(Closing.room_id) == col(Membership.room_id))
    .where(col(Membership.room_id) == bindparam("room"))
)
_places_of = _places.where(col(Membership.person_id).in_(_people))


def viewers(
    work: Work, room: UUID, people: Collection[UUID] | None = None
) -> Mapping[UUID, Viewer]:
    """Who may hear a room now, by person, with what they keep away from; all, or these people."""
    if people is None:
        places = work.rows(_places, {"room": room})
        rows = work.rows(_of_room, {"room": room, "now": work.now})
    else:
        places = work.rows(_places_of, {"room": room, "people": list(people)})
        rows = work.rows(_of_people, {"people": list(people), "now": work.now})
    bound = _readers(rows)
    return {
        row.person_id: Viewer.of(row, bound.get(row.person_id, UNBOUND), row.closed_seq)
        for row in places
    }
