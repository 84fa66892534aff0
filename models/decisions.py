"""Decisions: what the desk did about something, by which rule, why, until when; and how it can be answered."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field as Limits
from sqlalchemy import JSON, Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from core.db import UtcDateTime, index_where
from models.ledger import Command, Shape
from models.messages import Topic
from models.suspensions import Lasts
from models.text import Reason, Words

DecisionKind = Literal[
    "nothing",
    "talk",
    "ask_to_change",
    "hide",
    "topic",
    "remove_from_room",
    "pause",
    "leave",
    "removal",
]
# Who or what decided: a worker, or a machine by the rule of three on one thing, of five on one person.
Cause = Literal["worker", "three", "five"]
AppealOutcome = Literal["stays", "changed", "undone"]
AppealState = Literal["waiting", "looked_at", "decided", "withdrawn"]
# `proposed` is never shown to whom it concerns.
DecisionState = Literal["in_force", "over", "undone"]


class Decision(SQLModel, table=True):
    """One decision about one case. It is a row first, and what follows from it points back to it.

    `person_id`: whom it concerns; empty once they are erased. `reason`, `said`: sealed with their key
    (purpose `decisions`): the reason in plain words, and the text it is about. `rule_line`: a line of
    the house rules, `rule_words` as it read then. `second_by`: the second person a removal takes; until then it is only proposed.
    `told_at`: whom it concerns was told. `lapses_at`: from then on it counts no more. `undone_why`:
    sealed as the reason.
    """

    __tablename__ = "decisions"
    __table_args__ = (
        Index("ix_decisions_person_id_at", "person_id", "at"),
        index_where("ix_decisions_untold", "at", where="told_at IS NULL"),
        Index("ix_decisions_lapses_at", "lapses_at"),
    )

    id: UUID = Field(primary_key=True)
    # Empty once the case is erased; the decision stays with whom it concerns until it lapses.
    case_id: UUID | None = Field(default=None, foreign_key="cases.id", index=True)
    centre_id: UUID = Field(foreign_key="centres.id", index=True)
    person_id: UUID | None = Field(default=None, foreign_key="people.id")
    kind: str = Field(max_length=16)
    cause: str = Field(default="worker", max_length=8)
    by_id: UUID | None = Field(default=None, foreign_key="people.id")
    second_by: UUID | None = Field(default=None, foreign_key="people.id")
    rule_line: UUID | None = None
    rule_words: str | None = Field(default=None, max_length=300)
    reason: bytes
    said: bytes | None = None
    topic: str | None = Field(default=None, max_length=16)
    lasts: str | None = Field(default=None, max_length=12)
    thing_kind: str = Field(max_length=12)
    thing_id: UUID
    room_id: UUID | None = Field(default=None, foreign_key="rooms.id")
    at: datetime = Field(sa_type=UtcDateTime)
    in_force_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    until: datetime | None = Field(default=None, sa_type=UtcDateTime)
    lapses_at: datetime = Field(sa_type=UtcDateTime)
    told_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    undone_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    undone_by: UUID | None = Field(default=None, foreign_key="people.id")
    undone_why: bytes | None = None


class DecisionAnswer(SQLModel, table=True):
    """What whom it concerns says to a decision. `words`: sealed with their key."""

    __tablename__ = "decision_answers"

    id: UUID = Field(primary_key=True)
    decision_id: UUID = Field(foreign_key="decisions.id", index=True)
    by_id: UUID = Field(foreign_key="people.id")
    words: bytes
    at: datetime = Field(sa_type=UtcDateTime)


class Appeal(SQLModel, table=True):
    """Whom a decision concerns asks somebody who didn't decide to look again; once for each decision.

    For a talk, which nobody has to look at again, only who stands by them, without words.

    `words`, `reason`: sealed with the key of whom it concerns. `advocate_said`: yes, no, out (a yes they
    stepped back from), or nothing yet.
    `room_id`: where they, their advocate and whoever looks again talk.
    """

    __tablename__ = "appeals"
    __table_args__ = (UniqueConstraint("decision_id"),)

    id: UUID = Field(primary_key=True)
    decision_id: UUID = Field(foreign_key="decisions.id")
    by_id: UUID = Field(foreign_key="people.id", index=True)
    words: bytes
    at: datetime = Field(sa_type=UtcDateTime)
    advocate_id: UUID | None = Field(default=None, foreign_key="people.id", index=True)
    advocate_said: str | None = Field(default=None, max_length=3)
    advocate_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    taken_by: UUID | None = Field(default=None, foreign_key="people.id")
    room_id: UUID | None = Field(default=None, foreign_key="rooms.id")
    outcome: str | None = Field(default=None, max_length=8)
    reason: bytes | None = None
    decided_by: UUID | None = Field(default=None, foreign_key="people.id")
    decided_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    told_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    withdrawn_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class Ladder(SQLModel, table=True):
    """What a centre tries first, and what after it. `steps`: a list of [kind, lasts or nothing]."""

    __tablename__ = "ladders"

    centre_id: UUID = Field(foreign_key="centres.id", primary_key=True)
    steps: list[list[str | None]] = Field(sa_type=JSON)
    changed_by: UUID | None = Field(default=None, foreign_key="people.id")
    changed_at: datetime = Field(sa_type=UtcDateTime)


# --- What comes in ---------------------------------------------------------------------------------


class LadderStep(Shape):
    """A kind of decision, and how long it lasts where it has a length."""

    kind: DecisionKind
    lasts: Lasts | None = None


class NewLadder(Command):
    """All steps, the gentlest first."""

    steps: Annotated[list[LadderStep], Limits(min_length=1, max_length=12)]


class NewDecision(Command):
    """What is decided, and why, in words that whom it concerns reads. `version`: of the case, as it was seen.

    `rule_line`: of the house rules; what takes something from somebody names one. `keep_open`: more
    is to be decided; else the case comes to its end with this.
    """

    kind: DecisionKind
    reason: Reason
    rule_line: UUID | None = None
    topic: Topic | None = None
    lasts: Lasts | None = None
    version: Annotated[int, Limits(ge=0, le=2**31, strict=True)]
    keep_open: bool = False


class Why(Command):
    """Why a decision is taken back, in words that whom it concerns reads."""

    reason: Reason


class NewDecisionAnswer(Command):
    words: Words


class NewAppeal(Command):
    """What somebody should look at again, and who stands by me, if I like."""

    id: UUID
    words: Words
    advocate: UUID | None = None


class NewAdvocate(Command):
    person: UUID


class AdvocateAnswer(Command):
    answer: Literal["yes", "no"]


class NewTaking(Command):
    """`over`: a coordinator takes it over from who looks at it."""

    over: bool = False


class NewOutcome(Command):
    """What comes of an appeal, and why. `lasts`: how long it holds now, counted from its beginning; for `changed`."""

    outcome: AppealOutcome
    reason: Reason
    lasts: Lasts | None = None
