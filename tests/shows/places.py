"""A book of places kept by hand: who has one, who waits, and to whom one must be offered, minute by minute.

It knows only what people did and were told, and counts waking time by the minute; nothing of it is
taken from the code it is held against.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

MINUTE = timedelta(minutes=1)
HERE = ZoneInfo("Asia/Shanghai")
NIGHT = ("21:30", "08:00")
UNDO = timedelta(seconds=10)
OFFER_MINUTES, NEAR_MINUTES = 4 * 60, 12 * 60
Asleep = Callable[[str, datetime], bool]


def asleep(hours: tuple[str, str], at: datetime) -> bool:
    """Whether it is quiet then, by the clock on the wall."""
    begins, ends = hours
    clock = at.astimezone(HERE).strftime("%H:%M")
    return begins <= clock < ends if begins < ends else clock >= begins or clock < ends


@dataclass(frozen=True)
class Offered:
    """A place of a date was offered to somebody."""

    date: str
    person: str
    to_all: bool
    until: datetime


@dataclass
class Line:
    """One date: who has a place, who waits in which order, and what they were asked."""

    date: str
    starts_at: datetime
    places: int
    inside: set[str] = field(default_factory=set)
    waiting: list[str] = field(default_factory=list)
    kept: dict[str, datetime] = field(default_factory=dict)
    offers: dict[str, Offered] = field(default_factory=dict)
    passed: set[str] = field(default_factory=set)
    declined: set[str] = field(default_factory=set)

    def free(self, now: datetime) -> int:
        """How many places nobody has, none waits for an undo, and none is on offer to one alone."""
        self._look_at_the_clock(now)
        alone = sum(not one.to_all for one in self.offers.values())
        return max(self.places - len(self.inside) - len(self.kept) - alone, 0)

    def _look_at_the_clock(self, now: datetime) -> None:
        for person, one in list(self.offers.items()):
            if one.until <= now:
                del self.offers[person]
                if not one.to_all:
                    self.passed.add(person)
        self.kept = {person: until for person, until in self.kept.items() if until > now}

    def sign_up(self, person: str, now: datetime) -> str:
        """Out: how they stand; nobody who waits is passed over."""
        free = self.free(now)
        claims = [p for p in self.waiting if self._claims(p)]
        self.passed.discard(person)
        self.declined.discard(person)
        if free > len(claims):
            self.inside.add(person)
            return "in"
        self.waiting.append(person)
        return "waiting"

    def _claims(self, person: str) -> bool:
        if person in self.offers:
            return self.offers[person].to_all
        return person not in self.passed and person not in self.declined

    def withdraw(self, person: str, now: datetime) -> None:
        """What they had waits for them until the undo time is over."""
        offer = self.offers.pop(person, None)
        if person in self.inside or (offer is not None and not offer.to_all):
            self.kept[person] = now + UNDO
        self.inside.discard(person)
        self.waiting = [one for one in self.waiting if one != person]

    def answer(self, person: str, said: str, now: datetime) -> bool:
        """Out: whether that is taken."""
        free = self.free(now)
        offer = self.offers.pop(person)
        if said == "no":
            (self.declined if offer.to_all else self.passed).add(person)
            return True
        if offer.to_all and not free:
            return False
        self.waiting.remove(person)
        self.inside.add(person)
        return True

    def due(self, now: datetime, sleeps: Asleep) -> set[Offered]:
        """To whom a place must be offered at this moment, if one is free and they wait."""
        free = self.free(now)
        if not free or not self.waiting or self.starts_at <= now:
            return set()
        if _awake_minutes(now, self.starts_at, lambda at: asleep(NIGHT, at)) < NEAR_MINUTES:
            asked = [p for p in self.waiting if p not in self.offers and p not in self.declined]
            return {self._all(p) for p in asked if not sleeps(p, now)}
        first = [p for p in self.waiting if self._claims(p)][:free]
        return {self._one(p, now, sleeps) for p in first if not sleeps(p, now)}

    def _all(self, person: str) -> Offered:
        return Offered(self.date, person, True, self.starts_at)

    def _one(self, person: str, now: datetime, sleeps: Asleep) -> Offered:
        until, left = now, timedelta(minutes=OFFER_MINUTES)
        while left > timedelta(0):
            step = min(_to_full_minute(until), left)
            if not sleeps(person, until):
                left -= step
            until += _to_full_minute(until) if sleeps(person, until) else step
        return Offered(self.date, person, False, min(until, self.starts_at))


def _to_full_minute(at: datetime) -> timedelta:
    return MINUTE - timedelta(seconds=at.second, microseconds=at.microsecond)


def _awake_minutes(begin: datetime, end: datetime, sleeps: Callable[[datetime], bool]) -> float:
    """Counted one by one, and no further than needed."""
    awake, at = timedelta(0), begin
    while at < end and awake < timedelta(minutes=NEAR_MINUTES):
        step = min(_to_full_minute(at), end - at)
        awake += timedelta(0) if sleeps(at) else step
        at += step
    return awake / MINUTE


@dataclass
class Book:
    """All dates of a month."""

    lines: dict[str, Line] = field(default_factory=dict)

    def due(self, now: datetime, sleeps: Asleep) -> set[Offered]:
        """Every offer that a sweep at this moment owes."""
        return {one for line in self.lines.values() for one in line.due(now, sleeps)}

    def tell(self, made: set[Offered]) -> None:
        """These were made: they wait for an answer."""
        for one in made:
            self.lines[one.date].offers[one.person] = one
