"""Hours and the rota through the doors: who may say and read them, and what a centre that said nothing promises."""

from typing import Any
from uuid import UUID, uuid4

import pytest

from actions import hours
from tests.matrix.doors import Someone
from tests.role.conftest import WORKDAYS, House


async def test_a_centre_that_said_no_hours_promises_nothing(house: House) -> None:
    found = await house.do(house.kim, "GET", "/hours")
    nothing = ("opens_at", "closes_at", "week", "danger_by", "other_by")
    assert found == {"staffed": False} | dict.fromkeys(nothing)


async def test_everyone_of_the_centre_reads_when_somebody_looks(house: House) -> None:
    await house.open_hours()
    found = await house.do(house.kim, "GET", "/hours")
    assert found["staffed"] and found["week"] == WORKDAYS and found["opens_at"] is None
    assert found["closes_at"] == "2026-09-01T09:00:00Z"
    assert found["danger_by"] == "2026-09-01T02:15:00Z"
    assert found["other_by"] == "2026-09-02T02:00:00Z"
    house.at("2026-09-04T18:00:00")  # Friday evening
    found = await house.do(house.kim, "GET", "/hours")
    assert not found["staffed"] and found["closes_at"] is None
    assert found["opens_at"] == "2026-09-07T01:00:00Z"
    assert found["danger_by"] == "2026-09-07T01:15:00Z"
    assert found["other_by"] == "2026-09-07T09:00:00Z"


async def test_a_closed_day_is_a_day_without_anybody(house: House) -> None:
    await house.open_hours()
    await house.do(house.mei, "PUT", "/closed-days/2026-09-01", {"name": "Painters"})
    found = await house.do(house.kim, "GET", "/hours")
    assert not found["staffed"] and found["opens_at"] == "2026-09-02T01:00:00Z"


async def test_who_else_asks_gets_the_same(house: House) -> None:
    await house.open_hours()
    store, centre = house.circle.doors.store, UUID(house.circle.centre)
    house.at("2026-09-01T18:00:00")
    assert await store.read(hours.staffed_now, centre) is False
    opens = await store.read(hours.next_opening, centre)
    by = await store.read(hours.look_by, centre, True)
    found = await house.do(house.kim, "GET", "/hours")
    assert opens is not None and found["opens_at"] == f"{opens:%Y-%m-%dT%H:%M:%SZ}"
    assert by is not None and found["danger_by"] == f"{by:%Y-%m-%dT%H:%M:%SZ}"


async def test_coordinators_say_them_and_nobody_else(house: House) -> None:
    stranger = await _stranger(house)
    for who, status in ((house.kim, 403), (house.chen, 403), (stranger, 404)):
        answer = await house.call(who, "PUT", "/hours", {"week": WORKDAYS})
        assert answer.status_code == status
    assert (await house.call(stranger, "GET", "/hours")).status_code == 404
    assert (await house.do(house.kim, "GET", "/hours"))["week"] is None


@pytest.mark.parametrize(
    "day",
    [
        [["17:00", "09:00"]],
        [["09:00", "09:00"]],
        [["09:00", "12:00"], ["11:00", "13:00"]],
        [["9:00", "12:00"]],
        [["09:00", "24:00"]],
        [["09:00"]],
    ],
)
async def test_hours_that_no_clock_shows(house: House, day: Any) -> None:
    week = [[dict(zip(("begins", "ends"), span, strict=False)) for span in day], *WORKDAYS[1:]]
    assert (await house.call(house.mei, "PUT", "/hours", {"week": week})).status_code == 422
    assert (await house.call(house.mei, "PUT", "/hours", {"week": WORKDAYS[:6]})).status_code == 422


async def _stranger(house: House) -> Someone:
    """Out: a coordinator of another centre."""
    elsewhere = await house.circle.doors.centre(f"River {uuid4().hex[:8]}")
    return await house.circle.doors.someone(elsewhere, "Far", "coordinator")


def _span(who: Someone, **more: str) -> dict[str, str]:
    return {"worker": who.id, "begins": "09:00", "ends": "12:00"} | more


