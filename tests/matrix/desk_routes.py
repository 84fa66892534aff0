"""The routes of the desk: which of the table only staff may, and which of the app ask staff to prove themselves."""

import re
from typing import get_args

from fastapi.dependencies.models import Dependant
from fastapi.routing import APIRoute

from api.app import ROUTERS
from api.door import API, AtDesk
from tests.matrix.routes import Row, read_table

Route = tuple[str, str]
AT_DESK = get_args(AtDesk)[1].dependency
MEMBERS = ("inside", "outside", "host", "representative")
STAFF = ("worker_inside", "worker_outside", "coordinator")
NOT_THEIRS = {401, 403, 404}

# What only staff may, at least in one line of the table, and where no desk asks all the same.
ASKS_NOT: dict[Route, str] = {
    ("GET", "/centres/{}/staff-proof"): "says what a desk will ask, before it does",
    ("POST", "/me/passkeys/asks"): "makes what the desk asks for",
    ("PUT", "/me/codes"): "makes what the desk asks for",
    ("PATCH", "/rooms/{}"): "of the announcements: talk goes on while the desk asks",
    ("DELETE", "/rooms/{}/messages/{}"): "of the announcements: talk goes on while the desk asks",
    (
        "PUT",
        "/rooms/{}/invitations/{}",
    ): "of somebody whom no host meets: who else is in may invite",
}


def plain(path: str) -> str:
    """A path without what is asked, and without the names in it."""
    return re.sub(r"\{[^}]*\}", "{}", path.partition("?")[0])


def _routes() -> dict[Route, APIRoute]:
    """Every route of the app."""
    return {
        (method, plain(route.path.removeprefix(API))): route
        for router in ROUTERS
        for route in router.routes
        if isinstance(route, APIRoute)
        for method in route.methods or ()
    }


def route_of(named: Route) -> APIRoute:
    """The app's own route of that name."""
    return _routes()[named]


def asking() -> set[Route]:
    """The routes that ask for a desk (`AtDesk`), as the app has them."""
    return {named for named, route in _routes().items() if asks_for_a_desk(route.dependant)}


def asks_for_a_desk(needs: Dependant) -> bool:
    """Whether it, or something it needs, is the desk's question."""
    return needs.call is AT_DESK or any(map(asks_for_a_desk, needs.dependencies))


def only_staff() -> set[Route]:
    """The routes that some line of the table refuses to every member, and not to everybody who works there."""
    return {(row.method, plain(row.path)) for row in read_table() if _is_staffs(row)}


def _is_staffs(row: Row) -> bool:
    members = {row.expected[one] for one in MEMBERS}
    return members <= NOT_THEIRS and not {row.expected[one] for one in STAFF} <= NOT_THEIRS


def must_ask() -> set[Route]:
    """What the table says is the desk's, but for what is named above."""
    return only_staff() - ASKS_NOT.keys()


def unasked() -> set[Route]:
    """What is the desk's and doesn't ask; empty, when all is well."""
    return must_ask() - asking()


def rows_of(desk: set[Route]) -> list[Row]:
    """The lines of the table for these routes."""
    return [row for row in read_table() if (row.method, plain(row.path)) in desk]
