"""The dates of activities: when each takes place, how it is, and what becomes of it."""

from datetime import date, datetime
from typing import Any, Literal
from uuid import UUID

from sqlalchemy import JSON, Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from core.db import UtcDateTime, index_where
from core.ids import new_id
from models.activities import (
    ActivityAudience,
    Content,
    Crowd,
    Helpers,
    Link,
    Minutes,
    Noise,
    Pace,
    PlaceKind,
    Places,
    Short,
    Speaking,
    Text,
    Turn,
    WallTime,
)
from models.ledger import Command, Event, Shape
from models.people import CentreName, Language, PersonShape
from models.sign_ups import MySignUp
from models.skills import SkillName
from models.text import Reason, Title

Scope = Literal["date", "later"]
# Places are words: a number beside a list of names would tell of somebody who isn't on it.
Left = Literal["any", "some", "none"]
# What people on the list are told of when it is otherwise.
Thing = Literal["times", "place", "link", "bring"]


class ActivityDate(SQLModel, table=True):
    """One time it takes place. `slot`: the wall time its rule gave it, which never changes.

    `changes`: what of the content is otherwise on this date. `line` counts those who signed up, so
    that everybody has a place in line. `moved_at`: when it was put to another time. `why`: of
    calling it off, told once the undo time is over; `closed_day`: it is off because the centre is
    closed then. `news`: when each of the things that people are told of was last changed.
    `changed_at`: when anything of it was. `held_until`: kept back, with its activity, for all who have no place.
    """

    __tablename__ = "activity_dates"
    __table_args__ = (
        UniqueConstraint("activity_id", "slot"),
        Index("ix_activity_dates_centre_id_starts_at", "centre_id", "starts_at"),
        Index("ix_activity_dates_starts_at", "starts_at"),
        index_where("ix_activity_dates_untold", "called_off_at", where="told_at IS NULL"),
        Index("ix_activity_dates_room_id", "room_id"),
        index_where("ix_activity_dates_held", "activity_id", where="held_until IS NOT NULL"),
    )

    id: UUID = Field(default_factory=new_id, primary_key=True)
    activity_id: UUID = Field(foreign_key="activities.id")
    centre_id: UUID = Field(foreign_key="centres.id")
    slot: str = Field(max_length=16)
    starts_at: datetime = Field(sa_type=UtcDateTime)
    ends_at: datetime = Field(sa_type=UtcDateTime)
    changes: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    line: int = 0
    room_id: UUID | None = Field(default=None, foreign_key="rooms.id")
    moved_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    called_off_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    called_off_by: UUID | None = Field(default=None, foreign_key="people.id")
    why: str = Field(default="", max_length=500)
    told_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    closed_day: date | None = None
    news: dict[str, str] = Field(default_factory=dict, sa_type=JSON)
    changed_at: datetime = Field(sa_type=UtcDateTime)
    held_until: datetime | None = Field(default=None, sa_type=UtcDateTime)


class DateChanges(Command):
    """What is otherwise on a date, or on it and all later ones. What is left out stays.

    `starts`: wall time; with scope `later`, the later dates move by as much.
    """

    scope: Scope = "date"
    starts: WallTime | None = None
    title: Title | None = None
    about: Text | None = None
    minutes: Minutes | None = None
    place_kind: PlaceKind | None = None
    place: Short | None = None
    link: Link | None = None
    pace: Pace | None = None
    noise: Noise | None = None
    crowd: Crowd | None = None
    speaking: Speaking | None = None
    breaks: bool | None = None
    leave_early: bool | None = None
    cost: Short | None = None
    bring: Short | None = None
    wheelchair: bool | None = None
    language: Language | None = None
    first_time: bool | None = None
    chat: bool | None = None
    places: Places | None = None
    helpers: Helpers | None = None
    turn: Turn | None = None

    def content(self) -> dict[str, Any]:
        """The fields of Content that are given, as stored; null takes a limit or a word away."""
        given = self.model_dump(mode="json", exclude_unset=True)
        never_empty = {"title", "minutes", "place_kind", "pace", "breaks", "leave_early", "helpers"}
        return {
            name: value
            for name, value in given.items()
            if name in Content.model_fields and not (value is None and name in never_empty)
        }


