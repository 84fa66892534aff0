"""Activities: what is posted, who is invited, and the days a centre is closed."""

from datetime import date, datetime, timedelta
from typing import Annotated, Any, Literal, Self
from uuid import UUID

from pydantic import AfterValidator, StringConstraints, model_validator
from sqlalchemy import JSON, Index
from sqlmodel import Field, SQLModel

from core.db import UtcDateTime, index_where
from models.ledger import Command, Shape
from models.people import Language
from models.text import Reason, Title, storable

ActivityAudience = Literal["centre", "group", "invited"]
PlaceKind = Literal["centre", "outside", "online"]
Pace = Literal["slow", "usual"]
Noise = Literal["quiet", "some", "lively"]
Crowd = Literal["small", "middle", "large"]
Speaking = Literal["no_need", "some"]
Turn = Literal["line", "first_timers"]


class Activity(SQLModel, table=True):
    """What somebody posts. `starts`: wall time of its first date in `zone`; `rule`: RFC 5545, if it repeats.

    `host_id` empty: the centre hosts it. `cohost_asked_id`: was asked to host, too, and hasn't answered.
    `content`: the fields of Content, of every date that says nothing else. `self_run`: a small
    gathering of a group's members. `approved_at` empty: waits for a worker; `sent_back_at`, `why`: a
    worker said "not like this". `pattern`: what the next one posted from it has otherwise, its
    `starts` and `rule` among it: what was changed for all later dates. `skill_id`: the post it came
    from.
    """

    __tablename__ = "activities"
    __table_args__ = (
        index_where("ix_activities_waiting", "centre_id", where="approved_at IS NULL"),
    )

    id: UUID = Field(primary_key=True)
    centre_id: UUID = Field(foreign_key="centres.id", index=True)
    made_by: UUID | None = Field(default=None, foreign_key="people.id", index=True)
    host_id: UUID | None = Field(default=None, foreign_key="people.id", index=True)
    cohost_id: UUID | None = Field(default=None, foreign_key="people.id", index=True)
    cohost_asked_id: UUID | None = Field(default=None, foreign_key="people.id", index=True)
    audience: str = Field(max_length=8)
    group_id: UUID | None = Field(default=None, foreign_key="rooms.id", index=True)
    self_run: bool = False
    zone: str = Field(max_length=40)
    starts: str = Field(max_length=16)
    rule: str | None = Field(default=None, max_length=200)
    skill_id: UUID | None = Field(default=None, index=True)
    content: dict[str, Any] = Field(sa_type=JSON)
    pattern: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    turn: str = Field(default="line", max_length=12)
    fingerprint: bytes = Field(max_length=32)
    created_at: datetime = Field(sa_type=UtcDateTime)
    approved_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    sent_back_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    why: str = Field(default="", max_length=500)

    @property
    def members_own(self) -> bool:
        """Whether members look after it alone. Where none of them is left, the centre does."""
        return self.self_run and self.host_id is not None


class ActivityInvitation(SQLModel, table=True):
    """Somebody is invited to an activity that is for invited people. `put_away_at`: they put it away, for good."""

    __tablename__ = "activity_invitations"

    activity_id: UUID = Field(foreign_key="activities.id", primary_key=True)
    person_id: UUID = Field(foreign_key="people.id", primary_key=True, index=True)
    by_id: UUID = Field(foreign_key="people.id")
    at: datetime = Field(sa_type=UtcDateTime)
    put_away_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class CoHostAsk(SQLModel, table=True):
    """Somebody is asked to host an activity, once. `told_at` empty: kept from them, and the asker isn't told.

    `answer`: yes or no. A no is never shown: to who asked it is a question without an answer.
    """

    __tablename__ = "co_host_asks"
    __table_args__ = (Index("ix_co_host_asks_person_id_by_id", "person_id", "by_id"),)

    activity_id: UUID = Field(foreign_key="activities.id", primary_key=True)
    person_id: UUID = Field(foreign_key="people.id", primary_key=True)
    by_id: UUID = Field(foreign_key="people.id")
    at: datetime = Field(sa_type=UtcDateTime)
    told_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    answer: str | None = Field(default=None, max_length=3)


