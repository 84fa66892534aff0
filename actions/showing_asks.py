"""Bringing asks to whom they are for, when their time has come."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, and_, or_, select
from sqlmodel import col

from actions.announcing import announce
from actions.readers import reader
from actions.stillness import resting
from core.work import Work
from models.asks import Ask
from models.ledger import my_stream
from rules.asks import LAPSES
from rules.boundaries_sql import blocked_pair

PART = 100


def due(work: Work) -> list[UUID]:
    """People to whom asks are to be shown now: those who rest aren't among them."""
    between_them = blocked_pair(col(Ask.asker_id), col(Ask.asked_id))
    waiting = select(col(Ask.asked_id)).where(_to_be_shown(work.now), ~between_them).distinct()
    people = work.rows(waiting.limit(PART)).scalars().all()
    return [person for person in people if resting(work, person) is None]


def _to_be_shown(now: datetime) -> ColumnElement[bool]:
    """New asks, and those whose "not now" named a week that has come: each is shown once then."""
    new = and_(col(Ask.shown_at).is_(None), col(Ask.silent).is_(False), col(Ask.at) > now - LAPSES)
    again = and_(
        col(Ask.answer) == "not_now",
        col(Ask.again_from) <= now,
        col(Ask.shown_at) < col(Ask.again_from),
    )
    return or_(new, again)


def show(work: Work, person: UUID) -> None:
    """Show somebody the asks that wait for them; a crash in between shows none twice."""
    if resting(work, person) is not None:
        return
    hidden = reader(work, person).hidden
    query = (
        select(Ask)
        .where(col(Ask.asked_id) == person, _to_be_shown(work.now))
        .order_by(col(Ask.at), col(Ask.id))
    )
    for row in work.session.scalars(query).all():
        if row.asker_id not in hidden:
            row.shown_at = work.now
            work.session.flush()
            announce(work, my_stream(person), "ask.arrived", row.id)
