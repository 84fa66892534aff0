"""Help requests: who sees them, who is named, and what may be done with one. Pure: facts in, verdict out.

Whom a request reaches is asked of rules/boundaries.py; `known_to` in rules/help_requests_sql.py is the
twin of `may_see`.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from core.errors import Refusal
from models.help_requests import AT_CENTRE, HelpState

REQUESTS_A_DAY, OPEN_REQUESTS, OPEN_OFFERS = 5, 3, 3
DAY = timedelta(days=1)
# How long what is over can still be looked at, by those it was about.
KEPT = timedelta(days=30)
Stage = Literal["open", "chosen", "agreed"]


class OwnHelpRequest(Refusal):
    status, code = 409, "own_help_request"
    say = {
        "en": "This is your own request. Others can offer to come along.",
        "zh-CN": "这是你自己发的，等别人来搭把手就好。",
        "ja": "これはご自分のお願いです。ほかの方の申し出を待ちましょう。",
    }


class HelpIsSettled(Refusal):
    status, code = 409, "help_settled"
    say = {
        "en": "Somebody else comes along this time. Thank you for thinking of it.",
        "zh-CN": "这次已经有人搭把手了。谢谢你的心意。",
        "ja": "今回はほかの方が手伝ってくれることになりました。お気持ちをありがとうございます。",
    }


class HelpIsOver(Refusal):
    status, code = 409, "help_over"
    say = {
        "en": "That day has passed. Thank you for thinking of it.",
        "zh-CN": "那一天已经过去了。谢谢你的心意。",
        "ja": "その日はもう過ぎました。お気持ちをありがとうございます。",
    }


class HelpHasChanged(Refusal):
    status, code = 409, "help_changed"
    say = {
        "en": "The time or the place was changed just now. Please look at it once more.",
        "zh-CN": "时间或地点刚刚改了。请再看一眼。",
        "ja": "時間か場所がいま変わりました。もう一度ご覧ください。",
    }


class NotYet(Refusal):
    status, code = 409, "help_not_yet"
    say = {
        "en": "It is still ahead. You can say how it went when it has begun.",
        "zh-CN": "这件事还没到时候。开始以后再说怎么样就好。",
        "ja": "まだこれからです。始まったあとで、どうだったか伝えられます。",
    }


class StartAtCentre(Refusal):
    status, code = 409, "start_at_centre"
    say = {
        "en": "You two don't know each other yet, so it is good to meet at the centre first. From there you can go on together.",
        "zh-CN": "你们还不熟，第一次先在中心碰头吧。然后可以一起出发。",
        "ja": "まだ知り合ったばかりなので、まずセンターで待ち合わせましょう。そこから一緒に行けます。",
    }


class EnoughOffered(Refusal):
    status, code = 409, "enough_offered"
    say = {
        "en": "You are there for three already. That is plenty; look after yourself, too.",
        "zh-CN": "你已经答应帮三件事了，很够了。也照顾好自己。",
        "ja": "もう3件に手を挙げています。十分です。ご自分のことも大切に。",
    }


class EnoughRequested(Refusal):
    status, code = 409, "enough_requested"
    say = {
        "en": "Three requests of yours are open. When one is settled, there is room for the next; your words are kept.",
        "zh-CN": "你现在有三件事在等人搭把手。等其中一件定下来，就可以再发。你写的都还在。",
        "ja": "いま3件のお願いが出ています。ひとつ決まれば次を出せます。書いたものは残っています。",
    }


class EnoughForADay(Refusal):
    status, code = 429, "enough_help_requests"
    say = {
        "en": "That is five requests in a day. Your words are kept; tomorrow there is room for more.",
        "zh-CN": "今天已经发了五件。你写的都还在，明天可以继续。",
        "ja": "今日はもう5件のお願いを出しました。書いたものは残っています。続きは明日どうぞ。",
    }


@dataclass(frozen=True, slots=True)
class Part:
    """How somebody who offered stands to it, while no block and no leaving stands between."""

    chosen: bool
    confirmed: bool


@dataclass(frozen=True, slots=True)
class Facts:
    """A request at a moment. `reached`: its audience, asked of the predicate as `through` says."""

    own: bool
    reached: bool
    part: Part | None
    stage: Stage
    closed: bool
    ended_how: str | None
    ahead: bool

    @property
    def withdrawn(self) -> bool:
        return self.closed and self.ended_how is None


def stage_of(parts: Iterable[Part]) -> Stage:
    """Open; somebody is chosen; or everybody who is chosen said yes."""
    chosen = [part for part in parts if part.chosen]
    if not chosen:
        return "open"
    return "agreed" if all(part.confirmed for part in chosen) else "chosen"


def through(audience: str, part: Part | None, *, with_worker: bool, staff: bool) -> str:
    """Which audience a viewer is asked by: an agreement holds whatever circle one stands in; workers are asked where they are wanted."""
    if part is not None and part.chosen:
        return "network"
    return "centre" if with_worker and staff else audience


def may_see(facts: Facts) -> bool:
    """Whether there is such a request for a viewer.

    What is settled, over or withdrawn is there only for those it is about; for who offered and
    wasn't chosen, until its day is over.
    """
    if facts.own:
        return True
    if facts.withdrawn or not facts.reached:
        return False
    if facts.part is not None and facts.part.chosen:
        return True
    is_open = facts.stage != "agreed" and not facts.closed
    return facts.ahead and (facts.part is not None or is_open)


def state_for(facts: Facts) -> HelpState:
    """Where it stands, as far as it concerns the viewer."""
    if facts.own:
        return _own_state(facts)
    if facts.part is not None and facts.part.chosen:
        return _chosen_state(facts, facts.part)
    if facts.closed or facts.stage == "agreed":
        return "settled"
    return "open" if facts.ahead else "lapsed"


def _own_state(facts: Facts) -> HelpState:
    if facts.closed:
        return facts.ended_how or "lapsed"  # type: ignore[return-value]  # the column holds only these
    if facts.stage != "agreed" and not facts.ahead:
        return "lapsed"
    return facts.stage


def _chosen_state(facts: Facts, part: Part) -> HelpState:
    if facts.closed:
        return facts.ended_how or "settled"  # type: ignore[return-value]  # the column holds only these
    if part.confirmed:
        return "agreed"
    return "chosen" if facts.ahead else "lapsed"


def names_owner(
    facts: Facts, *, named: bool, told: bool, acquainted: bool, muted_by_owner: bool
) -> bool:
    """Whether the viewer is told who asks. `told`: the owner has heard of the viewer's offer.

    Unnamed, it is told to who is chosen; and to who offered, once the owner knows who offers, if
    the two know each other anyway. An offer alone opens nobody's name to a stranger.
    """
    if facts.own or named:
        return True
    if facts.part is None:
        return False
    return facts.part.chosen or (told and acquainted and not muted_by_owner)


def require_may_offer(facts: Facts) -> None:
    """Raises OwnHelpRequest, HelpIsOver, HelpIsSettled."""
    if facts.own:
        raise OwnHelpRequest()
    if facts.part is not None:
        return
    if not facts.ahead:
        raise HelpIsOver()
    if facts.closed or facts.stage == "agreed":
        raise HelpIsSettled()


def require_open(facts: Facts) -> None:
    """For changing, choosing and confirming: it isn't closed or over. Raises HelpIsSettled, HelpIsOver."""
    if facts.closed:
        raise HelpIsSettled()
    if not facts.ahead:
        raise HelpIsOver()


def require_begun(facts: Facts, starts_at: datetime, now: datetime) -> None:
    """For saying how it went: it was agreed, and has begun. Raises NotYet."""
    if not facts.closed and (facts.stage != "agreed" or now < starts_at):
        raise NotYet()


def require_start(place: str, *, strangers: bool) -> None:
    """Who doesn't know each other meets at the centre. Raises StartAtCentre."""
    if strangers and place != AT_CENTRE:
        raise StartAtCentre()


def require_room_for_request(open_ones: int, of_today: Iterable[datetime], now: datetime) -> None:
    """Three open ones, five new ones in 24 hours. Raises EnoughRequested, EnoughForADay."""
    recent = sorted(at for at in of_today if at > now - DAY)
    if len(recent) >= REQUESTS_A_DAY:
        free = recent[-REQUESTS_A_DAY] + DAY - now
        raise EnoughForADay(retry_after=max(1, -(-free // timedelta(seconds=1))))
    if open_ones >= OPEN_REQUESTS:
        raise EnoughRequested()


def require_room_for_offer(open_ones: int) -> None:
    """Three open ones. Raises EnoughOffered."""
    if open_ones >= OPEN_OFFERS:
        raise EnoughOffered()
