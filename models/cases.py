"""Cases: what waits at a centre's desk, what was copied for it, and each step that was taken with it."""

from datetime import datetime
from typing import Literal
from uuid import UUID

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from core.db import UtcDateTime, index_where
from models.ledger import Event

ThingKind = Literal[
    "message", "picture", "person", "date", "ask", "skill", "help_request", "thanks"
]
# Why there is a case: somebody reported, a centre's list of words, or a worker decided something about
# somebody. The rule of three and five opens none: what it holds was reported (`HeldShape`).
Origin = Literal["report", "words", "desk"]
StepKind = Literal[
    "opened",
    "joined",
    "withdrawn",
    "taken",
    "left",
    "handed",
    "handed_back",
    "accepted",
    "declined",
    "asked_to_look",
    "note",
    "opened_again",
    "decided",
    "undone",
    "ended",
    "not_helped",
    "answered",
]


class Case(SQLModel, table=True):
    """One thing that waits for workers: several reports of it are one case while it is open.

    `person_id`: whom it concerns, who made the thing; empty once they are erased. `room_id`: where it
    was said. `version` grows with each step: whoever decides names the one they saw. `handed_to`: a
    colleague who hasn't said yes yet. `looks_too`: a colleague asked to look with whoever took it.
    """

    __tablename__ = "cases"
    __table_args__ = (
        index_where(
            "uq_cases_open_thing",
            "centre_id",
            "thing_kind",
            "thing_id",
            where="ended_at IS NULL",
            unique=True,
        ),
        Index("ix_cases_queue", "centre_id", "ended_at", "danger", "opened_at", "id"),
        Index("ix_cases_person_id", "person_id"),
        Index("ix_cases_ended_at", "ended_at"),
    )

    id: UUID = Field(primary_key=True)
    centre_id: UUID = Field(foreign_key="centres.id")
    thing_kind: str = Field(max_length=12)
    thing_id: UUID
    person_id: UUID | None = Field(default=None, foreign_key="people.id")
    room_id: UUID | None = Field(default=None, foreign_key="rooms.id")
    origin: str = Field(max_length=8)
    danger: bool = False
    opened_at: datetime = Field(sa_type=UtcDateTime)
    version: int = 1
    taken_by: UUID | None = Field(default=None, foreign_key="people.id", index=True)
    taken_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    handed_to: UUID | None = Field(default=None, foreign_key="people.id")
    looks_too: UUID | None = Field(default=None, foreign_key="people.id")
    ended_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class CaseCopy(SQLModel, table=True):
    """What was reported, as it was then, sealed with the case's own key (owner of the key: the case).

    `place`: 0 for the thing itself, else how many messages before or after it. `words`: sealed.
    `picture`: sealed bytes of a WebP, where the thing is one or has one.
    """

    __tablename__ = "case_copies"
    __table_args__ = (UniqueConstraint("case_id", "thing_id"),)

    id: UUID = Field(primary_key=True)
    case_id: UUID = Field(foreign_key="cases.id", index=True)
    thing_kind: str = Field(max_length=12)
    thing_id: UUID
    author_id: UUID | None = Field(default=None, foreign_key="people.id")
    place: int = 0
    said_at: datetime = Field(sa_type=UtcDateTime)
    words: bytes
    picture: bytes | None = None


class CaseStep(SQLModel, table=True):
    """One step with a case: who, what, towards whom. `number`: the case's version since. `words`: sealed with its key."""

    __tablename__ = "case_steps"
    __table_args__ = (UniqueConstraint("case_id", "number"),)

    id: UUID = Field(primary_key=True)
    case_id: UUID = Field(foreign_key="cases.id")
    number: int
    kind: str = Field(max_length=16)
    by_id: UUID | None = Field(default=None, foreign_key="people.id", index=True)
    to_id: UUID | None = Field(default=None, foreign_key="people.id")
    at: datetime = Field(sa_type=UtcDateTime)
    words: bytes | None = None


class CaseLook(SQLModel, table=True):
    """Which case a look in the access log was at: it is told with the case's decision, if that comes first."""

    __tablename__ = "case_looks"

    entry_id: UUID = Field(foreign_key="access_log.id", primary_key=True)
    case_id: UUID = Field(index=True)


class CaseRoom(SQLModel, table=True):
    """A room of kind `case`. `side`: for the reporter, or for whom it concerns; an appeal names its own room."""

    __tablename__ = "case_rooms"
    __table_args__ = (UniqueConstraint("case_id", "side", "person_id"),)

    room_id: UUID = Field(foreign_key="rooms.id", primary_key=True)
    case_id: UUID = Field(foreign_key="cases.id", index=True)
    side: str = Field(max_length=8)
    person_id: UUID = Field(foreign_key="people.id", index=True)


class CaseChanged(Event):
    """On a worker's own stream: something is asked of them at the desk, or no longer. Only which case it is.

    `agree`: a colleague's proposal takes a second person. `appeal`: somebody is to look again. `answer`:
    whom a decision concerns said something to it. `danger`: somebody may be in danger, and nobody has
    it, or did anything there since. `more`: more was said of what they look after since they last did
    something with it. `withdrawn`: of what they look after a report was taken back since
    they last did something with it.
    """

    on: Literal["case.changed"] = "case.changed"
    case: UUID
    centre: UUID
    asks: Literal["take_over", "look", "danger", "agree", "appeal", "answer", "more"] | None
    withdrawn: bool = False
