"""Who asks, and coming in with a card."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from sqlalchemy import Select, bindparam, case, delete, exists, func, or_, select, update
from sqlmodel import col

from actions.cards import find_card
from actions.people import add_person
from actions.sessions import Opened, open_session, serves
from core.crypto import token_hash
from core.errors import Refusal, SignedOut
from core.work import Work
from models.people import STAFF, Appointment, Centre, Person
from models.proof import Authenticator, Passkey
from models.sign_in import Card, Device, SignIn, SignInCommand, SignInMiss, Who
from rules.sign_in import (
    MISS_WINDOW,
    CardFacts,
    CardUnusable,
    Misses,
    NameNeeded,
    PinStays,
    Wait,
    lasts_until,
    pin_stays,
    repeats,
    require_budget,
    slides,
    state_of,
)


def _alive(query: Any) -> Select[Any]:
    """Narrow a query over SignIn to those that count now: one row per role its person holds."""
    living: Select[Any] = (
        query.join(Person, col(Person.id) == col(SignIn.person_id))
        .join(Device, col(Device.id) == col(SignIn.device_id))
        .join(Appointment, col(Appointment.person_id) == col(Person.id))
        .where(col(SignIn.ended_at).is_(None), col(SignIn.expires_at) > bindparam("now"))
        .where(col(Person.ended_at).is_(None), col(Device.unlinked_at).is_(None))
        .where(col(Appointment.ended_at).is_(None))
    )
    return living


_asks = _alive(
    select(
        col(SignIn.id),
        col(SignIn.device_id),
        col(SignIn.started_at),
        col(SignIn.expires_at),
        col(SignIn.person_id),
        col(Person.language),
        col(Person.centre_id).label("home"),
        or_(
            col(Person.pin_hash).is_not(None),
            exists().where(col(Passkey.person_id) == col(Person.id)),
        ).label("returns"),
        col(Appointment.centre_id),
        col(Appointment.role),
    )
).where(col(SignIn.token_hash) == bindparam("token"))
_living = _alive(select(col(SignIn.id)).distinct()).where(
    col(SignIn.id).in_(bindparam("sessions", expanding=True))
)


def who(work: Work, token: str) -> Who:
    """Who holds this session token. Raises SignedOut for any that doesn't count (any more)."""
    rows = work.rows(_asks, {"token": token_hash(token), "now": work.now}).all()
    if not rows:
        raise SignedOut()
    first = rows[0]
    roles: dict[UUID, set[str]] = {}
    for row in rows:
        roles.setdefault(row.centre_id, set()).add(row.role)
    return Who(
        person=first.person_id,
        session=first.id,
        device=first.device_id,
        language=first.language,
        home=first.home,
        roles={centre: frozenset(held) for centre, held in roles.items()},
        due=slides(first.expires_at, _until(work, rows)),
    )


def _until(work: Work, rows: Collection[Any]) -> Any:
    first = next(iter(rows))
    staff = any(row.role in STAFF for row in rows)
    return lasts_until(first.started_at, work.now, staff=staff, returns=first.returns)


def living(work: Work, sessions: Collection[UUID]) -> set[UUID]:
    """Those of the sessions that still count."""
    if not sessions:
        return set()
    found = work.rows(_living, {"sessions": list(sessions), "now": work.now})
    return set(found.scalars())


def slide(work: Work, token: str) -> None:
    """Move the end of a session that is in use; for one whose Who says it is `due`."""
    rows = work.rows(_asks, {"token": token_hash(token), "now": work.now}).all()
    if rows:
        mine = update(SignIn).where(col(SignIn.id) == rows[0].id)
        work.change(mine.values(expires_at=_until(work, rows)))


