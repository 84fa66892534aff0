"""What a desk can decide about what, how long it holds, and what is tried first. Pure: facts in, verdict out.

The ladder and its lengths follow what houses of this kind do: gentle first, for a time, and for good
only by two people. Ends lie in the open: each step but the last has one.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, get_args
from uuid import UUID

from core.errors import Invalid, NotAllowed, Refusal
from models.cases import ThingKind
from models.decisions import AppealState, DecisionKind, DecisionState
from models.people import STAFF
from models.suspensions import Lasts
from rules.suspensions import LENGTHS

COUNTS_FOR = timedelta(days=365)
# A hidden thing stays so until somebody shows it again; far enough for every database.
WITHOUT_END = timedelta(days=36500)
# What a caring path can lead to: no penalty comes of somebody's being worried about another.
CARE: tuple[DecisionKind, ...] = ("nothing", "talk", "topic")
# What takes something from somebody that colleagues can't take from each other.
OF_RIGHTS: tuple[DecisionKind, ...] = ("remove_from_room", "pause", "leave", "removal")
# What takes something from somebody says by which line of the house rules.
BY_A_RULE: tuple[DecisionKind, ...] = ("hide", *OF_RIGHTS)
LASTING: dict[DecisionKind, tuple[Lasts, ...]] = {
    "remove_from_room": ("week", "two_weeks", "month"),
    "pause": ("day", "week"),
    "leave": ("two_weeks", "month"),
}
# What something follows from as long as it holds.
HOLDING: tuple[DecisionKind, ...] = ("hide", "topic", *OF_RIGHTS)
# What can be held: nobody but who made it has it then.
HIDEABLE: tuple[ThingKind, ...] = (
    *("message", "picture", "skill", "help_request", "thanks"),
    *("date", "ask"),
)
CHANGEABLE = HIDEABLE
Step = tuple[DecisionKind, Lasts | None]
FIRST_LADDER: tuple[Step, ...] = (
    ("talk", None),
    ("ask_to_change", None),
    ("topic", None),
    ("hide", None),
    ("remove_from_room", "week"),
    ("pause", "day"),
    ("pause", "week"),
    ("leave", "two_weeks"),
    ("leave", "month"),
    ("removal", None),
)


class NotForThis(Refusal):
    status, code = 422, "not_for_this"
    say = {
        "en": "This step doesn't fit here. The others in the list do; your words are kept.",
        "zh-CN": "这一步用在这里不合适，列表里的其他做法可以。你写的都还在。",
        "ja": "ここではこの対応は使えません。一覧のほかのものが使えます。書いたものは残っています。",
    }


class OnlyCare(Refusal):
    status, code = 422, "only_care"
    say = {
        "en": "Here people are worried about somebody. A talk or a topic note fits; nothing is taken from anybody for it. Your words are kept.",
        "zh-CN": "这里是有人在为别人担心。可以聊一聊，或加话题提示，不会因此限制任何人。你写的都还在。",
        "ja": "ここは、誰かが心配されている場面です。話すことや話題メモが合います。何かを制限することはありません。書いたものは残っています。",
    }


class RuleFirst(Refusal):
    status, code = 422, "rule_first"
    say = {
        "en": "This takes something from somebody, so it names the house rule it rests on. Please choose the line; your words are kept.",
        "zh-CN": "这一步会限制别人，需要说明依据哪一条约定。请选一条，你写的都还在。",
        "ja": "これは誰かに制限を加えるものなので、どの約束によるかを示します。項目を選んでください。書いたものは残っています。",
    }


class TakesTwo(Refusal):
    status, code = 403, "takes_two"
    say = {
        "en": "This takes a second person. You proposed it; a colleague can look at it and agree.",
        "zh-CN": "这一步需要两个人。你已经提出，请另一位同事看过后同意。",
        "ja": "これには二人が必要です。あなたが提案したので、同僚が見て同意できます。",
    }


class AppealIsOver(Refusal):
    status, code = 409, "appeal_is_over"
    say = {
        "en": "This has been looked at already. What came of it is written here; a worker talks with you about it if you like.",
        "zh-CN": "这件事已经重新看过了，结果写在这里。愿意的话，可以再和社工聊聊。",
        "ja": "これはすでに見直されています。結果はここに書いてあります。よければ支援員と話せます。",
    }


class CantStandBy(Refusal):
    """Said to them alone: who asked them sees that there is no answer yet."""

    status, code = 409, "cant_stand_by"
    say = {
        "en": "You have a part in this from another side, so somebody else can stand by them better. They only see that there is no answer yet.",
        "zh-CN": "这件事你已经从别的方面参与了，由别人来陪会更好。对方只会看到“还没有回复”。",
        "ja": "この件には別の立場でかかわっているので、ほかの人が支えるほうがよさそうです。相手には「まだ返事がない」とだけ見えます。",
    }


class SomebodyLooks(Refusal):
    """`who` has taken the appeal."""

    status, code = 409, "somebody_looks"
    say = {
        "en": "{who} looks at this one already. Nothing you wrote is lost.",
        "zh-CN": "{who}已经在看这一件了。你写的都还在。",
        "ja": "{who}がすでに見ています。書いたものは残っています。",
    }


@dataclass(frozen=True, slots=True)
class About:
    """What is decided about: the kind of thing, whether it was said in a group, and whose it is.

    `held`: the roles of whom it concerns at this centre; empty where they have none, or are no more.
    `somebody`: they are still here. `care`: all that was said of it is that people worry.
    `past`: whom it was for has what it led to, and hiding it would take nothing back: an ask that became a talk.
    """

    thing: str
    in_group: bool
    held: frozenset[str]
    somebody: bool
    care: bool = False
    past: bool = False

    @property
    def colleague(self) -> bool:
        return not self.held.isdisjoint(STAFF)


def fits(about: About) -> list[DecisionKind]:
    """Every kind that can be decided about this, in the order of the kinds."""
    return [kind for kind in get_args(DecisionKind) if _fits(kind, about)]


def _fits(kind: DecisionKind, about: About) -> bool:
    if kind == "nothing":
        return True
    if not _open_to(kind, about):
        return False
    match kind:
        case "talk":
            return True
        case "ask_to_change":
            return about.thing in CHANGEABLE
        case "hide":
            return about.thing in HIDEABLE and not about.past
        case "topic":
            return about.thing == "message"
        case "remove_from_room":
            return about.in_group and bool(about.held) and not about.colleague
        case _:
            return bool(about.held) and not about.colleague


def _open_to(kind: DecisionKind, about: About) -> bool:
    """Of what nobody made any more only the thing itself can be hidden; where people only worry, there is only care."""
    return (about.somebody or kind == "hide") and (not about.care or kind in CARE)


def require_fits(kind: DecisionKind, about: About) -> None:
    """Raises OnlyCare, NotAllowed for a colleague's rights, NotForThis."""
    if about.care and kind not in CARE:
        raise OnlyCare()
    if about.colleague and kind in OF_RIGHTS:
        raise NotAllowed()
    if not _fits(kind, about):
        raise NotForThis()


