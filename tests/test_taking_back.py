"""A message taken back is gone: from every table at once, and from every file of the data after the sweeps.

SQLite: every file of the data folder is read byte by byte, for the words and for the pairs of
letters by which they were found, in UTF-8 and UTF-16.

PostgreSQL: every column of every table is read. A DBMS keeps old row versions until VACUUM (the
sweep's tidy does it) and, whatever a client does, its write-ahead log (pg_wal, archives, replicas)
until those segments are recycled; that is for who operates the database, and docs/operating.md says so.
"""

import json
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import select, text
from sqlmodel import SQLModel, col

from actions import letters, messages, people, rooms, search, sign_in
from actions.groups import add_room, enter
from actions.sending import Sending, Sent, send_all
from actions.sessions import open_session
from core import db
from core.clock import HandClock
from core.errors import AlreadyDifferent, NotAllowed, NotFound
from core.store import Store
from jobs import letters as sweeping
from models.groups import Room
from models.ledger import LedgerEntry
from models.messages import Message, NewMessage, Reaction
from models.sign_in import Who
from tests.support.house import MORNING, Heard
from tests.support.stores import fresh_database

WORDS = "鸢尾蜻蜓琥珀 marigold-quartz 璀璨ヴァイオリン"
SPEAKERS = ("rosa", "sam", "chen", "zhao", "kim")


