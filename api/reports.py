"""Reports over HTTP: what would be sent, sending it, and what whoever reported can do afterwards."""

from typing import Annotated
from uuid import UUID

from fastapi import Query, Response

from actions import my_reports, reports
from api.door import Doors, Me, Router, problems
from core.errors import AlreadyDifferent, NotFound
from models.cases import ThingKind
from models.ledger import Listed
from models.reports import (
    Around,
    MoreWords,
    MyReport,
    NewReport,
    ReportRoom,
    ReportSent,
    WouldSend,
)

door = Router(prefix="/reports", tags=["reports"])
mine = Router(prefix="/me/reports", tags=["reports"])
routers = (door, mine)

Cursor = Annotated[str | None, Query(max_length=100)]
Limit = Annotated[int, Query(ge=1, le=100)]


@door.get("/around", responses=problems(NotFound, reports.ThisIsYours))
async def what_would_be_sent(
    store: Doors, me: Me, kind: ThingKind, id: UUID, before: Around = 5, after: Around = 5
) -> WouldSend:
    """What would go to the desk if I reported this, as I see it; to be shown before anything is sent."""
    return await store.read(reports.would_send, me, kind, id, before, after)


@door.put(
    "/{report:uuid}",
    status_code=201,
    responses=problems(
        NotFound,
        AlreadyDifferent,
        reports.ThisIsYours,
        reports.EnoughReports,
        reports.YouLookAfterIt,
    )
    | {200: {"model": ReportSent}},
)
async def report(
    store: Doors, me: Me, report: UUID, new: NewReport, response: Response
) -> ReportSent:
    """Tell the desk about something I see. Whom it is about learns nothing of it, and I am not named."""
    shape, fresh = await reports.send(store, me, report, new)
    response.status_code = 201 if fresh else 200
    return shape


@mine.get("", responses=problems())
async def my_reported(
    store: Doors, me: Me, cursor: Cursor = None, limit: Limit = my_reports.PAGE
) -> Listed[MyReport]:
    """What I reported, newest first."""
    items, more = await store.read(my_reports.mine, me, cursor, limit)
    return Listed(items=items, next=more)


@mine.get("/{report:uuid}", responses=problems(NotFound))
async def my_report(store: Doors, me: Me, report: UUID) -> MyReport:
    """One of them: how it stands, and what came of it."""
    return await store.read(my_reports.one, me, report)


@mine.patch(
    "/{report:uuid}",
    responses=problems(NotFound, my_reports.ReportIsDone, my_reports.EnoughAdded),
)
async def add_to_report(store: Doors, me: Me, report: UUID, more: MoreWords) -> MyReport:
    """Say more about it."""
    return await store.write(my_reports.add, me, report, more)


@mine.delete(
    "/{report:uuid}", status_code=204, responses=problems(NotFound, my_reports.ReportIsDone)
)
async def withdraw_report(store: Doors, me: Me, report: UUID) -> None:
    """Not to report it after all."""
    await store.write(my_reports.withdraw, me, report)


@mine.delete("/{report:uuid}/withdrawal", responses=problems(NotFound, my_reports.StaysWithdrawn))
async def report_stands(store: Doors, me: Me, report: UUID) -> MyReport:
    """To report it all the same, within my undo time."""
    return await store.write(my_reports.stand_again, me, report)


@mine.put("/{report:uuid}/room", responses=problems(NotFound, my_reports.NobodyHasItYet))
async def talk_about_report(store: Doors, me: Me, report: UUID) -> ReportRoom:
    """Open the room with the worker who has it; they see my name from then on."""
    return await store.write(my_reports.talk, me, report)
