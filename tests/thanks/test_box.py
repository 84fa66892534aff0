"""The box of kind words: its order, what is folded, what is not there, putting away, and who keeps it."""

from typing import Any
from uuid import uuid4

import pytest

from tests.boundaries.conftest import Circle
from tests.thanks.notes import WORDS, box, dot, page, sent, thank, told


async def test_newest_first_page_by_page(circle: Circle) -> None:
    """Every note once, also of one moment; a cursor that was never ours is refused."""
    keys = [await thank(circle, who, circle.lin) for who in (circle.wei, circle.sam, circle.kim)]
    await circle.later(minutes=1)
    keys += [await thank(circle, who, circle.lin) for who in (circle.wei, circle.sam)]
    found: list[Any] = []
    cursor: str | None = ""
    while cursor is not None:
        path = f"/me/kind-words?limit=2{cursor and f'&cursor={cursor}'}"
        part = await circle.do(circle.lin, "GET", path.replace("+", "%2B"))
        assert set(part) == {"items", "next"}
        found += part["items"]
        cursor = part["next"]
    assert sorted(keys) == sorted(note["id"] for note in found)
    assert [n["at"] for n in found] == sorted((n["at"] for n in found), reverse=True)
    for bad in ("x", "2030-01-01T00:00:00_x", f"2030-01-01T00:00:00_{uuid4()}"):
        path = f"/me/kind-words?cursor={bad}"
        assert (await circle.call(circle.lin, "GET", path)).status_code == 422


async def test_from_somebody_muted_it_lies_folded(circle: Circle) -> None:
    """It is in the box, folded, and calls nobody: no dot, nothing in For you. Unmuted, it is as any other."""
    await circle.do(circle.lin, "PUT", f"/people/{circle.wei.id}/mute", {})
    await thank(circle, circle.wei, circle.lin)
    (note,) = await box(circle, circle.lin)
    assert (note["folded"], note["words"]) == ("person", WORDS)
    assert await told(circle, circle.lin) == [] and not await dot(circle, circle.lin)
    await thank(circle, circle.sam, circle.lin)
    assert await told(circle, circle.lin) == ["thanks.received"]
    await circle.do(circle.lin, "DELETE", f"/people/{circle.wei.id}/mute")
    assert [note["folded"] for note in await box(circle, circle.lin)] == [None, None]
    assert await told(circle, circle.lin) == ["thanks.received"] * 2


@pytest.mark.parametrize("still", ["rests", "quiet", "nothing"])
async def test_when_it_is_still_nothing_calls(circle: Circle, still: str) -> None:
    """Resting and at night the note is there, and raises no dot."""
    if still == "rests":
        await circle.do(circle.lin, "PUT", "/me/rest", {})
    hours = ("00:00", "00:00") if still == "quiet" else ("03:00", "03:01")
    week = [{"begins": hours[0], "ends": hours[1]}] * 7
    await circle.do(circle.lin, "PATCH", "/me/pace", {"quiet": week})
    await thank(circle, circle.wei, circle.lin)
    assert len(await box(circle, circle.lin)) == 1
    assert await dot(circle, circle.lin) == (still == "nothing")


@pytest.mark.parametrize("blocks", ["lin", "wei"])
async def test_a_block_keeps_it_out(circle: Circle, blocks: str) -> None:
    """Whoever blocks whom: not in the box, not among what was sent, not told; lifted, it is there again."""
    key = await thank(circle, circle.wei, circle.lin)
    await thank(circle, circle.sam, circle.lin)
    mine, other = (circle.lin, circle.wei) if blocks == "lin" else (circle.wei, circle.lin)
    await circle.do(mine, "PUT", f"/people/{other.id}/block")
    assert [note["person"]["name"] for note in await box(circle, circle.lin)] == ["Sam"]
    assert await sent(circle, circle.wei) == []
    assert await told(circle, circle.lin) == ["thanks.received"]
    late = await circle.doors.listen(circle.lin, {f"me:{circle.lin.id}": 0})
    assert key not in str(late.heard)
    for method, path in (
        ("PUT", f"/me/kind-words/{key}/showing"),
        ("PUT", f"/me/kind-words/{key}"),
        ("DELETE", f"/thanks/{key}"),
    ):
        unknown = await circle.call(circle.lin, method, path.replace(key, str(uuid4())))
        answer = await circle.call(circle.lin, method, path)
        assert (answer.status_code, answer.content) == (404, unknown.content)
    await circle.do(mine, "DELETE", f"/people/{other.id}/block")
    assert len(await box(circle, circle.lin)) == 2


