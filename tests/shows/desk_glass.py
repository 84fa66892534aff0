"""Breaking the glass end to end: what it opens, who is told and when, and that nobody takes its rows away."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from tests.glass.conftest import KEPT, REASON, Ward

STAYS = "the access log is only added to|a broken glass stays as it was"
REMOVALS = (
    "DELETE FROM access_log WHERE what = 'glass'",
    "UPDATE access_log SET why = 'page'",
    "DELETE FROM glasses",
    "UPDATE glasses SET second_id = NULL",
    "UPDATE glass_delays SET hours = 1",
)
OWN = {
    "postgresql": (
        "TRUNCATE access_log CASCADE",
        "TRUNCATE glasses",
        "TRUNCATE glasses, glass_delays",
    ),
    "sqlite": (
        "INSERT OR REPLACE INTO access_log SELECT * FROM access_log",
        "INSERT OR REPLACE INTO glasses SELECT * FROM glasses",
    ),
}


async def show_6(ward: Ward) -> None:
    """A worker breaks it, looks, a colleague and the member are told, it closes, and its rows stay."""
    c = ward.circle
    assert (await c.do(c.chen, "GET", f"/people/{c.lin.id}"))["facts"] == []
    assert (await ward.smash(c.chen, c.lin)).status_code == 201
    assert KEPT in (await ward.look(c.chen)).text
    assert len(await ward.arrived(ward.hua, "glass.broken")) == 1
    assert len(await ward.arrived(c.lin, "glass.told")) == 1
    await c.later(minutes=31)
    assert (await ward.look(c.chen)).status_code == 404
    await _told_later(ward)
    await _nobody_takes_them_away(ward)


async def _told_later(ward: Ward) -> None:
    """A coordinator writes why; the colleague hears at once, and she 48 hours later, with that reason."""
    c = ward.circle
    await ward.delayed(ward.bo, c.lin)
    assert (await ward.smash(c.chen, c.lin)).json()["delayed"]["by"]["name"] == "Bo"
    await ward.sweep()
    assert len(await ward.arrived(ward.hua, "glass.broken")) == 2
    assert len(await ward.arrived(c.lin, "glass.told")) == 1
    await c.later(hours=48)
    await ward.sweep()
    told = (await ward.arrived(c.lin, "glass.told"))[0]
    assert told["glass"]["delayed"]["reason"] == REASON


async def _nobody_takes_them_away(ward: Ward) -> None:
    writing = ward.circle.doors.store.writing
    before = await ward.log(ward.circle.lin)
    for statement in REMOVALS + OWN[writing.name]:
        with pytest.raises(DatabaseError, match=STAYS), writing.begin() as connection:
            connection.execute(text(statement))
    assert await ward.log(ward.circle.lin) == before
    assert [what for what, _ in before] == ["glass", "glass_facts", "glass"]
