"""The board of skill posts: its first page among 5,000 posts beside its first page among 50, on both databases.

`python -m bench together [--posts 5000] [--rounds 40] [--tiny] [--json]`.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from time import perf_counter
from typing import Any
from uuid import UUID, uuid4

from actions import people, skill_board, skills
from actions.skill_board import Wanted
from bench.first_page import KINDS, PAGE, asked_for, compared, floor, store_on, tell
from bench.report import line, say, verdicts
from core.store import Store
from core.work import Work
from models.sign_in import Who
from models.skills import NewSkill

FEW = 50
WORD = "围巾"


@dataclass(frozen=True)
class Side:
    """A database with so many posts, and somebody who looks."""

    store: Store
    who: Who
    posts: int

    def first_page(self) -> float:
        """Milliseconds of one look at the first page."""
        began = perf_counter()
        page = self.store.read_now(skill_board.board, self.who, Wanted(), None, PAGE)
        assert len(page[0]) == min(PAGE, self.posts)
        return (perf_counter() - began) * 1000

    def found(self) -> int:
        """How many posts a search for two letters finds, over all pages."""
        cursor, found = None, 0
        while True:
            page = self.store.read_now(skill_board.board, self.who, Wanted(q=WORD), cursor, PAGE)
            found, cursor = found + len(page[0]), page[1]
            if cursor is None:
                return found


def main(arguments: Sequence[str]) -> int:
    """Measure and tell; 1 when the floor is missed."""
    asked = asked_for("together", __doc__, ("posts", 5000), arguments)
    posts, rounds = (120, 3) if asked.tiny else (asked.many, asked.rounds)
    rows = [row for kind in KINDS for row in _measure(kind, posts, rounds)]
    floors = [floor(row, posts, FEW) for row in rows]
    for one in floors:
        line(one.row() | {"figure": "together.floor"})
    if not asked.json:
        tell(rows, posts, FEW)
        verdicts(floors)
    return int(not all(one.held for one in floors))


def _measure(kind: str, posts: int, rounds: int) -> Iterator[dict[str, Any]]:
    with _side(kind, FEW) as few, _side(kind, posts) as many:
        row = {"figure": "together.board", "database": kind, "posts": posts}
        row |= compared(few, many, rounds)
        row["search"] = {"letters": WORD, "found": many.found(), "there": _with_word(posts)}
        line(row)
        yield row


@contextmanager
def _side(kind: str, posts: int) -> Iterator[Side]:
    with store_on(kind) as store:
        say(f"{kind}: {posts} posts ...")
        yield Side(store, store.write_now(_fill, posts), posts)


def _fill(work: Work, posts: int) -> Who:
    """A centre of fifty who post in turn, and one who looks."""
    centre = people.make_centre(work, "Bench", language="en").id
    crowd = [
        _who(people.add_person(work, centre, f"P{n}", "member", "en").id, centre) for n in range(50)
    ]
    for number in range(posts):
        title = f"{WORD if number % 10 == 0 else '唱歌'} {number}"
        new = NewSkill(
            kind="show", title=title, words="慢慢来，一起做。", audience="centre", tags=["tea"]
        )
        skills.put(work, crowd[number % len(crowd)], uuid4(), new)
    return _who(people.add_person(work, centre, "Looks", "member", "en").id, centre)


def _who(person: UUID, centre: UUID) -> Who:
    return Who(person, person, person, "en", centre, {centre: frozenset({"member"})})


def _with_word(posts: int) -> int:
    return len(range(0, posts, 10))
