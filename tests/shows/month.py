"""A month of a centre's week in an hour's time: sign-ups, withdrawals, offers and reminders, and a sweep that is killed.

What is due is worked out beside it, minute by minute and in plain words, from what people did; what
was told is read from their own streams. Offers are held against tests/shows/places.py after each
sweep, and so is who gets in. A crash comes before a Work, in the middle of it, or right after its
commit.
"""

import random
from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlmodel import col

from core.store import Store
from core.work import Work
from jobs import activities
from models.ledger import LedgerEntry
from models.reminders import Reminder
from models.sign_ups import PlaceOffer, SignUp
from tests.activities.conftest import Week
from tests.matrix.doors import Someone
from tests.shows.places import NIGHT, Book, Line, Offered, asleep

MINUTE = timedelta(minutes=1)
HERE = ZoneInfo("Asia/Shanghai")
ACTS_A_BEAT, BEATS_A_DAY, DEADLY = 2, 24, 0.7


class Killed(Exception):
    """The process is gone."""


@dataclass
class Dying:
    """A store that may die at a write: before it, in the middle, or when it is committed."""

    store: Store
    dice: random.Random
    chance: float = 0.0
    writes: int = 0

    async def read(self, look: Any, *args: Any) -> Any:
        return await self.store.read(look, *args)

    async def write(self, act: Any, *args: Any) -> Any:
        self.writes += 1
        when = self.dice.choice(("before", "middle", "after"))
        if self.dice.random() >= self.chance:
            return await self.store.write(act, *args)
        if when == "before":
            raise Killed
        if when == "middle":
            await self.store.write(_killed_in_the_middle, act, *args)
        await self.store.write(act, *args)
        raise Killed


def _killed_in_the_middle(work: Work, act: Any, *args: Any) -> None:
    act(work, *args)
    work.session.flush()
    raise Killed


@dataclass
class Stay:
    """Somebody had a place from then until then, for one time of a date."""

    person: str
    date: str
    starts_at: datetime
    since: datetime
    until: datetime | None = None


@dataclass
class Month:
    """The month as it goes, and all that is known of it from outside."""

    week: Week
    dice: random.Random
    dying: Dying
    quiet: dict[str, tuple[str, str]]
    stays: list[Stay] = field(default_factory=list)
    swept: list[datetime] = field(default_factory=list)
    crashed: list[datetime] = field(default_factory=list)
    book: Book = field(default_factory=Book)

    @property
    def people(self) -> list[Someone]:
        week = self.week
        return [week.rosa, week.sam, week.kim, week.lin, week.wei]

    async def beat(self, *, deadly: bool) -> None:
        """One sweep; `deadly`: it dies at the first write it comes to, if there is any."""
        self.dying.chance = 1.0 if deadly else 0.0
        now, whole = self.week.clock.at, True
        due = self.book.due(now, self.asleep)
        try:
            await activities.sweep(self.dying)  # type: ignore[arg-type]  # all of a Store that sweeps use
            self.swept.append(now)
        except Killed:
            self.crashed.append(now)
            whole = False
        made = await self.week.doors.store.read(_made_at, now, list(self.book.lines))
        assert made <= due, f"{now}: offers that aren't due: {made - due}"
        assert made == due or not whole, f"{now}: offers that are lost: {due - made}"
        self.book.tell(made)

    async def act(self, dates: list[dict[str, Any]]) -> None:
        """Somebody does something about a date ahead."""
        ahead = [one for one in dates if one["starts"] > self.week.clock.at]
        if not ahead:
            return
        who, date = self.dice.choice(self.people), self.dice.choice(ahead[:6])
        mine, now = await self.week.mine(who, date["id"]), self.week.clock.at
        line = self.book.lines[date["id"]]
        if mine is None or mine["state"] == "out":
            expected = line.sign_up(who.id, now)
            assert (await self.week.sign_up(who, date["id"]))["state"] == expected
        elif mine["offer"] and self.dice.random() < 0.7:
            said = self.dice.choice(("yes", "yes", "no"))
            path = f"/offers/{mine['offer']['id']}"
            answer = await self.week.call(who, "PUT", path, {"answer": said})
            assert answer.is_success is line.answer(who.id, said, now), answer.text
        elif self.dice.random() < 0.5:
            await self.week.withdraw(who, date["id"])
            line.withdraw(who.id, now)
        await self.note(who, date)
        # Longer than the undo time: what somebody does next is done anew, not taken back.
        self.week.clock.at += timedelta(seconds=15)

    async def note(self, who: Someone, date: dict[str, Any]) -> None:
        """Write down whether somebody has a place now, as they are answered themselves."""
        mine = await self.week.mine(who, date["id"])
        now, known = self.week.clock.at, self.stay(who.id, date["id"])
        has = mine["state"] in ("in", "asked")
        if has and known is None:
            self.stays.append(Stay(who.id, date["id"], date["starts"], now))
        if not has and known is not None:
            known.until = now

    def stay(self, person: str, date: str) -> Stay | None:
        return next(
            (s for s in self.stays if (s.person, s.date, s.until) == (person, date, None)), None
        )

    def asleep(self, person: str, at: datetime) -> bool:
        """Whether it is quiet for somebody, by the clock on their wall."""
        return asleep(self.quiet.get(person, NIGHT), at)

    def due(self, which: str, stay: Stay) -> datetime:
        """When a reminder is due: counted back minute by minute out of the night, then a quarter of an hour."""
        at = stay.starts_at - timedelta(hours=1)
        if which == "evening":
            day = (stay.starts_at.astimezone(HERE) - timedelta(days=1)).date()
            at = datetime(day.year, day.month, day.day, 18, tzinfo=HERE)
        if not self.asleep(stay.person, at):
            return at
        while self.asleep(stay.person, at):
            at -= MINUTE
        return at + MINUTE - timedelta(minutes=15)

    def owed(self) -> Counter[tuple[str, str, str]]:
        """What must have been told by now: by person, date and which."""
        found: Counter[tuple[str, str, str]] = Counter()
        for stay in self.stays:
            end = min(stay.until or stay.starts_at, stay.starts_at)
            for which in ("evening", "hour"):
                due = self.due(which, stay)
                good = [
                    at for at in self.swept if due <= at < end and not self.asleep(stay.person, at)
                ]
                if stay.since < due and good:
                    found[stay.person, stay.date, which] = 1
        return found

    def may_be(self) -> set[tuple[str, str, str]]:
        """What may have been told: also at a moment at which the sweep died right after."""
        every = [*self.swept, *self.crashed]
        return {
            (stay.person, stay.date, which)
            for stay in self.stays
            for which in ("evening", "hour")
            if stay.since < (due := self.due(which, stay))
            and any(due <= at < min(stay.until or stay.starts_at, stay.starts_at) for at in every)
        }


