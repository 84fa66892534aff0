"""Whom one may thank, how often, and when a note is shown to others. Pure: facts in, verdict out."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Literal
from uuid import UUID

from core.errors import Invalid, NotFound, Refusal
from rules.viewing import is_held

DAY = timedelta(days=1)
NOTES_A_DAY, TO_ONE_A_DAY = 10, 3
# How long who wrote a note can say whether it may be shown; the other reads "waiting" as long.
SHOWING_LAPSES = timedelta(days=14)
# What was taken back is remembered so long, without its content: a late repeat doesn't bring it back.
REMEMBERED = DAY


class EnoughThanks(Refusal):
    status, code = 429, "enough_thanks"
    say = {
        "en": "You have thanked many people today. Your words are kept here; tomorrow there is room for more.",
        "zh-CN": "今天已经谢过好多人了。你写的都还在，明天可以继续。",
        "ja": "今日はたくさんの人にありがとうを伝えました。書いたものは残っています。続きは明日どうぞ。",
    }


class EnoughForOne(Refusal):
    status, code = 429, "enough_for_one"
    say = {
        "en": "This person has had several notes from you today. Your words are kept here; tomorrow is a good day too.",
        "zh-CN": "今天已经谢过这个人几次了。你写的都还在，明天再送也很好。",
        "ja": "この人には今日もう何度か届けました。書いたものは残っています。明日でもだいじょうぶです。",
    }


@dataclass(frozen=True, slots=True)
class Thanking:
    """What stands between somebody and whom they thank.

    `meets`: they may meet, by the one predicate. `hosted`: the other hosted or helped at a date that
    is named, both were there, and that is known to who thanks. `helped`: both in one help request.
    """

    itself: bool
    gone: bool
    blocked: bool
    meets: bool
    hosted: bool
    helped: bool


def require_may_thank(thanking: Thanking) -> None:
    """Raises NotFound, for all alike."""
    if thanking.itself or thanking.gone or thanking.blocked:
        raise NotFound()
    if not (thanking.meets or thanking.hosted or thanking.helped):
        raise NotFound()


def require_something(words: str, line: str | None, card: str | None) -> None:
    """At least one of words, a line and a card. Raises Invalid."""
    if not (words or line or card):
        raise Invalid(fields={"words": "write something, or choose a line or a card"})


def require_pace(today: Sequence[tuple[UUID, datetime]], person: UUID, now: datetime) -> None:
    """At most ten notes in 24 hours, and three to one person; `today`: to whom, and when.

    Raises EnoughThanks, EnoughForOne, with whole seconds.
    """
    recent = [(to, at) for to, at in today if at > now - DAY]
    _require_room([at for _, at in recent], NOTES_A_DAY, EnoughThanks, now)
    _require_room([at for to, at in recent if to == person], TO_ONE_A_DAY, EnoughForOne, now)


def _require_room(
    sent: Sequence[datetime], most: int, refusal: type[Refusal], now: datetime
) -> None:
    if len(sent) >= most:
        free = sorted(sent)[-most] + DAY - now
        raise refusal(retry_after=max(1, -(-free // timedelta(seconds=1))))


def in_box(note: Any, me: UUID, hidden: frozenset[UUID], now: datetime) -> bool:
    """Whether a note stands in somebody's box; `hidden`: everybody a block stands between, by the one predicate."""
    kept = note.taken_back_at is None and note.put_away_at is None
    free = not is_held(note.held_until, now)
    return note.to_id == me and kept and free and note.from_id not in hidden


def is_sent(note: Any, me: UUID, hidden: frozenset[UUID]) -> bool:
    """Whether a note stands among those that somebody sent. Whether it was put away plays no part."""
    mine = note.from_id is not None and note.from_id == me
    return mine and note.taken_back_at is None and note.to_id not in hidden


def on_page(
    note: Any,
    now: datetime,
    *,
    of_owner: frozenset[UUID],
    of_viewer: frozenset[UUID],
    ended: bool,
) -> bool:
    """Whether who may meet the owner of a page finds a note there. `ended`: who wrote it has left for good.

    `of_owner`, `of_viewer`: everybody a block stands between and them. What the desk holds is on no page.
    """
    apart = note.from_id in of_owner or note.from_id in of_viewer
    free = not is_held(note.held_until, now)
    return is_shown(note) and free and not apart and not ended


def is_shown(note: Any) -> bool:
    """Whether both wish a note to be on its receiver's page. `note` has the columns of one."""
    kept = note.put_away_at is None and note.taken_back_at is None and note.from_id is not None
    wished = note.show_wished_at is not None and note.show_agreed_at is not None
    return kept and wished and note.show_refused_at is None


def showing(note: Any, now: datetime) -> Literal["no", "waiting", "shown", "lapsed"]:
    """How showing stands for who received it: no answer, a no and one that was withdrawn are the same."""
    if note.show_wished_at is None:
        return "no"
    if is_shown(note):
        return "shown"
    return "waiting" if _in_time(note, now) else "lapsed"


def _in_time(note: Any, now: datetime) -> bool:
    return note.show_asked_at is not None and now < note.show_asked_at + SHOWING_LAPSES


def may_agree(note: Any, now: datetime) -> bool:
    """Whether who wrote it can say yes or no: while it is wished and in time, or once they had said yes."""
    wished = note.show_wished_at is not None and note.put_away_at is None
    return wished and (_in_time(note, now) or note.show_agreed_at is not None)


def agreement(note: Any, now: datetime) -> Literal["not_asked", "asked", "agreed"]:
    """How it stands for who wrote it."""
    if is_shown(note):
        return "agreed"
    open_ = note.show_refused_at is None and note.show_agreed_at is None
    return "asked" if open_ and may_agree(note, now) else "not_asked"
