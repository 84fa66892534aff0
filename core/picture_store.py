"""Where pictures' bytes lie: this machine's disk, or S3 and what speaks like it. One API for both.

Bytes come here sealed and are never looked into. A name is written once and never changed.
"""

import asyncio
import os
import re
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import obstore
from obstore.exceptions import BaseError
from obstore.store import LocalStore, MemoryStore, S3Store

from core.errors import Unavailable

PART = 500
# What object_store calls a file that it is still writing: `name#1`.
UNFINISHED = re.compile(r"#\d+$")
TRIES: Any = {"max_retries": 2, "retry_timeout": timedelta(seconds=20)}
CLIENT: Any = {"timeout": "20s", "connect_timeout": "5s"}


@dataclass(frozen=True)
class PictureStore:
    """Named bytes. `folder`: where they lie, when they lie on this machine."""

    store: Any
    folder: Path | None = None

    @classmethod
    def at(cls, place: str) -> "PictureStore":
        """The store at `s3://bucket/prefix`, or in a folder of this machine, made on first use."""
        if place.startswith("s3://"):
            # Our own options take the place of those in the environment, this one too.
            client = CLIENT | {"allow_http": os.environ.get("AWS_ALLOW_HTTP") == "true"}
            return cls(S3Store.from_url(place, retry_config=TRIES, client_options=client))
        folder = Path(place).resolve()
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        return cls(LocalStore(folder), folder)

    @classmethod
    def in_memory(cls) -> "PictureStore":
        """A store that is gone with this process."""
        return cls(MemoryStore())

    async def put(self, name: str, body: bytes) -> None:
        """Keep bytes under a new name, durably. Raises Unavailable."""
        try:
            await obstore.put_async(self.store, name, body)
            if self.folder is not None:
                await asyncio.to_thread(_settle, self.folder / name)
        except (BaseError, OSError) as error:
            raise Unavailable() from error

    async def get(self, name: str) -> bytes | None:
        """The bytes, or None where there are none any more. Raises Unavailable."""
        try:
            found = await obstore.get_async(self.store, name)
            return bytes(await found.bytes_async())
        except FileNotFoundError:
            return None
        except (BaseError, OSError) as error:
            raise Unavailable() from error

    async def delete(self, name: str) -> None:
        """Have nothing under this name; said twice, it is done once. Raises Unavailable."""
        try:
            await obstore.delete_async(self.store, name)
        except FileNotFoundError:
            return
        except (BaseError, OSError) as error:
            raise Unavailable() from error

    async def before(self, moment: datetime) -> AsyncIterator[list[str]]:
        """The names that were written before that moment, some at a time. Raises Unavailable.

        On this machine what a crash left half written goes at once, when it is as old.
        """
        try:
            if self.folder is not None:
                await asyncio.to_thread(_drop_unfinished, self.folder, moment)
            async for part in obstore.list(self.store, chunk_size=PART):
                yield [one["path"] for one in part if one["last_modified"] < moment]
        except (BaseError, OSError) as error:
            raise Unavailable() from error


def _settle(file: Path) -> None:
    """Onto the disk itself, the name too: a picture that was answered outlives a power cut."""
    for path in (file, file.parent):
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _drop_unfinished(folder: Path, moment: datetime) -> None:
    for file in folder.iterdir():
        if UNFINISHED.search(file.name) and file.stat().st_mtime < moment.timestamp():
            file.unlink(missing_ok=True)