class ClosedDay(SQLModel, table=True):
    """A day on which a centre is closed: repeats leave it out."""

    __tablename__ = "closed_days"

    centre_id: UUID = Field(foreign_key="centres.id", primary_key=True)
    day: date = Field(primary_key=True)
    name: str = Field(max_length=60)


def wall(said: str) -> datetime:
    """Wall time `2026-11-24T14:00` as a naive datetime. Raises ValueError."""
    return datetime.fromisoformat(said)


def _wall_time(said: str) -> str:
    return wall(said).strftime("%Y-%m-%dT%H:%M")


WallTime = Annotated[
    str,
    StringConstraints(pattern=r"^[12]\d{3}-\d\d-\d\dT\d\d:\d\d$"),
    AfterValidator(_wall_time),
]
Short = Annotated[str, StringConstraints(max_length=120), AfterValidator(storable)]
Text = Annotated[str, StringConstraints(max_length=2000), AfterValidator(storable)]
Minutes = Annotated[int, Field(ge=5, le=720)]
Places = Annotated[int, Field(ge=1, le=500)]
Helpers = Annotated[int, Field(ge=0, le=50)]
Link = Annotated[
    str, StringConstraints(max_length=300, pattern=r"^https?://[^\s]+$"), AfterValidator(storable)
]


class Content(Command):
    """What an activity is like. Everything but the title has a good default.

    `minutes`: how long. `places`: for members, None for no limit; `helpers`: places of helpers
    beside. `link`: only for those who go. `speaking`: whether one needs to speak.
    """

    title: Title
    about: Text = ""
    minutes: Minutes = 60
    place_kind: PlaceKind = "centre"
    place: Short = ""
    link: Link | None = None
    pace: Pace = "usual"
    noise: Noise | None = None
    crowd: Crowd | None = None
    speaking: Speaking | None = None
    breaks: bool = False
    leave_early: bool = True
    cost: Short = ""
    bring: Short = ""
    wheelchair: bool | None = None
    language: Language | None = None
    first_time: bool = False
    chat: bool = True
    places: Places | None = None
    helpers: Helpers = 0


class NewActivity(Content):
    """Title, when, where; the rest has good defaults.

    `starts`: wall time at the centre. `ends`: in place of `minutes`. `repeats`: an RFC 5545 rule
    (`FREQ=WEEKLY;BYDAY=TU;COUNT=12`) with an end, at most two years long. `group`: for its members;
    anybody there may post. `invited`: for these people. `cohost`: is asked to host with me.
    `skill`: the skill post that it comes from, one that I may have.
    """

    starts: WallTime
    ends: WallTime | None = None
    repeats: Annotated[str, StringConstraints(max_length=200)] | None = None
    centre: UUID | None = None
    group: UUID | None = None
    invited: Annotated[list[UUID], Field(max_length=50)] | None = None
    cohost: UUID | None = None
    skill: UUID | None = None
    turn: Turn = "line"

    @model_validator(mode="after")
    def _ends_after_it_starts(self) -> Self:
        if self.ends is not None:
            length = wall(self.ends) - wall(self.starts)
            if not timedelta(minutes=5) <= length <= timedelta(hours=12):
                raise ValueError("ends before it starts, or more than twelve hours later")
        if self.group is not None and self.invited is not None:
            raise ValueError("is for a group or for invited people, not both")
        return self

    @property
    def audience(self) -> ActivityAudience:
        if self.group is not None:
            return "group"
        return "centre" if self.invited is None else "invited"

    def content(self) -> dict[str, Any]:
        """The fields of Content, as stored."""
        kept = self.model_dump(mode="json", include=set(Content.model_fields))
        if self.ends is not None:
            length = wall(self.ends) - wall(self.starts)
            kept["minutes"] = length // timedelta(minutes=1)
        return kept


class NewClosedDay(Command):
    name: Title


class SendingBack(Command):
    """Why not like this, in words that who hosts it reads."""

    why: Reason


class NewCompanion(Command):
    """Whom I ask to host with me."""

    person: UUID


class ClosedDayShape(Shape):
    day: date
    name: str
