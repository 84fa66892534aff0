"""Engines for the two databases, and column types that mean the same on both."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import BigInteger, DateTime, Engine, Index, MetaData, create_engine, event, text
from sqlalchemy.engine import Connection, Dialect, make_url
from sqlalchemy.types import TypeDecorator
from sqlmodel import SQLModel

BUSY_SECONDS = 5.0
LONGEST_LOG = 25_000  # pages of 4 KiB; only if nobody calls checkpoint()

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}
SQLModel.metadata.naming_convention = NAMING
metadata: MetaData = SQLModel.metadata


# The numbers of streams: on PostgreSQL an ordinary integer ends at 2,147,483,647.
Number = BigInteger


class UtcDateTime(TypeDecorator[datetime]):
    """An aware UTC time. SQLite gives back naive ones, so the zone is put on again here."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a time without a zone can't be kept")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def index_where(name: str, *columns: str, where: str, unique: bool = False) -> Index:
    """An index over those rows only for which `where` (SQL that both databases read) holds."""
    only = text(where)
    return Index(name, *columns, unique=unique, sqlite_where=only, postgresql_where=only)


def writing_engine(url: str, connections: int = 8) -> Engine:
    """An engine whose transactions may write, durable on commit. On SQLite: BEGIN IMMEDIATE."""
    if url.startswith("sqlite"):
        return _sqlite(url, begin="BEGIN IMMEDIATE", query_only=False)
    options = "-c synchronous_commit=on"
    return _postgres(url, connections, connect_args={"options": options})


def reading_engine(url: str, connections: int = 4) -> Engine:
    """An engine that can't write, and whose transactions each see one moment of the data."""
    if url.startswith("sqlite"):
        return _sqlite(url, begin="BEGIN", query_only=True, connections=connections)
    options = "-c default_transaction_read_only=on"
    return _postgres(
        url, connections, connect_args={"options": options}, isolation_level="REPEATABLE READ"
    )


def _postgres(url: str, connections: int, **settings: Any) -> Engine:
    return create_engine(
        url,
        pool_size=connections,
        max_overflow=0,
        pool_timeout=10,
        pool_pre_ping=True,
        hide_parameters=True,
        **settings,
    )


def _sqlite(url: str, *, begin: str, query_only: bool, connections: int = 1) -> Engine:
    engine = create_engine(
        url,
        pool_size=connections,
        max_overflow=2,
        hide_parameters=True,
        connect_args={"timeout": BUSY_SECONDS, "check_same_thread": False},
    )

    @event.listens_for(engine, "connect")
    def _prepare(connection: Any, _record: Any) -> None:
        connection.isolation_level = None  # we say BEGIN ourselves
        for pragma in _pragmas(query_only=query_only):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    return engine


def _pragmas(*, query_only: bool) -> list[str]:
    # synchronous=FULL: with NORMAL an acknowledged message can be lost when the power goes.
    # secure_delete: taken-back words must not stay readable in free pages.
    pragmas = ["journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "secure_delete=ON"]
    # Left to itself, now and then a commit pays for moving the log into the database (checkpoint below).
    pragmas += [f"wal_autocheckpoint={LONGEST_LOG}", "cache_size=-16000", "temp_store=MEMORY"]
    return pragmas + ["query_only=ON"] * query_only


def durability(engine: Engine) -> str:
    """One line saying how durable a commit is, read from the database itself.

    Raises RuntimeError when an acknowledged write could be lost on power loss.
    """
    with engine.connect() as connection:
        if engine.dialect.name == "sqlite":
            mode = connection.exec_driver_sql("PRAGMA journal_mode").scalar_one()
            level = int(connection.exec_driver_sql("PRAGMA synchronous").scalar_one())
            safe, said = level >= 2, f"SQLite {mode}, synchronous={level} (2 is FULL)"
        else:
            show = {
                name: connection.exec_driver_sql(f"SHOW {name}").scalar_one()
                for name in ("fsync", "synchronous_commit", "full_page_writes")
            }
            safe = all(value in ("on", "remote_apply", "remote_write") for value in show.values())
            said = "PostgreSQL " + ", ".join(f"{name}={value}" for name, value in show.items())
    if not safe:
        raise RuntimeError(f"A commit here is not durable: {said}.")
    return f"durable on commit: {said}"


def where(url: str) -> str:
    """The URL without its password, for people to read."""
    return make_url(url).render_as_string(hide_password=True)


def checkpoint(engine: Engine, *, fully: bool = False) -> None:
    """SQLite: move what is committed from the log into the database, while others go on writing.

    `fully`: wait for them, and empty the log. Elsewhere nothing is done.
    """
    if engine.dialect.name == "sqlite":
        with engine.connect() as connection:
            raw = connection.connection.driver_connection
            assert raw is not None
            raw.rollback()
            mode = "TRUNCATE" if fully else "PASSIVE"
            raw.execute(f"PRAGMA wal_checkpoint({mode})").fetchall()


def tidy(engine: Engine) -> None:
    """Let go of what is deleted but still lies in the database's files.

    SQLite: empties the write-ahead log. PostgreSQL: vacuums what held words.
    """
    if engine.dialect.name == "sqlite":
        checkpoint(engine, fully=True)
        return
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        for table in ("messages", "grams", "reactions", "skill_posts", "skill_grams", "skill_tags"):
            connection.exec_driver_sql(f"VACUUM {table}")
