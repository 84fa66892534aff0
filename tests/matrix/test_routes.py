"""The matrix of routes: each cell of tests/matrix/routes.py, and that the table is whole."""

import re
from typing import Any

import pytest
from fastapi.routing import APIRoute

from models.events import live_command
from tests.matrix.asking import Start, call, say
from tests.matrix.doors import Doors
from tests.matrix.field_paths import numbers, paths
from tests.matrix.fields import ALLOWED, ALLOWED_LIVE, DATE, HAND, NUMBERS
from tests.matrix.routes import BEFORE, BODIES, INSTEAD, Row, read_table, told
from tests.matrix.world import ASKERS

ROWS = read_table()
RAN: set[str] = set()
FOUND: dict[str, set[str]] = {}
pytestmark = [pytest.mark.asyncio(loop_scope="module"), pytest.mark.xdist_group("routes")]


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


async def test_every_route_has_a_row_and_every_row_a_route(start: Start) -> None:
    named = {(row.method, template(row.path)) for row in ROWS}
    routes = described(start[0].doors)
    assert not routes - named, "routes without a row"
    assert not named - routes, "rows that name no route"


async def test_nothing_else_answers_under_the_api(start: Start) -> None:
    """What isn't described is the live door and the operators' three pages."""
    routes = start[0].doors.app.app.router.routes
    hidden = {r.path for r in routes if not (isinstance(r, APIRoute) and r.include_in_schema)}
    assert hidden == {"/api/openapi.json", "/api/v1/live", "/healthz", "/readyz", "/metrics"}


async def test_the_tables_of_words_name_lines_that_are_there() -> None:
    lines = {row.line for row in ROWS} | {f"{row.method} {row.path}" for row in ROWS}
    variants = {row.variant for row in ROWS}
    assert set(BODIES) <= lines
    assert set(INSTEAD) | set(BEFORE) <= variants
    assert len({row.line for row in ROWS}) == len(ROWS), "a line stands twice"


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.line)
async def test_who_is_answered_what(row: Row, start: Start) -> None:
    world, before = start
    RAN.add(row.line)
    answered: dict[str, int] = {}
    shown: list[Any] = []
    for asker in ASKERS:
        if row.method != "GET" or asker == ASKERS[0]:
            world.doors.restore(before)
        BEFORE.get(row.variant, lambda _: None)(world)
        ask = say if row.method == "LIVE" else call
        answered[asker], answer = await ask(row, world, asker, told(row, world, asker))
        shown += [answer] * (answered[asker] < 300)
    wrong = {asker: (row.expected[asker], got) for asker, got in answered.items()}
    assert {a: pair for a, pair in wrong.items() if pair[0] != pair[1]} == {}
    check_fields(row, [answer for answer in shown if answer is not None])


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


async def test_no_field_is_on_the_list_that_never_comes() -> None:
    if {row.line for row in ROWS} != RAN:
        pytest.skip("only some of the lines were asked")
    missing = {key: ALLOWED[key] - found for key, found in FOUND.items()}
    never = {
        key: sorted(path for path in paths_ if not of_a_date(path))
        for key, paths_ in missing.items()
    }
    assert not any(never.values()), str({key: of for key, of in never.items() if of})
    assert not set(ALLOWED) - set(FOUND), "lists of fields for what is no route, or never answers"


def of_a_date(path: str) -> bool:
    """A field of a date or of a help request, which come in many answers and in some states only: their lists have each."""
    known = {field for field in DATE if f"items.{field}" in FOUND["GET /dates"]}
    known |= {field for field in HAND if f"items.{field}" in FOUND["GET /me/help-requests"]}
    return any(path == field or path.endswith(f".{field}") for field in known)
