"""What every route needs: the store, the settings, who asks, and the refusals it may answer."""

from typing import Annotated, Any

from fastapi import Depends, Request
from starlette.requests import HTTPConnection

from actions import sign_in
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
from models.events import ProblemShape
from models.sign_in import Who

PROBLEM = "application/problem+json"
ALWAYS = (Unreadable, SignedOut, OtherSite, Invalid, TooLarge, Unavailable)


def _store(request: Request) -> Store:
    store: Store = request.app.state.store
    return store


def _settings(request: Request) -> Settings:
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


def problems(*refusals: type[Refusal]) -> dict[int | str, dict[str, Any]]:
    """`responses=` for a route: the refusals it may answer, besides those every route may."""
    every: dict[int, list[str]] = {}
    documented: tuple[type[Refusal], ...] = (*refusals, *ALWAYS)
    for refusal in documented:
        codes = every.setdefault(refusal.status, [])
        codes += [refusal.code] * (refusal.code not in codes)
    return {
        status: {
            "model": ProblemShape,
            "description": " / ".join(codes),
            "content": {PROBLEM: {"schema": {"$ref": "#/components/schemas/ProblemShape"}}},
        }
        for status, codes in every.items()
    }
