"""When a card, a PIN or a session counts. Pure: facts in, verdict out."""

from collections.abc import Collection
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from core.errors import NotAllowed, Refusal
from models.people import STAFF
from rules.people import gives

CARD_LIFE = timedelta(hours=72)
MOVE_LIFE = timedelta(minutes=10)
REPEAT_WINDOW = timedelta(minutes=10)
# Sliding 90 days within 180: longer than NIST's 30 days for members, because losing the way in
# costs them a walk to the centre, and a lost phone is signed out by a worker (ASVS 7.1.1).
MEMBER_SLIDE, MEMBER_LIFE = timedelta(days=90), timedelta(days=180)
STAFF_LIFE = timedelta(hours=12)
SLIDE_STEP = timedelta(days=1)
PIN_TRIES = 10
# Cards and PINs that don't count, from phones we don't know: of one phone, and of everybody.
MISS_WINDOW = timedelta(minutes=10)
MISSES_A_PHONE, MISSES_IN_ALL = 30, 600


class CardUnusable(Refusal):
    """One answer for unknown, expired, used and ended cards."""

    status, code = 401, "card_unusable"
    say = {
        "en": "This card can't be used (any more). Please check the letters, or ask at the centre for a new one.",
        "zh-CN": "这张卡片现在不能使用。请核对一下字母，或到中心要一张新的。",
        "ja": "このカードは使えません。文字をご確認いただくか、センターで新しいカードをもらってください。",
    }


class NameNeeded(Refusal):
    status, code = 422, "name_needed"
    say = {
        "en": "What name shall others see? You can change it later.",
        "zh-CN": "你希望别人看到什么名字？以后可以改。",
        "ja": "ほかの人に見える名前を決めてください。後で変えられます。",
    }


class PinWrong(Refusal):
    status, code = 401, "pin_wrong"
    say = {
        "en": "This PIN doesn't fit. Take your time; a card from the centre always works too.",
        "zh-CN": "密码不对。不着急，用中心的卡片也可以进来。",
        "ja": "暗証番号が合いません。ゆっくりで大丈夫です。センターのカードでも入れます。",
    }


class CurrentPinWrong(PinWrong):
    """Said to who is signed in, and stays so."""

    status = 403


class PinStays(Refusal):
    """A card or code brings somebody in; it doesn't replace the PIN that proves that it is them."""

    status, code = 409, "pin_stays"
    say = {
        "en": "You have a PIN already, and it stays. Come in without a new one; if you forgot it, a coordinator helps you begin anew.",
        "zh-CN": "你已经有密码了，会一直保留。不填新密码就能进来；忘了的话，请中心负责人当面帮你重新设置。",
        "ja": "暗証番号はすでにあり、そのまま残ります。新しい番号を入れずにお入りください。忘れたときは、責任者が対面でやり直しをお手伝いします。",
    }


class Wait(Refusal):
    """`retry_after` is in whole seconds."""

    status, code = 429, "wait"
    say = {
        "en": "Please wait {retry_after} seconds before the next try. A card from the centre always works.",
        "zh-CN": "请等 {retry_after} 秒再试。用中心的卡片随时可以进来。",
        "ja": "次は {retry_after} 秒後にお試しください。センターのカードならいつでも入れます。",
    }


class NoPin(Refusal):
    status, code = 409, "no_pin"
    say = {
        "en": "Without a PIN there is no lock. You can set a PIN first.",
        "zh-CN": "还没有设密码，所以不能锁上。可以先设一个密码。",
        "ja": "暗証番号がないので鍵をかけられません。先に暗証番号を決められます。",
    }


def pin_stays(*, codes: bool, own_card: bool) -> bool:
    """Whether a PIN somebody has outlasts a card that brings a new one: it goes with codes, or they made the card."""
    return codes or own_card


def wait_after(misses: int) -> timedelta:
    """How long to wait after so many wrong PINs in a row: nothing for two, then 5, 10, 20 ... seconds."""
    if misses < 3:
        return timedelta()
    return timedelta(seconds=min(5 * 2 ** (misses - 3), 600))


def unlinks(misses: int) -> bool:
    """Ten wrong PINs unlink the device; the account itself never locks (ASVS 6.1.1)."""
    return misses >= PIN_TRIES


def lasts_until(start: datetime, now: datetime, *, staff: bool, returns: bool) -> datetime:
    """When a session that began at `start` and is used `now` ends by itself.

    Staff come in anew after 12 hours. `returns`: whether they can by themselves, with a PIN or a
    passkey; who has neither yet would be locked out.
    """
    if staff and returns:
        return start + STAFF_LIFE
    return min(now + MEMBER_SLIDE, start + MEMBER_LIFE)


def slides(expires: datetime, until: datetime) -> bool:
    """Whether a session's end is moved to `until`: on by a day or more, or nearer by anything."""
    return until < expires or until - expires >= SLIDE_STEP


CardState = Literal["open", "used", "ended", "expired"]


@dataclass(frozen=True, slots=True)
class CardFacts:
    """What became of a card so far."""

    expires_at: datetime
    used_at: datetime | None
    ended_at: datetime | None


def state_of(card: CardFacts, now: datetime) -> CardState:
    """Whether a card can still be used, and else why not (told to its owner only)."""
    if card.used_at is not None:
        return "used"
    if card.ended_at is not None:
        return "ended"
    return "open" if now < card.expires_at else "expired"


def repeats(card: CardFacts, now: datetime, *, same_device: bool) -> bool:
    """The device that used the card asks again soon after: its answer was lost on the way."""
    recent = card.used_at is not None and now < card.used_at + REPEAT_WINDOW
    return recent and same_device


@dataclass(frozen=True, slots=True)
class Bearer:
    """Whom a card would bring back: roles at the centre that makes it, and at others."""

    here: AbstractSet[str]
    elsewhere: AbstractSet[str]
    at_home: bool


def require_may_make_card_for(mine: Collection[str], bearer: Bearer) -> None:
    """A card is a way to be somebody, so it takes the right to give all their roles.

    Who is staff elsewhere gets a card at their own centre only. Raises NotAllowed.
    """
    staff_elsewhere = set(bearer.elsewhere) & set(STAFF)
    if not gives(mine) >= set(bearer.here) | staff_elsewhere:
        raise NotAllowed()
    if staff_elsewhere and not bearer.at_home:
        raise NotAllowed()


@dataclass(frozen=True, slots=True)
class Misses:
    """How many cards and PINs didn't count lately, and when the oldest of them was."""

    of_phone: int
    in_all: int
    oldest: datetime | None


def require_budget(misses: Misses, now: datetime) -> None:
    """Too many wrong ones lately: a right card still works, a wrong one waits. Raises Wait."""
    spent = misses.of_phone >= MISSES_A_PHONE or misses.in_all >= MISSES_IN_ALL
    if spent and misses.oldest is not None:
        raise Wait(retry_after=seconds_until(misses.oldest + MISS_WINDOW, now))


def require_waited(until: datetime | None, now: datetime) -> None:
    """Raises Wait while a device's time isn't up."""
    if until is not None and now < until:
        raise Wait(retry_after=seconds_until(until, now))


def seconds_until(then: datetime, now: datetime) -> int:
    """Whole seconds from now, rounded up, at least one."""
    return max(1, -(-(then - now) // timedelta(seconds=1)))
