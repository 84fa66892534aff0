"""What must be shown of distance and disclosure: each number is a promise, shown end to end."""

import json
import os
from pathlib import Path
from typing import Any

import pytest

from tests.boundaries import test_asks, test_silence
from tests.boundaries.conftest import circle
from tests.browser import distance
from tests.matrix import surfaces
from tests.matrix.breaking import TURNS_RED, broken
from tests.matrix.observing import observe
from tests.shows.dump import (
    test_show_6_last_weeks_data_shows_nothing_of_the_erased,
    test_show_6_no_sensitive_word_is_readable_in_the_data,
)
from tests.shows.figures import bench
from tests.shows.interleaving import Record, check_at_the_end, part, play
from tests.shows.preview import (
    test_show_4_the_preview_is_what_they_are_answered,
    test_show_4_the_preview_of_a_group_and_of_a_worker,
)
from tests.support.clone import clone_tree
from tests.support.server import running

pytestmark = pytest.mark.shows
test_show_1_the_re_adding_story_ends = test_asks.test_removed_and_asked_again_eight_times
test_show_3_gone_is_as_if_it_never_was = test_silence.test_gone_is_as_if_it_never_was
test_show_3_quiet_reads_waiting = test_silence.test_quiet_reads_waiting
test_show_3_a_cool_down_reads_waiting_too = test_silence.test_a_cool_down_reads_waiting_too
test_show_3_nothing_reaches_the_asker_but_a_yes = (
    test_silence.test_nothing_reaches_the_asker_but_a_yes
)
# All of them take minutes on a busy machine: SUNROOM_TEST_ACTS=10000 for the whole, here a short form.
ACTS = int(os.environ.get("SUNROOM_TEST_ACTS", "1000"))
THE_CHECK = "    if not reader.hidden.isdisjoint(seen.shows):\n        return WITHHELD\n"


async def test_show_2_the_matrix_prints_green_and_turns_red_on_the_right_cells() -> None:
    """Every cell of the boundaries people set; then one check is out, and exactly its cells differ.

    tests/matrix holds all boundaries, and takes out every rule in turn.
    """
    chosen = ("blocks", "audience")
    table = surfaces.read_table()
    whole = differing(table, await observe(chosen))
    print(surfaces.TABLE)
    assert whole == {boundary: set() for boundary in chosen}
    rule = "sight: not who is blocked"
    with broken(rule):
        without = differing(table, await observe(["blocks"]))
    print({boundary: sorted(cells) for boundary, cells in without.items()})
    assert without["blocks"] and without["blocks"] == TURNS_RED[rule]["blocks"]


def differing(table: Any, seen: Any) -> dict[str, set[str]]:
    """By boundary, the surfaces that show something else than the table says."""
    return {
        boundary: {
            surface
            for surface, row in table.items()
            if row[boundary] not in (surfaces.NONE, observed.hidden[surface])
        }
        for boundary, observed in seen.items()
    }


async def test_show_5_nothing_leaks_in_ten_thousand_interleaved_acts(tmp_path: Path) -> None:
    record = Record()
    with running("postgres", tmp_path, SUNROOM_MESSAGE_LIMIT="off") as server:
        cast = await play(server, players=8, acts=ACTS, seed=20, record=record)
        leaks = record.leaks()
        await check_at_the_end(cast)
        await part(cast)
    print(
        f"{record.acts} acts, {len(record.sent)} messages, {len(record.had)} times somebody had one"
    )
    print(
        f"{sum(len(state.spans) for state in record.blocked.values())} blocks lifted, {len(leaks)} leaks"
    )
    assert record.acts >= ACTS and len(record.had) > ACTS
    assert leaks == []


async def test_show_5_the_checker_catches_a_planted_leak(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same house without one check of the predicate: the checker finds what gets through."""
    planted = clone_tree(tmp_path / "planted")
    rules = planted / "rules" / "boundaries.py"
    rules.write_text(rules.read_text("utf-8").replace(THE_CHECK, ""), "utf-8")
    assert THE_CHECK not in rules.read_text("utf-8"), "nothing was planted"
    monkeypatch.setattr("tests.support.server.ROOT", planted)
    record = Record()
    with running("postgres", tmp_path / "home", SUNROOM_MESSAGE_LIMIT="off") as server:
        cast = await play(server, players=6, acts=400, seed=21, record=record)
        await part(cast)
    assert record.leaks()


def test_show_7_block_rest_and_a_folded_topic_on_two_phones(tmp_path: Path) -> None:
    with running("sqlite", tmp_path / "server", SUNROOM_MESSAGE_LIMIT="off") as server:
        distance.show(server)


def test_show_8_bench_live_says_what_boundaries_cost() -> None:
    """Its tiny form: five people, of whom one mutes or blocks. How much it is isn't asked here."""
    done = bench("live", "--tiny", "--json")
    rows = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
    (bound,) = [row for row in rows if row["figure"] == "live.boundaries"]
    assert (bound["members"], bound["keep_away"]) == (5, 1)
    assert all({"median", "least", "most"} <= set(bound[part]) for part in ("with", "without"))
    (floor,) = [row for row in rows if "mutes or blocks" in row.get("floor", "")]
    assert floor["at least"] == 0.85 and floor["value"] == bound["ratio"]["median"]
    assert floor["held"] is (floor["value"] >= 0.85)


__all__ = [
    "circle",
    "test_show_4_the_preview_is_what_they_are_answered",
    "test_show_4_the_preview_of_a_group_and_of_a_worker",
    "test_show_6_last_weeks_data_shows_nothing_of_the_erased",
    "test_show_6_no_sensitive_word_is_readable_in_the_data",
]
