"""Dates the written talk: who says what, where and when in the five weeks before `now`. No clock, no I/O, no chance but the seed's."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from actions.demo import people, places
from actions.demo.days import days_for
from actions.demo.script import Line, Scene, scenes
from actions.demo.shapes import (
    Appointment,
    Centre,
    Guest,
    HelpNumber,
    Message,
    Person,
    Plan,
    Reaction,
    ReadMark,
    Room,
)
from actions.demo.talk import SCRIPTS

NAMESPACE = UUID("6f3f0f0e-6f2b-4c0e-9c55-3b1d5a0c7e11")
ZONE = ZoneInfo(places.TIME_ZONE)
CAUGHT_UP = 0.45  # how likely somebody has read a room to its end


@dataclass(frozen=True, slots=True)
class _Seeded:
    """Ids that are the same for the same seed and name."""

    seed: int

    def id(self, kind: str, key: str) -> UUID:
        return uuid5(NAMESPACE, f"{self.seed}:{kind}:{key}")

    def chance(self, purpose: str) -> Random:
        """A stream of its own a purpose, so that a line added to one room moves no other room."""
        return Random(f"{self.seed}:{purpose}")


def plan(seed: int, now: datetime) -> Plan:
    """The whole demo. `now` is aware, and everything happens before it; the same seed and now give the same plan.

    ValueError when `now` has no zone or the written talk is at odds with itself.
    """
    if now.tzinfo is None:
        raise ValueError("now needs a time zone")
    seeded = _Seeded(seed)
    messages = _messages(seeded, now.astimezone(ZONE))
    rooms = tuple(_room(seeded, place, messages) for place in places.ROOMS)
    guests = tuple(Guest(role, person) for role, person in people.GUESTS)
    return Plan(
        _centres(seeded),
        _people(seeded),
        rooms,
        messages,
        tuple(_read_marks(seeded, rooms, messages)),
        guests,
    )


def _centres(seeded: _Seeded) -> tuple[Centre, ...]:
    return tuple(
        Centre(
            key,
            seeded.id("centre", key),
            name,
            district,
            places.TIME_ZONE,
            language,
            _numbers(language),
        )
        for key, (name, district, language) in places.CENTRES.items()
    )


def _numbers(language: str) -> tuple[HelpNumber, ...]:
    return tuple(HelpNumber(label, number) for label, number in places.NUMBERS[language])


def _people(seeded: _Seeded) -> tuple[Person, ...]:
    return tuple(
        Person(
            key, seeded.id("person", key), name, language, centre, _appointments(key, role, centre)
        )
        for centre, crowd in people.PEOPLE.items()
        for key, name, role, language in crowd
    )


def _appointments(key: str, role: str, centre: str) -> tuple[Appointment, ...]:
    return tuple(Appointment(*pair) for pair in ((role, centre), *people.ALSO.get(key, ())))


def _room(seeded: _Seeded, place: places.Place, messages: tuple[Message, ...]) -> Room:
    centre = place.key.split(".")[0]
    hosts = tuple(place.hosts.split())
    everybody = (person[0] for person in people.PEOPLE[centre])
    others = place.others.split() if place.kind == "group" else everybody
    members = tuple(dict.fromkeys((*hosts, *others)))
    first = min(message.at for message in messages if message.room == place.key).astimezone(ZONE)
    opened = datetime.combine(
        first.date() - timedelta(days=seeded.chance(place.key).randint(1, 9)), time(9, 30), ZONE
    )
    return Room(
        place.key, seeded.id("room", place.key), centre, place.kind, place.title, place.about, place.open,
        opened.astimezone(UTC), hosts, members,
    )  # fmt: skip


def _messages(seeded: _Seeded, now: datetime) -> tuple[Message, ...]:
    """All rooms' messages by time. Answers are written as places in a room, and become places in the whole."""
    told = [scene for script in SCRIPTS for scene in scenes(script)]
    by_room = {place.key: _talk(seeded, place.key, told, now) for place in places.ROOMS}
    ordered = sorted(
        (m for talk in by_room.values() for m in talk),
        key=lambda message: (message.at, message.room),
    )
    index = {message.id: n for n, message in enumerate(ordered)}
    return tuple(
        message
        if message.reply_to is None
        else replace(message, reply_to=index[by_room[message.room][message.reply_to].id])
        for message in ordered
    )


def _talk(seeded: _Seeded, room: str, told: list[Scene], now: datetime) -> list[Message]:
    own = [scene for scene in told if scene.room == room]
    rng = seeded.chance(f"talk {room}")
    talk: list[Message] = []
    for scene, day in zip(own, days_for(rng, own, now), strict=True):
        first = len(talk)
        for line, at in zip(scene.lines, _times(rng, scene, day), strict=True):
            talk.append(
                _message(seeded.id("message", f"{room}:{len(talk)}"), room, line, at, first)
            )
    return talk


def _times(rng: Random, scene: Scene, day: date) -> Iterator[datetime]:
    """Slow thumbs: a longer line takes longer, and nobody hurries."""
    at = datetime.combine(day, scene.starts, ZONE) + timedelta(seconds=rng.randint(0, 500))
    for line in scene.lines:
        if line.resumes:
            at = max(
                at,
                datetime.combine(day, line.resumes, ZONE) + timedelta(seconds=rng.randint(0, 400)),
            )
        at += timedelta(seconds=10 + min(len(line.text), 50) + rng.randint(0, 60))
        yield at.astimezone(UTC)


def _message(id: UUID, room: str, line: Line, at: datetime, first: int) -> Message:
    reply_to = None if line.reply_to is None else first + line.reply_to
    reactions = tuple(Reaction(person, kind) for person, kind in line.reactions)
    return Message(
        id, room, line.author, at, line.text, line.topics, reply_to, reactions, line.taken_back
    )


def _read_marks(
    seeded: _Seeded, rooms: tuple[Room, ...], messages: tuple[Message, ...]
) -> Iterator[ReadMark]:
    """Nobody is behind their own words and reactions; about half are a little behind the room, guests in every other one."""
    guests = {person for _, person in people.GUESTS}
    for nth, room in enumerate(rooms):
        rng = seeded.chance(f"read {room.key}")
        indexes = [n for n, message in enumerate(messages) if message.room == room.key]
        for person in room.members:
            caught_up = nth % 2 == 0 if person in guests else rng.random() < CAUGHT_UP
            behind = 0 if caught_up else rng.randint(3, 14)
            own = [n for n in indexes if _took_part(messages[n], person)]
            yield ReadMark(
                room.key, person, max([indexes[max(len(indexes) - 1 - behind, 0)], *own])
            )


def _took_part(message: Message, person: str) -> bool:
    return message.author == person or any(
        reaction.person == person for reaction in message.reactions
    )
