"""Help requests over HTTP: asking for a hand, offering one, agreeing, stepping back, and how it went."""

from typing import Annotated
from uuid import UUID

from fastapi import Query, Response

from actions import help_choices, help_lists, help_offers, help_requests, suspensions
from api.door import Doors, Me, Router, problems
from core.errors import AlreadyDifferent, NotFound
from models.help_offers import NewHelpOffer
from models.help_requests import (
    HelpRequestChanges,
    HelpRequestShape,
    NewChoice,
    NewConfirmation,
    NewHelpEnding,
    NewHelpRequest,
    NewTick,
)
from models.ledger import Listed

door = Router(prefix="/help-requests", tags=["help requests"])
mine = Router(prefix="/me", tags=["help requests"])
routers = (door, mine)

Cursor = Annotated[str | None, Query(max_length=60)]
Limit = Annotated[int, Query(ge=1, le=100)]
CLOSED = (help_requests.HelpIsSettled, help_requests.HelpIsOver)
ONE = "/{request:uuid}"


@door.get("", responses=problems())
async def open_requests(
    store: Doors, me: Me, cursor: Cursor = None, limit: Limit = 30
) -> Listed[HelpRequestShape]:
    """Where others would like a hand, and I may know of it: open ones, the next first."""
    items, more = await store.read(help_lists.open_ones, me, cursor, limit)
    return Listed(items=items, next=more)


@mine.get("/help-requests", responses=problems())
async def my_help_requests(
    store: Doors, me: Me, cursor: Cursor = None, limit: Limit = 30
) -> Listed[HelpRequestShape]:
    """What I asked for, and what I offered for, by day; for thirty days."""
    items, more = await store.read(help_lists.mine, me, cursor, limit)
    return Listed(items=items, next=more)


@door.get(ONE, responses=problems(NotFound))
async def one_help_request(store: Doors, me: Me, request: UUID) -> HelpRequestShape:
    """One help request, as I see it."""
    return await store.read(help_lists.one, me, request)


@door.put(
    ONE,
    status_code=201,
    responses=problems(
        NotFound,
        AlreadyDifferent,
        help_requests.TimeIsOver,
        help_requests.EnoughRequested,
        help_requests.EnoughForADay,
        suspensions.WritingIsPaused,
    )
    | {200: {"model": HelpRequestShape}},
)
async def ask_for_a_hand(
    store: Doors, me: Me, request: UUID, new: NewHelpRequest, response: Response
) -> HelpRequestShape:
    """Ask for a hand."""
    shape, fresh = await store.write(help_requests.ask_for_a_hand, me, request, new)
    response.status_code = 201 if fresh else 200
    return shape


@door.patch(
    ONE,
    responses=problems(
        NotFound,
        *CLOSED,
        help_requests.TimeIsOver,
        help_requests.StartAtCentre,
        suspensions.WritingIsPaused,
    ),
)
async def change_help_request(
    store: Doors, me: Me, request: UUID, changes: HelpRequestChanges
) -> HelpRequestShape:
    """Change my request. Another time or place asks who was chosen once more."""
    return await store.write(help_requests.change, me, request, changes)


@door.delete(ONE, status_code=204, responses=problems(NotFound, help_requests.HelpIsSettled))
async def withdraw_help_request(store: Doors, me: Me, request: UUID) -> None:
    """Take my request back. Who was chosen is told once my undo time is over."""
    await store.write(help_requests.withdraw, me, request)


@door.delete(ONE + "/withdrawal", status_code=204, responses=problems(NotFound))
async def ask_for_a_hand_after_all(store: Doors, me: Me, request: UUID) -> None:
    """Ask after all, within my undo time."""
    await store.write(help_requests.ask_after_all, me, request)


@door.put(
    ONE + "/offers/me",
    status_code=201,
    responses=problems(
        NotFound,
        *CLOSED,
        help_offers.OwnHelpRequest,
        help_offers.EnoughOffered,
        suspensions.WritingIsPaused,
    )
    | {200: {"model": HelpRequestShape}},
)
async def offer_help(
    store: Doors, me: Me, request: UUID, new: NewHelpOffer, response: Response
) -> HelpRequestShape:
    """I'd come along. Within my undo time it takes stepping back back."""
    shape, fresh = await store.write(help_offers.offer, me, request, new)
    response.status_code = 201 if fresh else 200
    return shape


@door.delete(ONE + "/offers/me", status_code=204, responses=problems(NotFound))
async def step_back_from_help(store: Doors, me: Me, request: UUID) -> None:
    """Not to come along after all, at any time. No reason is asked."""
    await store.write(help_offers.step_back, me, request)


@door.put(
    ONE + "/choice",
    responses=problems(
        NotFound,
        *CLOSED,
        help_choices.TimeIsOver,
        help_choices.StartAtCentre,
        suspensions.WritingIsPaused,
    ),
)
async def choose_helpers(store: Doors, me: Me, request: UUID, new: NewChoice) -> HelpRequestShape:
    """Choose who comes along, and propose when and where we meet."""
    return await store.write(help_choices.choose, me, request, new)


@door.delete(ONE + "/choice", responses=problems(NotFound, *CLOSED))
async def let_helpers_go(store: Doors, me: Me, request: UUID) -> HelpRequestShape:
    """Step back from my choice; it is open again."""
    return await store.write(help_choices.let_go, me, request)


@door.put(ONE + "/confirmation", responses=problems(NotFound, *CLOSED, help_choices.HelpHasChanged))
async def confirm_help(
    store: Doors, me: Me, request: UUID, seen: NewConfirmation
) -> HelpRequestShape:
    """Say yes to the time and place I saw."""
    return await store.write(help_choices.confirm, me, request, seen)


@door.put(ONE + "/ending", responses=problems(NotFound, help_requests.NotYet))
async def end_help_request(
    store: Doors, me: Me, request: UUID, said: NewHelpEnding
) -> HelpRequestShape:
    """It's done, or it didn't work out: who asked, or who came along."""
    return await store.write(help_requests.end, me, request, said.how)


@door.put(ONE + "/checklist", responses=problems(NotFound))
async def tick_line(store: Doors, me: Me, request: UUID, new: NewTick) -> HelpRequestShape:
    """Tick a line of the list, or not: who asked, and who comes along."""
    return await store.write(help_requests.tick, me, request, new)
