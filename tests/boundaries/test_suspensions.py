"""A pause from writing: who is paused reads on, writes to workers, and is told why; nobody else notices."""

from typing import Any
from uuid import uuid4

import pytest

from tests.boundaries.conftest import Circle
from tests.matrix.doors import Someone

REASON = "Three people asked you to stop calling them names. Let's talk on Monday."


async def pause(circle: Circle, whom: Someone, lasts: str = "day") -> str:
    """Out: the id of Chen's pause."""
    key = str(uuid4())
    path, words = f"/centres/{circle.centre}/suspensions/{key}", {"lasts": lasts, "reason": REASON}
    await circle.do(circle.chen, "PUT", path, {"person": whom.id, **words})
    return key


async def word(circle: Circle, who: Someone, room: str = "") -> Any:
    path = f"/rooms/{room or circle.room}/messages/{uuid4()}"
    return await circle.call(who, "PUT", path, {"text": "a word"})


async def test_who_is_paused_reads_on_and_writes_to_workers(circle: Circle) -> None:
    direct = await circle.talk(circle.kim, circle.sam)
    said = await circle.say(circle.rosa, "good morning")
    path = f"/centres/{circle.centre}/people/{circle.kim.id}/room"
    workers = (await circle.do(circle.chen, "PUT", path, {"id": str(uuid4())}))["id"]
    await pause(circle, circle.kim)
    for room in (circle.room, direct):
        refused = await word(circle, circle.kim, room)
        assert (refused.status_code, refused.json()["code"]) == (403, "writing_paused")
    on = f"/rooms/{circle.room}/messages/{said}/reaction"
    assert (await circle.call(circle.kim, "PUT", on, {"kind": "hug"})).status_code == 403
    assert (await word(circle, circle.kim, workers)).status_code == 201
    assert [item["text"] for item in await circle.history(circle.kim)] == ["good morning"]
    assert (await circle.room_of(circle.kim))["may"]["write"] is False
    assert (await circle.room_of(circle.kim, workers))["may"]["write"] is True
    own = {"words": "tea", "audience": {"centre": True}}
    assert await circle.do(circle.kim, "PUT", "/me/facts/likes", own)
    assert await circle.do(circle.kim, "GET", "/me/data")


async def test_who_is_paused_makes_no_new_contact(circle: Circle) -> None:
    await pause(circle, circle.kim)
    asked = await circle.ask(circle.kim, circle.sam)
    assert (asked.status_code, asked.json()["code"]) == (403, "writing_paused")
    room = {"id": str(uuid4()), "title": "Elsewhere", "open": True}
    assert (await circle.call(circle.kim, "POST", "/rooms", room)).status_code == 403
    invited = f"/rooms/{circle.room}/invitations/{circle.sam.id}"
    assert (await circle.call(circle.kim, "PUT", invited)).status_code == 403


async def test_they_are_told_why_by_whom_and_until_when(circle: Circle) -> None:
    ear = await circle.doors.listen(circle.kim)
    key = await pause(circle, circle.kim, "week")
    await circle.doors.settled()
    (told,) = [e for e in ear.heard if e["on"] == "writing.paused"]
    (mine,) = (await circle.do(circle.kim, "GET", "/me/suspensions"))["items"]
    assert told["suspension"] == mine and told["lifted"] is False
    assert (mine["id"], mine["reason"], mine["by"]["name"]) == (key, REASON, "Chen")
    (item,) = (await circle.do(circle.kim, "GET", "/me/for-you"))["items"]
    # It is told once, as the decision it comes from.
    assert (item["event"]["on"], item["event"]["decision"]["id"]) == ("decision.made", key)
    assert item["event"]["decision"]["until"] == mine["until"]
    (kept,) = (await circle.do(circle.kim, "GET", "/me/data"))["suspensions"]
    assert kept["reason"] == REASON


