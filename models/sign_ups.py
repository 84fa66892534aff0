"""Signing up for a date, the waiting list and its offers, who came, and a note for oneself."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import AfterValidator, StringConstraints
from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from core.db import UtcDateTime, index_where
from models.days import Moment
from models.ledger import Command, Shape
from models.people import Name, PersonShape
from models.text import Words, storable

SignUpRole = Literal["member", "helper"]
SignUpState = Literal["in", "waiting", "asked", "out"]
GoingShownTo = Literal["host", "going", "everyone"]
Wish = Literal["not_called_on", "sit_by_door", "come_late", "leave_early", "just_watch"]
Came = Literal["came", "couldnt"]


class SignUp(SQLModel, table=True):
    """Somebody and a date. `state`: in, waiting, asked (it was moved; does it still suit?), or out.

    `number`: their place in the order of coming. `wish`: to the host, sealed with their key.
    `out_at`, `was`: when they withdrew, and from what; until `held_until` it can be taken back, and
    the place waits. `by_id`: the worker who did it for them. `walk_in`: on the list only because
    they were seen, and `was` is then what they were before. `marked_at`: when it was seen who came;
    the latest counts, whichever tablet told it first, also of who isn't on the list.
    """

    __tablename__ = "sign_ups"
    __table_args__ = (
        Index("ix_sign_ups_person_id_state", "person_id", "state"),
        index_where("ix_sign_ups_waiting", "date_id", where="state = 'waiting'"),
    )

    date_id: UUID = Field(foreign_key="activity_dates.id", primary_key=True)
    person_id: UUID = Field(foreign_key="people.id", primary_key=True)
    role: str = Field(default="member", max_length=8)
    state: str = Field(max_length=8)
    number: int
    shown_to: str = Field(default="going", max_length=8)
    wish: bytes | None = None
    by_id: UUID | None = Field(default=None, foreign_key="people.id")
    at: datetime = Field(sa_type=UtcDateTime)
    out_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    held_until: datetime | None = Field(default=None, sa_type=UtcDateTime)
    was: str = Field(default="", max_length=8)
    walk_in: bool = False
    came: str | None = Field(default=None, max_length=8)
    marked_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    marked_by: UUID | None = Field(default=None, foreign_key="people.id")


class PlaceOffer(SQLModel, table=True):
    """A place that came free is offered to somebody who waits, until then.

    `to_all`: to everybody who waits, and the first to say yes has it. `answer`: yes, no, lapsed,
    gone (somebody was first, or it is of no use to them any more), or left (they withdrew, and have
    it again if they take that back); empty while it is open.
    """

    __tablename__ = "place_offers"
    __table_args__ = (
        Index("ix_place_offers_date_id_person_id", "date_id", "person_id"),
        index_where("ix_place_offers_open", "until", where="answer IS NULL"),
    )

    id: UUID = Field(primary_key=True)
    date_id: UUID = Field(foreign_key="activity_dates.id")
    person_id: UUID = Field(foreign_key="people.id", index=True)
    role: str = Field(max_length=8)
    to_all: bool
    at: datetime = Field(sa_type=UtcDateTime)
    until: datetime = Field(sa_type=UtcDateTime)
    answer: str | None = Field(default=None, max_length=8)
    answered_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class OwnNote(SQLModel, table=True):
    """A note for oneself about a date, sealed with one's key."""

    __tablename__ = "own_notes"

    person_id: UUID = Field(foreign_key="people.id", primary_key=True)
    date_id: UUID = Field(foreign_key="activity_dates.id", primary_key=True, index=True)
    words: bytes
    at: datetime = Field(sa_type=UtcDateTime)


WishWords = Annotated[str, StringConstraints(max_length=120), AfterValidator(storable)]


class NewSignUp(Command):
    """One tap: everything has a default. `wishes`, `words`: only for who hosts, and workers."""

    role: SignUpRole = "member"
    shown_to: GoingShownTo = "going"
    wishes: Annotated[list[Wish], Field(max_length=5)] = []
    words: WishWords = ""


class SignUpFor(Command):
    """A worker signs somebody up."""

    role: SignUpRole = "member"


class OfferAnswer(Command):
    answer: Literal["yes", "no"]


class NewAttendance(Command):
    """`came` null: not marked. `at`: when it was seen; left out, now."""

    came: Came | None
    at: Moment | None = None


class CheckIn(NewAttendance):
    person: UUID


class CheckIns(Command):
    """What a tablet saw, also long ago and without a network; said twice, it is one thing."""

    items: Annotated[list[CheckIn], Field(min_length=1, max_length=200)]


class NewPersonHere(Command):
    """Somebody without a phone, or without a wish to use one."""

    name: Name


class CardSeen(Command):
    """A card that somebody shows: its code, or what stands in its QR code. It isn't used by it."""

    card: Annotated[str, StringConstraints(min_length=1, max_length=200), AfterValidator(storable)]


class NewNote(Command):
    words: Words


class NoteShape(Shape):
    words: str | None


class OfferShape(Shape):
    """A place is free for me until then. `to_all`: for everybody who waits; the first has it."""

    id: UUID
    until: datetime
    to_all: bool


class MySignUp(Shape):
    """How I stand to a date. `line`: my place in line, told to me alone, while I wait.

    `by`: the worker who signed me up. `came`: what was noted of me, which only I, the host and the
    centre's workers see.
    """

    state: SignUpState
    role: SignUpRole
    shown_to: GoingShownTo
    wishes: list[Wish]
    words: str
    line: int | None
    offer: OfferShape | None
    by: PersonShape | None
    came: Came | None


class AlsoThen(Shape):
    """Something else of mine at the same time; it is only said, nothing is forbidden."""

    id: UUID
    title: str
    starts_at: datetime


class SignedUp(Shape):
    """What came of signing up."""

    mine: MySignUp
    also: list[AlsoThen]


class GoingShape(Shape):
    """Somebody who goes, and shows it to me."""

    person: PersonShape
    role: SignUpRole


class SignUpShape(Shape):
    """Somebody on the list of a date, for who hosts it and the centre's workers. Those who wait come by name."""

    person: PersonShape
    role: SignUpRole
    state: SignUpState
    wishes: list[Wish]
    words: str
    came: Came | None
    walk_in: bool


class CheckInPerson(Shape):
    person: PersonShape
    role: SignUpRole
    came: Came | None


class CheckInDate(Shape):
    """`waiting`: who would like to come, by name: no order is told."""

    id: UUID
    title: str
    starts_at: datetime
    ends_at: datetime
    people: list[CheckInPerson]
    waiting: list[PersonShape]


class CheckInDay(Shape):
    """A day at a centre, for its workers' tablet: who is expected where, and everybody's name."""

    day: str
    zone: str
    dates: list[CheckInDate]
    people: list[PersonShape]


class DateSum(Shape):
    """How many came to one date, for a centre's workers. Never of a person."""

    id: UUID
    title: str
    starts_at: datetime
    came: int
