"""The shapes of the demo's plan: plain, frozen, without database or clock. Everybody and everything in it is invented."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True, slots=True)
class HelpNumber:
    label: str  # in the centre's language
    number: str


@dataclass(frozen=True, slots=True)
class Centre:
    key: str
    id: UUID
    name: str
    district: str
    time_zone: str  # IANA name
    language: str  # zh-CN | en | ja: the language its cards are printed in
    help_numbers: tuple[HelpNumber, ...]


@dataclass(frozen=True, slots=True)
class Appointment:
    role: str  # member | peer_representative | worker | coordinator
    centre: str  # key


@dataclass(frozen=True, slots=True)
class Person:
    key: str
    id: UUID
    name: str  # at most 20 characters, never looks like a staff title
    language: str  # zh-CN | en | ja
    centre: str  # key of the home centre
    appointments: tuple[Appointment, ...]  # the first is at the home centre


@dataclass(frozen=True, slots=True)
class Room:
    key: str
    id: UUID
    centre: str  # key
    kind: str  # group | announcements
    title: str  # at most 60 characters
    about: str  # at most 300 characters
    open: bool  # listed for everybody of the centre; else by invitation
    made_at: datetime  # aware, UTC, before the room's first message
    hosts: tuple[str, ...]  # person keys; each is also in members
    members: tuple[str, ...]  # person keys


@dataclass(frozen=True, slots=True)
class Reaction:
    person: str  # key
    kind: str  # hug | thanks | go_on | haha


@dataclass(frozen=True, slots=True)
class Message:
    id: UUID
    room: str  # key
    author: str  # person key, a member of the room
    at: datetime  # aware, UTC, whole seconds
    text: str  # 1..4000 characters
    topics: tuple[str, ...]  # illness medicine death relationships money faith politics
    reply_to: int | None  # index in Plan.messages of an earlier message of the same room
    reactions: tuple[Reaction, ...]  # one a person at most, never the author's own
    taken_back: bool  # send it, then take it back


@dataclass(frozen=True, slots=True)
class ReadMark:
    """How far a member has read a room: everything after `through` is new to them."""

    room: str  # key
    person: str  # key
    through: int  # index in Plan.messages of a message of that room


@dataclass(frozen=True, slots=True)
class Guest:
    """Somebody whose sign-in card the demo prints, so that a viewer can look through their eyes."""

    role: str
    person: str  # key


@dataclass(frozen=True, slots=True)
class Plan:
    centres: tuple[Centre, ...]
    people: tuple[Person, ...]
    rooms: tuple[Room, ...]
    messages: tuple[Message, ...]  # by time; strictly ascending within a room
    read_marks: tuple[ReadMark, ...]  # a pair without a mark has read nothing yet
    guests: tuple[Guest, ...]
