"""The words of the screens, out of the catalogues themselves: a better sentence breaks no test."""

import re
from functools import cache

from tests.support.server import ROOT

LINE = re.compile(r"""^\s*(\w+):\s*(['"`])(.*)\2,?\s*$""", re.MULTILINE)
LANGUAGES = ("zh-CN", "en", "ja")


@cache
def catalogue(feature: str, language: str) -> dict[str, str]:
    """Out: the words of one feature in one language."""
    folder = ROOT / f"web/src/{feature}"
    files = (folder / f"words.{language}.ts", folder / f"desk.{language}.ts")
    text = "\n".join(file.read_text("utf-8") for file in files if file.exists())
    return {key: said.replace("\\'", "'") for key, _, said in LINE.findall(text)}


def t(key: str, language: str = "zh-CN", **values: str) -> str:
    """Out: what `feature.key` says in that language, with its {names} filled in. KeyError when it says nothing."""
    feature, _, name = key.partition(".")
    return catalogue(feature, language)[name].format_map(values)
