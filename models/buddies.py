"""Buddies: a member who goes along with a newcomer for six weeks, because both said yes."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import AfterValidator, StringConstraints
from sqlalchemy import JSON, Index
from sqlmodel import Field, SQLModel

from core.db import UtcDateTime, index_where
from models.asks import Purpose, without_link
from models.ledger import Command, Event, Shape
from models.people import Language, PersonShape
from models.text import Line

BuddyAnswer = Literal["yes", "no"]
# What the two could do in each of their weeks; never ticked, never counted.
Idea = Literal["kitchen", "first_activity", "mute", "names", "walk", "what_next"]
# Whether "six weeks more" can be said: not yet, now, or I have said it. Never what the other said.
Renewal = Literal["later", "open", "said"]
OwnWords = Annotated[Line, StringConstraints(max_length=300), AfterValidator(without_link)]
Interest = Annotated[Line, StringConstraints(max_length=20, strip_whitespace=True)]


class BuddyOffer(SQLModel, table=True):
    """A member offers to be a buddy. `most`: how many at a time. `words`: sealed with their key."""

    __tablename__ = "buddy_offers"

    person_id: UUID = Field(foreign_key="people.id", primary_key=True)
    centre_id: UUID = Field(foreign_key="centres.id", index=True)
    at: datetime = Field(sa_type=UtcDateTime)
    most: int = 1
    words: bytes
    languages: list[str] = Field(sa_type=JSON)
    interests: list[str] = Field(sa_type=JSON)


class BuddyCandidate(SQLModel, table=True):
    """Whom somebody was shown, and until when these stay the ones they are shown."""

    __tablename__ = "buddy_candidates"

    newcomer_id: UUID = Field(foreign_key="people.id", primary_key=True)
    person_id: UUID = Field(foreign_key="people.id", primary_key=True, index=True)
    at: datetime = Field(sa_type=UtcDateTime)
    until: datetime = Field(sa_type=UtcDateTime, index=True)


class Buddy(SQLModel, table=True):
    """A newcomer asked somebody, and after a yes the two go together until it ends.

    `words`: sealed with the newcomer's key; empty once it came to nothing, or ended. `silent`: it will
    never be shown. `shows_from`: when it can no longer be taken back. `answer`: yes, no; or undone, by
    who asked. `newcomer_out_at`, `buddy_out_at`: from when on it is over because they wished so;
    forgotten when it is, so that nothing says who. `ended_at`: both are out of the room.
    """

    __tablename__ = "buddies"
    __table_args__ = (
        Index("ix_buddies_newcomer_id_asked_at", "newcomer_id", "asked_at"),
        Index("ix_buddies_buddy_id_asked_at", "buddy_id", "asked_at"),
        Index("ix_buddies_asked_at", "asked_at"),
        index_where(
            "ix_buddies_unshown", "shows_from", where="shown_at IS NULL AND answer IS NULL"
        ),
        index_where("ix_buddies_running", "ends_at", where="answer = 'yes' AND ended_at IS NULL"),
    )

    id: UUID = Field(primary_key=True)
    newcomer_id: UUID = Field(foreign_key="people.id")
    buddy_id: UUID = Field(foreign_key="people.id")
    centre_id: UUID = Field(foreign_key="centres.id")
    asked_at: datetime = Field(sa_type=UtcDateTime)
    words: bytes
    silent: bool = False
    shows_from: datetime = Field(sa_type=UtcDateTime)
    shown_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    answer: str | None = Field(default=None, max_length=8)
    answered_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    starts_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    ends_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    renew_newcomer_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    renew_buddy_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    newcomer_out_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    buddy_out_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    ended_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    room_id: UUID | None = Field(default=None, foreign_key="rooms.id")


class NewBuddyOffer(Command):
    """What members of my centre who look for a buddy see of me: these words, beside my name."""

    most: Literal[1, 2] = 1
    words: OwnWords
    languages: Annotated[list[Language], Field(min_length=1, max_length=3)]
    interests: Annotated[list[Interest], Field(max_length=5)] = []


class MyBuddyOffer(Shape):
    """My offer, as I set it."""

    most: int
    words: str
    languages: list[Language]
    interests: list[str]


class BuddyCard(Shape):
    """Somebody who offers: what they chose to show with their offer, nothing else."""

    person: PersonShape
    words: str
    languages: list[Language]
    interests: list[str]


class NewBuddy(Command):
    """Whom, and a sentence of at most 120 characters, without a link."""

    person: UUID
    words: Purpose


class MyBuddyAsk(Shape):
    """My ask. Until somebody says yes it waits, whatever they think of it."""

    id: UUID
    person: PersonShape
    words: str
    at: datetime
    state: Literal["waiting", "accepted"]
    room: UUID | None


class ArrivedBuddyAsk(Shape):
    """Somebody asks me to be their buddy: who and why stand only in the ask itself."""

    id: UUID
    at: datetime


class OpenedBuddyAsk(Shape):
    """An ask to me, opened. `free`: whether there is room for one more, as I set it."""

    id: UUID
    person: PersonShape
    words: str
    at: datetime
    free: bool


class NewBuddyAnswer(Command):
    answer: BuddyAnswer


class AnsweredBuddyAsk(Shape):
    """What came of my answer, for me alone."""

    answer: BuddyAnswer
    room: UUID | None


class BuddyPair(Shape):
    """Two who go together, as one of them sees it. Ended, it names nobody and says nothing more.

    `side`: which of the two I am.
    """

    id: UUID
    state: Literal["together", "ended"]
    side: Literal["newcomer", "buddy"]
    person: PersonShape | None
    room: UUID | None
    until: datetime | None
    idea: Idea | None
    renewal: Renewal


class MyBuddy(Shape):
    """Everything about buddies that is mine. `newcomer`: whether a buddy is offered to me of its own accord."""

    newcomer: bool
    offer: MyBuddyOffer | None
    ask: MyBuddyAsk | None
    asked: list[ArrivedBuddyAsk]
    pairs: list[BuddyPair]


class BuddyAsked(Event):
    """On my own stream: somebody asks me to be their buddy. Nothing of who or why."""

    on: Literal["buddy.asked"] = "buddy.asked"
    id: UUID


class BuddyAccepted(Event):
    """On the newcomer's own stream: there is a room for the two now."""

    on: Literal["buddy.accepted"] = "buddy.accepted"
    id: UUID
    room: UUID