class CallingOff(Command):
    """Why, in words that everybody reads who goes."""

    why: Reason
    scope: Scope = "date"


class Touched(Shape):
    """How many people on how many dates a change would touch; people whom I may not see aren't in it.

    `closed`: days among the new ones on which the centre is closed; what moves there is called off.
    """

    dates: int
    people: int
    closed: list[date]


class GroupName(Shape):
    id: UUID
    title: str


class CalledOff(Shape):
    why: str
    at: datetime


class DateMay(Shape):
    """What I may do with this date; the server decides, buttons follow."""

    sign_up: bool
    edit: bool
    call_off: bool
    check_in: bool
    approve: bool


class DateLimits(Shape):
    """What who looks after it has set; nobody else is told a number of places."""

    places: int | None
    helpers: int
    turn: Turn


class Chat(Shape):
    """The room of those who go: `room` once I am in it; else I can come in, from two days before to three days after."""

    open: bool
    room: UUID | None


class DateShape(Shape):
    """One date of an activity, as I see it.

    `host` is the centre itself where I don't meet who hosts it. `link`: only if I go. `left`:
    places in words; `helpers_left`: None where no helpers are looked for. `limits`: for who may edit it. `waits`: for a worker's
    yes, before others see it; `sent_back`: why not like this, for who looks after it. `moved`: at
    another time than its rule says. `changed`: what is otherwise since I signed up. `skill`: the post
    it comes from, if I may have that.
    """

    id: UUID
    activity: UUID
    centre: CentreName
    title: str
    about: str
    starts_at: datetime
    ends_at: datetime
    zone: str
    place_kind: PlaceKind
    place: str
    link: str | None
    pace: Pace
    noise: Noise | None
    crowd: Crowd | None
    speaking: Speaking | None
    breaks: bool
    leave_early: bool
    cost: str
    bring: str
    wheelchair: bool | None
    language: Language | None
    first_time: bool
    host: PersonShape
    cohost: PersonShape | None
    audience: ActivityAudience
    group: GroupName | None
    skill: SkillName | None
    self_run: bool
    waits: bool
    sent_back: str | None
    repeats: str | None
    moved: bool
    changed: list[Thing]
    left: Left
    helpers_left: Left | None
    limits: DateLimits | None
    called_off: CalledOff | None
    mine: MySignUp | None
    chat: Chat
    may: DateMay


class ActivityShape(Shape):
    """An activity as who looks after it has it: all of it, and its coming dates. Also a pattern for the next.

    `cohost_asked`: whom one waits for to say yes.
    """

    id: UUID
    centre: CentreName
    content: Content
    starts: str
    zone: str
    repeats: str | None
    audience: ActivityAudience
    group: GroupName | None
    turn: Turn
    cohost: PersonShape | None
    cohost_asked: PersonShape | None
    dates: list[DateShape]


class DateEvent(Event):
    """On my own stream, about one date, as I see it now."""

    date: DateShape


class ActivityInvited(DateEvent):
    """I am invited; `date` is the next one."""

    on: Literal["activity.invited"] = "activity.invited"


class CoHostAsked(DateEvent):
    """Somebody would like to host this with me; `date` is the next one."""

    on: Literal["co_host.asked"] = "co_host.asked"


class DateMoved(DateEvent):
    """It takes place at another time than when I signed up; I am asked whether that suits me."""

    on: Literal["date.moved"] = "date.moved"


class DateChanged(DateEvent):
    """Something is otherwise than when I signed up: place, length, link, or what to bring (`date.changed`).

    Another place and another end ask me again whether it suits.
    """

    on: Literal["date.changed"] = "date.changed"


class DateCalledOff(DateEvent):
    """It doesn't take place, and why stands in it."""

    on: Literal["date.called_off"] = "date.called_off"


class ActivityApproved(DateEvent):
    """A worker said yes to what I posted: others see it now."""

    on: Literal["activity.approved"] = "activity.approved"


class ActivitySentBack(DateEvent):
    """A worker said of what I posted: not like this. Why stands in it; changed, it waits for a yes again."""

    on: Literal["activity.sent_back"] = "activity.sent_back"
