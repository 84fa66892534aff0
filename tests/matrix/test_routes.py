"""The matrix of routes: each cell of tests/matrix/routes.py, and that the table is whole."""

import re
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio

from models.events import live_command
from tests.matrix.doors import Doors, folder, opened
from tests.matrix.fields import ALLOWED, ALLOWED_LIVE, NUMBERS, numbers, paths
from tests.matrix.routes import BEFORE, BODIES, INSTEAD, Row, fill, read_table, told
from tests.matrix.world import ASKERS, World, build_world

ROWS = read_table()
RAN: set[str] = set()
FOUND: dict[str, set[str]] = {}
pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def start() -> AsyncIterator[tuple[World, Path]]:
    """The world, and how its database stood before anybody asked."""
    with folder() as home:
        async with opened(home) as doors:
            world = await build_world(doors)
            yield world, doors.snapshot()


def template(path: str) -> str:
    """A path without the names in it."""
    return re.sub(r"\{[^}]*\}", "{}", path.partition("?")[0])


def described(doors: Doors) -> set[tuple[str, str]]:
    """Every route of the OpenAPI, and every command of the live door."""
    paths_ = doors.app.app.openapi()["paths"]
    routes = {
        (method.upper(), template(path.removeprefix("/api/v1")))
        for path, methods in paths_.items()
        for method in methods
    }
    commands = live_command.json_schema()["discriminator"]["mapping"]
    return routes | {("LIVE", name) for name in commands}


async def test_every_route_has_a_row_and_every_row_a_route(start: tuple[World, Path]) -> None:
    named = {(row.method, template(row.path)) for row in ROWS}
    routes = described(start[0].doors)
    assert not routes - named, "routes without a row"
    assert not named - routes, "rows that name no route"


async def test_nothing_else_answers_under_the_api(start: tuple[World, Path]) -> None:
    """What isn't described is the live door and the operators' three pages."""
    app = start[0].doors.app.app
    hidden = [route for route in app.router.routes if getattr(route, "path", None) is not None]
    known = {"/api/openapi.json", "/api/v1/live", "/healthz", "/readyz", "/metrics"}
    others = {str(route.path) for route in hidden if not str(route.path).startswith("/api/v1/")}
    assert others | {"/api/v1/live"} == known


def test_the_tables_of_words_name_lines_that_are_there() -> None:
    lines = {row.line for row in ROWS} | {f"{row.method} {row.path}" for row in ROWS}
    variants = {row.variant for row in ROWS}
    assert set(BODIES) <= lines
    assert set(INSTEAD) | set(BEFORE) <= variants
    assert len({row.line for row in ROWS}) == len(ROWS), "a line stands twice"


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.line)
async def test_who_is_answered_what(row: Row, start: tuple[World, Path]) -> None:
    world, before = start
    RAN.add(row.line)
    answered: dict[str, int] = {}
    shown: list[Any] = []
    for asker in ASKERS:
        if row.method != "GET" or asker == ASKERS[0]:
            world.doors.restore(before)
        BEFORE.get(row.variant, lambda _: None)(world)
        ask = say if row.method == "LIVE" else call
        answered[asker], answer = await ask(row, world, asker)
        shown += [answer] * (answered[asker] < 300)
    wrong = {asker: (row.expected[asker], got) for asker, got in answered.items()}
    assert {a: pair for a, pair in wrong.items() if pair[0] != pair[1]} == {}
    check_fields(row, [answer for answer in shown if answer is not None])


async def call(row: Row, world: World, asker: str) -> tuple[int, Any]:
    """Ask over HTTP; out: the status and the answer's JSON."""
    names = told(row, world, asker)
    body = fill(row.body, names)
    answer = await world.doors.call(world.asker(asker), row.method, fill(row.path, names), body)
    if answer.status_code >= 400:
        assert answer.headers["content-type"] == "application/problem+json"
    return answer.status_code, answer.json() if answer.content else None


async def say(row: Row, world: World, asker: str) -> tuple[int, Any]:
    """Say a command live; out: what it comes to, as a status, and all that was heard."""
    ear = await world.doors.listen(world.asker(asker))
    if ear.status != 101:
        return ear.status or 0, None
    if row.path != "hello":
        known = len(ear.heard)
        ear.say(fill(row.body, told(row, world, asker)))
        answer = await ear.until("accepted", "refused", after=known) if row.path == "send" else None
        ear.say({"do": "hello"})
        await ear.until("ready", after=known)
        refused = [event for event in ear.heard[known:] if event["on"] == "refused"]
        if refused:
            return refused[0]["problem"]["status"], None
        assert answer is None or answer["on"] == "accepted"
    await ear.close()
    return {"hello": 101, "send": 201, "read": 204}[row.path], ear.heard


def check_fields(row: Row, answers: list[Any]) -> None:
    """No field beyond the list, and no number but the known ones."""
    assert {name for answer in answers for name in numbers(answer)} <= NUMBERS
    if row.method == "LIVE":
        for event in (event for heard in answers for event in heard):
            assert set(paths(event)) <= ALLOWED_LIVE[event["on"]], event
    elif answers:
        key = f"{row.method} {row.path.partition('?')[0]}".replace("{fresh}", "{message}")
        allowed = ALLOWED[key]
        found = {path for answer in answers for path in paths(answer)}
        assert found <= allowed, f"fields beyond the list: {found - allowed}"
        FOUND.setdefault(key, set()).update(found)


def test_no_field_is_on_the_list_that_never_comes() -> None:
    if RAN != {row.line for row in ROWS}:
        pytest.skip("only some of the lines were asked")
    assert {key: ALLOWED[key] - found for key, found in FOUND.items() if ALLOWED[key] - found} == {}
    assert not set(ALLOWED) - set(FOUND), "lists of fields for what is no route, or never answers"
