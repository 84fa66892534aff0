"""Choosing who comes along, when and where; saying yes to it; and stepping back from a choice."""

from dataclasses import replace
from datetime import date
from uuid import UUID

from sqlalchemy import select, update
from sqlmodel import col

from actions.held_back import require_free
from actions.help_content import opened, sealed
from actions.help_requests import move
from actions.help_standing import acquainted, held, held_of_mine, part_of, standing_offers
from actions.showing_help import shape
from core.errors import NotFound
from core.work import Work
from models.help_offers import HelpOffer
from models.help_requests import (
    AT_CENTRE,
    HelpNews,
    HelpRequest,
    HelpRequestShape,
    NewChoice,
    NewConfirmation,
)
from models.people import Person
from models.sign_in import Who
from rules.asks import may_undo
from rules.help_requests import (
    HelpHasChanged,
    HelpIsOver,
    HelpIsSettled,
    StartAtCentre,
    require_open,
    require_start,
)
from rules.repeats import TimeIsOver


def choose(work: Work, who: Who, key: UUID, new: NewChoice) -> HelpRequestShape:
    """Choose whom I would like to come, and propose when and where we meet. Who isn't named any more is let go.

    Who said yes to the same time and place needn't say it again. Raises NotFound, also for somebody
    who doesn't offer; HelpIsSettled, HelpIsOver, TimeIsOver, StartAtCentre, WritingIsPaused.
    """
    row, facts = held_of_mine(work, who, key)
    require_open(facts)
    offers = {offer.person_id: offer for offer in standing_offers(work, [key])}
    if not offers.keys() >= set(new.people):
        raise NotFound()
    if new.place is not None:
        require_free(work, who, row.centre_id)
    changed = _propose(work, row, new)
    for person, offer in offers.items():
        if person in new.people:
            _ask(work, offer, changed=changed)
        elif part_of(offer).chosen:
            offer.let_go_at = work.now
    work.session.flush()
    _forget_who_stepped_back(work, row, new)
    return shape(work, who.person, row)


def _forget_who_stepped_back(work: Work, row: HelpRequest, new: NewChoice) -> None:
    """Who stepped back a moment ago and takes that back offers again, and is chosen no more: others are."""
    work.change(
        update(HelpOffer)
        .where(col(HelpOffer.request_id) == row.id, col(HelpOffer.stepped_back_at).is_not(None))
        .where(col(HelpOffer.person_id).not_in(new.people))
        .values(chosen_at=None, confirmed_at=None)
    )


def _propose(work: Work, row: HelpRequest, new: NewChoice) -> bool:
    """Time and place as proposed; gives whether they are others than before. Raises StartAtCentre."""
    content = opened(work, row)
    strangers = set(new.people) - acquainted(work, row.owner_id, new.people)
    place = new.place or content.meeting or (AT_CENTRE if strangers else content.place)
    require_start(place, strangers=bool(strangers))
    moved = False
    if new.starts is not None:
        day, _, clock = new.starts.partition("T")
        moved = move(work, row, date.fromisoformat(day), clock, None)
    if place != content.meeting:
        row.content = sealed(work, row.owner_id, row.id, replace(content, meeting=place))
    return moved or place != content.meeting


def _ask(work: Work, offer: HelpOffer, *, changed: bool) -> None:
    part = part_of(offer)
    if offer.let_go_at is not None and not changed and _undoes(work, offer):
        offer.let_go_at = None
    elif changed or not part.chosen:
        offer.chosen_at, offer.confirmed_at, offer.let_go_at = work.now, None, None


def _undoes(work: Work, offer: HelpOffer) -> bool:
    """Whether letting go can still be taken back: its time isn't over, and nobody was told."""
    row = work.session.get_one(HelpRequest, offer.request_id)
    undo = work.session.get_one(Person, row.owner_id).undo_seconds
    if offer.let_go_at is None or not may_undo(offer.let_go_at, undo, work.now):
        return False
    told = select(col(HelpNews.id)).where(
        col(HelpNews.request_id) == offer.request_id,
        col(HelpNews.person_id) == offer.person_id,
        col(HelpNews.kind) == "stepped_back",
        col(HelpNews.of) == offer.let_go_at,
    )
    return work.rows(told).first() is None


def let_go(work: Work, who: Who, key: UUID) -> HelpRequestShape:
    """Step back from my choice: it is open again, and whom I chose is told kindly once my undo time is over.

    Said twice, it is done once. Raises NotFound, HelpIsSettled, HelpIsOver.
    """
    row, facts = held_of_mine(work, who, key)
    require_open(facts)
    for offer in standing_offers(work, [key]):
        if part_of(offer).chosen:
            offer.let_go_at = work.now
    work.session.flush()
    return shape(work, who.person, row)


def confirm(work: Work, who: Who, key: UUID, seen: NewConfirmation) -> HelpRequestShape:
    """Say yes to the time and place. Said twice, it is done once.

    Raises NotFound for who isn't chosen, HelpHasChanged when they were changed meanwhile,
    HelpIsSettled, HelpIsOver.
    """
    row, facts = held(work, who, key)
    if facts.part is None or not facts.part.chosen:
        raise NotFound()
    require_open(facts)
    meeting = opened(work, row).meeting
    same_time = seen.starts_at is None or seen.starts_at == row.starts_at
    if not same_time or seen.place not in (None, meeting):
        raise HelpHasChanged()
    mine = next(one for one in standing_offers(work, [key]) if one.person_id == who.person)
    if mine.confirmed_at is None:
        mine.confirmed_at = work.now
        work.session.flush()
    return shape(work, who.person, row)


__all__ = [
    "HelpHasChanged",
    "HelpIsOver",
    "HelpIsSettled",
    "StartAtCentre",
    "TimeIsOver",
    "choose",
    "confirm",
    "let_go",
]
