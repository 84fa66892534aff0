"""What the viewer, before and after a boundary, and a witness saw of a play."""

from dataclasses import dataclass, replace

from tests.matrix import (  # noqa: F401  # their surfaces are on the list
    probes_buddies,
    probes_cases,
    probes_dates,
    probes_desk,
    probes_glass,
    probes_hands,
    probes_people,
    probes_pictures,
    probes_reports,
    probes_skills,
    probes_thanks,
)
from tests.matrix.probes import PROBES, Look, look_everywhere
from tests.matrix.scenes import Play, Scene


@dataclass
class Observed:
    """By surface: how the viewer has what is behind the boundary; proof that the viewer does see
    the like on the right side of it; and what somebody sees whom no boundary concerns.
    """

    hidden: dict[str, str]
    proof: dict[str, str]
    witness: dict[str, str]


def mark(scene: Scene) -> int:
    return len(scene.ears["viewer"].heard)


async def look(
    scene: Scene, play: Play, part: str, *, since: int = 0, staff: str = "chen"
) -> dict[str, str]:
    return await look_everywhere(Look(scene, play, part, staff, since))


async def witness_of(scene: Scene, play: Play) -> dict[str, str]:
    """What those see whom the boundary doesn't concern: mostly one inside, else each surface's own audience."""
    seen = await look(scene, play, "witness")
    more = {"guest": play.guest, "newcomer": play.newcomer}
    around = replace(scene, people=scene.people | more)
    for surface, part in (AT_ANNOUNCEMENTS if scene.announces else AUDIENCES).items():
        seen[surface] = await PROBES[surface](Look(around, play, part))
    return seen


AUDIENCES = {
    "removals of others": "guest",
    "removals: the room's title now": "guest",
    "open groups: hosts": "nan",
}
# Only somebody themselves is shown their coming; only staff finds a whole centre.
AT_ANNOUNCEMENTS = {
    "member list": "newcomer",
    "hello member.joined": "newcomer",
    "invite picker": "chen",
    "inviting them": "chen",
}
