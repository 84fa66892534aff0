"""Each home-made check, on its own samples and on the project."""

import pytest

from tests.taste import events, house, layers, words
from tests.taste.tree import TASTES, Taste, Tree, whole_tree

KEPT_IN = (events, house, layers, words)  # importing them fills TASTES


def named(taste: Taste) -> str:
    return taste.find.__name__


@pytest.mark.parametrize("taste", TASTES, ids=named)
def test_passes_its_good_sample(taste: Taste) -> None:
    assert list(taste.find(taste.good)) == []


@pytest.mark.parametrize(
    ("taste", "bad"), [pytest.param(t, bad, id=named(t)) for t in TASTES for bad in t.bad]
)
def test_finds_its_bad_sample(taste: Taste, bad: Tree) -> None:
    assert list(taste.find(bad))


@pytest.mark.parametrize("taste", TASTES, ids=named)
def test_finds_nothing_in_the_project(taste: Taste) -> None:
    try:
        found = list(taste.find(whole_tree()))
    except LookupError as nothing:
        found = [str(nothing)]
    if found:
        pytest.fail("\n".join([taste.find.__doc__ or "", *found]), pytrace=False)
