"""What I tell about myself, and how others see it, over HTTP."""

from uuid import UUID

from actions import disclosure
from api.door import Doors, Me, Router, problems
from core.errors import NotFound
from models.disclosure import DontAsk, FactKind, MyFact, MyFactVersion, NewFact, Shown
from models.ledger import Listed

router = Router(prefix="/me", tags=["disclosure"])
rooms = Router(prefix="/rooms/{room:uuid}", tags=["disclosure"])
routers = (router, rooms)


@rooms.get("/dont-ask", responses=problems(NotFound))
async def dont_ask(store: Doors, me: Me, room: UUID) -> DontAsk:
    """What the other in a room of two asks not to be asked about."""
    return DontAsk(words=await store.read(disclosure.dont_ask, me, room))


@router.get("/facts", responses=problems())
async def my_facts(store: Doors, me: Me) -> Listed[MyFact]:
    """Everything I tell, and who may know each."""
    return Listed(items=await store.read(disclosure.my_facts, me))


@router.put("/facts/{kind}", responses=problems())
async def tell(store: Doors, me: Me, kind: FactKind, new: NewFact) -> MyFact:
    """Say something about myself. Nobody may know it unless its audience says so."""
    return await store.write(disclosure.tell, me, kind, new)


@router.delete("/facts/{kind}", status_code=204, responses=problems())
async def untell(store: Doors, me: Me, kind: FactKind, versions: bool = False) -> None:
    """Say it no longer; `versions`: nor keep for myself what it said before."""
    await store.write(disclosure.untell, me, kind, versions=versions)


@router.get("/facts/{kind}/versions", responses=problems())
async def versions(store: Doors, me: Me, kind: FactKind) -> Listed[MyFactVersion]:
    """What I said there before, the newest first."""
    return Listed(items=await store.read(disclosure.versions_of, me, kind))


@router.get("/shown/people/{person:uuid}", responses=problems(NotFound))
async def seen_as_person(store: Doors, me: Me, person: UUID) -> Shown:
    """What that person is shown of me."""
    return await store.read(disclosure.seen_as_person, me, person)


@router.get("/shown/rooms/{room:uuid}", responses=problems(NotFound))
async def seen_as_group(store: Doors, me: Me, room: UUID) -> Shown:
    """What somebody of that group is shown of me, who is nothing else to me."""
    return await store.read(disclosure.seen_as_group, me, room)


@router.get("/shown/workers", responses=problems(NotFound))
async def seen_as_worker(store: Doors, me: Me) -> Shown:
    """What a worker of my centre is shown of me."""
    return await store.read(disclosure.seen_as_worker, me)
