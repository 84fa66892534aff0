"""A centre's list of words that may mean danger, over HTTP: phones look at it before anything is sent."""

from uuid import UUID

from actions import danger
from api.door import AtDesk, Doors, Me, ProveFirst, Router, problems
from core.errors import NotAllowed, NotFound
from models.danger import DangerListShape, NewDangerList

router = Router(prefix="/centres/{centre:uuid}/danger-words", tags=["danger"])


@router.get("", responses=problems(NotFound))
async def danger_words(store: Doors, me: Me, centre: UUID) -> DangerListShape:
    """The words that may mean danger here: the phone compares them itself, before anything is sent."""
    return await store.read(danger.the_list, me, centre)


@router.put("", responses=problems(NotFound, NotAllowed, ProveFirst))
async def change_danger_words(
    store: Doors, me: AtDesk, centre: UUID, new: NewDangerList
) -> DangerListShape:
    """A centre's own words, and those it leaves out of the common list: coordinators."""
    return await store.write(danger.change, me, centre, new)
