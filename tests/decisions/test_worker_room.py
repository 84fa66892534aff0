"""Whatever was decided about somebody, a worker of their centre is one tap away."""

from typing import Any
from uuid import uuid4

from tests.decisions.conftest import Desk
from tests.matrix.doors import Someone

PATH = "/me/worker-room"


async def opened(desk: Desk, who: Someone, key: str = "", **more: Any) -> Any:
    """Out: the room, after somebody wrote into it."""
    room = await desk.do(who, "PUT", PATH, {"id": key or str(uuid4()), **more})
    await desk.circle.say(who, "I would like to talk", room["id"])
    return room


async def test_who_is_paused_opens_one(desk: Desk) -> None:
    wei, key = desk.circle.wei, str(uuid4())
    _, case = await desk.said()
    await desk.decide(case, "pause", lasts="week")
    room = await opened(desk, wei, key)
    assert (room["id"], room["kind"], room["may"]["write"]) == (key, "worker", True)
    assert room["other"]["name"] in ("Chen", "Ding", "Gao")
    again = await desk.circle.call(wei, "PUT", PATH, {"id": key})
    assert (again.status_code, again.json()["id"]) == (200, key)
    assert (await opened(desk, wei))["id"] == key, "one room of the two"


async def test_who_was_removed_for_good_opens_one(desk: Desk) -> None:
    wei = desk.circle.wei
    _, case = await desk.said()
    made = await desk.decide(case, "removal")
    await desk.do(desk.ding, "PUT", f"{desk.path(case, made['id'])}/second")
    assert (await opened(desk, wei))["kind"] == "worker"


async def test_who_is_there_now_comes_first(desk: Desk) -> None:
    """The clock stands at five on a Tuesday afternoon: Ding is there, the others in the evening."""
    week = [[{"begins": "08:00", "ends": "22:00"}]] * 5 + [[], []]
    await desk.do(desk.gao, "PUT", f"{desk.here}/hours", {"week": week})
    spans = [(desk.ding, "15:00", "18:00"), (desk.chen, "19:00", "22:00")]
    items = [
        {"worker": who.id, "weekday": "tue", "begins": begins, "ends": ends}
        for who, begins, ends in (*spans, (desk.gao, "19:00", "22:00"))
    ]
    await desk.do(desk.gao, "PUT", f"{desk.here}/rota", {"items": items})
    assert (await opened(desk, desk.circle.wei))["other"]["name"] == "Ding"
    await desk.circle.later(hours=3)
    assert (await opened(desk, desk.circle.wei))["other"]["name"] in ("Chen", "Gao")


async def test_whom_i_block_comes_last_and_foreign_centres_are_unknown(desk: Desk) -> None:
    wei = desk.circle.wei
    for worker in (desk.chen, desk.gao):
        await desk.do(wei, "PUT", f"/people/{worker.id}/block")
    assert (await opened(desk, wei))["other"]["name"] == "Ding"
    far = await desk.circle.doors.centre(f"Far {uuid4().hex[:6]}")
    for centre in (far, str(uuid4())):
        body = {"id": str(uuid4()), "centre": centre}
        assert await desk.code(wei, "PUT", PATH, body) == (404, "not_found")
    taken = await desk.code(wei, "PUT", PATH, {"id": desk.circle.room})
    assert taken == (409, "already_different")


async def test_one_worker_by_name(desk: Desk) -> None:
    """A worker of the centre, whom I may know; everybody else is as unknown as nobody."""
    wei, lin = desk.circle.wei, desk.circle.lin
    far = await desk.circle.doors.someone(
        await desk.circle.doors.centre(f"Far {uuid4().hex[:6]}"), "Far", "worker"
    )
    for worker, name in ((desk.gao, "Gao"), (desk.ding, "Ding"), (desk.gao, "Gao")):
        room = await opened(desk, wei, worker=worker.id)
        assert (room["other"]["name"], room["kind"]) == (name, "worker")
    await desk.do(wei, "PUT", f"/people/{desk.ding.id}/block")
    for nobody in (lin.id, far.id, wei.id, desk.ding.id, str(uuid4())):
        body = {"id": str(uuid4()), "worker": nobody}
        assert await desk.code(wei, "PUT", PATH, body) == (404, "not_found")
    assert await desk.code(desk.gao, "PUT", PATH, {"id": str(uuid4()), "worker": desk.gao.id}) == (
        404,
        "not_found",
    )
