"""A centre's staffed hours, who is there when, and who stands in for whom."""

from datetime import date, datetime
from itertools import pairwise
from typing import Annotated, Literal, Self, get_args
from uuid import UUID

from pydantic import AfterValidator, StringConstraints, model_validator
from pydantic import Field as Limits
from sqlalchemy import JSON
from sqlmodel import Field, Index, SQLModel

from core.db import UtcDateTime
from core.ids import new_id
from models.days import Day, Moment
from models.ledger import Command, Event, Shape
from models.people import PersonShape

Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
WEEKDAYS: tuple[Weekday, ...] = get_args(Weekday)
YesOrNo = Literal["yes", "no"]
# A time as the clock on the centre's wall tells it.
WallTime = Annotated[str, StringConstraints(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")]


class CentreHours(SQLModel, table=True):
    """When somebody is at a centre. `week`: Monday first, each day a list of [from, to] in local time."""

    __tablename__ = "centre_hours"

    centre_id: UUID = Field(foreign_key="centres.id", primary_key=True)
    week: list[list[list[str]]] = Field(sa_type=JSON)
    changed_at: datetime = Field(sa_type=UtcDateTime)


class RotaSpan(SQLModel, table=True):
    """A worker is there on this day of every week, or on this one date, in local time of the centre."""

    __tablename__ = "rota_spans"

    id: UUID = Field(default_factory=new_id, primary_key=True)
    centre_id: UUID = Field(foreign_key="centres.id", index=True)
    worker_id: UUID = Field(foreign_key="people.id", index=True)
    weekday: str | None = Field(default=None, max_length=3)
    day: date | None = None
    begins: str = Field(max_length=5)
    ends: str = Field(max_length=5)


class StandIn(SQLModel, table=True):
    """Somebody stands in for a worker who is away. `answer`: of whom was asked; it counts from a yes on."""

    __tablename__ = "stand_ins"
    __table_args__ = (Index("ix_stand_ins_centre_id_until", "centre_id", "until"),)

    id: UUID = Field(primary_key=True)
    centre_id: UUID = Field(foreign_key="centres.id")
    worker_id: UUID = Field(foreign_key="people.id", index=True)
    stand_in_id: UUID = Field(foreign_key="people.id", index=True)
    starts_at: datetime = Field(sa_type=UtcDateTime)
    until: datetime = Field(sa_type=UtcDateTime)
    asked_at: datetime = Field(sa_type=UtcDateTime)
    answer: str | None = Field(default=None, max_length=3)
    ended_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class StandInNews(SQLModel, table=True):
    """Somebody was told that their worker is away and who stands in: once."""

    __tablename__ = "stand_in_news"

    stand_in_id: UUID = Field(foreign_key="stand_ins.id", primary_key=True)
    person_id: UUID = Field(foreign_key="people.id", primary_key=True, index=True)
    told_at: datetime = Field(sa_type=UtcDateTime)


def after(begins: str, ends: str) -> None:
    """Raises ValueError when it ends before it begins."""
    if begins >= ends:
        raise ValueError("ends before it begins")


class SpanShape(Shape):
    """From when until when, as the clock on the centre's wall tells it."""

    begins: str
    ends: str


class NewSpan(Command):
    begins: WallTime
    ends: WallTime

    @model_validator(mode="after")
    def forward(self) -> Self:
        """Itself; ValueError when it ends before it begins."""
        after(self.begins, self.ends)
        return self


def in_order(spans: list[NewSpan]) -> list[NewSpan]:
    """The spans of a day, sorted; ValueError when two overlap."""
    spans = sorted(spans, key=lambda span: span.begins)
    if any(one.ends > other.begins for one, other in pairwise(spans)):
        raise ValueError("overlap")
    return spans


DaySpans = Annotated[list[NewSpan], Limits(max_length=4), AfterValidator(in_order)]


class NewHours(Command):
    """The whole week, Monday first; a day without spans is a day without staff."""

    week: Annotated[list[DaySpans], Limits(min_length=7, max_length=7)]


class HoursShape(Shape):
    """When somebody is at a centre. `week` null: the centre hasn't said its hours yet, and promises nothing.

    `opens_at`: the next time somebody comes in, null while staffed; `closes_at`: null while not.
    `danger_by`, `other_by`: when somebody will have looked at what is written now.
    """

    staffed: bool
    opens_at: datetime | None
    closes_at: datetime | None
    week: list[list[SpanShape]] | None
    danger_by: datetime | None
    other_by: datetime | None


class NewRotaSpan(Command):
    """Either a day of every week, or one date."""

    worker: UUID
    weekday: Weekday | None = None
    day: Day | None = None
    begins: WallTime
    ends: WallTime

    @model_validator(mode="after")
    def whole(self) -> Self:
        """Itself; ValueError for neither or both kinds of day, or an end before the beginning."""
        if (self.weekday is None) == (self.day is None):
            raise ValueError("a day of the week, or a date")
        after(self.begins, self.ends)
        return self


class NewRota(Command):
    """The whole rota of a centre."""

    items: Annotated[list[NewRotaSpan], Limits(max_length=200)]


class RotaSpanShape(Shape):
    worker: PersonShape
    weekday: Weekday | None
    day: date | None
    begins: str
    ends: str


class NewStandIn(Command):
    """Who is away, who is asked to stand in, and from when until when."""

    worker: UUID
    stand_in: UUID
    since: Annotated[Moment, Limits(alias="from")]
    until: Moment


class StandInAnswer(Command):
    answer: YesOrNo


class StandInShape(Shape):
    """`answer` null: not answered yet."""

    id: UUID
    worker: PersonShape
    stand_in: PersonShape
    since: Annotated[datetime, Limits(alias="from")]
    until: datetime
    answer: YesOrNo | None


class StandInRoom(Command):
    """The phone makes the id; where there is such a room already, that one is answered."""

    id: UUID


class AwayShape(Shape):
    """A worker is away until then, and who stands in."""

    id: UUID
    worker: PersonShape
    stand_in: PersonShape
    until: datetime


class RoomHours(Shape):
    """In a worker's room: when what I write will be read. `reads_at` null: it isn't known, or now (`staffed`)."""

    staffed: bool
    reads_at: datetime | None
    away: AwayShape | None


class StandInStarted(Event):
    """On my own stream: a worker I have a room with is away, and who stands in."""

    on: Literal["stand_in.started"] = "stand_in.started"
    id: UUID
    centre: UUID
    worker: PersonShape
    stand_in: PersonShape
    until: datetime


class StandInAsked(Event):
    """On my own stream: I am asked to stand in for a worker. It is told while I haven't answered."""

    on: Literal["stand_in.asked"] = "stand_in.asked"
    id: UUID
    centre: UUID
    worker: PersonShape
    starts_at: datetime
    until: datetime
