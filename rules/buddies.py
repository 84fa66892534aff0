"""Who goes along with whom, for how long, and what nobody is told. Pure: facts in, verdict out."""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import get_args
from uuid import UUID

from core.errors import Refusal
from models.buddies import Idea, Renewal
from rules.asks import COOL_DOWNS, LAPSES, UNDO_ON_THE_WAY, undone_until

# Both of the two are one of these at the centre: nobody is looked after by a buddy.
PEERS = ("member", "peer_representative")
NEW_FOR = timedelta(days=90)
SIX_WEEKS, WEEK = timedelta(weeks=6), timedelta(weeks=1)
CARDS = 3
IDEAS: tuple[Idea, ...] = get_args(Idea)
# How long the page says that a time together is over.
TOLD_FOR = timedelta(days=14)


class BuddiesAreMembers(Refusal):
    status, code = 403, "buddies_are_members"
    say = {
        "en": "Members go along with members here. You can tell somebody that there is this.",
        "zh-CN": "带路人是学员和学员之间的事。你可以告诉大家这里有这个。",
        "ja": "バディはメンバーどうしのものです。こういうものがあると、伝えることはできます。",
    }


class OneAtATime(Refusal):
    status, code = 409, "one_buddy_at_a_time"
    say = {
        "en": "One at a time: you have asked somebody, or go along with somebody already. Your words are kept.",
        "zh-CN": "一次一位就好：你已经问了一位，或者已经有带路人了。你写的还在。",
        "ja": "一度に一人ずつです。もうどなたかにお願いしたか、バディがいます。書いたものは残っています。",
    }


class NoRoomNow(Refusal):
    status, code = 409, "no_room_now"
    say = {
        "en": "You go along with as many as you set. This can wait, or you can set room for one more.",
        "zh-CN": "你现在带的人数已经到你设的数了。这一位可以先等着，你也可以再多设一位。",
        "ja": "いまは、決めた人数になっています。待ってもらうことも、もう一人ぶん空けることもできます。",
    }


class NotYetRenewed(Refusal):
    status, code = 409, "not_yet"
    say = {
        "en": "This can be said in the last of the six weeks. Nothing has changed.",
        "zh-CN": "到最后一周就可以说了，现在什么也没有变。",
        "ja": "最後の一週間になったら伝えられます。いまは何も変わっていません。",
    }


def normal(word: str) -> str:
    """A word of interest as it is compared: width, case and blanks folded."""
    return "".join(unicodedata.normalize("NFKC", word).casefold().split())


def each_once(words: Iterable[str]) -> list[str]:
    """The words without those that are the same as one before, in the order they were said."""
    found: dict[str, str] = {}
    for word in words:
        found.setdefault(normal(word), word)
    return list(found.values())


def require_peer(roles: frozenset[str]) -> None:
    """To offer or to ask one is a member there. Raises BuddiesAreMembers."""
    if roles.isdisjoint(PEERS):
        raise BuddiesAreMembers()


def is_newcomer(since: Sequence[datetime], now: datetime) -> bool:
    """Whether a buddy is offered of its own accord; `since`: from when on they held roles there."""
    return bool(since) and now < min(since) + NEW_FOR


@dataclass(frozen=True, slots=True)
class Offering:
    """Somebody who offers, as a newcomer's cards are chosen. `lot`: nobody's liking, drawn anew each week."""

    person: UUID
    resting: bool
    paused: bool
    full: bool
    shares_language: bool
    shares_interests: bool
    lot: bytes


def to_show(offering: Iterable[Offering], places: int) -> list[UUID]:
    """Whose cards a newcomer is shown on so many free places; in the order of their choosing, which is told to nobody."""
    free = [one for one in offering if not (one.resting or one.paused or one.full)]
    free.sort(key=lambda one: (not one.shares_language, not one.shares_interests, one.lot))
    return [one.person for one in free[:places]]


def shares_interests(interests: Iterable[str], likes: str) -> bool:
    """Whether one of these words stands in what somebody says they like."""
    said = normal(likes)
    return any(normal(word) in said for word in interests if normal(word))


def cooling(endings: Sequence[datetime], now: datetime) -> bool:
    """Whether it is too soon to ask the same person again. It counts from the ask, whatever was answered."""
    if len(endings) > len(COOL_DOWNS):
        return True
    return bool(endings) and now < max(endings) + COOL_DOWNS[len(endings) - 1]


def shows_from(asked_at: datetime, undo_seconds: int) -> datetime:
    """From when on an ask comes to who is asked: when it can no longer be taken back."""
    return undone_until(asked_at, undo_seconds) + UNDO_ON_THE_WAY


def is_open(asked_at: datetime, answer: str | None, now: datetime) -> bool:
    """Whether an ask can still be answered; a no can become a yes until it lapses."""
    return answer in (None, "no") and now < asked_at + LAPSES


@dataclass(frozen=True, slots=True)
class Span:
    """Of two who go together: until when, and from when on it is over because one of them wished so."""

    ends_at: datetime
    outs: tuple[datetime | None, datetime | None]
    ended_at: datetime | None = None

    def over(self, now: datetime) -> bool:
        """Whether it is over. The end of six weeks and an end that one of them wished are the same."""
        return self.ended_at is not None or any(
            at is not None and at <= now for at in (self.ends_at, *self.outs)
        )


def idea(starts_at: datetime, now: datetime) -> Idea:
    """What the two could do this week; after six weeks it stays with what comes next."""
    return IDEAS[min((now - starts_at) // WEEK, len(IDEAS) - 1)]


def renewal(ends_at: datetime, said_at: datetime | None, now: datetime) -> Renewal:
    """Whether one can say "six weeks more", or has."""
    if now < ends_at - WEEK:
        return "later"
    return "said" if _said(ends_at, said_at) else "open"


def _said(ends_at: datetime, said_at: datetime | None) -> bool:
    """Whether it was said for the end there is now; what was said for an earlier one has been used."""
    return said_at is not None and said_at >= ends_at - WEEK


def was_renewed(ends_at: datetime, said_at: datetime | None, now: datetime) -> bool:
    """Whether what one says now was said already, and both have: a second tap."""
    before = ends_at - SIX_WEEKS
    return now < before and _said(before, said_at)


def renewed_until(ends_at: datetime, said: Sequence[datetime | None]) -> datetime:
    """The new end: six weeks on when both have said so, else the same."""
    return ends_at + SIX_WEEKS if all(_said(ends_at, at) for at in said) else ends_at
