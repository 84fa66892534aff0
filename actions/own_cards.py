"""Cards that others made for me, and the ten-minute code to my own next browser."""

from uuid import UUID

from sqlalchemy import ColumnElement, and_, or_, select, update
from sqlmodel import col

from actions.cards import add_card, end_one, is_open
from actions.naming import names
from core.work import Work
from models.sign_in import Card, MadeCard, MyCard, Who
from rules.people import mark_of
from rules.sign_in import MOVE_LIFE, CardFacts, state_of


def my_cards(work: Work, who: Who) -> list[MyCard]:
    """Cards that somebody else made for me, newest first, at most 50."""
    newest = select(Card).where(_made_for(who)).order_by(col(Card.made_at).desc(), col(Card.id))
    cards = work.session.scalars(newest.limit(50)).all()
    shown = names(work, {card.made_by for card in cards if card.made_by is not None}, who.home)
    return [
        MyCard(
            id=card.id,
            made_by=shown.get(card.made_by) if card.made_by else None,
            made_at=card.made_at,
            expires=card.expires_at,
            state=state_of(CardFacts(card.expires_at, card.used_at, card.ended_at), work.now),
        )
        for card in cards
    ]


def _made_for(who: Who) -> ColumnElement[bool]:
    by_others = or_(col(Card.made_by).is_(None), col(Card.made_by) != who.person)
    return and_(col(Card.person_id) == who.person, by_others)


def refuse_card(work: Work, who: Who, card_id: UUID) -> None:
    """End a card that was made for me; nothing happens to one that was used. Raises NotFound."""
    end_one(work, and_(col(Card.id) == card_id, _made_for(who)))


def move_code(work: Work, who: Who) -> MadeCard:
    """A code for my own next browser, good for ten minutes; it takes the place of an earlier one."""
    mine = and_(col(Card.person_id) == who.person, col(Card.made_by) == who.person)
    work.change(update(Card).where(mine, is_open(work.now)).values(ended_at=work.now))
    # It is good at a centre where I hold a role, also when that isn't my home any more.
    centre = who.home if who.at(who.home) else next(iter(who.roles))
    role = mark_of(who.at(centre)) or "member"
    me = names(work, [who.person], centre)[who.person]
    return add_card(work, centre, role, person=me, made_by=who.person, life=MOVE_LIFE)
