"""What somebody sees of buddies that is theirs; and bringing asks to whom they are for, when it is time."""

from typing import Any
from uuid import UUID

from sqlalchemy import Select, exists, not_, or_, select
from sqlmodel import col

from actions import buddy_pairs
from actions.announcing import announce
from actions.buddies import are_peers, ask_shape, words_of
from actions.buddy_offers import offer_shape
from actions.buddy_pairs import OUT, RENEW, held, other_of, side_of, span_of
from actions.held_back import held_back
from actions.meeting import shape_of
from actions.readers import reader
from actions.stillness import resting
from core.errors import NotFound
from core.work import Work
from models.buddies import (
    ArrivedBuddyAsk,
    Buddy,
    BuddyOffer,
    BuddyPair,
    MyBuddy,
    MyBuddyAsk,
)
from models.ledger import my_stream
from models.people import Appointment, PersonShape
from models.resting import Rest
from models.sign_in import Who
from rules.asks import LAPSES
from rules.boundaries_sql import blocked_pair
from rules.buddies import PEERS, TOLD_FOR, idea, is_newcomer, is_open, renewal
from rules.buddies_sql import full, peer_at

PART = 100


def my_buddy(work: Work, who: Who) -> MyBuddy:
    """My offer, my ask that waits, that somebody asks me, and with whom I go."""
    row = work.session.get(BuddyOffer, who.person)
    return MyBuddy(
        newcomer=_is_new(work, who),
        offer=offer_shape(work, row) if row is not None else None,
        ask=_my_ask(work, who),
        asked=asked_of(work, who),
        pairs=_pairs(work, who),
    )


def _is_new(work: Work, who: Who) -> bool:
    if who.at(who.home).isdisjoint(PEERS):
        return False
    since = select(col(Appointment.since)).where(
        col(Appointment.person_id) == who.person, col(Appointment.centre_id) == who.home
    )
    return is_newcomer(list(work.rows(since).scalars()), work.now)


def _known(work: Work, who: Who, row: Buddy) -> PersonShape | None:
    """The other of the two; nobody where a block stands between by now, or they are gone."""
    other = other_of(row, who.person)
    if not are_peers(work, row.centre_id, other) or other in reader(work, who.person).hidden:
        return None
    return shape_of(work, other)


def _my_ask(work: Work, who: Who) -> MyBuddyAsk | None:
    query = (
        select(Buddy)
        .where(col(Buddy.newcomer_id) == who.person, col(Buddy.asked_at) > work.now - LAPSES)
        .order_by(col(Buddy.asked_at).desc(), col(Buddy.id))
    )
    for row in work.session.scalars(query).all():
        person = _known(work, who, row)
        if person is not None and is_open(row.asked_at, row.answer, work.now):
            return ask_shape(work, row, person)
    return None


def asked_of(work: Work, who: Who) -> list[ArrivedBuddyAsk]:
    """That somebody asks me, newest first: not who, not why. None while I rest, or don't offer."""
    if resting(work, who.person) is not None:
        return []
    query = (
        select(Buddy)
        .where(col(Buddy.buddy_id) == who.person, col(Buddy.asked_at) > work.now - LAPSES)
        .where(col(Buddy.shown_at).is_not(None), col(Buddy.answer).is_(None))
        .where(peer_at(col(Buddy.newcomer_id), col(Buddy.centre_id)), _offered())
        .where(peer_at(col(Buddy.buddy_id), col(Buddy.centre_id)))
        .order_by(col(Buddy.asked_at).desc(), col(Buddy.id))
    )
    hidden = reader(work, who.person).hidden
    rows = [row for row in work.session.scalars(query) if row.newcomer_id not in hidden]
    return [ArrivedBuddyAsk(id=row.id, at=row.asked_at) for row in rows]


def _offered() -> Any:
    return exists().where(
        col(BuddyOffer.person_id) == col(Buddy.buddy_id),
        col(BuddyOffer.centre_id) == col(Buddy.centre_id),
    )


def _pairs(work: Work, who: Who) -> list[BuddyPair]:
    recent = or_(col(Buddy.ended_at).is_(None), col(Buddy.ended_at) > work.now - TOLD_FOR)
    query = (
        select(Buddy)
        .where(or_(col(Buddy.newcomer_id) == who.person, col(Buddy.buddy_id) == who.person))
        .where(col(Buddy.answer) == "yes", recent)
        .order_by(col(Buddy.starts_at), col(Buddy.id))
    )
    return [pair_shape(work, who, row) for row in work.session.scalars(query).all()]


