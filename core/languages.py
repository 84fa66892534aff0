"""Which of our languages somebody reads."""

from core.errors import LANGUAGES


def preferred(accept: str | None, own: str | None = None) -> str:
    """The first of our languages in an `Accept-Language` header, else `own`, else Chinese.

    Quality values are honoured; `zh`, `zh-Hans` and the like all mean `zh-CN`.
    """
    for tag in _by_quality(accept or ""):
        for language in LANGUAGES:
            if tag.split("-")[0] == language.split("-")[0]:
                return language
    return own if own in LANGUAGES else LANGUAGES[0]


def _by_quality(accept: str) -> list[str]:
    weighed = []
    for part in accept[:400].split(","):
        tag, _, quality = part.partition(";q=")
        try:
            weight = float(quality or 1)
        except ValueError:
            weight = 0.0
        if tag.strip() and weight > 0:
            weighed.append((-weight, tag.strip().lower()))
    return [tag for _, tag in sorted(weighed, key=lambda pair: pair[0])]
