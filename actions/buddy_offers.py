"""Offering to be a buddy, and the few cards that somebody who looks for one is shown."""

from collections.abc import Collection
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import delete, or_, select
from sqlmodel import col

from actions.held_back import holding, require_free
from actions.naming import names
from actions.readers import reader
from actions.stillness import resting_among
from core.crypto import keyed
from core.work import Work
from models.buddies import (
    Buddy,
    BuddyCandidate,
    BuddyCard,
    BuddyOffer,
    MyBuddyOffer,
    NewBuddyOffer,
)
from models.disclosure import Fact
from models.people import Person
from models.sign_in import Who
from rules.asks import LAPSES, ending_of
from rules.buddies import (
    CARDS,
    PEERS,
    WEEK,
    BuddiesAreMembers,
    Offering,
    cooling,
    each_once,
    require_peer,
    shares_interests,
    to_show,
)
from rules.buddies_sql import full, peer_at, together
from rules.suspensions import WritingIsPaused

UNDONE = "undone"


def offer(work: Work, who: Who, new: NewBuddyOffer) -> MyBuddyOffer:
    """Offer to be a buddy at my own centre, or change how. Raises BuddiesAreMembers, WritingIsPaused."""
    require_peer(who.at(who.home))
    require_free(work, who, who.home)
    hold(work, who.person)
    row = work.session.get(BuddyOffer, who.person) or BuddyOffer(
        person_id=who.person, centre_id=who.home, at=work.now, words=b"", languages=[], interests=[]
    )
    row.centre_id, row.most = who.home, new.most
    row.words = work.vault.seal(who.person, "buddies", who.person, new.words)
    row.languages = list(dict.fromkeys(new.languages))
    row.interests = each_once(new.interests)
    work.session.add(row)
    work.session.flush()
    return offer_shape(work, row)


def withdraw_offer(work: Work, who: Who) -> None:
    """Offer it no more, at once; whom I go along with already isn't touched."""
    hold(work, who.person)
    work.change(delete(BuddyOffer).where(col(BuddyOffer.person_id) == who.person))


def offer_shape(work: Work, row: BuddyOffer) -> MyBuddyOffer:
    """An offer, as its owner set it."""
    return MyBuddyOffer(
        most=row.most,
        words=_words(work, row),
        languages=row.languages,  # type: ignore[arg-type]  # the column holds only languages
        interests=row.interests,
    )


def _words(work: Work, row: BuddyOffer) -> str:
    return work.vault.open(row.person_id, "buddies", row.person_id, row.words) or ""


def hold(work: Work, *people: UUID) -> None:
    """Until the commit nobody else asks, answers or offers for these; in the order of ids."""
    rows = select(col(Person.id)).where(col(Person.id).in_(people)).order_by(col(Person.id))
    work.rows(rows.with_for_update(key_share=True)).all()


def candidates(work: Work, who: Who) -> list[BuddyCard]:
    """At most three who offered, the same for a week; whoever is left out or gone makes room for another.

    Whether somebody on a card rests or has no room by now doesn't show here: it would tell.
    None while I have asked somebody, or go along with a buddy.
    """
    hold(work, who.person)
    offers = _offers(work, who)
    if not offers or taken(work, who.person):
        return []
    kept = _kept(work, who, offers)
    if len(kept) < CARDS:
        kept += _choose(work, who, {key: offers[key] for key in offers if key not in kept}, kept)
    return _cards(work, who, [offers[key] for key in kept])


def _offers(work: Work, who: Who) -> dict[UUID, BuddyOffer]:
    """Offers at my centre that could ever be shown to me: not blocked, not asked, not with me already."""
    if who.at(who.home).isdisjoint(PEERS):
        return {}
    mine = select(col(Buddy.buddy_id)).where(
        col(Buddy.newcomer_id) == who.person, together(work.now)
    )
    with_me = select(col(Buddy.newcomer_id)).where(
        col(Buddy.buddy_id) == who.person, together(work.now)
    )
    query = (
        select(BuddyOffer)
        .where(col(BuddyOffer.centre_id) == who.home, col(BuddyOffer.person_id) != who.person)
        .where(peer_at(col(BuddyOffer.person_id), col(BuddyOffer.centre_id)))
        .where(col(BuddyOffer.person_id).not_in(mine), col(BuddyOffer.person_id).not_in(with_me))
        .order_by(col(BuddyOffer.person_id))
    )
    hidden = reader(work, who.person).hidden
    asked = endings(work, who.person)
    return {
        row.person_id: row
        for row in work.session.scalars(query)
        if row.person_id not in hidden and not cooling(asked.get(row.person_id, []), work.now)
    }


