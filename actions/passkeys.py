"""Passkeys: making one, proving oneself with it, coming in with it, and taking it away."""

import struct
from uuid import UUID

from sqlalchemy import exists, select, update
from sqlmodel import col
from webauthn import verify_authentication_response, verify_registration_response
from webauthn.authentication.verify_authentication_response import VerifiedAuthentication
from webauthn.helpers import base64url_to_bytes
from webauthn.helpers.exceptions import WebAuthnException
from webauthn.registration.verify_registration_response import VerifiedRegistration

from actions.challenges import challenge, take, waiting
from actions.proofs import forget_proofs, has_means, passkeys, proved, require_fresh_proof
from actions.sessions import Opened, open_session, start
from actions.sign_in import miss
from core.crypto import token_hash
from core.errors import AlreadyDifferent, NotFound, Refusal
from core.settings import Site
from core.work import Work
from models.people import STAFF, Appointment, Person
from models.proof import MyPasskey, NewPasskey, Passkey, PasskeyAsk, PasskeySigned, PasskeySignIn
from models.sign_in import Device, SignIn, Who
from rules.proof import (
    NoPasskeysHere,
    PasskeyUnknown,
    ProofWrong,
    TwoPasskeys,
    require_room,
    require_room_at_door,
    require_staff_somewhere,
)

# What the library says, and what its readers of bytes fall over where somebody sends other bytes.
UNFIT = (WebAuthnException, ValueError, LookupError, TypeError, ArithmeticError, struct.error)


def _require(site: Site | None) -> Site:
    if site is None:
        raise NoPasskeysHere()
    return site


def require_may_set_up(work: Work, who: Who) -> None:
    """Setting up is for staff; a second way takes a fresh proof with the first. Raises NotAllowed, ProveFirst."""
    require_staff_somewhere([role for held in who.roles.values() for role in held])
    if has_means(work, who.person):
        require_fresh_proof(work, who)


def ask_new(work: Work, who: Who, site: Site | None) -> PasskeyAsk:
    """What my phone is handed to make a passkey.

    Raises NotAllowed, ProveFirst, NoPasskeysHere, TwoPasskeys.
    """
    require_may_set_up(work, who)
    require_room(passkeys(work, who.person))
    person = work.session.get_one(Person, who.person)
    return challenge(work, _require(site), "new", who, person)


def add_passkey(
    work: Work, who: Who, key: UUID, site: Site | None, new: NewPasskey, label: str
) -> tuple[MyPasskey, bool] | Refusal:
    """Keep a passkey that my phone made: this is a proof, too. The second value: whether it is new.

    ProofWrong is answered, not raised, so that what it was asked counts no more. Raises NotAllowed,
    ProveFirst, NoPasskeysHere, TwoPasskeys, AlreadyDifferent.
    """
    work.session.get_one(Person, who.person, with_for_update=True)
    credential = base64url_to_bytes(new.credential)
    known = work.session.get(Passkey, key)
    if known is not None:
        if (known.person_id, bytes(known.credential)) != (who.person, credential):
            raise AlreadyDifferent()
        return _shape(known), False
    require_may_set_up(work, who)
    require_room(passkeys(work, who.person))
    made = _made(work, who, _require(site), new)
    if made is None:
        return ProofWrong()
    row = _keep(work, who, key, made, label)
    proved(work, who)
    return _shape(row), True


def _made(work: Work, who: Who, site: Site, new: NewPasskey) -> VerifiedRegistration | None:
    asked = take(work, new.ask, "new", who.session)
    if asked is None:
        return None
    response = {"clientDataJSON": new.client, "attestationObject": new.attestation}
    try:
        return verify_registration_response(
            credential=_told(new.credential, response),
            expected_challenge=asked,
            expected_rp_id=site.name,
            expected_origin=site.origin,
            require_user_verification=True,
        )
    except UNFIT:
        return None


def _keep(work: Work, who: Who, key: UUID, made: VerifiedRegistration, label: str) -> Passkey:
    same = select(Passkey).where(col(Passkey.credential) == made.credential_id)
    if work.session.scalars(same).first() is not None:
        raise AlreadyDifferent()
    row = Passkey(
        id=key,
        person_id=who.person,
        credential=made.credential_id,
        public_key=made.credential_public_key,
        turn=made.sign_count,
        label=label[:60],
        made_at=work.now,
    )
    work.session.add(row)
    work.session.flush()
    return row


def _told(credential: str, response: dict[str, str]) -> dict[str, object]:
    return {"id": credential, "rawId": credential, "type": "public-key", "response": response}


def _shape(row: Passkey) -> MyPasskey:
    return MyPasskey(id=row.id, label=row.label, since=row.made_at)


