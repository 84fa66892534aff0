"""Places, the waiting list, and to whom a freed place is offered. Pure: facts in, verdict out."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import UUID

from core.errors import Refusal
from models.dates import Left

# An offer waits for four waking hours; with less than twelve left, it goes to everybody who waits.
OFFER_LASTS = timedelta(hours=4)
TO_ALL_WITHIN = timedelta(hours=12)
# An activity's room is there from two days before until three days after.
ROOM_BEFORE, ROOM_AFTER = timedelta(days=2), timedelta(days=3)


class OfferIsOver(Refusal):
    status, code = 409, "offer_over"
    say = {
        "en": "This place has gone on to somebody else. You are still on the waiting list.",
        "zh-CN": "这个名额已经给了别人。你还在候补里。",
        "ja": "この席はほかの方にまわりました。キャンセル待ちはそのまま続いています。",
    }


class FewerPlacesThanPeople(Refusal):
    status, code = 409, "fewer_places_than_people"
    say = {
        "en": "More people are in already, and nobody is sent away. With a few more places it works.",
        "zh-CN": "已经报名的人更多，不会请任何人退出。名额再多一点就可以了。",
        "ja": "すでにそれより多くの方が参加します。どなたにも断りません。席をもう少し増やせば大丈夫です。",
    }


class NoHelpersNeeded(Refusal):
    status, code = 409, "no_helpers_needed"
    say = {
        "en": "No helpers are looked for here this time. You can come along as everybody does.",
        "zh-CN": "这次不需要帮手。可以像大家一样来参加。",
        "ja": "今回はお手伝いを募っていません。みなさんと同じように参加できます。",
    }


class NotYet(Refusal):
    status, code = 409, "not_yet"
    say = {
        "en": "Who came can be noted from the morning of its day on. Nothing else has changed.",
        "zh-CN": "谁来了，要到活动当天才能记。别的都没变。",
        "ja": "来た人の記録は、その日になってからできます。ほかは何も変わっていません。",
    }


@dataclass(frozen=True, slots=True)
class Pool:
    """The places of one role on a date. `limit` None: as many as like to come.

    `taken`: who is in, is asked whether a new time suits, or withdrew within the undo time, and
    places that are on offer to one person. `claims`: who waits and hasn't been offered one yet, or
    is asked at this moment together with all who wait.
    """

    limit: int | None
    taken: int
    claims: int = 0

    @property
    def free(self) -> int:
        """How many places nobody has; a great many where there is no limit."""
        return 10**6 if self.limit is None else max(self.limit - self.taken, 0)

    @property
    def kept(self) -> bool:
        """Whether there is a place for each of those who are counted in: none was given away besides."""
        return self.limit is None or self.taken <= self.limit

    @property
    def open(self) -> bool:
        """Whether somebody new gets in at once: nobody who waits is passed over."""
        return self.free > self.claims


def on_offer(pool: Pool, *, to_all: bool) -> bool:
    """Whether there is a place behind an offer: for whom it waits alone it is counted as taken; for all it is free."""
    return pool.free > 0 if to_all else pool.kept


def left(pool: Pool) -> Left:
    """The places left, in a word."""
    if pool.limit is None:
        return "any"
    return "some" if pool.open else "none"


@dataclass(frozen=True, slots=True)
class Waiting:
    """Somebody who waits. `had`: they let an offer pass. `declined`: said no when all were asked. `been`: they were at this activity before.

    `asleep`: it is quiet hours for them. `resting`: nothing is asked of them now. `open`: an offer waits for their answer;
    `to_all`: one that others have as well.
    """

    person: UUID
    number: int
    had: bool = False
    declined: bool = False
    been: bool = False
    asleep: bool = False
    resting: bool = False
    open: bool = False
    to_all: bool = False

    @property
    def awake(self) -> bool:
        return not (self.asleep or self.resting or self.open)

    @property
    def claims(self) -> bool:
        """Whether a free place is theirs before anybody's who comes now. One on offer to them alone is taken already."""
        if self.open:
            return self.to_all
        return not (self.had or self.declined or self.resting)

    def knowing(self, *, been: bool, asleep: bool = False) -> "Waiting":
        """The same, with what is known of this moment."""
        return replace(self, been=been, asleep=asleep)


def in_line(waiting: Sequence[Waiting], turn: str) -> list[Waiting]:
    """Who is offered a place first: in the order they came, or first those who haven't been; then who let one pass."""
    by_turn = turn == "first_timers"
    return sorted(waiting, key=lambda one: (one.had, by_turn and one.been, one.number))


def to_offer(waiting: Sequence[Waiting], free: int, turn: str, *, to_all: bool) -> list[UUID]:
    """To whom free places are offered at this moment.

    One by one, the place of who sleeps waits until they wake. To all: everybody who is awake.
    """
    if free <= 0:
        return []
    if to_all:
        return [one.person for one in waiting if one.awake and not one.declined]
    first = [one for one in in_line(waiting, turn) if one.claims][:free]
    return [one.person for one in first if not (one.asleep or one.open)]


def room_is_open(starts_at: datetime, ends_at: datetime, now: datetime) -> bool:
    """Whether the room of those who go is there."""
    return starts_at - ROOM_BEFORE <= now < ends_at + ROOM_AFTER