def require_whole(kind: DecisionKind, lasts: Lasts | None, topic: str | None) -> None:
    """A pause, a leave and a removal from a room say how long; a topic says which. Raises Invalid."""
    if lasts not in LASTING.get(kind, (None,)):
        raise Invalid(fields={"lasts": "doesn't fit what is decided"})
    if (kind == "topic") != (topic is not None):
        raise Invalid(fields={"topic": "belongs to the kind `topic`, and only to it"})


def require_rule(kind: DecisionKind, *, named: bool, lines: bool) -> None:
    """What takes something names a line, where the house rules have any; else the reason stands alone. Raises RuleFirst."""
    if kind in BY_A_RULE and lines and not named:
        raise RuleFirst()


def ends(kind: str, lasts: Lasts | None, at: datetime) -> datetime | None:
    """Until when it holds; None where it has no end, or nothing that could end."""
    return at + LENGTHS[lasts] if kind in LASTING and lasts is not None else None


def takes_two(kind: str) -> bool:
    """Whether a second person has to agree."""
    return kind == "removal"


def require_second(kind: str, first: UUID | None, second: UUID) -> None:
    """Raises NotForThis for what takes one alone, TakesTwo for who proposed it."""
    if not takes_two(kind):
        raise NotForThis()
    if first == second:
        raise TakesTwo()


