"""Thanking, and looking for notes wherever they could be."""

from typing import Any
from uuid import uuid4

from tests.boundaries.conftest import Circle
from tests.matrix.doors import Someone

WORDS = "谢谢你那天陪我去药房 thank-you-words"


def note_to(whom: Someone, **more: Any) -> dict[str, Any]:
    """Out: what is said to thank somebody with words; anything else in place of them."""
    return {"person": whom.id} | (more or {"words": WORDS})


async def thank(circle: Circle, who: Someone, whom: Someone, **more: Any) -> str:
    """Out: the id of a new note."""
    key = str(uuid4())
    await circle.do(who, "PUT", f"/thanks/{key}", note_to(whom, **more))
    return key


async def tries(circle: Circle, who: Someone, whom: str, **more: Any) -> int:
    """Out: the status somebody is answered who thanks."""
    body = {"person": whom} | (more or {"words": WORDS})
    return int((await circle.call(who, "PUT", f"/thanks/{uuid4()}", body)).status_code)


async def box(circle: Circle, who: Someone) -> list[dict[str, Any]]:
    """Out: the notes in somebody's box, newest first."""
    items: list[dict[str, Any]] = (await circle.do(who, "GET", "/me/kind-words"))["items"]
    return items


async def sent(circle: Circle, who: Someone) -> list[dict[str, Any]]:
    """Out: the notes somebody sent, newest first."""
    items: list[dict[str, Any]] = (await circle.do(who, "GET", "/me/thanks"))["items"]
    return items


async def page(circle: Circle, who: Someone, owner: Someone) -> list[dict[str, Any]]:
    """Out: the kind words that somebody finds on a page."""
    path = f"/people/{owner.id}/kind-words"
    items: list[dict[str, Any]] = (await circle.do(who, "GET", path))["items"]
    return items


async def wish(circle: Circle, who: Someone, note: str) -> str:
    """Have a note shown; out: how that stands."""
    shown = await circle.do(who, "PUT", f"/me/kind-words/{note}/showing")
    return str(shown["showing"])


async def agree(circle: Circle, who: Someone, note: str, answer: str = "yes") -> str:
    """Out: how it stands for who wrote it."""
    said = await circle.do(who, "PUT", f"/me/thanks/{note}/agreement", {"answer": answer})
    return str(said["agreement"])


async def told(circle: Circle, who: Someone) -> list[str]:
    """Out: what stands in For you about notes, newest first."""
    items = (await circle.do(who, "GET", "/me/for-you"))["items"]
    return [i["event"]["on"] for i in items if i["event"]["on"].startswith("thanks.")]


async def dot(circle: Circle, who: Someone) -> bool:
    """Out: whether For you says that something is new."""
    return bool((await circle.do(who, "GET", "/me/for-you"))["unread"])
