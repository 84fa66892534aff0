"""Breaking the glass: who may, for how long, and when it is told. Pure: facts in, verdict out.

Half an hour, one person, a reason and a second pair of eyes: as the health services of Denmark,
Sweden and Portugal keep it, where whoever was looked at reads who looked (EHDS, article 9).
"""

from collections.abc import Collection
from datetime import datetime, timedelta
from uuid import UUID

from core.errors import Invalid, NotAllowed, Refusal
from models.people import STAFF
from rules.people import require_staff

OPEN_FOR = timedelta(minutes=30)
# A coordinator's written reason counts for a glass that is broken within this time.
DELAY_COUNTS = timedelta(minutes=30)


class DelayIsOver(Refusal):
    status, code = 409, "delay_is_over"
    say = {
        "en": "What was written about telling them later counts no more, and nothing was opened. A coordinator can write it again; or open it, and they are told at once.",
        "zh-CN": "先前写的“晚些告诉”已经不算数了，什么也没有打开。负责人可以重新写；也可以打开，那样会马上告诉本人。",
        "ja": "「あとで伝える」として書いたことは、もう使えません。まだ何も開いていません。責任者がもう一度書くか、開いて本人にすぐ伝えることができます。",
    }


def require_delay(said: UUID | None, counts: UUID | None) -> None:
    """What was said before it is opened is what happens. Raises DelayIsOver."""
    if said is not None and said != counts:
        raise DelayIsOver()


def require_may_break(mine: Collection[str], theirs: frozenset[str], *, oneself: bool) -> None:
    """Staff, for members and representatives of their centre. Raises NotFound, NotAllowed."""
    require_staff(mine)
    if oneself or not theirs.isdisjoint(STAFF):
        raise NotAllowed()


def require_may_delay(mine: Collection[str]) -> None:
    """Only a coordinator writes why somebody is told later. Raises NotFound, NotAllowed."""
    require_staff(mine)
    if "coordinator" not in mine:
        raise NotAllowed()


def require_second(second: UUID | None, colleagues: Collection[UUID]) -> None:
    """A colleague is told at once, wherever there is one. Raises Invalid."""
    if colleagues and second not in colleagues:
        raise Invalid(fields={"second": "please choose a colleague of this centre"})
    if not colleagues and second is not None:
        raise Invalid(fields={"second": "is no colleague of this centre"})


def open_until(at: datetime) -> datetime:
    """Until when it stays open."""
    return at + OPEN_FOR


def counts_until(at: datetime) -> datetime:
    """Until when a coordinator's written reason can be used; from that moment on it counts no more."""
    return at + DELAY_COUNTS


def told_from(at: datetime, hours: int | None) -> datetime:
    """When whom it is about is told: at once, unless a coordinator wrote for how many hours not."""
    return at if hours is None else at + timedelta(hours=hours)
