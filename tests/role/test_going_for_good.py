"""A worker leaves the centre, or their account is closed: they stand in for nobody, and nobody for them."""

import pytest
from sqlmodel import col, select

from core.work import Work
from models.hours import StandIn
from tests.role.conftest import House


def lasting(work: Work) -> int:
    return len(work.rows(select(StandIn.id).where(col(StandIn.ended_at).is_(None))).all())


@pytest.mark.parametrize("who", ["chen", "ding"])
@pytest.mark.parametrize("way", ["leaves", "is closed"])
async def test_who_is_gone_stands_in_no_more(house: House, way: str, who: str) -> None:
    await house.room_with(house.chen, house.kim)
    await house.says(house.ding, await house.stand_in(), "yes")
    goes, stays = (house.chen, house.ding) if who == "chen" else (house.ding, house.chen)
    store = house.circle.doors.store
    assert (
        await store.read(lasting) == len((await house.do(stays, "GET", "/stand-ins"))["items"]) == 1
    )
    if way == "leaves":
        await house.do(goes, "DELETE", f"//me/centres/{house.circle.centre}")
    else:
        path = f"/people/{goes.id}/closing"
        await house.do(house.mei, "PUT", path, {"reason": "moved to another city"})
    await house.sweep()
    assert (await house.do(stays, "GET", "/stand-ins"))["items"] == []
    assert await house.told(house.kim) == []
    assert await store.read(lasting) == 0, "also when they work there again"
