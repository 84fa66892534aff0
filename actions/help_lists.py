"""Looking at help requests: what is open for me, what is mine, and one of them."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Uuid, exists, literal, or_, select, tuple_
from sqlmodel import col

from actions.help_content import opened, opened_offer
from actions.help_standing import known
from actions.showing_help import shape, shapes
from core.db import UtcDateTime
from core.errors import Invalid
from core.work import Work
from models.help_offers import HelpOffer
from models.help_requests import HelpRequest, HelpRequestShape
from models.sign_in import Who
from rules.help_requests import KEPT
from rules.help_requests_sql import known_to, open_for_others

Page = tuple[list[HelpRequestShape], str | None]


def open_ones(work: Work, who: Who, cursor: str | None, limit: int) -> Page:
    """A page of others' requests that are open and that I may have, the next first.

    The second value leads to the next page. Raises Invalid for a cursor we never gave.
    """
    query = (
        select(HelpRequest)
        .where(open_for_others(work.now), known_to(who.person, work.now))
        .where(col(HelpRequest.owner_id) != who.person)
    )
    return _page(work, who, query, cursor, limit)


def mine(work: Work, who: Who, cursor: str | None, limit: int) -> Page:
    """A page of my requests and of those I offered for, by their day; withdrawn ones left out. Raises Invalid."""
    offered = select(col(HelpOffer.request_id)).where(
        col(HelpOffer.request_id) == col(HelpRequest.id),
        col(HelpOffer.person_id) == who.person,
        col(HelpOffer.stepped_back_at).is_(None),
    )
    gone = col(HelpRequest.closed_at).is_not(None) & col(HelpRequest.ended_how).is_(None)
    query = (
        select(HelpRequest)
        .where(
            or_(
                col(HelpRequest.owner_id) == who.person,
                exists(offered.correlate_except(HelpOffer)),
            )
        )
        .where(col(HelpRequest.ends_at) > work.now - KEPT, ~gone)
        .where(known_to(who.person, work.now))
    )
    return _page(work, who, query, cursor, limit)


def one(work: Work, who: Who, key: UUID) -> HelpRequestShape:
    """One request. Raises NotFound, for unknown and hidden ones alike."""
    row, _ = known(work, who, key)
    return shape(work, who.person, row)


def _page(work: Work, who: Who, query: Any, cursor: str | None, limit: int) -> Page:
    starts_at, key = col(HelpRequest.starts_at), col(HelpRequest.id)
    if cursor is not None:
        begun, last = _place(cursor)
        place = tuple_(literal(begun, UtcDateTime()), literal(last, Uuid()))
        query = query.where(tuple_(starts_at, key) > place)
    rows = work.session.scalars(query.order_by(starts_at, key).limit(limit + 1)).all()
    page = rows[:limit]
    more = f"{page[-1].starts_at.timestamp():.0f}.{page[-1].id}" if len(rows) > limit else None
    return shapes(work, who.person, page), more


def _place(cursor: str) -> tuple[datetime, UUID]:
    begun, _, key = cursor.partition(".")
    try:
        if not begun.isdecimal() or len(begun) > 11:
            raise ValueError(begun)
        return datetime.fromtimestamp(int(begun), UTC), UUID(key)
    except (ValueError, OverflowError):
        raise Invalid(fields={"cursor": "not one of ours"}) from None


def all_of_mine(work: Work, who: Who) -> list[dict[str, Any]]:
    """Every request of mine, oldest first: for my data."""
    query = select(HelpRequest).where(col(HelpRequest.owner_id) == who.person)
    rows = work.session.scalars(query.order_by(col(HelpRequest.created_at), col(HelpRequest.id)))
    found = []
    for row in rows:
        content = opened(work, row)
        told = {name: getattr(row, name) for name in ("id", "kind", "starts_at", "audience")}
        words = {"title": content.title, "words": content.words, "place": content.place}
        found.append(told | words | {"checklist": content.checklist, "ended": row.ended_how})
    return found


def all_my_offers(work: Work, who: Who) -> list[dict[str, Any]]:
    """Every offer of mine, oldest first: when, and what I said; what was asked is somebody else's."""
    query = select(HelpOffer).where(col(HelpOffer.person_id) == who.person)
    rows = work.session.scalars(query.order_by(col(HelpOffer.at), col(HelpOffer.request_id)))
    return [
        {"request": row.request_id, "at": row.at, "words": opened_offer(work, row)} for row in rows
    ]
