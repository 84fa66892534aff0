"""The web client's files, and its first page for every address that is no file."""

from mimetypes import guess_type
from pathlib import Path

from starlette.datastructures import Headers
from starlette.responses import FileResponse, PlainTextResponse, Response
from starlette.types import Receive, Scope, Send

from api.guards import problem_response
from core.errors import NotFound, WrongMethod

FOR_EVER = "public, max-age=31536000, immutable"


class Web:
    """Serves `folder`; hashed files under `assets/` may be kept for ever, the rest is asked anew."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder.resolve()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self._answer(scope)(scope, receive, send)

    def _answer(self, scope: Scope) -> Response:
        headers = Headers(scope=scope)
        if scope["path"].startswith("/api"):
            return problem_response(NotFound(), headers)
        if scope["method"] not in ("GET", "HEAD"):
            return problem_response(WrongMethod(), headers, allow="GET, HEAD")
        return self._file(scope["path"], zipped="gzip" in headers.get("accept-encoding", ""))

    def _file(self, path: str, *, zipped: bool) -> Response:
        wanted = (self.folder / path.lstrip("/")).resolve()
        if wanted.is_file() and wanted.is_relative_to(self.folder):
            keep = FOR_EVER if path.startswith("/assets/") else "no-cache"
            return _sent(wanted, keep, zipped=zipped)
        page = self.folder / "index.html"
        if "." in path.rsplit("/", 1)[-1] or not page.is_file():
            return PlainTextResponse("Not found\n", 404)
        return _sent(page, "no-cache", zipped=zipped)


def _sent(file: Path, keep: str, *, zipped: bool) -> FileResponse:
    """The file, or the zipped copy that the build laid beside it."""
    headers = {"cache-control": keep, "vary": "accept-encoding"}
    copy = file.with_name(f"{file.name}.gz")
    if not zipped or not copy.is_file():
        return FileResponse(file, headers=headers)
    kind, _ = guess_type(file.name)
    return FileResponse(copy, headers=headers | {"content-encoding": "gzip"}, media_type=kind)
