"""Databases and buses for the tests: a fresh PostgreSQL database, an empty Redis number."""

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, NoReturn

import psycopg
import pytest
import redis
from psycopg import sql
from sqlalchemy.engine import make_url

POSTGRES = "postgresql+psycopg://postgres@127.0.0.1:5432/postgres"
REDIS = "redis://127.0.0.1:6379/0"
CLAIM_SECONDS = 1800


@dataclass
class Store:
    """The settings that name these stores, and how to be rid of them."""

    settings: dict[str, str]
    drops: list[Callable[[], object]] = field(default_factory=list)

    def drop(self) -> None:
        for drop in reversed(self.drops):
            drop()


def open_store(kind: str, name: str) -> Store:
    """In: sqlite or postgres, and a name nobody has. Out: stores for one server of that kind."""
    if kind == "sqlite":
        return Store({})
    database, drop_database = fresh_database(name)
    bus, drop_bus = fresh_bus()
    settings = {"SUNROOM_DATABASE_URL": database, "SUNROOM_BUS_URL": bus, "SUNROOM_WORKERS": "2"}
    return Store(settings, [drop_database, drop_bus])


def fresh_database(name: str) -> tuple[str, Callable[[], object]]:
    """Out: the address of a new PostgreSQL database, and the way to drop it."""
    where = os.environ.get("SUNROOM_TEST_POSTGRES_URL", POSTGRES)
    admin = make_url(where).set(drivername="postgresql").render_as_string(hide_password=False)
    _run_sql(admin, sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
    drop = sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name))
    address = make_url(where).set(database=name).render_as_string(hide_password=False)
    return address, lambda: _run_sql(admin, drop)


OTHERS = """
SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()
"""


def empty(address: str) -> None:
    """Let every row of a PostgreSQL database go, those that are guarded, too; who is still connected is turned out."""
    plain = make_url(address).set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(plain) as connection:
        connection.execute(OTHERS)
        # Neither guards nor references are looked at: all of it goes.
        connection.execute("SET session_replication_role = replica")
        for table in _with_rows(connection):
            connection.execute(sql.SQL("DELETE FROM {}").format(sql.Identifier(table)))


def _with_rows(connection: "psycopg.Connection[Any]") -> list[str]:
    tables = connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
    look = sql.SQL("SELECT {} WHERE EXISTS (SELECT FROM {})")
    looks = [look.format(sql.Literal(name), sql.Identifier(name)) for (name,) in tables.fetchall()]
    found = connection.execute(sql.SQL(" UNION ALL ").join(looks)).fetchall()
    return [name for (name,) in found]


def _run_sql(address: str, statement: sql.Composed) -> None:
    try:
        with psycopg.connect(address, autocommit=True, connect_timeout=5) as connection:
            connection.execute(statement)
    except psycopg.OperationalError as problem:
        not_here(f"PostgreSQL doesn't answer: {problem}")


def fresh_bus() -> tuple[str, Callable[[], object]]:
    """Out: the address of an empty Redis number that is ours for now, and the way to empty it."""
    where = os.environ.get("SUNROOM_TEST_REDIS_URL", REDIS)
    claims = redis.Redis.from_url(where)
    try:
        number = _claim(claims)
    except redis.ConnectionError as problem:
        not_here(f"Redis doesn't answer: {problem}")
    address = f"{where.rsplit('/', 1)[0]}/{number}"
    return address, lambda: (redis.Redis.from_url(address).flushdb(), claims.delete(_mark(number)))


def _mark(number: int) -> str:
    return f"sunroom-test-claim:{number}"


def _claim(claims: "redis.Redis") -> int:
    used = {int(name[2:]) for name in claims.info("keyspace")}
    free = (number for number in range(1, 16) if number not in used)
    for number in free:
        if claims.set(_mark(number), os.getpid(), nx=True, ex=CLAIM_SECONDS):
            return number
    return not_here("every Redis number from 1 to 15 is in use")


def not_here(reason: str) -> NoReturn:
    """Skip with the reason; in CI, where everything must be there, fail with it."""
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)
