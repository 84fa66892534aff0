"""Making, finding, joining and leaving rooms, and looking after who is in them."""

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import delete, insert, select, update
from sqlmodel import col

from actions.announcing import announce, open_stream
from actions.naming import names
from core.errors import AlreadyDifferent, NotFound
from core.ids import new_id
from core.work import Work
from models.groups import (
    Invitation,
    Membership,
    NewRemoval,
    NewRoom,
    Removal,
    Room,
    RoomChanges,
    RoomMember,
    RoomRole,
)
from models.ledger import Stream, my_stream, room_stream
from models.messages import GramMark, ReadMark
from models.people import Centre, Person, PersonShape
from models.sign_in import Who
from rules import boundaries, groups
from rules.groups import Standing

ANNOUNCEMENTS = {"zh-CN": "通知", "en": "Announcements", "ja": "お知らせ"}


def make_room(work: Work, who: Who, new: NewRoom) -> tuple[UUID, bool]:
    """Make a group with me as its host; gives its id and whether it is new.

    Raises AlreadyDifferent when the id stands for something else, NotFound for a centre not mine.
    """
    centre = new.centre or who.home
    if not who.at(centre):
        raise NotFound()
    known = work.session.get(Room, new.id)
    if known is not None:
        if _same(known, new, who, centre):
            return known.id, False
        raise AlreadyDifferent()
    room = add_room(work, centre, "group", new.title, new.about, is_open=new.open, key=new.id)
    room.made_by = who.person
    work.session.flush()
    _enter(work, room, who.person, "host")
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


def enter_announcements(work: Work, centre: UUID, people: Iterable[UUID]) -> None:
    """Everybody of a centre hears its announcements."""
    room = announcements_of(work, centre)
    if room is not None:
        for person in people:
            enter(work, room, person)


def enter(work: Work, room: Room, person: UUID, role: RoomRole = "member") -> None:
    """Put somebody into a room; nothing happens when they are in it."""
    if work.session.get(Membership, (room.id, person)) is None:
        _enter(work, room, person, role)


def _enter(work: Work, room: Room, person: UUID, role: RoomRole) -> None:
    stream = room_stream(room.id)
    seq = announce(work, stream, "member.joined", person, audience=True)
    work.session.add(
        Membership(room_id=room.id, person_id=person, role=role, joined_seq=seq, joined_at=work.now)
    )
    work.session.flush()
    announce(work, my_stream(person), "room.added", room.id)


def standing(work: Work, who: Who, room_id: UUID) -> tuple[Room, Standing]:
    """A room loaded through its member. Raises NotFound for unknown and foreign rooms alike."""
    found = work.rows(
        select(Room, Membership)
        .join(Membership, col(Membership.room_id) == col(Room.id))
        .where(col(Room.id) == room_id, col(Membership.person_id) == who.person)
    ).first()
    if found is None:
        raise NotFound()
    room = work.session.get_one(Room, room_id)
    return room, Standing(room.kind, found.role, who.at(room.centre_id))


def lock(work: Work, room_id: UUID) -> None:
    """Hold the room's number until the commit: whoever joins, leaves or writes comes after us."""
    work.rows(select(col(Stream.head)).where(col(Stream.owner) == room_id).with_for_update())


def change_room(work: Work, who: Who, room_id: UUID, changes: RoomChanges) -> None:
    """Change title, description or openness; only what is given. Raises NotFound, NotAllowed."""
    room, mine = standing(work, who, room_id)
    groups.require(groups.may(mine).edit)
    values = changes.model_dump(exclude_unset=True, exclude_none=True)
    new = {name: value for name, value in values.items() if getattr(room, name) != value}
    if new:
        work.change(update(Room).where(col(Room.id) == room_id).values(**new))
        announce(work, room_stream(room_id), "room.changed", room_id)


def join(work: Work, who: Who, room_id: UUID) -> None:
    """Come into a listed group or one I'm invited to; said twice, it is done once. Raises NotFound."""
    lock(work, room_id)
    if work.session.get(Membership, (room_id, who.person)) is not None:
        return
    room = work.session.get(Room, room_id)
    if room is None:
        raise NotFound()
    invitation = work.session.get(Invitation, (room_id, who.person))
    groups.require_may_join(
        groups.Coming(
            same_centre=bool(who.at(room.centre_id)),
            listed=room.open and room.kind == "group",
            invited=invitation is not None,
            removed=_removed(work, room_id, who.person) is not None,
        )
    )
    _drop_invitation(work, room_id, who.person)
    _enter(work, room, who.person, "member")


def _removed(work: Work, room_id: UUID, person: UUID) -> Removal | None:
    return work.session.scalars(
        select(Removal).where(
            col(Removal.room_id) == room_id,
            col(Removal.person_id) == person,
            col(Removal.lifted_at).is_(None),
        )
    ).first()


