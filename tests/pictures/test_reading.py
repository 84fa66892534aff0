"""What comes out of the worker: upright, in its colours, small, and nothing that came with it."""

import resource
import struct
from io import BytesIO

import pytest
from PIL import Image

from core.errors import Refusal
from core.picture_errors import Busy, NotAPicture, PictureTooLarge
from core.picture_header import MOST_PIXELS, read_header
from core.picture_reader import PictureReader, ReadPicture
from tests.support import picture_files as files


@pytest.fixture
def reader() -> PictureReader:
    return PictureReader()


def opened(webp: bytes) -> Image.Image:
    image = Image.open(BytesIO(webp))
    image.load()
    return image.convert("RGBA")


def corner(webp: bytes) -> str:
    """Which corner is the dark one."""
    image = opened(webp)
    right, low = image.width - 5, image.height - 5
    places = {"upper left": (4, 4), "upper right": (right, 4), "lower left": (4, low)}
    places["lower right"] = (right, low)
    dark = [name for name, place in places.items() if image.getpixel(place)[0] < 100]  # type: ignore[index]
    return " and ".join(dark)


@pytest.mark.parametrize("name", files.GOOD)
async def test_what_is_good_comes_out_clean(name: str, reader: PictureReader) -> None:
    picture = await reader.read(*files.GOOD[name])
    for webp in (picture.large, picture.small):
        assert files.metadata_in(webp) == 0
        image = Image.open(BytesIO(webp))
        assert image.format == "WEBP" and not {"exif", "xmp", "icc_profile"} & set(image.info)
    assert (picture.width, picture.height) == (files.WIDTH, files.HEIGHT)


def test_the_files_hold_what_must_not_come_out() -> None:
    for name in ("a place in EXIF, JPEG", "a place in EXIF, PNG", "a page in a JPEG"):
        assert files.SECRET in files.GOOD[name][0]
    assert files.metadata_in(files.told_webp()) > 0


@pytest.mark.parametrize("name", files.BAD)
async def test_what_is_bad_is_refused(name: str, reader: PictureReader) -> None:
    body, declared, code = files.BAD[name]
    with pytest.raises(Refusal) as told:
        await reader.read(body, declared)
    assert told.value.code == code


@pytest.mark.parametrize("orientation", range(1, 9))
async def test_a_picture_stands_upright(orientation: int, reader: PictureReader) -> None:
    picture = await reader.read(files.turned(orientation), "image/jpeg")
    assert (picture.width, picture.height) == (files.WIDTH, files.HEIGHT)
    assert corner(picture.large) == corner(picture.small) == "upper left"


@pytest.mark.parametrize(
    "name", ["four colours of print", "sixteen bits", "grey", "black and white"]
)
async def test_colours_stay_what_they_are(name: str, reader: PictureReader) -> None:
    picture = await reader.read(*files.GOOD[name])
    image = opened(picture.large)
    dark, light = image.getpixel((4, 4)), image.getpixel((60, 44))
    assert max(dark[:3]) < 60 and min(light[:3]) > 230  # type: ignore[index]
    assert corner(picture.large) == "upper left"


async def test_another_profile_is_turned_into_what_a_screen_shows(reader: PictureReader) -> None:
    """The same numbers mean another colour under another profile; broken ones spoil nothing."""
    from PIL import ImageCms

    lab_green = Image.new("RGB", (40, 40), (0, 180, 0))
    plain = await reader.read(files.saved(lab_green, "PNG"), "image/png")
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    at = {
        profile[i : i + 4].decode("latin-1"): struct.unpack(">II", profile[i + 4 : i + 12])
        for i in range(132, 132 + 12 * 17, 12)
    }
    red, green = at["rXYZ"], at["gXYZ"]
    profile[red[0] : red[0] + 20], profile[green[0] : green[0] + 20] = (
        profile[green[0] : green[0] + 20],
        profile[red[0] : red[0] + 20],
    )
    swapped = await reader.read(
        files.saved(lab_green, "PNG", icc_profile=bytes(profile)), "image/png"
    )
    assert opened(plain.large).getpixel((9, 9))[1] > 150  # type: ignore[index]
    assert opened(swapped.large).getpixel((9, 9))[0] > 150  # type: ignore[index]
    broken = await reader.read(files.saved(lab_green, "PNG", icc_profile=b"x" * 200), "image/png")
    assert opened(broken.large).getpixel((9, 9))[1] > 150  # type: ignore[index]


