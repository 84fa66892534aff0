"""Whether somebody has proved that it is them: at the desk, before sensitive acts, and when that ends."""

from uuid import UUID

from sqlalchemy import ColumnElement, and_, delete, exists, func, or_, select, update
from sqlmodel import col

from core.work import Work
from models.people import Centre, Person
from models.proof import Authenticator, MyPasskey, MyProof, Passkey, StaffProof
from models.sign_in import SignIn, Who
from rules.people import require_staff
from rules.proof import (
    MeansFirst,
    Proof,
    ProveFirst,
    is_due,
    require_at_desk,
    require_fresh,
    require_may_ask_all,
)


def _has_passkey(person: UUID) -> ColumnElement[bool]:
    return exists().where(col(Passkey.person_id) == person)


def _has_codes(person: UUID) -> ColumnElement[bool]:
    mine = and_(
        col(Authenticator.person_id) == person, col(Authenticator.confirmed_at).is_not(None)
    )
    return exists().where(mine)


def has_means(work: Work, person: UUID) -> bool:
    """Whether somebody has a passkey, or codes beside their PIN."""
    return bool(work.rows(select(or_(_has_passkey(person), _has_codes(person)))).scalar_one())


def _staff_at(who: Who) -> list[UUID]:
    return [centre for centre in who.roles if who.staff_at(centre)]


def _proof(work: Work, who: Who, centres: list[UUID]) -> Proof:
    """What is known of my session; `centres`: those whose requirement counts."""
    asks = exists().where(col(Centre.id).in_(centres), col(Centre.requires_proof))
    row = work.rows(
        select(
            or_(_has_passkey(who.person), _has_codes(who.person)).label("means"),
            asks.label("required"),
            col(SignIn.proved_at),
            col(SignIn.desk_at),
        ).where(col(SignIn.id) == who.session)
    ).one()
    return Proof(bool(row.means), bool(row.required), row.proved_at, row.desk_at)


def look_at_desk(work: Work, who: Who, centre: UUID | None) -> bool:
    """Whether it is to be written down that I use the desk. Raises ProveFirst.

    `centre`: whose desk; None for one of mine. Who isn't staff there is asked for nothing here:
    to them the act itself says that there is nothing.
    """
    here = [one for one in _staff_at(who) if centre in (None, one)]
    if not here:
        return False
    proof = _proof(work, who, here)
    require_at_desk(proof, work.now)
    return is_due(proof, work.now)


def use_desk(work: Work, who: Who) -> None:
    """Write down that I use the desk now."""
    mine = and_(col(SignIn.id) == who.session, col(SignIn.proved_at).is_not(None))
    work.change(update(SignIn).where(mine).values(desk_at=work.now))


def require_fresh_proof(work: Work, who: Who) -> None:
    """For sensitive acts, as the last question: a proof of the last five minutes, where I have a way
    to give one or a centre asks it of all its staff. Raises ProveFirst.
    """
    require_fresh(_proof(work, who, _staff_at(who)), work.now)


def proved(work: Work, who: Who) -> None:
    """My session has proved that it is me, at this moment."""
    mine = update(SignIn).where(col(SignIn.id) == who.session)
    work.change(mine.values(proved_at=work.now, desk_at=work.now))


def forget_proofs(work: Work, person: UUID) -> None:
    """Somebody's proofs end on all their devices: the desk asks again."""
    theirs = and_(col(SignIn.person_id) == person, col(SignIn.proved_at).is_not(None))
    work.change(update(SignIn).where(theirs).values(proved_at=None, desk_at=None))


def forget_means(work: Work, person: UUID) -> None:
    """Nothing of how somebody proves that it is them is kept any more; a passkey that is just being made waits."""
    work.session.get_one(Person, person, with_for_update=True)
    work.change(delete(Passkey).where(col(Passkey.person_id) == person))
    work.change(delete(Authenticator).where(col(Authenticator.person_id) == person))
    forget_proofs(work, person)


def my_proof(work: Work, who: Who, *, passkeys_here: bool) -> MyProof:
    """What I have, and what is asked of me. `passkeys_here`: whether this address can have passkeys."""
    proof = _proof(work, who, _staff_at(who))
    codes = work.session.get(Authenticator, who.person)
    return MyProof(
        passkeys=my_passkeys(work, who.person),
        codes=codes.confirmed_at if codes else None,
        pin=work.session.get_one(Person, who.person).pin_hash is not None,
        asked=bool(_staff_at(who)) and (proof.means or proof.required),
        required=proof.required,
        passkeys_here=passkeys_here,
    )


def my_passkeys(work: Work, person: UUID) -> list[MyPasskey]:
    """Somebody's passkeys, the first one first; nothing tells when one was used."""
    mine = select(Passkey).where(col(Passkey.person_id) == person)
    rows = work.session.scalars(mine.order_by(col(Passkey.made_at), col(Passkey.id)))
    return [MyPasskey(id=row.id, label=row.label, since=row.made_at) for row in rows]


def all_of_mine(work: Work, who: Who) -> dict[str, object]:
    """What is kept of how I prove that it is me; neither keys nor the secret of the codes."""
    codes = work.session.get(Authenticator, who.person)
    return {
        "passkeys": my_passkeys(work, who.person),
        "codes": codes.confirmed_at if codes else None,
    }


def passkeys(work: Work, person: UUID) -> int:
    """How many passkeys somebody has."""
    mine = select(func.count()).where(col(Passkey.person_id) == person)
    count: int = work.rows(mine).scalar_one()
    return count


def staff_proof(work: Work, who: Who, centre: UUID) -> StaffProof:
    """Whether a centre asks all its staff for a proof. Raises NotFound for who isn't staff here."""
    require_staff(who.at(centre))
    return StaffProof(required=work.session.get_one(Centre, centre).requires_proof)


def ask_of_all(work: Work, who: Who, centre: UUID, *, required: bool) -> StaffProof:
    """Ask all staff of a centre for a proof, or only who has a way to give one.

    Raises NotFound, NotAllowed, MeansFirst, ProveFirst.
    """
    require_staff(who.at(centre))
    require_may_ask_all(who.at(centre), means=has_means(work, who.person))
    require_fresh_proof(work, who)
    work.session.get_one(Centre, centre).requires_proof = required
    work.session.flush()
    return StaffProof(required=required)


__all__ = [
    "MeansFirst",
    "ProveFirst",
    "all_of_mine",
    "ask_of_all",
    "forget_means",
    "forget_proofs",
    "has_means",
    "look_at_desk",
    "my_passkeys",
    "my_proof",
    "passkeys",
    "proved",
    "require_fresh_proof",
    "staff_proof",
    "use_desk",
]
