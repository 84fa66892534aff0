"""Decodes one picture in a process of its own: `python -m core.picture_worker KIND`.

In: the picture's bytes on stdin. Out: width, height and the lengths of two WebPs (four big-endian
numbers of 32 bits), then the WebPs, at most 1600 and 400 px on their longer side. Ends with
NOT_A_PICTURE or TOO_LARGE where there is nothing to give. What it reads is made by strangers, so it
takes its own limits before the first byte: memory, seconds of CPU, no file to write, none to open.
"""

import resource
import sys
from importlib import import_module
from io import BytesIO
from typing import Any

MEMORY, CPU_SECONDS = 640 * 1024 * 1024, 10
LARGE, SMALL, QUALITY = 1600, 400, 82
NOT_A_PICTURE, TOO_LARGE = 3, 4
UPRIGHT = 1
SIXTEEN_BITS = 1 / 256


def limit(memory: int = MEMORY, seconds: int = CPU_SECONDS) -> None:
    """Bounds for this process, which it can't lift again."""
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def shut() -> None:
    """No file is opened any more; what is loaded is loaded."""
    resource.setrlimit(resource.RLIMIT_NOFILE, (3, 3))


def main() -> int:
    """Read, decode, write; gives the exit code."""
    limit()
    from PIL import Image, ImageCms

    for plugin in ("Jpeg", "Mpo", "Png", "WebP"):
        import_module(f"PIL.{plugin}ImagePlugin")
    Image.preinit = lambda: None  # no other format is ever looked for
    Image.MAX_IMAGE_PIXELS = None  # the header was looked at before this process began
    srgb = ImageCms.createProfile("sRGB")
    body = sys.stdin.buffer.read()
    shut()
    try:
        large = _upright(body, sys.argv[1], srgb)
    except MemoryError:
        return TOO_LARGE
    except Exception:  # noqa: BLE001  (made by strangers: whatever a decoder says of it, it is no picture)
        return NOT_A_PICTURE
    small = large.copy()
    small.thumbnail((SMALL, SMALL), Image.Resampling.LANCZOS)
    written = [_webp(large), _webp(small)]
    numbers = (large.width, large.height, *(len(one) for one in written))
    sys.stdout.buffer.write(b"".join(number.to_bytes(4, "big") for number in numbers))
    sys.stdout.buffer.write(b"".join(written))
    sys.stdout.buffer.flush()
    return 0


def _upright(body: bytes, kind: str, srgb: Any) -> Any:
    """The picture at its size, in its colours, the right way up; nothing else of what came with it."""
    from PIL import Image

    image: Any = Image.open(BytesIO(body), formats=[kind])
    turn = _turn(image)
    profile = image.info.get("icc_profile")
    image.draft(None, (LARGE, LARGE))  # JPEG: decoded at half its size where that is enough
    image.load()
    image = _eight_bits(image)
    image.thumbnail((LARGE, LARGE), Image.Resampling.LANCZOS)
    image = _plain(image, profile, srgb)
    if turn is not None:
        image = image.transpose(turn)
    clean = Image.new(image.mode, image.size)
    clean.paste(image)
    return clean


def _turn(image: Any) -> Any:
    """How it has to be turned or mirrored to be upright; None where it is, or says nothing readable."""
    from PIL import ExifTags, Image

    try:
        told = image.getexif().get(ExifTags.Base.Orientation, UPRIGHT)
    except Exception:  # noqa: BLE001  (a broken note beside a picture doesn't spoil the picture)
        return None
    how = Image.Transpose
    return {
        2: how.FLIP_LEFT_RIGHT,
        3: how.ROTATE_180,
        4: how.FLIP_TOP_BOTTOM,
        5: how.TRANSPOSE,
        6: how.ROTATE_270,
        7: how.TRANSVERSE,
        8: how.ROTATE_90,
    }.get(told)


def _eight_bits(image: Any) -> Any:
    """Modes that can be made smaller without harm: grey, colours, colours with what shows through."""
    if image.mode.startswith("I"):
        return image.point(lambda value: value * SIXTEEN_BITS).convert("L")
    if image.mode in ("1", "P", "PA", "LA", "La", "RGBa"):
        see_through = image.mode not in ("1", "P") or "transparency" in image.info
        return image.convert("RGBA" if see_through else "RGB")
    if "transparency" in image.info:
        return image.convert("RGBA")
    return image


def _plain(image: Any, profile: bytes | None, srgb: Any) -> Any:
    """The colours as a screen shows them; the profile that told of them stays behind."""
    from PIL import ImageCms

    mode = "RGBA" if image.mode == "RGBA" else "RGB"
    if profile:
        try:
            source = ImageCms.ImageCmsProfile(BytesIO(profile))
            turned = ImageCms.profileToProfile(image, source, srgb, outputMode=mode)
        except Exception:  # noqa: BLE001  (a profile that doesn't fit: its colours come as they stand)
            turned = None
        if turned is not None:
            return turned
    return image.convert(mode)


def _webp(image: Any) -> bytes:
    out = BytesIO()
    image.save(out, "WEBP", quality=QUALITY, method=4)
    return out.getvalue()


if __name__ == "__main__":
    sys.exit(main())
