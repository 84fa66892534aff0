"""A picture is sent, kept for its owner, within limits, and is gone with them."""

import asyncio
from io import BytesIO
from uuid import uuid4

import pytest
from PIL import Image

from tests.pictures.conftest import JPEG, Album
from tests.support import picture_files as files


async def test_what_was_sent_comes_back_clean_small_and_guarded(album: Album) -> None:
    answer = await album.put(album.rosa, files.gps_jpeg(), alt="水仙")
    assert answer.status_code == 201
    shape = answer.json()
    assert shape == {"id": shape["id"], "width": 64, "height": 48, "alt": "水仙"}
    for small in (False, True):
        got = await album.get(album.rosa, shape["id"], small)
        assert got.status_code == 200 and files.metadata_in(got.content) == 0
        assert Image.open(BytesIO(got.content)).size == (64, 48)
        assert got.headers["content-type"] == "image/webp"
        assert got.headers["x-content-type-options"] == "nosniff"
        assert got.headers["cache-control"] == "no-store"
        assert got.headers["content-security-policy"] == "default-src 'none'; sandbox"
        assert got.headers["content-disposition"] == "inline"


async def test_said_twice_it_is_one_picture(album: Album) -> None:
    key = str(uuid4())
    first = await album.put(album.rosa, key=key, alt="tea")
    assert first.status_code == 201
    await album.doors.do(album.rosa, "PATCH", f"/pictures/{key}", {"alt": "green tea"})
    again = await album.put(album.rosa, key=key, alt="tea")
    assert again.status_code == 200 and again.json() == first.json() | {"alt": "green tea"}
    other = await album.put(album.rosa, files.gps_jpeg(), key=key)
    foreign = await album.put(album.sam, key=key)
    assert [one.status_code for one in (other, foreign)] == [409, 409]
    assert other.json() == foreign.json() and other.json()["code"] == "already_different"
    assert len(album.blobs()) == 2 and len(album.rows()) == 1


async def test_sent_by_two_hands_at_once_it_is_one_picture(album: Album) -> None:
    key = str(uuid4())
    said = await asyncio.gather(*(album.put(album.rosa, key=key) for _ in range(2)))
    assert sorted(one.status_code for one in said) == [200, 201]
    assert len(album.blobs()) == 2 and len(album.rows()) == 1


async def test_refusals_say_what_to_do_and_leave_nothing(album: Album) -> None:
    for name, (body, kind, code) in files.BAD.items():
        answer = await album.put(album.rosa, body, kind=kind)
        assert not answer.is_success, name
        assert (answer.status_code, answer.json()["code"]) == (
            413 if "large" in code else 422,
            code,
        )
        assert answer.json()["detail"]
    assert album.blobs() == [] and album.rows() == []


async def test_eight_megabytes_are_the_most_and_only_here(album: Album) -> None:
    body = files.saved(files.marked(), "JPEG")
    fits = await album.put(album.rosa, body + bytes(8 * 1024 * 1024 - len(body)))
    assert fits.status_code == 201
    over = await album.put(album.rosa, body + bytes(8 * 1024 * 1024 + 1 - len(body)))
    assert (over.status_code, over.json()["code"]) == (413, "picture_too_large")
    headers = {"Authorization": f"Bearer {album.rosa.token}", "Content-Type": JPEG}
    for method, path in (
        ("PATCH", f"/pictures/{uuid4()}"),
        ("PUT", f"/pictures/{uuid4()}/small"),
        ("PUT", "/pictures/me"),
        ("PUT", f"/rooms/{uuid4()}/messages/{uuid4()}"),
    ):
        call = album.doors.http.request
        answer = await call(method, f"/api/v1{path}", content=bytes(70_000), headers=headers)
        assert (answer.status_code, answer.json()["code"]) == (413, "too_large"), path


async def test_a_body_that_tells_no_length_is_counted_as_it_comes(album: Album) -> None:
    taken = 0

    async def endless():
        nonlocal taken
        for _ in range(100):
            taken += 1
            yield bytes(1024 * 1024)

    headers = {"Authorization": f"Bearer {album.rosa.token}", "Content-Type": JPEG}
    path = f"/api/v1/pictures/{uuid4()}"
    answer = await album.doors.http.put(path, content=endless(), headers=headers)
    assert answer.json()["code"] == "picture_too_large"
    assert taken <= 100 and album.blobs() == []


async def test_nobody_signed_in_is_heard_before_a_byte_is_read(album: Album) -> None:
    asked: list[str] = []

    async def receive():
        asked.append("body")
        return {"type": "http.request", "body": b"", "more_body": False}

    said = []

    async def send(message):
        said.append(message)

    scope = {
        "type": "http",
        "method": "PUT",
        "path": f"/api/v1/pictures/{uuid4()}",
        "headers": [(b"content-type", b"image/jpeg")],
        "query_string": b"",
        "client": None,
        "server": ("127.0.0.1", 80),
        "scheme": "http",
        "http_version": "1.1",
        "root_path": "",
        "asgi": {"version": "3.0"},
        "raw_path": b"",
    }
    await album.doors.app(scope, receive, send)
    assert said[0]["status"] == 401 and asked == []


