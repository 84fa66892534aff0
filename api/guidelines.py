"""House rules over HTTP: reading them, drafting others, and letting them come into force."""

from uuid import UUID

from fastapi import Response

from actions import guidelines
from api.door import AtDesk, Doors, Me, ProveFirst, Router, problems
from core.errors import AlreadyDifferent, NotAllowed, NotFound
from models.guidelines import GuidelineDraft, Guidelines, GuidelinesShape, NewGuidelines
from models.ledger import Listed

router = Router(prefix="/centres/{centre:uuid}/guidelines", tags=["guidelines"])


@router.get("", responses=problems(NotFound))
async def guidelines_here(store: Doors, me: Me, centre: UUID) -> Guidelines:
    """What holds now, also in easy words, and the draft that is talked over. For everyone of the centre."""
    return await store.read(guidelines.guidelines_here, me, centre)


@router.get("/versions", responses=problems(NotFound))
async def guideline_versions(store: Doors, me: Me, centre: UUID) -> Listed[GuidelinesShape]:
    """What holds and what held before, newest first. For everyone of the centre."""
    return Listed(items=await store.read(guidelines.versions, me, centre))


@router.put(
    "/drafts/{draft:uuid}",
    status_code=201,
    responses=problems(NotFound, NotAllowed, guidelines.DraftIsOpen, AlreadyDifferent, ProveFirst)
    | {200: {"model": GuidelineDraft}},
)
async def put_draft(
    store: Doors, me: AtDesk, centre: UUID, draft: UUID, new: NewGuidelines, response: Response
) -> GuidelineDraft:
    """Draft other lines, or change the draft: coordinators. It is talked over in a room of its own."""
    shape, fresh = await store.write(guidelines.put_draft, me, centre, draft, new)
    response.status_code = 201 if fresh else 200
    return shape


@router.delete(
    "/drafts/{draft:uuid}", status_code=204, responses=problems(NotFound, NotAllowed, ProveFirst)
)
async def drop_draft(store: Doors, me: AtDesk, centre: UUID, draft: UUID) -> None:
    """Put a draft away: coordinators. The room where it was talked over stays."""
    await store.write(guidelines.drop_draft, me, centre, draft)


@router.put(
    "/drafts/{draft:uuid}/in-force",
    responses=problems(NotFound, NotAllowed, guidelines.TalkFirst, ProveFirst),
)
async def put_in_force(store: Doors, me: AtDesk, centre: UUID, draft: UUID) -> GuidelinesShape:
    """Let a draft hold from now on: coordinators, once it was talked over long enough."""
    return await store.write(guidelines.put_in_force, me, centre, draft)
