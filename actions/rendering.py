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
from models.guidelines import GuidelinesChanged
from models.ledger import Event, StreamName, Withheld
from models.messages import (
    MessageSent,
    MessageShown,
    MessageTakenBack,
    ReactionChanged,
    TopicsChanged,
)
from rules.boundaries import BLOCK_SHOWS
from rules.viewing import NOBODY, Seen, Sight, is_held

ABOUT_MESSAGES = (
    *("message.sent", "reaction.changed", "topics.changed"),
    *("message.hidden", "message.shown"),
)


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
    match row.kind:
        case "message.taken_back":
            return Seen(row.about), MessageTakenBack(**at, id=row.subject)
        case "room.changed":
            return Seen(row.about), RoomChanged(**at, room=facts(loaded.room))
        case "member.joined":
            return _of_person(row, loaded), MemberJoined(**at, person=loaded.people[row.subject])
        case "member.left":
            return _of_person(row, loaded), MemberLeft(**at, person=loaded.people[row.subject])
        case "guidelines.changed":
            return Seen(row.about), GuidelinesChanged(**at, id=row.subject)
        case _:
            return _of_a_message(row, loaded, at)


def _of_a_message(row: Any, loaded: Loaded, at: dict[str, Any]) -> tuple[Seen, Event]:
    message = loaded.messages.get(row.subject)
    gone = message is None or message.taken_back_at is not None
    told = None if gone else _message_event(row, message, loaded, at)
    # Taken back, shown again since, or of a version younger than this process.
    return told or (Seen(row.about, gone=True), Withheld(**at))


def _message_event(
    row: Any, message: Any, loaded: Loaded, at: dict[str, Any]
) -> tuple[Seen, Event] | None:
    """What is told of a message that is there, as it is now; None where it is told no more."""
    seen = message_seen(message, loaded)
    match row.kind:
        case "message.sent":
            return seen, MessageSent(**at, message=message_shape(message, loaded))
        case "message.hidden" if is_held(message.held_until, loaded.work.now):
            # As if it were taken back: what was decided about somebody is nobody else's.
            return Seen(row.about), MessageTakenBack(**at, id=row.subject)
        case "message.shown":
            return seen, MessageShown(**at, message=message_shape(message, loaded))
        case "reaction.changed":
            on = reaction_shapes(row.subject, loaded)
            changed = ReactionChanged(**at, id=row.subject, reactions=on)
            return _reaction_seen(row, message, loaded), changed
        case "topics.changed":
            told = TopicsChanged(**at, id=row.subject, topics=message.topics)
            # Also who doesn't wish for the topic hears of it: they may hold the words already.
            return Seen(row.about, author=seen.author, shows=seen.shows, held=seen.held), told
        case _:
            return None


def _reaction_seen(row: Any, message: Any, loaded: Loaded) -> Seen:
    """A reaction shows whoever reacted, and whose message it is on."""
    on = message_seen(message, loaded)
    shows = on.shows
    if loaded.room.kind not in BLOCK_SHOWS and row.whose is not None:
        shows = shows | {row.whose}
    return Seen(row.about, topics=on.topics, shows=shows, beside=on.beside, held=on.held)


def _of_person(row: Any, loaded: Loaded) -> Seen:
    shows = NOBODY if loaded.room.kind in BLOCK_SHOWS else frozenset((row.subject,))
    return Seen(row.about, only=None if loaded.shows_members else row.subject, shows=shows)


def _vary(loaded: Loaded, event: Event, sight: Sight) -> Event:
    match event:
        case MessageSent() | MessageShown():
            return event.model_copy(update={"message": seen_as(event.message, sight, loaded)})
        case ReactionChanged():
            return event.model_copy(update={"reactions": without(event.reactions, sight)})
        case _:
            return event


__all__ = ["Entry", "room_entries"]
