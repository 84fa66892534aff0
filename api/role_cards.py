"""Role cards over HTTP: one page for each role, the same for everyone of a centre."""

from uuid import UUID

from actions import role_cards
from api.door import AtDesk, Doors, Me, ProveFirst, Router, problems
from core.errors import NotAllowed, NotFound
from models.people import Role
from models.role_cards import NewRoleCard, RoleCard

router = Router(prefix="/centres/{centre:uuid}/role-cards/{role}", tags=["role-cards"])


@router.get("", responses=problems(NotFound))
async def role_card(store: Doors, me: Me, centre: UUID, role: Role) -> RoleCard:
    """What somebody in this role may and may not do, when they are there, and how to reach them."""
    return await store.read(role_cards.role_card, me, centre, role)


@router.put("", responses=problems(NotFound, NotAllowed, ProveFirst))
async def set_role_card(
    store: Doors, me: AtDesk, centre: UUID, role: Role, new: NewRoleCard
) -> RoleCard:
    """Say what this centre adds to the card, all of it: coordinators."""
    return await store.write(role_cards.set_role_card, me, centre, role, new)