def leave(work: Work, who: Who, room_id: UUID) -> None:
    """Go out of a room; every right derived from being in it ends with this number."""
    lock(work, room_id)
    _, mine = standing(work, who, room_id)
    groups.require(groups.may(mine).leave)
    _go(work, room_id, who.person)


def _go(work: Work, room_id: UUID, person: UUID) -> None:
    for table in (Membership, ReadMark):
        work.change(
            delete(table).where(col(table.room_id) == room_id, col(table.person_id) == person)
        )
    announce(work, room_stream(room_id), "member.left", person, audience=True)
    announce(work, my_stream(person), "room.removed", room_id)


def remove(work: Work, who: Who, room_id: UUID, removal: NewRemoval) -> None:
    """Ask somebody out of a room, with a reason they are told. Raises NotFound, NotAllowed."""
    lock(work, room_id)
    _, mine = standing(work, who, room_id)
    groups.require(groups.may(mine).remove and removal.person != who.person)
    if work.session.get(Membership, (room_id, removal.person)) is None:
        raise NotFound()
    work.session.add(
        Removal(
            room_id=room_id,
            person_id=removal.person,
            removed_by=who.person,
            reason=removal.reason,
            at=work.now,
        )
    )
    work.session.flush()
    _go(work, room_id, removal.person)


def invite(work: Work, who: Who, room_id: UUID, person: UUID) -> None:
    """Offer somebody a place; they come in by themselves, or not. Lifts an earlier removal if a host asks."""
    _, mine = standing(work, who, room_id)
    groups.require(groups.may(mine).invite)
    if not any(shape.id == person for shape in _reachable(work, who, room_id, person=person)):
        raise NotFound()
    removal = _removed(work, room_id, person)
    if removal is not None:
        groups.require(groups.may(mine).remove)
        removal.lifted_at = work.now
    if work.session.get(Invitation, (room_id, person)) is None:
        work.session.add(
            Invitation(room_id=room_id, person_id=person, invited_by=who.person, at=work.now)
        )


def decline(work: Work, who: Who, room_id: UUID) -> None:
    """Put an invitation away, silently: nobody is told."""
    _drop_invitation(work, room_id, who.person)


def _drop_invitation(work: Work, room_id: UUID, person: UUID) -> None:
    work.change(
        delete(Invitation).where(
            col(Invitation.room_id) == room_id, col(Invitation.person_id) == person
        )
    )


def set_role(work: Work, who: Who, room_id: UUID, person: UUID, role: RoomRole) -> None:
    """Share or hand on hosting. Raises NotFound, NotAllowed."""
    lock(work, room_id)
    _, mine = standing(work, who, room_id)
    groups.require(groups.may(mine).edit)
    membership = work.session.get(Membership, (room_id, person))
    if membership is None:
        raise NotFound()
    if membership.role != role:
        membership.role = role
        announce(work, room_stream(room_id), "room.changed", room_id)


def members(work: Work, who: Who, room_id: UUID) -> list[RoomMember]:
    """Who is in the room, hosts and staff marked. Raises NotFound for who isn't in it."""
    room, _ = standing(work, who, room_id)
    rows = work.rows(
        select(col(Membership.person_id), col(Membership.role))
        .where(col(Membership.room_id) == room_id)
        .order_by(col(Membership.role), col(Membership.joined_seq))
    ).all()
    shown = names(work, [row.person_id for row in rows], room.centre_id)
    return [
        RoomMember(person=shown[row.person_id], role=row.role)
        for row in rows
        if boundaries.shows_its_members(room.kind)
        or shown[row.person_id].mark is not None
        or row.person_id == who.person
    ]


def invitable(work: Work, who: Who, room_id: UUID, query: str = "") -> list[PersonShape]:
    """People I could invite: those I share a room with; for staff, their centre's. At most 50."""
    _, mine = standing(work, who, room_id)
    groups.require(groups.may(mine).invite)
    return _reachable(work, who, room_id, query=query)


def _reachable(
    work: Work, who: Who, room_id: UUID, *, query: str = "", person: UUID | None = None
) -> list[PersonShape]:
    from_here = select(col(Membership.person_id)).where(col(Membership.room_id) == room_id)
    room = work.session.get_one(Room, room_id)
    staff_at = room.centre_id if who.staff_at(room.centre_id) else None
    found = (
        select(col(Person.id))
        .where(boundaries.found_by(who.person, staff_at=staff_at))
        .where(col(Person.id).not_in(from_here))
        .order_by(col(Person.name), col(Person.id))
        .limit(50)
    )
    if query:
        found = found.where(col(Person.name).contains(query, autoescape=True))
    if person is not None:
        found = found.where(col(Person.id) == person)
    ids = list(work.rows(found).scalars())
    shown = names(work, ids, room.centre_id)
    return [shown[key] for key in ids]
