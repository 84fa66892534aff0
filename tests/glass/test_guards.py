"""The database itself keeps broken glasses as they were; three years later they go."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from actions import old_glasses
from actions.erasing import erase_by_operator
from tests.glass.conftest import REASON, Ward

STAYS = "stays as it was"
SQLITE = [
    "INSERT OR REPLACE INTO glasses SELECT * FROM glasses",
    "INSERT OR REPLACE INTO glass_delays SELECT * FROM glass_delays",
]
POSTGRES = ["TRUNCATE glasses", "TRUNCATE glasses, glass_delays"]
BOTH = [
    "DELETE FROM glasses",
    "DELETE FROM glass_delays",
    "UPDATE glasses SET reason = second_reason",
    "UPDATE glasses SET at = '2031-01-01 00:00:00+00'",
    "UPDATE glasses SET until = '2031-01-01 00:00:00+00'",
    "UPDATE glasses SET by_id = second_id",
    "UPDATE glasses SET person_id = second_id",
    "UPDATE glasses SET second_id = NULL",
    "UPDATE glasses SET delay_id = NULL",
    "UPDATE glasses SET ended_at = NULL",
    "UPDATE glass_delays SET hours = 1",
    "UPDATE glass_delays SET reason = second_reason",
]


def behind(ward: Ward, statement: str) -> int:
    """Do it in the database itself; out: how many rows it touched."""
    writing = ward.circle.doors.store.writing
    postgres = writing.name == "postgresql"
    empty = "'\\x00'::bytea" if postgres else "x'00'"
    with writing.begin() as connection:
        return int(connection.execute(text(statement.replace("second_reason", empty))).rowcount)


async def closed(ward: Ward) -> None:
    """A glass with a delay, broken and closed."""
    c = ward.circle
    await ward.delayed(ward.bo, c.lin)
    assert (await ward.smash(c.chen, c.lin)).json()["delayed"]
    await c.do(c.chen, "DELETE", ward.path(f"glasses/{ward.broken[-1]}"))


async def test_nobody_changes_or_removes_one(ward: Ward) -> None:
    await closed(ward)
    own = POSTGRES if ward.circle.doors.store.writing.name == "postgresql" else SQLITE
    for statement in BOTH + own:
        with pytest.raises(DatabaseError, match=STAYS):
            behind(ward, statement)
    (kept,) = (await ward.circle.do(ward.bo, "GET", ward.path("glasses")))["items"]
    assert (kept["reason"], kept["second"]["name"]) == (REASON, "Hua")
    assert (kept["delayed"]["hours"], kept["delayed"]["reason"]) == (48, REASON)


async def test_a_second_one_within_the_minute_is_a_row_of_its_own(ward: Ward) -> None:
    c = ward.circle
    for reason in (REASON, "Something quite different, and not less of a danger."):
        await ward.smash(c.chen, c.lin, reason=reason)
        await ward.look(c.chen)
        await ward.look(c.chen)
        await c.do(c.chen, "DELETE", ward.path(f"glasses/{ward.broken[-1]}"))
    told = [what for what, _ in await ward.log(c.lin)]
    assert (told.count("glass"), told.count("glass_facts")) == (2, 4)


async def test_the_log_holds_the_reason_too(ward: Ward) -> None:
    """So that the chain finds what is done to a glass behind everybody's back."""
    c = ward.circle
    await ward.smash(c.chen, c.lin)
    (look,) = (await c.do(c.lin, "GET", "/me/access-log"))["items"]
    assert (look["what"], look["details"]) == ("glass", [REASON])


async def test_three_years_later_they_go(ward: Ward) -> None:
    c = ward.circle
    now, c.clock.at = c.clock.at, datetime(2020, 1, 1, 9, tzinfo=UTC)
    await closed(ward)
    c.clock.at = now
    await ward.smash(c.chen, c.lin)
    assert await c.doors.store.read(old_glasses.due)
    await ward.sweep()
    assert not await c.doors.store.read(old_glasses.due)
    (kept,) = (await c.do(ward.bo, "GET", ward.path("glasses")))["items"]
    assert kept["id"] == ward.broken[-1]


async def test_what_was_told_of_somebody_erased_is_told_no_more(ward: Ward) -> None:
    c = ward.circle
    await closed(ward)
    await c.doors.store.write(erase_by_operator, UUID(c.lin.id), "asked for", "keep")
    assert (await c.do(ward.bo, "GET", ward.path("glasses")))["items"] == []
    heard: list[Any] = await ward.arrived(ward.hua, "glass.broken")
    assert heard == []
    await c.later(hours=49)
    await ward.sweep()
