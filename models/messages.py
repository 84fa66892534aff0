"""Messages, reactions, private read marks, and the letters by which messages are found."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Strict
from sqlalchemy import JSON, Column, Index, String, UniqueConstraint
from sqlmodel import Field, SQLModel

from core.db import Number, UtcDateTime
from models.ledger import Command, Event, Shape
from models.people import PersonShape
from models.text import Words

Topic = Literal[
    "illness", "medicine", "death", "relationships", "money", "faith", "politics", "hard"
]
ReactionKind = Literal["hug", "thanks", "go_on", "haha"]
Topics = Annotated[list[Topic], Field(max_length=8)]


class Message(SQLModel, table=True):
    """One message. Taken back: `text` is emptied, the number stays.

    `fingerprint` is a keyed HMAC of the request, so that a repeat is known without old words.
    """

    __tablename__ = "messages"
    __table_args__ = (
        UniqueConstraint("room_id", "seq"),
        Index("ix_messages_author_id_at", "author_id", "at"),
    )

    id: UUID = Field(primary_key=True)
    room_id: UUID = Field(foreign_key="rooms.id")
    seq: int = Field(sa_type=Number)
    author_id: UUID = Field(foreign_key="people.id")
    text: str
    at: datetime = Field(sa_type=UtcDateTime)
    reply_to: UUID | None = None
    topics: list[str] = Field(default_factory=list, sa_type=JSON)
    fingerprint: bytes | None = Field(default=None, max_length=32)
    taken_back_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    taken_back_by: UUID | None = Field(default=None, foreign_key="people.id")
    # Nobody but its author has it until then: a decision of the desk, or the rule of three and five.
    held_until: datetime | None = Field(default=None, sa_type=UtcDateTime)


class Reaction(SQLModel, table=True):
    """One reaction a person a message; a new one takes the place of the old."""

    __tablename__ = "reactions"

    message_id: UUID = Field(foreign_key="messages.id", primary_key=True)
    person_id: UUID = Field(foreign_key="people.id", primary_key=True, index=True)
    kind: str = Field(max_length=8)
    at: datetime = Field(sa_type=UtcDateTime)


class ReadMark(SQLModel, table=True):
    """How far I have read. Private: no surface shows it to anyone else."""

    __tablename__ = "read_marks"

    person_id: UUID = Field(foreign_key="people.id", primary_key=True)
    room_id: UUID = Field(foreign_key="rooms.id", primary_key=True, index=True)
    seq: int = Field(sa_type=Number)


class Gram(SQLModel, table=True):
    """Two neighbouring letters of a message (one, at the end of a run), for search.

    An ordinary indexed table, because deleting from it really deletes.
    """

    __tablename__ = "grams"
    __table_args__ = {"sqlite_with_rowid": False}

    room_id: UUID = Field(foreign_key="rooms.id", primary_key=True)
    # Compared letter by letter, whatever the database's language is.
    gram: str = Field(
        sa_column=Column(
            String(2).with_variant(String(2, collation="C"), "postgresql"), primary_key=True
        )
    )
    seq: int = Field(primary_key=True, sa_type=Number)


class GramMark(SQLModel, table=True):
    """Up to which number a room's messages are in `grams`; younger ones are searched as they are."""

    __tablename__ = "gram_marks"

    room_id: UUID = Field(foreign_key="rooms.id", primary_key=True)
    seq: int = Field(default=0, sa_type=Number)


class NewMessage(Command):
    """The words of a message, and what they answer or touch."""

    text: Words
    reply_to: UUID | None = None
    topics: Topics = Field(default_factory=list)


class NewTopics(Command):
    """What a message touches, whole: by its author, or by who looks after the room."""

    topics: Topics


class NewReaction(Command):
    kind: ReactionKind


class NewReadMark(Command):
    seq: Annotated[int, Strict(), Field(ge=0, le=2**53)]


class Receipt(Shape):
    """The message is committed: its number and time."""

    id: UUID
    seq: int
    at: datetime


class ReactionShape(Shape):
    person: PersonShape
    kind: ReactionKind


class MessageShape(Shape):
    """A message as its reader may see it. `folded` says why it comes folded, if it does.

    `held`: it is mine, and nobody else has it for now; a decision about me says why.
    """

    id: UUID
    room: UUID
    seq: int
    author: PersonShape
    text: str
    at: datetime
    reply_to: UUID | None
    topics: list[Topic]
    folded: Literal["person", "topic"] | None = None
    reactions: list[ReactionShape]
    held: bool = False


class WithheldMessage(Shape):
    """A number whose message this reader may not have, whatever the reason."""

    seq: int
    withheld: Literal[True] = True


class FoundMessage(MessageShape):
    room_title: str


class MessageSent(Event):
    on: Literal["message.sent"] = "message.sent"
    message: MessageShape


class MessageTakenBack(Event):
    """Its words are no longer there. Of what the desk holds, everybody is told the same; its author reads it on in the room's history."""

    on: Literal["message.taken_back"] = "message.taken_back"
    id: UUID


class MessageShown(Event):
    """It was held, and is there again, as it was."""

    on: Literal["message.shown"] = "message.shown"
    message: MessageShape


class ReactionChanged(Event):
    on: Literal["reaction.changed"] = "reaction.changed"
    id: UUID
    reactions: list[ReactionShape]


class TopicsChanged(Event):
    """A message touches something else than before; its words are asked for again, under today's wishes."""

    on: Literal["topics.changed"] = "topics.changed"
    id: UUID
    topics: list[Topic]