async def test_what_one_sees_through_stays_so(reader: PictureReader) -> None:
    picture = await reader.read(*files.GOOD["a palette that one sees through"])
    assert [opened(picture.large).getpixel(at)[3] for at in ((4, 4), (60, 44))] == [0, 255]  # type: ignore[index]


async def test_large_ones_become_smaller(reader: PictureReader) -> None:
    body = files.saved(Image.new("RGB", (5_000, 4_000), "teal"), "JPEG")
    picture = await reader.read(body, "image/jpeg")
    assert (picture.width, picture.height) == (1600, 1280)
    assert opened(picture.large).size == (1600, 1280) and opened(picture.small).size == (400, 320)
    narrow = await reader.read(files.saved(Image.new("RGB", (9_000, 1)), "PNG"), "image/png")
    assert (narrow.width, narrow.height) == (1600, 1)


def test_twenty_megapixels_are_the_most() -> None:
    assert read_header(files.png_of(5_000, 4_000), "image/png").width == 5_000
    assert MOST_PIXELS == 5_000 * 4_000
    with pytest.raises(PictureTooLarge):
        read_header(files.png_of(5_000, 4_001), "image/png")


async def test_as_many_at_once_as_there_is_room_for(monkeypatch: pytest.MonkeyPatch) -> None:
    import asyncio

    reader, running, most = PictureReader(at_once=2, waiting=3), 0, 0
    decode = reader._decode

    async def counted(body: bytes, kind: str) -> ReadPicture:
        nonlocal running, most
        running += 1
        most = max(most, running)
        try:
            return await decode(body, kind)
        finally:
            running -= 1

    monkeypatch.setattr(reader, "_decode", counted)
    body = files.saved(files.marked(), "JPEG")
    said = await asyncio.gather(
        *(reader.read(body, "image/jpeg") for _ in range(8)), return_exceptions=True
    )
    assert sum(isinstance(one, ReadPicture) for one in said) == 5 and most == 2
    assert [one.facts for one in said if isinstance(one, Busy)] == [{"retry_after": 5}] * 3
    assert isinstance(await reader.read(body, "image/jpeg"), ReadPicture)  # there is room again


async def test_a_worker_that_takes_too_long_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("core.picture_reader.WORKER", "tests.pictures.sleeper")
    reader = PictureReader(kill_seconds=0.5)
    with pytest.raises(PictureTooLarge):
        await reader.read(files.saved(files.marked(), "JPEG"), "image/jpeg")
    assert reader._inside == 0


@pytest.mark.parametrize("does", ["memory", "cpu", "file", "chatter", "lies"])
async def test_a_worker_is_held_to_its_limits(does: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A worker that was taken over gets no memory, no time, no file, and isn't believed."""
    monkeypatch.setattr("core.picture_reader.WORKER", "tests.pictures.taken_over")
    reader = PictureReader()
    monkeypatch.setattr("core.picture_reader._start", started(does))
    with pytest.raises((NotAPicture, PictureTooLarge)):
        await reader.read(files.saved(files.marked(), "JPEG"), "image/jpeg")


def started(does: str):
    from core import picture_reader

    start = picture_reader._start
    return lambda _kind: start(does)


def test_a_worker_knows_nothing_of_the_service(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its environment is empty: no setting, no key of a bucket."""
    import asyncio

    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "secret")
    seen: dict[str, object] = {}

    async def look(*_words: object, **named: object) -> None:
        seen.update(named)
        raise OSError

    monkeypatch.setattr("asyncio.create_subprocess_exec", look)
    with pytest.raises(Refusal):
        asyncio.run(PictureReader().read(files.saved(files.marked(), "JPEG"), "image/jpeg"))
    assert seen["env"] == {} and seen["close_fds"] is True


def test_memory_is_counted_here_in_kilobytes() -> None:
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss > 10_000
