"""Two who go together: how it goes on, and how it ends, which reads the same however it came."""

from typing import Any
from uuid import UUID

from sqlalchemy import Select, and_, delete, not_, or_, select, update
from sqlmodel import col

from actions.announcing import announce, bump
from core.errors import NotFound
from core.work import Work
from models.buddies import Buddy, BuddyCandidate, BuddyOffer
from models.groups import Membership
from models.ledger import my_stream, room_stream
from models.people import Person
from models.sign_in import Who
from rules.asks import LAPSES, undone_until
from rules.buddies import NotYetRenewed, Span, renewal, renewed_until, was_renewed
from rules.buddies_sql import peer_at, together

PART = 100
OUT = {"newcomer": "newcomer_out_at", "buddy": "buddy_out_at"}
RENEW = {"newcomer": "renew_newcomer_at", "buddy": "renew_buddy_at"}


def side_of(pair: Buddy, person: UUID) -> str:
    """Which of the two somebody is; empty where they are neither."""
    sides = {pair.newcomer_id: "newcomer", pair.buddy_id: "buddy"}
    return sides.get(person, "")


def other_of(pair: Buddy, person: UUID) -> UUID:
    """Whom somebody goes with."""
    return pair.buddy_id if pair.newcomer_id == person else pair.newcomer_id


def span_of(pair: Buddy) -> Span:
    """Until when a pair goes together."""
    assert pair.ends_at is not None
    return Span(pair.ends_at, (pair.newcomer_out_at, pair.buddy_out_at), pair.ended_at)


def held(work: Work, pair_id: UUID) -> Buddy | None:
    """A row that nobody else changes until the commit, as it stands now."""
    return work.session.get(Buddy, pair_id, with_for_update=True, populate_existing=True)


def end(work: Work, who: Who, pair: Buddy) -> None:
    """End it, silently: the other sees it as every end when my undo time is over. Said twice, it is done once."""
    mine = OUT[side_of(pair, who.person)]
    if getattr(pair, mine) is None and not span_of(pair).over(work.now):
        undo = work.session.get_one(Person, who.person).undo_seconds
        setattr(pair, mine, undone_until(work.now, undo))
        work.session.flush()


def go_on(work: Work, who: Who, pair_id: UUID) -> None:
    """Go on after all, within my undo time. Raises NotFound."""
    pair = held(work, pair_id)
    if pair is None or pair.answer != "yes" or not side_of(pair, who.person):
        raise NotFound()
    if span_of(pair).over(work.now):
        raise NotFound()
    setattr(pair, OUT[side_of(pair, who.person)], None)
    work.session.flush()


def renew(work: Work, pair: Buddy, who: Who) -> None:
    """Say "six weeks more" in the last week; it comes to that once both have. Raises NotYetRenewed.

    The pair is held, and goes on. Said twice, it is done once.
    """
    assert pair.ends_at is not None
    mine = RENEW[side_of(pair, who.person)]
    said = getattr(pair, mine)
    if was_renewed(pair.ends_at, said, work.now):
        return
    match renewal(pair.ends_at, said, work.now):
        case "later":
            raise NotYetRenewed()
        case "open":
            setattr(pair, mine, work.now)
            both = (pair.renew_newcomer_at, pair.renew_buddy_at)
            pair.ends_at = renewed_until(pair.ends_at, both)
            work.session.flush()
        case "said":
            pass


def renew_not(work: Work, pair: Buddy, who: Who) -> None:
    """Not to have said so after all; what both have said stays."""
    assert pair.ends_at is not None
    mine = RENEW[side_of(pair, who.person)]
    if renewal(pair.ends_at, getattr(pair, mine), work.now) == "said":
        setattr(pair, mine, None)
        work.session.flush()


def end_between(work: Work, me: UUID, other: UUID) -> None:
    """With a block it ends as if I had ended it: both are out of the room when my undo time is over."""
    undo = work.session.get_one(Person, me).undo_seconds
    for pair in _between(work, me, other):
        mine = OUT[side_of(pair, me)]
        if getattr(pair, mine) is None:
            setattr(pair, mine, undone_until(work.now, undo))
    work.session.flush()


def go_on_between(work: Work, me: UUID, other: UUID) -> None:
    """Take the ending back that came with a block, within my undo time."""
    for pair in _between(work, me, other):
        setattr(pair, OUT[side_of(pair, me)], None)
    work.session.flush()


