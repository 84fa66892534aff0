"""A pause from writing: what it holds back, and what it never does. Pure: facts in, verdict out.

Who is paused goes on reading, keeps their own data and page, and can always write to a worker:
the ladder of Side by Side by Mind, and of most houses, ends talk for a time and never help.
"""

from datetime import datetime, timedelta

from core.errors import NotAllowed, Refusal
from models.people import STAFF
from models.suspensions import Lasts

LENGTHS: dict[Lasts, timedelta] = {
    "day": timedelta(days=1),
    "week": timedelta(days=7),
    "two_weeks": timedelta(days=14),
    "month": timedelta(days=30),
    "lasting": timedelta(days=36500),
}
# Rooms in which a worker answers: what somebody says there is no pause's business.
WITH_WORKERS = ("worker", "case")


class WritingIsPaused(Refusal):
    status, code = 403, "writing_paused"
    say = {
        "en": "For now you can read here, and write to a worker. “For you” says why and until when. Your words are kept.",
        "zh-CN": "现在这里可以看，想说话可以发给社工。“给你的”里写着原因和到什么时候。你写的都还在。",
        "ja": "今はここを読むことと、支援員に書くことができます。理由といつまでかは「あなたへ」にあります。書いたものは残っています。",
    }


def holds(kind: str, *, suspended: bool) -> bool:
    """Whether a pause keeps somebody from writing in a room of that kind."""
    return suspended and kind not in WITH_WORKERS


def require_free(*, suspended: bool) -> None:
    """For making contact outside any room. Raises WritingIsPaused."""
    if suspended:
        raise WritingIsPaused()


def require_may_suspend(held: frozenset[str], *, oneself: bool) -> None:
    """Members and representatives can be paused; colleagues and oneself can't. Raises NotAllowed."""
    if oneself or not held.isdisjoint(STAFF):
        raise NotAllowed()


def ends(at: datetime, lasts: Lasts) -> datetime:
    """Until when a pause of that length holds."""
    return at + LENGTHS[lasts]
