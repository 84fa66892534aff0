"""What every route needs: the store, the settings, who asks, and the refusals it may answer."""

from enum import Enum
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request
from fastapi.routing import APIRoute
from starlette.requests import HTTPConnection

from actions import proofs, sign_in
from actions.proofs import ProveFirst
from core.errors import (
    Invalid,
    OtherSite,
    Refusal,
    SignedOut,
    TooLarge,
    Unavailable,
    Unreadable,
)
from core.settings import Settings
from core.store import Store
from models.sign_in import Who

__all__ = [
    "ALWAYS",
    "API",
    "PROBLEM",
    "AtDesk",
    "ByItself",
    "Config",
    "Doors",
    "Me",
    "ProveFirst",
    "Router",
    "cookie_name",
    "problems",
    "token_of",
]

API = "/api/v1"
PROBLEM = "application/problem+json"
ALWAYS = (Unreadable, SignedOut, OtherSite, Invalid, TooLarge, Unavailable)


def _by_name(route: APIRoute) -> str:
    return route.name


class Router(APIRouter):
    """Routes under /api/v1 with their whole paths, which the application takes over as they are.

    Routers inside routers match each request once a level, and walk through all of them each time: with 280 routes
    that was most of a small answer's work.
    """

    def __init__(self, prefix: str = "", *, tags: list[str | Enum]) -> None:
        super().__init__(prefix=API + prefix, tags=tags, generate_unique_id_function=_by_name)


async def _store(request: Request) -> Store:
    store: Store = request.app.state.store
    return store


async def _settings(request: Request) -> Settings:
    settings: Settings = request.app.state.settings
    return settings


Doors = Annotated[Store, Depends(_store)]
Config = Annotated[Settings, Depends(_settings)]


def cookie_name(settings: Settings, part: str = "") -> str:
    """The browser's cookie: `__Host-` where HTTPS lets it, plain on http://localhost only."""
    return ("__Host-sunroom" if settings.secure else "sunroom") + part


def token_of(request: HTTPConnection, settings: Settings) -> str:
    """The session token: a bearer header where present (cookies are then ignored), else the cookie."""
    header = request.headers.get("authorization")
    if header is not None:
        scheme, _, token = header.partition(" ")
        return token.strip() if scheme.lower() == "bearer" else ""
    return request.cookies.get(cookie_name(settings), "")


async def _who(request: Request, store: Doors, settings: Config) -> Who:
    token = token_of(request, settings)
    who: Who = await store.read(sign_in.who, token)
    if who.due:
        await store.write(sign_in.slide, token)
    request.state.language = who.language
    return who


Me = Annotated[Who, Depends(_who)]


# A page says so of what it asks for without anybody's touch; at the desk that is no use of it.
BY_ITSELF = "sunroom-by-itself"


async def _by_itself(request: Request) -> bool:
    return request.headers.get(BY_ITSELF) == "1"


ByItself = Annotated[bool, Depends(_by_itself)]


async def _at_desk(request: Request, store: Doors, me: Me, by_itself: ByItself) -> Who:
    """Who asks, where staff have to prove that it is them: 12 hours, and 30 minutes without use."""
    due = await store.read(proofs.look_at_desk, me, request.path_params.get("centre"))
    if due and not by_itself:
        await store.write(proofs.use_desk, me)
    return me


# In place of Me on what staff do at the desk; document it with `problems(ProveFirst, ...)`.
# With `{centre}` in the path it is that centre's desk, else any of theirs.
AtDesk = Annotated[Who, Depends(_at_desk)]


def problems(*refusals: type[Refusal]) -> dict[int | str, dict[str, Any]]:
    """`responses=` for a route: the refusals it may answer, besides those every route may.

    Their shape is named, not given as a `model`: FastAPI would build one model field a status and route, 1,800 of them.
    """
    every: dict[int, list[str]] = {}
    documented: tuple[type[Refusal], ...] = (*refusals, *ALWAYS)
    for refusal in documented:
        codes = every.setdefault(refusal.status, [])
        codes += [refusal.code] * (refusal.code not in codes)
    return {
        status: {
            "description": " / ".join(codes),
            "content": {PROBLEM: {"schema": {"$ref": "#/components/schemas/ProblemShape"}}},
        }
        for status, codes in every.items()
    }
