"""Buddies over HTTP: offering, the cards, asking, answering, going together."""

from uuid import UUID

from fastapi import Response

from actions import buddies, buddy_offers, buddy_pairs, showing_buddies
from api.door import Doors, Me, Router, problems
from core.errors import AlreadyDifferent, NotFound
from models.buddies import (
    AnsweredBuddyAsk,
    BuddyCard,
    BuddyPair,
    MyBuddy,
    MyBuddyAsk,
    MyBuddyOffer,
    NewBuddy,
    NewBuddyAnswer,
    NewBuddyOffer,
    OpenedBuddyAsk,
)
from models.ledger import Listed

mine = Router(prefix="/me", tags=["buddies"])
door = Router(prefix="/buddies/{pair:uuid}", tags=["buddies"])
routers = (mine, door)


@mine.get("/buddy", responses=problems())
async def my_buddy(store: Doors, me: Me) -> MyBuddy:
    """My offer, my ask that waits, that somebody asks me, and with whom I go."""
    return await store.read(showing_buddies.my_buddy, me)


@mine.get("/buddy/candidates", responses=problems())
async def buddy_candidates(store: Doors, me: Me) -> Listed[BuddyCard]:
    """At most three who offer to be a buddy, the same for a week."""
    return Listed(items=await store.write(buddy_offers.candidates, me))


@mine.put(
    "/buddy-offer",
    responses=problems(buddy_offers.BuddiesAreMembers, buddy_offers.WritingIsPaused),
)
async def offer_to_be_a_buddy(store: Doors, me: Me, new: NewBuddyOffer) -> MyBuddyOffer:
    """Offer to be a buddy, or change how."""
    return await store.write(buddy_offers.offer, me, new)


@mine.delete("/buddy-offer", status_code=204, responses=problems())
async def offer_no_more(store: Doors, me: Me) -> None:
    """Offer it no more; whom I go with already isn't touched."""
    await store.write(buddy_offers.withdraw_offer, me)


@door.put(
    "",
    status_code=201,
    responses=problems(NotFound, AlreadyDifferent, buddies.OneAtATime, buddy_offers.WritingIsPaused)
    | {200: {"model": MyBuddyAsk}},
)
async def ask_a_buddy(
    store: Doors, me: Me, pair: UUID, new: NewBuddy, response: Response
) -> MyBuddyAsk:
    """Ask somebody on my cards. It waits until they say yes, whatever else they think."""
    shape, fresh = await store.write(buddies.ask, me, pair, new)
    response.status_code = 201 if fresh else 200
    return shape


@door.delete("", status_code=204, responses=problems(NotFound))
async def end_with_a_buddy(store: Doors, me: Me, pair: UUID) -> None:
    """Not to have asked, within my undo time; or, after a yes, to go together no more."""
    await store.write(buddies.drop, me, pair)


@door.delete("/ending", status_code=204, responses=problems(NotFound))
async def go_on_with_a_buddy(store: Doors, me: Me, pair: UUID) -> None:
    """Go on after all, within my undo time."""
    await store.write(buddy_pairs.go_on, me, pair)


@door.get("", responses=problems(NotFound))
async def open_ask_to_be_a_buddy(store: Doors, me: Me, pair: UUID) -> OpenedBuddyAsk:
    """An ask to me: who, and why."""
    return await store.read(buddies.open_ask, me, pair)


@door.put("/answer", responses=problems(NotFound, buddies.NoRoomNow))
async def answer_as_a_buddy(
    store: Doors, me: Me, pair: UUID, new: NewBuddyAnswer
) -> AnsweredBuddyAsk:
    """Say yes or no. Only a yes is told."""
    return await store.write(buddies.answer, me, pair, new)


@door.delete("/answer", status_code=204, responses=problems(NotFound))
async def take_buddys_answer_back(store: Doors, me: Me, pair: UUID) -> None:
    """As if I hadn't said no."""
    await store.write(buddies.take_answer_back, me, pair)


@door.put("/renewal", responses=problems(NotFound, buddies.NotYetRenewed))
async def six_weeks_more(store: Doors, me: Me, pair: UUID) -> BuddyPair:
    """Say "six weeks more", in the last week; it comes to that once both have."""
    return await store.write(showing_buddies.renew, me, pair)


@door.delete("/renewal", responses=problems(NotFound))
async def not_six_weeks_more(store: Doors, me: Me, pair: UUID) -> BuddyPair:
    """Not to have said so after all."""
    return await store.write(showing_buddies.renew_not, me, pair)
