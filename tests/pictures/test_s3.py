"""The same store on S3: one setting, the same answers, the same sweep; and what happens while it is away."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import pytest

from core.errors import Unavailable
from core.picture_store import PictureStore
from core.settings import Settings, Unfit
from jobs import pictures as sweeps
from tests.matrix.doors import folder, opened
from tests.support import picture_files as files
from tests.support.s3 import OLD, Bucket, serving


@pytest.fixture
def bucket(monkeypatch: pytest.MonkeyPatch) -> Iterator[Bucket]:
    with serving() as bucket:
        for name, value in bucket.environment.items():
            monkeypatch.setenv(name, value)
        yield bucket


async def test_a_picture_lies_in_the_bucket_sealed_and_is_swept_from_it(bucket: Bucket) -> None:
    with folder() as home:
        place = {"SUNROOM_PICTURES_URL": "s3://sunroom-pictures/one/centre"}
        async with opened(home, **bucket.environment, **place) as doors:
            rosa = await doors.someone(await doors.centre("Plum Court"), "Rosa")
            headers = {"Authorization": f"Bearer {rosa.token}", "Content-Type": "image/jpeg"}
            path = f"/api/v1/pictures/{uuid4()}"
            made = await doors.http.put(path, content=files.gps_jpeg(), headers=headers)
            assert made.status_code == 201, made.text
            assert len(bucket.kept) == 2 and not (home / "pictures").exists()
            assert all(name.startswith("sunroom-pictures/one/centre/") for name in bucket.kept)
            assert not any(b"WEBP" in body for body in bucket.kept.values())
            got = await doors.http.get(f"{path}/small", headers=headers)
            assert got.status_code == 200 and files.metadata_in(got.content) == 0
            bucket.away = True
            for method in ("GET", "PUT"):
                one = path if method == "GET" else f"/api/v1/pictures/{uuid4()}"
                body = files.gps_jpeg() if method == "PUT" else b""
                away = await doors.http.request(method, one, content=body, headers=headers)
                assert (away.status_code, away.json()["code"]) == (503, "unavailable")
            bucket.away = False
            assert (await doors.http.delete(path, headers=headers)).status_code == 204
            await sweeps.sweep(doors.store)
            assert bucket.kept == {}


@pytest.mark.parametrize("where", ["s3", "disk"])
async def test_one_api_for_both(where: str, bucket: Bucket, tmp_path: Path) -> None:
    store = PictureStore.at("s3://pictures/x" if where == "s3" else str(tmp_path / "pictures"))
    names = [f"{uuid4()}-large" for _ in range(7)]
    for name in names:
        await store.put(name, name.encode())
    assert await store.get(names[0]) == names[0].encode()
    await store.delete(names[0])
    await store.delete(names[0])
    assert await store.get(names[0]) is None
    soon = datetime.now(UTC) + timedelta(minutes=1)
    assert sorted([n async for part in store.before(soon) for n in part]) == sorted(names[1:])
    assert [n async for part in store.before(soon - timedelta(hours=1)) for n in part] == []


async def test_an_orphan_in_the_bucket_is_found_on_whichever_page(bucket: Bucket) -> None:
    with folder() as home:
        place = {"SUNROOM_PICTURES_URL": "s3://pictures"}
        async with opened(home, **bucket.environment, **place) as doors:
            for name in [f"{uuid4()}-large" for _ in range(5)] + ["other/thing.txt", "readme.txt"]:
                bucket.kept[f"pictures/{name}"], bucket.at[f"pictures/{name}"] = b"x", OLD
            await sweeps.clear_orphans(doors.store)
            assert sorted(bucket.kept) == ["pictures/other/thing.txt", "pictures/readme.txt"]


async def test_a_bucket_that_is_away_is_said_so(bucket: Bucket) -> None:
    store = PictureStore.at("s3://pictures")
    bucket.away = True
    for what in (store.put("a", b"x"), store.get("a"), store.delete("a")):
        with pytest.raises(Unavailable):
            await what
    with pytest.raises(Unavailable):
        [n async for n in store.before(datetime.now(UTC))]


@pytest.mark.parametrize(
    "url",
    [
        "http://bucket",
        "s3:/bucket",
        "s3://",
        "s3://key:secret@bucket/x",
        "s3://b/x?y=1",
        "pictures",
    ],
)
def test_what_is_no_place_is_refused_in_a_sentence(url: str) -> None:
    with pytest.raises(Unfit, match="SUNROOM_PICTURES_URL") as told:
        Settings(pictures_url=url).require_fit()
    assert "secret@" not in str(told.value)


def test_a_place_without_https_is_refused_unless_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    settings = Settings(pictures_url="s3://pictures/one")
    monkeypatch.delenv("AWS_ALLOW_HTTP", raising=False)
    monkeypatch.setenv("AWS_ENDPOINT", "http://10.0.0.7:9000")
    with pytest.raises(Unfit, match="HTTPS"):
        settings.require_fit()
    monkeypatch.setenv("AWS_ALLOW_HTTP", "true")
    settings.require_fit()
    monkeypatch.setenv("AWS_ENDPOINT", "https://s3.example.org")
    monkeypatch.delenv("AWS_ALLOW_HTTP")
    settings.require_fit()


def test_unless_set_pictures_lie_in_the_data_folder() -> None:
    assert Settings(data_dir=Path("rooms")).pictures == "rooms/pictures"
