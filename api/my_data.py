"""My data over HTTP: take it, leave a centre, be erased, come back."""

from uuid import UUID

from starlette.responses import HTMLResponse

from actions import data_page, erasing, my_data
from api.door import AtDesk, Doors, Me, ProveFirst, Router, problems
from api.pages import printable
from core.errors import NotAllowed, NotFound
from models.my_data import ClosedAccount, ErasureShape, MyData, NewErasure, PendingErasure

mine = Router(prefix="/me", tags=["my data"])
centres = Router(prefix="/centres/{centre:uuid}", tags=["my data"])
routers = (mine, centres)


@mine.get("/data", responses=problems())
async def take_my_data(store: Doors, me: Me) -> MyData:
    """Everything of mine, as JSON: my words, my settings, my log."""
    return await store.read(my_data.my_data, me)


@mine.get("/data/page", response_class=HTMLResponse, responses=problems())
async def print_my_data(store: Doors, me: Me) -> HTMLResponse:
    """The same as a page to print."""
    data = await store.read(my_data.my_data, me)
    return printable(data_page.page(data, me.language))


@mine.get("/erasure", responses=problems())
async def my_erasure(store: Doors, me: Me) -> PendingErasure:
    """Whether and when I will be erased."""
    return PendingErasure(erasure=await store.read(erasing.my_erasure, me))


@mine.put("/erasure", responses=problems())
async def ask_erasure(store: Doors, me: Me, new: NewErasure) -> ErasureShape:
    """Be erased in seven days; until then I can come back."""
    return await store.write(erasing.ask_erasure, me, new)


@mine.delete("/erasure", status_code=204, responses=problems())
async def stay(store: Doors, me: Me) -> None:
    """Stay after all."""
    await store.write(erasing.come_back, me)


@mine.delete(
    "/centres/{centre:uuid}",
    status_code=204,
    responses=problems(NotFound, erasing.LastCoordinator),
)
async def leave_centre(store: Doors, me: Me, centre: UUID) -> None:
    """Leave a centre: its roles and its rooms."""
    await store.write(erasing.leave_centre, me, centre)


@centres.put(
    "/people/{person:uuid}/closing",
    status_code=204,
    responses=problems(ProveFirst, NotFound, NotAllowed, erasing.LastCoordinator),
)
async def close_account(
    store: Doors, me: AtDesk, centre: UUID, person: UUID, new: ClosedAccount
) -> None:
    """Close the account of somebody who left or died, with a reason: coordinators."""
    await store.write(erasing.close_account, me, centre, person, new.reason)
