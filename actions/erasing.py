"""Leaving for good: asked for by oneself with seven days to come back, or done by an operator with a reason."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import and_, delete, or_, select, update
from sqlmodel import col

from actions.announcing import announce, regard
from actions.appointments import coordinators, held_at
from actions.boundaries import rooms_of
from actions.buddy_pairs import forget as forget_buddies
from actions.danger import forget as forget_marks
from actions.decision_forgetting import forget as forget_decisions
from actions.forgetting_cases import forget_person as forget_in_cases
from actions.forgetting_thanks import forget_thanks
from actions.glass import forget as forget_glass
from actions.groups import lock
from actions.help_forgetting import forget_help
from actions.hosting import forget_author, hand_on
from actions.hours_forgetting import forget_hours
from actions.leaving_desks import leave_desk
from actions.letters import forget_letters
from actions.members import go_from_centre
from actions.pictures import drop_all as drop_pictures
from actions.proofs import forget_means, forget_proofs, require_fresh_proof
from actions.sessions import unlink
from actions.skills import forget as forget_skills
from core.errors import NotFound
from core.work import Work
from models.activities import ActivityInvitation, CoHostAsk
from models.asks import Ask
from models.boundaries import Block, Mute, RoomMute, TopicWish
from models.calendars import Feed
from models.circles import Tie
from models.disclosure import Fact, FactVersion
from models.groups import Departure, Invitation, Membership, Room
from models.ledger import room_stream
from models.messages import Message, Reaction, ReadMark
from models.my_data import AccountClosing, Erasure, ErasureShape, NewErasure
from models.people import STAFF, Appointment, Centre, Person
from models.reminders import Reminder, ReminderWish
from models.resting import Pace, Rest
from models.sign_in import Card, Device, Who
from models.sign_ups import OwnNote, PlaceOffer, SignUp
from models.suspensions import Suspension
from rules.people import LastCoordinator, require_may_end, require_may_leave, require_staff

TIME_TO_COME_BACK = timedelta(days=7)
NAMELESS = "—"
PART = 200
# Tables whose rows are one person's alone.
OWN: list[tuple[Any, Any]] = [
    (Fact, Fact.person_id),
    (FactVersion, FactVersion.person_id),
    (Mute, Mute.owner_id),
    (RoomMute, RoomMute.owner_id),
    (TopicWish, TopicWish.owner_id),
    (Rest, Rest.person_id),
    (Pace, Pace.person_id),
    (ReadMark, ReadMark.person_id),
    (Reaction, Reaction.person_id),
    (Departure, Departure.person_id),
    (Invitation, Invitation.person_id),
    (Invitation, Invitation.invited_by),
    (Suspension, Suspension.person_id),
    (SignUp, SignUp.person_id),
    (PlaceOffer, PlaceOffer.person_id),
    (OwnNote, OwnNote.person_id),
    (Reminder, Reminder.person_id),
    (ReminderWish, ReminderWish.person_id),
    (ActivityInvitation, ActivityInvitation.person_id),
    (ActivityInvitation, ActivityInvitation.by_id),
    (CoHostAsk, CoHostAsk.person_id),
    (CoHostAsk, CoHostAsk.by_id),
    (Feed, Feed.person_id),
]


def ask_erasure(work: Work, who: Who, new: NewErasure) -> ErasureShape:
    """Be erased in seven days; saying it again changes only what becomes of my messages."""
    known = work.session.get(Erasure, who.person)
    due = known.due_at if known is not None else work.now + TIME_TO_COME_BACK
    row = Erasure(person_id=who.person, messages=new.messages, asked_at=work.now, due_at=due)
    work.session.merge(row)
    work.session.flush()
    return ErasureShape(messages=new.messages, due_at=due)


def come_back(work: Work, who: Who) -> None:
    """Stay after all."""
    work.change(
        delete(Erasure).where(col(Erasure.person_id) == who.person, col(Erasure.done_at).is_(None))
    )


def my_erasure(work: Work, who: Who) -> ErasureShape | None:
    """Whether and when I will be erased."""
    row = work.session.get(Erasure, who.person)
    if row is None or row.done_at is not None:
        return None
    return ErasureShape(messages=row.messages, due_at=row.due_at)  # type: ignore[arg-type]  # the column holds only these


def erase_by_operator(work: Work, person: UUID, reason: str, messages: str) -> None:
    """Erase somebody at once, with a reason that is kept. Raises NotFound."""
    if work.session.get(Person, person) is None:
        raise NotFound()
    row = Erasure(
        person_id=person, messages=messages, asked_at=work.now, due_at=work.now, reason=reason
    )
    work.session.merge(row)
    work.session.flush()
    erase(work, person)


def leave_centre(work: Work, who: Who, centre: UUID) -> None:
    """Hold no role at a centre any more, and go out of its rooms; what one had there as a worker goes back to all.

    Raises NotFound, LastCoordinator.
    """
    if not who.at(centre):
        raise NotFound()
    work.session.get_one(Centre, centre, with_for_update=True)
    held = held_at(work, who.person, centre)
    require_may_leave(held, coordinators(work, centre))
    _end_roles(work, who.person, centre)
    if not held.isdisjoint(STAFF):
        leave_desk(work, who.person, centre)
    go_from_centre(work, who.person, centre)


def close_account(work: Work, who: Who, centre: UUID, person: UUID, reason: str) -> None:
    """Close the account of somebody of my centre who left or died; nothing of theirs is erased by it.

    Said twice, it is done once. Raises NotFound, NotAllowed, LastCoordinator, ProveFirst.
    """
    require_staff(who.at(centre))
    if not held_at(work, person, centre):
        raise NotFound()
    require_may_end(who.at(centre), "coordinator", 2)
    _require_may_leave_all(work, person)
    require_fresh_proof(work, who)
    known = AccountClosing(person_id=person, by_id=who.person, reason=reason, at=work.now)
    work.session.merge(known)
    _leave(work, person)
    work.session.get_one(Person, person).ended_at = work.now
    work.session.flush()


def _require_may_leave_all(work: Work, person: UUID) -> None:
    """Nowhere are they the only coordinator. Raises LastCoordinator.

    Their centres are held until the commit, always in the order of ids: two coordinators whose
    accounts are closed at once come one after the other.
    """
    theirs = select(col(Appointment.centre_id)).where(
        col(Appointment.person_id) == person, col(Appointment.ended_at).is_(None)
    )
    centres = select(col(Centre.id)).where(col(Centre.id).in_(theirs)).order_by(col(Centre.id))
    for centre in work.rows(centres.with_for_update(key_share=True)).scalars().all():
        require_may_leave(held_at(work, person, centre), coordinators(work, centre))


def _end_roles(work: Work, person: UUID, centre: UUID | None = None) -> None:
    open_ = update(Appointment).where(
        col(Appointment.person_id) == person, col(Appointment.ended_at).is_(None)
    )
    if centre is not None:
        open_ = open_.where(col(Appointment.centre_id) == centre)
    work.change(open_.values(ended_at=work.now))
    forget_proofs(work, person)


def come_again(work: Work, erased: Mapping[UUID, str]) -> list[UUID]:
    """Who was erased and is here again, because an older copy of the data was restored."""
    living = select(col(Person.id)).where(col(Person.id).in_(erased), col(Person.name) != NAMELESS)
    return list(work.rows(living).scalars())


def due(work: Work) -> list[UUID]:
    """Who asked to be erased, and whose seven days are over."""
    query = select(col(Erasure.person_id)).where(
        col(Erasure.done_at).is_(None), col(Erasure.due_at) <= work.now
    )
    return list(work.rows(query.limit(PART)).scalars())


def done(work: Work) -> dict[UUID, str]:
    """Everybody who is erased here, and what became of their messages."""
    query = select(col(Erasure.person_id), col(Erasure.messages)).where(
        col(Erasure.done_at).is_not(None)
    )
    return {row.person_id: row.messages for row in work.rows(query)}


def erase(work: Work, person: UUID) -> str:
    """Take somebody out of everything; gives what became of their messages. Their keys are erased
    beside this, in the key store.

    What they told, wrote about others and set is deleted; what others received becomes nameless
    or empty places. The row of the person stays, without a name, for what points to it.
    """
    erasure = work.session.get_one(Erasure, person)
    rooms = rooms_of(work, person)
    regard(work, rooms)
    if erasure.messages == "tombstones":
        _take_back_everything(work, person)
    forget_thanks(work, person, erasure.messages)
    forget_in_cases(work, person)
    _forget(work, person)
    _leave(work, person)
    gone = work.session.get_one(Person, person)
    gone.name, gone.pin_hash, gone.ended_at = NAMELESS, None, work.now
    erasure.done_at = work.now
    work.session.flush()
    return erasure.messages


def _take_back_everything(work: Work, person: UUID) -> None:
    query = select(Message).where(
        col(Message.author_id) == person, col(Message.taken_back_at).is_(None)
    )
    for message in work.session.scalars(query.order_by(col(Message.room_id))).all():
        lock(work, message.room_id)
        forget_letters(work, message.room_id, message.seq, message.text)
        work.change(delete(Reaction).where(col(Reaction.message_id) == message.id))
        message.text, message.topics, message.fingerprint, message.reply_to = "", [], None, None
        message.taken_back_at, message.taken_back_by = work.now, person
        work.session.flush()
        stream = room_stream(message.room_id)
        announce(work, stream, "message.taken_back", message.id, about=message.seq)


def _forget(work: Work, person: UUID) -> None:
    """Everything of theirs that is nobody else's."""
    for table, column in OWN:
        work.change(delete(table).where(col(column) == person))
    forget_author(work, person)
    drop_pictures(work, person)
    forget_help(work, person)
    forget_buddies(work, person)
    forget_hours(work, person)
    forget_decisions(work, person)
    forget_glass(work, person)
    forget_marks(work, person)
    _forget_between(work, person)


