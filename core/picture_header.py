"""What the first bytes of a picture say, read without decoding anything: its kind, its size, whether it moves.

Nothing here trusts a length it reads, and a file that ends before it says it does is no picture.
"""

import struct
import zlib
from collections.abc import Callable, Iterator
from typing import Literal, NamedTuple

from core.picture_errors import MovingPicture, NotAPicture, PictureTooLarge

Kind = Literal["JPEG", "PNG", "WEBP"]
KINDS: dict[str, Kind] = {"image/jpeg": "JPEG", "image/png": "PNG", "image/webp": "WEBP"}
MOST_PIXELS = 20_000_000
# A picture of 8 MB has about a thousand parts; one that is made of nothing but parts keeps nobody busy.
MOST_PARTS = 20_000

_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8\xff"
# Frame headers of JPEG: all of C0..CF but the tables DHT, JPG and DAC.
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
# Markers that stand alone, without a length.
_BARE = frozenset((0x01, *range(0xD0, 0xD8)))
_START_OF_SCAN, _END = 0xDA, b"\xff\xd9"
_MOVES = 0x02  # in the flags of VP8X


class Header(NamedTuple):
    """A picture's kind and its size in pixels, as stored (not yet turned upright)."""

    kind: Kind
    width: int
    height: int


def read_header(body: bytes, declared: str) -> Header:
    """What stands in front; `declared` is the content type it came with.

    Raises NotAPicture, MovingPicture, and PictureTooLarge for more than 20 megapixels.
    """
    kind = KINDS.get(declared)
    if kind is None:
        raise NotAPicture()
    try:
        width, height = _SIZES[kind](body)
    except (struct.error, IndexError):
        raise NotAPicture() from None
    if not width or not height:
        raise NotAPicture()
    if width * height > MOST_PIXELS:
        raise PictureTooLarge()
    return Header(kind, width, height)


def _jpeg(body: bytes) -> tuple[int, int]:
    """The size in the frame header; there are a scan behind it and an end."""
    if not body.startswith(_JPEG):
        raise NotAPicture()
    sizes, at = [], 2
    for marker, start, end in _segments(body):
        if marker in _FRAMES:
            sizes.append(struct.unpack_from(">HH", body, start + 1))
        at = end
    # Two frame headers would leave it to each reader which one counts.
    if len(sizes) != 1 or body.find(_END, at) < 0:
        raise NotAPicture()
    height, width = sizes[0]
    return width, height


def _segments(body: bytes) -> Iterator[tuple[int, int, int]]:
    """Each marker before the first scan, and that one: where its content begins and ends."""
    at, marker, steps = 2, 0, 0
    while marker != _START_OF_SCAN:
        steps += 1
        if body[at] != 0xFF or steps > MOST_PARTS:
            raise NotAPicture()
        marker = body[at + 1]
        if marker == 0xFF or marker in _BARE:
            at += 1 if marker == 0xFF else 2
            continue
        (length,) = struct.unpack_from(">H", body, at + 2)
        yield marker, at + 4, at + 2 + length
        at += 2 + length


def _png(body: bytes) -> tuple[int, int]:
    """The size in IHDR; every part is whole, to the end, and none of them is another frame."""
    if not body.startswith(_PNG):
        raise NotAPicture()
    names: list[bytes] = []
    at = len(_PNG)
    while not names or names[-1] != b"IEND":
        length, name = struct.unpack_from(">I4s", body, at)
        names.append(name)
        end = at + 12 + length
        if end > len(body) or len(names) > MOST_PARTS:
            raise NotAPicture()
        if (
            zlib.crc32(memoryview(body)[at + 4 : end - 4])
            != struct.unpack_from(">I", body, end - 4)[0]
        ):
            raise NotAPicture()
        at = end
    if names[0] != b"IHDR" or b"IDAT" not in names:
        raise NotAPicture()
    if b"acTL" in names or b"fcTL" in names:
        raise MovingPicture()
    width, height = struct.unpack_from(">II", body, len(_PNG) + 8)
    return width, height


def parts_of_webp(body: bytes) -> Iterator[tuple[bytes, int]]:
    """Each part's name, and where its content begins. Raises NotAPicture where it is cut short."""
    name, length, form = struct.unpack_from("<4sI4s", body)
    if (name, form) != (b"RIFF", b"WEBP") or length + 8 > len(body):
        raise NotAPicture()
    at, end, parts = 12, length + 8, 0
    while at + 8 <= end:
        parts += 1
        name, length = struct.unpack_from("<4sI", body, at)
        if at + 8 + length > end or parts > MOST_PARTS:
            raise NotAPicture()
        yield name, at + 8
        at += 8 + length + length % 2


def _webp(body: bytes) -> tuple[int, int]:
    """The size of its canvas, or of its only frame. Both, where there are both, are within limits."""
    sizes: list[tuple[int, int]] = []
    for name, at in parts_of_webp(body):
        match name:
            case b"ANIM" | b"ANMF":
                raise MovingPicture()
            case b"VP8X":
                if body[at] & _MOVES:
                    raise MovingPicture()
                sizes.append((_three(body, at + 4) + 1, _three(body, at + 7) + 1))
            case b"VP8 ":
                width, height = struct.unpack_from("<HH", body, at + 6)
                sizes.append((width & 0x3FFF, height & 0x3FFF))
            case b"VP8L":
                (bits,) = struct.unpack_from("<I", body, at + 1)
                sizes.append(((bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1))
            case _:
                continue
    # A canvas and its frame are as large as each other, or something is made to be misread.
    if not sizes or len(set(sizes)) > 1:
        raise NotAPicture()
    return sizes[0]


def _three(body: bytes, at: int) -> int:
    return body[at] | body[at + 1] << 8 | body[at + 2] << 16


_SIZES: dict[Kind, Callable[[bytes], tuple[int, int]]] = {"JPEG": _jpeg, "PNG": _png, "WEBP": _webp}
