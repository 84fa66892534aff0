"""How a centre's desk works: what its coordinators set."""

from typing import Annotated
from uuid import UUID

from pydantic import Field as Limits
from sqlalchemy import false, text
from sqlmodel import Field, SQLModel

from models.ledger import Command, Shape

TALK_DAYS = 7


class DeskSettings(SQLModel, table=True):
    """`most_cases`: nobody who has as many gets new ones by default; none is no such number.

    `guideline_days`: how many days a draft of the house rules is talked over, at least.
    """

    __tablename__ = "desk_settings"

    centre_id: UUID = Field(foreign_key="centres.id", primary_key=True)
    most_cases: int | None = None
    holds_out_of_hours: bool = Field(default=False, sa_column_kwargs={"server_default": false()})
    guideline_days: int = Field(
        default=TALK_DAYS, sa_column_kwargs={"server_default": text(str(TALK_DAYS))}
    )


class NewDeskSettings(Command):
    """All of them."""

    most_cases: Annotated[int, Limits(ge=1, le=200, strict=True)] | None = None
    holds_out_of_hours: bool = False
    guideline_days: Annotated[int, Limits(ge=1, le=60, strict=True)] = TALK_DAYS


class DeskSettingsShape(Shape):
    most_cases: int | None
    holds_out_of_hours: bool
    guideline_days: int
