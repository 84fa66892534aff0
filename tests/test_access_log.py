"""Who looked: chained, only added to, verified; read by the person concerned."""

import secrets
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError
from sqlmodel import SQLModel

from actions import access_log, old_looks, people
from core.clock import HandClock
from core.ids import new_id
from core.store import Store
from core.work import Work
from models.cases import CaseLook
from models.sign_in import Who
from tests.support.house import MORNING, Heard
from tests.support.stores import fresh_database


class Book:
    """A centre with Lin, who is looked at, and Chen, who looks."""

    def __init__(self, store: Store, clock: HandClock) -> None:
        self.store, self.clock = store, clock
        centre = store.write_now(lambda work: people.make_centre(work, "Plum Court").id)
        self.lin, self.chen = (
            self.person(centre, "Lin", "member"),
            self.person(centre, "Chen", "worker"),
        )
        self.who = Who(self.lin, self.lin, self.lin, "en", centre, {})

    def person(self, centre: UUID, name: str, role: str) -> UUID:
        def add(work: Work) -> UUID:
            return people.add_person(work, centre, name, role, "en").id

        return self.store.write_now(add)

    def look(self, minutes: int = 2, **more: Any) -> None:
        self.clock.move(timedelta(minutes=minutes))
        words = {"what": "facts", "why": "page", "details": "about,likes"} | more
        self.store.write_now(access_log.looked, person=self.lin, by=self.chen, **words)

    def read(self, cursor: str | None = None, limit: int = 50) -> Any:
        return self.store.read_now(access_log.who_looked, self.who, cursor, limit)

    def verified(self) -> tuple[int, list[tuple[UUID, int]]]:
        count, broken = self.store.read_now(access_log.verify, lambda _done, _all: None)
        return count, [(wrong.person, wrong.number) for wrong in broken]

    def behind_its_back(self, statement: str) -> None:
        """As somebody does who has the database itself."""
        with self.store.writing.begin() as connection:
            for trigger in ("no_UPDATE", "no_DELETE"):
                if connection.dialect.name == "sqlite":
                    connection.execute(text(f"DROP TRIGGER access_log_{trigger}"))
            if connection.dialect.name == "postgresql":
                connection.execute(text("ALTER TABLE access_log DISABLE TRIGGER ALL"))
            connection.execute(text(statement))


@pytest.fixture(params=["sqlite", "postgres"])
def book(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Book]:
    url, drop = f"sqlite:///{tmp_path / 'log.db'}", None
    if request.param == "postgres":
        url, drop = fresh_database(f"sunroom_test_log_{secrets.token_hex(4)}")
    clock = HandClock(MORNING)
    keys = f"sqlite:///{tmp_path / 'keys.db'}"
    store = Store.on(url, clock=clock, bell=Heard(), secret=b"s" * 32, keys=keys)
    SQLModel.metadata.create_all(store.writing)
    yield Book(store, clock)
    store.writing.dispose()
    store.reading.dispose()
    if drop is not None:
        drop()


def test_the_person_concerned_reads_who_looked(book: Book) -> None:
    for _ in range(3):
        book.look()
    book.look(minutes=0)
    items, more = book.read(limit=2)
    assert [item.by.name for item in items] == ["Chen", "Chen"] and more
    assert items[0].details == ["about", "likes"] and items[0].at > items[1].at
    rest, last = book.read(cursor=more)
    assert (len(rest), last) == (1, None), "opened again within the minute, it is one look"
    assert not {"number", "hash", "before"} & set(items[0].model_dump())


def test_what_would_tell_on_a_reporter_waits(book: Book) -> None:
    book.look(shown_from=MORNING + timedelta(days=14))
    assert book.read()[0] == []
    book.look(minutes=0)
    assert len(book.read()[0]) == 1, "a look that is shown isn't taken for the one that waits"
    book.clock.move(timedelta(days=15))
    assert len(book.read()[0]) == 2
    assert book.verified() == (2, [])


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE access_log SET why = 'none'",
        "DELETE FROM access_log",
        "TRUNCATE access_log CASCADE",
        "INSERT OR REPLACE INTO access_log SELECT * FROM access_log",
    ],
)
def test_the_database_refuses_to_change_it(book: Book, statement: str) -> None:
    book.look()
    with pytest.raises(DatabaseError), book.store.writing.begin() as connection:
        connection.execute(text(statement))
    assert book.verified() == (1, [])


