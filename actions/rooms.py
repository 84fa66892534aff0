"""Looking at rooms: my list, one room, the groups I could join, and where I was asked out."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Row, Select, and_, func, select
from sqlmodel import col

from actions.naming import names
from core.errors import NotFound
from core.work import Work
from models.groups import (
    Invitation,
    LastMessage,
    Membership,
    OpenRoom,
    Removal,
    RemovalShape,
    Room,
    RoomFacts,
    RoomShape,
)
from models.ledger import Stream
from models.messages import Message, ReadMark
from models.people import PersonShape
from models.sign_in import Who
from rules import boundaries, groups


def my_rooms(work: Work, who: Who) -> list[RoomShape]:
    """My rooms, by the newest message I may see; a room without one by when I came."""
    rows = work.rows(_rooms_of(who.person)).all()
    last = _last_messages(work, rows)
    dated = [(_shape(row, who, last), _latest(row, last)) for row in rows]
    return [shape for shape, _ in sorted(dated, key=lambda pair: pair[1], reverse=True)]


def my_room(work: Work, who: Who, room_id: UUID) -> RoomShape:
    """One of my rooms. Raises NotFound for unknown and foreign ones alike."""
    rows = work.rows(_rooms_of(who.person).where(col(Room.id) == room_id)).all()
    if not rows:
        raise NotFound()
    return _shape(rows[0], who, _last_messages(work, rows))


def facts(room: Any) -> RoomFacts:
    """What every member is told of a room alike; `room` is a Room or a row with its columns."""
    return RoomFacts(
        id=room.id,
        kind=room.kind,
        title=room.title,
        about=room.about,
        open=room.open,
        centre=room.centre_id,
    )


def _rooms_of(viewer: UUID) -> Select[Any]:
    read = func.coalesce(col(ReadMark.seq), 0)
    seen = (
        select(col(Message.id))
        .where(col(Message.room_id) == col(Room.id), boundaries.seen_by(viewer))
        .correlate(Room, Membership, ReadMark)
    )
    newest = seen.order_by(col(Message.seq).desc()).limit(1).scalar_subquery()
    # The newest by others against the mark: asking for any beyond the mark walks a whole read room.
    others = select(col(Message.seq)).where(
        col(Message.room_id) == col(Room.id),
        boundaries.seen_by(viewer),
        col(Message.author_id) != viewer,
    )
    latest = others.correlate(Room, Membership, ReadMark).order_by(col(Message.seq).desc()).limit(1)
    waiting = func.coalesce(latest.scalar_subquery(), 0) > read
    mine = and_(col(ReadMark.room_id) == col(Room.id), col(ReadMark.person_id) == viewer)
    columns = [*Room.__table__.columns, col(Membership.role), col(Membership.joined_at)]  # type: ignore[attr-defined]  # SQLModel adds it
    return (
        select(
            *columns,
            col(Stream.head),
            read.label("read"),
            newest.label("newest"),
            waiting.label("unread"),
        )
        .join(Membership, col(Membership.room_id) == col(Room.id))
        .join(Stream, col(Stream.owner) == col(Room.id))
        .outerjoin(ReadMark, mine)
        .where(col(Membership.person_id) == viewer)
    )


def _last_messages(work: Work, rows: Sequence[Row[Any]]) -> dict[UUID, LastMessage]:
    centre_of = {row.id: row.centre_id for row in rows}
    ids = [row.newest for row in rows if row.newest is not None]
    messages = work.session.scalars(select(Message).where(col(Message.id).in_(ids))).all()
    authors = _authors(work, ((m.author_id, centre_of[m.room_id]) for m in messages))
    return {
        m.id: LastMessage(
            seq=m.seq,
            author=authors[m.author_id, centre_of[m.room_id]],
            text=m.text,
            at=m.at,
        )
        for m in messages
    }


def _authors(
    work: Work, pairs: Iterable[tuple[UUID, UUID]]
) -> dict[tuple[UUID, UUID], PersonShape]:
    by_centre: dict[UUID, set[UUID]] = {}
    for author, centre in pairs:
        by_centre.setdefault(centre, set()).add(author)
    return {
        (person, centre): shape
        for centre, people in by_centre.items()
        for person, shape in names(work, people, centre).items()
    }


def _latest(row: Row[Any], last: dict[UUID, LastMessage]) -> datetime:
    newest = last.get(row.newest)
    joined: datetime = row.joined_at
    return newest.at if newest else joined


def _shape(row: Row[Any], who: Who, last: dict[UUID, LastMessage]) -> RoomShape:
    standing = groups.Standing(row.kind, row.role, who.at(row.centre_id))
    return RoomShape(
        **facts(row).model_dump(),
        head=row.head,
        read=row.read,
        unread=row.unread,
        mute=None,
        last=last.get(row.newest),
        role=row.role,
        may=groups.may(standing),
    )


def open_rooms(work: Work, who: Who) -> list[OpenRoom]:
    """Groups I could join: those I'm invited to first, then those listed at my centres."""
    mine = select(col(Membership.room_id)).where(col(Membership.person_id) == who.person)
    asked_out = select(col(Removal.room_id)).where(
        col(Removal.person_id) == who.person, col(Removal.lifted_at).is_(None)
    )
    listed = and_(
        boundaries.listed_for(list(who.roles)),
        col(Room.kind) == "group",
        col(Room.id).not_in(asked_out),
    )
    invited = and_(col(Invitation.room_id) == col(Room.id), col(Invitation.person_id) == who.person)
    rows = work.rows(
        select(Room.__table__, col(Invitation.invited_by))  # type: ignore[attr-defined]  # SQLModel adds it
        .outerjoin(Invitation, invited)
        .where(listed | col(Invitation.invited_by).is_not(None), col(Room.id).not_in(mine))
        .order_by(col(Invitation.at).is_(None), col(Room.title), col(Room.id))
        .limit(200)
    ).all()
    hosts = _hosts(work, [row.id for row in rows])
    people = {(p, row.centre_id) for row in rows for p in (*hosts.get(row.id, ()), row.invited_by)}
    shown = _authors(work, ((p, centre) for p, centre in people if p is not None))
    return [_open_room(row, hosts.get(row.id, []), shown) for row in rows]


