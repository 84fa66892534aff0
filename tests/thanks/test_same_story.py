"""What is told of a note is what a fresh look finds: live, by hello, and in For you."""

from typing import Any

import pytest

from tests.boundaries.conftest import Circle
from tests.matrix.doors import Someone
from tests.thanks.notes import agree, box, sent, thank, wish


async def bring(circle: Circle, kind: str) -> tuple[Someone, str]:
    """Have something of that kind told; out: to whom, and of which note."""
    key = await thank(circle, circle.wei, circle.lin)
    match kind:
        case "thanks.received":
            return circle.lin, key
        case "thanks.taken_back":
            await circle.do(circle.wei, "DELETE", f"/thanks/{key}")
            return circle.lin, key
        case "thanks.show_asked":
            await wish(circle, circle.lin, key)
            return circle.wei, key
        case _:
            await wish(circle, circle.lin, key)
            await agree(circle, circle.wei, key)
            return circle.lin, key


async def fresh(circle: Circle, who: Someone, kind: str, key: str) -> dict[str, Any] | None:
    """Out: what a fresh look finds of the note, as the event tells it; None where there is none."""
    notes = await (sent if kind == "thanks.show_asked" else box)(circle, who)
    for note in notes:
        if note["id"] == key:
            return {"id": key, "person": note["person"], "folded": note.get("folded")}
    return None


@pytest.mark.parametrize("muted", [False, True])
@pytest.mark.parametrize(
    "kind", ["thanks.received", "thanks.taken_back", "thanks.show_asked", "thanks.show_agreed"]
)
async def test_what_is_told_is_what_a_fresh_look_finds(
    circle: Circle, kind: str, muted: bool
) -> None:
    ears = {who.id: await circle.doors.listen(who) for who in (circle.wei, circle.lin)}
    if muted:
        await circle.do(circle.lin, "PUT", f"/people/{circle.wei.id}/mute", {})
    who, key = await bring(circle, kind)
    await circle.doors.settled()
    now = await fresh(circle, who, kind, key)
    late = await circle.doors.listen(who, {f"me:{who.id}": 0})
    for ear in (ears[who.id], late):
        (event,) = [event for event in ear.heard if event["on"] == kind]
        assert event["id"] == key
        if kind != "thanks.taken_back":
            assert {name: event[name] for name in ("id", "person", "folded")} == now
    assert (now is None) == (kind == "thanks.taken_back")
    items = (await circle.do(who, "GET", "/me/for-you"))["items"]
    listed = [item["event"] for item in items if item["event"]["on"] == kind]
    calls = kind != "thanks.taken_back" and not (muted and who == circle.lin)
    assert len(listed) == (1 if calls else 0)
