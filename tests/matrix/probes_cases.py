"""The surfaces of the desk's cases: the queue, one case whole, and working on it."""

from uuid import uuid4

from tests.matrix.probes import Look, holds, surface
from tests.matrix.surfaces import ABSENT, SEEN


@surface("the desk's queue: about whom")
async def _queue(look: Look) -> str:
    path = f"/centres/{look.scene.centre}/cases?limit=100"
    return holds(await look.get(path, desk=True), look.play.newcomer.id)


@surface("a case whole: the words")
async def _case(look: Look) -> str:
    path = f"/centres/{look.scene.centre}/cases/{look.play.case}"
    return holds(await look.get(path, desk=True), f"case {look.play.text}")


@surface("working on a case of theirs")
async def _note(look: Look) -> str:
    path = f"/centres/{look.scene.centre}/cases/{look.play.case}/notes/{uuid4()}"
    done = await look.does("PUT", path, {"words": "I rang them."}, desk=True)
    return SEEN if done == 201 else ABSENT
