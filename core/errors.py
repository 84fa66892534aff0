"""Refusals: a code for programs, a sentence for people, in their language (RFC 9457)."""

from collections.abc import Mapping
from typing import Any, ClassVar

LANGUAGES = ("zh-CN", "en", "ja")


class Refusal(Exception):
    """A kind no. Subclasses say `status`, `code` and a sentence in each language.

    Keyword arguments fill the sentences' `{placeholders}` and are kept in `facts`.
    """

    status: ClassVar[int] = 400
    code: ClassVar[str] = "refused"
    say: ClassVar[Mapping[str, str]] = {}

    def __init__(self, **facts: Any) -> None:
        super().__init__(self.code)
        self.facts = facts

    def sentence(self, language: str) -> str:
        """The sentence for people; `language` is one of LANGUAGES, else English."""
        return self.say.get(language, self.say["en"]).format(**self.facts)

    def problem(self, language: str) -> dict[str, Any]:
        """The problem object of RFC 9457, with our `code`, and `fields` or `retry_after`."""
        shape: dict[str, Any] = {
            "type": f"about:blank#{self.code}",
            "title": self.code.replace("_", " ").capitalize(),
            "status": self.status,
            "detail": self.sentence(language),
            "code": self.code,
        }
        extra = {key: self.facts[key] for key in ("fields", "retry_after") if key in self.facts}
        return shape | extra


class NotFound(Refusal):
    """Unknown and forbidden look the same."""

    status, code = 404, "not_found"
    say = {
        "en": "We can't find this. It may have been moved or closed. Nothing of yours is lost.",
        "zh-CN": "没有找到这个内容，它可能已经移走或关闭了。你的东西都还在。",
        "ja": "見つかりませんでした。移動したか、閉じられたのかもしれません。あなたのものは何も失われていません。",
    }


class Invalid(Refusal):
    """Something in the request can't be read; `fields` says what, per field."""

    status, code = 422, "invalid"
    say = {
        "en": "Something here can't be taken as it is. Please look at it once more; nothing is lost.",
        "zh-CN": "有一处内容现在还不能用，请再看一看。你写的都还在。",
        "ja": "このままでは受け取れないところがあります。もう一度ご覧ください。書いたものは残っています。",
    }


class Unreadable(Refusal):
    """A frame or body that is not what it says it is."""

    status, code = 400, "unreadable"
    say = {
        "en": "We couldn't read this. Nothing was changed. Please try once more.",
        "zh-CN": "这条内容没能读懂，什么也没有改变。请再试一次。",
        "ja": "読み取れませんでした。何も変わっていません。もう一度お試しください。",
    }


class SignedOut(Refusal):
    status, code = 401, "signed_out"
    say = {
        "en": "This device is signed out. With a card you can come back; your words wait here.",
        "zh-CN": "这台设备已经退出登录。用卡片就可以回来，你写的内容会在这里等你。",
        "ja": "この端末はサインアウトしています。カードがあれば戻れます。書いたものはここで待っています。",
    }


class OtherSite(Refusal):
    status, code = 403, "other_site"
    say = {
        "en": "This came from another website, so we left everything as it was.",
        "zh-CN": "这个请求来自别的网站，所以我们什么都没有改动。",
        "ja": "ほかのサイトからの操作だったので、何も変えませんでした。",
    }


class NotAllowed(Refusal):
    status, code = 403, "not_allowed"
    say = {
        "en": "This isn't yours to change here. A worker or a host of the group can help.",
        "zh-CN": "这一项在这里你还不能改动。社工或照看人可以帮忙。",
        "ja": "ここでは変更できません。支援員やお世話役がお手伝いできます。",
    }


class AlreadyDifferent(Refusal):
    """One uniform answer, whatever the reason: it must not tell what stands under the id."""

    status, code = 409, "already_different"
    say = {
        "en": "This was already used for something else. Please send it once more as new.",
        "zh-CN": "这个编号已经用过了。请作为新内容再发一次。",
        "ja": "この番号はもう使われています。新しいものとして、もう一度お送りください。",
    }


class TooLarge(Refusal):
    status, code = 413, "too_large"
    say = {
        "en": "This is too long to take in one piece. It is still with you; please make it shorter.",
        "zh-CN": "内容太长，一次放不下。它还在你这里，请缩短一些。",
        "ja": "長すぎて一度には受け取れません。お手元に残っていますので、短くしてみてください。",
    }


class SlowDown(Refusal):
    """`retry_after` is in whole seconds."""

    status, code = 429, "slow_down"
    say = {
        "en": "That's a lot at once. Your words are kept; they can go in {retry_after} seconds.",
        "zh-CN": "一下子有点多了。你写的都还在,{retry_after} 秒后可以继续。",
        "ja": "少し続きました。書いたものは残っています。{retry_after} 秒後に送れます。",
    }


class Unavailable(Refusal):
    status, code = 503, "unavailable"
    say = {
        "en": "We can't keep this safely just now. It stays with you; please try again in a while.",
        "zh-CN": "现在暂时不能安全地保存。内容还在你这里，请过一会儿再试。",
        "ja": "今は安全に保存できません。お手元に残っていますので、少し後でもう一度お試しください。",
    }


class WrongMethod(Refusal):
    status, code = 405, "wrong_method"
    say = {
        "en": "This address can't be used in that way. Nothing was changed.",
        "zh-CN": "这个地址不能这样使用，什么也没有改变。",
        "ja": "このアドレスはそのようには使えません。何も変わっていません。",
    }
