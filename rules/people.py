"""Who may appoint whom, and whose role is marked. Pure: facts in, verdict out."""

from collections.abc import Collection

from core.errors import NotAllowed, NotFound, Refusal
from models.people import Mark, Role

# The first that fits is shown beside the name; a member has no mark.
MARKS: tuple[Mark, ...] = ("coordinator", "worker", "peer_representative")

# Who gives which roles, and takes them back; also by the cards they make.
GIVES: dict[str, frozenset[Role]] = {
    "coordinator": frozenset({"member", "peer_representative", "worker", "coordinator"}),
    "worker": frozenset({"member", "peer_representative"}),
}


class LastCoordinator(Refusal):
    status, code = 409, "last_coordinator"
    say = {
        "en": "This centre has one coordinator. Please appoint a second one first; then this one can end.",
        "zh-CN": "这个中心现在只有一位中心负责人。请先再任命一位，然后就可以结束这一项。",
        "ja": "センター責任者は今お一人だけです。先にもう一人を任命すると、こちらを終えられます。",
    }


def mark_of(roles: Collection[str]) -> Mark | None:
    """The mark beside a name: the first of coordinator, worker, peer representative; else none."""
    return next((mark for mark in MARKS if mark in roles), None)


def gives(mine: Collection[str]) -> frozenset[Role]:
    """The roles that somebody with these roles at a centre may give there."""
    return frozenset().union(*(GIVES.get(role, frozenset()) for role in mine))


def require_staff(mine: Collection[str]) -> None:
    """For everyone else a centre's people and cards don't exist. Raises NotFound."""
    if not gives(mine):
        raise NotFound()


def require_may_give(mine: Collection[str], role: str) -> None:
    """Appointing, making cards: workers members and representatives, coordinators all.

    Raises NotFound for who isn't staff there, NotAllowed for a worker who gives a staff role.
    """
    require_staff(mine)
    if role not in gives(mine):
        raise NotAllowed()


def require_may_end(mine: Collection[str], role: str, coordinators: int) -> None:
    """Ending an appointment of that role; `coordinators` is how many the centre has now.

    Raises NotFound, NotAllowed, or LastCoordinator.
    """
    require_may_give(mine, role)
    if role == "coordinator" and coordinators <= 1:
        raise LastCoordinator()


def require_may_change_centre(mine: Collection[str]) -> None:
    """A centre's name, zone and help numbers: its coordinators. Raises NotAllowed."""
    if "coordinator" not in mine:
        raise NotAllowed()


def require_may_leave(held: Collection[str], coordinators: int) -> None:
    """Going from a centre for good, with these roles; a centre keeps one coordinator. Raises LastCoordinator."""
    if "coordinator" in held and coordinators <= 1:
        raise LastCoordinator()
