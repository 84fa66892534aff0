"""The rule of three and five: when what several people reported waits, out of hours, until somebody looks.

Three different people about one thing, or five about what one person said, hold it until the desk
opens. Who acts in concert counts as one voice: who reported within the same minute, and friends. It
is a rule of counting and nothing more: it says nothing about who is right. Pure: facts in, verdict out.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import combinations
from typing import Literal
from uuid import UUID

from models.cases import ThingKind
from rules.decisions import HIDEABLE

LARGE_ENOUGH = 12
ON_ONE_THING, ON_ONE_PERSON = 3, 5
SAME_MINUTE = timedelta(minutes=1)
# So far back lies what counts for five, where nobody was there since.
LOOKED_BACK = timedelta(days=14)
# Where a centre hasn't said when it opens again.
NO_HOURS = timedelta(days=3)
# A small number is looked at pair by pair; of more than this, the first are enough to decide.
LOOKED_AT = 12
Pair = frozenset[UUID]


@dataclass(frozen=True, slots=True)
class Flag:
    """Somebody reported something: who, what, when."""

    by: UUID
    thing: UUID
    at: datetime


@dataclass(frozen=True, slots=True)
class Where:
    """Whether the rule works here and now: the centre wishes it, nobody is there, the group is large enough."""

    switched_on: bool
    staffed: bool
    group: bool
    members: int
    thing: ThingKind


@dataclass(frozen=True, slots=True)
class Verdict:
    """`cause`: by which rule it is held, or None. `concert`: there were voices enough, but they go together."""

    cause: Literal["three", "five"] | None
    concert: bool


def works(where: Where) -> bool:
    """Whether anything is held here and now."""
    return (
        where.switched_on
        and not where.staffed
        and where.group
        and where.members >= LARGE_ENOUGH
        and where.thing in HIDEABLE
    )


def judge(flags: Sequence[Flag], thing: UUID, friends: Collection[Pair]) -> Verdict:
    """What these flags, all about one person's things, come to for one of these things.

    `friends`: pairs who count each other as friends, or talk in a room of two.
    """
    here = [flag for flag in flags if flag.thing == thing]
    if voices(here, friends) >= ON_ONE_THING:
        return Verdict("three", concert=_together(here, friends))
    if voices(flags, friends) >= ON_ONE_PERSON:
        return Verdict("five", concert=_together(flags, friends))
    enough = _people(here) >= ON_ONE_THING or _people(flags) >= ON_ONE_PERSON
    return Verdict(None, concert=enough)


def voices(flags: Sequence[Flag], friends: Collection[Pair]) -> int:
    """How many different people there are of whom no two go together: the most one can pick."""
    first = _first_of_each(flags)[:LOOKED_AT]
    for many in range(len(first), 0, -1):
        for some in combinations(first, many):
            if not any(_go_together(a, b, friends) for a, b in combinations(some, 2)):
                return many
    return 0


def in_concert(flags: Sequence[Flag], friends: Collection[Pair]) -> bool:
    """Whether any two of those who reported go together: shown to the worker."""
    return _together(flags, friends)


def _together(flags: Sequence[Flag], friends: Collection[Pair]) -> bool:
    first = _first_of_each(flags)
    return any(_go_together(a, b, friends) for a, b in combinations(first, 2))


def _go_together(one: Flag, other: Flag, friends: Collection[Pair]) -> bool:
    near = abs(one.at - other.at) < SAME_MINUTE
    return near or frozenset((one.by, other.by)) in friends


def _first_of_each(flags: Iterable[Flag]) -> list[Flag]:
    found: dict[UUID, Flag] = {}
    for flag in sorted(flags, key=lambda flag: (flag.at, flag.by)):
        found.setdefault(flag.by, flag)
    return list(found.values())


def _people(flags: Iterable[Flag]) -> int:
    return len({flag.by for flag in flags})
