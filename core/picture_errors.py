"""Why a picture can't be taken as it is: for people, with what to do about it."""

from core.errors import Refusal


class NotAPicture(Refusal):
    """No JPEG, PNG or WebP, another than it says it is, broken, or cut short."""

    status, code = 422, "not_a_picture"
    say = {
        "en": "We couldn't open this as a picture. It is still on your phone; please choose a photo (JPEG, PNG or WebP), or take a new one.",
        "zh-CN": "这个文件没能当作图片打开。它还在你的手机里，请换一张照片（JPEG、PNG 或 WebP），或者重新拍一张。",
        "ja": "写真として開けませんでした。お手元に残っています。別の写真（JPEG、PNG、WebP）を選ぶか、撮りなおしてみてください。",
    }


class PictureTooLarge(Refusal):
    """More than 8 MB or 20 megapixels, or more than can be opened safely."""

    status, code = 413, "picture_too_large"
    say = {
        "en": "This picture is too large for us to open. It is still on your phone; a screenshot of it, or a smaller photo, works.",
        "zh-CN": "这张图片太大了，打不开。它还在你的手机里，可以截个屏再选，或者换一张小一点的。",
        "ja": "この写真は大きすぎて開けませんでした。お手元に残っています。画面を撮ったものか、小さめの写真なら送れます。",
    }


class MovingPicture(Refusal):
    """Animated."""

    status, code = 422, "moving_picture"
    say = {
        "en": "This picture moves, and here pictures are still. It is on your phone as before; a screenshot of it works.",
        "zh-CN": "这是一张会动的图片，这里只放不动的。它还在你的手机里，截个屏就可以用。",
        "ja": "これは動く画像です。ここでは動かない写真を使います。お手元に残っていますので、画面を撮ったものなら送れます。",
    }


class Busy(Refusal):
    """As many pictures as can be opened at once are being opened. `retry_after` is in whole seconds."""

    status, code = 503, "busy"
    say = {
        "en": "Many pictures are coming in just now. Yours is still on your phone; please try again in a moment.",
        "zh-CN": "现在正有好几张图片在处理。你的还在手机里，请过一会儿再试。",
        "ja": "ただいま写真が続いています。お手元に残っていますので、少ししてからもう一度お試しください。",
    }
