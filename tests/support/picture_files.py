"""Pictures as they come, good and bad, each made here byte by byte; no file of anybody is among them."""

import struct
import zipfile
import zlib
from io import BytesIO
from typing import Any

from PIL import Image, ImageCms, PngImagePlugin

# Words that stand in everything a camera or an editor writes beside a picture; none may come out again.
SECRET = b"SunnyLane31.2304N"
# Where the dark corner of a marked picture is, once it is upright.
WIDTH, HEIGHT = 64, 48


def marked(mode: str = "RGB") -> Image.Image:
    """White, with a dark upper left corner: which way up it is can be told from it."""
    image = Image.new("RGB", (WIDTH, HEIGHT), "white")
    image.paste((20, 20, 20), (0, 0, 24, 16))
    return image.convert(mode)


def saved(image: Image.Image, kind: str, **more: Any) -> bytes:
    out = BytesIO()
    image.save(out, kind, **more)
    return out.getvalue()


def told() -> Image.Exif:
    """EXIF with a place, a camera, and an owner."""
    exif = Image.Exif()
    exif[0x010F] = exif[0x0131] = exif[0x013B] = SECRET.decode()
    exif.get_ifd(0x8825).update({1: "N", 2: (31.0, 13.0, 49.4), 3: "E", 4: (121.0, 28.0, 1.2)})
    return exif


def gps_jpeg() -> bytes:
    """With a place in EXIF, XMP, a comment, a colour profile that names somebody, and words behind the end."""
    xmp = b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>" + SECRET + b"</x:xmpmeta>"
    body = saved(marked(), "JPEG", exif=told(), comment=SECRET, icc_profile=profile())
    return body[:2] + b"\xff\xe1" + struct.pack(">H", len(xmp) + 2) + xmp + body[2:] + SECRET


def profile() -> bytes:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def told_png() -> bytes:
    """The same in a PNG: text, EXIF and a profile."""
    info = PngImagePlugin.PngInfo()
    info.add_text("Author", SECRET.decode())
    info.add_itxt("XML:com.adobe.xmp", SECRET.decode())
    return saved(marked(), "PNG", pnginfo=info, exif=told(), icc_profile=profile())


def told_webp() -> bytes:
    return saved(marked(), "WEBP", exif=told(), xmp=SECRET, icc_profile=profile())


def turned(orientation: int) -> bytes:
    """As a camera held some way writes it, with a note how to turn it."""
    how = Image.Transpose
    undo = {
        2: how.FLIP_LEFT_RIGHT,
        3: how.ROTATE_180,
        4: how.FLIP_TOP_BOTTOM,
        5: how.TRANSPOSE,
        6: how.ROTATE_90,
        7: how.TRANSVERSE,
        8: how.ROTATE_270,
    }
    image = marked()
    if orientation in undo:
        image = image.transpose(undo[orientation])
    exif = Image.Exif()
    exif[0x0112] = orientation
    return saved(image, "JPEG", exif=exif, quality=95)


def polyglot() -> bytes:
    """A JPEG that is a page as well, for whoever guesses."""
    page = b"<html><script>alert(1)</script>" + SECRET + b"</html>"
    body = saved(marked(), "JPEG")
    return body[:2] + b"\xff\xfe" + struct.pack(">H", len(page) + 2) + page + body[2:] + page


def svg() -> bytes:
    return b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


