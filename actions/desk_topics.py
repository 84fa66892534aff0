"""Topics that the desk added to messages: which hold, and which of them its author hadn't put there anyway."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlmodel import col

from actions.announcing import announce
from core.work import Work
from models.decisions import Decision
from models.ledger import LedgerEntry, room_stream
from models.messages import Message


def kept(work: Work, message: UUID, topics: Collection[str]) -> list[str]:
    """Topics as somebody sets them, with those the desk added, for as long as its decision holds."""
    rows = _decided(work, message).where(
        col(Decision.in_force_at).is_not(None), col(Decision.undone_at).is_(None)
    )
    desk = work.rows(rows.order_by(col(Decision.at))).scalars()
    return list(dict.fromkeys([*topics, *(topic for topic in desk if topic is not None)]))


def _decided(work: Work, message: UUID, found: Any = None) -> Any:
    query = select(col(Decision.topic) if found is None else found)
    return query.where(
        col(Decision.kind) == "topic",
        col(Decision.thing_kind) == "message",
        col(Decision.thing_id) == message,
    )


def add(work: Work, row: Decision, message: Message) -> None:
    """The decision's topic comes to its message; nothing where it is there. The room's number is held."""
    if row.topic is not None and row.topic not in message.topics:
        _put(work, message, [*message.topics, row.topic], row.id)


def take_off(work: Work, row: Decision, message: Message) -> None:
    """What came by a decision that is taken back goes, unless another one wants it there, or its author did."""
    if row.topic not in message.topics or row.topic in kept(work, message.id, []):
        return
    same = _decided(work, message.id, col(Decision.id)).where(col(Decision.topic) == row.topic)
    came = select(col(LedgerEntry.seq)).where(
        col(LedgerEntry.owner) == message.room_id,
        col(LedgerEntry.seq) > message.seq,
        col(LedgerEntry.kind) == "topics.changed",
        col(LedgerEntry.whose).in_(same),
    )
    if work.rows(came.limit(1)).first() is not None:
        _put(work, message, [one for one in message.topics if one != row.topic], None)


def _put(work: Work, message: Message, topics: list[str], by: UUID | None) -> None:
    """`by`: the decision it comes by, which the ledger remembers."""
    message.topics = topics
    work.session.flush()
    stream = room_stream(message.room_id)
    announce(work, stream, "topics.changed", message.id, about=message.seq, whose=by)