async def test_it_ends_by_itself_and_can_be_lifted_by_any_worker(circle: Circle) -> None:
    await pause(circle, circle.kim)
    await circle.later(hours=25)
    assert (await word(circle, circle.kim)).status_code == 201
    key = await pause(circle, circle.kim, "week")
    other = await circle.doors.someone(circle.centre, "Ding", "worker")
    path = f"/centres/{circle.centre}/suspensions"
    assert [item["id"] for item in (await circle.do(other, "GET", path))["items"]] == [key]
    await circle.later(minutes=1)
    for _ in range(2):
        await circle.do(other, "DELETE", f"{path}/{key}")
    assert (await word(circle, circle.kim)).status_code == 201
    assert (await circle.do(circle.kim, "GET", "/me/suspensions"))["items"] == []
    items = (await circle.do(circle.kim, "GET", "/me/decisions"))["items"]
    assert [item["state"] for item in items] == ["undone", "over"]


async def test_the_same_said_twice_is_one_pause(circle: Circle) -> None:
    key = str(uuid4())
    path = f"/centres/{circle.centre}/suspensions/{key}"
    words = {"person": circle.kim.id, "lasts": "day", "reason": REASON}
    codes = [(await circle.call(circle.chen, "PUT", path, words)).status_code for _ in range(2)]
    other = words | {"lasts": "week"}
    codes.append((await circle.call(circle.chen, "PUT", path, other)).status_code)
    assert codes == [201, 200, 409]
    assert len((await circle.do(circle.kim, "GET", "/me/for-you"))["items"]) == 1


async def test_members_colleagues_and_strangers(circle: Circle) -> None:
    """Members pause nobody, nobody pauses a worker, and foreign pauses are unknown ones."""
    colleague = await circle.doors.someone(circle.centre, "Ding", "worker")
    elsewhere = await circle.doors.centre("Court Two")
    stranger = await circle.doors.someone(elsewhere, "Zhou", "coordinator")
    path = f"/centres/{circle.centre}/suspensions"

    async def code(who: Someone, whom: Someone) -> int:
        words = {"person": whom.id, "lasts": "day", "reason": REASON}
        return (await circle.call(who, "PUT", f"{path}/{uuid4()}", words)).status_code

    assert await code(circle.rosa, circle.kim) == 404
    assert await code(stranger, circle.kim) == 404
    assert await code(circle.chen, stranger) == 404
    assert await code(circle.chen, colleague) == 403
    assert await code(circle.chen, circle.chen) == 403
    key = await pause(circle, circle.kim)
    there = f"/centres/{elsewhere}/suspensions/{key}"
    assert (await circle.call(stranger, "DELETE", there)).status_code == 404
    assert (await circle.call(circle.kim, "DELETE", f"{path}/{key}")).status_code == 404


async def test_nobody_else_notices(circle: Circle) -> None:
    """What peers are answered before and after is the same, byte for byte; so is what a member page says."""
    paths = [f"/rooms/{circle.room}/members", f"/people/{circle.kim.id}", "/me/for-you", "/rooms"]

    async def seen() -> list[bytes]:
        return [(await circle.call(circle.sam, "GET", path)).content for path in paths]

    await circle.say(circle.kim, "good morning")
    before, ear = await seen(), await circle.doors.listen(circle.sam)
    assert circle.kim.name in before[0].decode(), "Kim is in the room"
    await pause(circle, circle.kim)
    await circle.doors.settled()
    assert await seen() == before
    assert [e["on"] for e in ear.heard] == ["ready"]


@pytest.mark.parametrize("words", [{"lasts": "year"}, {"lasts": "day", "reason": "  "}, {}])
async def test_a_pause_without_a_reason_or_with_another_length(
    circle: Circle, words: dict[str, str]
) -> None:
    path = f"/centres/{circle.centre}/suspensions/{uuid4()}"
    said = {"person": circle.kim.id, "reason": REASON} | words
    assert (await circle.call(circle.chen, "PUT", path, said)).status_code == 422


@pytest.mark.parametrize("circle", ["sqlite"], indirect=True)
async def test_the_reason_is_sealed(circle: Circle) -> None:
    await circle.say(circle.kim, "found in a file")
    await pause(circle, circle.kim)
    files = b"".join(file.read_bytes() for file in circle.doors.file.parent.glob("sunroom.db*"))
    assert b"found in a file" in files, "the files hold what was just written"
    assert REASON.encode() not in files
