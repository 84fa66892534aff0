"""Playbooks over HTTP: ours, a centre's own lines, and what didn't help."""

from uuid import UUID

from fastapi import Response

from actions import playbooks
from api.door import AtDesk, Doors, ProveFirst, Router, problems
from core.errors import AlreadyDifferent, NotAllowed, NotFound
from models.ledger import Listed
from models.playbooks import (
    NewPlaybookLine,
    NotHelpedShape,
    PlaybookLineShape,
    PlaybookName,
    PlaybookShape,
    PlaybookTitle,
)

router = Router(prefix="/centres/{centre:uuid}", tags=["cases"])


@router.get("/playbooks", responses=problems(NotFound, ProveFirst))
async def playbooks_here(store: Doors, me: AtDesk, centre: UUID) -> Listed[PlaybookTitle]:
    """What playbooks there are: for workers of this centre."""
    return Listed(items=await store.read(playbooks.playbook_titles, me, centre))


@router.get("/playbooks/{name}", responses=problems(NotFound, ProveFirst))
async def playbook_here(
    store: Doors, me: AtDesk, centre: UUID, name: PlaybookName
) -> PlaybookShape:
    """What to look at, words to use, what to leave, whom to call, when to stop; with its sources and its day."""
    return await store.read(playbooks.playbook, me, centre, name)


@router.put(
    "/playbooks/{name}/lines/{line:uuid}",
    status_code=201,
    responses=problems(NotFound, NotAllowed, AlreadyDifferent, ProveFirst)
    | {200: {"model": PlaybookLineShape}},
)
async def add_playbook_line(
    store: Doors,
    me: AtDesk,
    centre: UUID,
    name: PlaybookName,
    line: UUID,
    new: NewPlaybookLine,
    response: Response,
) -> PlaybookLineShape:
    """A line of this centre's own: coordinators."""
    shape, fresh = await store.write(playbooks.add_line, me, centre, name, line, new)
    response.status_code = 201 if fresh else 200
    return shape


@router.delete(
    "/playbooks/{name}/lines/{line:uuid}",
    status_code=204,
    responses=problems(NotFound, NotAllowed, ProveFirst),
)
async def end_playbook_line(
    store: Doors, me: AtDesk, centre: UUID, name: PlaybookName, line: UUID
) -> None:
    """A line of our own is shown no more: coordinators."""
    await store.write(playbooks.end_line, me, centre, name, line)


@router.get("/not-helped", responses=problems(NotFound, NotAllowed, ProveFirst))
async def what_did_not_help(store: Doors, me: AtDesk, centre: UUID) -> Listed[NotHelpedShape]:
    """Lines that a worker said didn't help, the newest first: for coordinators."""
    return Listed(items=await store.read(playbooks.not_helped, me, centre))
