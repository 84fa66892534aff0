"""What I tell about myself, in my own words, and to whom: nobody, until I say so."""

from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import AfterValidator, StringConstraints
from sqlalchemy import JSON, UniqueConstraint
from sqlmodel import Field, SQLModel

from core.db import UtcDateTime
from core.ids import new_id
from models.days import Moment
from models.ledger import Command, Shape
from models.people import PersonShape
from models.text import Line

FactKind = Literal[
    "about",
    "likes",
    "skills",
    "spoken_to",
    "helps",
    "dont_ask",
    "illness",
    "medicine",
    "family",
    "work",
    "birthday",
    "phone",
]
FactWords = Annotated[Line, StringConstraints(max_length=1000)]


def each_once(ids: list[UUID]) -> list[UUID]:
    """The ids without repetitions, in the order of first mention."""
    return list(dict.fromkeys(ids))


People = Annotated[list[UUID], Field(max_length=100), AfterValidator(each_once)]


class Audience(Command):
    """Who may know: everybody one of these lets in, but those in `without`. Nothing said: only me.

    `circle`: confidants, or friends (confidants among them). `groups`: who is in one of these with
    me. `centre`: members of my centre. `workers`: its workers, and then I see who looked.
    """

    circle: Literal["confidants", "friends"] | None = None
    groups: People = Field(default_factory=list)
    centre: bool = False
    workers: bool = False
    people: People = Field(default_factory=list)
    without: People = Field(default_factory=list)


class Fact(SQLModel, table=True):
    """One thing somebody tells about themselves; `words` are sealed with their key."""

    __tablename__ = "facts"
    __table_args__ = (UniqueConstraint("person_id", "kind"),)

    id: UUID = Field(default_factory=new_id, primary_key=True)
    person_id: UUID = Field(foreign_key="people.id")
    kind: str = Field(max_length=12)
    words: bytes
    audience: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    hidden_until: datetime | None = Field(default=None, sa_type=UtcDateTime)
    version: int = 1
    at: datetime = Field(sa_type=UtcDateTime)


class FactVersion(SQLModel, table=True):
    """How a fact read before; for its owner alone."""

    __tablename__ = "fact_versions"
    __table_args__ = (UniqueConstraint("person_id", "kind", "version"),)

    id: UUID = Field(default_factory=new_id, primary_key=True)
    person_id: UUID = Field(foreign_key="people.id")
    kind: str = Field(max_length=12)
    version: int
    words: bytes
    audience: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    at: datetime = Field(sa_type=UtcDateTime)


class NewFact(Command):
    """The words whole, who may know them, and until when they stay hidden from everybody."""

    words: FactWords
    audience: Audience = Field(default_factory=Audience)
    hidden_until: Moment | None = None


class DontAsk(Shape):
    """What the other in a room of two asks not to be asked about; null where there is nothing."""

    words: str | None


class MyFact(Shape):
    """A fact for its owner."""

    kind: FactKind
    words: str
    audience: Audience
    hidden_until: datetime | None
    version: int
    at: datetime


class MyFactVersion(Shape):
    version: int
    words: str
    audience: Audience
    at: datetime


class FactShape(Shape):
    """A fact for somebody who may know it: nothing says who else does."""

    kind: FactKind
    words: str


class Shown(Shape):
    """What somebody is shown of a person: the same for their page and for its preview."""

    person: PersonShape
    facts: list[FactShape]
    resting: bool
