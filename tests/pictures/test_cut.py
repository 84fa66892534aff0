"""Real sockets: an upload that is cut leaves nothing, starts again, and a refusal reaches who is still sending."""

import json
import os
import socket
import time
from pathlib import Path
from uuid import uuid4

from tests.support import picture_files as files
from tests.support.cast import Cast, Town


def blobs(home: Path) -> list[str]:
    return sorted(os.listdir(home / "data" / "pictures"))


def head(token: str, key: str, length: int, kind: str = "image/jpeg") -> bytes:
    lines = [f"PUT /api/v1/pictures/{key} HTTP/1.1", "Host: 127.0.0.1"]
    lines += [
        f"Content-Type: {kind}",
        f"Content-Length: {length}",
        f"Authorization: Bearer {token}",
    ]
    return "\r\n".join([*lines, "", ""]).encode()


def answered(line: socket.socket) -> tuple[int, dict[str, object]]:
    """Out: the status and the body of what comes back."""
    said = b""
    while b"\r\n\r\n" not in said or not said.endswith(b"}"):
        part = line.recv(65_536)
        if not part:
            break
        said += part
    top, _, body = said.partition(b"\r\n\r\n")
    return int(top.split()[1]), json.loads(body)


def reach(port: int) -> socket.socket:
    return socket.create_connection(("127.0.0.1", port), timeout=20)


async def test_an_upload_cut_in_the_middle_leaves_nothing_and_starts_again(
    town: Town, cast: Cast
) -> None:
    server, key, body = town.server, str(uuid4()), files.GOOD["grey"][0]
    before = blobs(server.home)
    for part in (0, 1, len(body) // 2, len(body) - 1):
        with reach(server.port) as line:
            line.sendall(head(cast.rosa.token, key, len(body)) + body[:part])
            time.sleep(0.1)
        assert (await cast.rosa.call("GET", f"/pictures/{key}")).status_code == 404
    assert blobs(server.home) == before
    for _ in range(2):  # as many as were cut have left their places free
        with reach(server.port) as line:
            line.sendall(head(cast.rosa.token, key, len(body)) + body)
            status, shape = answered(line)
        assert status in (200, 201) and shape["id"] == key
    assert len(blobs(server.home)) == len(before) + 2
    assert "Traceback" not in server.log()


async def test_a_refusal_comes_while_one_is_still_sending(town: Town, cast: Cast) -> None:
    """Who isn't signed in, and whose picture is too large, hears so before the rest is sent."""
    for token, length, expected in (
        ("nobody", 4_000_000, (401, "signed_out")),
        (cast.rosa.token, 9_000_000, (413, "picture_too_large")),
    ):
        with reach(town.server.port) as line:
            line.sendall(head(token, str(uuid4()), length) + b"\xff\xd8\xff" + bytes(1000))
            status, problem = answered(line)
        assert (status, problem["code"]) == expected
    assert "Traceback" not in town.server.log()


async def test_any_process_shows_what_one_has_taken(town: Town, cast: Cast) -> None:
    key = str(uuid4())
    headers = {"Content-Type": "image/jpeg"}
    body = files.gps_jpeg()
    made = await cast.rosa.call("PUT", f"/pictures/{key}", content=body, headers=headers)
    assert made.status_code == 201, made.text
    for _ in range(6):
        got = await cast.rosa.call("GET", f"/pictures/{key}", headers={"Connection": "close"})
        assert got.status_code == 200 and files.metadata_in(got.content) == 0
    assert (await cast.sam.call("GET", f"/pictures/{key}")).status_code == 404