def ask_proof(work: Work, who: Who, site: Site | None) -> PasskeyAsk:
    """What my phone is handed to prove that it is me. Raises NoPasskeysHere."""
    return challenge(work, _require(site), "prove", who)


def prove(work: Work, who: Who, site: Site | None, signed: PasskeySigned) -> Refusal | None:
    """Prove with a passkey of mine that it is me. ProofWrong is answered. Raises NoPasskeysHere."""
    row = _signed(work, _require(site), signed, "prove", who)
    if row is None:
        return ProofWrong()
    proved(work, who)
    return None


def _signed(
    work: Work, site: Site, signed: PasskeySigned, purpose: str, who: Who | None
) -> Passkey | None:
    """The passkey that signed what was asked, its counter moved on; None where anything doesn't fit."""
    asked = take(work, signed.ask, purpose, who.session if who else None)
    credential = base64url_to_bytes(signed.credential)
    query = select(Passkey).where(col(Passkey.credential) == credential).with_for_update()
    row = work.session.scalars(query).first()
    if row is None or asked is None or (who is not None and row.person_id != who.person):
        return None
    checked = _checked(site, signed, row, asked)
    if checked is None:
        return None
    row.turn = checked.new_sign_count
    work.session.flush()
    return row


def _checked(
    site: Site, signed: PasskeySigned, row: Passkey, asked: bytes
) -> VerifiedAuthentication | None:
    response = {
        "clientDataJSON": signed.client,
        "authenticatorData": signed.data,
        "signature": signed.signature,
    }
    try:
        return verify_authentication_response(
            credential=_told(signed.credential, response),
            expected_challenge=asked,
            expected_rp_id=site.name,
            expected_origin=site.origin,
            credential_public_key=bytes(row.public_key),
            credential_current_sign_count=row.turn,
            require_user_verification=True,
        )
    except UNFIT:
        return None


def ask_sign_in(work: Work, site: Site | None, device_key: str) -> PasskeyAsk:
    """What a phone is handed to come in with a passkey it has. Raises NoPasskeysHere, and Wait while too
    many of phones that know nobody wait; one that knows its person is always handed some.
    """
    if not _knows_somebody(work, device_key):
        require_room_at_door(*waiting(work, "enter"), work.now)
    return challenge(work, _require(site), "enter", None)


def _knows_somebody(work: Work, device_key: str) -> bool:
    known = exists().where(
        col(Device.key_hash) == token_hash(device_key), col(Device.unlinked_at).is_(None)
    )
    return bool(work.rows(select(known)).scalar_one())


def sign_in(
    work: Work, site: Site | None, signed: PasskeySignIn, device_key: str, label: str
) -> Opened | Refusal:
    """Come in with a passkey: on the device that knows me, or on one that does from now on.

    PasskeyUnknown and Wait are answered, so that they are counted. Raises NoPasskeysHere.
    """
    row = _signed(work, _require(site), signed, "enter", None)
    person = None if row is None else _staff(work, row.person_id)
    if person is None:
        return miss(work, signed.device) or PasskeyUnknown()
    device = _known_device(work, person.id, device_key)
    if device is None:
        opened = open_session(work, person, signed.device, label)
    else:
        opened = Opened(person.id, start(work, person, device))
    mine = col(SignIn.token_hash) == token_hash(opened.token)
    work.change(update(SignIn).where(mine).values(proved_at=work.now, desk_at=work.now))
    return opened


def _staff(work: Work, key: UUID) -> Person | None:
    """Who has the passkey, while they are staff anywhere."""
    serving = select(Person).join(Appointment, col(Appointment.person_id) == col(Person.id))
    living = serving.where(col(Person.id) == key, col(Person.ended_at).is_(None))
    held = living.where(col(Appointment.ended_at).is_(None), col(Appointment.role).in_(STAFF))
    return work.session.scalars(held.limit(1)).first()


def _known_device(work: Work, person: UUID, device_key: str) -> Device | None:
    query = select(Device).where(
        col(Device.key_hash) == token_hash(device_key),
        col(Device.person_id) == person,
        col(Device.unlinked_at).is_(None),
    )
    return work.session.scalars(query).first()


def take_away(work: Work, who: Who, key: UUID) -> None:
    """A passkey of mine counts no more, and what I proved ends everywhere. Raises NotFound, ProveFirst."""
    row = work.session.get(Passkey, key)
    if row is None or row.person_id != who.person:
        raise NotFound()
    require_fresh_proof(work, who)
    work.session.delete(row)
    work.session.flush()
    forget_proofs(work, who.person)


__all__ = [
    "NoPasskeysHere",
    "PasskeyUnknown",
    "ProofWrong",
    "TwoPasskeys",
    "add_passkey",
    "ask_new",
    "ask_proof",
    "ask_sign_in",
    "prove",
    "require_may_set_up",
    "sign_in",
    "take_away",
]
