"""Who looked at what is mine, over HTTP."""

from typing import Annotated

from fastapi import Query

from actions import access_log
from api.door import Doors, Me, Router, problems
from models.access_log import AccessShape
from models.ledger import Listed

router = Router(prefix="/me", tags=["disclosure"])


@router.get("/access-log", responses=problems())
async def who_looked(
    store: Doors,
    me: Me,
    cursor: Annotated[str | None, Query(max_length=100)] = None,
    limit: Annotated[int, Query(ge=1, le=100)] = 50,
) -> Listed[AccessShape]:
    """Each time a worker opened what I set to be open to workers: who, when, what, why."""
    items, more = await store.read(access_log.who_looked, me, cursor, limit)
    return Listed(items=items, next=more)
