"""Decisions over HTTP: workers decide and take back; whom one concerns reads, answers and appeals; others stand by them."""

from typing import Annotated
from uuid import UUID

from fastapi import Query, Response

from actions import (
    advocacy,
    advocates,
    appeals,
    decisions,
    desk_appeals,
    desk_decisions,
    ladders,
    my_decisions,
    telling_decisions,
)
from api.door import AtDesk, Doors, Me, ProveFirst, Router, problems
from core.errors import AlreadyDifferent, NotAllowed, NotFound
from models.case_shapes import AtVersion
from models.decision_shapes import (
    AdvocacyShape,
    AnswerShape,
    AppealShape,
    Deciding,
    DecisionShape,
    LadderShape,
    MyDecision,
)
from models.decisions import (
    AdvocateAnswer,
    NewAdvocate,
    NewAppeal,
    NewDecision,
    NewDecisionAnswer,
    NewLadder,
    NewOutcome,
    NewTaking,
    Why,
)
from models.ledger import Listed
from models.people import PersonShape

desk = Router(prefix="/centres/{centre:uuid}", tags=["decisions"])
mine = Router(prefix="/me/decisions", tags=["decisions"])
standing_by = Router(prefix="/me/advocacy", tags=["decisions"])
routers = (desk, mine, standing_by)

_OF_A_CASE = "/cases/{case:uuid}"


# --- The desk --------------------------------------------------------------------------------------


@desk.get(f"{_OF_A_CASE}/deciding", responses=problems(NotFound, ProveFirst))
async def deciding(store: Doors, me: AtDesk, centre: UUID, case: UUID) -> Deciding:
    """What fits a case, what was tried before, and the gentlest step that wasn't."""
    return await store.write(decisions.deciding_of, me, centre, case)


@desk.put(
    f"{_OF_A_CASE}/decisions/{{decision:uuid}}",
    status_code=201,
    responses=problems(
        NotFound,
        NotAllowed,
        decisions.CaseMovedOn,
        decisions.CaseIsOver,
        decisions.CaseIsTaken,
        decisions.OnlyCare,
        decisions.NotForThis,
        decisions.RuleFirst,
        AlreadyDifferent,
        ProveFirst,
    )
    | {200: {"model": DecisionShape}},
)
async def decide(
    store: Doors,
    me: AtDesk,
    centre: UUID,
    case: UUID,
    decision: UUID,
    new: NewDecision,
    response: Response,
) -> DecisionShape:
    """Decide about a case, with a reason that whom it concerns reads. What takes two is proposed."""
    shape, fresh = await store.write(decisions.decide, me, centre, case, decision, new)
    response.status_code = 201 if fresh else 200
    await telling_decisions.tell_due(store)
    return shape


@desk.put(
    f"{_OF_A_CASE}/decisions/{{decision:uuid}}/second",
    responses=problems(
        NotFound,
        decisions.TakesTwo,
        decisions.CaseMovedOn,
        decisions.CaseIsOver,
        decisions.OnlyCare,
        decisions.NotForThis,
        NotAllowed,
        ProveFirst,
    ),
)
async def agree_to_decision(
    store: Doors,
    me: AtDesk,
    centre: UUID,
    case: UUID,
    decision: UUID,
    seen: AtVersion | None = None,
) -> DecisionShape:
    """Agree to what a colleague proposed, while its case is open and it fits; now it holds."""
    shape = await store.write(decisions.second, me, centre, case, decision, seen)
    await telling_decisions.tell_due(store)
    return shape


@desk.get("/decisions", responses=problems(NotFound, ProveFirst))
async def decisions_holding(store: Doors, me: AtDesk, centre: UUID) -> Listed[DecisionShape]:
    """What holds still after its case was erased; workers can take it back."""
    return Listed(items=await store.write(desk_decisions.holding_here, me, centre))


@desk.delete("/decisions/{decision:uuid}", responses=problems(NotFound, ProveFirst))
async def take_back_decision(
    store: Doors, me: AtDesk, centre: UUID, decision: UUID, why: Why
) -> DecisionShape:
    """Take a decision back, with all that came of it: any worker of the centre, also what a machine did."""
    return await store.write(decisions.undo, me, centre, decision, why)


@desk.get("/ladder", responses=problems(NotFound))
async def ladder(store: Doors, me: Me, centre: UUID) -> LadderShape:
    """What the desk of my centre tries first, and what after it."""
    return await store.read(ladders.ladder_here, me, centre)


@desk.put("/ladder", responses=problems(NotFound, NotAllowed, ProveFirst))
async def set_ladder(store: Doors, me: AtDesk, centre: UUID, new: NewLadder) -> LadderShape:
    """Set all of it: coordinators."""
    return await store.write(ladders.set_ladder, me, centre, new)


@desk.get("/appeals", responses=problems(NotFound, ProveFirst))
async def appeals_here(store: Doors, me: AtDesk, centre: UUID) -> Listed[AppealShape]:
    """Appeals at a centre, for workers who had no hand in the decision."""
    return Listed(items=await store.write(desk_appeals.appeals_here, me, centre))


_LOOKING = (NotFound, desk_appeals.AppealIsOver, desk_appeals.SomebodyLooks)


@desk.put("/appeals/{appeal:uuid}/taking", responses=problems(*_LOOKING, ProveFirst))
async def take_appeal(
    store: Doors, me: AtDesk, centre: UUID, appeal: UUID, new: NewTaking | None = None
) -> AppealShape:
    """I look at this one, and come into its room. A coordinator can take it over from a colleague, saying so."""
    return await store.write(desk_appeals.take, me, centre, appeal, new)


