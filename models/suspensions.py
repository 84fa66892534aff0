"""A pause from writing: what a worker decided for somebody of their centre, why, and until when."""

from datetime import datetime
from typing import Literal
from uuid import UUID

from sqlmodel import Field, Index, SQLModel

from core.db import UtcDateTime
from models.ledger import Command, Event, Shape
from models.people import CentreName, PersonShape
from models.text import Reason

PauseLength = Literal["day", "week"]
# Besides a pause: a leave of two weeks or a month, and for good, by two people (models/decisions.py).
Lasts = Literal["day", "week", "two_weeks", "month", "lasting"]


class Suspension(SQLModel, table=True):
    """Until then somebody reads at a centre, and writes only to its workers; unless it was lifted.

    `reason`: sealed with the key of whom it is about.
    """

    __tablename__ = "suspensions"
    __table_args__ = (
        Index("ix_suspensions_person_id_until", "person_id", "until"),
        Index("ix_suspensions_centre_id_until", "centre_id", "until"),
    )

    id: UUID = Field(primary_key=True)
    person_id: UUID = Field(foreign_key="people.id")
    centre_id: UUID = Field(foreign_key="centres.id")
    by_id: UUID = Field(foreign_key="people.id")
    lasts: str = Field(max_length=12)
    reason: bytes
    at: datetime = Field(sa_type=UtcDateTime)
    until: datetime = Field(sa_type=UtcDateTime)
    lifted_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class NewSuspension(Command):
    """Who, for how long, and why, in words that they will read themselves. `rule_line`: of the house rules."""

    person: UUID
    lasts: PauseLength
    reason: Reason
    rule_line: UUID | None = None


class SuspensionShape(Shape):
    """For whom it is about, and for the workers of that centre. `by`: the worker who decided.

    `decision`: the decision about me that it comes from, if it comes from one.
    """

    id: UUID
    person: PersonShape
    centre: CentreName
    by: PersonShape
    reason: str
    at: datetime
    until: datetime
    decision: UUID | None = None


class WritingPaused(Event):
    """On my own stream: I read, and write to workers only, until then. `lifted`: not any more."""

    on: Literal["writing.paused"] = "writing.paused"
    suspension: SuspensionShape
    lifted: bool
