"""What people keep away from: muted people, rooms and topics, and who is blocked. Each row is its owner's alone."""

from datetime import datetime
from typing import Literal
from uuid import UUID

from sqlmodel import Field, SQLModel

from core.db import UtcDateTime
from models.ledger import Command, Event, Shape
from models.messages import Topic
from models.people import PersonShape

HowLong = Literal["hour", "today", "week"]
Comfort = Literal["fold", "hide"]


class Mute(SQLModel, table=True):
    """Somebody's messages come folded to the owner, until then; for good while `until` is empty."""

    __tablename__ = "mutes"

    owner_id: UUID = Field(foreign_key="people.id", primary_key=True)
    person_id: UUID = Field(foreign_key="people.id", primary_key=True, index=True)
    until: datetime | None = Field(default=None, sa_type=UtcDateTime)


class RoomMute(SQLModel, table=True):
    """A room raises no dot for the owner, until then."""

    __tablename__ = "room_mutes"

    owner_id: UUID = Field(foreign_key="people.id", primary_key=True)
    room_id: UUID = Field(foreign_key="rooms.id", primary_key=True, index=True)
    until: datetime | None = Field(default=None, sa_type=UtcDateTime)


class TopicWish(SQLModel, table=True):
    """A topic comes folded to the owner, or not at all, until then. No row: it is shown."""

    __tablename__ = "topic_wishes"

    owner_id: UUID = Field(foreign_key="people.id", primary_key=True)
    topic: str = Field(max_length=16, primary_key=True)
    comfort: str = Field(max_length=8)
    until: datetime | None = Field(default=None, sa_type=UtcDateTime)


class Block(SQLModel, table=True):
    """The two don't meet here: neither sees the other. Only the owner knows, and can lift it."""

    __tablename__ = "blocks"

    owner_id: UUID = Field(foreign_key="people.id", primary_key=True)
    person_id: UUID = Field(foreign_key="people.id", primary_key=True, index=True)
    at: datetime = Field(sa_type=UtcDateTime)


class NewMute(Command):
    """How long; left out: until I change it. `today` ends with the day of my centre."""

    lasts: HowLong | None = None


class NewTopicWish(NewMute):
    comfort: Comfort


class MuteShape(Shape):
    """Something is muted; `until` null means until I change it."""

    until: datetime | None


class MutedPerson(Shape):
    person: PersonShape
    until: datetime | None


class MutedTopic(Shape):
    topic: Topic
    comfort: Comfort
    until: datetime | None


class BlockedPerson(Shape):
    person: PersonShape
    at: datetime


class KeptAway(Shape):
    """Everything I keep away from, for me alone."""

    muted: list[MutedPerson]
    topics: list[MutedTopic]
    blocked: list[BlockedPerson]


class BoundariesChanged(Event):
    """On my own stream: I changed a boundary on one of my devices; ask again for what it touches."""

    on: Literal["boundaries.changed"] = "boundaries.changed"
