"""The authorization matrix of the desk: each of its routes, by everybody; zero wrong, and no route left out."""

import asyncio
import re
from collections.abc import Iterator
from typing import Any

from tests.matrix.asking import Start, call
from tests.matrix.desk_routes import Route, asking, plain, rows_of, unasked
from tests.matrix.doors import folder, opened
from tests.matrix.routes import BEFORE, Row, told
from tests.matrix.world import ASKERS, build_world

NAMED = "http://localhost:8000"  # passkeys belong to a name
# All of a centre, and what members say to the desk and hear from it. Whatever else asks for a desk
# (`AtDesk`) is found by itself.
OF_THE_DESK = re.compile(
    r"^(/centres/\{\}/|/reports|/me/(reports|decisions|advocacy|glasses|proof|codes|passkeys))"
)
LEAST = 160  # lines: a table that lost them would prove nothing
LEAST_ASKING = 75


def described(app: Any) -> set[Route]:
    """The desk's routes: those that ask for a desk, and those whose address says so."""
    assert len(asking()) >= LEAST_ASKING and not unasked(), unasked()
    return asking() | {
        (method.upper(), plain(path.removeprefix("/api/v1")))
        for path, methods in app.openapi()["paths"].items()
        for method in methods
        if OF_THE_DESK.match(plain(path.removeprefix("/api/v1")))
    }


async def wrong(row: Row, start: Start) -> Iterator[str]:
    """Whoever is answered otherwise than the line says."""
    world, before = start
    found = []
    for asker in ASKERS:
        world.doors.restore(before)
        BEFORE.get(row.variant, lambda _: None)(world)
        status, _ = await call(row, world, asker, told(row, world, asker))
        if status != row.expected[asker]:
            found.append(f"{row.line}: {asker} {status}, not {row.expected[asker]}")
    return iter(found)


async def _ask_everybody() -> None:
    with folder() as home:
        async with opened(home, SUNROOM_PUBLIC_URL=NAMED) as doors:
            world = await build_world(doors)
            desk = described(doors.app.app)
            rows = rows_of(desk)
            left_out = desk - {(row.method, plain(row.path)) for row in rows}
            assert len(rows) >= LEAST and not left_out, left_out
            start = (world, doors.snapshot())
            found = [line for row in rows for line in await wrong(row, start)]
    assert not found, "\n".join(found)


def show_2() -> None:
    """Every desk route x role x centre x relation: zero wrong."""
    asyncio.run(_ask_everybody())
