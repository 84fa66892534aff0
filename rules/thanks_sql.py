"""The SQL twins of `in_box` and `on_page` in `rules/thanks.py`. A test holds them equal, on both databases."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, exists, not_, or_, select
from sqlmodel import col

from models.people import Person
from models.thanks import ThankYouNote
from rules.boundaries_sql import blocked_pair, not_held, not_hidden


def in_box(me: UUID, now: datetime) -> ColumnElement[bool]:
    """Twin of `in_box`, over ThankYouNote."""
    sender: Any = col(ThankYouNote.from_id)
    kept = and_(
        col(ThankYouNote.to_id) == me,
        col(ThankYouNote.taken_back_at).is_(None),
        col(ThankYouNote.put_away_at).is_(None),
        not_held(col(ThankYouNote.held_until), now),
    )
    return and_(kept, or_(sender.is_(None), not_hidden(me, sender)))


def sent_by(me: UUID) -> ColumnElement[bool]:
    """Twin of `is_sent`, over ThankYouNote."""
    mine = and_(col(ThankYouNote.from_id) == me, col(ThankYouNote.taken_back_at).is_(None))
    return and_(mine, not_hidden(me, col(ThankYouNote.to_id)))


def on_page(owner: UUID, viewer: UUID, now: datetime) -> ColumnElement[bool]:
    """Twin of `on_page`, over ThankYouNote, for who may meet the owner of the page."""
    sender: Any = col(ThankYouNote.from_id)
    wished = and_(
        col(ThankYouNote.show_wished_at).is_not(None),
        col(ThankYouNote.show_agreed_at).is_not(None),
        col(ThankYouNote.show_refused_at).is_(None),
    )
    here = exists(select(col(Person.id)).where(col(Person.id) == sender, _living()))
    return and_(
        in_box(owner, now),
        wished,
        here,
        not_hidden(viewer, sender),
        not_(blocked_pair(sender, col(ThankYouNote.to_id))),
    )


def _living() -> ColumnElement[bool]:
    return col(Person.ended_at).is_(None)
