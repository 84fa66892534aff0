"""What the newcomer has to do with activities: hosts one with Hu, goes to others, and is on their lists."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

from core.work import Work
from models.activities import Activity

if TYPE_CHECKING:
    from tests.matrix.scenes import Play, Scene

DAY = "2099-03-10"


async def make_dates(scene: Scene, play: Play) -> None:
    """One date that the newcomer co-hosts, and goes to, as do viewer and witness; it is moved then.

    And one for each of these two to host alone, with the newcomer on its list; and one to host with the
    newcomer. Who can't, is answered so, and nothing comes of it.
    """
    play.dates["shared"] = await _post(scene, f"date-{play.text}", play.newcomer)
    for part in ("viewer", "witness"):
        await _sign_up(scene, scene.people[part], play.dates["shared"]["id"])
        play.dates[part] = await _post(scene, f"of {part} {play.text}", scene.people[part])
        await _step_back(scene, play.dates[part]["activity"])
        await _sign_up(scene, play.newcomer, play.dates[part]["id"])
        beside = await _post(scene, f"beside {part} {play.text}", scene.people[part])
        await _step_back(scene, beside["activity"])
        await _host_beside(scene, play.newcomer, beside["activity"])
        play.dates[f"beside {part}"] = beside
    await _sign_up(scene, play.newcomer, play.dates["shared"]["id"])
    path, later = f"/dates/{play.dates['shared']['id']}", {"starts": f"{DAY}T16:00"}
    await scene.doors.do(scene.people["hu"], "PATCH", path, later)
    await scene.doors.settled()


async def _post(scene: Scene, title: str, second: Any) -> dict[str, Any]:
    """Out: a date of Hu's, whom somebody hosts it with."""
    doors, hu = scene.doors, scene.people["hu"]
    words = {"title": title, "starts": f"{DAY}T14:00", "first_time": True}
    made = await doors.do(hu, "PUT", f"/activities/{uuid4()}", words)
    path = f"/activities/{made['id']}/co-host"
    await doors.call(hu, "PUT", path, {"person": second.id})
    await doors.call(second, "PUT", f"{path}/me")
    date: dict[str, Any] = made["dates"][0]
    return date


async def _sign_up(scene: Scene, who: Any, date: str) -> None:
    await scene.doors.call(who, "PUT", f"/dates/{date}/sign-ups/me", {"shown_to": "everyone"})


async def _step_back(scene: Scene, activity: str) -> None:
    """Hu leaves hosting to whom they asked: there is room for somebody else to be asked."""
    await scene.doors.call(scene.people["hu"], "DELETE", f"/activities/{activity}/co-host/me")


async def _host_beside(scene: Scene, who: Any, activity: str) -> None:
    """Somebody has hosted it since before anything came between the two: no door would let them now."""

    def host(work: Work) -> None:
        row = work.session.get_one(Activity, UUID(activity))
        row.cohost_id = UUID(who.id)
        work.session.flush()

    await scene.doors.store.write(host)
