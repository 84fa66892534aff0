"""On PostgreSQL, served by a role that owns no table: all of it works, and nobody gets past the guards."""

import secrets
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import psycopg
import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DatabaseError

from actions.erasing import erase_by_operator
from core import migrations
from core.settings import Settings, Unfit
from jobs import cases, clock
from tests.boundaries.conftest import gathered
from tests.glass.conftest import KEPT, Ward, warded
from tests.support.stores import fresh_database

GRANTS = Path(__file__).parents[2] / "deploy" / "grants.sql"
GUARDED = ("access_log", "glasses", "glass_delays")
STAYS = "stays as it was|is only added to"
NOT_ITS_OWN = "permission denied|must be owner"


@pytest.fixture
def roles() -> Iterator[tuple[str, str]]:
    """Out: the addresses of an empty database for the role that owns it, and for one that owns nothing."""
    name = f"sunroom_test_grants_{secrets.token_hex(4)}"
    address, drop = fresh_database(name)
    admin = create_engine(address, isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        for role in (f"{name}_owner", f"{name}_app"):
            connection.exec_driver_sql(f"CREATE ROLE {role} LOGIN PASSWORD 'tea'")
        connection.exec_driver_sql(f"ALTER DATABASE {name} OWNER TO {name}_owner")
    at = make_url(address).set(password="tea")
    owner, app = (at.set(username=f"{name}_{role}") for role in ("owner", "app"))
    yield owner.render_as_string(hide_password=False), app.render_as_string(hide_password=False)
    admin.dispose()
    drop()
    _forget_roles(name)


def _forget_roles(name: str) -> None:
    address, drop = fresh_database(f"{name}_last")
    last = create_engine(address, isolation_level="AUTOCOMMIT")
    with last.connect() as connection:
        for role in ("owner", "app"):
            connection.exec_driver_sql(f"DROP ROLE {name}_{role}")
    last.dispose()
    drop()


def grant(owner: str, app: str) -> None:
    """Do what deploy/grants.sql says."""
    name = make_url(app).username or ""
    said = GRANTS.read_text().replace(':"app"', name).replace(":'app'", f"'{name}'")
    plain = make_url(owner).set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(plain, autocommit=True) as connection:
        connection.execute(said.encode())


@pytest.fixture
async def ward(roles: tuple[str, str]) -> AsyncIterator[Ward]:
    migrations.upgrade(roles[0])
    grant(*roles)
    async with gathered(SUNROOM_DATABASE_URL=roles[1]) as circle:
        yield await warded(circle)


async def test_all_of_it_works(ward: Ward) -> None:
    c = ward.circle
    now, c.clock.at = c.clock.at, datetime(2020, 1, 1, 9, tzinfo=UTC)
    await ward.delayed(ward.bo, c.lin)
    assert (await ward.smash(c.chen, c.lin)).json()["delayed"]
    assert KEPT in (await ward.look(c.chen)).text
    await c.do(c.chen, "DELETE", ward.path(f"glasses/{ward.broken[-1]}"))
    await c.later(hours=49)
    await ward.sweep()
    assert len(await ward.arrived(c.lin, "glass.told")) == 1
    c.clock.at = now
    await ward.smash(c.chen, c.lin)
    await c.talk(c.rosa, c.sam)
    await clock._sweep(c.doors.store, 0)
    await cases.sweep(c.doors.store, 0)
    (kept,) = (await c.do(ward.bo, "GET", ward.path("glasses")))["items"]
    assert kept["id"] == ward.broken[-1], "what is three years old went"
    await c.doors.store.write(erase_by_operator, UUID(c.lin.id), "asked for", "tombstones")


async def test_nobody_gets_past_the_guards(ward: Ward) -> None:
    c = ward.circle
    await ward.delayed(ward.bo, c.lin)
    await ward.smash(c.chen, c.lin)
    await ward.look(c.chen)
    await ward.smash(c.chen, c.lin)
    refused = {
        "DELETE FROM {}": STAYS,
        "UPDATE {} SET at = now()": NOT_ITS_OWN,
        "TRUNCATE {} CASCADE": NOT_ITS_OWN,
        "ALTER TABLE {} DISABLE TRIGGER ALL": NOT_ITS_OWN,
        "DROP TABLE {} CASCADE": NOT_ITS_OWN,
    }
    for statement, why in refused.items():
        for table in GUARDED:
            with pytest.raises(DatabaseError, match=why), c.doors.store.writing.begin() as own:
                own.execute(text(statement.format(table)))
    for statement in (
        "DROP TRIGGER glasses_stay ON glasses",
        "CREATE OR REPLACE FUNCTION glasses_stay() RETURNS trigger LANGUAGE sql AS 'SELECT 1'",
        "SET session_replication_role = replica",
        "UPDATE alembic_version SET version_num = '0001'",
    ):
        with pytest.raises(DatabaseError), c.doors.store.writing.begin() as own:
            own.execute(text(statement))


def test_the_service_starts_without_the_owners_word(roles: tuple[str, str], tmp_path: Path) -> None:
    owner, app = roles
    served = Settings(data_dir=tmp_path, database_url=app)
    with pytest.raises(Unfit, match="SUNROOM_MIGRATION_DATABASE_URL"):
        migrations.bring_along(served)
    migrations.bring_along(
        Settings(data_dir=tmp_path, database_url=app, migration_database_url=owner)
    )
    grant(owner, app)
    migrations.bring_along(served)
