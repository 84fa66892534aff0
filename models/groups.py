"""Rooms (any conversation), who is in them, invitations and removals."""

from datetime import datetime
from typing import Literal
from uuid import UUID

from sqlmodel import Field, SQLModel

from core.db import Number, UtcDateTime
from core.ids import new_id
from models.ledger import Command, Event, Shape
from models.people import PersonShape
from models.text import About, Reason, Title

RoomKind = Literal["group", "announcements", "direct", "activity", "worker", "case", "buddy"]
RoomRole = Literal["host", "member"]


class Room(SQLModel, table=True):
    """A conversation. `open`: its centre's people find it listed and may join by themselves."""

    __tablename__ = "rooms"

    id: UUID = Field(default_factory=new_id, primary_key=True)
    centre_id: UUID = Field(foreign_key="centres.id", index=True)
    kind: str = Field(max_length=16)
    title: str = Field(max_length=60)
    about: str = Field(default="", max_length=300)
    open: bool = False
    made_by: UUID | None = Field(default=None, foreign_key="people.id")
    created_at: datetime = Field(sa_type=UtcDateTime)


class Membership(SQLModel, table=True):
    """Somebody is in a room, and may see it from number `joined_seq` on. Leaving deletes the row.

    Who left and took it back at once doesn't see what was said between `away_from` and `away_until`.
    """

    __tablename__ = "memberships"

    room_id: UUID = Field(foreign_key="rooms.id", primary_key=True)
    person_id: UUID = Field(foreign_key="people.id", primary_key=True, index=True)
    role: str = Field(default="member", max_length=8)
    joined_seq: int = Field(sa_type=Number)
    joined_at: datetime = Field(sa_type=UtcDateTime)
    away_from: int = Field(default=0, sa_type=Number)
    away_until: int = Field(default=0, sa_type=Number)


class Departure(SQLModel, table=True):
    """Somebody left by themselves, and may take it back for a little while."""

    __tablename__ = "departures"

    room_id: UUID = Field(foreign_key="rooms.id", primary_key=True)
    person_id: UUID = Field(foreign_key="people.id", primary_key=True, index=True)
    role: str = Field(max_length=8)
    joined_seq: int = Field(sa_type=Number)
    joined_at: datetime = Field(sa_type=UtcDateTime)
    away_from: int = Field(sa_type=Number)
    at: datetime = Field(sa_type=UtcDateTime)


class Invitation(SQLModel, table=True):
    """An open invitation; accepted by joining, declined by deleting it, silently."""

    __tablename__ = "invitations"

    room_id: UUID = Field(foreign_key="rooms.id", primary_key=True)
    person_id: UUID = Field(foreign_key="people.id", primary_key=True, index=True)
    invited_by: UUID = Field(foreign_key="people.id")
    at: datetime = Field(sa_type=UtcDateTime)


class Removal(SQLModel, table=True):
    """Somebody was asked out of a room, with a reason told to them. An invitation lifts it."""

    __tablename__ = "removals"

    id: UUID = Field(default_factory=new_id, primary_key=True)
    room_id: UUID = Field(foreign_key="rooms.id", index=True)
    person_id: UUID = Field(foreign_key="people.id", index=True)
    removed_by: UUID = Field(foreign_key="people.id")
    # As it was then: what a room is called later is no longer theirs to know.
    title: str = Field(max_length=60)
    reason: str = Field(max_length=500)
    at: datetime = Field(sa_type=UtcDateTime)
    lifted_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    # From then on they may come back; empty: when somebody invites them.
    until: datetime | None = Field(default=None, sa_type=UtcDateTime)
    # What the desk decided, where it did: one decision can put somebody out of several rooms.
    decision_id: UUID | None = Field(default=None, index=True)


class Closing(SQLModel, table=True):
    """A direct room was closed by one of the two: nothing after number `seq` reaches the other.

    Who closed it sees that at once, the other from `shown_at` on; `told`: their streams have said so.
    """

    __tablename__ = "closings"

    room_id: UUID = Field(foreign_key="rooms.id", primary_key=True)
    by_id: UUID = Field(foreign_key="people.id", index=True)
    seq: int = Field(sa_type=Number)
    at: datetime = Field(sa_type=UtcDateTime)
    shown_at: datetime = Field(sa_type=UtcDateTime)
    told: bool = False


class NewRoom(Command):
    """A new group; `centre` is my own unless I serve at several."""

    id: UUID
    kind: Literal["group"] = "group"
    title: Title
    about: About = ""
    open: bool = False
    centre: UUID | None = None


class RoomChanges(Command):
    title: Title | None = None
    about: About | None = None
    open: bool | None = None


class NewRemoval(Command):
    person: UUID
    reason: Reason


class NewRole(Command):
    role: RoomRole


class RoomFacts(Shape):
    """What every member of a room is told of it alike."""

    id: UUID
    kind: RoomKind
    title: str
    about: str
    open: bool
    centre: UUID


class LastMessage(Shape):
    """The newest message of a room. Folded, it comes without its words."""

    seq: int
    author: PersonShape
    text: str
    at: datetime
    folded: Literal["person", "topic"] | None = None


class May(Shape):
    """What I may do in this room; the server decides, buttons follow. `add_topics`: also to what others said."""

    write: bool
    invite: bool
    remove: bool
    edit: bool
    leave: bool
    add_topics: bool
    ask_worker: bool


class RoomMuted(Shape):
    """It raises no dot; `until` null means until I change it."""

    until: datetime | None


class Closed(Shape):
    """Nobody writes here any more; it can be read until then."""

    until: datetime


class RoomShape(RoomFacts):
    """A room as I see it. `unread` is a yes or no, never a number: whether it raises a dot.

    `waiting`: there is something new, dot or not. `other`: with whom, in a room of two. `marked`: words that may mean
    danger are marked for the desk there.
    """

    head: int
    read: int
    unread: bool
    waiting: bool
    mute: RoomMuted | None
    last: LastMessage | None
    role: RoomRole
    may: May
    other: PersonShape | None
    closed: Closed | None
    marked: bool


class OpenRoom(Shape):
    """A group I could join: what it is and who hosts it, not who is in it."""

    id: UUID
    kind: RoomKind
    title: str
    about: str
    hosts: list[PersonShape]
    invited_by: PersonShape | None


class RoomMember(Shape):
    person: PersonShape
    role: RoomRole


class RemovalShape(Shape):
    """I was asked out of a room: which, why, when."""

    class Of(Shape):
        id: UUID
        title: str

    room: Of
    reason: str
    at: datetime


class RoomChanged(Event):
    on: Literal["room.changed"] = "room.changed"
    room: RoomFacts


class MemberJoined(Event):
    on: Literal["member.joined"] = "member.joined"
    person: PersonShape


class MemberLeft(Event):
    on: Literal["member.left"] = "member.left"
    person: PersonShape


class RoomAdded(Event):
    """On my own stream: I am in this room now. `joined_seq` is the number my history starts at."""

    on: Literal["room.added"] = "room.added"
    room: RoomFacts
    joined_seq: int


class RoomRemoved(Event):
    """On my own stream: I am no longer in this room; `reason` when somebody asked me out."""

    on: Literal["room.removed"] = "room.removed"
    room: RoomFacts
    reason: str | None = None


class RoomClosed(Event):
    """On my own stream: a direct room takes no more words. Whoever closed it, it says the same."""

    on: Literal["room.closed"] = "room.closed"
    room: RoomFacts
    until: datetime
