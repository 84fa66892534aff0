"""Reports: somebody says that something hurt, worries them, or is not ours. They are never named."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import AfterValidator, StringConstraints
from pydantic import Field as Limits
from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from core.db import UtcDateTime
from models.cases import ThingKind
from models.ledger import Command, Event, Shape
from models.people import CentreName, PersonShape
from models.pictures import PictureShape
from models.text import Line, storable

ReportReason = Literal[
    "hurts", "pressure", "money", "danger", "private", "spam", "too_much", "worried", "other"
]
# How it stands, and what came of it, as whoever reported is told. `acted`: something was done about it.
ReportState = Literal["waiting", "looked_at", "done"]
Outcome = Literal[
    "nothing",
    "talked",
    "asked_to_change",
    "hidden",
    "topic",
    "acted",
    "looked_again",
    "gone",
]
ReportWords = Annotated[str, StringConstraints(max_length=1000), AfterValidator(storable)]
Around = Annotated[int, Limits(ge=0, le=5)]
REASONS: tuple[ReportReason, ...] = (
    *("hurts", "pressure", "money", "danger", "private", "spam", "too_much", "worried", "other"),
)


class Report(SQLModel, table=True):
    """What somebody said to the desk about one thing. `words`: sealed with their key, then with its case's.

    `by_id` is empty once they are erased. `told_state`: how it stood when they were last told;
    `told_at`: when they were told what came of it. `fingerprint`: a keyed HMAC of the request.
    """

    __tablename__ = "reports"
    __table_args__ = (Index("ix_reports_by_id_at", "by_id", "at"),)

    id: UUID = Field(primary_key=True)
    case_id: UUID = Field(foreign_key="cases.id", index=True)
    by_id: UUID | None = Field(default=None, foreign_key="people.id")
    reason: str = Field(max_length=8)
    words: bytes | None = None
    at: datetime = Field(sa_type=UtcDateTime)
    withdrawn_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    told_state: str = Field(default="waiting", max_length=9)
    told_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    fingerprint: bytes | None = Field(default=None, max_length=32)


class About(Command):
    """What is reported. `room`: where it was said; where it is given, it has to be so."""

    kind: ThingKind
    id: UUID
    room: UUID | None = None


class NewReport(Command):
    """What, why, and how much of what was said around it goes along.

    `shown`: the ids that were shown before sending; where it is given, nothing else goes along.
    """

    about: About
    reason: ReportReason
    words: ReportWords = ""
    before: Around = 0
    after: Around = 0
    shown: Annotated[list[UUID], Limits(max_length=10)] | None = None


class MoreWords(Command):
    """What somebody would like to add to their report."""

    words: Annotated[Line, StringConstraints(max_length=1000)]


class ReportSent(Shape):
    """It is with the desk. It says the same whatever else is there."""

    id: UUID
    at: datetime


class ReportCopy(Shape):
    """What would go to the desk, as whoever reports has it. `place`: 0 for the thing, else before or after it.

    `person`: who said it, where I may know. `yours`: I said it, so the desk could see that I was there.
    """

    id: UUID
    place: int
    person: PersonShape | None
    words: str
    at: datetime
    yours: bool
    picture: PictureShape | None


class WouldSend(Shape):
    """What would go to the desk of which centre. `of_two`: said where only two are, so the other can guess who reports it.

    `alone`: said to that centre's staff only, whose own report is not theirs to work on: whether it waits until
    somebody else works there.
    """

    centre: CentreName
    of_two: bool
    items: list[ReportCopy]
    alone: bool | None = Limits(default=None, exclude_if=lambda said: said is None)


class ReportedThing(Shape):
    kind: ThingKind
    id: UUID


class ReportMay(Shape):
    """What I may do with my report. `stand_again`: for a moment after withdrawing it.

    `talk`: somebody has it who works there. `let_in`: we have a room, and whoever has it now isn't in it.
    """

    add: bool
    withdraw: bool
    stand_again: bool
    talk: bool
    let_in: bool


class MyReport(Shape):
    """What I reported, and how it stands. `by`: the worker who looks at it; `room`: where we talk, if I opened it."""

    id: UUID
    about: ReportedThing
    reason: ReportReason
    words: str
    at: datetime
    state: ReportState
    by: PersonShape | None
    outcome: Outcome | None
    withdrawn: bool
    room: UUID | None
    may: ReportMay


class ReportRoom(Shape):
    room: UUID


class ReportChanged(Event):
    """On the reporter's own stream: how it stands now."""

    on: Literal["report.changed"] = "report.changed"
    report: MyReport


class CopyShape(Shape):
    """What was copied for a case, for its workers. `place`: 0 for what was reported, else before or after it.

    `author` is null where the centre speaks, or they are erased. `picture`: there is one to ask for.
    """

    id: UUID
    kind: ThingKind
    author: PersonShape | None
    place: int
    words: str
    at: datetime
    picture: bool
