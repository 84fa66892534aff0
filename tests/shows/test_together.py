"""Together, shown end to end: what its promises say, each by its number."""

import json
import resource
import subprocess
import sys
from uuid import uuid4

import pytest

from tests.matrix.doors import API, folder, opened
from tests.support import picture_files as files

pytestmark = pytest.mark.shows
MOST_MEMORY = 150 * 1024  # KiB, as ru_maxrss tells it here

# A process of its own, so that its memory and its workers' are nobody else's: it tells both.
REFUSES = """
import asyncio, json, resource, sys
from core.errors import Refusal
from core.picture_reader import PictureReader

async def main():
    try:
        await PictureReader().read(sys.stdin.buffer.read(), sys.argv[1])
    except Refusal as refusal:
        return refusal.code
    return "taken"

code = asyncio.run(main())
peak = [resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
print(json.dumps({"code": code, "peak": peak}))
"""


def refused(body: bytes, kind: str) -> dict[str, object]:
    # Started by a shell: at an exec the system goes on counting from what the process before it had,
    # and that would be all of pytest.
    words = ["sh", "-c", '"$@"; exit $?', "sh", sys.executable, "-c", REFUSES, kind]
    done = subprocess.run(words, input=body, capture_output=True, check=True, timeout=60)
    told: dict[str, object] = json.loads(done.stdout)
    return told


async def test_show_3_the_upload_corpus() -> None:
    """Each good one comes out without a byte of metadata; each bad one is refused, and nothing of it stays."""
    with folder() as home:
        async with opened(home) as doors:
            rosa = await doors.someone(await doors.centre("Plum Court"), "Rosa")
            headers = {"Authorization": f"Bearer {rosa.token}"}
            for name, (body, kind) in files.GOOD.items():
                path = f"{API}/pictures/{uuid4()}"
                made = await doors.http.put(
                    path, content=body, headers=headers | {"Content-Type": kind}
                )
                assert made.status_code == 201, f"{name}: {made.text}"
                for one in (path, f"{path}/small"):
                    got = await doors.http.get(one, headers=headers)
                    assert got.headers["content-type"] == "image/webp"
                    assert files.metadata_in(got.content) == 0, name
            kept = sorted(file.name for file in (home / "pictures").iterdir())
            for name, (body, kind, code) in files.BAD.items():
                path = f"{API}/pictures/{uuid4()}"
                answer = await doors.http.put(
                    path, content=body, headers=headers | {"Content-Type": kind}
                )
                assert answer.json().get("code") == code, name
                assert (await doors.http.get(path, headers=headers)).status_code == 404
            assert sorted(file.name for file in (home / "pictures").iterdir()) == kept


@pytest.mark.parametrize("name", ["a PNG bomb", "a WebP bomb", "twenty-one megapixels"])
def test_show_3_bombs_are_refused_in_little_memory(name: str) -> None:
    """Under 150 MB, of the process and of the workers it started, together. (That a worker is killed at
    its time is in tests/pictures/test_reading.py.)
    """
    body, kind, code = files.BAD[name]
    told = refused(body, kind)
    assert told["code"] == code
    assert sum(told["peak"]) < MOST_MEMORY, told  # type: ignore[call-overload]


def test_show_3_a_bomb_that_reaches_the_worker_is_held_there() -> None:
    """Were the header not looked at, the worker's own limits would hold: it ends, and gives nothing."""
    words = [sys.executable, "-m", "core.picture_worker", "PNG"]
    done = subprocess.run(words, input=files.bomb(), capture_output=True, timeout=30)
    assert done.returncode != 0 and done.stdout == b""
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss > 0
