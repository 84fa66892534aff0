"""The surfaces of the desk: what a centre's workers see of its people, whoever blocks whom."""

from uuid import uuid4

from tests.matrix.probes import Look, holds, surface
from tests.matrix.surfaces import ABSENT, SEEN


@surface("centre people")
async def _people(look: Look) -> str:
    path = f"/centres/{look.scene.centre}/people?limit=100"
    return holds(await look.get(path, desk=True), look.play.newcomer.id)


@surface("centre cards: whose")
async def _cards(look: Look) -> str:
    path = f"/centres/{look.scene.centre}/cards"
    return holds(await look.get(path, desk=True), look.play.newcomer.id)


@surface("making a card for them")
async def _card(look: Look) -> str:
    words = {"person": look.play.newcomer.id}
    path = f"/centres/{look.scene.centre}/cards"
    return SEEN if await look.does("POST", path, words, desk=True) == 201 else ABSENT


@surface("centre pauses: who and why")
async def _pauses(look: Look) -> str:
    path = f"/centres/{look.scene.centre}/suspensions"
    return holds(await look.get(path, desk=True), look.play.reason_of_pause)


@surface("pausing them")
async def _pause(look: Look) -> str:
    words = {"person": look.play.newcomer.id, "lasts": "day", "reason": "a calm day"}
    path = f"/centres/{look.scene.centre}/suspensions/{uuid4()}"
    return SEEN if await look.does("PUT", path, words, desk=True) == 201 else ABSENT