def _between(work: Work, one: UUID, other: UUID) -> list[Buddy]:
    """Asks too: a yes that is on its way is waited for, and then ends like the others."""
    both = (one, other)
    query = (
        select(Buddy)
        .where(col(Buddy.newcomer_id).in_(both), col(Buddy.buddy_id).in_(both))
        .order_by(col(Buddy.id))
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    rows = work.session.scalars(query).all()
    return [pair for pair in rows if pair.answer == "yes" and not span_of(pair).over(work.now)]


def over(work: Work) -> list[UUID]:
    """Pairs whose time is over, whichever way, and that are still in their room."""
    return list(work.rows(_over(work).order_by(col(Buddy.id)).limit(PART)).scalars())


def _over(work: Work) -> Select[Any]:
    living = and_(
        peer_at(col(Buddy.newcomer_id), col(Buddy.centre_id)),
        peer_at(col(Buddy.buddy_id), col(Buddy.centre_id)),
    )
    return (
        select(col(Buddy.id))
        .where(col(Buddy.answer) == "yes", col(Buddy.ended_at).is_(None))
        .where(or_(not_(together(work.now)), not_(living)))
    )


def let_out(work: Work, pair_id: UUID, *, unless_going_on: bool = False) -> None:
    """Both are out of their room, and nothing says why. Said twice, it is done once.

    The room's row is held first, as everywhere; its stream is told nothing.
    """
    room = work.rows(select(col(Buddy.room_id)).where(col(Buddy.id) == pair_id)).scalar()
    if room is None:
        return
    bump(work, room_stream(room), 0, audience=True)
    pair = held(work, pair_id)
    if pair is None or pair.ended_at is not None:
        return
    if unless_going_on and not _is_over(work, pair_id):
        return
    pair.ended_at, pair.words = work.now, b""
    # Who wished for what is forgotten here: no row says who ended it.
    for column in (*OUT.values(), *RENEW.values()):
        setattr(pair, column, None)
    work.session.flush()
    inside = select(col(Membership.person_id)).where(col(Membership.room_id) == room)
    for person in work.rows(inside.order_by(col(Membership.person_id))).scalars().all():
        work.change(
            delete(Membership).where(
                col(Membership.room_id) == room, col(Membership.person_id) == person
            )
        )
        announce(work, my_stream(person), "room.removed", room)


def _is_over(work: Work, pair_id: UUID) -> bool:
    return work.rows(_over(work).where(col(Buddy.id) == pair_id)).first() is not None


def let_out_over(work: Work, pair_id: UUID) -> None:
    """The same for the sweep: unless it was taken back, or renewed, meanwhile."""
    let_out(work, pair_id, unless_going_on=True)


def leave(work: Work, person: UUID, centre: UUID | None = None) -> None:
    """Somebody no longer belongs to a centre, or to any: their offer goes, and whom they go with is out too."""
    here = or_(col(Buddy.newcomer_id) == person, col(Buddy.buddy_id) == person)
    running = (
        select(col(Buddy.id))
        .where(here, col(Buddy.answer) == "yes", col(Buddy.ended_at).is_(None))
        .order_by(col(Buddy.id))
    )
    offers = delete(BuddyOffer).where(col(BuddyOffer.person_id) == person)
    if centre is not None:
        running = running.where(col(Buddy.centre_id) == centre)
        offers = offers.where(col(BuddyOffer.centre_id) == centre)
    for pair in work.rows(running).scalars().all():
        let_out(work, pair)
    work.change(offers)


def forget(work: Work, person: UUID) -> None:
    """Everything of somebody who is erased; a time together that is over keeps neither words nor name."""
    leave(work, person)
    theirs = or_(col(Buddy.newcomer_id) == person, col(Buddy.buddy_id) == person)
    came_to_nothing = or_(col(Buddy.answer).is_(None), col(Buddy.answer) != "yes")
    work.change(delete(Buddy).where(theirs, came_to_nothing))
    shown: Any = or_(
        col(BuddyCandidate.newcomer_id) == person, col(BuddyCandidate.person_id) == person
    )
    work.change(delete(BuddyCandidate).where(shown))


def tidy(work: Work) -> None:
    """Asks that came to nothing keep their day, for the time until one may ask again, and no words."""
    lapsed = and_(
        col(Buddy.asked_at) <= work.now - LAPSES,
        or_(col(Buddy.answer).is_(None), col(Buddy.answer) != "yes"),
        col(Buddy.words) != b"",
    )
    work.change(update(Buddy).where(lapsed).values(words=b""))
    work.change(delete(BuddyCandidate).where(col(BuddyCandidate.until) <= work.now - LAPSES))
