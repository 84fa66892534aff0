"""Lending a hand in a room: asking a worker in, and telling whoever wrote of a topic note that another put there."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, delete, exists, select
from sqlmodel import col

from actions.announcing import announce
from actions.groups import lock, standing
from actions.load import on_duty
from actions.naming import names
from actions.rooms import facts
from actions.rota import staff_of
from core.work import Work
from models.groups import Invitation, Membership, Removal, Room
from models.ledger import LedgerEntry, my_stream
from models.lending import TopicsNoted, WorkerAsked
from models.messages import Message
from models.sign_in import Who
from rules import boundaries_sql, groups

PART = 100


def ask_worker(work: Work, who: Who, room_id: UUID) -> None:
    """Ask the workers who are there now to look in; each comes by themselves, and everybody sees it.

    Said again within an hour, it is done once. Raises NotFound, NotAllowed.
    """
    lock(work, room_id)
    room, mine = standing(work, who, room_id)
    groups.require(groups.may_ask_worker(mine))
    there = set(on_duty(work, room.centre_id)) - {who.person} - _asked_out(work, room_id)
    workers = sorted(there)
    if workers and not _asked_since(work, who, room_id, work.now - groups.ASK_IN_AGAIN):
        for worker in workers:
            _ask(work, who, room, worker)


def _asked_since(work: Work, who: Who, room_id: UUID, since: datetime) -> bool:
    query = select(col(LedgerEntry.seq)).where(
        col(LedgerEntry.owner).in_(staff_of(work, _centre(work, room_id))),
        col(LedgerEntry.kind) == "worker.asked",
        col(LedgerEntry.subject) == room_id,
        col(LedgerEntry.whose) == who.person,
        col(LedgerEntry.at) > since,
    )
    return work.rows(query.limit(1)).first() is not None


def _asked_out(work: Work, room_id: UUID) -> set[UUID]:
    """Whom a host asked out of this room comes in by no one else's word."""
    out = col(Removal.room_id) == room_id, boundaries_sql.still_out(work.now)
    return set(work.rows(select(col(Removal.person_id)).where(*out)).scalars())


def _centre(work: Work, room_id: UUID) -> UUID:
    return work.session.get_one(Room, room_id).centre_id


def _ask(work: Work, who: Who, room: Room, worker: UUID) -> None:
    """A worker who isn't in the room may come in, as whoever is invited may."""
    place = (room.id, worker)
    inside = work.session.get(Membership, place) is not None
    if not inside and work.session.get(Invitation, place) is None:
        invited = Invitation(room_id=room.id, person_id=worker, invited_by=who.person, at=work.now)
        work.session.add(invited)
        work.session.flush()
    announce(work, my_stream(worker), "worker.asked", room.id, whose=who.person)


def came(work: Work, invitation: Invitation) -> None:
    """One of those who were asked in comes: nobody else has to."""
    same = (
        col(Invitation.room_id) == invitation.room_id,
        col(Invitation.invited_by) == invitation.invited_by,
        col(Invitation.at) == invitation.at,
    )
    staff = staff_of(work, _centre(work, invitation.room_id))
    if invitation.person_id in staff:
        work.change(delete(Invitation).where(*same, col(Invitation.person_id).in_(staff)))


def let_asks_be(work: Work, person: UUID, centre: UUID) -> None:
    """Somebody works at a centre no more: what asked them in as a worker lets them in no more."""
    rooms = select(col(Room.id)).where(col(Room.centre_id) == centre)
    theirs = delete(Invitation).where(col(Invitation.person_id) == person, _by_ask())
    work.change(theirs.where(col(Invitation.room_id).in_(rooms)))


def late(work: Work) -> list[tuple[UUID, UUID]]:
    """Invitations to look in that stand no more after a day: room and worker."""
    old = col(Invitation.at) <= work.now - groups.ASKED_IN_STANDS
    query = select(col(Invitation.room_id), col(Invitation.person_id)).where(old, _by_ask())
    return [(row.room_id, row.person_id) for row in work.rows(query.limit(PART))]


def forget_late(work: Work, room_id: UUID, person: UUID) -> None:
    """One of these goes. Said twice, it is done once."""
    old = col(Invitation.at) <= work.now - groups.ASKED_IN_STANDS
    one = (col(Invitation.room_id) == room_id, col(Invitation.person_id) == person)
    work.change(delete(Invitation).where(*one, old, _by_ask()))


def _by_ask() -> ColumnElement[bool]:
    """An invitation that asked a worker in: its entry came with it."""
    return exists().where(
        col(LedgerEntry.owner) == col(Invitation.person_id),
        col(LedgerEntry.kind) == "worker.asked",
        col(LedgerEntry.subject) == col(Invitation.room_id),
        col(LedgerEntry.at) == col(Invitation.at),
    )


def tell_noted(work: Work, who: Who, message: Message) -> None:
    """Whoever wrote is told that another put topic notes there, while they are in the room."""
    if work.session.get(Membership, (message.room_id, message.author_id)) is not None:
        stream = my_stream(message.author_id)
        announce(work, stream, "topics.noted", message.id, whose=who.person)


def noted_last(work: Work, message: Message) -> UUID | None:
    """Who of the others put topic notes on it last."""
    query = (
        select(col(LedgerEntry.whose))
        .where(col(LedgerEntry.owner) == message.author_id)
        .where(col(LedgerEntry.kind) == "topics.noted", col(LedgerEntry.subject) == message.id)
        .order_by(col(LedgerEntry.seq).desc())
    )
    who: UUID | None = work.rows(query.limit(1)).scalar()
    return who


@dataclass(frozen=True)
class OwnLending:
    """What entries of one person's stream tell of both, as it stands now."""

    work: Work
    me: UUID
    hidden: frozenset[UUID]

    def noted(self, row: Any, at: dict[str, Any]) -> TopicsNoted | None:
        """None once the notes are gone, the words are, or I am out of the room."""
        message = self.work.session.get(Message, row.subject)
        if message is None or message.author_id != self.me or not message.topics:
            return None
        room = self.work.session.get_one(Room, message.room_id)
        if self.work.session.get(Membership, (room.id, self.me)) is None:
            return None
        by = names(self.work, [row.whose], room.centre_id).get(row.whose)
        return TopicsNoted(
            **at,
            room=facts(room),
            message=message.id,
            message_seq=message.seq,
            topics=message.topics,  # type: ignore[arg-type]  # the column holds only topics
            person=None if row.whose in self.hidden else by,
        )

    def asked(self, row: Any, at: dict[str, Any]) -> WorkerAsked | None:
        """None once a worker came since, for who works there no more, and after a day."""
        room = self.work.session.get(Room, row.subject)
        if room is None or row.whose in self.hidden or not self._stands(room, row):
            return None
        by = names(self.work, [row.whose], room.centre_id).get(row.whose)
        known = facts(room).model_copy(update={"about": ""})
        return None if by is None else WorkerAsked(**at, room=known, person=by)

    def _stands(self, room: Room, row: Any) -> bool:
        staff = staff_of(self.work, room.centre_id)
        late = row.at <= self.work.now - groups.ASKED_IN_STANDS
        if late or self.me not in staff:
            return False
        came_since = select(col(Membership.person_id)).where(
            col(Membership.room_id) == room.id,
            col(Membership.person_id).in_(staff),
            col(Membership.joined_at) > row.at,
        )
        still_in = self.work.session.get(Membership, (room.id, row.whose)) is not None
        return still_in and self.work.rows(came_since.limit(1)).first() is None
