"""Offers and what stands between their two people, loaded for the sweep: in a few queries, however many."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import and_, exists, or_, select
from sqlalchemy.orm import aliased
from sqlmodel import col

from core.work import Work
from models.boundaries import Block, Mute
from models.help_offers import HelpOffer
from models.help_requests import HelpNews, HelpRequest
from models.people import Person
from rules.help_news import Bond, News
from rules.help_requests_sql import helper_gone, owner_gone

# Until when after its day something of a request can still be to be told.
LATE = timedelta(days=2)


def bonds(work: Work, request: UUID | None = None) -> dict[UUID, list[Bond]]:
    """The offers of requests that are ahead or ended a short while ago, by request; of all, or of one."""
    query = _query(work).order_by(col(HelpOffer.request_id), col(HelpOffer.person_id))
    if request is not None:
        query = query.where(col(HelpOffer.request_id) == request)
    found: dict[UUID, list[Bond]] = {}
    for row in work.rows(query).mappings():
        found.setdefault(row["request"], []).append(Bond(**row))
    return found


def _query(work: Work) -> Any:
    owner, helper = aliased(Person), aliased(Person)
    recent = work.now - LATE
    current = or_(
        and_(col(HelpRequest.closed_at).is_(None), col(HelpRequest.ends_at) > recent),
        col(HelpRequest.closed_at) > recent,
    )
    offer, request = col(HelpOffer.person_id), col(HelpRequest.owner_id)
    return (
        select(
            col(HelpRequest.id).label("request"),
            request.label("owner"),
            offer.label("helper"),
            *(col(getattr(HelpOffer, name)).label(name) for name in _OF_OFFER),
            *(col(getattr(HelpRequest, name)).label(name) for name in _OF_REQUEST),
            owner.undo_seconds.label("owner_undo"),  # type: ignore[attr-defined]  # a column
            helper.undo_seconds.label("helper_undo"),  # type: ignore[attr-defined]  # a column
            _blocked_at(request, offer).label("owner_blocked_at"),
            _blocked_at(offer, request).label("helper_blocked_at"),
            owner_gone().label("owner_gone"),
            helper_gone().label("helper_gone"),
            _mutes(request, offer, work).label("owner_mutes"),
        )
        .join(HelpRequest, col(HelpRequest.id) == col(HelpOffer.request_id))
        .join(owner, owner.id == request)  # type: ignore[arg-type]  # a column
        .join(helper, helper.id == offer)  # type: ignore[arg-type]  # a column
        .where(current)
    )


_OF_OFFER = ("at", "chosen_at", "confirmed_at", "let_go_at", "stepped_back_at")
_OF_REQUEST = ("starts_at", "ends_at", "closed_at", "ended_how")


def _blocked_at(who: Any, whom: Any) -> Any:
    at = select(col(Block.at)).where(col(Block.owner_id) == who, col(Block.person_id) == whom)
    return at.correlate_except(Block).scalar_subquery()


def _mutes(who: Any, whom: Any, work: Work) -> Any:
    lasts = or_(col(Mute.until).is_(None), col(Mute.until) > work.now)
    row = select(col(Mute.owner_id)).where(
        col(Mute.owner_id) == who, col(Mute.person_id) == whom, lasts
    )
    return exists(row.correlate_except(Mute))


def told_of(work: Work, requests: Iterable[UUID]) -> set[News]:
    """All that anybody was told of these requests."""
    query = select(HelpNews).where(col(HelpNews.request_id).in_(list(requests)))
    return {
        News(row.request_id, row.person_id, row.kind, row.about_id, row.of)  # type: ignore[arg-type]  # the column holds only these
        for row in work.session.scalars(query)
    }
