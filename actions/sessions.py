"""Sessions and the devices they run on: linked and started at sign-in, ended and unlinked."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import ColumnElement, and_, exists, select, update
from sqlmodel import col

from actions.announcing import look_at_sessions
from actions.proofs import has_means
from core.crypto import token_hash
from core.ids import token
from core.work import Work
from models.people import STAFF, Appointment, Person
from models.sign_in import Device, SignIn
from rules.sign_in import lasts_until


@dataclass(frozen=True, slots=True)
class Opened:
    """A fresh session. Its secrets are told only now; `device_key` None: the device keeps its own."""

    person: UUID
    token: str
    device_key: str | None = None


def link(work: Work, person: Person, phone_id: UUID | None, label: str) -> tuple[Device, str]:
    """The device of somebody who came with a card, and the key it knows them by from now on.

    A phone that is linked already stays the same device; its former key and sessions end.
    """
    key = token()
    device = _linked(work, person.id, phone_id)
    if device is None:
        device = Device(person_id=person.id, phone_id=phone_id, key_hash=b"", linked_at=work.now)
    device.key_hash, device.label = token_hash(key), label[:60]
    device.pin_misses, device.wait_until = 0, None
    work.session.add(device)
    work.session.flush()
    return device, key


def _linked(work: Work, person: UUID, phone_id: UUID | None) -> Device | None:
    if phone_id is None:
        return None
    return work.session.scalars(
        select(Device)
        .where(col(Device.person_id) == person, col(Device.phone_id) == phone_id)
        .where(col(Device.unlinked_at).is_(None))
        .order_by(col(Device.linked_at).desc())
    ).first()


def start(work: Work, person: Person, device: Device) -> str:
    """Begin a session on a device, in place of the one it had; gives the token."""
    end(work, col(SignIn.device_id) == device.id)
    secret = token()
    staff = _is_staff(work, person.id)
    returns = person.pin_hash is not None or has_means(work, person.id)
    until = lasts_until(work.now, work.now, staff=staff, returns=returns)
    work.session.add(
        SignIn(
            token_hash=token_hash(secret),
            person_id=person.id,
            device_id=device.id,
            started_at=work.now,
            expires_at=until,
        )
    )
    work.session.flush()
    return secret


def _is_staff(work: Work, person: UUID) -> bool:
    serving = and_(_serves(person), col(Appointment.role).in_(STAFF))
    return bool(work.rows(select(exists().where(serving))).scalar_one())


def serves(work: Work, person: UUID, centre: UUID | None = None) -> bool:
    """Whether somebody holds any appointment now, at that centre or at all."""
    here = _serves(person)
    if centre is not None:
        here = and_(here, col(Appointment.centre_id) == centre)
    return bool(work.rows(select(exists().where(here))).scalar_one())


def _serves(person: UUID) -> ColumnElement[bool]:
    return and_(col(Appointment.person_id) == person, col(Appointment.ended_at).is_(None))


def open_session(work: Work, person: Person, phone_id: UUID | None, label: str) -> Opened:
    """Link a device to somebody and begin a session on it, without a card: for cards and operators."""
    device, key = link(work, person, phone_id, label)
    return Opened(person.id, start(work, person, device), key)


def end(work: Work, which: ColumnElement[bool]) -> None:
    """End the living sessions that `which` (over SignIn) names; their connections close at once."""
    ended = work.change(
        update(SignIn)
        .where(which, col(SignIn.ended_at).is_(None))
        .values(ended_at=work.now)
        .returning(col(SignIn.id))
    )
    look_at_sessions(work, ended.scalars().all())


def unlink(work: Work, which: ColumnElement[bool]) -> None:
    """Make the devices that `which` (over Device) names forget their person; ends their sessions."""
    gone = work.change(
        update(Device)
        .where(which, col(Device.unlinked_at).is_(None))
        .values(unlinked_at=work.now)
        .returning(col(Device.id))
    )
    end(work, col(SignIn.device_id).in_(gone.scalars().all()))


def look_again(work: Work, person: UUID) -> None:
    """Have every connection of somebody checked at once: what they may has changed."""
    mine = select(col(SignIn.id)).where(
        col(SignIn.person_id) == person, col(SignIn.ended_at).is_(None)
    )
    look_at_sessions(work, work.rows(mine).scalars().all())