@dataclass
class Table:
    """Rosa hosts; Sam writes; Chen works here; Kim hosts another room at this centre; Zhao works elsewhere."""

    store: Store
    home: Path
    who: dict[str, Who]
    room: UUID
    kims: UUID

    def say(
        self, words: str, key: UUID | None = None, room: UUID | None = None, **more: Any
    ) -> Any:
        """Sam says something; out: what the sender is answered."""
        sam, new = self.who["sam"], NewMessage(text=words, **more)
        sending = Sending(sam.person, sam.session, key or uuid4(), new, paced=False)
        (answer,) = self.store.write_now(send_all, room or self.room, [sending])
        if isinstance(answer, Exception):
            raise answer
        return answer

    def take_back(self, part: str, key: UUID, room: UUID | None = None) -> None:
        self.store.write_now(messages.take_back, self.who[part], room or self.room, key)

    async def sweep(self) -> None:
        """What the clock does within its ten minutes."""
        self.store.open()
        await sweeping.sweep(self.store)
        db.tidy(self.store.writing)

    def kept(self) -> dict[str, bytes]:
        """Everything that is stored: the files of the data folder, or every column of every table."""
        if self.store.writing.dialect.name == "sqlite":
            return {file.name: file.read_bytes() for file in self.home.rglob("*") if file.is_file()}
        found: dict[str, bytes] = {}
        with self.store.reading.connect() as connection:
            for table in SQLModel.metadata.sorted_tables:
                query = text(f'SELECT to_jsonb(t)::text FROM "{table.name}" t')
                rows = connection.execute(query).scalars().all()
                found[table.name] = "\n".join(rows).encode()
        return found

    def holding(self, words: str) -> set[str]:
        """The names of what holds these words, in any of the encodings."""
        shapes = [words.encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be")]
        shapes.append(json.dumps(words)[1:-1].encode())
        return {name for name, data in self.kept().items() if any(s in data for s in shapes)}


@pytest.fixture(params=["sqlite", "postgres"])
def table(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Table]:
    url, drop = f"sqlite:///{tmp_path / 'sunroom.db'}", None
    if request.param == "postgres":
        url, drop = fresh_database(f"sunroom_test_back_{secrets.token_hex(4)}")
    store = Store.on(
        url,
        clock=HandClock(MORNING),
        bell=Heard(),
        secret=b"s" * 32,
        keys=f"sqlite:///{tmp_path / 'keys.db'}",
    )
    SQLModel.metadata.create_all(store.writing)
    try:
        yield _laid(store, tmp_path)
    finally:
        store.writing.dispose()
        store.reading.dispose()
        if drop is not None:
            drop()


def _laid(store: Store, home: Path) -> Table:
    def lay(work: Any) -> tuple[dict[str, str], UUID, UUID]:
        here, there = (
            people.make_centre(work, name, language="en").id for name in ("Here", "There")
        )
        tokens, ids = {}, {}
        for part in SPEAKERS:
            centre = there if part == "zhao" else here
            role = "worker" if part in ("chen", "zhao") else "member"
            person = people.add_person(work, centre, part, role, "en")
            tokens[part], ids[part] = (
                open_session(work, person, uuid4(), "a phone").token,
                person.id,
            )
        tea: Room = add_room(work, here, "group", "Tea")
        kims: Room = add_room(work, here, "group", "Kim's")
        for part, room, rank in (
            ("rosa", tea, "host"),
            ("sam", tea, "member"),
            ("chen", tea, "member"),
            ("kim", kims, "host"),
            ("sam", kims, "member"),
        ):
            enter(work, room, ids[part], rank)  # type: ignore[arg-type]  # a rank as it is written above
        return tokens, tea.id, kims.id

    tokens, room, kims = store.write_now(lay)
    who = {part: store.read_now(sign_in.who, token) for part, token in tokens.items()}
    return Table(store, home, who, room, kims)


def fragments() -> list[str]:
    """The words, their parts, and the rarer pairs of letters by which they were found."""
    pairs = {pair for pair in letters.grams(WORDS) if len(pair) == 2 and ord(pair[0]) > 0x2FFF}
    assert len(pairs) > 8
    return [WORDS, "marigold-quartz", "鸢尾蜻蜓", *sorted(pairs)]


@pytest.mark.parametrize("part", ["sam", "rosa", "chen"])
@pytest.mark.parametrize("swept", [True, False], ids=["indexed", "not yet indexed"])
async def test_taken_back_it_is_in_no_file_any_more(table: Table, part: str, swept: bool) -> None:
    """By its author, a host, a worker; before and after its letters were indexed."""
    key = uuid4()
    table.say("before")
    table.say(WORDS, key, topics=["faith"])
    table.say("after")
    table.store.write_now(messages.react, table.who["rosa"], table.room, key, "hug")
    if swept:
        await table.sweep()
        assert all(table.holding(piece) for piece in fragments()), "all of it is there, to be found"
    assert table.holding(WORDS)
    table.take_back(part, key)
    await table.sweep()
    assert {piece: where for piece in fragments() if (where := table.holding(piece))} == {}
    assert table.holding("before") and table.holding("after"), "what others said stays"
    await table.store.close()


async def test_the_row_that_stays_says_nothing(table: Table) -> None:
    """The number stays, its topics, answer, reactions and the fingerprint of its words go."""
    first, key = uuid4(), uuid4()
    table.say("hello", first)
    table.say(WORDS, key, topics=["faith", "death"], reply_to=first)
    table.store.write_now(messages.react, table.who["rosa"], table.room, key, "hug")
    table.take_back("sam", key)

    def look(work: Any) -> tuple[dict[str, Any], int]:
        kept: Message = work.session.get_one(Message, key)
        return kept.model_dump(), len(work.rows(select(col(Reaction.kind))).all())

    kept, reactions = table.store.read_now(look)
    assert reactions == 0
    assert (kept["text"], kept["topics"], kept["reply_to"]) == ("", [], None)
    assert kept["fingerprint"] is None
    assert kept["taken_back_by"] == table.who["sam"].person


async def test_said_twice_it_is_done_once(table: Table) -> None:
    key = uuid4()
    table.say(WORDS, key)
    for part in ("rosa", "rosa", "sam", "chen"):
        table.take_back(part, key)
    assert kinds(table) == ["message.sent", "message.taken_back"]

    def taker(work: Any) -> UUID | None:
        kept: Message = work.session.get_one(Message, key)
        return kept.taken_back_by

    assert table.store.read_now(taker) == table.who["rosa"].person, "who was first, did it"


def kinds(table: Table) -> list[str]:
    """What stands on the room's stream about messages, in order."""

    def look(work: Any) -> list[str]:
        mine = select(col(LedgerEntry.kind)).where(col(LedgerEntry.owner) == table.room)
        rows = work.rows(mine.order_by(col(LedgerEntry.seq))).scalars()
        return [kind for kind in rows if kind.startswith("message.")]

    return table.store.read_now(look)


@pytest.mark.parametrize("words", [WORDS, "other words"], ids=["the same words", "other words"])
async def test_its_id_is_never_free_again(table: Table, words: str) -> None:
    """Not for others' words, nor for the same: what was taken back doesn't come back by a repeat."""
    key = uuid4()
    assert isinstance(table.say(WORDS, key), Sent)
    assert table.say(WORDS, key).fresh is False, "before that, a repeat is a repeat"
    table.take_back("sam", key)
    for room in (table.room, table.kims):
        with pytest.raises(AlreadyDifferent):
            table.say(words, key, room)
    assert kinds(table) == ["message.sent", "message.taken_back"]


async def test_whose_hand_it_is_not(table: Table) -> None:
    """A host of another room, a worker of another centre, and a member whose words they aren't."""
    key = uuid4()
    table.say(WORDS, key)
    for part, room, refusal in (
        ("kim", table.room, NotFound),
        ("kim", table.kims, NotFound),  # through the door of their own room
        ("zhao", table.room, NotFound),
    ):
        with pytest.raises(refusal):
            table.take_back(part, key, room)
    table.store.write_now(_let_in, table.room, table.who["kim"].person)
    again = uuid4()
    table.say(WORDS, again)
    with pytest.raises(NotAllowed):
        table.take_back("kim", again)  # a guest here, whatever they host elsewhere
    with pytest.raises(NotFound):
        table.take_back("kim", key)  # from before they came
    assert table.holding(WORDS) and kinds(table) == ["message.sent", "message.sent"]


def _let_in(work: Any, room: UUID, person: UUID) -> None:
    enter(work, work.session.get_one(Room, room), person)


async def test_no_surface_of_others_has_it(table: Table) -> None:
    key = uuid4()
    table.say(WORDS, key)
    rosa = table.who["rosa"]
    assert table.store.read_now(search.search, rosa, "marigold", None)[0]
    assert table.store.read_now(rooms.my_room, rosa, table.room).unread
    table.take_back("sam", key)
    assert table.store.read_now(search.search, rosa, "marigold", None)[0] == []
    seen = table.store.read_now(rooms.my_room, rosa, table.room)
    assert seen.last is None and not seen.unread
    with pytest.raises(NotFound):
        table.store.write_now(messages.react, rosa, table.room, key, "hug")
