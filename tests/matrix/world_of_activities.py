"""What is posted in the world: by the representative for the centre, for invited people, and far away."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from core.work import Work
from models.dates import ActivityDate
from models.sign_ups import PlaceOffer

if TYPE_CHECKING:
    from tests.matrix.doors import Someone
    from tests.matrix.world import World

DAY = "2099-03-10"


async def _post(world: World, who: Someone, **more: Any) -> dict[str, Any]:
    """Out: the first date of something new."""
    words = {"title": "Singing", "starts": f"{DAY}T14:00"} | more
    made = await world.doors.do(who, "PUT", f"/activities/{uuid4()}", words)
    first: dict[str, Any] = made["dates"][0]
    return first


async def post_all(world: World) -> None:
    """A date with third on its list, one soon, one for invited people, and one with an offer for inside."""
    doors, people, things = world.doors, world.people, world.things
    mei = people["representative"]
    date = await _post(
        world,
        mei,
        cohost=people["inside"].id,
        repeats="FREQ=WEEKLY;COUNT=2",
        bring="a song",
        link="https://meet.example.org/x",
        helpers=2,
    )
    things |= {"date": date["id"], "activity": date["activity"], "day": DAY}
    await doors.do(people["third"], "PUT", f"/dates/{date['id']}/sign-ups/me", {"words": "hum"})
    await doors.do(people["inside"], "PUT", f"/dates/{date['id']}/note", {"words": "hum"})
    tomorrow = datetime.now(UTC).astimezone(ZoneInfo("Asia/Shanghai")) + timedelta(days=1)
    soon = await _post(world, mei, starts=tomorrow.strftime("%Y-%m-%dT%H:%M"), first_time=True)
    things["soon"] = soon["id"]
    await doors.do(people["inside"], "PUT", f"/dates/{soon['id']}/sign-ups/me", {})
    await _begun(world, mei)
    closed = await _post(world, mei, invited=[people["third"].id])
    things["closed activity"] = closed["activity"]
    closing = f"/centres/{things['centre']}/closed-days/2099-01-01"
    await doors.do(people["worker_inside"], "PUT", closing, {"name": "New Year"})
    full = await _post(world, mei, places=1)
    things["offer"] = await _offered(world, full["id"], people["inside"], people["third"])
    await doors.do(
        mei, "PATCH", f"/dates/{full['id']}", {"places": 2}
    )  # the place that is on offer
    await _gather(world)
    things["feed"], things["secret"] = await _feed(world, people["inside"])
    await _post_far_away(world)


async def _begun(world: World, mei: Someone) -> None:
    """One that began an hour ago, with third on its list: who came can be noted."""
    here = await _post(world, mei)
    await world.doors.do(world.people["third"], "PUT", f"/dates/{here['id']}/sign-ups/me", {})

    def begin(work: Work) -> None:
        row = work.session.get_one(ActivityDate, UUID(here["id"]))
        hour = timedelta(hours=1)
        row.starts_at, row.ends_at = work.now - hour, work.now + hour

    await world.doors.store.write(begin)
    world.things["here"] = here["id"]


async def _feed(world: World, who: Someone) -> tuple[str, str]:
    """Out: the id of a new calendar address, and the secret in it."""
    key = str(uuid4())
    made = await world.doors.do(who, "PUT", f"/me/feeds/{key}", {"kind": "mine"})
    return key, str(made["address"]).rpartition("/")[2].removesuffix(".ics")


async def _gather(world: World) -> None:
    """A gathering of the group, by two; a worker has signed inside up for it."""
    doors, people = world.doors, world.people
    second = people["worker_inside"]
    walk = await _post(world, people["host"], group=world.things["room"], cohost=second.id)
    await doors.do(second, "PUT", f"/activities/{walk['activity']}/co-host/me")
    await doors.do(second, "PUT", f"/dates/{walk['id']}/sign-ups/{people['inside'].id}", {})


async def _offered(world: World, date: str, whom: Someone, other: Someone) -> str:
    """Out: the id of an open offer for somebody who waits."""
    for one in (other, whom):
        await world.doors.do(one, "PUT", f"/dates/{date}/sign-ups/me", {})
    key = uuid4()

    def offer(work: Work) -> None:
        row = PlaceOffer(
            id=key,
            date_id=UUID(date),
            person_id=UUID(whom.id),
            role="member",
            to_all=False,
            at=work.now,
            until=work.now + timedelta(hours=4),
        )
        work.session.add(row)
        work.session.flush()

    await world.doors.store.write(offer)
    return str(key)


async def _post_far_away(world: World) -> None:
    doors, far = world.doors, world.foreign["centre"]
    one = await doors.someone(far, "far one", "worker")
    other, third = [await doors.someone(far, name) for name in ("far two", "far three")]
    date = await _post(world, one, places=1)
    world.foreign["feed"], _ = await _feed(world, one)
    world.foreign |= {"date": date["id"], "activity": date["activity"]}
    world.foreign["offer"] = await _offered(world, date["id"], other, third)
