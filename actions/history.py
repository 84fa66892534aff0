"""Reading a room's messages page by page, in both directions."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from sqlalchemy import select

from actions.groups import standing
from actions.readers import viewers
from actions.shaping import Loaded, load, message_seen, message_shape, seen_as
from core.work import Work
from models.groups import Room
from models.messages import Message, MessageShape, WithheldMessage
from models.sign_in import Who
from rules import groups
from rules.boundaries import sight
from rules.viewing import UNBOUND, Viewer

Item = MessageShape | WithheldMessage


def history(
    work: Work,
    who: Who,
    room_id: UUID,
    before: int | None,
    after: int | None,
    limit: int,
    *,
    duty: bool = False,
) -> tuple[list[Item], str | None]:
    """Messages from one's joining on, ascending, and the cursor on in the same direction.

    Without `before` and `after`: the newest page. `duty`: as who looks after the room sees them,
    whomever they keep away from themselves. Raises NotFound for who isn't in the room, NotAllowed
    for a duty that isn't theirs.
    """
    room, mine = standing(work, who, room_id)
    viewer = viewers(work, room_id, [who.person])[who.person]
    if duty:
        groups.require(groups.looks_after(mine))
        viewer = replace(viewer, reader=UNBOUND)
    rows, more = _rows(work, viewer, room_id, before, after, limit)
    forward = after is not None and before is None
    items = _items(work, room, viewer, rows)
    edge = (rows[-1] if forward else rows[0]).seq if rows else None
    return items, str(edge) if more and edge is not None else None


def _rows(
    work: Work,
    viewer: Viewer,
    room_id: UUID,
    before: int | None,
    after: int | None,
    limit: int,
) -> tuple[list[Any], bool]:
    table = Message.__table__  # type: ignore[attr-defined]  # SQLModel adds it
    query = select(table).where(table.c.room_id == room_id, table.c.seq >= viewer.joined_seq)
    if before is not None:
        query = query.where(table.c.seq < before)
    if after is not None:
        query = query.where(table.c.seq > after)
    forward = after is not None and before is None
    order = table.c.seq if forward else table.c.seq.desc()
    rows = list(work.rows(query.order_by(order).limit(limit + 1)))
    more, rows = len(rows) > limit, rows[:limit]
    return (rows if forward else rows[::-1]), more


def _items(work: Work, room: Room, viewer: Viewer, rows: list[Any]) -> list[Item]:
    loaded = load(work, room, {row.id: row for row in rows})
    return [_item(row, viewer, loaded) for row in rows]


def _item(row: Any, viewer: Viewer, loaded: Loaded) -> Item:
    how = sight(viewer, message_seen(row, loaded), loaded.work.now)
    if not how.shown:
        return WithheldMessage(seq=row.seq)
    return seen_as(message_shape(row, loaded), how, loaded)
