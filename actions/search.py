"""Finding messages in my rooms: every language, one letter or more, newest first."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Select, and_, or_, select, union
from sqlmodel import col

from actions.letters import LAST_LETTER, fold, pairs_of, runs
from actions.readers import viewers
from actions.shaping import load, message_seen, message_shape, seen_as
from core.errors import Invalid
from core.work import Work
from models.groups import Membership, Room
from models.messages import FoundMessage, Gram, GramMark, Message
from models.sign_in import Who
from rules import boundaries_sql as boundaries
from rules.boundaries import sight

PAGE, CANDIDATES = 30, 200
After = tuple[datetime, UUID]


def search(
    work: Work, who: Who, query: str, cursor: str | None
) -> tuple[list[FoundMessage], str | None]:
    """A page of the messages I may see that hold every word of `query` (what stands between blanks).

    `cursor` is what the page before gave. Raises Invalid for one we never gave.
    """
    words = fold(query).split()
    wanted = runs(fold(query))
    if not wanted:
        return [], None
    found: list[Any] = []
    after = _parse(cursor) if cursor else None
    while len(found) <= PAGE:
        rows = work.rows(_candidates(who.person, work.now, wanted, after)).all()
        found += [row for row in rows if all(word in fold(row.text) for word in words)]
        if len(rows) < CANDIDATES:
            break
        after = (rows[-1].at, rows[-1].id)
    page = found[:PAGE]
    more = f"{page[-1].at.isoformat()}_{page[-1].id}" if len(found) > PAGE else None
    return _shapes(work, who.person, page), more


def _parse(cursor: str) -> After:
    at, _, key = cursor.partition("_")
    try:
        moment = datetime.fromisoformat(at)
        if moment.tzinfo is None:
            raise ValueError("no time zone")
        return moment, UUID(key)
    except ValueError:
        raise Invalid(fields={"cursor": "not one of ours"}) from None


def _candidates(viewer: UUID, now: datetime, wanted: list[str], after: After | None) -> Select[Any]:
    """Messages that hold the letters, or are too young to be indexed; the words are compared later.

    It begins with the letters: beginning with the messages would visit every one of my rooms.
    """
    table = Message.__table__  # type: ignore[attr-defined]  # SQLModel adds it
    hits = union(_indexed(viewer, wanted), _young(viewer)).subquery("hits")
    here = and_(table.c.room_id == hits.c.room_id, table.c.seq == hits.c.seq)
    query = (
        boundaries.with_membership(select(table).join(hits, here))
        .where(boundaries.seen_by(viewer, now))
        .order_by(table.c.at.desc(), table.c.id.desc())
        .limit(CANDIDATES)
    )
    if after is not None:
        at, key = after
        query = query.where(or_(table.c.at < at, and_(table.c.at == at, table.c.id < key)))
    return query


def _indexed(viewer: UUID, wanted: list[str]) -> Select[Any]:
    """Room and number of what holds all the letters, in my rooms."""
    first, *more = [letters for run in wanted for letters in pairs_of(run)]
    found: Any = _having(viewer, first)
    if more:
        found = found.intersect(*(_having(viewer, letters) for letters in more))
    indexed: Select[Any] = found.subquery().select()
    return indexed


def _young(viewer: UUID) -> Select[Any]:
    """Room and number of what the sweep hasn't indexed yet, in my rooms."""
    place: list[Any] = [col(Message.room_id), col(Message.seq)]
    return (
        boundaries.with_membership(select(*place))
        .join(GramMark, col(GramMark.room_id) == col(Message.room_id))
        .where(col(Membership.person_id) == viewer, col(Message.seq) > col(GramMark.seq))
    )


def _having(viewer: UUID, letters: str) -> Select[Any]:
    """Room and number of what holds these two letters, or this one at the beginning of a pair."""
    same = col(Gram.gram) == letters
    if len(letters) == 1:
        same = col(Gram.gram).between(letters, letters + LAST_LETTER)
    place: list[Any] = [col(Gram.room_id), col(Gram.seq)]
    return (
        select(*place)
        .join(Membership, col(Membership.room_id) == col(Gram.room_id))
        .where(col(Membership.person_id) == viewer, same)
    )


def _shapes(work: Work, viewer: UUID, rows: list[Any]) -> list[FoundMessage]:
    rooms = _rooms(work, {row.room_id for row in rows})
    found: dict[UUID, FoundMessage] = {}
    for room in rooms.values():
        here = {row.id: row for row in rows if row.room_id == room.id}
        found |= _shapes_in(work, viewer, room, here)
    return [found[row.id] for row in rows]


def _shapes_in(
    work: Work, viewer: UUID, room: Room, rows: dict[UUID, Any]
) -> dict[UUID, FoundMessage]:
    loaded, me = load(work, room, rows), viewers(work, room.id, [viewer])[viewer]
    found = {}
    for key, row in rows.items():
        how = sight(me, message_seen(row, loaded), work.now)
        shape = seen_as(message_shape(row, loaded), how, loaded)
        found[key] = FoundMessage(**shape.model_dump(), room_title=room.title)
    return found


def _rooms(work: Work, ids: set[UUID]) -> dict[UUID, Room]:
    return {
        room.id: room for room in work.session.scalars(select(Room).where(col(Room.id).in_(ids)))
    }
