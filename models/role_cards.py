"""Role cards: what somebody in a role may and may not do, the same page for everyone."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field as Limits
from sqlmodel import Field, SQLModel

from core.ids import new_id
from models.guidelines import RuleText
from models.hours import AwayShape, HoursShape
from models.ledger import Command, Shape
from models.people import PersonShape, Role

CardSide = Literal["may", "may_not"]


class RoleCardLine(SQLModel, table=True):
    """A line that a centre added to the card of a role; `number`: its place."""

    __tablename__ = "role_card_lines"

    id: UUID = Field(default_factory=new_id, primary_key=True)
    centre_id: UUID = Field(foreign_key="centres.id", index=True)
    role: str = Field(max_length=24)
    side: str = Field(max_length=8)
    words: str = Field(max_length=300)
    number: int


class OwnLine(Shape):
    side: CardSide
    words: str


class NewRoleCard(Command):
    """All lines of the centre's own."""

    class Line(Command):
        side: CardSide
        words: RuleText

    lines: Annotated[list[Line], Limits(max_length=12)]


class RoleCard(Shape):
    """One page. `may`, `may_not`: the same at every centre; `own`: this centre's.

    `reach`: who serves here in that role, but never members; `away`: who is away now, and who stands
    in; `stands_in`: who is there in their place whenever a peer representative rests.
    """

    role: Role
    may: list[str]
    may_not: list[str]
    own: list[OwnLine]
    hours: HoursShape
    reach: list[PersonShape]
    away: list[AwayShape]
    stands_in: list[PersonShape] = []
