"""What a passkey is asked to sign: made, kept for five minutes, and taken once."""

import secrets
from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from sqlalchemy import delete, func, select
from sqlmodel import col
from webauthn.helpers import bytes_to_base64url

from core.settings import Site
from core.work import Work
from models.people import Person
from models.proof import Passkey, PasskeyAsk, ProofChallenge
from models.sign_in import Who
from rules.proof import CHALLENGE_LIFE


def challenge(
    work: Work, site: Site, purpose: str, who: Who | None, person: Person | None = None
) -> PasskeyAsk:
    """A fresh challenge. `who`: whose session may answer it, None at the sign-in; `person`: for whom a
    new passkey is made.
    """
    old = col(ProofChallenge.expires_at) <= work.now
    work.change(delete(ProofChallenge).where(old))
    row = ProofChallenge(
        session_id=who.session if who else None,
        purpose=purpose,
        challenge=secrets.token_bytes(32),
        expires_at=work.now + CHALLENGE_LIFE,
    )
    work.session.add(row)
    work.session.flush()
    return PasskeyAsk(
        id=row.id,
        challenge=bytes_to_base64url(row.challenge),
        site=site.name,
        known=[bytes_to_base64url(key) for key in _credentials(work, who)],
        person=bytes_to_base64url(person.id.bytes) if person else None,
        name=person.name if person else None,
    )


def _credentials(work: Work, who: Who | None) -> Iterable[bytes]:
    if (
        who is None
    ):  # the phone knows which it has; whose they are isn't told to who isn't signed in
        return []
    mine = select(col(Passkey.credential)).where(col(Passkey.person_id) == who.person)
    return [bytes(key) for key in work.rows(mine.order_by(col(Passkey.made_at))).scalars()]


def waiting(work: Work, purpose: str) -> tuple[int, datetime | None]:
    """How many challenges of a purpose still count, and when the first of them ends."""
    ends = col(ProofChallenge.expires_at)
    query = select(func.count().label("n"), func.min(ends).label("first")).where(
        col(ProofChallenge.purpose) == purpose, ends > work.now
    )
    row = work.rows(query).one()
    return row.n, row.first


def take(work: Work, ask: UUID, purpose: str, session: UUID | None) -> bytes | None:
    """The bytes of a challenge that still counts for this; they count no second time."""
    here = delete(ProofChallenge).where(
        col(ProofChallenge.id) == ask,
        col(ProofChallenge.purpose) == purpose,
        col(ProofChallenge.session_id).is_not_distinct_from(session),
    )
    row = work.change(
        here.returning(col(ProofChallenge.challenge), col(ProofChallenge.expires_at))
    ).first()
    return None if row is None or row.expires_at <= work.now else bytes(row.challenge)
