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
    Insert,
    Integer,
    String,
    Uuid,
    bindparam,
    cast,
    delete,
    func,
    insert,
    select,
    update,
)
from sqlmodel import col

from actions.groups import lock
from core.work import Work
from models.ledger import Stream
from models.messages import Gram, GramMark, Message

_runs = re.compile(r"\w+|[^\w\s]")
# A sweep holds the one writer of SQLite meanwhile: a millisecond or two, not more.
MOST_AT_ONCE = 4
LAST_LETTER = chr(0x10FFFF)


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


def pairs_of(run: str) -> list[str]:
    """The pairs by which a run of letters that is looked for is found; a single letter stands alone."""
    return [run[i : i + 2] for i in range(len(run) - 1)] or [run]


_mark = select(col(GramMark.seq)).where(col(GramMark.room_id) == bindparam("room"))
_reach = (
    update(GramMark)
    .where(col(GramMark.room_id) == bindparam("room"))
    .values(seq=bindparam("reached"))
)
_next = (
    select(col(Message.seq), col(Message.text), col(Message.taken_back_at))
    .where(col(Message.room_id) == bindparam("room"), col(Message.seq) > bindparam("done"))
    .order_by(col(Message.seq))
    .limit(bindparam("most"))
)


def index_some(work: Work, room_id: UUID) -> bool:
    """Put the next messages of a room among the letters; True when more may be waiting."""
    # Held until the commit, or the letters of a message that is just being taken back would stay.
    head = lock(work, room_id)
    done = work.rows(_mark, {"room": room_id}).scalar_one()
    given = {"room": room_id, "done": done, "most": MOST_AT_ONCE}
    messages = work.rows(_next, given).all()
    pairs = [
        [gram, message.seq]
        for message in messages
        if message.taken_back_at is None
        for gram in grams(message.text)
    ]
    if pairs:
        sqlite = work.session.get_bind().dialect.name == "sqlite"
        words = {"room": room_id, "pairs": json.dumps(pairs)}
        work.change(_keep_sqlite if sqlite else _keep_postgres, words)
    more = len(messages) == MOST_AT_ONCE
    reached = messages[-1].seq if more else head
    work.change(_reach, {"room": room_id, "reached": reached})
    return more


def _keeping(each: Any, gram: ColumnElement[Any], seq: ColumnElement[Any]) -> Insert:
    """Keep letters that come as one JSON text: the database takes it apart, at a tenth of the cost of a row each."""
    found = select(bindparam("room", type_=Uuid()), gram, seq).select_from(each)
    return insert(Gram).from_select(["room_id", "gram", "seq"], found)


_pairs = bindparam("pairs", type_=String)
_of_sqlite = func.json_each(_pairs).table_valued("value", name="each")
_of_postgres = func.json_array_elements(cast(_pairs, JSON)).table_valued("value", name="each")
_keep_sqlite = _keeping(
    _of_sqlite,
    func.json_extract(_of_sqlite.c.value, "$[0]"),
    func.json_extract(_of_sqlite.c.value, "$[1]"),
)
_keep_postgres = _keeping(
    _of_postgres,
    _of_postgres.c.value.op("->>")(0),
    cast(_of_postgres.c.value.op("->>")(1), Integer),
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
