"""The surfaces of thank-you notes: the box, what was sent, whom one can thank, a page, and what is told."""

from typing import Any
from uuid import uuid4

from tests.matrix.probes import Look, holds, surface
from tests.matrix.surfaces import ABSENT, SEEN


@surface("kind words to me")
async def _box(look: Look) -> str:
    return holds(await look.get("/me/kind-words?limit=100"), f"thanks {look.play.text}")


@surface("thanks I gave: to whom")
async def _sent(look: Look) -> str:
    return holds(await look.get("/me/thanks?limit=100"), look.play.newcomer.id)


@surface("thanking them")
async def _thanks(look: Look) -> str:
    """Ten notes a day are not what is looked for here: the others are of another day."""
    look.scene.doors.alter(
        "UPDATE thank_you_notes SET at = strftime('%Y-%m-%d %H:%M:%f000', at, '-2 days')"
    )
    words = {"person": look.play.newcomer.id, "card": "sun"}
    return SEEN if await look.does("PUT", f"/thanks/{uuid4()}", words) == 201 else ABSENT


@surface("kind words on a page: whose")
async def _page(look: Look) -> str:
    path = f"/people/{look.scene.people['witness'].id}/kind-words"
    return holds(await look.get(path), look.play.newcomer.id)


def _of_thanks(events: Any) -> list[Any]:
    return [event for event in events if event["on"].startswith("thanks.")]


@surface("live thanks.received")
async def _live(look: Look) -> str:
    return holds({"items": _of_thanks(look.heard())}, look.play.newcomer.id)


@surface("hello thanks.received")
async def _hello(look: Look) -> str:
    return holds({"items": _of_thanks(await look.missed())}, look.play.newcomer.id)


@surface("for you: thanks")
async def _for_you(look: Look) -> str:
    page = await look.get("/me/for-you?limit=100") or {"items": []}
    return holds(
        {"items": _of_thanks(item["event"] for item in page["items"])}, look.play.newcomer.id
    )
