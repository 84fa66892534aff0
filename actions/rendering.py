"""From the ledger's pointers to what a reader may have today. Live, catch-up and history end here."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, select
from sqlmodel import col

from actions.naming import names
from actions.rooms import facts
from core.work import Work
from models.groups import (
    MemberJoined,
    MemberLeft,
    Membership,
    Removal,
    Room,
    RoomAdded,
    RoomChanged,
    RoomFacts,
    RoomRemoved,
)
from models.ledger import Event, StreamName, Withheld
from models.messages import (
    Message,
    MessageSent,
    MessageShape,
    MessageTakenBack,
    Reaction,
    ReactionChanged,
    ReactionShape,
)
from models.people import PersonShape
from rules.boundaries import Seen, Sight, Viewer, shows_its_members


@dataclass(slots=True)
class Entry:
    """One number of a stream, rendered once per way it can be seen; text is made when first asked."""

    seq: int
    seen: Seen
    event: Event
    stream: StreamName
    opens: tuple[StreamName, int] | None = None
    closes: StreamName | None = None
    _full: str | None = None

    def text(self, how: Sight) -> str:
        """The JSON of this number for a reader who has that sight of it."""
        if how is Sight.WITHHELD:
            return Withheld(stream=self.stream, seq=self.seq).model_dump_json()
        if self._full is None:
            self._full = self.event.model_dump_json()
        return self._full

    @property
    def narrows(self) -> bool:
        """Whether this number says that something may no longer be read."""
        return isinstance(self.event, MessageTakenBack)


@dataclass
class Loaded:
    """Everything the entries of one room point to, loaded in a handful of queries.

    `room` is a Room, or a row with its columns.
    """

    room: Any
    messages: Mapping[UUID, Any]
    people: Mapping[UUID, PersonShape]
    reactions: Mapping[UUID, list[ReactionShape]]

    @cached_property
    def shows_members(self) -> bool:
        return shows_its_members(self.room.kind)


def room_entries(work: Work, room: Any, rows: Sequence[Any], stream: StreamName) -> list[Entry]:
    """The entries of a room's stream; `rows` are its ledger rows, ascending."""
    loaded = _load(work, room, rows)
    return [_room_entry(row, loaded, stream) for row in rows]


def _load(work: Work, room: Any, rows: Sequence[Any]) -> Loaded:
    messages = messages_by_id(work, _subjects(rows, "message.sent", "reaction.changed"))
    reactions = reactions_on(work, messages.keys())
    people = {row.author_id for row in messages.values()}
    people |= {person for on in reactions.values() for person, _ in on}
    people |= set(_subjects(rows, "member.joined", "member.left"))
    shown = names(work, people, room.centre_id)
    return Loaded(room, messages, shown, shape_reactions(reactions, shown))


def _subjects(rows: Iterable[Any], *kinds: str) -> list[UUID]:
    return [row.subject for row in rows if row.kind in kinds]


_messages = select(Message.__table__).where(  # type: ignore[attr-defined]  # SQLModel adds it
    col(Message.id).in_(bindparam("ids", expanding=True))
)
_reactions = (
    select(col(Reaction.message_id), col(Reaction.person_id), col(Reaction.kind))
    .where(col(Reaction.message_id).in_(bindparam("ids", expanding=True)))
    .order_by(col(Reaction.at), col(Reaction.person_id))
)


def messages_by_id(work: Work, ids: Collection[UUID]) -> dict[UUID, Any]:
    """Rows of messages, by id."""
    if not ids:
        return {}
    return {row.id: row for row in work.rows(_messages, {"ids": list(ids)})}


def reactions_on(work: Work, ids: Collection[UUID]) -> dict[UUID, list[tuple[UUID, str]]]:
    """Who reacted how to each message, in the order it happened."""
    found: dict[UUID, list[tuple[UUID, str]]] = {}
    if ids:
        for row in work.rows(_reactions, {"ids": list(ids)}):
            found.setdefault(row.message_id, []).append((row.person_id, row.kind))
    return found


def shape_reactions(
    reactions: Mapping[UUID, list[tuple[UUID, str]]], shown: Mapping[UUID, PersonShape]
) -> dict[UUID, list[ReactionShape]]:
    """Reactions with names, never a number."""
    return {
        message: [ReactionShape(person=shown[person], kind=kind) for person, kind in on]  # type: ignore[arg-type]  # the column holds only kinds
        for message, on in reactions.items()
    }


