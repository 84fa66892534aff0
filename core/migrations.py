"""Bringing a database to the schema of this version, one process at a time."""

from pathlib import Path

from alembic.config import Config
from alembic.util import CommandError
from sqlalchemy import Connection, text

from alembic import command
from core.db import writing_engine

HERE = Path(__file__).resolve().parent.parent
LOCK = 0x53756E72  # any number, the same in every process


def _config(connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(HERE / "alembic"))
    config.attributes["connection"] = connection
    return config


def upgrade(url: str) -> None:
    """Apply the migrations that are missing. On PostgreSQL others wait at an advisory lock."""
    engine = writing_engine(url)
    try:
        with engine.begin() as connection:
            if engine.dialect.name == "postgresql":
                connection.execute(text("SELECT pg_advisory_xact_lock(:n)"), {"n": LOCK})
            command.upgrade(_config(connection), "head")
    finally:
        engine.dispose()


def differences(url: str) -> str | None:
    """What the models have that the migrations don't, or None; the database must be at head."""
    engine = writing_engine(url)
    try:
        with engine.begin() as connection:
            command.check(_config(connection))
    except CommandError as error:
        return str(error)
    finally:
        engine.dispose()
    return None


def write(url: str, what: str) -> None:
    """Write a migration named by what changed, from the difference to the models."""
    engine = writing_engine(url)
    try:
        with engine.begin() as connection:
            command.revision(_config(connection), what, autogenerate=True)
    finally:
        engine.dispose()