@pytest.mark.parametrize(
    ("statement", "number"),
    [
        ("UPDATE access_log SET why = 'none' WHERE number = 2", 2),
        ("DELETE FROM access_log WHERE number = 2", 2),
        ("DELETE FROM access_log WHERE number = 4", 3),
        ("UPDATE access_heads SET number = 3", 4),
    ],
)
def test_verify_finds_what_was_done_behind_its_back(
    book: Book, statement: str, number: int
) -> None:
    for _ in range(4):
        book.look()
    assert book.verified() == (4, [])
    book.behind_its_back(statement)
    count, broken = book.verified()
    assert broken == [(book.lin, number)] and count >= 1


def test_it_stays_whole_when_somebody_is_erased(book: Book) -> None:
    book.look()
    book.store.vault.erase(book.lin, "tombstones")
    assert book.verified() == (1, [])
    assert book.read()[0][0].details == []


def test_two_who_look_at_once_make_one_chain(book: Book) -> None:
    def look(number: int) -> None:
        book.store.write_now(
            access_log.looked, person=book.lin, by=book.chen, what=f"{number}", why="page"
        )

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(look, range(20)))
    assert book.verified() == (20, [])
    assert len(book.store.read_now(access_log.heads)) == 1


LONG_AGO = datetime(2020, 1, 1, 9, tzinfo=UTC)


def test_three_years_later_a_look_goes_and_the_chain_holds(book: Book) -> None:
    """The oldest first; what is younger stays, and what is added goes on from there."""
    book.clock.at = LONG_AGO
    for _ in range(3):
        book.look()
    book.clock.at = LONG_AGO + timedelta(days=400)
    book.look()
    book.clock.at = LONG_AGO + timedelta(days=3 * 365)
    assert book.store.read_now(old_looks.due) == []
    book.clock.at = LONG_AGO + timedelta(days=3 * 365 + 2)
    assert book.store.read_now(old_looks.due) == [book.lin]
    book.store.write_now(old_looks.let_go, book.lin)
    assert len(book.read()[0]) == 1 and book.verified() == (1, [])
    assert book.store.read_now(old_looks.due) == []
    book.look()
    assert len(book.read()[0]) == 2 and book.verified() == (2, [])
    book.clock.at = LONG_AGO + timedelta(days=5 * 365)
    book.store.write_now(old_looks.let_go, book.lin)
    assert len(book.read()[0]) == 1 and book.verified() == (1, [])


def test_a_chain_whose_last_look_went_still_holds(book: Book) -> None:
    book.clock.at = LONG_AGO
    book.look()
    book.clock.at = LONG_AGO + timedelta(days=5 * 365)
    book.store.write_now(old_looks.let_go, book.lin)
    assert book.read()[0] == [] and book.verified() == (0, [])
    book.look()
    assert book.verified() == (1, [])
    book.behind_its_back("DELETE FROM access_log")
    assert [one for one, _ in book.verified()[1]] == [book.lin]


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM access_log WHERE number = 2",
        "DELETE FROM access_log WHERE number = 4",
        "UPDATE access_log SET why = 'none'",
        "TRUNCATE access_log CASCADE",
    ],
)
def test_the_database_lets_go_of_the_oldest_alone(book: Book, statement: str) -> None:
    """Three years are long over for the first three: only the oldest of them may go, and nothing may be changed."""
    book.clock.at = LONG_AGO
    for _ in range(3):
        book.look()
    book.clock.at = MORNING
    book.look()
    with pytest.raises(DatabaseError), book.store.writing.begin() as connection:
        connection.execute(text(statement))
    assert book.verified() == (4, [])
    with book.store.writing.begin() as connection:
        connection.execute(text("DELETE FROM access_log WHERE number = 1"))
    assert book.verified()[1] != [], "who deletes it by hand is found out all the same"


def test_a_look_at_a_case_goes_with_it(book: Book) -> None:
    book.clock.at = LONG_AGO
    case = new_id()

    def look(work: Work) -> None:
        entry = access_log.looked(work, person=book.lin, by=book.chen, what="case", why="case")
        assert entry is not None
        work.session.add(CaseLook(entry_id=entry, case_id=case))

    book.store.write_now(look)
    book.clock.at = LONG_AGO + timedelta(days=5 * 365)
    book.store.write_now(old_looks.let_go, book.lin)
    assert book.read()[0] == [] and book.verified() == (0, [])
