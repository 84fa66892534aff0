"""A place is had by one: whatever is taken back, said yes to or written late, and however clocks stand."""

import asyncio
import threading
from datetime import datetime, timedelta
from uuid import UUID

from actions.ties import held_date
from core.work import Work
from tests.activities.conftest import Week

# The day before a date of TUESDAY, 19:00 in Shanghai: fewer than twelve waking hours are left.
NEAR = datetime.fromisoformat("2030-03-11T11:00:00Z")


async def states(week: Week, date: str) -> dict[str, str]:
    """Out: how everybody on the list stands, by name."""
    items = (await week.do(week.chen, "GET", f"/dates/{date}/sign-ups"))["items"]
    return {one["person"]["name"]: one["state"] for one in items}


async def test_a_longer_undo_time_brings_no_place_back(week: Week) -> None:
    date = await week.one(places=1)
    await week.sign_up(week.rosa, date)
    await week.withdraw(week.rosa, date)
    week.clock.at += timedelta(seconds=15)
    assert (await week.sign_up(week.sam, date))["state"] == "in"
    await week.do(week.rosa, "PATCH", "/me", {"undo_seconds": 60})
    assert (await week.sign_up(week.rosa, date))["state"] == "waiting"
    assert await states(week, date) == {"Sam": "in", "Rosa": "waiting"}


async def test_a_shorter_undo_time_takes_nothing_away(week: Week) -> None:
    await week.do(week.rosa, "PATCH", "/me", {"undo_seconds": 60})
    date = await week.one(places=1)
    await week.sign_up(week.rosa, date)
    await week.withdraw(week.rosa, date)
    await week.do(week.rosa, "PATCH", "/me", {"undo_seconds": 10})
    week.clock.at += timedelta(seconds=30)
    assert (await week.sign_up(week.sam, date))["state"] == "waiting"
    assert (await week.sign_up(week.rosa, date))["state"] == "in"


async def test_an_undo_that_comes_late_waits_at_the_head_of_the_line(week: Week) -> None:
    """Somebody got in at 10.01 s; an undo of 9.99 s is written after that."""
    date = await week.one(places=1)
    await week.sign_up(week.rosa, date)
    await week.withdraw(week.rosa, date)
    week.clock.at += timedelta(seconds=10.01)
    for who in (week.sam, week.kim, week.lin):
        await week.sign_up(who, date)
    week.clock.at -= timedelta(seconds=0.02)
    mine = await week.sign_up(week.rosa, date)
    assert (mine["state"], mine["line"]) == ("waiting", 1)
    assert (await week.mine(week.kim, date))["line"] == 2
    assert (await states(week, date))["Sam"] == "in"


async def test_a_yes_that_comes_late_waits_at_the_head_of_the_line(week: Week) -> None:
    """An offer lapses, somebody signs up, and a yes from before is written after that."""
    date = await week.one(places=1)
    await week.sign_up(week.rosa, date)
    await week.sign_up(week.sam, date)
    await week.withdraw(week.rosa, date)
    await week.later(seconds=11)
    offer = (await week.mine(week.sam, date))["offer"]
    week.clock.at = datetime.fromisoformat(offer["until"])
    for who in (week.lin, week.kim):
        await week.sign_up(who, date)
    assert (await states(week, date))["Lin"] == "in"
    week.clock.at -= timedelta(seconds=1)
    late = await week.call(week.sam, "PUT", f"/offers/{offer['id']}", {"answer": "yes"})
    assert (late.status_code, late.json()["code"]) == (409, "offer_over")
    mine = await week.mine(week.sam, date)
    assert (mine["state"], mine["line"], mine["offer"]) == ("waiting", 1, None)
    assert (await states(week, date))["Lin"] == "in"


async def test_who_waits_for_the_list_acts_at_the_moment_it_is_theirs(week: Week) -> None:
    """A sign-up waits for a lock; meanwhile the date ends."""
    date = await week.one()
    held, go = threading.Event(), threading.Event()

    def hold(work: Work) -> None:
        held_date(work, UUID(week.mei.id), UUID(date))
        held.set()
        assert go.wait(30)

    week.clock.at = datetime.fromisoformat("2030-03-12T06:59:59Z")
    week.signed_in()
    first = asyncio.ensure_future(week.doors.store.write(hold))
    assert await asyncio.to_thread(held.wait, 30)
    path = f"/dates/{date}/sign-ups/me"
    second = asyncio.ensure_future(week.doors.call(week.rosa, "PUT", path, {}))
    await asyncio.sleep(0.5)
    week.clock.at += timedelta(seconds=2)
    go.set()
    await first
    answer = await second
    assert (answer.status_code, answer.json()["code"]) == (409, "date_is_over")