def _hosts(work: Work, room_ids: list[UUID]) -> dict[UUID, list[UUID]]:
    found: dict[UUID, list[UUID]] = {}
    for row in work.rows(
        select(col(Membership.room_id), col(Membership.person_id))
        .where(col(Membership.room_id).in_(room_ids), col(Membership.role) == "host")
        .order_by(col(Membership.joined_seq))
    ):
        found.setdefault(row.room_id, []).append(row.person_id)
    return found


def _open_room(
    row: Row[Any], hosts: list[UUID], shown: dict[tuple[UUID, UUID], PersonShape]
) -> OpenRoom:
    return OpenRoom(
        id=row.id,
        kind=row.kind,
        title=row.title,
        about=row.about,
        hosts=[shown[person, row.centre_id] for person in hosts],
        invited_by=shown.get((row.invited_by, row.centre_id)),
    )


def my_removals(work: Work, who: Who) -> list[RemovalShape]:
    """Rooms I was asked out of, with the reason I was told; newest first, at most 50."""
    rows = work.rows(
        select(col(Room.id), col(Removal.title), col(Removal.reason), col(Removal.at))
        .join(Removal, col(Removal.room_id) == col(Room.id))
        .where(col(Removal.person_id) == who.person, col(Removal.lifted_at).is_(None))
        .order_by(col(Removal.at).desc())
        .limit(50)
    )
    return [
        RemovalShape(room=RemovalShape.Of(id=row.id, title=row.title), reason=row.reason, at=row.at)
        for row in rows
    ]
