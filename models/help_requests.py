"""Help requests: a hand with things. Small, concrete, on a day; and what becomes of them."""

from datetime import date, datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import AfterValidator, AwareDatetime, StringConstraints
from sqlalchemy import JSON, Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from core.db import UtcDateTime, index_where
from core.ids import new_id
from models.activities import Minutes, WallTime
from models.help_offers import HelpOfferShape, MyHelpOffer
from models.ledger import Command, Event, Shape
from models.people import CentreName, PersonShape
from models.resting import Clock
from models.text import Line, Title, storable

HelpKind = Literal["come_along", "show_me", "carry", "company", "remind", "other"]
HelpAudience = Literal["friends", "group", "centre"]
# `settled`: what is told of every agreement and ending to whom it isn't about.
HelpState = Literal["open", "chosen", "agreed", "done", "didnt_work_out", "settled", "lapsed"]
EndedHow = Literal["done", "didnt_work_out"]
HelpNewsKind = Literal[
    "offered",
    "chosen",
    "confirmed",
    "stepped_back",
    "reminded",
    "done",
    "didnt_work_out",
    "withdrawn",
    "somebody_else",
]
AT_CENTRE = "centre"


class HelpRequest(SQLModel, table=True):
    """Somebody would like a hand. `content`: title, words, places and list, sealed with their key.

    `starts_at`: the wall time `day`, `time` in `zone`; without a time it is the whole day.
    `ticked`: of each line of the list whether it is there. `closed_at` without `ended_how`: it was
    withdrawn. Whether it is open or agreed stands in its offers.
    """

    __tablename__ = "help_requests"
    __table_args__ = (
        index_where("ix_help_requests_open", "starts_at", "id", where="closed_at IS NULL"),
        Index("ix_help_requests_ends_at", "ends_at"),
        Index("ix_help_requests_owner_id_created_at", "owner_id", "created_at"),
    )

    id: UUID = Field(primary_key=True)
    owner_id: UUID = Field(foreign_key="people.id")
    centre_id: UUID = Field(foreign_key="centres.id", index=True)
    kind: str = Field(max_length=12)
    content: bytes
    day: date
    time: str | None = Field(default=None, max_length=5)
    zone: str = Field(max_length=40)
    minutes: int
    starts_at: datetime = Field(sa_type=UtcDateTime)
    ends_at: datetime = Field(sa_type=UtcDateTime)
    ticked: list[bool] = Field(sa_type=JSON)
    audience: str = Field(max_length=8)
    group_id: UUID | None = Field(default=None, foreign_key="rooms.id", index=True)
    named: bool
    with_worker: bool
    fingerprint: bytes | None = Field(default=None, max_length=32)
    created_at: datetime = Field(sa_type=UtcDateTime)
    closed_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    # Nobody but its owner has it until then: the desk decided so.
    held_until: datetime | None = Field(default=None, sa_type=UtcDateTime)
    ended_how: str | None = Field(default=None, max_length=16)


class HelpNews(SQLModel, table=True):
    """Somebody was told of a thing in a request, once for each time (`of`) it came to be.

    `about_id`: who it is about; the person themselves where it is about nobody else.
    """

    __tablename__ = "help_news"
    __table_args__ = (UniqueConstraint("request_id", "person_id", "kind", "about_id", "of"),)

    id: UUID = Field(default_factory=new_id, primary_key=True)
    request_id: UUID = Field(foreign_key="help_requests.id")
    person_id: UUID = Field(foreign_key="people.id", index=True)
    kind: str = Field(max_length=16)
    about_id: UUID = Field(foreign_key="people.id", index=True)
    of: datetime = Field(sa_type=UtcDateTime)
    at: datetime = Field(sa_type=UtcDateTime)


HelpWords = Annotated[str, StringConstraints(max_length=1000), AfterValidator(storable)]
HelpPlace = Annotated[Line, StringConstraints(max_length=120)]
ListLine = Annotated[Line, StringConstraints(max_length=60)]
CheckLines = Annotated[list[ListLine], Field(max_length=12)]


