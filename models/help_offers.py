"""Offering a hand: who would come along, who was chosen, who said yes."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import AfterValidator, StringConstraints
from sqlmodel import Field, SQLModel

from core.db import UtcDateTime
from models.ledger import Command, Shape
from models.people import PersonShape
from models.text import storable


class HelpOffer(SQLModel, table=True):
    """Somebody would come along. `words`: to who asked, sealed with their own key.

    `chosen_at`: asked to come, or asked again after a change; `confirmed_at`: said yes to that.
    `let_go_at`: who asked stepped back from the choice; `stepped_back_at`: who offered did.
    """

    __tablename__ = "help_offers"

    request_id: UUID = Field(foreign_key="help_requests.id", primary_key=True)
    person_id: UUID = Field(foreign_key="people.id", primary_key=True, index=True)
    words: bytes | None = None
    at: datetime = Field(sa_type=UtcDateTime)
    chosen_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    confirmed_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    let_go_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    stepped_back_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


OfferWords = Annotated[str, StringConstraints(max_length=120), AfterValidator(storable)]


class NewHelpOffer(Command):
    """One tap. `words`: to who asked, alone."""

    words: OfferWords = ""


class HelpOfferShape(Shape):
    """Somebody who would come along, for who asked. `start_at_centre`: we don't know each other yet, so we meet there.

    `folded`: they are muted, and their words come folded.
    """

    person: PersonShape
    words: str
    folded: bool
    chosen: bool
    confirmed: bool
    start_at_centre: bool


class MyHelpOffer(Shape):
    """How I stand to a request I offered for, told to me alone."""

    words: str
    chosen: bool
    confirmed: bool
