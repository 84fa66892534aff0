"""A help request loaded through who looks: whether there is one for them, and how they stand to it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlmodel import col

from actions.sharing import reaches
from core.errors import NotFound
from core.work import Work
from models.circles import Tie
from models.groups import Membership
from models.help_offers import HelpOffer
from models.help_requests import HelpRequest
from models.sign_in import Who
from rules.boundaries_sql import sharing_a_room
from rules.help_requests import Facts, Part, may_see, stage_of, through
from rules.help_requests_sql import standing


@dataclass(slots=True)
class _Asked:
    """A request as the predicate is asked about it."""

    owner_id: UUID
    centre_id: UUID
    audience: str
    group_id: UUID | None
    held_until: datetime | None


def part_of(offer: HelpOffer) -> Part:
    """How somebody stands whose offer counts."""
    chosen = offer.chosen_at is not None and offer.let_go_at is None
    return Part(chosen=chosen, confirmed=offer.confirmed_at is not None)


def standing_offers(work: Work, requests: Collection[UUID]) -> Sequence[HelpOffer]:
    """The offers for these that count, the first to come first."""
    query = (
        select(HelpOffer)
        .join(HelpRequest, col(HelpRequest.id) == col(HelpOffer.request_id))
        .where(col(HelpOffer.request_id).in_(requests), standing())
        .order_by(col(HelpOffer.at), col(HelpOffer.person_id))
        .execution_options(populate_existing=True)
    )
    return work.session.scalars(query).all()


def facts_of(
    work: Work, row: HelpRequest, person: UUID, offers: Sequence[HelpOffer], *, reached: bool
) -> Facts:
    """What the rules are asked with; `offers`: those that count. Once it is over, who never said yes doesn't."""
    ahead = work.now < row.ends_at
    mine = next((offer for offer in offers if offer.person_id == person), None)
    return Facts(
        own=row.owner_id == person,
        reached=reached,
        part=None if mine is None else part_of(mine),
        stage=stage_of(part for part in map(part_of, offers) if ahead or part.confirmed),
        closed=row.closed_at is not None,
        ended_how=row.ended_how,
        ahead=ahead,
    )


def known(work: Work, who: Who, key: UUID) -> tuple[HelpRequest, Facts]:
    """A request, for reading. Raises NotFound, for unknown and hidden ones alike."""
    row, facts = _load(work, who, work.session.get(HelpRequest, key))
    if row is None or not may_see(facts):
        raise NotFound()
    return row, facts


def held(work: Work, who: Who, key: UUID) -> tuple[HelpRequest, Facts]:
    """The same, held until the commit: whoever offers, chooses or steps back comes after us."""
    row, facts = _load(work, who, _hold(work, key))
    if row is None or not may_see(facts):
        raise NotFound()
    return row, facts


def held_for_offering(work: Work, who: Who, key: UUID) -> tuple[HelpRequest, Facts]:
    """Held, also where it is settled or over by now: that is said kindly to whom it was for. Raises NotFound."""
    row, facts = _load(work, who, _hold(work, key))
    if row is None or not (facts.own or facts.reached) or (facts.withdrawn and not facts.own):
        raise NotFound()
    return row, facts


def held_of_mine(work: Work, who: Who, key: UUID) -> tuple[HelpRequest, Facts]:
    """Held, of who asks alone. Raises NotFound."""
    row, facts = held(work, who, key)
    if not facts.own:
        raise NotFound()
    return row, facts


def _hold(work: Work, key: UUID) -> HelpRequest | None:
    return work.session.get(HelpRequest, key, with_for_update=True, populate_existing=True)


def _load(work: Work, who: Who, row: HelpRequest | None) -> tuple[HelpRequest | None, Facts]:
    """The facts, after as many queries for none at all as for one that is hidden."""
    offers = standing_offers(work, [] if row is None else [row.id])
    if row is None:
        reaches(work, who.person, None)
        return None, Facts(False, False, None, "open", False, None, False)
    mine = next((part_of(o) for o in offers if o.person_id == who.person), None)
    asked = through(
        row.audience, mine, with_worker=row.with_worker, staff=who.staff_at(row.centre_id)
    )
    thing = _Asked(row.owner_id, row.centre_id, asked, row.group_id, row.held_until)
    reached = reaches(work, who.person, thing)
    return row, facts_of(work, row, who.person, offers, reached=reached)


def acquainted(work: Work, owner: UUID, people: Collection[UUID]) -> set[UUID]:
    """Who of these somebody knows: a room where people meet is shared, or they are in a circle of the owner's.

    The circles of the others aren't asked: it would tell the owner of them.
    """
    if not people:
        return set()
    wanted = list(people)
    rooms: Any = sharing_a_room(owner).where(col(Membership.person_id).in_(wanted))
    near = select(col(Tie.person_id)).where(
        col(Tie.owner_id) == owner,
        col(Tie.person_id).in_(wanted),
        col(Tie.circle).in_(("friend", "confidant")),
    )
    return set(work.rows(rooms).scalars()) | set(work.rows(near).scalars())