def _made_at(work: Work, now: datetime, dates: list[str]) -> set[Offered]:
    """The offers that were made at a moment, for these dates: others may live in the same database."""
    query = select(PlaceOffer).where(
        col(PlaceOffer.at) == now, col(PlaceOffer.date_id).in_([UUID(date) for date in dates])
    )
    return {
        Offered(str(one.date_id), str(one.person_id), one.to_all, one.until)
        for one in work.session.scalars(query)
    }


@dataclass
class Said:
    """What stands in the ledger and the tables at the end."""

    reminders: list[Any]
    offers: list[Any]
    entries: Counter[tuple[UUID, str, UUID]]
    states: list[Any]


def read_all(work: Work, people: list[UUID]) -> Said:
    """Everything these were told, and how they stand: others may live in the same database."""
    ledger = select(col(LedgerEntry.owner), col(LedgerEntry.kind), col(LedgerEntry.subject)).where(
        col(LedgerEntry.kind).in_(("activity.reminded", "place.offered")),
        col(LedgerEntry.owner).in_(people),
    )
    offers = select(PlaceOffer).where(col(PlaceOffer.person_id).in_(people))
    return Said(
        list(work.session.scalars(select(Reminder).where(col(Reminder.person_id).in_(people)))),
        list(work.session.scalars(offers.order_by(col(PlaceOffer.at)))),
        Counter((row.owner, row.kind, row.subject) for row in work.rows(ledger)),
        list(work.session.scalars(select(SignUp).where(col(SignUp.person_id).in_(people)))),
    )


async def play(week: Week, *, crashes: int, days: int, seed: int) -> tuple[Month, Said]:
    """Play a month with that many crashes; out: what is known of it, and what was told."""
    dice = random.Random(seed)
    month = Month(week, dice, Dying(week.doors.store, dice), {})
    await _set_quiet_hours(month)
    dates = await _post(week, days)
    month.book = Book({one["id"]: Line(one["id"], one["starts"], one["limit"]) for one in dates})
    begin = week.clock.at
    for n in range(days * BEATS_A_DAY):
        at = begin + n * timedelta(days=1) / BEATS_A_DAY
        week.clock.at = at + timedelta(seconds=dice.randrange(900))
        if dice.random() < 0.6:
            for _ in range(ACTS_A_BEAT):
                await month.act(dates)
        # It dies only where there is something to write: the others have nothing to die at.
        await month.beat(deadly=len(month.crashed) < crashes and dice.random() < DEADLY)

        if month.crashed and month.crashed[-1] == week.clock.at and dice.random() < 0.8:
            week.clock.at += timedelta(seconds=30)
            await month.beat(deadly=False)
    people = [UUID(who.id) for who in month.people]
    return month, await week.doors.store.read(read_all, people)


async def _set_quiet_hours(month: Month) -> None:
    for who, hours in (
        (month.week.sam, ("13:00", "15:00")),
        (month.week.kim, ("20:00", "10:00")),
        (month.week.lin, ("23:00", "06:30")),
    ):
        month.quiet[who.id] = hours
        span = {"begins": hours[0], "ends": hours[1]}
        await month.week.do(who, "PATCH", "/me/pace", {"quiet": [span] * 7})


async def _post(week: Week, days: int) -> list[dict[str, Any]]:
    """A centre's week: singing, baking and a walk at hours from early to late, with few places."""
    found = []
    for title, clock, places, rule in (
        ("Singing", "14:00", 2, "FREQ=WEEKLY;BYDAY=MO,WE,FR"),
        ("Baking", "09:00", 1, "FREQ=WEEKLY;BYDAY=TU,TH"),
        ("Early walk", "08:15", 2, "FREQ=WEEKLY;BYDAY=SA"),
        ("Games", "19:30", 3, "FREQ=WEEKLY;BYDAY=TU,SU"),
    ):
        until = (week.clock.at + timedelta(days=days + 2)).strftime("%Y%m%d")
        series = await week.post(
            title=title,
            starts=f"2030-03-06T{clock}",
            repeats=f"{rule};UNTIL={until}",
            places=places,
        )
        found += [one | {"limit": places} for one in series]
    for one in found:
        one["starts"] = datetime.fromisoformat(one["starts_at"])
    return sorted(found, key=lambda one: one["starts"])