async def test_the_rota_is_the_workers_to_read_and_the_coordinators_to_write(house: House) -> None:
    items = [_span(house.chen, weekday="wed"), _span(house.ding, day="2026-09-04")]
    for who, status in ((house.kim, 404), (house.chen, 403), (await _stranger(house), 404)):
        answer = await house.call(who, "PUT", "/rota", {"items": items})
        assert answer.status_code == status
    assert (await house.call(house.kim, "GET", "/rota")).status_code == 404
    for _ in range(2):
        await house.do(house.mei, "PUT", "/rota", {"items": items})
    found = (await house.do(house.chen, "GET", "/rota"))["items"]
    assert [(i["worker"]["name"], i["weekday"], i["day"]) for i in found] == [
        ("Chen", "wed", None),
        ("Ding", None, "2026-09-04"),
    ]
    (mine,) = (await house.do(house.chen, "GET", "//me/data"))["rota"]
    assert mine == found[0]


async def test_a_place_in_the_rota_is_a_workers_of_here_on_one_kind_of_day(house: House) -> None:
    stranger = await _stranger(house)
    for item, status in (
        (_span(stranger, weekday="mon"), 404),
        (_span(house.kim, weekday="mon"), 404),
        (_span(house.chen), 422),
        (_span(house.chen, weekday="mon", day="2026-09-04"), 422),
        (_span(house.chen, weekday="mon", ends="08:00"), 422),
    ):
        answer = await house.call(house.mei, "PUT", "/rota", {"items": [item]})
        assert answer.status_code == status


async def test_an_extra_day_takes_no_other_day_away(house: House) -> None:
    room = await house.room_with(house.chen, house.kim)
    await house.open_hours()
    extra = [_span(house.chen, day="2026-09-05")]  # a Saturday
    await house.do(house.mei, "PUT", "/rota", {"items": extra})
    now = await house.do(house.kim, "GET", f"//rooms/{room}/hours")
    assert now["staffed"] is True
    house.at("2026-09-04T20:00:00")
    friday = await house.do(house.kim, "GET", f"//rooms/{room}/hours")
    assert friday["reads_at"] == "2026-09-05T01:00:00Z"
    house.at("2026-09-05T20:00:00")
    saturday = await house.do(house.kim, "GET", f"//rooms/{room}/hours")
    assert saturday["reads_at"] == "2026-09-07T01:00:00Z"


async def test_who_serves_no_more_is_left_out_of_the_rota(house: House) -> None:
    await house.do(house.mei, "PUT", "/rota", {"items": [_span(house.ding, weekday="mon")]})
    me = await house.do(house.ding, "GET", "//me")
    await house.do(house.mei, "DELETE", f"/appointments/{me['appointments'][0]['id']}")
    assert (await house.do(house.chen, "GET", "/rota"))["items"] == []


async def test_a_message_to_a_worker_says_when_it_will_be_read(house: House) -> None:
    room = await house.room_with(house.chen, house.kim)
    unknown = {"staffed": False, "reads_at": None, "away": None}
    assert await house.do(house.kim, "GET", f"//rooms/{room}/hours") == unknown
    await house.open_hours()
    now = await house.do(house.kim, "GET", f"//rooms/{room}/hours")
    assert now == {"staffed": True, "reads_at": None, "away": None}
    house.at("2026-09-01T20:00:00")
    evening = await house.do(house.kim, "GET", f"//rooms/{room}/hours")
    assert (evening["staffed"], evening["reads_at"]) == (False, "2026-09-02T01:00:00Z")
    await house.do(house.mei, "PUT", "/rota", {"items": [_span(house.chen, weekday="thu")]})
    rota = await house.do(house.kim, "GET", f"//rooms/{room}/hours")
    assert rota["reads_at"] == "2026-09-03T01:00:00Z"


async def test_other_rooms_and_other_people_are_told_no_hours(house: House) -> None:
    room = await house.room_with(house.chen, house.kim)
    for who, where in ((house.circle.sam, room), (house.kim, house.circle.room)):
        assert (await house.call(who, "GET", f"//rooms/{where}/hours")).status_code == 404


async def test_how_the_desk_works(house: House) -> None:
    first = {"most_cases": None, "holds_out_of_hours": False, "guideline_days": 7}
    assert await house.do(house.chen, "GET", "/desk") == first
    new = {"most_cases": 8, "holds_out_of_hours": True, "guideline_days": 14}
    for who, status in ((house.kim, 404), (house.chen, 403)):
        assert (await house.call(who, "PUT", "/desk", new)).status_code == status
    for _ in range(2):
        assert await house.do(house.mei, "PUT", "/desk", new) == new
    assert await house.do(house.chen, "GET", "/desk") == new
    for odd in ({"most_cases": 0}, {"guideline_days": 61}, {"guideline_days": 0}):
        assert (await house.call(house.mei, "PUT", "/desk", odd)).status_code == 422
