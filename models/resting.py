"""Resting, quiet hours, and enough for today: when things wait without a sound."""

from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import AfterValidator, StringConstraints
from sqlalchemy import JSON
from sqlmodel import Field, SQLModel

from core.db import UtcDateTime
from models.asks import WhoMayAsk
from models.days import Moment
from models.ledger import Command, Event, Shape
from models.people import PersonShape, known_zone

ShownTo = Literal["nobody", "confidants", "friends"]
Clock = Annotated[str, StringConstraints(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$")]


class Rest(SQLModel, table=True):
    """Somebody rests: messages wait without dots, asks wait. Why and since when is nobody's business."""

    __tablename__ = "rests"

    person_id: UUID = Field(foreign_key="people.id", primary_key=True)
    since: datetime = Field(sa_type=UtcDateTime)
    until: datetime | None = Field(default=None, sa_type=UtcDateTime)
    shown_to: str = Field(default="nobody", max_length=12)
    trusted_id: UUID | None = Field(default=None, foreign_key="people.id")
    thought_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class Pace(SQLModel, table=True):
    """How much of others somebody wants, and when. No row: everything as it is at first.

    `quiet`: a list of seven (Monday first), each [begins, ends] as "HH:MM", or null.
    `went_on_at`: when they last said that there is room for more today.
    """

    __tablename__ = "paces"

    person_id: UUID = Field(foreign_key="people.id", primary_key=True)
    who_may_ask: str = Field(default="group", max_length=8)
    quiet: list[Any] | None = Field(default=None, sa_type=JSON)
    time_zone: str | None = Field(default=None, max_length=40)
    talks_a_day: int | None = None
    went_on_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    seen_for_you: int = 0


class QuietHours(Command):
    """What ends before it begins goes over midnight."""

    begins: Clock
    ends: Clock


class NewRest(Command):
    """No reason, no start. `trusted`: one of my confidants, who may send a single thought."""

    until: Moment | None = None
    shown_to: ShownTo = "nobody"
    trusted: UUID | None = None


class RestShape(Shape):
    """My rest, as I set it."""

    until: datetime | None
    shown_to: ShownTo
    trusted: PersonShape | None


class PaceChanges(Command):
    """What is left out stays; null takes a limit away."""

    who_may_ask: WhoMayAsk | None = None
    quiet: Annotated[list[QuietHours | None], Field(min_length=7, max_length=7)] | None = None
    time_zone: Annotated[str, AfterValidator(known_zone)] | None = None
    talks_a_day: Annotated[int, Field(ge=1, le=50)] | None = None


class QuietShape(Shape):
    begins: str
    ends: str


class PaceShape(Shape):
    """My pace. `quiet_now`, and `enough`: new talks wait until tomorrow, or until I go on."""

    who_may_ask: WhoMayAsk
    quiet: list[QuietShape | None]
    time_zone: str
    talks_a_day: int | None
    quiet_now: bool
    enough: bool
    rest: RestShape | None


class ThoughtReceived(Event):
    """On my own stream: somebody I trust thinks of me. It needs no answer."""

    on: Literal["thought.received"] = "thought.received"
    person: PersonShape | None
