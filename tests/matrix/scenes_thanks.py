"""What the newcomer has to do with thanks: gives some, is given some, and agrees that one is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

if TYPE_CHECKING:
    from tests.matrix.scenes import Play, Scene


async def make_thanks(scene: Scene, play: Play) -> None:
    """The newcomer and each of viewer and witness thank each other; the witness shows what they got.

    Who can't reach whom is answered so, and nothing comes of it.
    """
    new = play.newcomer
    for part in ("viewer", "witness"):
        other = scene.people[part]
        play.notes[part] = str(uuid4())
        words = {"person": other.id, "words": f"thanks {play.text}"}
        await scene.doors.call(new, "PUT", f"/thanks/{play.notes[part]}", words)
        words["person"] = new.id
        await scene.doors.call(other, "PUT", f"/thanks/{uuid4()}", words)
    path = f"/{play.notes['witness']}"
    await scene.doors.call(scene.people["witness"], "PUT", f"/me/kind-words{path}/showing")
    await scene.doors.call(new, "PUT", f"/me/thanks{path}/agreement", {"answer": "yes"})
    await scene.doors.settled()
