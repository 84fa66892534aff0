"""The letters by which messages are found: pairs of neighbouring ones, made here, not in the database.

Chinese and Japanese have no blanks between words, and a search for one or two characters must
find everything; so a text is cut into overlapping pairs, and the end of each run stands alone.
"""

import json
import re
import unicodedata
from typing import Any
from uuid import UUID

from sqlalchemy import (
    JSON,
    ColumnElement,
    Integer,
    String,
    Uuid,
    cast,
    delete,
    func,
    insert,
    literal,
    select,
    update,
)
from sqlmodel import col

from actions.groups import lock
from core.work import Work
from models.ledger import Stream
from models.messages import Gram, GramMark, Message

_runs = re.compile(r"\w+|[^\w\s]")
# A sweep holds the one writer of SQLite meanwhile: a few milliseconds, not more.
MOST_AT_ONCE = 16


def fold(text: str) -> str:
    """The text as search compares it: width, case and compatibility forms made equal."""
    return unicodedata.normalize("NFKC", text).casefold()


def runs(text: str) -> list[str]:
    """The runs of letters of a folded text; a sign that is no letter is a run of its own."""
    return _runs.findall(text)


def grams(text: str) -> set[str]:
    """All pairs of neighbouring letters of a text, and the last letter of each run."""
    found: set[str] = set()
    for run in runs(fold(text)):
        found.update(run[i : i + 2] for i in range(len(run)))
    return found


def index_some(work: Work, room_id: UUID) -> bool:
    """Put the next messages of a room among the letters; True when more may be waiting."""
    # Held until the commit, or the letters of a message that is just being taken back would stay.
    head = lock(work, room_id)
    mark = select(col(GramMark.seq)).where(col(GramMark.room_id) == room_id)
    done = work.rows(mark).scalar_one()
    messages = _next(work, room_id, done)
    pairs: list[list[str | int]] = [
        [gram, message.seq]
        for message in messages
        if message.taken_back_at is None
        for gram in grams(message.text)
    ]
    _keep(work, room_id, pairs)
    more = len(messages) == MOST_AT_ONCE
    reached = messages[-1].seq if more else head
    work.change(update(GramMark).where(col(GramMark.room_id) == room_id).values(seq=reached))
    return more


def _keep(work: Work, room_id: UUID, pairs: list[list[str | int]]) -> None:
    # One value for all rows: the database takes them apart, at a tenth of the cost of a row each.
    text = literal(json.dumps(pairs), String)
    columns: list[ColumnElement[Any]]
    if work.session.get_bind().dialect.name == "sqlite":
        each = func.json_each(text).table_valued("value", name="each")
        columns = [func.json_extract(each.c.value, place) for place in ("$[0]", "$[1]")]
    else:
        each = func.json_array_elements(cast(text, JSON)).table_valued("value", name="each")
        columns = [each.c.value.op("->>")(0), cast(each.c.value.op("->>")(1), Integer)]
    found = select(literal(room_id, Uuid()), *columns)
    work.change(insert(Gram).from_select(["room_id", "gram", "seq"], found))


def _next(work: Work, room_id: UUID, done: int) -> list[Message]:
    return list(
        work.session.scalars(
            select(Message)
            .where(col(Message.room_id) == room_id, col(Message.seq) > done)
            .order_by(col(Message.seq))
            .limit(MOST_AT_ONCE)
        )
    )


def waiting_rooms(work: Work) -> list[UUID]:
    """Rooms in which something happened since their letters were last looked at."""
    return list(
        work.rows(
            select(col(GramMark.room_id))
            .join(Stream, col(Stream.owner) == col(GramMark.room_id))
            .where(col(Stream.head) > col(GramMark.seq))
            .limit(100)
        ).scalars()
    )


def forget_letters(work: Work, room_id: UUID, seq: int, text: str) -> None:
    """Remove a message's letters; the rows are really gone, not marked."""
    here = (col(Gram.room_id) == room_id, col(Gram.seq) == seq)
    work.change(delete(Gram).where(*here, col(Gram.gram).in_(sorted(grams(text)))))
