"""Has pictures decoded in processes of their own: a few at once, for a few seconds, and nobody else waits."""

import asyncio
import struct
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from dataclasses import dataclass, field
from pathlib import Path

from core.errors import Unavailable
from core.picture_errors import Busy, NotAPicture, PictureTooLarge
from core.picture_header import parts_of_webp, read_header
from core.picture_worker import LARGE, NOT_A_PICTURE, SMALL, TOO_LARGE

AT_ONCE, WAITING = 2, 12
KILL_SECONDS = 15.0  # of the wall's clock, for one picture
MOST_OUT = 16 * 1024 * 1024
RETRY_SECONDS = 5
HERE = Path(__file__).resolve().parents[1]
# What our own WebP consists of: pictures, and what shows through. No EXIF, no XMP, no profile.
OUR_PARTS = frozenset((b"VP8 ", b"VP8L", b"VP8X", b"ALPH"))
WORKER = "core.picture_worker"


@dataclass(frozen=True, slots=True)
class ReadPicture:
    """A picture as it is kept: upright, WebP, and its thumbnail; width and height of the larger one."""

    width: int
    height: int
    large: bytes
    small: bytes


@dataclass
class PictureReader:
    """The workers of one process."""

    at_once: int = AT_ONCE
    waiting: int = WAITING
    kill_seconds: float = KILL_SECONDS
    _inside: int = field(default=0, init=False)

    def __post_init__(self) -> None:
        self._turns = asyncio.Semaphore(self.at_once)

    async def read(self, body: bytes, declared: str) -> ReadPicture:
        """The picture, cleaned; `declared` is its content type.

        Raises NotAPicture, MovingPicture, PictureTooLarge, and Busy with as many others waiting.
        """
        kind = (await asyncio.to_thread(read_header, body, declared)).kind
        if self._inside >= self.at_once + self.waiting:
            raise Busy(retry_after=RETRY_SECONDS)
        self._inside += 1
        try:
            async with self._turns:
                return await self._decode(body, kind)
        finally:
            self._inside -= 1

    async def _decode(self, body: bytes, kind: str) -> ReadPicture:
        worker = await _start(kind)
        try:
            async with asyncio.timeout(self.kill_seconds):
                said = await _talk(worker, body)
                code = await worker.wait()
        except TimeoutError:
            raise PictureTooLarge() from None
        finally:
            await _end(worker)
        if code != 0:
            # A negative one: it was ended by its own limits, or fell over what it read.
            raise NotAPicture() if code == NOT_A_PICTURE else PictureTooLarge()
        return _unpacked(said)


async def _start(kind: str) -> Process:
    """A worker that knows nothing of this process: no setting, no secret, no file, no socket."""
    words = (sys.executable, "-s", "-E", "-m", WORKER, kind)
    try:
        return await asyncio.create_subprocess_exec(
            *words, stdin=PIPE, stdout=PIPE, stderr=DEVNULL, cwd=HERE, env={}, close_fds=True
        )
    except OSError as error:
        raise Unavailable() from error


async def _talk(worker: Process, body: bytes) -> bytes:
    """Hand it the picture and hear it to the end; a worker that says too much is heard no further."""
    assert worker.stdin is not None and worker.stdout is not None
    try:
        worker.stdin.write(body)
        await worker.stdin.drain()
        worker.stdin.close()
    except (BrokenPipeError, ConnectionResetError):  # it ended before it had read everything
        pass
    said = bytearray()
    while part := await worker.stdout.read(65_536):
        said += part
        if len(said) > MOST_OUT:
            raise NotAPicture()
    return bytes(said)


async def _end(worker: Process) -> None:
    if worker.returncode is None:
        try:
            worker.kill()
        except ProcessLookupError:
            pass
    await worker.wait()


def _unpacked(said: bytes) -> ReadPicture:
    """What the worker said, believed only as far as it is what we keep. Raises NotAPicture."""
    try:
        width, height, large, small = struct.unpack_from(">IIII", said)
        first, second = said[16 : 16 + large], said[16 + large :]
        if len(second) != small or not _is_ours(first, LARGE) or not _is_ours(second, SMALL):
            raise NotAPicture()
    except struct.error:
        raise NotAPicture() from None
    return ReadPicture(width, height, first, second)


def _is_ours(webp: bytes, most: int) -> bool:
    header = read_header(webp, "image/webp")
    parts = {name for name, _ in parts_of_webp(webp)}
    return max(header.width, header.height) <= most and parts <= OUR_PARTS


__all__ = ["NOT_A_PICTURE", "TOO_LARGE", "PictureReader", "ReadPicture"]
