"""Making, finding, joining and leaving rooms, and looking after who is in them."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, insert, select, update
from sqlmodel import col

from actions.announcing import announce, open_stream
from actions.held_back import held_back, require_free
from core.errors import AlreadyDifferent, NotFound
from core.ids import new_id
from core.work import Work
from models.groups import (
    Closing,
    Membership,
    NewRoom,
    Room,
    RoomChanges,
    RoomRole,
)
from models.ledger import Stream, my_stream, room_stream
from models.messages import GramMark
from models.people import Centre
from models.sign_in import Who
from rules import groups
from rules.asks import may_write_again
from rules.groups import Standing

ANNOUNCEMENTS = {"zh-CN": "通知", "en": "Announcements", "ja": "お知らせ"}


def make_room(work: Work, who: Who, new: NewRoom) -> tuple[UUID, bool]:
    """Make a group with me as its host; gives its id and whether it is new.

    Raises AlreadyDifferent when the id stands for something else, NotFound for a centre not mine,
    WritingIsPaused.
    """
    centre = new.centre or who.home
    if not who.at(centre):
        raise NotFound()
    known = work.session.get(Room, new.id)
    if known is not None:
        if _same(known, new, who, centre):
            return known.id, False
        raise AlreadyDifferent()
    require_free(work, who, centre)
    room = add_room(work, centre, "group", new.title, new.about, is_open=new.open, key=new.id)
    room.made_by = who.person
    work.session.flush()
    enter_new(work, room, who.person, "host")
    return room.id, True


def _same(room: Room, new: NewRoom, who: Who, centre: UUID) -> bool:
    asked = (who.person, centre, new.title, new.about, new.open)
    return asked == (room.made_by, room.centre_id, room.title, room.about, room.open)


def add_room(
    work: Work,
    centre: UUID,
    kind: str,
    title: str,
    about: str = "",
    *,
    is_open: bool = False,
    key: UUID | None = None,
) -> Room:
    """A room with nobody in it yet, and its stream at 0."""
    room = Room(
        id=key or new_id(),
        centre_id=centre,
        kind=kind,
        title=title,
        about=about,
        open=is_open,
        created_at=work.now,
    )
    work.session.add(room)
    work.session.flush()
    work.change(insert(GramMark).values(room_id=room.id, seq=0))
    open_stream(work, room_stream(room.id))
    return room


def make_announcements(work: Work, centre: Centre) -> Room:
    """The one room of a centre where only workers and representatives write."""
    known = announcements_of(work, centre.id)
    title = ANNOUNCEMENTS.get(centre.language, ANNOUNCEMENTS["en"])
    return known or add_room(work, centre.id, "announcements", title)


def announcements_of(work: Work, centre: UUID) -> Room | None:
    """The announcements room of a centre, if it has one."""
    return work.session.scalars(
        select(Room).where(col(Room.centre_id) == centre, col(Room.kind) == "announcements")
    ).first()


_standing = (
    select(
        col(Membership.role),
        col(Closing.by_id),
        col(Closing.shown_at),
        held_back(col(Membership.person_id), col(Room.centre_id)).label("suspended"),
    )
    .join(Room, col(Room.id) == col(Membership.room_id))
    .outerjoin(Closing, col(Closing.room_id) == col(Membership.room_id))
    .where(col(Membership.room_id) == bindparam("room"))
    .where(col(Membership.person_id) == bindparam("me"))
)


def standing(work: Work, who: Who, room_id: UUID) -> tuple[Room, Standing]:
    """A room loaded through its member. Raises NotFound for unknown and foreign rooms alike."""
    found = work.rows(_standing, {"room": room_id, "me": who.person, "now": work.now}).first()
    if found is None:
        raise NotFound()
    room = work.session.get_one(Room, room_id)
    return room, Standing(
        room.kind,
        found.role,
        who.at(room.centre_id),
        closed=closed(found, who.person, work.now),
        suspended=found.suspended,
    )


def closed(row: Any, person: UUID, now: datetime) -> bool:
    """Whether a room is closed for one of its two; row: by_id and shown_at of its closing, if any."""
    return row.by_id is not None and not may_write_again(row.by_id == person, row.shown_at, now)


_held = select(col(Stream.head)).where(col(Stream.owner) == bindparam("room")).with_for_update()


def lock(work: Work, room_id: UUID) -> int:
    """Hold the room's number until the commit: whoever joins, leaves or writes comes after us.

    Gives the number, 0 for a room that isn't there.
    """
    return work.rows(_held, {"room": room_id}).scalar() or 0


def change_room(work: Work, who: Who, room_id: UUID, changes: RoomChanges) -> None:
    """Change title, description or openness; only what is given. Raises NotFound, NotAllowed."""
    room, mine = standing(work, who, room_id)
    groups.require(groups.may(mine).edit)
    values = changes.model_dump(exclude_unset=True, exclude_none=True)
    new = {name: value for name, value in values.items() if getattr(room, name) != value}
    if new:
        work.change(update(Room).where(col(Room.id) == room_id).values(**new))
        announce(work, room_stream(room_id), "room.changed", room_id)


def enter_announcements(work: Work, centre: UUID, people: Iterable[UUID]) -> None:
    """Everybody of a centre hears its announcements."""
    room = announcements_of(work, centre)
    if room is not None:
        for person in people:
            enter(work, room, person)


def enter(work: Work, room: Room, person: UUID, role: RoomRole = "member") -> None:
    """Put somebody into a room; nothing happens when they are in it."""
    if work.session.get(Membership, (room.id, person)) is None:
        enter_new(work, room, person, role)


def enter_new(work: Work, room: Room, person: UUID, role: RoomRole) -> None:
    """Put somebody who isn't in a room into it; their history starts at this number."""
    stream = room_stream(room.id)
    seq = announce(work, stream, "member.joined", person, audience=True)
    work.session.add(
        Membership(room_id=room.id, person_id=person, role=role, joined_seq=seq, joined_at=work.now)
    )
    work.session.flush()
    announce(work, my_stream(person), "room.added", room.id)
