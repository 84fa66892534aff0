"""Looking at my rooms: the list, and one of them."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Row, Select, and_, func, or_, select
from sqlmodel import col

from actions.groups import closed
from actions.held_back import held_back
from actions.naming import names
from actions.readers import reader
from actions.shaping import Loaded, message_seen, message_shape, messages_by_id, seen_as
from actions.stillness import stillness
from core.errors import NotFound
from core.work import Work
from models.boundaries import RoomMute
from models.groups import (
    Closed,
    Closing,
    LastMessage,
    Membership,
    Room,
    RoomFacts,
    RoomMuted,
    RoomShape,
)
from models.ledger import Stream
from models.messages import Message, ReadMark
from models.people import PersonShape
from models.sign_in import Who
from rules import boundaries_sql, groups
from rules.activities_sql import for_invited
from rules.asks import READABLE
from rules.boundaries import CALLED_AFTER_OTHER, may_be_named, sight
from rules.danger import may_read_room
from rules.resting import Still, raises_dot
from rules.viewing import UNBOUND, Reader, Viewer


def my_rooms(work: Work, who: Who) -> list[RoomShape]:
    """My rooms, by the newest message I may see; a room without one by when I came."""
    rows = work.rows(_rooms_of(who.person, work.now)).all()
    shapes = _shapes(work, who, rows)
    dated = [
        (shape, shape.last.at if shape.last else row.joined_at)
        for shape, row in zip(shapes, rows, strict=True)
    ]
    return [shape for shape, _ in sorted(dated, key=lambda pair: pair[1], reverse=True)]


def my_room(work: Work, who: Who, room_id: UUID) -> RoomShape:
    """One of my rooms. Raises NotFound for unknown and foreign ones alike."""
    rows = work.rows(_rooms_of(who.person, work.now).where(col(Room.id) == room_id)).all()
    if not rows:
        raise NotFound()
    return _shapes(work, who, rows)[0]


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


def facts_for(work: Work, room: Any, viewer: UUID) -> RoomFacts:
    """The same for one member: a room of two is called after the other."""
    known = facts(room)
    other = others(work, [room], viewer).get(room.id)
    return known.model_copy(update={"title": other.name}) if other else known


def others(work: Work, rooms: Iterable[Any], viewer: UUID) -> dict[UUID, PersonShape]:
    """With whom each room of two among these is, by room; a block leaves a buddy unnamed."""
    known = list(rooms)
    direct = {room.id: room.centre_id for room in known if room.kind in CALLED_AFTER_OTHER}
    rows = work.rows(
        select(col(Membership.room_id), col(Membership.person_id)).where(
            col(Membership.room_id).in_(direct), col(Membership.person_id) != viewer
        )
    ).all()
    shown = named_at(work, ((row.person_id, direct[row.room_id]) for row in rows))
    kinds = {room.id: room.kind for room in known}
    apart = reader(work, viewer) if "buddy" in kinds.values() else UNBOUND
    return {
        row.room_id: shown[row.person_id, direct[row.room_id]]
        for row in rows
        if may_be_named(apart, row.person_id, kinds[row.room_id])
    }


def named_at(
    work: Work, pairs: Iterable[tuple[UUID, UUID]]
) -> dict[tuple[UUID, UUID], PersonShape]:
    """People at centres, as they are shown there; one query a centre."""
    by_centre: dict[UUID, set[UUID]] = {}
    for person, centre in pairs:
        by_centre.setdefault(centre, set()).add(person)
    return {
        (person, centre): shape
        for centre, people in by_centre.items()
        for person, shape in names(work, people, centre).items()
    }


def _rooms_of(viewer: UUID, now: datetime) -> Select[Any]:
    read = func.coalesce(col(ReadMark.seq), 0)
    here = and_(col(Message.room_id) == col(Room.id), boundaries_sql.seen_by(viewer, now))
    seen = select(col(Message.id)).where(here).correlate(Room, Membership, ReadMark)
    newest = seen.order_by(col(Message.seq).desc()).limit(1).scalar_subquery()
    # The newest by others against the mark: asking for any beyond the mark walks a whole read room.
    calling = and_(here, boundaries_sql.unfolded(viewer, now), col(Message.author_id) != viewer)
    latest = select(col(Message.seq)).where(calling).correlate(Room, Membership, ReadMark)
    latest = latest.order_by(col(Message.seq).desc()).limit(1)
    mine = and_(col(ReadMark.room_id) == col(Room.id), col(ReadMark.person_id) == viewer)
    muted = and_(
        col(RoomMute.room_id) == col(Room.id),
        col(RoomMute.owner_id) == viewer,
        or_(col(RoomMute.until).is_(None), col(RoomMute.until) > now),
    )
    place = [column for column in Membership.__table__.columns if column.name != "room_id"]  # type: ignore[attr-defined]  # SQLModel adds it
    columns = [*Room.__table__.columns, *place]  # type: ignore[attr-defined]  # SQLModel adds it
    return (
        select(
            *columns,
            col(Stream.head),
            read.label("read"),
            newest.label("newest"),
            (func.coalesce(latest.scalar_subquery(), 0) > read).label("waiting"),
            col(RoomMute.owner_id).label("muted"),
            col(RoomMute.until).label("muted_until"),
            col(Closing.by_id),
            col(Closing.seq).label("closed_seq"),
            col(Closing.at).label("closed_at"),
            col(Closing.shown_at),
            held_back(col(Membership.person_id), col(Room.centre_id), now).label("suspended"),
            for_invited(col(Room.id)).label("invited"),
        )
        .join(Membership, col(Membership.room_id) == col(Room.id))
        .join(Stream, col(Stream.owner) == col(Room.id))
        .outerjoin(ReadMark, mine)
        .outerjoin(RoomMute, muted)
        .outerjoin(Closing, col(Closing.room_id) == col(Room.id))
        .where(col(Membership.person_id) == viewer)
    )


def _shapes(work: Work, who: Who, rows: Sequence[Row[Any]]) -> list[RoomShape]:
    last = _last_messages(work, who.person, rows)
    still = stillness(work, who.person, who.home)
    with_whom = others(work, rows, who.person)
    return [
        _shape(row, who, last.get(row.newest), still, with_whom.get(row.id), work.now)
        for row in rows
    ]


def _last_messages(work: Work, viewer: UUID, rows: Sequence[Row[Any]]) -> dict[UUID, LastMessage]:
    messages = messages_by_id(work, [row.newest for row in rows if row.newest is not None])
    with_last = [(row, messages[row.newest]) for row in rows if row.newest in messages]
    authors = named_at(work, ((said.author_id, row.centre_id) for row, said in with_last))
    apart = reader(work, viewer)
    return {
        said.id: _last(row, said, Loaded(work, row, {}, _at(row.centre_id, authors), {}), apart)
        for row, said in with_last
    }


def _at(centre: UUID, people: dict[tuple[UUID, UUID], PersonShape]) -> dict[UUID, PersonShape]:
    return {person: shape for (person, where), shape in people.items() if where == centre}


def _last(row: Row[Any], said: Any, loaded: Loaded, apart: Reader) -> LastMessage:
    """The query has left out what may not be seen; a mute or topic folds, and folded words stay away."""
    me = Viewer.of(row, apart, row.closed_seq)
    how = sight(me, message_seen(said, loaded), loaded.work.now)
    shown = seen_as(message_shape(said, loaded), how, loaded)
    words = "" if shown.folded else shown.text
    return LastMessage(
        seq=shown.seq, author=shown.author, text=words, at=shown.at, folded=shown.folded
    )


def _shape(
    row: Row[Any],
    who: Who,
    last: LastMessage | None,
    still: Still,
    other: PersonShape | None,
    now: datetime,
) -> RoomShape:
    shut = closed(row, who.person, now)
    muted = row.muted is not None
    known = facts(row).model_dump()
    return RoomShape(
        **(known | {"title": other.name} if other else known),
        head=row.head,
        read=row.read,
        unread=row.waiting and raises_dot(still, row.id, row.kind, muted=muted),
        waiting=row.waiting,
        mute=RoomMuted(until=row.muted_until) if muted else None,
        last=last,
        role=row.role,
        may=groups.may(
            groups.Standing(
                row.kind,
                row.role,
                who.at(row.centre_id),
                closed=shut,
                suspended=row.suspended,
            )
        ),
        other=other,
        closed=Closed(until=row.closed_at + READABLE) if shut else None,
        marked=may_read_room(row.kind, invited=row.invited),
    )
