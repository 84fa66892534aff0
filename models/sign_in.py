"""Cards, devices and sessions: how somebody without e-mail or phone number comes in."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Literal, Self
from uuid import UUID

from pydantic import AfterValidator, StringConstraints, model_validator
from sqlmodel import Field, SQLModel

from core.db import UtcDateTime
from core.ids import new_id
from models.ledger import Command, Shape
from models.people import STAFF, Language, Me, Name, PersonShape, Role
from models.text import storable

Pin = Annotated[str, StringConstraints(pattern=r"^[0-9]{4,8}$")]
CardText = Annotated[str, StringConstraints(min_length=1, max_length=200), AfterValidator(storable)]


class Card(SQLModel, table=True):
    """A sign-in card. Both its secrets are kept as keyed hashes; `person_id` None: the next person.

    `first`: printed when the service starts, for the first coordinator. `used_device`: the Device.
    """

    __tablename__ = "cards"

    id: UUID = Field(default_factory=new_id, primary_key=True)
    centre_id: UUID = Field(foreign_key="centres.id", index=True)
    person_id: UUID | None = Field(default=None, foreign_key="people.id", index=True)
    role: str = Field(max_length=24)
    code_hash: bytes = Field(unique=True, max_length=32)
    link_hash: bytes = Field(unique=True, max_length=32)
    first: bool = False
    made_by: UUID | None = Field(default=None, foreign_key="people.id")
    made_at: datetime = Field(sa_type=UtcDateTime)
    expires_at: datetime = Field(sa_type=UtcDateTime)
    used_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    used_device: UUID | None = None
    ended_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class Device(SQLModel, table=True):
    """A phone or browser that knows its person. `pin_misses` counts since the last right PIN."""

    __tablename__ = "devices"

    id: UUID = Field(default_factory=new_id, primary_key=True)
    person_id: UUID = Field(foreign_key="people.id", index=True)
    phone_id: UUID | None = None
    key_hash: bytes = Field(unique=True, max_length=32)
    label: str = Field(default="", max_length=60)
    linked_at: datetime = Field(sa_type=UtcDateTime)
    pin_misses: int = 0
    wait_until: datetime | None = Field(default=None, sa_type=UtcDateTime)
    unlinked_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class SignIn(SQLModel, table=True):
    """A session: an opaque token's hash, bound to a device.

    `proved_at`: when its person last proved that it is them; `desk_at`: last use of the desk since.
    """

    __tablename__ = "sessions"

    id: UUID = Field(default_factory=new_id, primary_key=True)
    token_hash: bytes = Field(unique=True, max_length=32)
    person_id: UUID = Field(foreign_key="people.id", index=True)
    device_id: UUID = Field(foreign_key="devices.id", index=True)
    started_at: datetime = Field(sa_type=UtcDateTime)
    expires_at: datetime = Field(sa_type=UtcDateTime)
    proved_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    desk_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    ended_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class SignInMiss(SQLModel, table=True):
    """A card or PIN that didn't count, for the budget of the last minutes. `phone_id`: if it said one."""

    __tablename__ = "sign_in_misses"

    id: UUID = Field(default_factory=new_id, primary_key=True)
    phone_id: UUID | None = None
    at: datetime = Field(sa_type=UtcDateTime, index=True)


class SignInCommand(Command):
    """Either a card (first use) or a known person and PIN on a device that knows them."""

    card: CardText | None = None
    name: Name | None = None
    pin: Pin | None = None
    device: UUID | None = None
    language: Language | None = None
    person: UUID | None = None

    @model_validator(mode="after")
    def _one_way_in(self) -> Self:
        if (self.card is None) == (self.person is None):
            raise ValueError("needs either a card, or a person and their PIN")
        if self.person is not None and self.pin is None:
            raise ValueError("needs the PIN")
        return self


class SignedIn(Shape):
    """`token` is only for programs; a browser gets a cookie instead."""

    me: Me
    token: str | None = None


class NewPin(Command):
    pin: Pin
    current: Pin | None = None


class OldPin(Command):
    current: Pin


class NewCards(Command):
    """Cards for one person, or `count` cards for the next people."""

    person: UUID | None = None
    role: Role = "member"
    count: Annotated[int, Field(ge=1, le=50)] = 1


@dataclass(frozen=True, slots=True)
class MadeCard:
    """A new card with its secrets, which are told only now: `code` to type, `secret` for the link."""

    id: UUID
    code: str
    secret: str
    expires: datetime
    person: PersonShape | None
    role: Role


class PrintedCard(Shape):
    """The only time a card's secrets are told. `qr` is an SVG as a data URI."""

    id: UUID
    card: str
    link: str
    qr: str
    expires: datetime
    person: PersonShape | None
    role: Role


class MoveCode(Shape):
    """A ten-minute code for one's own next browser."""

    card: str
    link: str
    qr: str
    expires: datetime


class OpenCard(Shape):
    id: UUID
    person: PersonShape | None
    role: Role
    made_by: PersonShape | None
    made_at: datetime
    expires: datetime


class MyCard(Shape):
    """A card somebody made for me: who, when, and what became of it."""

    id: UUID
    made_by: PersonShape | None
    made_at: datetime
    expires: datetime
    state: Literal["open", "used", "ended", "expired"]


class MyDevice(Shape):
    """`since` is the day it was linked; nothing says when it was last used."""

    id: UUID
    label: str
    this: bool
    since: datetime


@dataclass(frozen=True, slots=True)
class Who:
    """Who asks: a living session, its person and device, and their roles by centre.

    `due`: the session's end should be moved on, which is an act of its own.
    """

    person: UUID
    session: UUID
    device: UUID
    language: str
    home: UUID
    roles: Mapping[UUID, frozenset[str]]
    due: bool = False

    def at(self, centre: UUID) -> frozenset[str]:
        """My roles at a centre; empty where I have none."""
        return self.roles.get(centre, frozenset())

    def staff_at(self, centre: UUID) -> bool:
        return not self.at(centre).isdisjoint(STAFF)
