"""The surfaces of help requests: who asks, who offers, who chose me; live, by hello and in For you."""

from typing import Any

from tests.matrix.probes import Look, holds, surface
from tests.matrix.surfaces import ABSENT, SEEN


@surface("open requests: who asks")
async def _open(look: Look) -> str:
    return holds(await look.get("/help-requests?limit=100"), look.play.newcomer.id)


@surface("a request: who asks")
async def _one(look: Look) -> str:
    return holds(await look.get(f"/help-requests/{look.play.hands['open']}"), look.play.newcomer.id)


async def _mine(look: Look, *, own: bool) -> list[Any]:
    page = await look.get("/me/help-requests?limit=100") or {"items": []}
    return [one for one in page["items"] if one["own"] is own]


@surface("my requests: who offers")
async def _offers(look: Look) -> str:
    return holds(await _mine(look, own=True), look.play.newcomer.id)


@surface("my requests: who chose me")
async def _chose(look: Look) -> str:
    return holds(await _mine(look, own=False), look.play.newcomer.id)


def _of(events: Any, *kinds: str) -> list[Any]:
    return [event for event in events if event["on"] in kinds]


def _who(events: list[Any], look: Look) -> str:
    """Whose offer or request it is: what else stands in a request isn't looked for here."""
    told = [event.get("person") or event["request"]["owner"] for event in events]
    return holds(told, look.play.newcomer.id)


@surface("live help.offered: who")
async def _live_offered(look: Look) -> str:
    return _who(_of(look.heard(), "help.offered"), look)


@surface("hello help.offered: who")
async def _hello_offered(look: Look) -> str:
    return _who(_of(await look.missed(), "help.offered"), look)


@surface("live help.chosen: who asks")
async def _live_chosen(look: Look) -> str:
    return _who(_of(look.heard(), "help.chosen"), look)


@surface("hello help.chosen: who asks")
async def _hello_chosen(look: Look) -> str:
    return _who(_of(await look.missed(), "help.chosen"), look)


@surface("for you: a hand")
async def _for_you(look: Look) -> str:
    page = await look.get("/me/for-you?limit=100") or {"items": []}
    events = [item["event"] for item in page["items"]]
    return _who(_of(events, "help.offered", "help.chosen"), look)


@surface("offering them a hand")
async def _offering(look: Look) -> str:
    path = f"/help-requests/{look.play.hands['open']}/offers/me"
    seen = SEEN if await look.does("PUT", path, {}) in (200, 201) else ABSENT
    await look.does("DELETE", path)
    return seen


@surface("choosing them")
async def _choosing(look: Look) -> str:
    path = f"/help-requests/{look.play.hands[look.part]}/choice"
    return (
        SEEN if await look.does("PUT", path, {"people": [look.play.newcomer.id]}) == 200 else ABSENT
    )
