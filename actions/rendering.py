"""From the ledger's pointers to what a reader may have today, in rooms. Live and catch-up end here."""

from collections.abc import Iterable, Sequence
from functools import partial
from typing import Any
from uuid import UUID

from actions.entries import Entry
from actions.rooms import facts
from actions.shaping import (
    Loaded,
    load,
    message_seen,
    message_shape,
    messages_by_id,
    reaction_shapes,
    seen_as,
    without,
)
from core.work import Work
from models.groups import MemberJoined, MemberLeft, RoomChanged
from models.ledger import Event, StreamName, Withheld
from models.messages import MessageSent, MessageTakenBack, ReactionChanged, TopicsChanged
from rules.boundaries import BLOCK_SHOWS
from rules.viewing import NOBODY, Seen, Sight

ABOUT_MESSAGES = ("message.sent", "reaction.changed", "topics.changed")


def room_entries(work: Work, room: Any, rows: Sequence[Any], stream: StreamName) -> list[Entry]:
    """The entries of a room's stream; `rows` are its ledger rows, ascending."""
    messages = messages_by_id(work, _subjects(rows, *ABOUT_MESSAGES))
    loaded = load(work, room, messages, _subjects(rows, "member.joined", "member.left"))
    return [_room_entry(row, loaded, stream) for row in rows]


def _subjects(rows: Iterable[Any], *kinds: str) -> list[UUID]:
    return [row.subject for row in rows if row.kind in kinds]


def _room_entry(row: Any, loaded: Loaded, stream: StreamName) -> Entry:
    seen, event = _room_event(row, loaded, stream)
    return Entry(row.seq, seen, event, stream, vary=partial(_vary, loaded))


def _room_event(row: Any, loaded: Loaded, stream: StreamName) -> tuple[Seen, Event]:
    at = {"stream": stream, "seq": row.seq}
    message = loaded.messages.get(row.subject)
    gone = message is None or message.taken_back_at is not None
    match row.kind:
        case "message.sent" if not gone:
            sent = MessageSent(**at, message=message_shape(message, loaded))
            return message_seen(message, loaded), sent
        case "message.taken_back":
            return Seen(row.about), MessageTakenBack(**at, id=row.subject)
        case "reaction.changed" if not gone:
            on = reaction_shapes(row.subject, loaded)
            changed = ReactionChanged(**at, id=row.subject, reactions=on)
            return _reaction_seen(row, message, loaded), changed
        case "topics.changed" if not gone:
            topics = loaded.messages[row.subject].topics
            told = TopicsChanged(**at, id=row.subject, topics=topics)
            # Also who doesn't wish for the topic hears of it: they may hold the words already.
            return Seen(row.about, shows=message_seen(message, loaded).shows), told
        case "room.changed":
            return Seen(row.about), RoomChanged(**at, room=facts(loaded.room))
        case "member.joined":
            return _of_person(row, loaded), MemberJoined(**at, person=loaded.people[row.subject])
        case "member.left":
            return _of_person(row, loaded), MemberLeft(**at, person=loaded.people[row.subject])
        case _:  # taken back, or of a version younger than this process
            return Seen(row.about, gone=True), Withheld(**at)


def _reaction_seen(row: Any, message: Any, loaded: Loaded) -> Seen:
    """A reaction shows whoever reacted, and whose message it is on."""
    on = message_seen(message, loaded)
    if loaded.room.kind in BLOCK_SHOWS or row.whose is None:
        return Seen(row.about, topics=on.topics, shows=on.shows, beside=on.beside)
    shows = on.shows | {row.whose}
    return Seen(row.about, topics=on.topics, shows=shows, beside=on.beside)


def _of_person(row: Any, loaded: Loaded) -> Seen:
    shows = NOBODY if loaded.room.kind in BLOCK_SHOWS else frozenset((row.subject,))
    return Seen(row.about, only=None if loaded.shows_members else row.subject, shows=shows)


def _vary(loaded: Loaded, event: Event, sight: Sight) -> Event:
    match event:
        case MessageSent():
            return event.model_copy(update={"message": seen_as(event.message, sight, loaded)})
        case ReactionChanged():
            return event.model_copy(update={"reactions": without(event.reactions, sight)})
        case _:
            return event


__all__ = ["Entry", "room_entries"]
