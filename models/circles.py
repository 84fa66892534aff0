"""How near somebody is to me: one-sided, and for my eyes only."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import AfterValidator, StringConstraints
from sqlmodel import Field, SQLModel

from models.ledger import Command, Shape
from models.people import PersonShape
from models.text import storable

Circle = Literal["acquaintance", "friend", "confidant"]
Note = Annotated[str, StringConstraints(max_length=500), AfterValidator(storable)]


class Tie(SQLModel, table=True):
    """Where somebody stands in the owner's circles. No row: an acquaintance, without a note.

    `note` is sealed with the owner's key.
    """

    __tablename__ = "ties"

    owner_id: UUID = Field(foreign_key="people.id", primary_key=True)
    person_id: UUID = Field(foreign_key="people.id", primary_key=True, index=True)
    circle: str = Field(default="acquaintance", max_length=12)
    note: bytes | None = None


class NewTie(Command):
    """What is left out stays as it is."""

    circle: Circle | None = None
    note: Note | None = None


class TieShape(Shape):
    """Somebody in my circles, and what I wrote down for myself."""

    person: PersonShape
    circle: Circle
    note: str
