"""A worker leaves the centre, or their account is closed: nobody can agree to what they proposed."""

import pytest

from tests.decisions.conftest import Desk


async def goes(desk: Desk, way: str) -> None:
    """Chen goes from the centre for good."""
    if way == "leaves":
        await desk.do(desk.chen, "DELETE", f"/me{desk.here}")
    else:
        path = f"{desk.here}/people/{desk.chen.id}/closing"
        await desk.do(desk.gao, "PUT", path, {"reason": "moved to another city"})


@pytest.mark.parametrize("way", ["leaves", "is closed"])
async def test_who_is_gone_proposes_nothing(desk: Desk, way: str) -> None:
    _, case = await desk.said()
    made = await desk.decide(case, "removal")
    assert len((await desk.do(desk.ding, "GET", f"{desk.here}/cases"))["to_agree"]) == 1
    await goes(desk, way)
    path = f"{desk.path(case, made['id'])}/second"
    assert await desk.code(desk.ding, "PUT", path) == (404, "not_found")
    queue = await desk.do(desk.ding, "GET", f"{desk.here}/cases")
    assert queue["to_agree"] == [] and await desk.mine(desk.circle.wei) == []
    assert (await desk.circle.call(desk.circle.wei, "GET", "/me")).status_code == 200


@pytest.mark.parametrize("way", ["leaves", "is closed"])
async def test_what_two_decided_stays_decided(desk: Desk, way: str) -> None:
    _, case = await desk.said()
    made = await desk.decide(case, "removal")
    await desk.do(desk.ding, "PUT", f"{desk.path(case, made['id'])}/second")
    await goes(desk, way)
    assert [one["state"] for one in await desk.mine(desk.circle.wei)] == ["in_force"]