def endings(work: Work, newcomer: UUID) -> dict[UUID, list[datetime]]:
    """When what somebody asked ended, by whom they asked; whatever was answered, and silent or not."""
    query = select(col(Buddy.buddy_id), col(Buddy.asked_at), col(Buddy.ended_at)).where(
        col(Buddy.newcomer_id) == newcomer,
        or_(col(Buddy.answer).is_(None), col(Buddy.answer) != UNDONE),
    )
    found: dict[UUID, list[datetime]] = {}
    for row in work.rows(query):
        found.setdefault(row.buddy_id, []).append(row.ended_at or ending_of(row.asked_at))
    return found


def taken(work: Work, person: UUID, but: UUID | None = None) -> bool:
    """Whether somebody has an ask that waits, or goes along with a buddy. Who is gone keeps nobody waiting."""
    waiting = (col(Buddy.answer).is_(None) | (col(Buddy.answer) == "no")) & (
        col(Buddy.asked_at) > work.now - LAPSES
    )
    query = (
        select(col(Buddy.id), col(Buddy.buddy_id))
        .where(col(Buddy.newcomer_id) == person, waiting | together(work.now))
        .where(peer_at(col(Buddy.buddy_id), col(Buddy.centre_id)))
    )
    hidden = reader(work, person).hidden
    return any(row.id != but and row.buddy_id not in hidden for row in work.rows(query))


def _kept(work: Work, who: Who, offers: Collection[UUID]) -> list[UUID]:
    """Who was shown this week, in the order they came to be."""
    query = (
        select(col(BuddyCandidate.person_id))
        .where(col(BuddyCandidate.newcomer_id) == who.person, col(BuddyCandidate.until) > work.now)
        .order_by(col(BuddyCandidate.at), col(BuddyCandidate.person_id))
    )
    return [key for key in work.rows(query).scalars() if key in offers][:CARDS]


def _choose(
    work: Work, who: Who, offers: dict[UUID, BuddyOffer], kept: Collection[UUID]
) -> list[UUID]:
    until = select(col(BuddyCandidate.until)).where(
        col(BuddyCandidate.newcomer_id) == who.person, col(BuddyCandidate.until) > work.now
    )
    ends = work.rows(until).scalars().first() or work.now + WEEK
    chosen = to_show(_offering(work, who, offers, ends), CARDS - len(kept))
    for person in chosen:
        row = BuddyCandidate(newcomer_id=who.person, person_id=person, at=work.now, until=ends)
        work.session.merge(row)
    work.session.flush()
    return sorted(chosen)


def _offering(
    work: Work, who: Who, offers: dict[UUID, BuddyOffer], week: datetime
) -> list[Offering]:
    rest = resting_among(work, offers)
    paused = {(row.person_id, row.centre_id) for row in holding(work, list(offers))}
    no_room = select(col(BuddyOffer.person_id)).where(
        col(BuddyOffer.person_id).in_(offers), full(work.now)
    )
    busy = set(work.rows(no_room).scalars())
    likes = _likes(work, who.person)
    return [
        Offering(
            person=key,
            resting=key in rest,
            paused=(key, row.centre_id) in paused,
            full=key in busy,
            shares_language=who.language in row.languages,
            shares_interests=shares_interests(row.interests, likes),
            lot=keyed(work.secret, "buddy cards", who.person, key, week),
        )
        for key, row in offers.items()
    ]


def _likes(work: Work, person: UUID) -> str:
    """What somebody wrote about themselves, for their own cards alone: nobody else learns of it."""
    query = select(Fact).where(
        col(Fact.person_id) == person, col(Fact.kind).in_(("likes", "skills"))
    )
    said = [
        work.vault.open(person, "facts", row.id, row.words) for row in work.session.scalars(query)
    ]
    return " ".join(words or "" for words in said)


def _cards(work: Work, who: Who, rows: list[Any]) -> list[BuddyCard]:
    shown = names(work, [row.person_id for row in rows], who.home)
    return [
        BuddyCard(
            person=shown[row.person_id],
            words=_words(work, row),
            languages=row.languages,
            interests=row.interests,
        )
        for row in rows
    ]


__all__ = ["BuddiesAreMembers", "WritingIsPaused", "candidates", "offer", "withdraw_offer"]
