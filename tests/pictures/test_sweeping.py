"""Nothing is left behind: whatever is cut, wherever it crashes, by however many processes it is swept."""

import asyncio
import os
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest

from actions import picture_blobs
from core.errors import Unavailable
from core.picture_store import PictureStore
from jobs import pictures as sweeps
from jobs.aside import Aside
from tests.pictures.conftest import Album

HOUR = timedelta(hours=1)


class Crash(BaseException):
    """The process ends here: nothing tidies up behind it."""


class Crashing:
    """A picture store whose process ends at one of its steps: before it (`at`), or behind it."""

    def __init__(self, store: PictureStore, verb: str, turn: int, behind: bool) -> None:
        self.store, self.verb, self.turn, self.behind = store, verb, turn, behind

    async def _do(self, verb: str, *words: object) -> object:
        mine = verb == self.verb
        self.turn -= mine
        if mine and self.turn == 0 and not self.behind:
            raise Crash
        done = await getattr(self.store, verb)(*words)
        if mine and self.turn == 0 and self.behind:
            raise Crash
        return done

    async def put(self, name: str, body: bytes) -> object:
        return await self._do("put", name, body)

    async def delete(self, name: str) -> object:
        return await self._do("delete", name)

    async def get(self, name: str) -> bytes | None:
        return await self.store.get(name)

    def before(self, moment: object) -> object:
        return self.store.before(moment)  # type: ignore[arg-type]


def later(album: Album, by: timedelta) -> None:
    album.clock.move(by)
    album.doors.alter("UPDATE sessions SET expires_at = '2099-01-01 00:00:00'")


async def crash(album: Album, what: object) -> None:
    with pytest.raises(Crash):
        await what  # type: ignore[misc]  # whatever is handed in is awaited


async def took(album: Album, key: str) -> None:
    from uuid import UUID

    from tests.support import picture_files as files

    reader = album.doors.app.app.state.picture_reader
    who, body = album.whose(album.rosa), files.GOOD["grey"]
    await picture_blobs.take(album.doors.store, reader, who, UUID(key), *body, "tea")


@pytest.mark.parametrize(("turn", "behind"), [(1, False), (1, True), (2, False), (2, True)])
async def test_an_upload_that_crashes_leaves_nothing_for_long(
    album: Album, monkeypatch: pytest.MonkeyPatch, turn: int, behind: bool
) -> None:
    store, key = album.doors.store, str(uuid4())
    with monkeypatch.context() as patch:
        patch.setattr(store, "pictures", Crashing(store.pictures, "put", turn, behind))
        await crash(album, took(album, key))
    assert album.rows() == [] and len(album.blobs()) == turn - (not behind)
    await album.sweep()
    assert len(album.blobs()) == turn - (not behind), "somebody may still be sending it"
    await took(album, key)  # it starts again, under the same id
    later(album, HOUR * 1.1)
    await album.sweep()
    await album.sweep()
    assert len(album.blobs()) == 2 and (await album.get(album.rosa, key)).status_code == 200


@pytest.mark.parametrize("committed", [False, True])
async def test_a_crash_around_the_commit_leaves_a_whole_picture_or_none(
    album: Album, monkeypatch: pytest.MonkeyPatch, committed: bool
) -> None:
    store, key = album.doors.store, str(uuid4())
    write = store.write

    async def crashing(*words: object) -> object:
        if committed:
            await write(*words)  # type: ignore[arg-type]
        raise Crash

    with monkeypatch.context() as patch:
        patch.setattr(store, "write", crashing)
        await crash(album, took(album, key))
    later(album, HOUR * 1.1)
    await album.sweep()
    assert len(album.blobs()) == 2 * committed and len(album.rows()) == committed
    again = await album.put(album.rosa, key=key)
    assert again.status_code == (200 if committed else 201)


