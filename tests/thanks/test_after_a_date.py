"""Thanking who hosted or helped, where one meets them nowhere else: only after it began, and only where one was there."""

from datetime import timedelta
from uuid import uuid4

import pytest

from tests.activities.conftest import Week, week
from tests.matrix.doors import Someone
from tests.support.house import MORNING

__all__ = ["week"]


async def tries(week: Week, who: Someone, whom: Someone, date: str) -> int:
    """Out: the status somebody is answered who thanks for a date."""
    body = {"person": whom.id, "what": "date", "what_id": date, "card": "sun"}
    return int((await week.call(who, "PUT", f"/thanks/{uuid4()}", body)).status_code)


async def sung(week: Week, shown_to: str = "going") -> str:
    """Out: a date of Mei's where Sam helped, Rosa and Kim were on the list and Kim couldn't come; Lin wasn't."""
    date = await week.one(helpers=2)
    await week.sign_up(week.sam, date, role="helper", shown_to=shown_to)
    for one in (week.rosa, week.kim):
        await week.sign_up(one, date)
    return date


async def begin(week: Week, date: str) -> None:
    week.clock.at = MORNING + timedelta(days=7)
    path = f"/dates/{date}/attendance/{week.kim.id}"
    await week.do(week.mei, "PUT", path, {"came": "couldnt"})


async def test_who_hosted_and_who_helped(week: Week) -> None:
    date = await sung(week)
    assert await tries(week, week.rosa, week.mei, date) == 404, "it hasn't begun"
    await begin(week, date)
    assert await tries(week, week.rosa, week.mei, date) == 201
    assert await tries(week, week.rosa, week.sam, date) == 201
    assert await tries(week, week.mei, week.sam, date) == 201
    assert await tries(week, week.sam, week.rosa, date) == 404, "she came, as one comes"
    for one in (week.kim, week.lin):
        assert await tries(week, one, week.mei, date) == 404, "they weren't there"
    (note, _) = (await week.do(week.sam, "GET", "/me/kind-words"))["items"]
    assert note["what"] == {"kind": "date", "id": date, "title": "Singing"}


async def test_who_helped_unseen_is_not_found_by_thanking(week: Week) -> None:
    """Sam shows it to who hosts only: Rosa is answered as of anybody, Mei isn't."""
    date = await sung(week, shown_to="host")
    await begin(week, date)
    assert await tries(week, week.rosa, week.sam, date) == 404
    assert await tries(week, week.mei, week.sam, date) == 201


@pytest.mark.parametrize("blocks", ["rosa", "mei"])
async def test_a_block_goes_before_it(week: Week, blocks: str) -> None:
    date = await sung(week)
    await begin(week, date)
    await week.group(week.mei, week.rosa)
    mine, other = (week.rosa, week.mei) if blocks == "rosa" else (week.mei, week.rosa)
    await week.do(mine, "PUT", f"/people/{other.id}/block")
    assert await tries(week, week.rosa, week.mei, date) == 404
    assert await tries(week, week.sam, week.mei, date) == 201


async def test_who_left_the_centre_is_gone(week: Week) -> None:
    date = await sung(week)
    await begin(week, date)
    await week.do(week.sam, "DELETE", f"/me/centres/{week.centre}")
    assert await tries(week, week.rosa, week.sam, date) == 404
    assert await tries(week, week.rosa, week.mei, date) == 201


async def test_a_title_only_for_who_may_know_it(week: Week) -> None:
    """Wei is thanked for a gathering of a group he isn't in: that he was thanked, not for what."""
    room = await week.group(week.mei, week.rosa)
    date = await week.one(group=room)
    await week.group(week.wei, week.rosa)
    assert await tries(week, week.rosa, week.wei, date) == 201
    (note,) = (await week.do(week.wei, "GET", "/me/kind-words"))["items"]
    assert note["what"] == {"kind": "date", "id": None, "title": None}
    (mine,) = (await week.do(week.rosa, "GET", "/me/thanks"))["items"]
    assert mine["what"]["title"] == "Singing"
