"""Bringing a database to the schema of this version, one process at a time."""

from pathlib import Path

from alembic.config import Config
from alembic.util import CommandError
from psycopg.errors import InsufficientPrivilege
from sqlalchemy import Connection, text
from sqlalchemy.exc import OperationalError, ProgrammingError

from alembic import command
from core.db import where, writing_engine
from core.settings import Settings, Unfit

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


def bring_along(settings: Settings) -> None:
    """Bring the database to this version, as the role that owns its tables. Raises Unfit."""
    settings.require_fit()
    url = settings.migrated_by
    try:
        upgrade(url)
    except (OperationalError, ProgrammingError) as error:
        if isinstance(error.orig, InsufficientPrivilege):
            raise Unfit(
                "The database isn't of this version yet and its tables belong to another role: please run "
                "./sunroom migrate with SUNROOM_MIGRATION_DATABASE_URL, then deploy/grants.sql."
            ) from error
        if isinstance(error, ProgrammingError):
            raise
        why = str(error.orig).strip().partition("\n")[0]
        raise Unfit(f"The database {where(url)} can't be used: {why}") from error


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
