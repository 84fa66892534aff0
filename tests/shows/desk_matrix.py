"""The authorization matrix of the desk: each of its routes, by everybody; zero wrong, and no route left out."""

import asyncio
import re
from collections.abc import Iterator
from typing import Any, get_args

from fastapi.dependencies.models import Dependant
from fastapi.routing import APIRoute

from api.app import ROUTERS
from api.door import AtDesk
from tests.matrix.asking import Start, call
from tests.matrix.doors import folder, opened
from tests.matrix.routes import BEFORE, Row, read_table, told
from tests.matrix.world import ASKERS, build_world

AT_DESK = get_args(AtDesk)[1].dependency
NAMED = "http://localhost:8000"  # passkeys belong to a name
# All of a centre, and what members say to the desk and hear from it. Whatever else asks for a desk
# (`AtDesk`) is found by itself.
OF_THE_DESK = re.compile(
    r"^(/centres/\{\}/|/reports|/me/(reports|decisions|advocacy|glasses|proof|codes|passkeys))"
)
LEAST = 100  # lines: a table that lost them would prove nothing
LEAST_ASKING = 50
Route = tuple[str, str]


def lines(desk: set[Route]) -> list[Row]:
    """The desk's lines of the table."""
    return [row for row in read_table() if (row.method, plain(row.path)) in desk]


def plain(path: str) -> str:
    return re.sub(r"\{[^}]*\}", "{}", path.partition("?")[0])


def described(app: Any) -> set[Route]:
    """The desk's routes: those that ask for a desk, and those whose address says so."""
    asking = {
        (method, plain(route.path.removeprefix("/api/v1")))
        for router in ROUTERS
        for route in router.routes
        if isinstance(route, APIRoute) and asks_for_a_desk(route.dependant)
        for method in route.methods or ()
    }
    assert len(asking) >= LEAST_ASKING
    return asking | {
        (method.upper(), plain(path.removeprefix("/api/v1")))
        for path, methods in app.openapi()["paths"].items()
        for method in methods
        if OF_THE_DESK.match(plain(path.removeprefix("/api/v1")))
    }


def asks_for_a_desk(needs: Dependant) -> bool:
    return needs.call is AT_DESK or any(map(asks_for_a_desk, needs.dependencies))


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
            rows = lines(desk)
            left_out = desk - {(row.method, plain(row.path)) for row in rows}
            assert len(rows) >= LEAST and not left_out, left_out
            start = (world, doors.snapshot())
            found = [line for row in rows for line in await wrong(row, start)]
    assert not found, "\n".join(found)


def show_2() -> None:
    """Every desk route x role x centre x relation: zero wrong."""
    asyncio.run(_ask_everybody())
