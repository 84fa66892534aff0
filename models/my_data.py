"""My data: what I can take with me, leaving a centre, and being erased."""

from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from sqlmodel import Field, SQLModel

from core.db import UtcDateTime
from models.ledger import Command, Shape
from models.text import Reason

Messages = Literal["nameless", "tombstones"]


class Erasure(SQLModel, table=True):
    """Somebody asked to be erased, or was. Until `due_at` they can come back.

    `reason`: an operator's or a coordinator's, empty where they asked themselves.
    """

    __tablename__ = "erasures"

    person_id: UUID = Field(foreign_key="people.id", primary_key=True)
    messages: str = Field(max_length=12)
    asked_at: datetime = Field(sa_type=UtcDateTime)
    due_at: datetime = Field(sa_type=UtcDateTime)
    reason: str = Field(default="", max_length=500)
    by_id: UUID | None = Field(default=None, foreign_key="people.id")
    done_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class AccountClosing(SQLModel, table=True):
    """A coordinator closed the account of somebody who left or died, and said why."""

    __tablename__ = "account_closings"

    person_id: UUID = Field(foreign_key="people.id", primary_key=True)
    by_id: UUID = Field(foreign_key="people.id")
    reason: str = Field(max_length=500)
    at: datetime = Field(sa_type=UtcDateTime)


class NewErasure(Command):
    """`messages`: what others received keeps its words without a name, or becomes empty places."""

    messages: Messages = "tombstones"


class ErasureShape(Shape):
    """I asked to be erased; until then I can come back."""

    messages: Messages
    due_at: datetime


class PendingErasure(Shape):
    """Null where nothing is asked for."""

    erasure: ErasureShape | None


class ClosedAccount(Command):
    """A coordinator closes the account of somebody who left or died."""

    reason: Reason


class MyData(Shape):
    """Everything of mine: my words, my settings, my log."""

    made_at: datetime
    me: Any
    facts: list[Any]
    fact_versions: list[Any]
    circles: list[Any]
    boundaries: Any
    pace: Any
    asks: list[Any]
    rooms: list[Any]
    messages: list[Any]
    suspensions: list[Any]
    decisions: list[Any]
    advocacy: list[Any]
    glasses: list[Any]
    activities: list[Any]
    skills: list[Any]
    sign_ups: list[Any]
    help_requests: list[Any]
    help_offers: list[Any]
    notes: list[Any]
    kind_words: list[Any]
    thanks: list[Any]
    reminders: Any
    pictures: list[Any]
    buddies: Any
    proof: Any
    reports: list[Any]
    rota: list[Any]
    stand_ins: list[Any]
    who_looked: list[Any]
    erasure: ErasureShape | None
