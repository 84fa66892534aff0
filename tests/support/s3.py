"""A small S3 on 127.0.0.1: real HTTP, path style, enough for keeping, reading, listing and deleting."""

import hashlib
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, unquote, urlsplit
from xml.sax.saxutils import escape, unescape

PAGE = 3  # names on one page of a list, so that there are several
OLD = datetime(2020, 1, 1, tzinfo=UTC)


@dataclass
class Bucket:
    """`kept`: name -> bytes. `asked`: every call, in order. `away`: it answers 503 to everything."""

    kept: dict[str, bytes] = field(default_factory=dict)
    at: dict[str, datetime] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    away: bool = False
    address: str = ""

    @property
    def environment(self) -> dict[str, str]:
        return {
            "AWS_ACCESS_KEY_ID": "sunroom-test",
            "AWS_SECRET_ACCESS_KEY": "not-a-secret",
            "AWS_REGION": "us-east-1",
            "AWS_ENDPOINT": self.address,
            "AWS_ALLOW_HTTP": "true",
        }


class _Handler(BaseHTTPRequestHandler):
    bucket: Bucket
    protocol_version = "HTTP/1.1"

    def log_message(self, *_words: object) -> None:
        return

    def _name(self) -> str:
        return unquote(urlsplit(self.path).path).lstrip("/")

    def _answer(self, status: int, body: bytes = b"", **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def _begin(self) -> bytes | None:
        """Out: what was sent; None where the answer is given already."""
        body = self.rfile.read(int(self.headers.get("Content-Length", "0")))
        self.bucket.asked.append(f"{self.command} {self.path}")
        if self.bucket.away:
            self._answer(503)
            return None
        if "sunroom-test" not in self.headers.get("Authorization", ""):
            self._answer(403)
            return None
        return body

    def do_PUT(self) -> None:
        body = self._begin()
        if body is not None:
            name = self._name()
            self.bucket.kept[name], self.bucket.at[name] = body, datetime.now(UTC)
            self._answer(200, ETag=_tag(body))

    def do_GET(self) -> None:
        if self._begin() is None:
            return None
        if "list-type" in self.path:
            return self._answer(200, self._list(), Content_Type="application/xml")
        found = self.bucket.kept.get(self._name())
        if found is None:
            return self._answer(404, b"<Error><Code>NoSuchKey</Code></Error>")
        moment = self.bucket.at[self._name()].strftime("%a, %d %b %Y %H:%M:%S GMT")
        return self._answer(200, found, ETag=_tag(found), Last_Modified=moment)

    do_HEAD = do_GET  # noqa: N815

    def do_DELETE(self) -> None:
        if self._begin() is not None:
            self.bucket.kept.pop(self._name(), None)
            self._answer(204)

    def do_POST(self) -> None:
        """Several at once, as an XML list of keys."""
        body = self._begin()
        if body is None:
            return
        names = re.findall(r"<Key>(.*?)</Key>", body.decode())
        for name in names:
            self.bucket.kept.pop(f"{self._name().rstrip('/')}/{unescape(name)}", None)
        gone = "".join(f"<Deleted><Key>{name}</Key></Deleted>" for name in names)
        said = f"<DeleteResult>{gone}</DeleteResult>".encode()
        self._answer(200, said, Content_Type="application/xml")

    def _list(self) -> bytes:
        asked = {name: values[0] for name, values in parse_qs(urlsplit(self.path).query).items()}
        place = self._name().split("/")[0] + "/"
        inside = sorted(name.removeprefix(place) for name in self.bucket.kept)
        after = asked.get("continuation-token", "")
        rest = [n for n in inside if n.startswith(asked.get("prefix", "")) and n > after]
        page, more = rest[:PAGE], rest[PAGE:]
        rows = "".join(self._row(place, name) for name in page)
        token = f"<NextContinuationToken>{escape(page[-1])}</NextContinuationToken>" if more else ""
        return (
            f"<ListBucketResult><Name>b</Name><IsTruncated>{str(bool(more)).lower()}</IsTruncated>"
            f"<KeyCount>{len(page)}</KeyCount>{token}{rows}</ListBucketResult>"
        ).encode()

    def _row(self, place: str, name: str) -> str:
        body, at = self.bucket.kept[place + name], self.bucket.at[place + name]
        return (
            f"<Contents><Key>{escape(name)}</Key><LastModified>{at:%Y-%m-%dT%H:%M:%S.000Z}</LastModified>"
            f"<ETag>{_tag(body)}</ETag><Size>{len(body)}</Size></Contents>"
        )


def _tag(body: bytes) -> str:
    return f'"{hashlib.md5(body).hexdigest()}"'


@contextmanager
def serving() -> Iterator[Bucket]:
    """One S3 with nothing in it, stopped at the end."""
    bucket = Bucket()
    handler = type("Handler", (_Handler,), {"bucket": bucket})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    bucket.address = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield bucket
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
