"""What stands before every route: where a request may come from, how large it may be, and headers."""

import re
from collections.abc import Mapping
from typing import Any

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from core.errors import OtherSite, Refusal, TooLarge
from core.languages import preferred
from core.picture_errors import PictureTooLarge
from core.settings import Settings

BODY_LIMIT = 64 * 1024
# The one route with another limit: `PUT /api/v1/pictures/{picture}`, and nothing below or beside it.
PICTURE_LIMIT = 8 * 1024 * 1024
_PICTURE = re.compile(r"/api/v1/pictures/[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; "
    "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
CAREFUL = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(self), microphone=(), geolocation=()",
}
STRICT_TRANSPORT = "max-age=31536000"


def problem_response(
    refusal: Refusal, headers: Headers, language: str | None = None, **more: str
) -> JSONResponse:
    """A refusal as RFC 9457, in the caller's language."""
    extra = dict(more)
    if "retry_after" in refusal.facts:
        extra["retry-after"] = str(refusal.facts["retry_after"])
    body = refusal.problem(preferred(headers.get("accept-language"), language))
    return JSONResponse(body, refusal.status, extra, media_type="application/problem+json")


def from_other_site(method: str, headers: Mapping[str, str], origins: frozenset[str]) -> bool:
    """Whether a request that changes something comes from another website."""
    if method in SAFE:
        return False
    origin = headers.get("origin")
    if origin is not None:
        return origin not in origins
    return headers.get("sec-fetch-site", "none") not in ("none", "same-origin")


def largest(scope: Scope) -> tuple[int, type[Refusal]]:
    """How many bytes of body this request may bring, and what it is told when there are more."""
    if scope["method"] == "PUT" and _PICTURE.fullmatch(scope["path"]):
        return PICTURE_LIMIT, PictureTooLarge
    return BODY_LIMIT, TooLarge


class Guards:
    """Plain ASGI, so that nothing of a long answer or a socket is buffered."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self.app, self.settings = app, settings
        self.careful = CAREFUL | (
            {"strict-transport-security": STRICT_TRANSPORT} if settings.secure else {}
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return await self.app(scope, receive, send)
        headers = Headers(scope=scope)
        careful = self._careful(scope, send)
        refusal = self._refusal(scope, headers)
        if refusal is not None:
            return await problem_response(refusal, headers)(scope, receive, careful)
        await self.app(scope, _limited(receive, *largest(scope)), careful)
        return None

    def _refusal(self, scope: Scope, headers: Headers) -> Refusal | None:
        if from_other_site(scope["method"], headers, self.settings.origins):
            return OtherSite()
        length = headers.get("content-length", "0")
        limit, refusal = largest(scope)
        return refusal() if not length.isdigit() or int(length) > limit else None

    def _careful(self, scope: Scope, send: Send) -> Send:
        private = scope["path"].startswith("/api")

        async def wrapped(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in self.careful.items():
                    headers.setdefault(name, value)
                if private:
                    headers["cache-control"] = "no-store"
            await send(message)

        return wrapped


def _limited(receive: Receive, limit: int, refusal: type[Refusal]) -> Receive:
    taken = 0

    async def wrapped() -> Message:
        nonlocal taken
        message: dict[str, Any] = dict(await receive())
        taken += len(message.get("body", b""))
        if taken > limit:
            raise refusal()
        return message

    return wrapped
