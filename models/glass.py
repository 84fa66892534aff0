"""Breaking the glass: for danger to life, a worker opens what one member kept to themselves, for half an hour."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import AfterValidator, Strict
from sqlalchemy import DDL, Index, event
from sqlmodel import Field, SQLModel

from core.db import UtcDateTime, index_where
from models.disclosure import FactShape
from models.glass_guards import guards
from models.ledger import Command, Event, Shape
from models.people import CentreName, PersonShape
from models.text import Reason, visible

SHORTEST_REASON = 20
MOST_HOURS = 72


def told_at_length(reason: str) -> str:
    """The reason itself; ValueError when fewer than 20 of its characters can be seen."""
    if len("".join(visible(reason).split())) < SHORTEST_REASON:
        raise ValueError(f"says less than {SHORTEST_REASON} characters")
    return reason


LongReason = Annotated[Reason, AfterValidator(told_at_length)]


class GlassDelay(SQLModel, table=True):
    """A coordinator wrote why somebody is told later; the next glass broken for them may use it.

    `reason`: sealed with the key of whom it is about.
    """

    __tablename__ = "glass_delays"
    __table_args__ = (Index("ix_glass_delays_person_id_at", "person_id", "at"),)

    id: UUID = Field(primary_key=True)
    centre_id: UUID = Field(foreign_key="centres.id")
    person_id: UUID = Field(foreign_key="people.id")
    by_id: UUID = Field(foreign_key="people.id")
    hours: int
    reason: bytes
    at: datetime = Field(sa_type=UtcDateTime)


class Glass(SQLModel, table=True):
    """One broken glass. `reason`: sealed with the key of whom it is about.

    `second_id`: the colleague who was told at once. `shown_from`: when whom it is about is told;
    `told_at`: when they were. `ended_at`: closed before its half hour was over.
    """

    __tablename__ = "glasses"
    __table_args__ = (
        Index("ix_glasses_person_id_at", "person_id", "at"),
        Index("ix_glasses_centre_id_at", "centre_id", "at", "id"),
        index_where("ix_glasses_untold", "shown_from", where="told_at IS NULL"),
    )

    id: UUID = Field(primary_key=True)
    centre_id: UUID = Field(foreign_key="centres.id")
    person_id: UUID = Field(foreign_key="people.id")
    by_id: UUID = Field(foreign_key="people.id")
    second_id: UUID | None = Field(default=None, foreign_key="people.id")
    delay_id: UUID | None = Field(default=None, foreign_key="glass_delays.id", unique=True)
    reason: bytes
    at: datetime = Field(sa_type=UtcDateTime)
    until: datetime = Field(sa_type=UtcDateTime)
    ended_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    shown_from: datetime = Field(sa_type=UtcDateTime)
    told_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


for _table in (GlassDelay.__table__, Glass.__table__):  # type: ignore[attr-defined]  # SQLModel adds it
    for _dialect in ("sqlite", "postgresql"):
        for _statement in guards(_table.name, _dialect):
            _guard = DDL(_statement).execute_if(dialect=_dialect)  # type: ignore[no-untyped-call]  # SQLAlchemy's own
            event.listen(_table, "after_create", _guard)


class NewGlass(Command):
    """For whom, why (20 characters or more, which they will read), and the colleague to be told at once.

    `second` may be left out only where the centre has no other worker. `delay`: what was written for this time; it is
    refused where that counts no more, so that nobody is told sooner than was said.
    """

    person: UUID
    reason: LongReason
    second: UUID | None = None
    delay: UUID | None = None


class NewGlassDelay(Command):
    """About whom, for how many hours (72 at most) they are told later, and why, which they will read."""

    person: UUID
    hours: Annotated[int, Strict(), Field(ge=1, le=MOST_HOURS)]
    reason: LongReason


class GlassDelayShape(Shape):
    """Why somebody is told later, by whom, and for how many hours."""

    by: PersonShape
    hours: int
    reason: str


class GlassDelayAhead(Shape):
    """What a coordinator wrote for the next glass broken for somebody: it names `id`. It counts until then, and once.

    Why they wrote it is told with the glass, and not here.
    """

    id: UUID
    by: PersonShape
    hours: int
    until: datetime


class GlassShape(Shape):
    """A broken glass, for who broke it, who was told at once, coordinators, and whom it is about."""

    id: UUID
    centre: CentreName
    person: PersonShape
    by: PersonShape
    second: PersonShape | None
    reason: str
    at: datetime
    until: datetime
    ended_at: datetime | None
    shown_from: datetime
    delayed: GlassDelayShape | None


class GlassPage(Shape):
    """What lies behind it, only for who broke it, and only until `until`."""

    glass: GlassShape
    facts: list[FactShape]


class GlassBroken(Event):
    """On a colleague's stream, at once: a glass was broken, and you are the second who knows."""

    on: Literal["glass.broken"] = "glass.broken"
    glass: GlassShape


class GlassTold(Event):
    """On the stream of whom it is about: who looked, why, and until when."""

    on: Literal["glass.told"] = "glass.told"
    glass: GlassShape
