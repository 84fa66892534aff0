"""Who I am, and a centre's people and cards for its staff, over HTTP."""

import asyncio
from typing import Annotated
from uuid import UUID

from fastapi import Query

from actions import appointments, card_pages, cards, devices, people
from api.door import AtDesk, Config, Doors, Me, ProveFirst, Router, problems
from core.errors import AlreadyDifferent, NotAllowed, NotFound
from models.ledger import Listed
from models.people import (
    AppointmentShape,
    CentreChanges,
    CentrePerson,
    CentreShape,
    MyChanges,
    NewAppointment,
)
from models.people import Me as MeShape
from models.sign_in import NewCards, OpenCard, PrintedCard

mine = Router(prefix="/me", tags=["people"])
centres = Router(prefix="/centres/{centre:uuid}", tags=["people"])
routers = (mine, centres)


@mine.get("", responses=problems())
async def who_am_i(store: Doors, me: Me) -> MeShape:
    """Everything about me."""
    return await store.read(people.me, me)


@mine.patch("", responses=problems())
async def change_me(store: Doors, me: Me, changes: MyChanges) -> MeShape:
    """Change what is given about me, and leave the rest."""
    return await store.write(people.change_me, me, changes)


@centres.get("", responses=problems(NotFound))
async def my_centre(store: Doors, me: Me, centre: UUID) -> CentreShape:
    """A centre I belong to."""
    return await store.read(people.my_centre, me, centre)


@centres.patch("", responses=problems(ProveFirst, NotFound, NotAllowed, AlreadyDifferent))
async def change_centre(
    store: Doors, me: AtDesk, centre: UUID, changes: CentreChanges
) -> CentreShape:
    """Change a centre's name, district, time zone, language or help numbers: coordinators."""
    return await store.write(people.change_centre, me, centre, changes)


@centres.get("/people", responses=problems(ProveFirst, NotFound))
async def centre_people(
    store: Doors,
    me: AtDesk,
    centre: UUID,
    cursor: Annotated[str | None, Query(max_length=100)] = None,
    limit: Annotated[int, Query(ge=1, le=100)] = 50,
) -> Listed[CentrePerson]:
    """Everybody who holds a role at my centre, by name."""
    items, more = await store.read(appointments.centre_people, me, centre, cursor, limit)
    return Listed(items=items, next=more)


@centres.post(
    "/people/{person:uuid}/sign-out", status_code=204, responses=problems(ProveFirst, NotFound)
)
async def sign_out_person(store: Doors, me: AtDesk, centre: UUID, person: UUID) -> None:
    """A phone is lost: every device of somebody at my centre forgets them."""
    await store.write(devices.sign_out_person, me, centre, person)


@centres.post("/cards", status_code=201, responses=problems(ProveFirst, NotFound, NotAllowed))
async def make_cards(
    store: Doors, settings: Config, me: AtDesk, centre: UUID, new: NewCards
) -> Listed[PrintedCard]:
    """Cards for newcomers, or for somebody who lost their way in. Their secrets are told only now."""
    made = await store.write(cards.make_cards, me, centre, new)
    return Listed(items=await asyncio.to_thread(card_pages.all_printed, made, settings.address))


@centres.get("/cards", responses=problems(ProveFirst, NotFound))
async def open_cards(store: Doors, me: AtDesk, centre: UUID) -> Listed[OpenCard]:
    """Cards of my centre that can still be used."""
    return Listed(items=await store.read(cards.open_cards, me, centre))


@centres.delete("/cards/{card:uuid}", status_code=204, responses=problems(ProveFirst, NotFound))
async def end_card(store: Doors, me: AtDesk, centre: UUID, card: UUID) -> None:
    """End a card of my centre."""
    await store.write(cards.end_card, me, centre, card)


@centres.post(
    "/appointments", status_code=201, responses=problems(ProveFirst, NotFound, NotAllowed)
)
async def appoint(store: Doors, me: AtDesk, centre: UUID, new: NewAppointment) -> AppointmentShape:
    """Give somebody of my centre a role."""
    return await store.write(appointments.appoint, me, centre, new)


@centres.delete(
    "/appointments/{appointment:uuid}",
    status_code=204,
    responses=problems(ProveFirst, NotFound, NotAllowed, appointments.LastCoordinator),
)
async def end_appointment(store: Doors, me: AtDesk, centre: UUID, appointment: UUID) -> None:
    """End a role at my centre."""
    await store.write(appointments.end_appointment, me, centre, appointment)
