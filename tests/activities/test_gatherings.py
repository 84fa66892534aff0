"""Gatherings that wait for a worker's yes: the desk finds them, and a "not like this" has a reason."""

from typing import Any

from tests.activities.conftest import Week


async def waits(week: Week, **more: Any) -> dict[str, Any]:
    """Out: the date of a gathering of Sam's group that waits for a yes."""
    coordinator = await week.doors.someone(week.centre, "Hu", "coordinator")
    await week.do(coordinator, "PATCH", f"/centres/{week.centre}", {"approves_gatherings": True})
    room = await week.group(week.sam, week.rosa)
    (date,) = await week.post(week.sam, title="A walk", group=room, **more)
    return date


async def listed(week: Week) -> list[str]:
    path = f"/centres/{week.centre}/gatherings"
    return [one["title"] for one in (await week.do(week.chen, "GET", path))["items"]]


async def test_the_desk_lists_what_waits_and_members_do_not(week: Week) -> None:
    assert await listed(week) == []
    date = await waits(week)
    await week.post(title="For all")
    assert await listed(week) == ["A walk"]
    for who in (week.rosa, week.sam, week.mei):
        path = f"/centres/{week.centre}/gatherings"
        assert (await week.call(who, "GET", path)).status_code == 404
    await week.do(week.chen, "PUT", f"/activities/{date['activity']}/approval")
    assert await listed(week) == []


async def test_not_like_this_has_a_reason_that_the_host_reads_and_nobody_else(week: Week) -> None:
    date = await waits(week)
    path = f"/activities/{date['activity']}/sending-back"
    for who, status in ((week.sam, 403), (week.rosa, 404), (week.mei, 404)):
        assert (await week.call(who, "PUT", path, {"why": "no"})).status_code == status
    assert (await week.call(week.chen, "PUT", path, {"why": " "})).status_code == 422
    for _ in range(2):
        await week.do(week.chen, "PUT", path, {"why": "The lake is frozen; the park would do."})
    (event,) = await week.for_you(week.sam)
    assert event["on"] == "activity.sent_back"
    assert event["date"]["sent_back"] == "The lake is frozen; the park would do."
    assert week.chen.id not in str(event), "the centre says it"
    assert await listed(week) == []
    assert (await week.call(week.rosa, "GET", f"/dates/{date['id']}")).status_code == 404
    # Sam changes it: it waits again, and the desk finds it.
    await week.do(week.sam, "PATCH", f"/dates/{date['id']}", {"place": "The park"})
    assert await listed(week) == ["A walk"]
    assert await week.told(week.sam) == []
    await week.do(week.chen, "PUT", f"/activities/{date['activity']}/approval")
    seen = await week.do(week.rosa, "GET", f"/dates/{date['id']}")
    assert seen["sent_back"] is None
    late = await week.call(week.chen, "PUT", path, {"why": "after all"})
    assert (late.status_code, late.json()["code"]) == (409, "approved")


async def test_what_was_sent_back_can_still_be_agreed_to(week: Week) -> None:
    date = await waits(week)
    await week.do(week.chen, "PUT", f"/activities/{date['activity']}/sending-back", {"why": "x"})
    await week.do(week.chen, "PUT", f"/activities/{date['activity']}/approval")
    assert await week.told(week.sam) == ["activity.approved"]
    assert (await week.do(week.sam, "GET", f"/dates/{date['id']}"))["sent_back"] is None


async def test_who_was_asked_to_host_it_hears_of_it_once_it_may_be_known(week: Week) -> None:
    await week.group(week.sam, week.rosa)
    date = await waits(week, cohost=week.rosa.id)
    assert await week.told(week.rosa) == []
    ear = await week.doors.listen(week.rosa)
    await week.do(week.chen, "PUT", f"/activities/{date['activity']}/approval")
    await week.doors.settled()
    assert [e["on"] for e in ear.heard if "date" in e] == ["co_host.asked"]
    assert await week.told(week.rosa) == ["co_host.asked"]


async def test_what_is_over_waits_for_nobody(week: Week) -> None:
    await waits(week)
    await week.later(days=9)
    assert await listed(week) == []
