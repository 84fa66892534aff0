"""The desk's cases over HTTP: the queue, one case, and what workers do with it."""

from typing import Annotated
from uuid import UUID

from fastapi import Query, Response

from actions import case_page, case_queue, case_steps, load, playbooks
from api.door import AtDesk, ByItself, Doors, ProveFirst, Router, problems
from core.errors import AlreadyDifferent, NotAllowed, NotFound
from models.case_shapes import (
    AtVersion,
    CasePage,
    CaseRow,
    HandingAnswer,
    Load,
    NewHanding,
    NewLooking,
    NewNote,
    Queue,
    QueueState,
)

door = Router(prefix="/centres/{centre:uuid}/cases", tags=["cases"])
desk = Router(prefix="/centres/{centre:uuid}", tags=["cases"])
routers = (door, desk)

MOVED = (NotFound, case_steps.CaseMovedOn)


@door.get("", responses=problems(ProveFirst, NotFound))
async def cases_here(
    store: Doors,
    me: AtDesk,
    centre: UUID,
    state: QueueState = "open",
    cursor: Annotated[str | None, Query(max_length=100)] = None,
    limit: Annotated[int, Query(ge=1, le=100)] = 20,
) -> Queue:
    """What waits at a centre: danger on top, then the oldest. For its workers; who reported is never named."""
    return await store.read(case_queue.queue, me, centre, state, cursor, limit)


@door.get("/{case:uuid}", responses=problems(ProveFirst, NotFound))
async def case_here(
    store: Doors, me: AtDesk, centre: UUID, case: UUID, by_itself: ByItself
) -> CasePage:
    """One case whole. That a worker looked is told to whom it concerns: with the decision, or after 14 days."""
    return await store.write(case_page.case_page, me, centre, case, by_itself=by_itself)


@door.get(
    "/{case:uuid}/copies/{copy:uuid}/picture",
    responses=problems(ProveFirst, NotFound) | {200: {"content": {"image/webp": {}}}},
    response_class=Response,
)
async def copied_picture(
    store: Doors, me: AtDesk, centre: UUID, case: UUID, copy: UUID
) -> Response:
    """A picture that was copied for a case: WebP."""
    picture = await store.write(case_page.case_picture, me, centre, case, copy)
    return Response(picture, media_type="image/webp", headers={"Cache-Control": "no-store"})


@door.put(
    "/{case:uuid}/taking",
    responses=problems(ProveFirst, *MOVED, case_steps.CaseIsOver, case_steps.CaseIsTaken),
)
async def take_case(store: Doors, me: AtDesk, centre: UUID, case: UUID, seen: AtVersion) -> CaseRow:
    """I look after this one. What a colleague has, only a coordinator takes over."""
    return await store.write(case_steps.take, me, centre, case, seen)


@door.delete("/{case:uuid}/taking", responses=problems(ProveFirst, *MOVED))
async def put_case_back(
    store: Doors, me: AtDesk, centre: UUID, case: UUID, version: Annotated[int, Query(ge=0)]
) -> CaseRow:
    """I look after it no more: it waits for all."""
    return await store.write(case_steps.put_back, me, centre, case, version)


@door.put(
    "/{case:uuid}/handing",
    responses=problems(ProveFirst, *MOVED, case_steps.CaseIsOver, case_steps.CaseIsNotYours),
)
async def hand_case_on(
    store: Doors, me: AtDesk, centre: UUID, case: UUID, new: NewHanding
) -> CaseRow:
    """Ask a colleague to take it over; it stays with me until they say yes. To nobody: back to all."""
    return await store.write(case_steps.hand_on, me, centre, case, new)


@door.put(
    "/{case:uuid}/handing/answer",
    responses=problems(ProveFirst, *MOVED, case_steps.CaseIsNotYours),
)
async def answer_handing(
    store: Doors, me: AtDesk, centre: UUID, case: UUID, answer: HandingAnswer
) -> CaseRow:
    """Yes, I take it over; or not just now."""
    return await store.write(case_steps.answer_handing, me, centre, case, answer)


@door.put(
    "/{case:uuid}/looking",
    responses=problems(ProveFirst, *MOVED, case_steps.CaseIsOver, case_steps.CaseIsNotYours),
)
async def ask_to_look(
    store: Doors, me: AtDesk, centre: UUID, case: UUID, new: NewLooking
) -> CaseRow:
    """Ask a colleague to look too; to nobody: not any more."""
    return await store.write(case_steps.ask_to_look, me, centre, case, new)


@door.put(
    "/{case:uuid}/notes/{note:uuid}",
    status_code=201,
    responses=problems(ProveFirst, NotFound, AlreadyDifferent) | {200: {"model": CaseRow}},
)
async def leave_note(
    store: Doors, me: AtDesk, centre: UUID, case: UUID, note: UUID, new: NewNote, response: Response
) -> CaseRow:
    """Words for colleagues at this desk."""
    shape, fresh = await store.write(case_steps.leave_note, me, centre, case, note, new)
    response.status_code = 201 if fresh else 200
    return shape


@door.put("/{case:uuid}/opening", responses=problems(ProveFirst, *MOVED, case_steps.NewerCase))
async def open_case_again(
    store: Doors, me: AtDesk, centre: UUID, case: UUID, seen: AtVersion
) -> CaseRow:
    """A case that had ended waits again."""
    return await store.write(case_steps.open_again, me, centre, case, seen)


@door.put(
    "/{case:uuid}/playbook/{line}/not-helped",
    status_code=204,
    responses=problems(ProveFirst, NotFound),
)
async def line_did_not_help(store: Doors, me: AtDesk, centre: UUID, case: UUID, line: str) -> None:
    """A line of the playbook didn't help here; the coordinators see it."""
    await store.write(playbooks.did_not_help, me, centre, case, line)


@desk.get("/load", responses=problems(ProveFirst, NotFound, NotAllowed))
async def load_here(store: Doors, me: AtDesk, centre: UUID) -> Load:
    """What is open, what is oldest, who has what: for coordinators."""
    return await store.read(load.load, me, centre)
