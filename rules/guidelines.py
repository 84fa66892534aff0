"""When house rules may change: after they were talked over. Pure: facts in, verdict out."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from uuid import UUID

from core.errors import Invalid, NotAllowed, Refusal


class TalkFirst(Refusal):
    """`when`: the first day on which it can come into force, as the centre's calendar says it."""

    status, code = 409, "talk_first"
    say = {
        "en": "People are still talking this over. It can come into force from {when} on. Nothing is lost.",
        "zh-CN": "大家还在商量这份草稿。{when} 起可以开始用。写好的都还在。",
        "ja": "いま、みんなで話し合っているところです。{when} から始められます。書いたものは残っています。",
    }


class DraftIsOpen(Refusal):
    status, code = 409, "draft_is_open"
    say = {
        "en": "A draft is being talked over already. It can be changed, or put away first.",
        "zh-CN": "已经有一份草稿在商量了。可以改那一份，或者先把它收起来。",
        "ja": "話し合い中の下書きがすでにあります。それを直すか、先にしまってください。",
    }


def require_coordinator(mine: Collection[str]) -> None:
    """Hours, house rules, role cards: everyone of the centre reads, its coordinators write. Raises NotAllowed."""
    if "coordinator" not in mine:
        raise NotAllowed()


def earliest(said_at: datetime, days: int) -> datetime:
    """From when a draft whose words changed last at `said_at` may come into force."""
    return said_at + timedelta(days=days)


def require_talked_over(earliest_at: datetime, now: datetime, when: str) -> None:
    """Raises TalkFirst before that; `when` says it for people."""
    if now < earliest_at:
        raise TalkFirst(when=when)


def require_once(lines: Sequence[UUID]) -> None:
    """Each line once. Raises Invalid."""
    if len(set(lines)) < len(lines):
        raise Invalid(fields={"lines": "an id stands twice"})
