"""The surfaces of reports: what one would be shown before sending, of words and of a person."""

from tests.matrix.probes import Look, holds, surface


@surface("what a report of it would bring")
async def _words(look: Look) -> str:
    path = f"/reports/around?kind=message&id={look.play.ids['words']}"
    return holds(await look.get(path), f"words {look.play.text}")


@surface("what a report of them would bring")
async def _person(look: Look) -> str:
    path = f"/reports/around?kind=person&id={look.play.newcomer.id}"
    return holds(await look.get(path), look.play.newcomer.id)
