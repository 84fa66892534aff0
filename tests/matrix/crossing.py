"""For each boundary: a play on either side of it, and what the viewer, before and after, and a witness saw."""

from collections.abc import Awaitable, Callable

from tests.matrix import apart
from tests.matrix.doors import Doors, Someone
from tests.matrix.observed import Observed, look, mark, witness_of
from tests.matrix.scenes import Scene, build_scene
from tests.matrix.scenes_decisions import hold_all


async def before(doors: Doors) -> Observed:
    scene = await build_scene(doors, without="viewer")
    old = await scene.play()
    await scene.enter("viewer")
    await scene.later(old)
    hidden = await look(scene, old, "viewer")
    witness = await witness_of(scene, old)
    new = await scene.play()
    await scene.later(new)
    return Observed(hidden, await look(scene, new, "viewer"), witness)


async def away(doors: Doors) -> Observed:
    scene = await build_scene(doors)
    known = await scene.play()
    await scene.later(known)
    proof = await look(scene, known, "viewer")
    await scene.read_all("viewer")
    await scene.leave("viewer")
    missed = await scene.play()
    await scene.enter("viewer")
    await scene.later(missed)
    hidden = await look(scene, missed, "viewer")
    return Observed(hidden, proof, await witness_of(scene, missed))


async def taken(doors: Doors) -> Observed:
    """Nobody sees it any more, so the witness is asked before."""
    scene = await build_scene(doors)
    play = await scene.play()
    proof = await look(scene, play, "viewer")
    witness = await witness_of(scene, play)
    for message in ("words", "reply", "spare"):
        await scene.take_back(play.ids[message])
    return Observed(await look(scene, play, "viewer"), proof, witness)


async def _then(
    cross: Callable[[Scene], Awaitable[object]], doors: Doors, staff: str = "chen"
) -> Observed:
    """The viewer sees a play, crosses, and the next one is behind the boundary, with all that was before."""
    scene = await build_scene(doors)
    seen = await scene.play()
    await scene.later(seen)
    proof = await look(scene, seen, "viewer")
    await cross(scene)
    await doors.settled()
    since = mark(scene)
    unseen = await scene.play()
    await scene.later(unseen)
    hidden = await look(scene, unseen, "viewer", since=since, staff=staff)
    former = await look(scene, seen, "viewer", since=since, staff=staff)
    for surface, how in former.items():
        # A title of that time may be known; everything else ends, also what was there before.
        if hidden[surface] == "absent" and "title" not in surface:
            hidden[surface] = how
    return Observed(hidden, proof, await witness_of(scene, unseen))


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
    proof = await look(there, own, "viewer")
    witness = await witness_of(here, foreign)
    strangers: dict[str, Someone] = {p: there.people[p] for p in ("viewer", "ding")}
    seen_from_there = Scene(
        doors,
        here.centre,
        here.room,
        here.people | strangers,
        here.own_rooms | {"viewer": there.own_rooms["viewer"]},
        here.ears | {"viewer": there.ears["viewer"]},
    )
    hidden = await look(seen_from_there, foreign, "viewer", staff="ding")
    return Observed(hidden, proof, witness)


async def announcements(doors: Doors) -> Observed:
    """A room that holds the whole centre: proof is a group beside it, where all are shown."""
    scene, beside = await build_scene(doors, announces=True), await build_scene(doors)
    play, other = await scene.play(), await beside.play()
    await scene.later(play)
    await beside.later(other)
    hidden = await look(scene, play, "viewer")
    return Observed(hidden, await look(beside, other, "viewer"), await witness_of(scene, play))


async def held(doors: Doors) -> Observed:
    """The viewer heard of it live; then the desk holds it, and from there on nobody but who made it has it."""
    scene = await build_scene(doors)
    seen = await scene.play()
    await scene.later(seen)
    proof = await look(scene, seen, "viewer")
    witness = await witness_of(scene, seen)
    await scene.read_all("viewer")
    unseen = await scene.play()
    await scene.later(unseen)
    await hold_all(scene, unseen)
    return Observed(await look(scene, unseen, "viewer"), proof, witness)


CROSSINGS: dict[str, Callable[[Doors], Awaitable[Observed]]] = {
    "before": before,
    "away": away,
    "taken": taken,
    "left": left,
    "removed": removed,
    "elsewhere": elsewhere,
    "announcements": announcements,
    "ended": ended,
    "held": held,
    **apart.CROSSINGS,
}
