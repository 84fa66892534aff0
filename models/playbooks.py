"""Playbooks: what a worker can do about a case, in short lines; and a centre's own lines."""

from datetime import date, datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import StringConstraints
from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from core.db import UtcDateTime
from core.ids import new_id
from models.ledger import Command, Shape
from models.people import HelpNumber, PersonShape
from models.text import Line

# `life`: somebody's life may be in danger, whatever the reason; the others are the reasons of reports.
# fmt: off
PlaybookName = Literal[
    "life", "hurts", "pressure", "money", "danger", "private", "spam", "too_much", "worried", "other",
]
# fmt: on
PlaybookPart = Literal["check", "say", "avoid", "call", "stop"]
PARTS: tuple[PlaybookPart, ...] = ("check", "say", "avoid", "call", "stop")
OwnWords = Annotated[Line, StringConstraints(max_length=200)]


class PlaybookLine(SQLModel, table=True):
    """A line that a centre's coordinator added. Ended, not deleted: what was read then can be told."""

    __tablename__ = "playbook_lines"
    __table_args__ = (Index("ix_playbook_lines_centre_id_playbook", "centre_id", "playbook"),)

    id: UUID = Field(primary_key=True)
    centre_id: UUID = Field(foreign_key="centres.id")
    playbook: str = Field(max_length=8)
    part: str = Field(max_length=8)
    words: str = Field(max_length=200)
    by_id: UUID | None = Field(default=None, foreign_key="people.id")
    at: datetime = Field(sa_type=UtcDateTime)
    ended_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class NotHelped(SQLModel, table=True):
    """A worker says that a line didn't help with a case. `line`: its id in the playbook. Shown as long as there is the case."""

    __tablename__ = "playbook_not_helped"
    __table_args__ = (
        UniqueConstraint("case_id", "line", "by_id"),
        Index("ix_playbook_not_helped_centre_id_at", "centre_id", "at", "id"),
    )

    id: UUID = Field(default_factory=new_id, primary_key=True)
    centre_id: UUID = Field(foreign_key="centres.id")
    case_id: UUID
    line: str = Field(max_length=40)
    by_id: UUID | None = Field(default=None, foreign_key="people.id")
    at: datetime = Field(sa_type=UtcDateTime)


class PlaybookLineShape(Shape):
    """A line. `own`: this centre added it; `by`: who, where it is known."""

    id: str
    words: str
    own: bool
    by: PersonShape | None


class PlaybookSource(Shape):
    """Where a playbook's lines come from."""

    name: str
    year: str


class PlaybookShape(Shape):
    """A playbook in the language of who reads it. `numbers`: the centre's help numbers. `written_on`: the day of its lines."""

    name: PlaybookName
    title: str
    check: list[PlaybookLineShape]
    say: list[PlaybookLineShape]
    avoid: list[PlaybookLineShape]
    call: list[PlaybookLineShape]
    stop: list[PlaybookLineShape]
    numbers: list[HelpNumber]
    sources: list[PlaybookSource]
    written_on: date


class PlaybookTitle(Shape):
    name: PlaybookName
    title: str


class NewPlaybookLine(Command):
    """A line of our own, in the language that people here read."""

    part: PlaybookPart
    words: OwnWords


class NotHelpedShape(Shape):
    """A line that didn't help: which, in what playbook, who said so, with which case."""

    id: UUID
    playbook: PlaybookName
    line: str
    words: str
    by: PersonShape | None
    case: UUID
    at: datetime
