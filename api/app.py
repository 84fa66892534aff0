"""The HTTP application: routes, refusals as problems, and the description of all of it."""

from collections.abc import Callable
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from fastapi.routing import APIRoute
from starlette.exceptions import HTTPException
from starlette.responses import Response

from api import (
    access_log,
    activities,
    asks,
    boundaries,
    buddies,
    calendars,
    cases,
    danger,
    dates,
    decisions,
    disclosure,
    glass,
    groups,
    guidelines,
    help_requests,
    hours,
    messages,
    my_data,
    people,
    pictures,
    playbooks,
    proof,
    reports,
    role_cards,
    sign_in,
    sign_ups,
    skills,
    suspensions,
    thanks,
)
from api.guards import problem_response
from core.errors import Invalid, NotFound, Refusal, Unavailable, Unreadable, WrongMethod
from core.picture_reader import PictureReader
from models import events

DESCRIPTION = "Sunroom's API. Live events and commands stand under webhooks."
ROUTERS = (
    *sign_in.routers,
    *proof.routers,
    *people.routers,
    groups.router,
    groups.mine,
    *boundaries.routers,
    *asks.routers,
    *disclosure.routers,
    access_log.router,
    *my_data.routers,
    *suspensions.routers,
    *glass.routers,
    danger.router,
    *activities.routers,
    *dates.routers,
    *sign_ups.routers,
    *calendars.routers,
    pictures.router,
    *skills.routers,
    *help_requests.routers,
    *buddies.routers,
    *thanks.routers,
    *hours.routers,
    guidelines.router,
    role_cards.router,
    *reports.routers,
    *cases.routers,
    *decisions.routers,
    playbooks.router,
    messages.router,
    messages.finding,
)


def build_api(lifespan: Callable[[FastAPI], Any] | None, *, docs: bool) -> FastAPI:
    """The application without its state; `docs` serves the description and its pages."""
    app = FastAPI(
        title="Sunroom",
        version="1",
        description=DESCRIPTION,
        lifespan=lifespan,
        openapi_url="/api/openapi.json" if docs else None,
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
    )
    app.router.routes += [route for router in ROUTERS for route in router.routes]
    app.state.arriving_pictures, app.state.picture_reader = pictures.Arriving(), PictureReader()
    _describe_live(app)
    app.add_exception_handler(Refusal, _refused)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(Exception, _broken)
    return app


def _describe_live(app: FastAPI) -> None:
    """Every event and command of the live door, so that clients' types are made from them."""

    @app.webhooks.post("live.event", tags=["live"])
    def live_event(event: events.LiveEvent) -> None:
        """What the server says: a frame is a JSON array of these."""

    @app.webhooks.post("live.command", tags=["live"])
    def live_command(command: events.LiveCommand) -> None:
        """What a phone says: a frame is one of these."""


def _language(request: Request) -> str | None:
    return getattr(request.state, "language", None)


async def _refused(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, Refusal)
    return problem_response(error, request.headers, _language(request))


async def _invalid(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, RequestValidationError)
    fields = {
        ".".join(str(part) for part in problem["loc"][1:]) or "body": problem["msg"]
        for problem in error.errors()
    }
    return problem_response(Invalid(fields=fields), request.headers, _language(request))


async def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    if error.status_code == 405:
        allow = ", ".join(sorted(_methods(request)))
        return problem_response(WrongMethod(), request.headers, allow=allow)
    refusal = Unreadable() if error.status_code == 400 else NotFound()
    return problem_response(refusal, request.headers, _language(request))


def _methods(request: Request) -> set[str]:
    """All methods of this path; the router itself names at most those of the first match."""
    routes = (route for route in request.app.routes if isinstance(route, APIRoute))
    here = (route for route in routes if route.path_regex.match(request.url.path))
    return {method for route in here for method in route.methods or ()} or {"GET", "HEAD"}


async def _broken(request: Request, _error: Exception) -> JSONResponse:
    return problem_response(Unavailable(), request.headers, _language(request))
