"""Reading a room's messages page by page, in both directions."""

from typing import Any
from uuid import UUID

from sqlalchemy import select

from actions.groups import standing
from actions.naming import names
from actions.rendering import Loaded, message_shape, reactions_on, shape_reactions
from core.work import Work
from models.groups import Membership, Room
from models.messages import Message, MessageShape, WithheldMessage
from models.sign_in import Who
from rules.boundaries import Seen, Sight, Viewer, sight

Item = MessageShape | WithheldMessage


def history(
    work: Work, who: Who, room_id: UUID, before: int | None, after: int | None, limit: int
) -> tuple[list[Item], str | None]:
    """Messages from one's joining on, ascending, and the cursor on in the same direction.

    Without `before` and `after`: the newest page. Raises NotFound for who isn't in the room.
    """
    room, _ = standing(work, who, room_id)
    viewer = Viewer.of(work.session.get_one(Membership, (room_id, who.person)))
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
    shown = [row for row in rows if _sight(viewer, row) is Sight.FULL]
    reactions = reactions_on(work, [row.id for row in shown])
    people = {row.author_id for row in shown} | {p for on in reactions.values() for p, _ in on}
    named = names(work, people, room.centre_id)
    loaded = Loaded(room, {}, named, shape_reactions(reactions, named))
    return [
        message_shape(row, loaded)
        if _sight(viewer, row) is Sight.FULL
        else WithheldMessage(seq=row.seq)
        for row in rows
    ]


def _sight(viewer: Viewer, row: Any) -> Sight:
    return sight(viewer, Seen(row.seq, gone=row.taken_back_at is not None))
