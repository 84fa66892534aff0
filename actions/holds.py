"""Holding a thing: nobody but who made it (and who has a place at it) has it for now. Whoever has a phone open hears of it at once."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlmodel import col

from actions.announcing import announce
from actions.groups import lock
from core.work import Work
from models.asks import Ask
from models.cases import ThingKind
from models.dates import ActivityDate
from models.help_requests import HelpRequest
from models.ledger import room_stream
from models.messages import Message
from models.pictures import Picture
from models.skills import SkillPost
from models.thanks import ThankYouNote
from rules.viewing import is_held

TABLES: dict[ThingKind, Any] = {
    "message": Message,
    "picture": Picture,
    "skill": SkillPost,
    "help_request": HelpRequest,
    "thanks": ThankYouNote,
    "date": ActivityDate,
    "ask": Ask,
}


def hold(work: Work, kind: ThingKind, key: UUID, until: datetime) -> None:
    """Keep a thing back until then. Nothing happens to what is gone, or of a kind that can't be held."""
    row = _locked(work, kind, key)
    if row is None or row.held_until == until:
        return
    before, row.held_until = is_held(row.held_until, work.now), until
    work.session.flush()
    if not before:
        _tell(work, row, "message.hidden")


def release(work: Work, kind: ThingKind, key: UUID) -> None:
    """It is there again for everybody it was for. Said twice, it is done once."""
    row = _locked(work, kind, key)
    if row is None or row.held_until is None:
        return
    row.held_until = None
    work.session.flush()
    _tell(work, row, "message.shown")


def past(work: Work, kind: str, key: UUID) -> bool:
    """Whether it has led to something that hiding it wouldn't take back: an ask that became a talk."""
    ask = work.session.get(Ask, key) if kind == "ask" else None
    return ask is not None and ask.room_id is not None


def _locked(work: Work, kind: ThingKind, key: UUID) -> Any:
    """The row, held until the commit; a message under the number of its room, as whoever writes there."""
    table = TABLES.get(kind)
    if table is None:
        return None
    if table is Message:
        room = work.rows(select(col(Message.room_id)).where(col(Message.id) == key)).scalar()
        if room is not None:
            lock(work, room)
    return work.session.get(table, key, with_for_update=True, populate_existing=True)


def _tell(work: Work, row: Any, kind: str) -> None:
    if isinstance(row, Message) and row.taken_back_at is None:
        announce(work, room_stream(row.room_id), kind, row.id, about=row.seq)