def _forget_between(work: Work, person: UUID) -> None:
    """What stood between them and others, on either side."""
    for pair in (Tie, Block, Mute):
        mine = or_(col(pair.owner_id) == person, col(pair.person_id) == person)
        work.change(delete(pair).where(mine))
    work.change(delete(Ask).where(or_(col(Ask.asker_id) == person, col(Ask.asked_id) == person)))
    forget_skills(work, person)
    work.change(update(Rest).where(col(Rest.trusted_id) == person).values(trusted_id=None))
    work.change(update(Message).where(col(Message.author_id) == person).values(fingerprint=None))


def _leave(work: Work, person: UUID) -> None:
    """Out of every centre: no role, no desk and no room there, and nothing to sign in with."""
    desks = _desks(work, person)
    _end_roles(work, person)
    for centre in desks:
        leave_desk(work, person, centre)
    centres = work.rows(
        select(col(Room.centre_id))
        .join(Membership, col(Membership.room_id) == col(Room.id))
        .where(col(Membership.person_id) == person)
        .distinct()
        .order_by(col(Room.centre_id))
    ).scalars()
    for centre in centres.all():
        go_from_centre(work, person, centre)
    hand_on(work, person)
    forget_means(work, person)
    unlink(work, col(Device.person_id) == person)
    work.change(update(Device).where(col(Device.person_id) == person).values(label=""))
    open_cards = and_(col(Card.person_id) == person, col(Card.ended_at).is_(None))
    work.change(update(Card).where(open_cards).values(ended_at=work.now))


def _desks(work: Work, person: UUID) -> list[UUID]:
    """The centres where somebody works now."""
    query = select(col(Appointment.centre_id)).where(
        col(Appointment.person_id) == person,
        col(Appointment.role).in_(STAFF),
        col(Appointment.ended_at).is_(None),
    )
    return sorted(set(work.rows(query).scalars()))


__all__ = ["LastCoordinator", "ask_erasure", "close_account", "come_back", "erase", "leave_centre"]