def message_shape(row: Any, loaded: Loaded) -> MessageShape:
    """A message whole; only for who may see it."""
    return MessageShape(
        id=row.id,
        room=row.room_id,
        seq=row.seq,
        author=loaded.people[row.author_id],
        text=row.text,
        at=row.at,
        reply_to=row.reply_to,
        topics=row.topics,
        reactions=loaded.reactions.get(row.id, []),
    )


def _room_entry(row: Any, loaded: Loaded, stream: StreamName) -> Entry:
    seen, event = _room_event(row, loaded, stream)
    return Entry(row.seq, seen, event, stream)


def _room_event(row: Any, loaded: Loaded, stream: StreamName) -> tuple[Seen, Event]:
    at = {"stream": stream, "seq": row.seq}
    message = loaded.messages.get(row.subject)
    gone = message is None or message.taken_back_at is not None
    match row.kind:
        case "message.sent" if not gone:
            return Seen(row.about), MessageSent(**at, message=message_shape(message, loaded))
        case "message.taken_back":
            return Seen(row.about), MessageTakenBack(**at, id=row.subject)
        case "reaction.changed" if not gone:
            on = loaded.reactions.get(row.subject, [])
            return Seen(row.about), ReactionChanged(**at, id=row.subject, reactions=on)
        case "room.changed":
            return Seen(row.about), RoomChanged(**at, room=facts(loaded.room))
        case "member.joined":
            return _of_person(row, loaded), MemberJoined(**at, person=loaded.people[row.subject])
        case "member.left":
            return _of_person(row, loaded), MemberLeft(**at, person=loaded.people[row.subject])
        case _:  # taken back, or of a version younger than this process
            return Seen(row.about, gone=True), Withheld(**at)


def _of_person(row: Any, loaded: Loaded) -> Seen:
    return Seen(row.about, only=None if loaded.shows_members else row.subject)


def my_entries(work: Work, me: UUID, rows: Sequence[Any], stream: StreamName) -> list[Entry]:
    """The entries of a person's own stream."""
    rooms = {
        room.id: room
        for room in work.session.scalars(
            select(Room).where(col(Room.id).in_({row.subject for row in rows}))
        )
    }
    places = _places(work, me, rooms.keys())
    return [_my_entry(work, me, row, rooms.get(row.subject), places, stream) for row in rows]


def _places(work: Work, me: UUID, rooms: Collection[UUID]) -> dict[UUID, Membership]:
    query = select(Membership).where(
        col(Membership.person_id) == me, col(Membership.room_id).in_(rooms)
    )
    return {place.room_id: place for place in work.session.scalars(query)}


def _my_entry(
    work: Work,
    me: UUID,
    row: Any,
    room: Room | None,
    places: Mapping[UUID, Membership],
    stream: StreamName,
) -> Entry:
    at = {"stream": stream, "seq": row.seq}
    room_stream = f"room:{row.subject}"
    place = places.get(row.subject)
    match row.kind:
        case "room.added" if room is not None and place is not None:
            event = RoomAdded(**at, room=facts(room), joined_seq=place.joined_seq)
            before = max(place.joined_seq, place.away_until) - 1
            return Entry(row.seq, Seen(row.about), event, stream, opens=(room_stream, before))
        case "room.removed" if room is not None:
            removal = _removal(work, me, row)
            known = facts(room) if place is not None else _facts_then(room, removal)
            left = RoomRemoved(**at, room=known, reason=removal.reason if removal else None)
            closes = room_stream if place is None else None
            return Entry(row.seq, Seen(row.about), left, stream, closes=closes)
        case _:
            return Entry(row.seq, Seen(row.about, gone=True), Withheld(**at), stream)


def _removal(work: Work, me: UUID, row: Any) -> Removal | None:
    return work.session.scalars(
        select(Removal).where(
            col(Removal.room_id) == row.subject,
            col(Removal.person_id) == me,
            col(Removal.at) == row.at,
        )
    ).first()


def _facts_then(room: Room, removal: Removal | None) -> RoomFacts:
    """What who is out may know of a room: which it was, not what it is called and says today."""
    title = removal.title if removal else ""
    return facts(room).model_copy(update={"title": title, "about": "", "open": False})


__all__ = ["Entry", "Loaded", "Viewer", "my_entries", "room_entries"]
