"""Activities over HTTP: posting, who hosts, who is invited, closed days."""

from typing import Annotated
from uuid import UUID

from fastapi import Query, Response

from actions import (
    activities,
    closed_days,
    co_hosts,
    gatherings,
    hosting,
    showing_activities,
    stepping_back,
    suspensions,
)
from api.door import AtDesk, Doors, Me, ProveFirst, Router, problems
from core.errors import AlreadyDifferent, NotAllowed, NotFound
from core.work import Work
from models.activities import (
    ClosedDayShape,
    NewActivity,
    NewClosedDay,
    NewCompanion,
    SendingBack,
)
from models.dates import ActivityShape, DateShape
from models.days import Day
from models.ledger import Listed
from models.people import PersonShape
from models.sign_in import Who

door = Router(prefix="/activities", tags=["activities"])
mine = Router(prefix="/me/activities", tags=["activities"])
centres = Router(prefix="/centres/{centre:uuid}", tags=["activities"])
routers = (door, mine, centres)


@door.put(
    "/{activity:uuid}",
    status_code=201,
    responses=problems(
        NotFound,
        NotAllowed,
        AlreadyDifferent,
        suspensions.WritingIsPaused,
        activities.SeriesTooLong,
        activities.CentreIsClosed,
        activities.TimeIsOver,
        activities.EnoughPosted,
    )
    | {200: {"model": ActivityShape}},
)
async def post_activity(
    store: Doors, me: Me, activity: UUID, new: NewActivity, response: Response
) -> ActivityShape:
    """Post an activity: representatives and workers for their centre, anybody for a group they are in."""
    plan = activities.planned(new)
    shape, fresh = await store.write(_post, me, activity, new, plan)
    response.status_code = 201 if fresh else 200
    return shape


def _post(
    work: Work, me: Who, key: UUID, new: NewActivity, plan: activities.Plan
) -> tuple[ActivityShape, bool]:
    posted, fresh = activities.post(work, me, key, new, plan)
    return showing_activities.activity(work, me, posted), fresh


@door.get("/{activity:uuid}", responses=problems(NotFound))
async def one_activity(store: Doors, me: Me, activity: UUID) -> ActivityShape:
    """An activity I look after, whole, with its coming dates."""
    return await store.read(showing_activities.activity, me, activity)


@mine.get("", responses=problems())
async def my_activities(store: Doors, me: Me) -> Listed[ActivityShape]:
    """What I host or posted, newest first; also patterns for the next."""
    return Listed(items=await store.read(showing_activities.my_activities, me))


@door.put(
    "/{activity:uuid}/approval",
    status_code=204,
    responses=problems(ProveFirst, NotFound, NotAllowed),
)
async def approve(store: Doors, me: AtDesk, activity: UUID) -> None:
    """Say yes to a gathering, where a centre asks its workers first."""
    await store.write(gatherings.approve, me, activity)


@door.put(
    "/{activity:uuid}/sending-back",
    status_code=204,
    responses=problems(ProveFirst, NotFound, NotAllowed, gatherings.IsApproved),
)
async def send_back(store: Doors, me: AtDesk, activity: UUID, said: SendingBack) -> None:
    """Say "not like this" to a gathering that waits, and why: who hosts it reads that."""
    await store.write(gatherings.send_back, me, activity, said.why)


@door.put("/{activity:uuid}/co-host", status_code=204, responses=problems(NotFound, NotAllowed))
async def ask_co_host(store: Doors, me: Me, activity: UUID, new: NewCompanion) -> None:
    """Ask somebody to host it with me."""
    await store.write(co_hosts.ask, me, activity, new.person)


@door.put("/{activity:uuid}/co-host/me", status_code=204, responses=problems(NotFound))
async def host_it_too(store: Doors, me: Me, activity: UUID) -> None:
    """Say yes to hosting it with somebody."""
    await store.write(co_hosts.say_yes, me, activity)


@door.delete("/{activity:uuid}/co-host/me", status_code=204, responses=problems(NotFound))
async def step_back(store: Doors, me: Me, activity: UUID) -> None:
    """Say no, or host it no longer; no reason is asked."""
    await store.write(stepping_back.step_back, me, activity)


@door.put(
    "/{activity:uuid}/invitations/{person:uuid}",
    status_code=204,
    responses=problems(NotFound, NotAllowed),
)
async def invite_to(store: Doors, me: Me, activity: UUID, person: UUID) -> None:
    """Invite one more, to an activity for invited people."""
    await store.write(hosting.invite, me, activity, person)


@door.delete("/{activity:uuid}/invitations/me", status_code=204, responses=problems(NotFound))
async def put_invitation_away(store: Doors, me: Me, activity: UUID) -> None:
    """Put an invitation away. Nobody is told."""
    await store.write(stepping_back.put_away, me, activity)


@centres.get("/reachable", responses=problems(NotFound))
async def reachable(
    store: Doors,
    me: Me,
    centre: UUID,
    q: Annotated[str, Query(max_length=20)] = "",
    group: UUID | None = None,
) -> Listed[PersonShape]:
    """People of a centre whom I could invite, or ask to host with me; for a group, those who may know of it."""
    return Listed(items=await store.read(hosting.reachable, me, centre, q, group))


@centres.get("/gatherings", responses=problems(ProveFirst, NotFound))
async def waiting_gatherings(store: Doors, me: AtDesk, centre: UUID) -> Listed[DateShape]:
    """Gatherings that wait for a worker's yes, the longest waiting first: workers."""
    return Listed(items=await store.read(gatherings.waiting, me, centre))


@centres.get("/closed-days", responses=problems(NotFound))
async def closed(store: Doors, me: Me, centre: UUID) -> Listed[ClosedDayShape]:
    """The days the centre is closed, from today on."""
    return Listed(items=await store.read(closed_days.coming, me, centre))


@centres.put("/closed-days/{day}", status_code=204, responses=problems(ProveFirst, NotFound))
async def close_day(store: Doors, me: AtDesk, centre: UUID, day: Day, new: NewClosedDay) -> None:
    """Close a day: what takes place at the centre then is called off: workers."""
    await store.write(closed_days.close, me, centre, day, new)


@centres.delete("/closed-days/{day}", status_code=204, responses=problems(ProveFirst, NotFound))
async def open_day(store: Doors, me: AtDesk, centre: UUID, day: Day) -> None:
    """The centre is open after all."""
    await store.write(closed_days.open_again, me, centre, day)
