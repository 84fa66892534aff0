"""Offering a hand, and stepping back: one tap each, at any time, without a reason."""

from uuid import UUID

from sqlalchemy import func, select
from sqlmodel import col

from actions.held_back import require_free
from actions.help_content import sealed_offer
from actions.help_requests import hold_myself
from actions.help_standing import held_for_offering
from actions.showing_help import shape
from core.work import Work
from models.help_offers import HelpOffer, NewHelpOffer
from models.help_requests import HelpNews, HelpRequest, HelpRequestShape
from models.people import Person
from models.sign_in import Who
from rules.asks import may_undo
from rules.help_requests import (
    EnoughOffered,
    HelpIsOver,
    HelpIsSettled,
    OwnHelpRequest,
    require_may_offer,
    require_room_for_offer,
)
from rules.help_requests_sql import agreed, chosen, standing


def offer(work: Work, who: Who, key: UUID, new: NewHelpOffer) -> tuple[HelpRequestShape, bool]:
    """Say that I would come along; gives the request, and whether the offer is new.

    Within my undo time it takes stepping back back. Who asks is told by the sweep, so whatever they
    think of me, the answer is the same. Raises NotFound, OwnHelpRequest, HelpIsOver, HelpIsSettled,
    EnoughOffered, WritingIsPaused.
    """
    hold_myself(work, who.person)
    row, facts = held_for_offering(work, who, key)
    mine = work.session.get(HelpOffer, (key, who.person), populate_existing=True)
    undone = mine is not None and _undoes(work, mine)
    if not undone or facts.own:
        require_may_offer(facts)
    require_free(work, who, row.centre_id)
    fresh = facts.part is None
    if fresh and not undone:
        require_room_for_offer(_open_offers(work, who.person))
        mine = _begin(work, mine, key, who.person)
    assert mine is not None
    if mine.stepped_back_at is not None:
        mine.stepped_back_at = None
    if new.words or not undone:
        mine.words = sealed_offer(work, who.person, key, new.words)
    work.session.flush()
    return shape(work, who.person, row), fresh


def _begin(work: Work, mine: HelpOffer | None, key: UUID, person: UUID) -> HelpOffer:
    """A new offer, or one that begins anew after stepping back."""
    if mine is None:
        mine = HelpOffer(request_id=key, person_id=person, at=work.now)
        work.session.add(mine)
    mine.at = work.now
    mine.chosen_at = mine.confirmed_at = mine.let_go_at = mine.stepped_back_at = None
    return mine


def _undoes(work: Work, mine: HelpOffer) -> bool:
    """Whether stepping back can still be taken back: its time isn't over, and nobody was told."""
    back = mine.stepped_back_at
    undo = work.session.get_one(Person, mine.person_id).undo_seconds
    if back is None or not may_undo(back, undo, work.now):
        return False
    told = select(col(HelpNews.id)).where(
        col(HelpNews.request_id) == mine.request_id,
        col(HelpNews.kind) == "stepped_back",
        col(HelpNews.about_id) == mine.person_id,
        col(HelpNews.of) == back,
    )
    return work.rows(told).first() is None


def _open_offers(work: Work, person: UUID) -> int:
    """Of mine that stand, for what isn't over, closed or agreed with others."""
    query = (
        select(func.count())
        .select_from(HelpOffer)
        .join(HelpRequest, col(HelpRequest.id) == col(HelpOffer.request_id))
        .where(col(HelpOffer.person_id) == person, standing())
        .where(col(HelpRequest.closed_at).is_(None), col(HelpRequest.ends_at) > work.now)
        .where(chosen() | ~agreed())
    )
    return int(work.rows(query).scalar_one())


def step_back(work: Work, who: Who, key: UUID) -> None:
    """Not to come along after all; no reason is asked. Said twice, it is done once.

    Who asked is told once my undo time is over, if I was chosen. Raises NotFound.
    """
    _, facts = held_for_offering(work, who, key)
    mine = work.session.get(HelpOffer, (key, who.person), populate_existing=True)
    if mine is not None and facts.part is not None and facts.ahead and not facts.closed:
        mine.stepped_back_at = work.now
        work.session.flush()


__all__ = [
    "EnoughOffered",
    "HelpIsOver",
    "HelpIsSettled",
    "OwnHelpRequest",
    "offer",
    "step_back",
]
