"""Signing up over HTTP, offers of a place, the list of a date, and the tablet at the door."""

from typing import Annotated
from uuid import UUID

from fastapi import Query, Response

from actions import attendance, check_ins, desk_sign_ups, going, offers, sign_ups, suspensions
from api.door import AtDesk, Doors, Me, ProveFirst, Router, problems
from core.errors import AlreadyDifferent, NotAllowed, NotFound, Refusal
from models.days import Day, Moment
from models.ledger import Listed
from models.people import PersonShape
from models.sign_ups import (
    CardSeen,
    CheckInDay,
    CheckIns,
    DateSum,
    GoingShape,
    MySignUp,
    NewAttendance,
    NewPersonHere,
    NewSignUp,
    OfferAnswer,
    SignedUp,
    SignUpFor,
    SignUpShape,
)

door = Router(prefix="/dates/{date:uuid}", tags=["sign-ups"])
offered = Router(prefix="/offers", tags=["sign-ups"])
centres = Router(prefix="/centres/{centre:uuid}", tags=["sign-ups"])
routers = (door, offered, centres)

OVER = (sign_ups.IsCalledOff, sign_ups.DateIsOver)


@door.put(
    "/sign-ups/me",
    status_code=201,
    responses=problems(
        NotFound,
        *OVER,
        sign_ups.NoHelpersNeeded,
        sign_ups.FewerPlacesThanPeople,
        suspensions.WritingIsPaused,
    )
    | {200: {"model": SignedUp}},
)
async def sign_up(store: Doors, me: Me, date: UUID, new: NewSignUp, response: Response) -> SignedUp:
    """Sign up, change how, or say that a new time suits. Full, one waits in line."""
    shape, fresh = await store.write(sign_ups.sign_up, me, date, new)
    response.status_code = 201 if fresh else 200
    return shape


@door.delete("/sign-ups/me", status_code=204, responses=problems(NotFound, sign_ups.DateIsOver))
async def withdraw(store: Doors, me: Me, date: UUID) -> None:
    """Not to come after all, also from the waiting list, until it is over. No reason is asked."""
    await store.write(sign_ups.withdraw, me, date)


@door.get("/going", responses=problems(NotFound))
async def who_goes(store: Doors, me: Me, date: UUID) -> Listed[GoingShape]:
    """Who goes and shows it to me, by name."""
    return Listed(items=await store.read(going.going, me, date))


@door.get("/sign-ups", responses=problems(ProveFirst, NotFound, NotAllowed))
async def the_list(store: Doors, me: AtDesk, date: UUID) -> Listed[SignUpShape]:
    """The list of a date, for who hosts it and the centre's workers. Whose wishes a worker reads, a row says so."""
    if any(me.staff_at(centre) for centre in me.roles):
        return Listed(items=await store.write(going.sign_ups, me, date))
    return Listed(items=await store.read(going.sign_ups, me, date))


@door.put(
    "/sign-ups/{person:uuid}",
    responses=problems(
        ProveFirst,
        NotFound,
        NotAllowed,
        *OVER,
        sign_ups.NoHelpersNeeded,
        sign_ups.FewerPlacesThanPeople,
    ),
)
async def sign_up_for(
    store: Doors, me: AtDesk, date: UUID, person: UUID, new: SignUpFor
) -> SignUpShape:
    """Sign somebody up who has no phone: workers."""
    return await store.write(desk_sign_ups.sign_up_for, me, date, person, new.role)


@door.delete(
    "/sign-ups/{person:uuid}",
    status_code=204,
    responses=problems(ProveFirst, NotFound, NotAllowed, sign_ups.DateIsOver),
)
async def withdraw_for(store: Doors, me: AtDesk, date: UUID, person: UUID) -> None:
    """Take somebody off the list, as they asked: workers."""
    await store.write(desk_sign_ups.withdraw_for, me, date, person)


@door.put(
    "/attendance/{person:uuid}",
    responses=problems(ProveFirst, NotFound, NotAllowed, sign_ups.IsCalledOff, check_ins.NotYet),
)
async def mark(
    store: Doors, me: AtDesk, date: UUID, person: UUID, new: NewAttendance
) -> SignUpShape:
    """Note whether somebody came; null takes the note away."""
    return await store.write(check_ins.mark, me, date, person, new)


@door.put(
    "/check-ins",
    responses=problems(ProveFirst, NotFound, NotAllowed, sign_ups.IsCalledOff, check_ins.NotYet),
)
async def check_in(store: Doors, me: AtDesk, date: UUID, seen: CheckIns) -> Listed[SignUpShape]:
    """What a tablet saw, maybe hours ago and without a network. Said twice, it is one thing."""
    return Listed(items=await store.write(check_ins.check_in, me, date, seen.items))


@offered.put("/{offer:uuid}", responses=problems(NotFound, *OVER, offers.OfferIsOver))
async def answer_offer(store: Doors, me: Me, offer: UUID, said: OfferAnswer) -> MySignUp:
    """Take a place that came free, or let it pass and wait on."""
    found = await store.write(offers.answer, me, offer, said.answer)
    if isinstance(found, Refusal):
        raise found
    return found


@centres.get("/check-in/{day}", responses=problems(ProveFirst, NotFound))
async def check_in_day(store: Doors, me: AtDesk, centre: UUID, day: Day) -> CheckInDay:
    """A day for the tablet at the door: who is expected where, and everybody's name. Workers."""
    return await store.read(check_ins.day, me, centre, day)


@centres.get("/attendance", responses=problems(ProveFirst, NotFound))
async def sums(
    store: Doors,
    me: AtDesk,
    centre: UUID,
    begin: Moment,
    end: Moment,
    cursor: Annotated[str | None, Query(max_length=60)] = None,
    limit: Annotated[int, Query(ge=1, le=100)] = 50,
) -> Listed[DateSum]:
    """How many came to each date, the last first; nothing about persons. Workers."""
    items, more = await store.read(attendance.sums, me, centre, begin, end, cursor, limit)
    return Listed(items=items, next=more)


@centres.put(
    "/people/{person:uuid}",
    status_code=201,
    responses=problems(ProveFirst, NotFound, AlreadyDifferent) | {200: {"model": PersonShape}},
)
async def add_here(
    store: Doors, me: AtDesk, centre: UUID, person: UUID, new: NewPersonHere, response: Response
) -> PersonShape:
    """Somebody of the centre without a phone: workers."""
    shape, fresh = await store.write(desk_sign_ups.add_here, me, centre, person, new)
    response.status_code = 201 if fresh else 200
    return shape


@centres.post("/card-holder", responses=problems(ProveFirst, NotFound))
async def whose_card(store: Doors, me: AtDesk, centre: UUID, seen: CardSeen) -> PersonShape:
    """Whose card somebody shows at the door; it isn't used by it. Workers."""
    return await store.write(desk_sign_ups.whose_card, me, centre, seen.card)
