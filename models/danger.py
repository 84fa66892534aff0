"""Words that may mean danger: a centre's own list, and what was marked for its desk because of them."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import AfterValidator, StringConstraints
from sqlalchemy import JSON
from sqlmodel import Field, SQLModel

from core.db import UtcDateTime, index_where
from models.ledger import Command, Event, Shape
from models.text import Line, visible

MarkedKind = Literal["message", "skill", "help_request", "date"]


def more_than_a_sign(words: str) -> str:
    """The words themselves; ValueError for a single sign: 杀 would be found in 杀价 and 杀毒."""
    if len(visible(words).strip()) < LEAST:
        raise ValueError("two signs or more")
    return words


LEAST = 2
DangerWords = Annotated[
    Line,
    StringConstraints(min_length=LEAST, max_length=40),
    AfterValidator(more_than_a_sign),
]


class DangerList(SQLModel, table=True):
    """What a centre changed in the list that all begin with. `version` grows with each change."""

    __tablename__ = "danger_lists"

    centre_id: UUID = Field(foreign_key="centres.id", primary_key=True)
    version: int = 1
    added: list[str] = Field(default_factory=list, sa_type=JSON)
    left_out: list[str] = Field(default_factory=list, sa_type=JSON)


class DangerMark(SQLModel, table=True):
    """Something many can read that holds such words: a worker will look, and who wrote it is told so.

    `done_at`: both were done; empty until then.
    """

    __tablename__ = "danger_marks"
    __table_args__ = (index_where("ix_danger_marks_open", "at", where="done_at IS NULL"),)

    thing_id: UUID = Field(primary_key=True)
    thing_kind: str = Field(max_length=12)
    centre_id: UUID = Field(foreign_key="centres.id")
    room_id: UUID | None = Field(default=None, foreign_key="rooms.id")
    person_id: UUID = Field(foreign_key="people.id", index=True)
    at: datetime = Field(sa_type=UtcDateTime)
    done_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class DangerPhrase(Shape):
    """Words to find, and longer ones that are something else; with `$`, only where a clause ends with it."""

    words: str
    but: list[str]


class DangerListShape(Shape):
    """What counts at a centre, for its people's phones. `added`, `left_out`: what it changed itself."""

    phrases: list[DangerPhrase]
    added: list[str]
    left_out: list[str]


class NewDangerList(Command):
    """A centre's own words, and those it leaves out of the common list; both whole."""

    added: Annotated[list[DangerWords], Field(max_length=200)]
    left_out: Annotated[list[DangerWords], Field(max_length=200)]


class WordsMarked(Event):
    """On my own stream: a worker will look at what I wrote; nothing is hidden, and I did nothing wrong.

    `thing`: what it was; `room`: where, for a message.
    """

    on: Literal["words.marked"] = "words.marked"
    id: UUID
    thing: MarkedKind
    room: UUID | None
