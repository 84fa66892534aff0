"""Sign-in cards as a centre makes, lists and ends them, and finding the one that is shown."""

import unicodedata
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import ColumnElement, and_, or_, select
from sqlmodel import col

from actions.naming import names
from actions.proofs import require_fresh_proof
from core.crypto import keyed
from core.errors import NotFound
from core.ids import card_code, link_secret
from core.work import Work
from models.people import STAFF, Appointment, Person, PersonShape
from models.sign_in import Card, Device, MadeCard, NewCards, OpenCard, Who
from rules.people import mark_of, require_may_give, require_staff
from rules.sign_in import CARD_LIFE, Bearer, require_may_make_card_for

DASHES = dict.fromkeys(map(ord, "-‐‑‒–—―−ー_"))


def find_card(work: Work, typed: str) -> Card | None:
    """The card of a typed code, a link's secret or a whole link; held until the commit."""
    text = _plain(typed)
    either = or_(
        col(Card.code_hash) == _hash(work, "code", text),
        col(Card.link_hash) == _hash(work, "link", text),
    )
    return work.session.scalars(select(Card).where(either).with_for_update()).first()


def _plain(typed: str) -> str:
    """Capitals of usual width without blanks and dashes, as typed on any keyboard."""
    letters = unicodedata.normalize("NFKC", typed.rpartition("#card=")[2])
    return "".join(letters.translate(DASHES).split()).upper()


def _hash(work: Work, kind: str, text: str) -> bytes:
    return keyed(work.secret, "card", kind, text)


def add_card(
    work: Work,
    centre: UUID,
    role: str,
    *,
    person: PersonShape | None = None,
    made_by: UUID | None = None,
    life: timedelta = CARD_LIFE,
    first: bool = False,
) -> MadeCard:
    """A new card, without asking who may: for the command line (`made_by` None) and the acts below."""
    code, secret = card_code(), link_secret()
    card = Card(
        centre_id=centre,
        person_id=person.id if person else None,
        role=role,
        code_hash=_hash(work, "code", _plain(code)),
        link_hash=_hash(work, "link", _plain(secret)),
        first=first,
        made_by=made_by,
        made_at=work.now,
        expires_at=work.now + life,
    )
    work.session.add(card)
    work.session.flush()
    return MadeCard(card.id, code, secret, card.expires_at, person, role)  # type: ignore[arg-type]  # callers give roles only


def make_cards(work: Work, who: Who, centre: UUID, new: NewCards) -> list[MadeCard]:
    """Cards for newcomers, or for somebody of this centre who lost their way in.

    Raises NotFound for who isn't staff here or a person who isn't of here, NotAllowed where the
    card would give more than its maker may, ProveFirst for a card that lets staff in, or somebody
    back in.
    """
    mine = who.at(centre)
    require_staff(mine)
    if new.person is None:
        require_may_give(mine, new.role)
        if new.role in STAFF:
            require_fresh_proof(work, who)
        return [add_card(work, centre, new.role, made_by=who.person) for _ in range(new.count)]
    theirs = bearer(work, centre, new.person)
    require_may_make_card_for(mine, theirs)
    # Whoever has it is that person: it opens more than any glass.
    require_fresh_proof(work, who)
    person = names(work, [new.person], centre)[new.person]
    role = mark_of(theirs.here) or "member"
    return [
        add_card(work, centre, role, person=person, made_by=who.person) for _ in range(new.count)
    ]


def bearer(work: Work, centre: UUID, person_id: UUID) -> Bearer:
    """The facts about whom a card would bring back. Raises NotFound for who holds no role here."""
    person = work.session.get(Person, person_id)
    held = work.rows(
        select(col(Appointment.centre_id), col(Appointment.role)).where(
            col(Appointment.person_id) == person_id, col(Appointment.ended_at).is_(None)
        )
    ).all()
    here = {row.role for row in held if row.centre_id == centre}
    if person is None or person.ended_at is not None or not here:
        raise NotFound()
    elsewhere = {row.role for row in held if row.centre_id != centre}
    return Bearer(here, elsewhere, at_home=person.centre_id == centre)


def open_cards(work: Work, who: Who, centre: UUID) -> list[OpenCard]:
    """Cards of this centre that can still be used, oldest first, at most 500, without their secrets.

    Raises NotFound for who isn't staff here.
    """
    require_staff(who.at(centre))
    cards = work.session.scalars(
        select(Card)
        .where(_of(centre), is_open(work.now))
        .order_by(col(Card.made_at), col(Card.id))
        .limit(500)
    ).all()
    people = {key for card in cards for key in (card.person_id, card.made_by) if key is not None}
    shown = names(work, people, centre)
    return [
        OpenCard(
            id=card.id,
            person=shown.get(card.person_id) if card.person_id else None,
            role=card.role,  # type: ignore[arg-type]  # the column holds only roles
            made_by=shown.get(card.made_by) if card.made_by else None,
            made_at=card.made_at,
            expires=card.expires_at,
        )
        for card in cards
    ]


def end_card(work: Work, who: Who, centre: UUID, card_id: UUID) -> None:
    """End a card of this centre; nothing happens to one that was used. Raises NotFound."""
    require_staff(who.at(centre))
    end_one(work, and_(col(Card.id) == card_id, _of(centre)))


def end_one(work: Work, which: ColumnElement[bool]) -> None:
    """End the card that `which` (over Card) names, unless it was used. Raises NotFound for none."""
    card = work.session.scalars(select(Card).where(which).with_for_update()).first()
    if card is None:
        raise NotFound()
    if card.used_at is None and card.ended_at is None:
        card.ended_at = work.now
        work.session.flush()


def is_open(now: datetime) -> ColumnElement[bool]:
    """SQL twin of state_of(...) == "open", over Card."""
    return and_(
        col(Card.used_at).is_(None), col(Card.ended_at).is_(None), col(Card.expires_at) > now
    )


def _of(centre: UUID) -> ColumnElement[bool]:
    """Cards that a centre's staff see: not the codes that people made for themselves."""
    others = or_(
        col(Card.person_id).is_(None),
        col(Card.made_by).is_(None),
        col(Card.person_id) != col(Card.made_by),
    )
    return and_(col(Card.centre_id) == centre, others)


def card_holder(work: Work, centre: UUID, shown: str) -> UUID | None:
    """Whose card this is at a centre: whom it was made for, or who used it. It stays as it is."""
    card = find_card(work, shown)
    if card is None or card.centre_id != centre:
        return None
    if card.person_id is not None or card.used_device is None:
        return card.person_id
    device = work.session.get(Device, card.used_device)
    return None if device is None else device.person_id
