"""Whether words may mean danger: the same on the phone (web/src/danger/find.ts) and here. Pure.

Latin words are found as whole words ("skilled" holds no "killed"); Chinese and Japanese ones
anywhere, unless a longer word around them is something else (跳楼价 is a bargain, no jump).
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import cached_property

from core.errors import NotAllowed
from models.text import visible
from rules.danger_words import CLAUSE, EVERY, Phrase
from rules.people import require_staff

# Rooms in which a machine may look at all: many read there. Never between two, among invited people, nor with a worker.
MARKED_ROOMS = ("group", "activity", "announcements")
# And posts that many have; what goes to friends is private.
MARKED_AUDIENCES = ("group", "centre", "network")
_LATIN = re.compile(r"[a-z0-9]")
_APOSTROPHES = str.maketrans({"’": "'", "ʼ": "'", "＇": "'"})


def plain(text: str) -> str:
    """The text as it is compared: one width, one case, nothing that draws nothing, single blanks."""
    folded = unicodedata.normalize("NFKC", visible(text)).translate(_APOSTROPHES).casefold()
    return " ".join(folded.split())


class Finder:
    """Finds one of these phrases in a text."""

    def __init__(self, phrases: Iterable[Phrase]) -> None:
        self.phrases = [
            Phrase(plain(one.words), tuple(plain(but) for but in one.but)) for one in phrases
        ]

    @cached_property
    def _wanted(self) -> re.Pattern[str]:
        return _anywhere({one.words for one in self.phrases if one.words})

    @cached_property
    def _others(self) -> re.Pattern[str]:
        return _anywhere({but for one in self.phrases for but in one.but})

    def finds(self, text: str) -> bool:
        """Whether one of the phrases stands in it and is no part of something else."""
        said = plain(text)
        found = [one.span(1) for one in self._wanted.finditer(said)]
        others = [one.span(1) for one in self._others.finditer(said)] if found else []
        return any(
            not any(first <= begins and ends <= last for first, last in others)
            for begins, ends in found
        )


def _anywhere(words: Iterable[str]) -> re.Pattern[str]:
    """A pattern for where any of these begins, also within another; of two, the longer one."""
    longest = sorted(words, key=len, reverse=True)
    return re.compile(f"(?=({'|'.join(map(_whole, longest)) or '(?!)'}))")


def _whole(words: str) -> str:
    """A pattern for these words; where they begin or end in Latin, a word begins or ends there, too."""
    said = words.removesuffix(CLAUSE)
    before = r"(?<![a-z0-9])" if _LATIN.match(said[:1]) else ""
    after = r"(?![a-z0-9])" if _LATIN.match(said[-1:]) else ""
    if words.endswith(CLAUSE):
        after = r"(?! ?\w)"
    return before + re.escape(said) + after


def listed(added: Iterable[str], left_out: Iterable[str]) -> list[Phrase]:
    """What counts at a centre: the list everybody begins with, less what it left out, and its own."""
    without = {plain(words) for words in left_out}
    kept = [one for one in EVERY if plain(one.words) not in without]
    return [*kept, *(Phrase(words) for words in added)]


def may_read_room(kind: str, *, invited: bool) -> bool:
    """Whether a machine may look at what is said in a room of that kind; `invited`: it is for invited people alone."""
    return kind in MARKED_ROOMS and not invited


def may_read_post(audience: str) -> bool:
    """Whether a machine may look at a post for that audience."""
    return audience in MARKED_AUDIENCES


def require_may_list(mine: Iterable[str]) -> None:
    """Coordinators keep a centre's list. Raises NotFound for who isn't staff there, NotAllowed."""
    held = frozenset(mine)
    require_staff(held)
    if "coordinator" not in held:
        raise NotAllowed()
