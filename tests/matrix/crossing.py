"""For each boundary: a play on either side of it, and what the viewer, before and after, and a witness saw."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace

from tests.matrix.doors import Doors, Someone
from tests.matrix.probes import PROBES, Look, look_everywhere
from tests.matrix.scenes import Play, Scene, build_scene


@dataclass
class Observed:
    """By surface: how the viewer has what is behind the boundary; proof that the viewer does see
    the like on the right side of it; and what somebody sees whom no boundary concerns.
    """

    hidden: dict[str, str]
    proof: dict[str, str]
    witness: dict[str, str]


def _mark(scene: Scene) -> int:
    return len(scene.ears["viewer"].heard)


async def _look(
    scene: Scene, play: Play, part: str, *, since: int = 0, staff: str = "chen"
) -> dict[str, str]:
    return await look_everywhere(Look(scene, play, part, staff, since))


async def before(doors: Doors) -> Observed:
    scene = await build_scene(doors, without="viewer")
    old = await scene.play()
    await scene.enter("viewer")
    await scene.later(old)
    hidden = await _look(scene, old, "viewer")
    witness = await _witness(scene, old)
    new = await scene.play()
    await scene.later(new)
    return Observed(hidden, await _look(scene, new, "viewer"), witness)


async def away(doors: Doors) -> Observed:
    scene = await build_scene(doors)
    known = await scene.play()
    await scene.later(known)
    proof = await _look(scene, known, "viewer")
    await scene.read_all("viewer")
    await scene.leave("viewer")
    missed = await scene.play()
    await scene.enter("viewer")
    await scene.later(missed)
    hidden = await _look(scene, missed, "viewer")
    return Observed(hidden, proof, await _witness(scene, missed))


async def taken(doors: Doors) -> Observed:
    """Nobody sees it any more, so the witness is asked before."""
    scene = await build_scene(doors)
    play = await scene.play()
    proof = await _look(scene, play, "viewer")
    witness = await _witness(scene, play)
    for message in ("words", "reply", "spare"):
        await scene.take_back(play.ids[message])
    return Observed(await _look(scene, play, "viewer"), proof, witness)


async def _then(
    cross: Callable[[Scene], Awaitable[object]], doors: Doors, staff: str = "chen"
) -> Observed:
    """The viewer sees a play, crosses, and the next one is behind the boundary, with all that was before."""
    scene = await build_scene(doors)
    seen = await scene.play()
    await scene.later(seen)
    proof = await _look(scene, seen, "viewer")
    await cross(scene)
    await doors.settled()
    since = _mark(scene)
    unseen = await scene.play()
    await scene.later(unseen)
    hidden = await _look(scene, unseen, "viewer", since=since, staff=staff)
    former = await _look(scene, seen, "viewer", since=since, staff=staff)
    for surface, how in former.items():
        # A title of that time may be known; everything else ends, also what was there before.
        if hidden[surface] == "absent" and "title" not in surface:
            hidden[surface] = how
    return Observed(hidden, proof, await _witness(scene, unseen))


async def left(doors: Doors) -> Observed:
    return await _then(lambda scene: scene.leave("viewer"), doors)


async def removed(doors: Doors) -> Observed:
    async def ask_out(scene: Scene) -> None:
        words = {"person": scene.people["viewer"].id, "reason": "a quiet week"}
        await doors.do(scene.host, "POST", f"/rooms/{scene.room}/removals", words)

    return await _then(ask_out, doors)


async def ended(doors: Doors) -> Observed:
    """Staff ends the sign-ins of the viewer and of a worker, who looks at the desk."""

    async def sign_out(scene: Scene) -> None:
        for part in ("viewer", "ding"):
            path = f"/centres/{scene.centre}/people/{scene.people[part].id}/sign-out"
            await doors.do(scene.people["chen"], "POST", path)
        await scene.ears["viewer"].until("closed")
        assert scene.ears["viewer"].code == 4001

    return await _then(sign_out, doors, staff="ding")


async def elsewhere(doors: Doors) -> Observed:
    """Viewer and worker of another centre, who see the like at their own."""
    here, there = await build_scene(doors), await build_scene(doors)
    own, foreign = await there.play(), await here.play()
    await there.later(own)
    await here.later(foreign)
    proof = await _look(there, own, "viewer")
    witness = await _witness(here, foreign)
    strangers: dict[str, Someone] = {p: there.people[p] for p in ("viewer", "ding")}
    seen_from_there = Scene(
        doors,
        here.centre,
        here.room,
        here.people | strangers,
        here.own_rooms | {"viewer": there.own_rooms["viewer"]},
        here.ears | {"viewer": there.ears["viewer"]},
    )
    hidden = await _look(seen_from_there, foreign, "viewer", staff="ding")
    return Observed(hidden, proof, witness)


async def announcements(doors: Doors) -> Observed:
    """A room that holds the whole centre: proof is a group beside it, where all are shown."""
    scene, beside = await build_scene(doors, announces=True), await build_scene(doors)
    play, other = await scene.play(), await beside.play()
    await scene.later(play)
    await beside.later(other)
    hidden = await _look(scene, play, "viewer")
    return Observed(hidden, await _look(beside, other, "viewer"), await _witness(scene, play))


async def _witness(scene: Scene, play: Play) -> dict[str, str]:
    """What those see whom the boundary doesn't concern: mostly one inside, else each surface's own audience."""
    seen = await _look(scene, play, "witness")
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


CROSSINGS: dict[str, Callable[[Doors], Awaitable[Observed]]] = {
    "before": before,
    "away": away,
    "taken": taken,
    "left": left,
    "removed": removed,
    "elsewhere": elsewhere,
    "announcements": announcements,
    "ended": ended,
}
