"""What is told of a date is the date, whole, as a fresh look finds it: live, by hello, and in For you."""

from datetime import timedelta
from typing import Any

import pytest

from tests.activities.conftest import WEEKLY, Week
from tests.matrix.doors import Someone


async def bring(week: Week, kind: str) -> tuple[Someone, str]:
    """Have something of that kind told; out: to whom, and of which date."""
    await week.group(week.mei, week.rosa, week.sam)
    match kind:
        case "activity.invited":
            return week.rosa, await week.one(invited=[week.rosa.id])
        case "co_host.asked":
            return week.rosa, await week.one(cohost=week.rosa.id)
        case "activity.approved":
            return week.sam, await _approved(week)
        case "activity.sent_back":
            return week.sam, await _approved(week, yes=False)
        case _:
            pass
    (date, *_) = await week.post(repeats=WEEKLY, places=1)
    await week.sign_up(week.sam, date["id"])
    await week.sign_up(week.rosa, date["id"])
    await _happen(week, kind, date)
    return (week.rosa if kind == "place.offered" else week.sam), date["id"]


async def _approved(week: Week, *, yes: bool = True) -> str:
    coordinator = await week.doors.someone(week.centre, "Hu", "coordinator")
    await week.do(coordinator, "PATCH", f"/centres/{week.centre}", {"approves_gatherings": True})
    (date,) = await week.post(week.sam, group=await week.group(week.sam))
    said = ("approval", None) if yes else ("sending-back", {"why": "The lake is frozen."})
    await week.do(week.chen, "PUT", f"/activities/{date['activity']}/{said[0]}", said[1])
    return str(date["id"])


async def _happen(week: Week, kind: str, date: dict[str, Any]) -> None:
    path = f"/dates/{date['id']}"
    match kind:
        case "sign_up.changed":
            await week.do(week.chen, "DELETE", f"{path}/sign-ups/{week.sam.id}")
            await week.do(week.chen, "PUT", f"{path}/sign-ups/{week.sam.id}", {})
        case "place.offered":
            await week.withdraw(week.sam, date["id"])
            await week.later(seconds=11)
        case "date.moved":
            await week.do(week.mei, "PATCH", path, {"starts": "2030-03-13T14:00"})
        case "date.changed":
            week.clock.at += timedelta(minutes=1)
            await week.do(week.mei, "PATCH", path, {"bring": "water", "place": "Room 2"})
        case "date.called_off":
            await week.do(week.mei, "PUT", f"{path}/calling-off", {"why": "a cold"})
            await week.later(seconds=11)
        case "activity.reminded":
            await week.later(days=6, hours=2)
        case _:
            raise ValueError(kind)


KINDS = (
    *("sign_up.changed", "place.offered", "date.moved", "date.called_off", "activity.reminded"),
    *("activity.invited", "activity.approved", "activity.sent_back", "co_host.asked"),
    "date.changed",
)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("week", ["sqlite"], indirect=True)
async def test_what_is_told_is_what_a_fresh_look_finds(week: Week, kind: str) -> None:
    ears = {who.id: await week.doors.listen(who) for who in (week.rosa, week.sam)}
    who, date = await bring(week, kind)
    await week.doors.settled()
    fresh = await week.do(who, "GET", f"/dates/{date}")
    late = await week.doors.listen(who, {f"me:{who.id}": 0})
    for ear in (ears[who.id], late):
        told = [event for event in ear.heard if event["on"] == kind]
        assert told and told[-1]["date"] == fresh, kind
    if kind != "sign_up.changed" or fresh["mine"]["by"]:
        (event, *_) = [event for event in await week.for_you(who) if event["on"] == kind]
        assert event["date"] == fresh
