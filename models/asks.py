"""Asking to talk, and what is answered; direct rooms open in no other way."""

import re
from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import AfterValidator, StringConstraints
from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from core.db import UtcDateTime, index_where
from models.ledger import Command, Event, Shape
from models.people import PersonShape
from models.skills import SkillName
from models.text import Line

WhoMayAsk = Literal["group", "friends", "nobody"]
Answer = Literal["yes", "not_now", "no"]

_LINK = re.compile(r"https?:|www\.|://|[a-z0-9-]\.(?:com|cn|net|org|jp|io|me|cc)\b", re.IGNORECASE)


def without_link(text: str) -> str:
    """The text itself; ValueError when there is a link in it."""
    if _LINK.search(text):
        raise ValueError("holds a link")
    return text


Purpose = Annotated[Line, StringConstraints(max_length=120), AfterValidator(without_link)]


class Ask(SQLModel, table=True):
    """Somebody asked to talk. `silent`: it will never be shown to who was asked.

    `answer`: yes, not_now, no; or undone, by who asked. `shown_at`: when it last came to the other. `again_from`: the day from which "not now" asks again.
    `skill_id`: the post that it answers. `held_until`: kept back from who was asked.
    """

    __tablename__ = "asks"
    __table_args__ = (
        Index("ix_asks_asker_id_at", "asker_id", "at"),
        Index("ix_asks_asked_id_at", "asked_id", "at"),
        Index("ix_asks_again_from", "again_from"),
        index_where("ix_asks_unshown", "at", where="shown_at IS NULL"),
        Index("ix_asks_skill_id", "skill_id"),
    )

    id: UUID = Field(primary_key=True)
    asker_id: UUID = Field(foreign_key="people.id")
    asked_id: UUID = Field(foreign_key="people.id")
    purpose: str = Field(max_length=120)
    at: datetime = Field(sa_type=UtcDateTime)
    silent: bool = False
    shown_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    answer: str | None = Field(default=None, max_length=8)
    answered_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    again_from: datetime | None = Field(default=None, sa_type=UtcDateTime)
    room_id: UUID | None = Field(default=None, foreign_key="rooms.id")
    skill_id: UUID | None = None
    held_until: datetime | None = Field(default=None, sa_type=UtcDateTime)


class NewAsk(Command):
    """Whom, and for what: a sentence of at most 120 characters, without a link."""

    person: UUID
    purpose: Purpose


class NewSkillAnswer(Command):
    """What I say to a post: a sentence of at most 120 characters, without a link."""

    words: Purpose


class AskShape(Shape):
    """An ask of mine. Until somebody says yes it waits, whatever they think of it.

    `skill`: the post that it answers, while I may have it.
    """

    id: UUID
    person: PersonShape
    purpose: str
    at: datetime
    state: Literal["waiting", "accepted"]
    room: UUID | None
    skill: SkillName | None


class ArrivedAsk(Shape):
    """Somebody asks me: who and why stand only in the ask itself, when I open it."""

    id: UUID
    at: datetime


class OpenedAsk(Shape):
    """An ask to me, opened: who, and why. `weeks`: the Mondays that "not now" may put it off to.

    `skill`: the post of mine that it answers.
    """

    id: UUID
    person: PersonShape
    purpose: str
    at: datetime
    weeks: list[datetime]
    skill: SkillName | None


class NewAnswer(Command):
    """`week` belongs to "not now": 1 is next week, at most 8. Left out, next week.

    `group`: a yes into the small group of the post that was answered, not into a talk of two.
    """

    answer: Answer
    week: Annotated[int, Field(ge=1, le=8)] = 1
    group: bool = False


class AnsweredAsk(Shape):
    """What came of my answer, for me alone. `tell_worker`: a third time; a worker can help, if I like."""

    answer: Answer
    room: UUID | None
    tell_worker: bool


class AskArrived(Event):
    """On my own stream: somebody asks to talk. Nothing of who or why."""

    on: Literal["ask.arrived"] = "ask.arrived"
    id: UUID


class AskAccepted(Event):
    """On the asker's own stream: there is a room now."""

    on: Literal["ask.accepted"] = "ask.accepted"
    id: UUID
    room: UUID