def sign_in_with_card(
    work: Work, new: SignInCommand, pin_hash: str | None, label: str
) -> Opened | Refusal:
    """First use of a card; the same phone may say it again within ten minutes.

    A card that doesn't count is answered, not raised, so that the miss is kept: CardUnusable, or
    Wait when there were too many. Raises NameNeeded where a newcomer's name is missing, PinStays
    where a new PIN came with it and the old one stays.
    """
    card = find_card(work, new.card or "")
    person = None if card is None else _bearer(work, card, new)
    if card is None or person is None:
        return miss(work, new.device) or CardUnusable()
    if pin_hash is not None:
        _keep_pin(work, card, person, pin_hash)
    opened = open_session(work, person, new.device, label)
    if card.used_at is None:
        card.used_at, card.used_device = work.now, _device_of(work, opened)
    work.session.flush()
    return opened


def _keep_pin(work: Work, card: Card, person: Person, pin_hash: str) -> None:
    """The PIN that came with a card. Said again, what it can't replace is left. Raises PinStays."""
    codes = work.session.get(Authenticator, person.id)
    confirmed = codes is not None and codes.confirmed_at is not None
    has = person.pin_hash is not None
    if not has or not pin_stays(codes=confirmed, own_card=card.made_by == person.id):
        person.pin_hash = pin_hash
    elif card.used_at is None:
        raise PinStays()


def _device_of(work: Work, opened: Opened) -> UUID:
    mine = select(col(SignIn.device_id)).where(col(SignIn.token_hash) == token_hash(opened.token))
    device: UUID = work.rows(mine).scalar_one()
    return device


def _bearer(work: Work, card: Card, new: SignInCommand) -> Person | None:
    """Whom the card brings in, a newcomer made on the spot; None where it doesn't count."""
    facts = CardFacts(card.expires_at, card.used_at, card.ended_at)
    used_on = _used_on(work, card, new.device)
    if used_on is not None and repeats(facts, work.now, same_device=True):
        return _welcome(work, used_on.person_id, card.centre_id)
    if state_of(facts, work.now) != "open":
        return None
    if card.person_id is not None:
        return _welcome(work, card.person_id, card.centre_id)
    return _newcomer(work, card, new)


def _used_on(work: Work, card: Card, phone_id: UUID | None) -> Device | None:
    """The device that used the card, if it is the one that asks and wasn't signed out since."""
    device = None if card.used_device is None else work.session.get(Device, card.used_device)
    if device is None or device.unlinked_at is not None or phone_id is None:
        return None
    return device if device.phone_id == phone_id else None


def _welcome(work: Work, person_id: UUID, centre: UUID) -> Person | None:
    person = work.session.get_one(Person, person_id)
    return person if person.ended_at is None and serves(work, person_id, centre) else None


def _newcomer(work: Work, card: Card, new: SignInCommand) -> Person:
    if new.name is None:
        raise NameNeeded()
    centre = work.session.get_one(Centre, card.centre_id)
    language = new.language or centre.language
    return add_person(work, centre.id, new.name, card.role, language, made_by=card.made_by)


def miss(work: Work, phone_id: UUID | None) -> Wait | None:
    """Keep that a card or PIN didn't count; gives Wait, keeping nothing, when there were too many."""
    spent = spent_budget(work, phone_id)
    if spent is None:
        old = col(SignInMiss.at) <= work.now - MISS_WINDOW
        work.change(delete(SignInMiss).where(old))
        work.session.add(SignInMiss(phone_id=phone_id, at=work.now))
        work.session.flush()
    return spent


def spent_budget(work: Work, phone_id: UUID | None) -> Wait | None:
    """Wait, when unknown phones (or this one) had too many misses lately."""
    its = case((col(SignInMiss.phone_id) == phone_id, 1), else_=0)
    recent = work.rows(
        select(
            func.coalesce(func.sum(its), 0).label("of_phone"),
            func.count().label("in_all"),
            func.min(SignInMiss.at).label("oldest"),
        ).where(col(SignInMiss.at) > work.now - MISS_WINDOW)
    ).one()
    of_phone = 0 if phone_id is None else recent.of_phone
    try:
        require_budget(Misses(of_phone, recent.in_all, recent.oldest), work.now)
    except Wait as wait:
        return wait
    return None


__all__ = [
    "CardUnusable",
    "NameNeeded",
    "PinStays",
    "Wait",
    "living",
    "miss",
    "sign_in_with_card",
    "slide",
    "spent_budget",
    "who",
]