def counts(row: Any, now: datetime) -> bool:
    """Whether a decision counts: it came into force, wasn't undone, and hasn't lapsed."""
    return row.in_force_at is not None and row.undone_at is None and now < row.lapses_at


def holds(row: Any, now: datetime) -> bool:
    """Whether something follows from a decision still. What has no end holds until it is undone, also when it counts no more."""
    if row.in_force_at is None or row.undone_at is not None:
        return False
    return row.kind in HOLDING and (row.until is None or now < row.until)


def state_of(row: Any, now: datetime) -> DecisionState:
    """How a decision stands for whom it concerns."""
    if row.undone_at is not None:
        return "undone"
    return "over" if row.until is not None and row.until <= now else "in_force"


# --- The ladder ------------------------------------------------------------------------------------


def require_ladder(steps: Sequence[Step]) -> None:
    """Each step once, with a length where it has one; `nothing` is no step. Raises Invalid."""
    for kind, lasts in steps:
        if kind == "nothing" or lasts not in LASTING.get(kind, (None,)):
            raise Invalid(fields={"steps": "a step or its length doesn't fit"})
    if len(set(steps)) != len(steps):
        raise Invalid(fields={"steps": "a step stands there twice"})


def suggest(
    ladder: Sequence[Step], tried: Collection[Step], fitting: Iterable[DecisionKind]
) -> Step | None:
    """The gentlest step that fits and wasn't tried; where all were, the last that fits."""
    possible = [step for step in ladder if step[0] in set(fitting)]
    untried = [step for step in possible if step not in tried]
    if untried:
        return untried[0]
    return possible[-1] if possible else None


# --- Appeals ---------------------------------------------------------------------------------------


def is_judged(kind: str) -> bool:
    """Whether somebody else can look at it again: it took something, or asked for it."""
    return kind not in ("nothing", "talk")


def may_appeal(row: Any, now: datetime) -> bool:
    """Whether whom it concerns can have somebody else look: while it counts, and as long as it holds."""
    return is_judged(row.kind) and (counts(row, now) or holds(row, now))


def is_open(appeal: Any) -> bool:
    """Whether an appeal waits for somebody to decide it."""
    return appeal.decided_at is None and appeal.withdrawn_at is None


def decided(row: Any, worker: UUID) -> bool:
    """Whether somebody had a hand in a decision: they don't judge an appeal against it."""
    return worker in (row.by_id, row.second_by)


def appeal_state(appeal: Any) -> AppealState:
    """How an appeal stands."""
    if appeal.withdrawn_at is not None:
        return "withdrawn"
    if appeal.decided_at is not None:
        return "decided"
    return "waiting" if appeal.taken_by is None else "looked_at"


def require_shorter(row: Any, lasts: Lasts | None) -> datetime:
    """The new end, counted from when it began: sooner than it was. Raises Invalid."""
    if lasts is None or lasts == "lasting" or row.in_force_at is None:
        raise Invalid(fields={"lasts": "says how long it holds now"})
    until: datetime = row.in_force_at + LENGTHS[lasts]
    if row.kind not in ("remove_from_room", "pause", "leave", "removal", "hide"):
        raise NotForThis()
    if row.until is not None and until >= row.until:
        raise Invalid(fields={"lasts": "is not shorter than it was"})
    return until
