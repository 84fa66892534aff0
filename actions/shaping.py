"""Messages as their readers may see them: whole, folded, without some people, or withheld."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, select
from sqlmodel import col

from actions.naming import names
from core.work import Work
from models.messages import Message, MessageShape, Reaction, ReactionShape
from models.people import Centre, PersonShape
from rules.boundaries import BLOCK_SHOWS, BLOCK_WITHHOLDS, shows_its_members
from rules.viewing import NOBODY, How, Seen, Sight, is_held

FOLDED = {How.FOLDED_PERSON: "person", How.FOLDED_TOPIC: "topic"}


@dataclass
class Loaded:
    """Everything that the messages or entries of one room point to, loaded in a handful of queries.

    `room` is a Room, or a row with its columns.
    """

    work: Work
    room: Any
    messages: Mapping[UUID, Any]
    people: Mapping[UUID, PersonShape]
    reactions: Mapping[UUID, list[tuple[UUID, str]]]

    @cached_property
    def shows_members(self) -> bool:
        return shows_its_members(self.room.kind)

    @cached_property
    def centre(self) -> PersonShape:
        """The centre itself, as an author: where it speaks, and who wrote isn't to be shown."""
        centre = self.work.session.get_one(Centre, self.room.centre_id)
        return PersonShape(id=centre.id, name=centre.name)


def load(
    work: Work, room: Any, messages: Mapping[UUID, Any], also: Collection[UUID] = ()
) -> Loaded:
    """Reactions and names that these messages of a room need; `also`: other people to name."""
    reactions = reactions_on(work, messages.keys())
    people = {row.author_id for row in messages.values()} | set(also)
    people |= {person for on in reactions.values() for person, _ in on}
    return Loaded(work, room, messages, names(work, people, room.centre_id), reactions)


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


def message_seen(row: Any, loaded: Loaded) -> Seen:
    """What the predicate is asked about a message; `row` has its columns."""
    kind = loaded.room.kind
    beside = {person for person, _ in loaded.reactions.get(row.id, ())}
    if kind not in BLOCK_WITHHOLDS:
        beside.add(row.author_id)
    return Seen(
        row.seq,
        gone=row.taken_back_at is not None,
        author=row.author_id,
        topics=tuple(row.topics),
        shows=frozenset((row.author_id,)) if kind in BLOCK_WITHHOLDS else NOBODY,
        beside=NOBODY if kind in BLOCK_SHOWS else frozenset(beside),
        held=row.held_until,
    )


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
        reactions=reaction_shapes(row.id, loaded),
        held=is_held(row.held_until, loaded.work.now),
    )


def reaction_shapes(message: UUID, loaded: Loaded) -> list[ReactionShape]:
    """Reactions with names, never a number."""
    return [
        ReactionShape(person=loaded.people[person], kind=kind)  # type: ignore[arg-type]  # the column holds only kinds
        for person, kind in loaded.reactions.get(message, ())
    ]


def seen_as(shape: MessageShape, sight: Sight, loaded: Loaded) -> MessageShape:
    """A message as this sight of it shows it; withheld ones have no shape."""
    if sight.how is How.FULL and not sight.without:
        return shape
    return shape.model_copy(
        update={
            "folded": FOLDED.get(sight.how),
            "author": loaded.centre if shape.author.id in sight.without else shape.author,
            "reactions": without(shape.reactions, sight),
        }
    )


def without(reactions: list[ReactionShape], sight: Sight) -> list[ReactionShape]:
    """The reactions of those who may be shown."""
    return [reaction for reaction in reactions if reaction.person.id not in sight.without]
