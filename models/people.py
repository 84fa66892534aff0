"""Centres, people and their appointments."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID
from zoneinfo import available_timezones

from pydantic import AfterValidator, StringConstraints
from sqlalchemy import JSON, false
from sqlmodel import Field, SQLModel

from core.db import UtcDateTime, index_where
from core.ids import new_id
from models.ledger import Command, Shape
from models.text import Title, clean_name, storable

Role = Literal["member", "peer_representative", "worker", "coordinator"]
Mark = Literal["peer_representative", "worker", "coordinator"]
Language = Literal["zh-CN", "en", "ja"]
TextSize = Literal["normal", "large", "largest"]
Appearance = Literal["system", "light", "dark", "calm"]
STAFF: tuple[Role, ...] = ("worker", "coordinator")

Name = Annotated[
    str,
    StringConstraints(min_length=1, max_length=20),
    AfterValidator(storable),
    AfterValidator(clean_name),
]


class Centre(SQLModel, table=True):
    """A day-care centre. `help_numbers`: list of {label, number}, shown on the crisis page."""

    __tablename__ = "centres"

    id: UUID = Field(default_factory=new_id, primary_key=True)
    name: str = Field(max_length=60, unique=True)
    district: str = Field(default="", max_length=60)
    time_zone: str = Field(default="Asia/Shanghai", max_length=40)
    language: str = Field(default="zh-CN", max_length=8)
    help_numbers: list[dict[str, str]] = Field(default_factory=list, sa_type=JSON)
    # Whether a worker says yes before others see a gathering that members run themselves.
    approves_gatherings: bool = Field(default=False, sa_column_kwargs={"server_default": false()})
    # Whether everybody at the desk proves that it is them, also who has no way to yet.
    requires_proof: bool = Field(default=False, sa_column_kwargs={"server_default": false()})
    created_at: datetime = Field(sa_type=UtcDateTime)


class Person(SQLModel, table=True):
    """Somebody, with the name others see. `ended_at`: the account is closed."""

    __tablename__ = "people"

    id: UUID = Field(default_factory=new_id, primary_key=True)
    centre_id: UUID = Field(foreign_key="centres.id", index=True)
    name: str = Field(max_length=20)
    language: str = Field(default="zh-CN", max_length=8)
    text_size: str = Field(default="normal", max_length=8)
    appearance: str = Field(default="system", max_length=8)
    undo_seconds: int = 10
    first_steps: bool = False
    pin_hash: str | None = Field(default=None, max_length=200)
    created_at: datetime = Field(sa_type=UtcDateTime)
    ended_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class Appointment(SQLModel, table=True):
    """A role at a centre, from a day on; ended, not deleted."""

    __tablename__ = "appointments"
    __table_args__ = (
        index_where(
            "uq_appointments_open",
            "person_id",
            "centre_id",
            "role",
            where="ended_at IS NULL",
            unique=True,
        ),
    )

    id: UUID = Field(default_factory=new_id, primary_key=True)
    person_id: UUID = Field(foreign_key="people.id", index=True)
    centre_id: UUID = Field(foreign_key="centres.id", index=True)
    role: str = Field(max_length=24)
    since: datetime = Field(sa_type=UtcDateTime)
    made_by: UUID | None = Field(default=None, foreign_key="people.id")
    ended_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    ended_by: UUID | None = Field(default=None, foreign_key="people.id")


class PersonShape(Shape):
    """Somebody, wherever one may be shown. `mark` is the role at that centre, from the server."""

    id: UUID
    name: str
    mark: Mark | None = None


class HelpNumber(Shape):
    label: str
    number: str


class CentreName(Shape):
    id: UUID
    name: str


class CentreShape(Shape):
    id: UUID
    name: str
    district: str
    time_zone: str
    language: Language
    help_numbers: list[HelpNumber]
    approves_gatherings: bool


class AppointmentShape(Shape):
    id: UUID
    role: Role
    centre: CentreName
    since: datetime


class Me(Shape):
    """Everything about the person who asks. `pin`: whether one is set."""

    id: UUID
    name: str
    language: Language
    text_size: TextSize
    appearance: Appearance
    undo_seconds: Literal[10, 30, 60]
    first_steps: bool
    pin: bool
    home: CentreShape
    appointments: list[AppointmentShape]


class MyChanges(Command):
    """What one may change about oneself; what is left out stays."""

    name: Name | None = None
    language: Language | None = None
    text_size: TextSize | None = None
    appearance: Appearance | None = None
    undo_seconds: Literal[10, 30, 60] | None = None
    first_steps: bool | None = None


class CentrePerson(Shape):
    """A person as the staff of a centre see them: no times, no activity, only whether a device is linked."""

    id: UUID
    name: str
    mark: Mark | None
    appointments: list[AppointmentShape]
    signed_in: bool


def known_zone(name: str) -> str:
    """The name itself; ValueError when it is no time zone."""
    if name not in available_timezones():
        raise ValueError("is no time zone")
    return name


class HelpNumberCommand(Command):
    label: Annotated[str, StringConstraints(max_length=40), AfterValidator(storable)]
    number: Annotated[str, StringConstraints(pattern=r"^[0-9+][0-9 -]{1,19}$")]


class CentreChanges(Command):
    """What a coordinator may change about their centre; what is left out stays."""

    name: Title | None = None
    district: Annotated[str, StringConstraints(max_length=60), AfterValidator(storable)] | None = (
        None
    )
    time_zone: Annotated[str, AfterValidator(known_zone)] | None = None
    language: Language | None = None
    help_numbers: Annotated[list[HelpNumberCommand], Field(max_length=12)] | None = None
    approves_gatherings: bool | None = None


class NewAppointment(Command):
    person: UUID
    role: Role
