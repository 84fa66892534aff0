"""The circle of tests/boundaries, with hands for skill posts; and somebody of the centre who is in no group."""

from io import BytesIO
from typing import Any
from urllib.parse import urlencode
from uuid import uuid4

from PIL import Image

from tests.boundaries.conftest import Circle, circle
from tests.matrix.doors import API, Someone


async def post(circle: Circle, who: Someone, title: str = "Knitting", **more: Any) -> str:
    """Out: the id of a new post, for the whole centre unless something else is said."""
    words = {"kind": "show", "title": title, "audience": "centre"} | more
    made = await circle.do(who, "PUT", f"/skills/{uuid4()}", words)
    return str(made["id"])


async def found(circle: Circle, who: Someone, **wanted: Any) -> list[str]:
    """Out: the titles on the board of this centre as somebody finds it."""
    page = await circle.do(who, "GET", f"/skills?{urlencode({'centre': circle.centre} | wanted)}")
    return [item["title"] for item in page["items"]]


async def answer(circle: Circle, who: Someone, skill: str, words: str = "May I come?") -> Any:
    """Out: the raw answer of answering; the sweep has shown it, if it is to be shown."""
    said = await circle.call(who, "PUT", f"/skills/{skill}/answers/{uuid4()}", {"words": words})
    await circle.sweep()
    return said


async def status(circle: Circle, who: Someone, method: str, path: str, body: Any = None) -> int:
    return int((await circle.call(who, method, path, body)).status_code)


async def outsider(circle: Circle) -> Someone:
    """Somebody of another centre."""
    return await circle.doors.someone(await circle.doors.centre(f"River {uuid4()}"), "Outsider")


async def loner(circle: Circle, name: str = "Loner") -> Someone:
    """Somebody of this centre who is in no group with anybody."""
    return await circle.doors.someone(circle.centre, name)


async def friend(circle: Circle, who: Someone, of: Someone) -> None:
    """Somebody counts as a friend of another from now on."""
    await circle.do(of, "PUT", f"/people/{who.id}/circle", {"circle": "friend"})


async def picture(circle: Circle, who: Someone, colour: str = "red") -> str:
    """Out: the id of a new picture of theirs."""
    key, body = str(uuid4()), BytesIO()
    Image.new("RGB", (40, 30), colour).save(body, "PNG")
    headers = {"Authorization": f"Bearer {who.token}", "Content-Type": "image/png"}
    sent = await circle.doors.http.put(
        f"{API}/pictures/{key}?alt={colour}", content=body.getvalue(), headers=headers
    )
    assert sent.status_code == 201, sent.text
    return key


__all__ = ["circle"]
