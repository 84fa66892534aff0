"""Answering a decision and asking for somebody beside me: how often. Pure: facts in, verdict out."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from core.errors import Refusal
from rules.asks import UNDO_ON_THE_WAY, may_undo
from rules.decisions import is_open
from rules.reports import require_room

ANSWERS_A_DAY = 10
# What somebody said who stands by nobody: no at once, which is silent, or after a yes, which is told.
NO, OUT = "no", "out"
# The longest undo time there is, and what a slow phone takes: within it somebody goes out and comes back by a slip.
SLIP = timedelta(seconds=60) + UNDO_ON_THE_WAY


class EnoughAnswered(Refusal):
    """To one decision."""

    status, code = 429, "enough_answered"
    say = {
        "en": "You have said a lot about this today, thank you. The workers read all of it. What you wrote is kept and can go tomorrow.",
        "zh-CN": "今天这件事你已经说了很多，谢谢，社工都会看。写的都还在，明天可以继续。",
        "ja": "今日はこの件でたくさん話してくださいました。ありがとうございます。支援員がすべて読みます。書いたものは残っています。続きは明日どうぞ。",
    }


class AskedAlready(Refusal):
    """The same whatever they said to it: a no is told to nobody."""

    status, code = 409, "asked_already"
    say = {
        "en": "They were asked about this once and know of it. Somebody else can stand by you, a worker too.",
        "zh-CN": "这件事已经问过这位一次，对方知道。可以请别的人陪着你，社工也可以。",
        "ja": "この方には一度お願いしてあり、伝わっています。ほかの人や支援員にも頼めます。",
    }


def require_room_to_answer(answered: Iterable[datetime], now: datetime) -> None:
    """At most ten answers to one decision in 24 hours. Raises EnoughAnswered with whole seconds."""
    require_room(answered, ANSWERS_A_DAY, EnoughAnswered, now)


def require_not_asked(*, before: bool) -> None:
    """Each is asked once to stand by in one appeal: asking again would take back a no. Raises AskedAlready."""
    if before:
        raise AskedAlready()


def says_no(appeal: Any) -> bool:
    """Whether who was asked to stand by doesn't: they said no, or stepped back."""
    return appeal.advocate_said in (NO, OUT)


def may_say_otherwise(appeal: Any, undo_seconds: int, now: datetime) -> bool:
    """Whether a no can be taken back still: it may have been a slip, and the appeal is open."""
    said_at: datetime | None = appeal.advocate_at
    return said_at is not None and is_open(appeal) and may_undo(said_at, undo_seconds, now)


def may_stand_again(appeal: Any, undo_seconds: int, now: datetime) -> bool:
    """Whether an appeal that was withdrawn a moment ago can stand again."""
    gone_at: datetime | None = appeal.withdrawn_at
    return gone_at is not None and may_undo(gone_at, undo_seconds, now)
