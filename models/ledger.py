"""Streams and the ledger: gapless numbers, and pointers to what happened, never the words."""

from datetime import datetime
from typing import Generic, Literal, TypeVar
from uuid import UUID

from pydantic import BaseModel, ConfigDict
from sqlmodel import Field, SQLModel

from core.db import Number, UtcDateTime

StreamName = str


def room_stream(room: UUID) -> StreamName:
    return f"room:{room}"


def my_stream(person: UUID) -> StreamName:
    return f"me:{person}"


def session_stream(session: UUID) -> StreamName:
    """Not a stream with numbers: its ring says that a sign-in has ended."""
    return f"session:{session}"


def owner_of(stream: StreamName) -> UUID:
    """The id inside a stream's name."""
    return UUID(stream.partition(":")[2])


def kind_of(stream: StreamName) -> str:
    return stream.partition(":")[0]


class Stream(SQLModel, table=True):
    """The head of the stream `<kind>:<owner>`. `version` grows whenever somebody may no longer hear it, or newly may."""

    __tablename__ = "streams"

    owner: UUID = Field(primary_key=True)
    kind: str = Field(max_length=8)
    head: int = Field(default=0, sa_type=Number)
    version: int = 0


class LedgerEntry(SQLModel, table=True):
    """Number `seq` of a stream: what kind of thing happened, and to what. Nothing of its content.

    `about` is the number of the message the entry is about (its own for `message.sent`), so that
    whoever joined later is told nothing of it. `whose` is who did it, where rows don't tell.
    """

    __tablename__ = "ledger"
    # Clustered by (owner, seq): a catch-up then reads neighbouring rows.
    __table_args__ = {"sqlite_with_rowid": False}

    owner: UUID = Field(primary_key=True)
    seq: int = Field(primary_key=True, sa_type=Number)
    kind: str = Field(max_length=40)
    subject: UUID
    about: int = Field(sa_type=Number)
    whose: UUID | None = None
    at: datetime = Field(sa_type=UtcDateTime)


class Epoch(SQLModel, table=True):
    """One row. It changes when a backup is restored, so that phones ask afresh."""

    __tablename__ = "epochs"

    id: int = Field(primary_key=True)
    name: str = Field(max_length=40)


class Shape(BaseModel):
    """What goes out. Unknown fields never slip in."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Command(BaseModel):
    """What comes in. Unknown fields are refused, so that nothing is set by the way."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Event(Shape):
    """A fact on a stream, in the past tense."""

    stream: StreamName
    seq: int


class Withheld(Event):
    """A number whose content this reader may not have: nothing else is said."""

    on: Literal["withheld"] = "withheld"


T = TypeVar("T")


class Listed(Shape, Generic[T]):
    """A page of a list: items ascending, and the cursor to the next page or null."""

    items: list[T]
    next: str | None = None
