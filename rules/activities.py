"""Who may post, see and look after an activity. Pure: facts in, verdict out."""

from dataclasses import dataclass

from core.errors import NotAllowed, NotFound, Refusal
from models.people import STAFF

# However busy a week: whoever posts more in a day does it by a program, or by mistake.
POSTS_A_DAY = 20
POSTS_FOR_A_CENTRE = frozenset({*STAFF, "peer_representative"})


class IsCalledOff(Refusal):
    status, code = 409, "called_off"
    say = {
        "en": "This date doesn't take place. Others like it are listed with it.",
        "zh-CN": "这一次不办了。下面有差不多的活动。",
        "ja": "この回はお休みになりました。似た活動がいっしょに載っています。",
    }


class DateIsOver(Refusal):
    status, code = 409, "date_is_over"
    say = {
        "en": "This has taken place already. The next dates are in the list.",
        "zh-CN": "这一次已经结束了。接下来的都在列表里。",
        "ja": "この回はもう終わりました。次の回は一覧にあります。",
    }


class EnoughPosted(Refusal):
    status, code = 429, "enough_posted"
    say = {
        "en": "That is twenty activities in a day. What you wrote is kept; tomorrow there is room for more.",
        "zh-CN": "今天已经发了二十个活动了。你写的都还在，明天可以继续。",
        "ja": "今日はもう20件の活動を作りました。書いたものは残っています。続きは明日どうぞ。",
    }


class IsApproved(Refusal):
    status, code = 409, "approved"
    say = {
        "en": "Somebody has said yes to this meanwhile. A date can still be called off.",
        "zh-CN": "已经有人同意了。需要的话，还可以取消其中一次。",
        "ja": "もうだれかが了解しています。必要なら、その回をお休みにできます。",
    }


@dataclass(frozen=True, slots=True)
class Tie:
    """How somebody stands to an activity: their roles at its centre, and whether they host it, are in its group, are invited.

    `kept_back`: the desk keeps a date of it back, and they have no place that they would lose.
    """

    at_centre: frozenset[str]
    hosts: bool = False
    in_group: bool = False
    invited: bool = False
    kept_back: bool = False

    @property
    def staff(self) -> bool:
        return not self.at_centre.isdisjoint(STAFF)


def may_see(audience: str, tie: Tie, *, approved: bool) -> bool:
    """Whether somebody knows of an activity at all: nobody beyond its centre does.

    Who hosts it and the centre's workers always do; before a worker's yes, where one is asked for, and while the desk
    keeps it back, nobody else.
    """
    if not tie.at_centre:
        return False
    if tie.hosts or tie.staff:
        return True
    if tie.kept_back or not approved:
        return False
    match audience:
        case "centre":
            return True
        case "group":
            return tie.in_group
        case _:
            return tie.invited


def may_edit(tie: Tie, *, self_run: bool) -> bool:
    """Who hosts it; workers too, unless members run it themselves (`self_run`: and one of them is there)."""
    return tie.hosts or (tie.staff and not self_run)


def may_look_after(tie: Tie) -> bool:
    """Reading the list, checking in, calling off: who hosts it, and the centre's workers."""
    return tie.hosts or tie.staff


def require_may_post(audience: str, tie: Tie) -> None:
    """For a centre, and by invitation: representatives and workers. For a group: anybody in it.

    Raises NotFound where they don't belong, NotAllowed.
    """
    if not tie.at_centre or (audience == "group" and not tie.in_group):
        raise NotFound()
    if audience != "group" and tie.at_centre.isdisjoint(POSTS_FOR_A_CENTRE):
        raise NotAllowed()


def require_pace(posted_today: int) -> None:
    """At most twenty in 24 hours. Raises EnoughPosted."""
    if posted_today >= POSTS_A_DAY:
        raise EnoughPosted()


def is_self_run(audience: str, tie: Tie) -> bool:
    """A gathering in a group, by somebody who doesn't post for the centre."""
    return audience == "group" and tie.at_centre.isdisjoint(POSTS_FOR_A_CENTRE)


def require(allowed: bool) -> None:
    """For what somebody sees but isn't theirs to do. Raises NotAllowed."""
    if not allowed:
        raise NotAllowed()