class NewHelpRequest(Command):
    """What, when and where. `place`: the word `centre`, or own words. `time` left out: any time that day.

    `named`: else "a member of our centre", until who reads it has offered. `with_worker`: workers
    see it, too, and can come along.
    """

    kind: HelpKind = "other"
    title: Title
    words: HelpWords = ""
    day: date
    time: Clock | None = None
    minutes: Minutes = 60
    place: HelpPlace = AT_CENTRE
    checklist: CheckLines = []
    audience: HelpAudience = "friends"
    group: UUID | None = None
    named: bool = True
    with_worker: bool = False


class HelpRequestChanges(Command):
    """What is left out stays. Another time or place asks who was chosen once more.

    The audience can be changed while nobody is chosen. A changed list begins without ticks.
    """

    title: Title | None = None
    words: HelpWords | None = None
    day: date | None = None
    time: Clock | None = None
    minutes: Minutes | None = None
    place: HelpPlace | None = None
    checklist: CheckLines | None = None
    audience: HelpAudience | None = None
    group: UUID | None = None
    with_worker: bool | None = None


class NewChoice(Command):
    """Whom I would like to come along, when we meet and where; left out, as the request says."""

    people: Annotated[list[UUID], Field(min_length=1, max_length=12)]
    starts: WallTime | None = None
    place: HelpPlace | None = None


class NewConfirmation(Command):
    """What I say yes to, as I saw it; left out, as it is now."""

    starts_at: AwareDatetime | None = None
    place: HelpPlace | None = None


class NewHelpEnding(Command):
    how: EndedHow


class NewTick(Command):
    """A line of the list, by its place (0 is the first), is there or isn't."""

    line: Annotated[int, Field(ge=0, le=11)]
    ticked: bool


class CheckLine(Shape):
    """`ticked` is told to who asked and to who comes along; null to everybody else."""

    words: str
    ticked: bool | None


class Meeting(Shape):
    """Where we meet, for who asked and who comes along: `centre`, or own words."""

    place: str


class HelpMay(Shape):
    """What I may do with it; the server decides, buttons follow."""

    offer: bool
    step_back: bool
    confirm: bool
    choose: bool
    edit: bool
    withdraw: bool
    end: bool
    tick: bool


class GroupOfRequest(Shape):
    id: UUID
    title: str


class HelpRequestShape(Shape):
    """A help request as I see it.

    `owner`: null where it is "a member of our centre" to me. `audience`, `group` and `offers` are for
    who asked alone. `mine`: how I stand to it, where I offered. `state` says of others' agreements
    only that it is settled.
    """

    id: UUID
    kind: HelpKind
    title: str
    words: str
    day: date
    time: str | None
    starts_at: datetime
    ends_at: datetime
    zone: str
    minutes: int
    place: str
    checklist: list[CheckLine]
    centre: CentreName
    own: bool
    owner: PersonShape | None
    named: bool
    with_worker: bool
    audience: HelpAudience | None
    group: GroupOfRequest | None
    state: HelpState
    meeting: Meeting | None
    offers: list[HelpOfferShape] | None
    mine: MyHelpOffer | None
    may: HelpMay


class HelpEvent(Event):
    """On my own stream, about one request as I see it now."""

    request: HelpRequestShape


class HelpOffered(HelpEvent):
    """Somebody would come along."""

    on: Literal["help.offered"] = "help.offered"
    person: PersonShape


class HelpChosen(HelpEvent):
    """I am asked to come along, at that time and place; also when they were changed."""

    on: Literal["help.chosen"] = "help.chosen"


class HelpConfirmed(HelpEvent):
    """Whom I chose comes along."""

    on: Literal["help.confirmed"] = "help.confirmed"
    person: PersonShape


class HelpSteppedBack(HelpEvent):
    """It isn't agreed any more, and nobody is named: the request is as it stands in here."""

    on: Literal["help.stepped_back"] = "help.stepped_back"


class HelpReminded(HelpEvent):
    """Tomorrow."""

    on: Literal["help.reminded"] = "help.reminded"


class HelpEnded(Event):
    """`withdrawn` comes without its request: that it isn't needed any more, and for when it was."""

    on: Literal["help.ended"] = "help.ended"
    id: UUID
    how: Literal["done", "didnt_work_out", "withdrawn", "somebody_else"]
    starts_at: datetime
    request: HelpRequestShape | None