async def test_what_is_in_it_is_said_in_words(album: Album) -> None:
    turned = "gpj.\u202eolleh\u2066"
    key = (await album.put(album.rosa, alt=turned)).json()["id"]
    assert (await album.doors.do(album.rosa, "PATCH", f"/pictures/{key}", {"alt": " 茶 "}))[
        "alt"
    ] == "茶"
    shape = (await album.put(album.rosa, alt=turned)).json()
    assert shape["alt"] == "gpj.olleh"
    assert (await album.put(album.rosa, alt="x" * 301)).status_code == 422
    for alt in ("x" * 301, "a\x00b", None):
        answer = await album.doors.call(album.rosa, "PATCH", f"/pictures/{key}", {"alt": alt})
        assert answer.status_code == 422
    assert (await album.doors.do(album.rosa, "PATCH", f"/pictures/{key}", {"alt": ""}))["alt"] == ""


async def test_there_is_an_end_to_it(album: Album, monkeypatch: pytest.MonkeyPatch) -> None:
    """So many pictures of one person; what is let go makes room; others aren't touched by it."""
    monkeypatch.setattr("rules.pictures.MOST_PICTURES", 2)
    first = await album.picture(album.rosa)
    await album.picture(album.rosa)
    full = await album.put(album.rosa)
    assert (full.status_code, full.json()["code"]) == (409, "enough_pictures")
    assert (await album.put(album.sam)).status_code == 201
    await album.doors.do(album.rosa, "DELETE", f"/pictures/{first}")
    assert (await album.put(album.rosa)).status_code == 201
    full = await album.put(album.rosa)
    assert full.json()["code"] == "enough_pictures"


async def test_two_at_once_dont_take_the_last_room_together(
    album: Album, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("rules.pictures.MOST_PICTURES", 1)
    said = await asyncio.gather(*(album.put(album.rosa) for _ in range(2)))
    assert sorted(one.status_code for one in said) == [201, 409]
    assert len(album.rows()) == 1 and len(album.blobs()) == 2


async def test_stored_bytes_have_an_end_too(album: Album, monkeypatch: pytest.MonkeyPatch) -> None:
    await album.picture(album.rosa)
    (row,) = album.rows()
    stored = sum((album.home / "pictures" / name).stat().st_size for name in album.blobs())
    assert row.size == stored
    monkeypatch.setattr("rules.pictures.MOST_BYTES", stored + 10)
    full = await album.put(album.rosa)
    assert full.json()["code"] == "enough_pictures"
    assert len(album.blobs()) == 2, "what came to nothing is put away at once"


async def test_more_than_two_at_once_of_one_person_wait(album: Album) -> None:
    gate = asyncio.Event()

    async def slowly():
        yield b"\xff\xd8\xff"
        await gate.wait()

    def send(who):
        headers = {"Authorization": f"Bearer {who.token}", "Content-Type": JPEG}
        path = f"/api/v1/pictures/{uuid4()}"
        return asyncio.create_task(album.doors.http.put(path, content=slowly(), headers=headers))

    arriving = album.doors.app.app.state.arriving_pictures
    slow = [send(album.rosa), send(album.rosa)]
    while arriving.people.total() < 2:
        await asyncio.sleep(0.01)
    busy = await album.put(album.rosa)
    assert (busy.status_code, busy.json()["code"]) == (503, "busy")
    assert busy.headers["retry-after"] == "5"
    assert (await album.put(album.sam)).status_code == 201
    gate.set()
    assert {one.status_code for one in await asyncio.gather(*slow)} == {422}
    assert (await album.put(album.rosa)).status_code == 201
    assert arriving.people.total() == 0


async def test_at_rest_nothing_can_be_read(album: Album) -> None:
    """Neither a picture nor what is said of it stands anywhere in the data without its owner's key."""
    await album.picture(album.rosa, alt="marigolds in a pot")
    for file in album.home.rglob("*"):
        if file.is_file():
            body = file.read_bytes()
            assert b"marigolds" not in body and body[8:12] != b"WEBP", file


async def test_my_data_names_mine_and_no_other(album: Album) -> None:
    mine, foreign = await album.picture(album.rosa, alt="tea"), await album.picture(album.sam)
    await album.hold(album.rosa, mine)
    data = await album.doors.do(album.rosa, "GET", "/me/data")
    (listed,) = data["pictures"]
    assert (listed["id"], listed["alt"], listed["held_by"]) == (mine, "tea", "skill")
    assert foreign not in str(data)


async def test_whoever_is_erased_has_no_pictures_left(album: Album) -> None:
    from uuid import UUID

    from actions import erasing

    key, other = await album.picture(album.rosa, alt="tea"), await album.picture(album.sam)
    await album.hold(album.rosa, key)
    store = album.doors.store
    await store.write(erasing.erase_by_operator, UUID(album.rosa.id), "asked", "tombstones")
    assert (await album.get(album.sam, key)).status_code == 404
    (row,) = [row for row in album.rows() if str(row.id) == key]
    assert (row.alt, row.fingerprint, row.holder_id) == (None, None, None)
    store.vault.erase(UUID(album.rosa.id), "tombstones")
    await album.sweep()
    assert [str(row.id) for row in album.rows()] == [other] and len(album.blobs()) == 2


async def test_an_old_copy_of_the_bytes_opens_no_more(album: Album) -> None:
    """The owner's key is gone: rows and bytes that came back from a copy are nobody's."""
    from uuid import UUID

    key = await album.picture(album.rosa)
    await album.hold(album.rosa, key)
    assert (await album.get(album.sam, key)).status_code == 200
    album.doors.store.vault.erase(UUID(album.rosa.id), "tombstones")
    assert (await album.get(album.sam, key)).status_code == 404


async def test_bytes_that_are_lost_are_a_picture_that_isnt_there(album: Album) -> None:
    key = await album.picture(album.rosa)
    for name in album.blobs():
        (album.home / "pictures" / name).unlink()
    assert (await album.get(album.rosa, key)).status_code == 404
