"""How many pictures somebody can have here. Pure: facts in, verdict out."""

from datetime import timedelta

from core.errors import Refusal

MOST_PICTURES, MOST_BYTES = 200, 100 * 1024 * 1024
# Bytes without a row are somebody's upload, so long; a row that nothing holds is somebody's draft.
UPLOAD_TAKES, DRAFT_WAITS = timedelta(hours=1), timedelta(days=1)


class EnoughPictures(Refusal):
    status, code = 409, "enough_pictures"
    say = {
        "en": "The place for your pictures is full. This one is still on your phone; when you take a picture out of something older, there is room again.",
        "zh-CN": "你放图片的地方满了。这一张还在你的手机里，从以前发的内容里拿掉一张，就又放得下了。",
        "ja": "写真を置く場所がいっぱいになりました。これはお手元に残っています。前にのせた写真を一枚はずすと、また置けます。",
    }


def require_room(pictures: int, stored: int, more: int = 0) -> None:
    """Whether one of `more` bytes still fits beside so many of `stored` bytes. Raises EnoughPictures."""
    if pictures >= MOST_PICTURES or stored + more > MOST_BYTES:
        raise EnoughPictures()
