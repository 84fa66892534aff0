"""The rules of decisions and holds by themselves."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import NotAllowed
from models.decisions import DecisionKind
from rules import decisions, holds
from rules.decisions import About, NotForThis, OnlyCare, TakesTwo
from rules.holds import Flag, Where, judge, voices, works
from tests.support.house import MORNING

MEMBER, WORKER = frozenset({"member"}), frozenset({"worker"})
PEOPLE = [uuid4() for _ in range(8)]
THING = uuid4()


def about(**more: object) -> About:
    facts: dict[str, object] = {
        "thing": "message",
        "in_group": True,
        "held": MEMBER,
        "somebody": True,
    }
    return About(**(facts | more))  # type: ignore[arg-type]


def test_what_fits_what() -> None:
    assert len(decisions.fits(about())) == 9
    assert "remove_from_room" not in decisions.fits(about(in_group=False))
    assert decisions.fits(about(somebody=False)) == ["nothing", "hide"], (
        "words are left of whom nobody knows"
    )
    assert decisions.fits(about(thing="ask", in_group=False)) == [
        *("nothing", "talk", "ask_to_change", "hide", "pause", "leave", "removal"),
    ]
    assert decisions.fits(about(thing="person", in_group=False, held=frozenset())) == [
        "nothing",
        "talk",
    ]
    assert decisions.fits(about(care=True)) == ["nothing", "talk", "topic"]


@pytest.mark.parametrize(
    ("kind", "facts", "refusal"),
    [
        ("pause", {"care": True}, OnlyCare),
        ("pause", {"held": WORKER}, NotAllowed),
        ("topic", {"thing": "skill"}, NotForThis),
        ("hide", {"thing": "person"}, NotForThis),
        ("removal", {"held": frozenset()}, NotForThis),
    ],
)
def test_what_does_not(
    kind: DecisionKind, facts: dict[str, object], refusal: type[Exception]
) -> None:
    decisions.require_fits(kind, about())
    with pytest.raises(refusal):
        decisions.require_fits(kind, about(**facts))


def test_two_are_two() -> None:
    decisions.require_second("removal", PEOPLE[0], PEOPLE[1])
    with pytest.raises(TakesTwo):
        decisions.require_second("removal", PEOPLE[0], PEOPLE[0])
    with pytest.raises(NotForThis):
        decisions.require_second("pause", PEOPLE[0], PEOPLE[1])


def test_the_gentlest_that_was_not_tried() -> None:
    ladder = decisions.FIRST_LADDER
    every = decisions.fits(about())
    assert decisions.suggest(ladder, [], every) == ("talk", None)
    assert decisions.suggest(ladder, [("talk", None), ("hide", None)], every) == (
        "ask_to_change",
        None,
    )
    assert decisions.suggest(ladder, list(ladder), every) == ("removal", None)
    assert decisions.suggest(ladder, [], ["nothing"]) is None


def flags(*minutes: float) -> list[Flag]:
    """One of each person, so many minutes after the first."""
    return [Flag(PEOPLE[n], THING, MORNING + timedelta(minutes=at)) for n, at in enumerate(minutes)]


def pair(one: int, other: int) -> frozenset[UUID]:
    return frozenset((PEOPLE[one], PEOPLE[other]))


def test_voices() -> None:
    assert voices(flags(0, 5, 10), []) == 3
    assert voices(flags(0, 0.9, 10), []) == 2 and voices(flags(0, 1, 10), []) == 3
    assert voices(flags(0, 5, 10), [pair(0, 1)]) == 2
    assert voices(flags(0, 5, 10, 15), [pair(0, 1), pair(1, 2), pair(2, 3)]) == 2
    again = [*flags(0, 5), Flag(PEOPLE[0], THING, MORNING + timedelta(hours=1))]
    assert voices(again, []) == 2


def test_three_and_five() -> None:
    assert judge(flags(0, 5), THING, []).cause is None
    assert judge(flags(0, 5, 10), THING, []) == holds.Verdict("three", concert=False)
    assert judge(flags(0, 5, 10), THING, [pair(0, 1)]) == holds.Verdict(None, concert=True)
    five = [Flag(one.by, uuid4(), one.at) for one in flags(0, 5, 10, 15, 20)]
    assert judge(five, five[-1].thing, []).cause == "five"
    assert judge(five[:4], five[0].thing, []).cause is None


def test_where_it_works() -> None:
    here = Where(True, False, True, 12, "message")
    assert works(here)
    for other in (
        Where(False, False, True, 12, "message"),
        Where(True, True, True, 12, "message"),
        Where(True, False, False, 12, "message"),
        Where(True, False, True, 11, "message"),
        Where(True, False, True, 12, "person"),
    ):
        assert not works(other)


@given(st.lists(st.tuples(st.integers(0, 7), st.integers(0, 600)), max_size=9), st.data())
def test_no_more_voices_than_people_and_friends_only_lower_them(
    said: list[tuple[int, int]], data: st.DataObject
) -> None:
    some = [Flag(PEOPLE[who], THING, MORNING + timedelta(seconds=at)) for who, at in said]
    pairs = data.draw(st.sets(st.sampled_from([pair(a, b) for a in range(8) for b in range(a)])))
    assert voices(some, pairs) <= voices(some, []) <= len({flag.by for flag in some})