@desk.delete(
    "/appeals/{appeal:uuid}/taking",
    responses=problems(NotFound, desk_appeals.AppealIsOver, ProveFirst),
)
async def put_appeal_back(store: Doors, me: AtDesk, centre: UUID, appeal: UUID) -> AppealShape:
    """I don't look at it any more: it waits for all, and I leave its room."""
    return await store.write(desk_appeals.put_back, me, centre, appeal)


@desk.put(
    "/appeals/{appeal:uuid}/outcome",
    responses=problems(*_LOOKING, desk_appeals.NotForThis, AlreadyDifferent, ProveFirst),
)
async def conclude_appeal(
    store: Doors, me: AtDesk, centre: UUID, appeal: UUID, new: NewOutcome
) -> AppealShape:
    """What comes of it: it stays, holds for less long, or is undone. Whom it concerns reads why."""
    return await store.write(desk_appeals.conclude, me, centre, appeal, new)


# --- Whom it concerns ------------------------------------------------------------------------------


@mine.get("", responses=problems())
async def decisions_about_me(store: Doors, me: Me) -> Listed[MyDecision]:
    """Everything decided about me, newest first."""
    return Listed(items=await store.read(my_decisions.my_decisions, me))


@mine.get("/{decision:uuid}", responses=problems(NotFound))
async def decision_about_me(store: Doors, me: Me, decision: UUID) -> MyDecision:
    """What, why, by which rule, until when, and how I can answer."""
    return await store.read(my_decisions.my_decision, me, decision)


@mine.put(
    "/{decision:uuid}/answers/{answer:uuid}",
    status_code=201,
    responses=problems(NotFound, AlreadyDifferent, my_decisions.EnoughAnswered)
    | {200: {"model": AnswerShape}},
)
async def answer_decision(
    store: Doors, me: Me, decision: UUID, answer: UUID, new: NewDecisionAnswer, response: Response
) -> AnswerShape:
    """Say something to it; the desk reads it."""
    shape, fresh = await store.write(my_decisions.answer, me, decision, answer, new)
    response.status_code = 201 if fresh else 200
    return shape


@mine.put(
    "/{decision:uuid}/appeal",
    status_code=201,
    responses=problems(NotFound, appeals.AppealIsOver, AlreadyDifferent)
    | {200: {"model": MyDecision}},
)
async def appeal(
    store: Doors, me: Me, decision: UUID, new: NewAppeal, response: Response
) -> MyDecision:
    """Have somebody look again who didn't decide, with somebody beside me if I like."""
    shape, fresh = await store.write(appeals.appeal, me, decision, new)
    response.status_code = 201 if fresh else 200
    return shape


@mine.delete("/{decision:uuid}/appeal", responses=problems(NotFound, appeals.AppealIsOver))
async def withdraw_appeal(store: Doors, me: Me, decision: UUID) -> MyDecision:
    """Let it be after all."""
    return await store.write(appeals.withdraw, me, decision)


@mine.delete(
    "/{decision:uuid}/appeal/withdrawal", responses=problems(NotFound, appeals.AppealIsOver)
)
async def appeal_stands(store: Doors, me: Me, decision: UUID) -> MyDecision:
    """To have it looked at all the same, within my undo time, with whoever stood by me."""
    return await store.write(appeals.stand_again, me, decision)


@mine.put(
    "/{decision:uuid}/appeal/advocate",
    responses=problems(NotFound, appeals.AppealIsOver, appeals.AskedAlready),
)
async def ask_advocate(store: Doors, me: Me, decision: UUID, new: NewAdvocate) -> MyDecision:
    """Ask somebody to stand by me; or somebody else, while nobody has said yes."""
    return await store.write(appeals.ask_advocate, me, decision, new)


@mine.get("/{decision:uuid}/advocates", responses=problems(NotFound))
async def possible_advocates(
    store: Doors, me: Me, decision: UUID, q: Annotated[str, Query(max_length=40)] = ""
) -> Listed[PersonShape]:
    """Who could stand by me: people I share a room with, and workers who had no hand in it."""
    return Listed(items=await store.read(advocates.advocates, me, decision, q))


# --- Standing by somebody --------------------------------------------------------------------------


@standing_by.get("", responses=problems())
async def whom_i_stand_by(store: Doors, me: Me) -> Listed[AdvocacyShape]:
    """Who asks me to stand by them, and whom I stand by."""
    return Listed(items=await store.read(advocacy.mine, me))


@standing_by.get("/{appeal:uuid}", responses=problems(NotFound))
async def one_i_stand_by(store: Doors, me: Me, appeal: UUID) -> AdvocacyShape:
    """What they see of it, once I said yes. Never who reported."""
    return await store.read(advocacy.one, me, appeal)


@standing_by.put(
    "/{appeal:uuid}/answer",
    status_code=204,
    responses=problems(NotFound, advocacy.CantStandBy),
)
async def stand_by(store: Doors, me: Me, appeal: UUID, new: AdvocateAnswer) -> None:
    """Yes, or not: a no is told to nobody, and can be a yes within my undo time."""
    await store.write(advocacy.answer, me, appeal, new)


@standing_by.delete(
    "/{appeal:uuid}/answer",
    status_code=204,
    responses=problems(NotFound, advocacy.CantStandBy),
)
async def take_no_back(store: Doors, me: Me, appeal: UUID) -> None:
    """As if I hadn't said no, within my undo time: I stand by them on, or haven't answered yet."""
    await store.write(advocacy.take_back, me, appeal)
