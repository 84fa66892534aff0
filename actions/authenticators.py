"""Codes of an authenticator beside the PIN, for where there is no passkey.

As with a PIN: look, hash outside of any transaction, then write what came of it.
"""

import hmac
from datetime import datetime

import pyotp
import segno

from actions.passkeys import require_may_set_up
from actions.pins import Guess, count_miss, locked
from actions.proofs import forget_proofs, proved, require_fresh_proof
from core.errors import Refusal
from core.ids import new_id
from core.work import Work
from models.people import Person
from models.proof import Authenticator, NewAuthenticator
from models.sign_in import Who
from rules.proof import CodesSetUp, ProofWrong
from rules.sign_in import NoPin, Wait, require_waited, wait_after

PURPOSE = "proof"
# A code of half a minute before or after counts too: phones' clocks differ, and hands are slow.
HALF_MINUTE, WINDOW = 30, (0, -1, 1)


def new_codes(work: Work, who: Who, issuer: str) -> NewAuthenticator:
    """A secret for an authenticator, told only now; in place of one that was never confirmed.

    `issuer`: what the app calls us. Raises NotAllowed, ProveFirst, NoPin, CodesSetUp.
    """
    person = work.session.get_one(Person, who.person, with_for_update=True)
    require_may_set_up(work, who)
    if person.pin_hash is None:
        raise NoPin()
    row = work.session.get(Authenticator, who.person)
    if row is not None and row.confirmed_at is not None:
        raise CodesSetUp()
    secret, key = pyotp.random_base32(), new_id()
    sealed = work.vault.seal(who.person, PURPOSE, key, secret)
    fresh = Authenticator(person_id=who.person, id=key, secret=sealed, made_at=work.now)
    work.session.merge(fresh)
    work.session.flush()
    link = pyotp.TOTP(secret).provisioning_uri(name=person.name, issuer_name=issuer)
    qr = segno.make(link, error="m", micro=False).svg_data_uri(border=4)
    return NewAuthenticator(secret=secret, link=link, qr=qr)


def confirm(work: Work, who: Who, guess: Guess, fits: bool, code: str) -> Refusal | None:
    """Type the first code: from now on it counts, and this is a proof. Said again, nothing is done.

    ProofWrong and Wait are answered, not raised, so that they are counted.
    """
    row = _held(work, who)
    if row is None:
        return ProofWrong()
    if row.confirmed_at is not None:
        return None
    require_may_set_up(work, who)
    refusal = _refusal(work, who, row, guess, fits, code)
    if refusal is not None:
        return refusal
    row.confirmed_at = work.now
    work.session.flush()
    proved(work, who)
    return None


def prove(work: Work, who: Who, guess: Guess, fits: bool, code: str) -> Refusal | None:
    """Prove with a code and my PIN that it is me. ProofWrong and Wait are answered, so that they are counted."""
    row = _held(work, who)
    # Who has no codes learns nothing of a PIN here, so nothing is counted either.
    if row is None or row.confirmed_at is None:
        return ProofWrong()
    refusal = _refusal(work, who, row, guess, fits, code)
    if refusal is None:
        proved(work, who)
    return refusal


def _held(work: Work, who: Who) -> Authenticator | None:
    """My authenticator, held until the commit: guesses made side by side are counted one by one."""
    return work.session.get(Authenticator, who.person, with_for_update=True)


def _refusal(
    work: Work, who: Who, row: Authenticator, guess: Guess, fits: bool, code: str
) -> Refusal | None:
    """Count a guess on its device and overall: nothing where all of it is right, else what to answer."""
    device = locked(work, who.device)
    try:
        require_waited(device.wait_until, work.now)
        require_waited(row.wait_until, work.now)
    except Wait as wait:
        return wait
    pin = work.session.get_one(Person, who.person).pin_hash
    step = _step_of(work, row, code)
    if fits and pin is not None and pin == guess.pin_hash and step is not None:
        device.pin_misses, device.wait_until = 0, None
        row.step, row.misses, row.wait_until = step, 0, None
        work.session.flush()
        return None
    row.misses += 1
    row.wait_until = work.now + wait_after(row.misses)
    count_miss(work, device)
    return ProofWrong()


def _step_of(work: Work, row: Authenticator, code: str) -> int | None:
    """Which half minute's code this is, where it is a right one that wasn't used; each counts once."""
    secret = work.vault.open(row.person_id, PURPOSE, row.id, row.secret)
    if secret is None:
        return None
    now, codes = _half_minute(work.now), pyotp.TOTP(secret)
    near = [now + beside for beside in WINDOW if now + beside > row.step]
    fitting = [step for step in near if hmac.compare_digest(codes.generate_otp(step), code)]
    return fitting[0] if fitting else None


def _half_minute(now: datetime) -> int:
    return int(now.timestamp()) // HALF_MINUTE


def take_away(work: Work, who: Who) -> None:
    """My codes count no more, and what I proved ends everywhere. Said again, nothing is done. Raises ProveFirst."""
    row = work.session.get(Authenticator, who.person)
    if row is None:
        return
    if row.confirmed_at is not None:
        require_fresh_proof(work, who)
        forget_proofs(work, who.person)
    work.session.delete(row)
    work.session.flush()


__all__ = [
    "CodesSetUp",
    "NoPin",
    "ProofWrong",
    "Wait",
    "confirm",
    "new_codes",
    "prove",
    "take_away",
]