def png_of(width: int, height: int, *more: tuple[bytes, bytes], rows: int = 0) -> bytes:
    """A PNG that says it is so large; `rows` of it are there, all black, packed a thousandfold."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    packer = zlib.compressobj(9)
    data = b"".join(packer.compress(bytes(1 + 3 * width)) for _ in range(rows)) + packer.flush()
    parts = [(b"IHDR", head), *more, (b"IDAT", data), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(_part(*part) for part in parts)


def _part(name: bytes, content: bytes) -> bytes:
    return (
        struct.pack(">I", len(content))
        + name
        + content
        + struct.pack(">I", zlib.crc32(name + content))
    )


def broken_rows() -> bytes:
    """A PNG whose parts are whole, and whose rows are noise."""
    whole = png_of(64, 64, rows=64)
    at = whole.index(b"IDAT") + 6
    return whole[:at] + b"\x13\x37" * 4 + whole[at + 8 :]


def bomb() -> bytes:
    """50,000 x 50,000 px, 7.5 GB once it is opened; some rows of it are really there."""
    return png_of(50_000, 50_000, rows=200)


def webp_bomb() -> bytes:
    """A canvas of 16,384 x 16,384 px in thirty bytes: some readers make room for it as they open it."""
    size = (16_383).to_bytes(3, "little")
    inner = b"VP8X" + struct.pack("<I", 10) + bytes(4) + size + size
    return b"RIFF" + struct.pack("<I", 4 + len(inner)) + b"WEBP" + inner


def a_zip() -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        file.writestr("photo.jpg", SECRET)
    return out.getvalue()


def jpeg_and_zip() -> bytes:
    """A JPEG with a zip behind it: as good as the picture in it."""
    return saved(marked(), "JPEG") + a_zip()


def moving(kind: str) -> bytes:
    frames = [marked(), marked().transpose(Image.Transpose.ROTATE_180)]
    return saved(frames[0], kind, save_all=True, append_images=frames[1:], duration=100)


def hidden_frame() -> bytes:
    """A PNG with a frame of an animation, and no note that there is one."""
    return png_of(8, 8, (b"fcTL", bytes(26)), rows=8)


def sixteen_bits() -> bytes:
    """Grey in 16 bits: dark corner, white rest."""
    image = Image.new("I;16", (WIDTH, HEIGHT), 65_535)
    image.paste(20 * 257, (0, 0, 24, 16))
    return saved(image, "PNG")


def see_through() -> bytes:
    """A palette with one colour that lets everything through."""
    image = marked().quantize(4)
    return saved(image, "PNG", transparency=image.getpixel((0, 0)))


def cmyk() -> bytes:
    return saved(marked("CMYK"), "JPEG", quality=95)


# name -> what it is, and as what it is sent: taken in, cleaned
GOOD: dict[str, tuple[bytes, str]] = {
    "a place in EXIF, JPEG": (gps_jpeg(), "image/jpeg"),
    "a place in EXIF, PNG": (told_png(), "image/png"),
    "a place in EXIF, WebP": (told_webp(), "image/webp"),
    "a page in a JPEG": (polyglot(), "image/jpeg"),
    "a zip behind a JPEG": (jpeg_and_zip(), "image/jpeg"),
    "four colours of print": (cmyk(), "image/jpeg"),
    "sixteen bits": (sixteen_bits(), "image/png"),
    "a palette that one sees through": (see_through(), "image/png"),
    "grey": (saved(marked("L"), "JPEG"), "image/jpeg"),
    "black and white": (saved(marked("1"), "PNG"), "image/png"),
    "grey that one sees through": (saved(marked("LA"), "PNG"), "image/png"),
    "a scan that comes in parts": (saved(marked(), "JPEG", progressive=True), "image/jpeg"),
}
# name -> the same, and the code it is refused with
BAD: dict[str, tuple[bytes, str, str]] = {
    "nothing": (b"", "image/jpeg", "not_a_picture"),
    "an SVG with a script": (svg(), "image/svg+xml", "not_a_picture"),
    "an SVG that says it is a PNG": (svg(), "image/png", "not_a_picture"),
    "a page": (b"<html><script>1</script>", "image/webp", "not_a_picture"),
    "a zip": (a_zip(), "image/jpeg", "not_a_picture"),
    "a JPEG that says it is a PNG": (saved(marked(), "JPEG"), "image/png", "not_a_picture"),
    "a PNG that says it is a page": (saved(marked(), "PNG"), "text/html", "not_a_picture"),
    "a picture that says nothing": (saved(marked(), "PNG"), "", "not_a_picture"),
    "half a JPEG": (saved(marked(), "JPEG")[:-200], "image/jpeg", "not_a_picture"),
    "half a PNG": (saved(marked(), "PNG")[:-20], "image/png", "not_a_picture"),
    "half a WebP": (saved(marked(), "WEBP")[:-20], "image/webp", "not_a_picture"),
    "the first bytes of a JPEG": (b"\xff\xd8\xff\xe0", "image/jpeg", "not_a_picture"),
    "a PNG with broken rows": (broken_rows(), "image/png", "not_a_picture"),
    "a PNG without size": (png_of(0, 9, rows=1), "image/png", "not_a_picture"),
    "a PNG bomb": (bomb(), "image/png", "picture_too_large"),
    "a WebP bomb": (webp_bomb(), "image/webp", "picture_too_large"),
    "twenty-one megapixels": (png_of(5_250, 4_000), "image/png", "picture_too_large"),
    "a moving WebP": (moving("WEBP"), "image/webp", "moving_picture"),
    "a moving PNG": (moving("PNG"), "image/png", "moving_picture"),
    "a PNG with a hidden frame": (hidden_frame(), "image/png", "moving_picture"),
    "a moving GIF": (moving("GIF"), "image/gif", "not_a_picture"),
    "nothing but fill": (b"\xff\xd8" + b"\xff" * 2_000_000, "image/jpeg", "not_a_picture"),
}
OURS = {b"VP8 ", b"VP8L", b"VP8X", b"ALPH"}


def parts(webp: bytes) -> list[bytes]:
    """The names of all parts of a WebP, read here and not by the code under test."""
    assert webp[:4] == b"RIFF" and webp[8:12] == b"WEBP"
    (length,) = struct.unpack("<I", webp[4:8])
    assert length + 8 == len(webp), "something stands behind the picture"
    names, at = [], 12
    while at < len(webp):
        names.append(webp[at : at + 4])
        (size,) = struct.unpack("<I", webp[at + 4 : at + 8])
        at += 8 + size + size % 2
    return names


def metadata_in(webp: bytes) -> int:
    """How many bytes of it are no picture: parts that aren't ours, flags that promise them, words of ours."""
    extra = sum(len(name) for name in parts(webp) if name not in OURS)
    flags = webp[20] if webp[12:16] == b"VP8X" else 0
    return extra + (flags & 0b101110).bit_count() + webp.count(SECRET)
