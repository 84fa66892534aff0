"""Calendar feeds: a secret address that a calendar app reads."""

from datetime import datetime
from typing import Literal
from uuid import UUID

from sqlmodel import Field, SQLModel

from core.db import UtcDateTime
from models.ledger import Command, Shape

FeedKind = Literal["mine", "centre"]


class Feed(SQLModel, table=True):
    """A feed of somebody's sign-ups, or of a centre's week as they see it. Its address is kept as a keyed hash.

    `busy`: says only that something is then.
    """

    __tablename__ = "calendar_feeds"

    id: UUID = Field(primary_key=True)
    person_id: UUID = Field(foreign_key="people.id", index=True)
    kind: str = Field(max_length=8)
    centre_id: UUID | None = Field(default=None, foreign_key="centres.id")
    secret_hash: bytes = Field(unique=True, max_length=32)
    busy: bool = False
    made_at: datetime = Field(sa_type=UtcDateTime)
    ended_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class NewFeed(Command):
    """`centre`: for a feed of that centre's week."""

    kind: FeedKind
    centre: UUID | None = None
    busy: bool = False


class FeedChanges(Command):
    busy: bool


class FeedShape(Shape):
    """A feed of mine. Its address is told only when it is made."""

    id: UUID
    kind: FeedKind
    centre: UUID | None
    busy: bool
    made_at: datetime


class MadeFeed(FeedShape):
    address: str
