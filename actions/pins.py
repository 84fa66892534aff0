"""PINs: unlocking a device that knows its person, setting and clearing, and the lock itself.

Trying a PIN takes three steps, because hashing must not hold up the writer: look (a read), try it
(outside of any transaction, also for people and devices that don't exist), then write what came of it.
"""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlmodel import col

from actions.sessions import Opened, end, serves, start, unlink
from actions.sign_in import miss, spent_budget
from core.crypto import token_hash
from core.errors import Refusal
from core.work import Work
from models.people import Person
from models.proof import Authenticator
from models.sign_in import Device, SignIn, Who
from rules.proof import PinInUse
from rules.sign_in import (
    CurrentPinWrong,
    NoPin,
    PinWrong,
    Wait,
    require_waited,
    unlinks,
    wait_after,
)


@dataclass(frozen=True, slots=True)
class Guess:
    """What a PIN is tried against. `device` None: unknown, or not this person's."""

    device: UUID | None
    pin_hash: str | None


def look(work: Work, person: UUID, device_key: str) -> Guess:
    """What to try the PIN of `person` against, on the device that holds this key. Raises Wait."""
    knows = select(Device.__table__, col(Person.pin_hash)).join(  # type: ignore[attr-defined]  # SQLModel adds it
        Person, col(Person.id) == col(Device.person_id)
    )
    found = work.rows(
        knows.where(col(Device.key_hash) == token_hash(device_key), col(Person.id) == person).where(
            col(Device.unlinked_at).is_(None), col(Person.ended_at).is_(None)
        )
    ).first()
    return _guess(work, found)


def _guess(work: Work, found: Any) -> Guess:
    if found is None:
        spent = spent_budget(work, None)
        if spent is not None:
            raise spent
        return Guess(None, None)
    require_waited(found.wait_until, work.now)
    return Guess(found.id, found.pin_hash)


def unlock(work: Work, guess: Guess, fits: bool) -> Opened | Refusal:
    """Begin a session where the PIN fitted. Else PinWrong or Wait, answered so that it is counted."""
    if guess.device is None:
        return miss(work, None) or PinWrong()
    device = locked(work, guess.device)
    person = work.session.get_one(Person, device.person_id)
    refusal = _refusal(work, device, person, guess, fits)
    if refusal is not None:
        return refusal
    if not serves(work, person.id):
        return PinWrong()
    return Opened(person.id, start(work, person, device))


def locked(work: Work, device: UUID) -> Device:
    """The device, held until the commit: guesses made side by side are counted one by one."""
    return work.session.get_one(Device, device, with_for_update=True)


def _refusal(
    work: Work, device: Device, person: Person, guess: Guess, fits: bool
) -> Refusal | None:
    """Count a guess on its device: nothing where it is right, else what to answer."""
    if device.unlinked_at is not None:
        return PinWrong()
    try:
        require_waited(device.wait_until, work.now)  # another guess was quicker
    except Wait as wait:
        return wait
    if fits and guess.pin_hash is not None and guess.pin_hash == person.pin_hash:
        device.pin_misses, device.wait_until = 0, None
        work.session.flush()
        return None
    count_miss(work, device)
    return PinWrong()


def count_miss(work: Work, device: Device) -> None:
    """Keep that a guess was wrong: the device waits longer each time, and forgets its person at the tenth."""
    device.pin_misses += 1
    device.wait_until = work.now + wait_after(device.pin_misses)
    work.session.flush()
    if unlinks(device.pin_misses):
        unlink(work, col(Device.id) == device.id)


def look_mine(work: Work, who: Who) -> Guess:
    """What to try my own current PIN against. Raises Wait."""
    device = work.session.get_one(Device, who.device)
    require_waited(device.wait_until, work.now)
    return Guess(device.id, work.session.get_one(Person, who.person).pin_hash)


def change_pin(
    work: Work, who: Who, guess: Guess, fits: bool, pin_hash: str | None
) -> Refusal | None:
    """Set my PIN, or clear it with None. One that is set is proved first.

    CurrentPinWrong or Wait are answered, not raised, so that they count like at the door. Raises
    PinInUse for clearing one that goes with codes.
    """
    person = work.session.get_one(Person, who.person, with_for_update=True)
    if person.pin_hash is not None:
        device = locked(work, who.device)
        refusal = _refusal(work, device, person, guess, fits)
        if refusal is not None:
            return CurrentPinWrong() if isinstance(refusal, PinWrong) else refusal
    codes = work.session.get(Authenticator, who.person)
    if pin_hash is None and codes is not None and codes.confirmed_at is not None:
        raise PinInUse()
    person.pin_hash = pin_hash
    work.session.flush()
    return None


def lock(work: Work, who: Who) -> None:
    """End this session; the device still knows me and asks for my PIN. Raises NoPin."""
    if work.session.get_one(Person, who.person).pin_hash is None:
        raise NoPin()
    end(work, col(SignIn.id) == who.session)


__all__ = [
    "CurrentPinWrong",
    "Guess",
    "NoPin",
    "PinInUse",
    "PinWrong",
    "Wait",
    "change_pin",
    "count_miss",
    "lock",
    "locked",
    "look",
    "look_mine",
    "unlock",
]
