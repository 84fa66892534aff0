"""The matrix notices: a check taken out of rules/boundaries.py turns exactly the right cells red."""

import inspect

import pytest

from rules import boundaries, boundaries_sql, runs, suspensions
from tests.matrix.breaking import BROKEN, TURNS_RED, broken
from tests.matrix.observing import observe
from tests.matrix.surfaces import DEFECTS, NONE, read_table

TABLE = read_table()
# They join, are parts of rules that are broken here, or say in Python the same as a twin that is;
# tests/twins holds each pair equal.
DECIDE_NOTHING = {"with_membership", "may_find", "lasts"}
# Whom a worker may pause, and for how long, is told in tests/boundaries.
DECIDE_NOTHING |= {"require_may_suspend", "ends"}
DECIDE_NOTHING |= {"hidden_from", "blocked_pair", "sharing_a_room"}
# Who looks behind a broken glass stands in no room of the scenes: tests/glass.
DECIDE_NOTHING |= {"may_look_behind"}
# Parts of what the column `held` of the surface matrix proves, in Python and in SQL.
DECIDE_NOTHING |= {"may_have_picture", "not_held", "still_out"}


@pytest.mark.parametrize("rule", BROKEN)
async def test_a_check_taken_out_turns_these_cells_red(rule: str) -> None:
    with broken(rule):
        seen = await observe(TURNS_RED[rule])
    red = {
        boundary: {
            surface
            for surface, row in TABLE.items()
            if row[boundary] not in (NONE, observed.hidden[surface])
            and (surface, boundary) not in DEFECTS
        }
        for boundary, observed in seen.items()
    }
    assert red == TURNS_RED[rule]


def test_every_rule_of_the_one_predicate_is_broken_once() -> None:
    rules = {
        name
        for module in (boundaries, boundaries_sql, runs, suspensions)
        for name, rule in inspect.getmembers(module, inspect.isfunction)
        if rule.__module__ == module.__name__ and not name.startswith("_")
    }
    assert rules - DECIDE_NOTHING == {old.__name__ for old, _ in BROKEN.values()}
    assert set(BROKEN) == set(TURNS_RED)
