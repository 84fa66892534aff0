"""A list's first page among many beside its first page among few, on both databases: what those benches share."""

import argparse
import os
import secrets
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any, Protocol

import psycopg
from psycopg import sql
from sqlalchemy import event
from sqlalchemy.engine import make_url

from bench.report import Floor, short, spread, table
from core.clock import SystemClock
from core.migrations import upgrade
from core.store import Store

PAGE, MOST = 20, 1.5
KINDS = ("sqlite", "postgresql")
POSTGRES = "postgresql+psycopg://postgres@127.0.0.1:5432/postgres"


class Side(Protocol):
    """A database with so many of them."""

    @property
    def store(self) -> Store: ...

    def first_page(self) -> float:
        """Milliseconds of one look at the first page."""
        ...


class Silent:
    """Nobody listens."""

    def ring(self, rings: Any) -> None:
        """Nothing is said."""


def asked_for(name: str, about: str | None, many: tuple[str, int], given: Sequence[str]) -> Any:
    """In: the bench, what it says of itself, what there are many of and how many, the arguments. Out: them, read."""
    parser = argparse.ArgumentParser(prog=f"bench {name}", description=about)
    parser.add_argument(f"--{many[0]}", type=int, default=many[1], dest="many")
    parser.add_argument("--rounds", type=int, default=40)
    parser.add_argument(
        "--tiny", action="store_true", help="the form of it; its numbers mean nothing"
    )
    parser.add_argument("--json", action="store_true", help="JSON lines only")
    return parser.parse_args(given)


def compared(few: Side, many: Side, rounds: int) -> dict[str, Any]:
    """The figures of both in turns: milliseconds, their ratio, and how many statements each takes."""
    for side in (few, many):
        [side.first_page() for _ in range(3)]
    pairs = [(few.first_page(), many.first_page()) for _ in range(rounds)]
    # Of the middles: the two take turns, and a hiccup of the machine falls on one of them.
    middle = {"median": short(median(b for _, b in pairs) / median(a for a, _ in pairs))}
    return {
        "few": spread([a for a, _ in pairs]),
        "many": spread([b for _, b in pairs]),
        "ratio": spread([b / a for a, b in pairs]) | middle,
        "queries": [len(statements(side)) for side in (few, many)],
    }


def statements(side: Side) -> list[tuple[str, Any]]:
    """What a first page asks the database, with the values."""
    asked: list[tuple[str, Any]] = []

    def note(_c: Any, _k: Any, statement: str, values: Any, *_rest: Any) -> None:
        asked.append((statement, values))

    event.listen(side.store.reading, "before_cursor_execute", note)
    side.first_page()
    event.remove(side.store.reading, "before_cursor_execute", note)
    return asked


def floor(row: dict[str, Any], many: int, few: int) -> Floor:
    """That many take no longer than a few."""
    name = f"first page of {many:,} against {few}, {row['database']}"
    return Floor(name, row["ratio"]["median"], MOST, "times", least=False)


def tell(rows: Sequence[dict[str, Any]], many: int, few: int) -> None:
    """The rows as a table for an eye."""
    head = ("database", f"ms of {few}", f"ms of {many}", "ratio", "queries")
    medians = [[row[part]["median"] for part in ("few", "many", "ratio")] for row in rows]
    table(
        head, [(row["database"], *m, row["queries"]) for row, m in zip(rows, medians, strict=True)]
    )


@contextmanager
def store_on(kind: str) -> Iterator[Store]:
    """The store of an empty database of that kind, closed and gone afterwards."""
    with TemporaryDirectory() as home, _database(kind, Path(home)) as url:
        upgrade(url)
        keys = f"sqlite:///{Path(home) / 'keys.db'}"
        store = Store.on(url, clock=SystemClock(), bell=Silent(), secret=b"s" * 32, keys=keys)
        try:
            yield store
        finally:
            store.writing.dispose()
            store.reading.dispose()
            store.vault.close()


@contextmanager
def _database(kind: str, home: Path) -> Iterator[str]:
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
