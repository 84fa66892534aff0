"""The page of a person: what they chose to show to who looks, and how that one has placed them."""

from uuid import UUID

from models.boundaries import MuteShape
from models.circles import Circle
from models.disclosure import Shown
from models.ledger import Shape


class MineOfThem(Shape):
    """What I decided about them, for me alone."""

    circle: Circle
    note: str
    mute: MuteShape | None


class MayMeet(Shape):
    """What I can do from their page. `ask`: say for what I would like to talk; it always can be asked."""

    ask: bool
    think_of: bool


class PersonPage(Shown):
    """Somebody, as they chose to be seen by me. `resting` is shown only to circles they picked.

    `card`: the centre whose role card says what they may do, one of mine; null where there is none.
    """

    mine: MineOfThem
    may: MayMeet
    card: UUID | None = None
