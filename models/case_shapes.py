"""What a centre's workers are told of its cases, and what they say to them."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field, StringConstraints

from models.cases import Origin, StepKind, ThingKind
from models.decisions import Cause
from models.ledger import Command, Shape
from models.people import PersonShape
from models.playbooks import PlaybookName
from models.reports import CopyShape, ReportReason
from models.text import Line

QueueState = Literal["open", "taken_by_me", "ended"]
# How many different people said something: never who.
Reporters = Literal["nobody", "one", "two", "several"]
Note = Annotated[Line, StringConstraints(max_length=2000)]


class HeldShape(Shape):
    """Since when and until when a thing is held; empty where there is no end. `by` is empty for what a machine did: `cause` says which rule."""

    since: datetime
    until: datetime | None
    cause: Cause
    by: PersonShape | None


class CaseRow(Shape):
    """A case in the list. `person`: whom it concerns; `handed_to` hasn't said yes yet; `looks_too` was asked to look.

    `version`: name it with what you do; it moves on with each step. `held`: while what it is about is.
    """

    id: UUID
    thing: ThingKind
    origin: Origin
    danger: bool
    opened_at: datetime
    ended_at: datetime | None
    reasons: list[ReportReason]
    reporters: Reporters
    person: PersonShape | None
    taken_by: PersonShape | None
    handed_to: PersonShape | None
    looks_too: PersonShape | None
    version: int
    held: HeldShape | None


class Queue(Shape):
    """A page of a centre's cases. `suggested`: who could take the next one.

    `to_look_again`: how many appeals wait for me. `to_agree`: the cases where a proposal waits for my yes.
    """

    items: list[CaseRow]
    next: str | None
    suggested: PersonShape | None
    to_look_again: int
    to_agree: list[UUID]


class CaseStepShape(Shape):
    """A step with a case. `by`: empty where it came by itself. `words`: of a note, or which line didn't help."""

    id: UUID
    kind: StepKind
    by: PersonShape | None
    to: PersonShape | None
    at: datetime
    words: str | None


class SaidOfIt(Shape):
    """One report of it: why, and in their own words if they wrote any. Not who, and not when."""

    reason: ReportReason
    words: str | None


class CasePage(CaseRow):
    """A case whole, for its workers: what was copied, what was said of it, what was done. `playbooks`: the first fits best.

    `concert`: those who reported may have done it together.
    """

    copies: list[CopyShape]
    said: list[SaidOfIt]
    steps: list[CaseStepShape]
    playbooks: list[PlaybookName]
    concert: bool


class WorkerLoad(Shape):
    """What one worker has. `full`: they get no new ones by default."""

    worker: PersonShape
    open: int
    oldest: datetime | None
    full: bool


class Load(Shape):
    """A centre's cases for its coordinators. `open`: all that are; `untaken`: those that nobody has."""

    open: int
    untaken: int
    oldest: datetime | None
    workers: list[WorkerLoad]


class AtVersion(Command):
    """The version of the case that whoever acts has seen."""

    version: Annotated[int, Field(ge=0)]


class NewHanding(AtVersion):
    """To a colleague, who says yes first; or, empty, back to all."""

    to: UUID | None


class HandingAnswer(AtVersion):
    yes: bool


class NewLooking(AtVersion):
    """Who is asked to look too; empty: nobody any more."""

    worker: UUID | None


class NewNote(Command):
    """For colleagues at this desk; nobody else reads it."""

    words: Note
