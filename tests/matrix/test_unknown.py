"""What one may not see does not exist: a foreign id and one that never was get the same answer, byte for byte.

Every line of the table that takes an id, in its path or its words, is asked by everyone with both.
"""

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import event

from tests.matrix import routes_of_cases
from tests.matrix.asking import Start, say
from tests.matrix.doors import Doors
from tests.matrix.routes import Row, fill, read_table, told
from tests.matrix.world import ASKERS, World

pytestmark = [pytest.mark.asyncio(loop_scope="module"), pytest.mark.xdist_group("unknown")]

# What a {name} in the table is, and so which foreign thing takes its place.
KIND = {
    "room": "room",
    "message": "message",
    "centre": "centre",
    "card": "card",
    "own_card": "card",
    "own_device": "device",
    "own_passkey": "passkey",
    "appointment": "appointment",
    "ask": "ask",
    "pause": "pause",
    "date": "date",
    "activity": "activity",
    "offer": "offer",
    "feed": "feed",
    "skill": "skill",
    "picture": "picture",
    "request": "request",
    "pair": "pair",
    "glass": "glass",
    "report": "report",
    "decision": "decision",
    "appeal": "appeal",
    "stand_in": "stand_in",
    "draft": "draft",
    "worker_room": "room",
    **dict.fromkeys(("worker_inside", "worker_outside", "coordinator"), "person"),
    **routes_of_cases.KIND,
    **dict.fromkeys(("note", "given"), "note"),
    **dict.fromkeys(("third", "friend", "hermit", "removed"), "person"),
}
# An id that the phone makes for something new, a card's own secret, and words of a list name nothing that is there.
MADE_BY_THE_PHONE = {"fresh", "code", "topic", "kind", "day", "code_of_third", "secret", "role"}
MADE_BY_THE_PHONE |= routes_of_cases.NO_THINGS
CASES = [
    (row, name)
    for row in read_table()
    if row.variant in ("", "#pin", "#person")
    for name in sorted(
        set(re.findall(r"\{(\w+)\}", row.path + json.dumps(row.body, default=lambda _: "")))
    )
    if name not in MADE_BY_THE_PHONE
]
ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
TIME = re.compile(r"\d{4}-\d\d-\d\dT[\d:.]+Z")


def masked(words: Any) -> str:
    """The answer without its ids and times, letter by letter."""
    text = words.decode() if isinstance(words, bytes) else json.dumps(words)
    return TIME.sub("<time>", ID.sub("<id>", text))


@contextmanager
def statements(doors: Doors) -> Iterator[list[str]]:
    """What was asked of the database meanwhile, in order."""
    asked: list[str] = []

    def note(_c: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        asked.append(statement)

    for engine in (doors.store.writing, doors.store.reading):
        event.listen(engine, "before_cursor_execute", note)
    try:
        yield asked
    finally:
        for engine in (doors.store.writing, doors.store.reading):
            event.remove(engine, "before_cursor_execute", note)


async def ask(row: Row, world: World, asker: str, names: dict[str, str]) -> tuple[Any, ...]:
    """Out: all that the asker could compare: status, names of headers, the masked body."""
    if row.method == "LIVE":
        status, heard = await say(row, world, asker, names)
        return status, masked(heard)
    path, body = fill(row.path, names), fill(row.body, names)
    answer = await world.doors.call(world.asker(asker), row.method, path, body)
    return answer.status_code, sorted(answer.headers), masked(answer.content)


@pytest.mark.parametrize(("row", "name"), CASES, ids=lambda part: getattr(part, "line", part))
async def test_foreign_is_answered_like_unknown(row: Row, name: str, start: Start) -> None:
    world, before = start
    differ = set()
    for asker in ASKERS:
        names = told(row, world, asker)
        told_, asked = [], []
        for thing in (world.foreign[KIND[name]], str(uuid4())):
            world.doors.restore(before)
            with statements(world.doors) as seen:
                told_.append(await ask(row, world, asker, names | {name: thing}))
            asked.append(len(seen))
        assert told_[0] == told_[1], asker
        differ |= {asker} if asked[0] != asked[1] and row.method != "LIVE" else set()
    assert not differ, "told apart by the number of queries"


async def test_there_is_a_foreign_thing_of_every_kind(start: Start) -> None:
    assert set(start[0].foreign) == set(KIND.values())
    assert {name for _, name in CASES} == set(KIND)
