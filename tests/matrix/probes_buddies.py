"""The surfaces of buddies: cards, asks either way, and with whom one goes together."""

from typing import Any
from uuid import uuid4

from tests.matrix.probes import Look, holds, surface
from tests.matrix.surfaces import ABSENT, SEEN


async def _mine(look: Look, part: str) -> Any:
    found = await look.get("/me/buddy")
    return found and found[part]


def _ask(look: Look) -> str:
    return look.play.buddies.get(look.part, "-")


@surface("a buddy's card")
async def _card(look: Look) -> str:
    return holds(await look.get("/me/buddy/candidates"), look.play.newcomer.id)


@surface("asking them to be my buddy")
async def _asks(look: Look) -> str:
    """And not having asked: the cards of somebody who has asked are gone."""
    path = f"/buddies/{uuid4()}"
    words = {"person": look.play.newcomer.id, "words": "Show me?"}
    put = await look.does("PUT", path, words)
    await look.does("DELETE", path)
    return SEEN if put == 201 else ABSENT


@surface("asked to be a buddy")
async def _asked(look: Look) -> str:
    return holds(await _mine(look, "asked"), _ask(look))


@surface("an ask to be a buddy, opened")
async def _opened(look: Look) -> str:
    ask = look.play.buddies.get(look.part, str(uuid4()))
    return holds(await look.get(f"/buddies/{ask}"), look.play.text)


@surface("with whom I go together")
async def _together(look: Look) -> str:
    return holds(await _mine(look, "pairs"), look.play.guest.id)


@surface("live buddy.asked")
async def _live(look: Look) -> str:
    return holds([e for e in look.heard() if e["on"] == "buddy.asked"], _ask(look))


@surface("hello buddy.asked")
async def _hello(look: Look) -> str:
    return holds([e for e in await look.missed() if e["on"] == "buddy.asked"], _ask(look))


@surface("for you: buddies")
async def _for_you(look: Look) -> str:
    return holds(await look.get("/me/for-you?limit=100"), _ask(look))