async def test_an_unclear_answer_of_the_database_takes_no_bytes_away(
    album: Album, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The row may have been committed before the connection was lost."""
    store, key, write = album.doors.store, str(uuid4()), album.doors.store.write

    async def lost(*words: object) -> object:
        await write(*words)  # type: ignore[arg-type]
        raise Unavailable()

    with monkeypatch.context() as patch:
        patch.setattr(store, "write", lost)
        with pytest.raises(Unavailable):
            await took(album, key)
    assert (await album.get(album.rosa, key)).status_code == 200


@pytest.mark.parametrize(
    ("turn", "behind"), [(1, False), (1, True), (2, False), (2, True), (3, True), (4, True)]
)
async def test_a_sweep_that_crashes_is_made_up_for(
    album: Album, monkeypatch: pytest.MonkeyPatch, turn: int, behind: bool
) -> None:
    kept, *gone = [await album.picture(album.rosa) for _ in range(3)]
    for key in gone:
        await album.doors.do(album.rosa, "DELETE", f"/pictures/{key}")
    store = album.doors.store
    with monkeypatch.context() as patch:
        patch.setattr(store, "pictures", Crashing(store.pictures, "delete", turn, behind))
        await crash(album, album.sweep())
    await album.sweep()
    assert [str(row.id) for row in album.rows()] == [kept] and len(album.blobs()) == 2


async def test_a_sweep_that_crashes_before_it_forgets_the_row(
    album: Album, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = await album.picture(album.rosa)
    await album.doors.do(album.rosa, "DELETE", f"/pictures/{gone}")

    def crashing(*_words: object) -> None:
        raise Crash

    with monkeypatch.context() as patch:
        patch.setattr(album.doors.store, "write", crashing)
        await crash(album, album.sweep())
    assert album.blobs() == [] and len(album.rows()) == 1
    await album.sweep()
    assert album.rows() == []


async def test_two_sweep_at_once(album: Album) -> None:
    """Whose turn it is can change in the middle: two then do the same, and that does no harm."""
    kept = await album.picture(album.rosa)
    for _ in range(3):
        gone = await album.picture(album.sam)
        await album.doors.do(album.sam, "DELETE", f"/pictures/{gone}")
    await asyncio.gather(*(album.sweep() for _ in range(3)))
    assert [str(row.id) for row in album.rows()] == [kept] and len(album.blobs()) == 2


async def test_what_nothing_came_to_hold_goes_after_a_day(album: Album) -> None:
    loose, held = await album.picture(album.rosa), await album.picture(album.rosa)
    await album.hold(album.rosa, held)
    later(album, timedelta(hours=23))
    await album.sweep()
    assert (await album.get(album.rosa, loose)).status_code == 200
    later(album, timedelta(hours=2))
    await album.sweep()
    assert (await album.get(album.rosa, loose)).status_code == 404
    assert (await album.get(album.sam, held)).status_code == 200
    assert len(album.blobs()) == 2 and [str(row.id) for row in album.rows()] == [held]


async def test_names_that_arent_ours_and_young_ones_stay(album: Album) -> None:
    """Somebody may share the bucket; somebody else may be sending one right now."""
    folder = album.home / "pictures"
    young, old, strange = f"{uuid4()}-large", f"{uuid4()}-small", "readme.txt"
    for name in (young, old, strange):
        (folder / name).write_bytes(b"x")
    for name in (old, strange):
        make_old(folder / name)
    await sweeps.clear_orphans(album.doors.store)
    assert album.blobs() == sorted([young, strange])


def make_old(file: Path) -> None:
    at = file.stat().st_mtime - 2 * 3600
    os.utime(file, (at, at))


async def test_half_written_files_go_too(album: Album) -> None:
    folder = album.home / "pictures"
    old, young = folder / f"{uuid4()}-large#1", folder / f"{uuid4()}-large#1"
    for file in (old, young):
        file.write_bytes(b"x")
    make_old(old)
    await sweeps.clear_orphans(album.doors.store)
    assert album.blobs() == [young.name]


async def test_a_store_that_is_away_keeps_no_other_sweep_waiting() -> None:
    """It runs beside the others, once at a time, and what goes wrong is told and tried again."""
    gate, begun = asyncio.Event(), []

    async def slow(number: int) -> None:
        begun.append(number)
        await gate.wait()
        raise Unavailable()

    aside = Aside()
    for number in range(3):
        aside.begin(slow, number)
        await asyncio.sleep(0)
    assert begun == [0]
    gate.set()
    await asyncio.sleep(0.01)
    aside.begin(slow, 3)
    await asyncio.sleep(0)
    assert begun == [0, 3]
    gate.clear()
    await aside.end()
