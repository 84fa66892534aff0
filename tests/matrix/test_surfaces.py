"""The surface matrix: each cell of tests/matrix/surfaces.py, and that the table is whole."""

from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping
from typing import Any

import pytest
import pytest_asyncio
from pydantic import BaseModel, TypeAdapter

from api.app import build_api
from models.events import live_event
from models.people import PersonShape
from tests.matrix import surfaces
from tests.matrix.crossing import CROSSINGS
from tests.matrix.observed import Observed
from tests.matrix.observing import observing
from tests.matrix.probes import PROBES
from tests.matrix.surfaces import BOUNDARIES, CARRYING, DEFECTS, NOBODY, NONE, PROVED_BY, SEEN

TABLE = surfaces.read_table()
Across = Callable[[str], Awaitable[Observed]]
CELLS = [(s, b) for s, row in TABLE.items() for b, expected in row.items() if expected != NONE]


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def across() -> AsyncIterator[Across]:
    async with observing() as across:
        yield across


def cells(defects: Mapping[tuple[str, str], str]) -> Iterator[Any]:
    """What concerns one boundary stays with one worker, so that it is looked at once."""
    for cell in CELLS:
        marks = [pytest.mark.xdist_group(f"boundary {cell[1]}")]
        if cell in defects:
            marks.append(pytest.mark.xfail(strict=True, reason=defects[cell]))
        yield pytest.param(*cell, marks=marks, id=f"{cell[1]}: {cell[0]}")


@pytest.mark.asyncio(loop_scope="module")
@pytest.mark.parametrize(("surface", "boundary"), list(cells(DEFECTS)))
async def test_what_is_behind_a_boundary(surface: str, boundary: str, across: Across) -> None:
    assert (await across(boundary)).hidden[surface] == TABLE[surface][boundary]


@pytest.mark.asyncio(loop_scope="module")
@pytest.mark.parametrize(("surface", "boundary"), list(cells({})))
async def test_the_viewer_is_there_and_somebody_else_sees_it(
    surface: str, boundary: str, across: Across
) -> None:
    """Else a broken test, or an empty room, would look like a boundary that holds."""
    elsewhere = PROVED_BY.get(surface)
    seen = await across(elsewhere or boundary)
    proof = seen.hidden if elsewhere else seen.proof
    assert proof[surface] == SEEN or surface in surfaces.NEVER_ONES_OWN
    witness = proof if elsewhere else seen.witness
    assert witness[surface] == SEEN or (surface, boundary) in NOBODY


def test_every_surface_has_a_probe_and_every_boundary_a_crossing() -> None:
    assert set(TABLE) == set(PROBES)
    assert set(CROSSINGS) == set(BOUNDARIES)
    assert set(DEFECTS) <= set(CELLS)


def test_every_live_event_is_on_the_table() -> None:
    schema = live_event.json_schema(mode="serialization")
    assert (
        set(schema["discriminator"]["mapping"])
        == set(surfaces.EVENTS) | surfaces.ANSWERS | surfaces.OF_TWO
    )
    check_named(surfaces.EVENTS)


def test_every_route_that_shows_somebody_is_on_the_table() -> None:
    known = described()
    carrying = {route for route, schema in answers().items() if carries(schema, known)}
    listed = set(surfaces.ROUTES) | surfaces.OF_ONESELF
    assert carrying - listed == set(), "routes that show somebody, and are no surface"
    assert listed - carrying == set(), "surfaces that are no routes"
    check_named(surfaces.ROUTES)


def test_every_shape_that_shows_somebody_is_on_the_table() -> None:
    known = described() | live_event.json_schema(mode="serialization")["$defs"]
    shown: set[str] = set()
    for schema in [*answers().values(), live_event.json_schema(mode="serialization")]:
        shown |= reached(schema, known)
    carrying = {plain(name) for name in shown if carries(known[name], known)}
    assert carrying == surfaces.SHAPES


def test_a_shape_with_a_person_is_noticed() -> None:
    """The checker catches a planted one: a poll that names who voted."""

    class Poll(BaseModel):
        votes: dict[str, list[PersonShape]]

    class Plain(BaseModel):
        seq: int

    for shape, notices in ((Poll, True), (Plain, False)):
        schema = TypeAdapter(shape).json_schema()
        assert carries(schema, schema.get("$defs", {})) is notices


def check_named(table: Any) -> None:
    named = {surface for listed in table.values() for surface in listed}
    assert named <= set(TABLE), "names of no surface"


def described() -> dict[str, Any]:
    schemas: dict[str, Any] = build_api(None, docs=True).openapi()["components"]["schemas"]
    return schemas


def answers() -> dict[str, Any]:
    """`METHOD /path` -> what a 2xx answer is made of."""
    found = {}
    for path, methods in build_api(None, docs=True).openapi()["paths"].items():
        for method, words in methods.items():
            good = [answer for code, answer in words["responses"].items() if code < "300"]
            found[f"{method.upper()} {path.removeprefix('/api/v1')}"] = good
    return found


def plain(name: str) -> str:
    """`Listed_RoomShape_` and the like hold what they list; a name without its module."""
    return name.rpartition("__")[2] if not name.endswith("_") else name


def reached(schema: Any, known: dict[str, Any]) -> set[str]:
    """The names of all shapes inside a schema, however deep, lists of them left out."""
    found: set[str] = set()
    waiting = [schema]
    while waiting:
        for name in _named(waiting.pop()):
            if name not in found:
                found.add(name)
                waiting.append(known[name])
    return {name for name in found if not name.startswith("Listed") and name != "ProblemShape"}


def _named(node: Any) -> Iterator[str]:
    if isinstance(node, dict) and isinstance(node.get("$ref"), str):
        yield node["$ref"].rpartition("/")[2]
    for value in (
        node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
    ):
        yield from _named(value)


def carries(schema: Any, known: dict[str, Any]) -> bool:
    """Whether a person, or somebody's words, stand in there, or in a shape it holds."""
    inside = [schema, *(known[name] for name in reached(schema, known))]
    return any(not CARRYING.isdisjoint(_fields(part)) for part in inside)


def _fields(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        properties = node.get("properties")
        yield from properties if isinstance(properties, dict) else ()
        for key, value in node.items():
            if key != "discriminator":
                yield from _fields(value)
    elif isinstance(node, list):
        for value in node:
            yield from _fields(value)
