"""Boundaries that somebody sets: blocks, mutes, rests, nights and audiences, each from both sides."""

from collections.abc import Awaitable, Callable
from uuid import uuid4

from tests.matrix.doors import Doors, Someone
from tests.matrix.observed import Observed, look, mark, witness_of
from tests.matrix.scenes import Play, Scene, build_scene
from tests.matrix.scenes_skills import for_friends_only

Act = Callable[[Scene, Someone], Awaitable[object]]


async def _apart(doors: Doors, act: Act) -> Observed:
    """The viewer sees a play; then something stands between them and everybody there, and whoever comes."""
    scene = await build_scene(doors)
    seen = await scene.play()
    await scene.later(seen)
    proof = await look(scene, seen, "viewer")
    witness = await witness_of(scene, seen)
    await scene.read_all("viewer")

    async def greet(person: Someone) -> None:
        await act(scene, person)

    await doors.do(scene.people["viewer"], "PUT", f"/rooms/{scene.hall}/members/me")
    await doors.do(scene.people["chen"], "PUT", f"/rooms/{scene.hall}/members/me")
    for person in (scene.host, seen.newcomer, scene.people["chen"]):
        await act(scene, person)
    scene.greet = greet
    await doors.settled()
    since = mark(scene)
    unseen = await scene.play()
    await scene.later(unseen)
    hidden = await look(scene, unseen, "viewer", since=since)
    return Observed(hidden, proof, witness)


async def blocks(doors: Doors) -> Observed:
    """The viewer blocks everybody who plays; and Chen, who is at the desk, blocks them, too."""

    async def act(scene: Scene, person: Someone) -> None:
        await doors.do(scene.people["viewer"], "PUT", f"/people/{person.id}/block")
        if person is not scene.people["chen"]:
            await doors.do(scene.people["chen"], "PUT", f"/people/{person.id}/block")

    return await _apart(doors, act)


async def blocked(doors: Doors) -> Observed:
    """Everybody who plays blocks the viewer."""

    async def act(scene: Scene, person: Someone) -> None:
        await doors.do(person, "PUT", f"/people/{scene.people['viewer'].id}/block")

    return await _apart(doors, act)


async def mutes(doors: Doors) -> Observed:
    async def act(scene: Scene, person: Someone) -> None:
        await doors.do(scene.people["viewer"], "PUT", f"/people/{person.id}/mute", {})

    return await _apart(doors, act)


async def muted(doors: Doors) -> Observed:
    """Everybody who plays has muted the viewer: nothing differs."""

    async def act(scene: Scene, person: Someone) -> None:
        await doors.do(person, "PUT", f"/people/{scene.people['viewer'].id}/mute", {})

    return await _apart(doors, act)


async def rests(doors: Doors) -> Observed:
    async def act(scene: Scene, _person: Someone) -> None:
        await doors.do(scene.people["viewer"], "PUT", "/me/rest", {"shown_to": "friends"})

    return await _apart(doors, act)


async def resting(doors: Doors) -> Observed:
    """Everybody who plays rests: for others nothing differs."""

    async def act(_scene: Scene, person: Someone) -> None:
        await doors.do(person, "PUT", "/me/rest", {})

    return await _apart(doors, act)


async def quiet(doors: Doors) -> Observed:
    """It is night for the viewer, and has been enough: nothing is kept back, it only doesn't call."""

    async def act(scene: Scene, _person: Someone) -> None:
        always = [{"begins": "00:00", "ends": "00:00"}] * 7
        words = {"quiet": always, "talks_a_day": 1}
        await doors.do(scene.people["viewer"], "PATCH", "/me/pace", words)

    return await _apart(doors, act)


async def asked_by_nobody(doors: Doors) -> Observed:
    async def act(scene: Scene, _person: Someone) -> None:
        words = {"who_may_ask": "nobody"}
        await doors.do(scene.people["viewer"], "PATCH", "/me/pace", words)

    return await _apart(doors, act)


async def outer_circle(doors: Doors) -> Observed:
    """Everybody who plays tells only friends, and the viewer is none: the circle itself shows nowhere."""

    async def act(scene: Scene, person: Someone) -> None:
        words = {"words": "only for friends", "audience": {"circle": "friends"}}
        await doors.do(person, "PUT", "/me/facts/likes", words)
        near = {"circle": "acquaintance"}
        await doors.do(person, "PUT", f"/people/{scene.people['viewer'].id}/circle", near)

    async def tell_friends_only(scene: Scene, play: Play) -> None:
        told = {"words": f"likes {play.text}", "audience": {"circle": "friends"}}
        await doors.do(play.newcomer, "PUT", "/me/facts/likes", told)

    scene = await build_scene(doors)
    seen = await scene.play()
    await scene.later(seen)
    proof = await look(scene, seen, "viewer")
    witness = await witness_of(scene, seen)
    await act(scene, scene.host)
    await scene.read_all("viewer")
    since = mark(scene)
    unseen = await scene.play()
    await tell_friends_only(scene, unseen)
    await for_friends_only(scene, unseen)
    await scene.later(unseen)
    return Observed(await look(scene, unseen, "viewer", since=since), proof, witness)


async def inner_circle(doors: Doors) -> Observed:
    """The viewer counts everybody who plays as a confidant: by that alone nothing opens, or closes."""

    async def act(scene: Scene, person: Someone) -> None:
        near = {"circle": "confidant"}
        await doors.do(scene.people["viewer"], "PUT", f"/people/{person.id}/circle", near)

    return await _apart(doors, act)


async def suspended(doors: Doors) -> Observed:
    """The viewer is paused from writing at this centre, and reads on."""

    async def act(scene: Scene, _person: Someone) -> None:
        words = {"person": scene.people["viewer"].id, "lasts": "week", "reason": "A calm week."}
        path = f"/centres/{scene.centre}/suspensions/{uuid4()}"
        await doors.do(scene.people["ding"], "PUT", path, words)

    return await _apart(doors, act)


CROSSINGS: dict[str, Callable[[Doors], Awaitable[Observed]]] = {
    "blocks": blocks,
    "blocked": blocked,
    "mutes": mutes,
    "muted": muted,
    "rests": rests,
    "resting": resting,
    "quiet": quiet,
    "unasked": asked_by_nobody,
    "audience": outer_circle,
    "circle": inner_circle,
    "suspended": suspended,
}
