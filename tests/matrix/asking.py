"""Asking as a line of the table says, over HTTP or live."""

from pathlib import Path
from typing import Any

from tests.matrix.routes import Row, fill
from tests.matrix.world import World

# The world, and how its database stood before anybody asked.
Start = tuple[World, Path]


async def call(row: Row, world: World, asker: str, names: dict[str, str]) -> tuple[int, Any]:
    """Ask over HTTP; out: the status and the answer's JSON (None where it has none)."""
    path, body = fill(row.path, names), fill(row.body, names)
    answer = await world.doors.call(world.asker(asker), row.method, path, body)
    if answer.status_code >= 400:
        assert answer.headers["content-type"] == "application/problem+json"
    is_json = "json" in answer.headers.get("content-type", "")
    return answer.status_code, answer.json() if answer.content and is_json else None


async def say(row: Row, world: World, asker: str, names: dict[str, str]) -> tuple[int, Any]:
    """Say a command live; out: what it comes to, as a status, and all that was heard."""
    ear = await world.doors.listen(world.asker(asker))
    if ear.status != 101:
        return ear.status or 0, None
    known = len(ear.heard)
    if row.path != "hello":
        ear.say(fill(row.body, names))
    if row.path == "send":
        await ear.until("accepted", "refused", after=known)
    if row.path == "read":  # done in silence: what comes before the next ready is its refusal
        ear.say({"do": "hello"})
        await ear.until("ready", after=known)
    await ear.close()
    refused = [event["problem"]["status"] for event in ear.heard if event["on"] == "refused"]
    done = {"hello": 101, "send": 201, "read": 204}[row.path]
    return refused[0] if refused else done, ear.heard
