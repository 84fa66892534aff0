"""Who may ask whom to talk, and when again. Pure: facts in, verdict out."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from core.errors import NotFound, Refusal

# An unanswered ask lapses after 14 days; a cool-down counts from there, whatever was answered.
LAPSES = timedelta(days=14)
# After the first no, lapse or removal 30 days, then 90; after the third only who refused may ask.
COOL_DOWNS = (timedelta(days=30), timedelta(days=90))
ASKS_A_DAY, DAY = 5, timedelta(days=1)
# What a tap at the last moment takes until it is here, on a slow phone.
UNDO_ON_THE_WAY = timedelta(seconds=10)
# How long a closed direct room can still be read, by either of the two.
READABLE = timedelta(days=30)


class EnoughAsked(Refusal):
    status, code = 429, "enough_asked"
    say = {
        "en": "That is five asks in a day. Your words are kept; tomorrow there is room for more.",
        "zh-CN": "今天已经问过五个人了。你写的都还在，明天可以继续。",
        "ja": "今日はもう5回たずねました。書いたものは残っています。続きは明日どうぞ。",
    }


@dataclass(frozen=True, slots=True)
class Asking:
    """What stands between an asker and whom they ask.

    `circle`: where the asker stands in the other's circles. `endings`: see `ending_of`.
    """

    share_a_group: bool
    blocked: bool
    gone: bool
    who_may_ask: str
    circle: str
    endings: Sequence[datetime]


def require_may_reach(asking: Asking) -> None:
    """Somebody one shares a group with, and no block between. Raises NotFound, for all alike."""
    if asking.gone or asking.blocked or not asking.share_a_group:
        raise NotFound()


def is_silent(asking: Asking, now: datetime) -> bool:
    """Whether the ask is answered "waiting" like every other, and never shown to who is asked."""
    return not _wanted(asking) or cools(asking.endings, now)


def _wanted(asking: Asking) -> bool:
    match asking.who_may_ask:
        case "group":
            return True
        case "friends":
            return asking.circle in ("friend", "confidant")
        case _:
            return False


def cools(endings: Sequence[datetime], now: datetime) -> bool:
    """Whether who was asked before, and didn't say yes, is left in peace; `endings`: see `ending_of`."""
    if not endings:
        return False
    if len(endings) > len(COOL_DOWNS):
        return True
    return now < max(endings) + COOL_DOWNS[len(endings) - 1]


def ending_of(asked_at: datetime) -> datetime:
    """An ask that wasn't answered with yes has ended, for the cool-down, 14 days after it came."""
    return asked_at + LAPSES


def is_third(endings: Sequence[datetime]) -> bool:
    """Whether it has now ended often enough that only who refused may ask."""
    return len(endings) > len(COOL_DOWNS)


def require_pace(asked_today: Sequence[datetime], now: datetime) -> None:
    """At most five asks in 24 hours. Raises EnoughAsked with whole seconds."""
    recent = sorted(at for at in asked_today if at > now - DAY)
    if len(recent) >= ASKS_A_DAY:
        free = recent[-ASKS_A_DAY] + DAY - now
        raise EnoughAsked(retry_after=max(1, -(-free // timedelta(seconds=1))))


def is_open(
    asked_at: datetime, answer: str | None, again_from: datetime | None, now: datetime
) -> bool:
    """Whether an ask that was shown can be answered: until it lapses, or from the week "not now" named."""
    if answer is None:
        return now < ending_of(asked_at)
    return answer == "not_now" and again_from is not None and now >= again_from


def may_write_again(by_me: bool, shown_at: datetime, now: datetime) -> bool:
    """A closing shows to who did it at once, to the other when its undo time is over."""
    return not by_me and now < shown_at


def may_undo(asked_at: datetime, undo_seconds: int, now: datetime) -> bool:
    """Whether somebody can still take back what they asked."""
    return now <= undone_until(asked_at, undo_seconds) + UNDO_ON_THE_WAY


def undone_until(at: datetime, undo_seconds: int) -> datetime:
    """Until when an act can be undone, before anybody else sees it."""
    return at + timedelta(seconds=undo_seconds)