async def test_near_the_start_nobody_new_passes_those_who_are_asked(week: Week) -> None:
    date = await week.one(places=1)
    for who in (week.rosa, week.sam, week.kim):
        await week.sign_up(who, date)
    await week.until(NEAR)
    await week.withdraw(week.rosa, date)
    await week.later(seconds=11)
    assert (await week.do(week.lin, "GET", f"/dates/{date}"))["left"] == "none"
    assert (await week.sign_up(week.lin, date))["state"] == "waiting"
    offers = {}
    for who in (week.sam, week.kim):
        offers[who.name] = (await week.mine(who, date))["offer"]["id"]
        await week.do(who, "PUT", f"/offers/{offers[who.name]}", {"answer": "no"})
    await week.withdraw(week.lin, date)
    await week.later(seconds=11)
    assert (await week.do(week.wei, "GET", f"/dates/{date}"))["left"] == "some", "no is no"
    assert (await week.sign_up(week.wei, date))["state"] == "in"


async def test_a_place_that_is_gone_is_on_offer_to_nobody(week: Week) -> None:
    date = await week.one(places=1)
    for who in (week.rosa, week.sam, week.kim):
        await week.sign_up(who, date)
    await week.until(NEAR)
    await week.withdraw(week.rosa, date)
    await week.later(seconds=11)
    assert "place.offered" in await week.told(week.kim)
    offer = (await week.mine(week.sam, date))["offer"]["id"]
    await week.do(week.sam, "PUT", f"/offers/{offer}", {"answer": "yes"})
    assert (await week.mine(week.kim, date))["offer"] is None
    assert "place.offered" not in await week.told(week.kim)


async def test_whom_the_sweep_took_off_signs_up_anew(week: Week) -> None:
    room = await week.group(week.rosa, week.sam)
    gathering = await week.one(week.rosa, group=room, places=1)
    await week.sign_up(week.sam, gathering)
    await week.do(week.sam, "DELETE", f"/rooms/{room}/members/me")
    await week.sweep()
    await week.do(week.sam, "PUT", f"/rooms/{room}/members/me")
    assert (await week.sign_up(week.sam, gathering))["state"] == "in"


async def test_taking_a_withdrawal_back_brings_the_offer_back(week: Week) -> None:
    date = await week.one(places=1)
    for who in (week.rosa, week.sam, week.kim):
        await week.sign_up(who, date)
    await week.withdraw(week.rosa, date)
    await week.later(seconds=11)
    offer = (await week.mine(week.sam, date))["offer"]
    await week.withdraw(week.sam, date)
    await week.later(seconds=5)
    assert await week.told(week.kim) == [], "it waits for the undo time"
    mine = await week.sign_up(week.sam, date)
    assert (mine["state"], mine["offer"]) == ("waiting", offer)
    await week.withdraw(week.sam, date)
    await week.later(seconds=11)
    assert await week.told(week.kim) == ["place.offered"]
    late = await week.sign_up(week.sam, date)
    assert (late["line"], late["offer"]) == (2, None), "anew, at the end"
    refused = await week.call(week.sam, "PUT", f"/offers/{offer['id']}", {"answer": "yes"})
    assert refused.status_code == 409


async def test_who_would_rather_help_holds_no_other_place(week: Week) -> None:
    date = await week.one(places=1, helpers=1)
    for who in (week.rosa, week.sam, week.kim):
        await week.sign_up(who, date)
    await week.withdraw(week.rosa, date)
    await week.later(seconds=11)
    assert (await week.mine(week.sam, date))["offer"] is not None
    helps = await week.sign_up(week.sam, date, role="helper")
    assert (helps["state"], helps["offer"]) == ("in", None)
    await week.sweep()
    assert await week.told(week.kim) == ["place.offered"]


async def test_who_comes_back_after_an_offer_is_in_line_like_everybody(week: Week) -> None:
    """What was offered before somebody withdrew for good says nothing of them."""
    date = await week.one(places=1)
    for who in (week.rosa, week.sam):
        await week.sign_up(who, date)
    await week.withdraw(week.rosa, date)
    await week.later(seconds=11)
    offer = (await week.mine(week.sam, date))["offer"]["id"]
    await week.do(week.sam, "PUT", f"/offers/{offer}", {"answer": "yes"})
    await week.withdraw(week.sam, date)
    week.clock.at += timedelta(minutes=1)
    for who in (week.lin, week.sam, week.kim):
        await week.sign_up(who, date)
    assert (await week.mine(week.sam, date))["line"] == 1