async def test_who_blocked_can_still_be_spared_of_a_note(circle: Circle) -> None:
    """Taking back reaches who may hold the words, whoever blocked whom, and is answered the same."""
    key = await thank(circle, circle.wei, circle.lin)
    await circle.do(circle.lin, "PUT", f"/people/{circle.wei.id}/block")
    await circle.do(circle.wei, "DELETE", f"/thanks/{key}")
    await circle.do(circle.lin, "DELETE", f"/people/{circle.wei.id}/block")
    assert await box(circle, circle.lin) == []


async def test_put_away_and_out_again(circle: Circle) -> None:
    """For good once the undo time is over; who sent it isn't told, and reads what they read before."""
    key = await thank(circle, circle.wei, circle.lin)
    before = await sent(circle, circle.wei)
    ear = await circle.doors.listen(circle.wei)
    await circle.do(circle.lin, "DELETE", f"/thanks/{key}")
    assert await box(circle, circle.lin) == [] and await told(circle, circle.lin) == []
    assert (await circle.call(circle.rosa, "PUT", f"/me/kind-words/{key}")).status_code == 404
    assert (await circle.call(circle.wei, "PUT", f"/me/kind-words/{key}")).status_code == 404
    for _ in "12":
        await circle.do(circle.lin, "PUT", f"/me/kind-words/{key}")
    assert len(await box(circle, circle.lin)) == 1
    for _ in "12":
        await circle.do(circle.lin, "DELETE", f"/thanks/{key}")
    await circle.later(seconds=21)
    assert (await circle.call(circle.lin, "PUT", f"/me/kind-words/{key}")).status_code == 404
    assert await sent(circle, circle.wei) == before
    assert [event["on"] for event in ear.heard] == ["ready"]


async def test_leaving_the_centre_keeps_the_box(circle: Circle) -> None:
    """Lin has another centre to come in by; Wei, who stays, is still named."""
    other = await circle.doors.centre(f"River {uuid4()}")
    chief = await circle.doors.someone(other, "Zhou", "coordinator")
    await thank(circle, circle.wei, circle.lin)
    words = {"person": circle.lin.id, "role": "member"}
    await _appoint(circle, other, chief.id)
    await circle.do(circle.lin, "DELETE", f"/me/centres/{circle.centre}")
    (note,) = await box(circle, circle.lin)
    assert note["words"] == WORDS and note["person"]["name"] == "Wei", words
    assert (await circle.call(circle.rosa, "GET", f"/people/{circle.lin.id}")).status_code == 404


async def _appoint(circle: Circle, centre: str, _by: str) -> None:
    """Lin has a role at that centre, too."""
    key, lin = uuid4(), circle.lin.id
    circle.doors.alter(
        "INSERT INTO appointments (id, person_id, centre_id, role, since) VALUES (?, ?, ?, 'member', '2020-01-01')",
        *(circle.doors.stored(one) for one in (str(key), lin, centre)),
    )


async def test_nobody_elses_box(circle: Circle) -> None:
    """There is no address for the box of somebody else; their page shows only what both wished."""
    await thank(circle, circle.wei, circle.lin)
    assert await page(circle, circle.rosa, circle.lin) == []
    assert await page(circle, circle.wei, circle.lin) == []
