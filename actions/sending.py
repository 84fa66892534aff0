"""Sending: all messages that wait for a room take their numbers together, in one transaction."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, insert, select
from sqlmodel import col

from actions.announcing import bump
from actions.danger import Said, mark
from actions.groups import closed, lock
from actions.held_back import held_back
from actions.readers import viewers
from actions.shaping import Loaded, load, message_seen, messages_by_id
from core.crypto import keyed
from core.errors import AlreadyDifferent, Refusal
from core.work import Work
from models.groups import Closing, Membership, Room
from models.ledger import LedgerEntry, room_stream
from models.messages import Message, NewMessage, Receipt
from models.people import Appointment
from models.sign_in import SignIn
from rules.activities_sql import for_invited
from rules.boundaries import sight
from rules.danger import may_read_room
from rules.groups import RoomIsClosed, RoomReadOnly, Standing
from rules.messages import STEADY_WINDOW, Pace, Writer, require_may_send, require_pace
from rules.viewing import Viewer


@dataclass(frozen=True, slots=True)
class Sending:
    """One message on its way: whose, by which sign-in, under which id. `paced`: limits apply."""

    person: UUID
    session: UUID
    id: UUID
    new: NewMessage
    paced: bool = True


@dataclass(frozen=True, slots=True)
class Sent:
    """Committed; `fresh` is False when it had been before."""

    receipt: Receipt
    fresh: bool


@dataclass(slots=True)
class _Room:
    """What a batch needs to know of its room, its writers and the ids it brings."""

    id: UUID
    writers: dict[UUID, Writer]
    viewers: Mapping[UUID, Viewer]
    living: set[UUID]
    paces: dict[UUID, list[datetime]]
    known: dict[UUID, Any]
    answered: dict[UUID, Any]
    loaded: Loaded | None
    kind: str = ""
    centre: UUID | None = None
    rows: list[dict[str, Any]] = field(default_factory=list)


def send_all(work: Work, room_id: UUID, sendings: list[Sending]) -> list[Sent | Refusal]:
    """Number, keep and announce what may be sent; gives an answer for each, in order.

    A repeat of an id gets its first receipt and announces nothing; an id that stands for anything
    else gets AlreadyDifferent. Other answers: NotFound, RoomReadOnly, SlowDown, SignedOut.
    """
    lock(work, room_id)
    room = _gather(work, room_id, sendings)
    answers = [_judge(work, room, sending) for sending in sendings]
    _number(work, room)
    _mark(work, room)
    return [answer if isinstance(answer, Refusal) else _sent(room, answer) for answer in answers]


def _judge(work: Work, room: _Room, sending: Sending) -> Refusal | tuple[UUID, bool]:
    """Take a sending in, recognise a repeat, or say why not."""
    try:
        return sending.id, _admit(work, room, sending)
    except Refusal as refusal:
        return refusal


def _admit(work: Work, room: _Room, sending: Sending) -> bool:
    require_may_send(_writer(room, sending))
    mark = _fingerprint(work, room.id, sending)
    known = room.known.get(sending.id)
    if known is not None:
        if known["fingerprint"] != mark or known["author_id"] != sending.person:
            raise AlreadyDifferent()
        return False
    sent = room.paces.setdefault(sending.person, [])
    if sending.paced:
        require_pace(Pace(tuple(sent)), work.now)
    sent.append(work.now)
    row = _row(work, room, sending, mark)
    room.rows.append(row)
    room.known[sending.id] = row
    return True


def _writer(room: _Room, sending: Sending) -> Writer:
    known = room.writers.get(sending.person, Writer(signed_in=True, standing=None))
    return Writer(signed_in=sending.session in room.living, standing=known.standing)


def _row(work: Work, room: _Room, sending: Sending, mark: bytes) -> dict[str, Any]:
    # An answer to something the writer can't see, or that never was, is kept as a plain message:
    # a refusal would tell the two apart.
    answers = room.answered.get(sending.new.reply_to) if sending.new.reply_to else None
    seen = answers is not None and _sees(work, room, sending.person, answers)
    return {
        "id": sending.id,
        "room_id": room.id,
        "author_id": sending.person,
        "text": sending.new.text,
        "at": work.now,
        "reply_to": sending.new.reply_to if seen else None,
        "topics": list(dict.fromkeys(sending.new.topics)),
        "fingerprint": mark,
    }


def _sees(work: Work, room: _Room, person: UUID, message: Any) -> bool:
    assert room.loaded is not None
    return sight(room.viewers[person], message_seen(message, room.loaded), work.now).shown


def _fingerprint(work: Work, room_id: UUID, sending: Sending) -> bytes:
    new = sending.new
    parts = (room_id, sending.person, sending.id, new.text, new.reply_to, *sorted(new.topics))
    return keyed(work.secret, "message", *parts)


def _number(work: Work, room: _Room) -> None:
    """Give the new messages their numbers, and put them into the room and on its stream."""
    if not room.rows:
        return
    ring = bump(work, room_stream(room.id), len(room.rows))
    for seq, row in enumerate(room.rows, start=ring.head - len(room.rows) + 1):
        row["seq"] = seq
    work.change(insert(Message), room.rows)
    work.change(insert(LedgerEntry), [_entry(row) for row in room.rows])


def _mark(work: Work, room: _Room) -> None:
    """Where many read: what may mean danger is marked for the desk, and nothing is held."""
    if not room.rows or room.centre is None:
        return
    alone = work.rows(select(for_invited(room.id))).scalar() if room.kind == "activity" else False
    if may_read_room(room.kind, invited=bool(alone)):
        said = [Said(row["id"], row["author_id"], row["text"]) for row in room.rows]
        mark(work, room.centre, "message", said, room.id)


def _entry(row: dict[str, Any]) -> dict[str, Any]:
    return {
        "owner": row["room_id"],
        "seq": row["seq"],
        "kind": "message.sent",
        "subject": row["id"],
        "about": row["seq"],
        "whose": None,
        "at": row["at"],
    }


def _sent(room: _Room, answer: tuple[UUID, bool]) -> Sent:
    row = room.known[answer[0]]
    return Sent(Receipt(id=answer[0], seq=row["seq"], at=row["at"]), fresh=answer[1])


_membership = (
    select(
        col(Membership.person_id),
        col(Membership.role),
        col(Room.kind),
        col(Room.centre_id),
        col(Closing.by_id),
        col(Closing.shown_at),
        held_back(col(Membership.person_id), col(Room.centre_id)).label("suspended"),
    )
    .join(Room, col(Room.id) == col(Membership.room_id))
    .outerjoin(Closing, col(Closing.room_id) == col(Membership.room_id))
    .where(
        col(Membership.room_id) == bindparam("room"),
        col(Membership.person_id).in_(bindparam("people", expanding=True)),
    )
)
_living = select(col(SignIn.id)).where(
    col(SignIn.id).in_(bindparam("sessions", expanding=True)),
    col(SignIn.ended_at).is_(None),
    col(SignIn.expires_at) > bindparam("now"),
)
_known = select(
    col(Message.id),
    col(Message.seq),
    col(Message.at),
    col(Message.author_id),
    col(Message.fingerprint),
).where(col(Message.id).in_(bindparam("ids", expanding=True)))
_recent = (
    select(col(Message.author_id), col(Message.at))
    .where(
        col(Message.author_id).in_(bindparam("people", expanding=True)),
        col(Message.at) > bindparam("since"),
    )
    .order_by(col(Message.at))
)


def _gather(work: Work, room_id: UUID, sendings: Sequence[Sending]) -> _Room:
    """All facts of a batch, in a handful of queries however many messages it holds."""
    people = list({sending.person for sending in sendings})
    members = work.rows(_membership, {"room": room_id, "people": people, "now": work.now}).all()
    sessions = {"sessions": list({s.session for s in sendings}), "now": work.now}
    ids = {"ids": [sending.id for sending in sendings]}
    answered = _answered_in(work, room_id, sendings)
    return _Room(
        id=room_id,
        writers=_writers(work, members),
        viewers=viewers(work, room_id, people) if answered else {},
        living=set(work.rows(_living, sessions).scalars()),
        paces=_paces(work, [s.person for s in sendings if s.paced]),
        known={row.id: row._asdict() for row in work.rows(_known, ids)},
        answered=answered,
        loaded=load(work, work.session.get_one(Room, room_id), {}) if answered else None,
        kind=members[0].kind if members else "",
        centre=members[0].centre_id if members else None,
    )


def _writers(work: Work, members: Sequence[Any]) -> dict[UUID, Writer]:
    roles = _roles(work, members)
    return {
        row.person_id: Writer(
            signed_in=True,
            standing=Standing(
                row.kind,
                row.role,
                frozenset(roles.get(row.person_id, ())),
                closed=closed(row, row.person_id, work.now),
                suspended=row.suspended,
            ),
        )
        for row in members
    }


def _roles(work: Work, members: Sequence[Any]) -> dict[UUID, set[str]]:
    """Roles at the room's centre; asked only where the rule wants them, in announcements."""
    if not members or members[0].kind != "announcements":
        return {}
    found: dict[UUID, set[str]] = {}
    query = select(col(Appointment.person_id), col(Appointment.role)).where(
        col(Appointment.person_id).in_([row.person_id for row in members]),
        col(Appointment.centre_id) == members[0].centre_id,
        col(Appointment.ended_at).is_(None),
    )
    for row in work.rows(query):
        found.setdefault(row.person_id, set()).add(row.role)
    return found


def _paces(work: Work, people: Sequence[UUID]) -> dict[UUID, list[datetime]]:
    paces: dict[UUID, list[datetime]] = {}
    if people:
        recent = {"people": list(set(people)), "since": work.now - STEADY_WINDOW}
        for row in work.rows(_recent, recent):
            paces.setdefault(row.author_id, []).append(row.at)
    return paces


def _answered_in(work: Work, room_id: UUID, sendings: Sequence[Sending]) -> dict[UUID, Any]:
    """The messages of this room that these answer, by id."""
    ids = [s.new.reply_to for s in sendings if s.new.reply_to is not None]
    found = messages_by_id(work, ids)
    return {key: row for key, row in found.items() if row.room_id == room_id}


__all__ = ["RoomIsClosed", "RoomReadOnly", "Sending", "Sent", "send_all"]