def pair_shape(work: Work, who: Who, row: Buddy) -> BuddyPair:
    """Two who go together, as one of them sees it; however it ended, it is the same shape."""
    side = side_of(row, who.person)
    known = _known(work, who, row)
    wished: Any = getattr(row, OUT[side])
    if known is None or wished is not None or span_of(row).over(work.now):
        return BuddyPair(
            id=row.id,
            state="ended",
            side=side,  # type: ignore[arg-type]  # one of the two
            person=None,
            room=None,
            until=None,
            idea=None,
            renewal="later",
        )
    assert row.starts_at is not None and row.ends_at is not None
    return BuddyPair(
        id=row.id,
        state="together",
        side=side,  # type: ignore[arg-type]  # one of the two
        person=known,
        room=row.room_id,
        until=row.ends_at,
        idea=idea(row.starts_at, work.now),
        renewal=renewal(row.ends_at, getattr(row, RENEW[side]), work.now),
    )


def _going_on(work: Work, who: Who, pair_id: UUID) -> Buddy:
    row = held(work, pair_id)
    if row is None or row.answer != "yes" or not side_of(row, who.person):
        raise NotFound()
    if pair_shape(work, who, row).state == "ended":
        raise NotFound()
    return row


def renew(work: Work, who: Who, pair_id: UUID) -> BuddyPair:
    """Say "six weeks more"; it comes to that once both have. Raises NotFound, NotYetRenewed."""
    row = _going_on(work, who, pair_id)
    buddy_pairs.renew(work, row, who)
    return pair_shape(work, who, row)


def renew_not(work: Work, who: Who, pair_id: UUID) -> BuddyPair:
    """Not to have said so after all, while the other hasn't. Raises NotFound."""
    row = _going_on(work, who, pair_id)
    buddy_pairs.renew_not(work, row, who)
    return pair_shape(work, who, row)


def _to_be_shown(work: Work) -> Select[Any]:
    """Asks whose time to be taken back is over, to somebody who offers, has room, and doesn't rest now."""
    rests = exists().where(
        col(Rest.person_id) == col(Buddy.buddy_id),
        or_(col(Rest.until).is_(None), col(Rest.until) > work.now),
    )
    return (
        select(Buddy)
        .join(BuddyOffer, col(BuddyOffer.person_id) == col(Buddy.buddy_id))
        .where(col(BuddyOffer.centre_id) == col(Buddy.centre_id), not_(full(work.now)))
        .where(col(Buddy.shown_at).is_(None), col(Buddy.silent).is_(False))
        .where(col(Buddy.answer).is_(None), col(Buddy.shows_from) <= work.now)
        .where(col(Buddy.asked_at) > work.now - LAPSES, not_(rests))
        .where(not_(blocked_pair(col(Buddy.newcomer_id), col(Buddy.buddy_id))))
        .where(peer_at(col(Buddy.newcomer_id), col(Buddy.centre_id)))
        .where(peer_at(col(Buddy.buddy_id), col(Buddy.centre_id)))
        .where(not_(held_back(col(Buddy.buddy_id), col(Buddy.centre_id), work.now)))
        .order_by(col(Buddy.asked_at), col(Buddy.id))
    )


def due(work: Work) -> list[UUID]:
    """Asks that are to be shown now; those that wait for a rest to end, or for room, aren't among them."""
    rows = work.session.scalars(_to_be_shown(work).limit(PART)).all()
    return [row.id for row in rows]


def show(work: Work, pair_id: UUID) -> None:
    """Show somebody an ask; a crash in between shows none twice."""
    query = _to_be_shown(work).where(col(Buddy.id) == pair_id).with_for_update(of=Buddy)
    row = work.session.scalars(query.execution_options(populate_existing=True)).first()
    if row is not None:
        row.shown_at = work.now
        work.session.flush()
        announce(work, my_stream(row.buddy_id), "buddy.asked", row.id)


def all_of_mine(work: Work, who: Who) -> dict[str, Any]:
    """My offer, what I asked, and from when to when I went with somebody; who that was is theirs."""
    row = work.session.get(BuddyOffer, who.person)
    asked = (
        select(Buddy)
        .where(col(Buddy.newcomer_id) == who.person, col(Buddy.words) != b"")
        .order_by(col(Buddy.asked_at), col(Buddy.id))
    )
    went = (
        select(Buddy)
        .where(or_(col(Buddy.newcomer_id) == who.person, col(Buddy.buddy_id) == who.person))
        .where(col(Buddy.answer) == "yes")
        .order_by(col(Buddy.starts_at), col(Buddy.id))
    )
    return {
        "offer": offer_shape(work, row).model_dump() if row is not None else None,
        "asks": [
            {"id": row.id, "at": row.asked_at, "words": words_of(work, row)}
            for row in work.session.scalars(asked)
        ],
        "pairs": [
            {
                "id": row.id,
                "side": side_of(row, who.person),
                "starts_at": row.starts_at,
                "ends_at": row.ended_at or row.ends_at,
            }
            for row in work.session.scalars(went)
        ],
    }
