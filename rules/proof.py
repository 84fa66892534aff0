"""When staff are asked to prove that it is them. Pure: facts in, verdict out."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from core.errors import NotAllowed, Refusal
from models.people import STAFF
from rules.sign_in import Wait, seconds_until

# NIST SP 800-63B asks at this level for a new proof after 12 hours or 30 idle minutes.
PROOF_LIFE, IDLE = timedelta(hours=12), timedelta(minutes=30)
FRESH = timedelta(minutes=5)
# How often it is written down that the desk is in use: a proof may end this much early.
DESK_STEP = timedelta(minutes=1)
CHALLENGE_LIFE = timedelta(minutes=5)
PASSKEYS = 2
# Of what passkeys are asked at the sign-in, by phones that know nobody: as many as may wait at once.
ASKS_AT_DOOR = 300


class ProveFirst(Refusal):
    """The same call goes through once one has proved oneself."""

    status, code = 403, "prove_first"
    say = {
        "en": "Please show once more that it is you. Nothing is lost, and it goes on from here.",
        "zh-CN": "请再确认一下是你本人。什么都没丢，确认后接着做。",
        "ja": "ご本人かどうか、もう一度だけ確認させてください。何も失われず、続きから進めます。",
    }


class SetUpProof(ProveFirst):
    """The centre asks for a proof, and this person has no way to give one yet."""

    say = {
        "en": "Your centre asks everybody at the desk to show that it is them. You can set that up under Me.",
        "zh-CN": "中心请每位同事在工作台确认是本人。可以先到“我”里设置一下。",
        "ja": "センターでは、仕事机を使う全員に本人確認をお願いしています。「わたし」で設定できます。",
    }


class ProofWrong(Refusal):
    """One answer for a wrong passkey, code or PIN, for one used before, and for one that waited too long."""

    status, code = 403, "proof_wrong"
    say = {
        "en": "This didn't fit. Take your time and try once more; each code works once.",
        "zh-CN": "没有对上。不着急，再试一次就好；每个验证码只能用一次。",
        "ja": "合いませんでした。ゆっくりで大丈夫です。もう一度お試しください。コードは一度だけ使えます。",
    }


class PasskeyUnknown(Refusal):
    """The same, said to who isn't signed in."""

    status, code = 401, "passkey_unknown"
    say = {
        "en": "This passkey doesn't open anything here. A card from the centre always works.",
        "zh-CN": "这个通行密钥在这里打不开。用中心的卡片随时可以进来。",
        "ja": "このパスキーでは開けませんでした。センターのカードならいつでも入れます。",
    }


class NoPasskeysHere(Refusal):
    """Passkeys belong to a name; this address is only a number, or no secure one."""

    status, code = 409, "no_passkeys_here"
    say = {
        "en": "At this address there can be no passkeys. A code together with your PIN works too.",
        "zh-CN": "这个网址用不了通行密钥。可以用验证码加密码。",
        "ja": "このアドレスではパスキーを使えません。コードと暗証番号の組み合わせが使えます。",
    }


class TwoPasskeys(Refusal):
    status, code = 409, "two_passkeys"
    say = {
        "en": "You have two passkeys. Take one away first, then there is room for this one.",
        "zh-CN": "你已经有两个通行密钥。先去掉一个，就可以加这个。",
        "ja": "パスキーはすでに二つあります。一つはずすと、これを加えられます。",
    }


class CodesSetUp(Refusal):
    status, code = 409, "codes_set_up"
    say = {
        "en": "Your codes are set up already. Take them away first, then a new app can take over.",
        "zh-CN": "验证码已经设置好了。先去掉，再换新的应用。",
        "ja": "コードはすでに設定されています。一度はずすと、新しいアプリに替えられます。",
    }


class PinInUse(Refusal):
    """Codes count only together with a PIN."""

    status, code = 409, "pin_in_use"
    say = {
        "en": "Your PIN goes with your codes. Take the codes away first; a new PIN is fine at any time.",
        "zh-CN": "这个密码和验证码一起用。先去掉验证码；想换新密码随时可以。",
        "ja": "この暗証番号はコードと一緒に使われています。先にコードをはずしてください。変更はいつでもできます。",
    }


class MeansFirst(Refusal):
    """Who asks others for a proof has a way to give one."""

    status, code = 409, "means_first"
    say = {
        "en": "Please set up your own passkey or codes first; then you can ask it of everybody.",
        "zh-CN": "请先设置好你自己的通行密钥或验证码，然后就可以请大家一起用。",
        "ja": "先にご自分のパスキーかコードを設定すると、全員にお願いできます。",
    }


@dataclass(frozen=True, slots=True)
class Proof:
    """What is known of a session at the desk. `means`: a way to prove oneself; `required`: the centre asks all."""

    means: bool
    required: bool
    proved_at: datetime | None
    desk_at: datetime | None


def require_at_desk(proof: Proof, now: datetime) -> None:
    """At the desk a proof holds for 12 hours, and 30 minutes without use. Raises ProveFirst."""
    if not proof.means:
        if proof.required:
            raise SetUpProof()
        return
    last = proof.desk_at or proof.proved_at
    if proof.proved_at is None or last is None:
        raise ProveFirst()
    if now >= proof.proved_at + PROOF_LIFE or now >= last + IDLE:
        raise ProveFirst()


def require_fresh(proof: Proof, now: datetime) -> None:
    """A sensitive act asks for a proof of the last five minutes. Raises ProveFirst."""
    if not proof.means:
        if proof.required:
            raise SetUpProof()
        return
    if proof.proved_at is None or now >= proof.proved_at + FRESH:
        raise ProveFirst()


def is_due(proof: Proof, now: datetime) -> bool:
    """Whether it is to be written down that the desk is in use."""
    if not proof.means:
        return False
    return proof.desk_at is None or now >= proof.desk_at + DESK_STEP


def require_room(passkeys: int) -> None:
    """Two for each person: the phone's, and another for the day it is lost. Raises TwoPasskeys."""
    if passkeys >= PASSKEYS:
        raise TwoPasskeys()


def require_room_at_door(waiting: int, oldest_ends: datetime | None, now: datetime) -> None:
    """Anybody may ask without a name, so only so many asks wait. Raises Wait."""
    if waiting >= ASKS_AT_DOOR and oldest_ends is not None:
        raise Wait(retry_after=seconds_until(oldest_ends, now))


def require_staff_somewhere(roles: Collection[str]) -> None:
    """Members come in with a card and a PIN; nothing asks them for more. Raises NotAllowed."""
    if set(roles).isdisjoint(STAFF):
        raise NotAllowed()


def require_may_ask_all(mine: Collection[str], *, means: bool) -> None:
    """Only coordinators, and never before they can give a proof themselves. Raises NotAllowed, MeansFirst."""
    if "coordinator" not in mine:
        raise NotAllowed()
    if not means:
        raise MeansFirst()
