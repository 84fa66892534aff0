"""The board of skill posts: its first page among 5,000 posts beside its first page among 50, on both databases.

`python -m bench together [--posts 5000] [--rounds 40] [--tiny] [--json]`.
"""

import argparse
import os
import secrets
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any
from uuid import UUID, uuid4

import psycopg
from psycopg import sql
from sqlalchemy import event
from sqlalchemy.engine import make_url

from actions import people, skill_board, skills
from actions.skill_board import Wanted
from bench.report import Floor, line, say, short, spread, table, verdicts
from core.clock import SystemClock
from core.migrations import upgrade
from core.store import Store
from core.work import Work
from models.sign_in import Who
from models.skills import NewSkill

FEW, PAGE, MOST = 50, 20, 1.5
POSTGRES = "postgresql+psycopg://postgres@127.0.0.1:5432/postgres"
WORD = "围巾"


class Silent:
    """Nobody listens."""

    def ring(self, rings: Any) -> None:
        """Nothing is said."""


@dataclass(frozen=True)
class Side:
    """A database with so many posts, and somebody who looks."""

    store: Store
    who: Who
    posts: int

    def first_page(self) -> float:
        """Milliseconds of one look at the first page."""
        began = perf_counter()
        page = self.store.read_now(skill_board.board, self.who, Wanted(), None, PAGE)
        assert len(page[0]) == min(PAGE, self.posts)
        return (perf_counter() - began) * 1000

    def queries(self) -> int:
        """How many statements the first page takes."""
        asked: list[str] = []

        def note(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
            asked.append(statement)

        event.listen(self.store.reading, "before_cursor_execute", note)
        self.first_page()
        event.remove(self.store.reading, "before_cursor_execute", note)
        return len(asked)

    def found(self) -> int:
        """How many posts a search for two letters finds, over all pages."""
        cursor, found = None, 0
        while True:
            page = self.store.read_now(skill_board.board, self.who, Wanted(q=WORD), cursor, PAGE)
            found, cursor = found + len(page[0]), page[1]
            if cursor is None:
                return found


def main(arguments: Sequence[str]) -> int:
    """Measure and tell; 1 when the floor is missed."""
    parser = argparse.ArgumentParser(prog="bench together", description=__doc__)
    parser.add_argument("--posts", type=int, default=5000)
    parser.add_argument("--rounds", type=int, default=40)
    parser.add_argument(
        "--tiny", action="store_true", help="the form of it; its numbers mean nothing"
    )
    parser.add_argument("--json", action="store_true", help="JSON lines only")
    asked = parser.parse_args(arguments)
    posts, rounds = (120, 3) if asked.tiny else (asked.posts, asked.rounds)
    rows = [row for kind in ("sqlite", "postgresql") for row in _measure(kind, posts, rounds)]
    floors = [_floor(row, posts) for row in rows]
    for floor in floors:
        line(floor.row() | {"figure": "together.floor"})
    if not asked.json:
        _tell(rows, posts)
        verdicts(floors)
    return int(not all(floor.held for floor in floors))


def _floor(row: dict[str, Any], posts: int) -> Floor:
    name = f"first page of {posts:,} against {FEW}, {row['database']}"
    return Floor(name, row["ratio"]["median"], MOST, "times", least=False)


def _tell(rows: Sequence[dict[str, Any]], posts: int) -> None:
    """The rows as a table for an eye."""
    head = ("database", f"ms of {FEW}", f"ms of {posts}", "ratio", "queries")
    medians = [[row[part]["median"] for part in ("few", "many", "ratio")] for row in rows]
    table(
        head, [(row["database"], *m, row["queries"]) for row, m in zip(rows, medians, strict=True)]
    )


def _measure(kind: str, posts: int, rounds: int) -> Iterator[dict[str, Any]]:
    with _side(kind, FEW) as few, _side(kind, posts) as many:
        for side in (few, many):
            [side.first_page() for _ in range(3)]
        pairs = [(few.first_page(), many.first_page()) for _ in range(rounds)]
        row = {
            "figure": "together.board",
            "database": kind,
            "posts": posts,
            "few": spread([a for a, _ in pairs]),
            "many": spread([b for _, b in pairs]),
            # Of the middles: the two take turns, and a hiccup of the machine falls on one of them.
            "ratio": spread([b / a for a, b in pairs])
            | {"median": short(median(b for _, b in pairs) / median(a for a, _ in pairs))},
            "queries": [few.queries(), many.queries()],
            "search": {"letters": WORD, "found": many.found(), "there": _with_word(posts)},
        }
        line(row)
        yield row


@contextmanager
def _side(kind: str, posts: int) -> Iterator[Side]:
    with TemporaryDirectory() as home, database(kind, Path(home)) as url:
        upgrade(url)
        keys = f"sqlite:///{Path(home) / 'keys.db'}"
        store = Store.on(url, clock=SystemClock(), bell=Silent(), secret=b"s" * 32, keys=keys)
        say(f"{kind}: {posts} posts ...")
        try:
            yield Side(store, store.write_now(_fill, posts), posts)
        finally:
            store.writing.dispose()
            store.reading.dispose()
            store.vault.close()


@contextmanager
def database(kind: str, home: Path) -> Iterator[str]:
    """The address of an empty database of that kind, gone afterwards."""
    if kind == "sqlite":
        yield f"sqlite:///{home / 'bench.db'}"
        return
    where = make_url(os.environ.get("SUNROOM_TEST_POSTGRES_URL", POSTGRES))
    admin = where.set(drivername="postgresql").render_as_string(hide_password=False)
    name = sql.Identifier(f"sunroom_bench_{secrets.token_hex(4)}")
    with psycopg.connect(admin, autocommit=True) as connection:
        connection.execute(sql.SQL("CREATE DATABASE {}").format(name))
        try:
            yield where.set(database=name._obj[0]).render_as_string(hide_password=False)
        finally:
            connection.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(name))


def _fill(work: Work, posts: int) -> Who:
    """A centre of fifty who post in turn, and one who looks."""
    centre = people.make_centre(work, "Bench", language="en").id
    crowd = [
        _who(people.add_person(work, centre, f"P{n}", "member", "en").id, centre) for n in range(50)
    ]
    for number in range(posts):
        title = f"{WORD if number % 10 == 0 else '唱歌'} {number}"
        new = NewSkill(
            kind="show", title=title, words="慢慢来，一起做。", audience="centre", tags=["tea"]
        )
        skills.put(work, crowd[number % len(crowd)], uuid4(), new)
    return _who(people.add_person(work, centre, "Looks", "member", "en").id, centre)


def _who(person: UUID, centre: UUID) -> Who:
    return Who(person, person, person, "en", centre, {centre: frozenset({"member"})})


def _with_word(posts: int) -> int:
    return len(range(0, posts, 10))
