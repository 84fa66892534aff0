"""The figures are printed whole and say their floors. Never how fast: that is the machine's business."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.shows
ROOT = Path(__file__).resolve().parents[2]
SPREAD = {"median", "least", "most", "rounds"}
FLOW = {"sends_per_s", "deliveries_per_s", "cpu_per_10k", "server_busy", "client_busy", "others"}
DELAY = {"rate", "p50_ms", "p99_ms"}


def bench(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "bench", *words],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=300,
    )


def named(rows: list[dict[str, Any]], figure: str) -> list[dict[str, Any]]:
    return [row for row in rows if row["figure"] == f"live.{figure}"]


def check_spreads(row: dict[str, Any], fields: set[str]) -> None:
    """Both sides say every field, with its spread over the rounds."""
    for side in ("ours", "reference"):
        assert set(row[side]) == fields
        assert all(set(spread) == SPREAD for spread in row[side].values())


def test_show_5_bench_live_prints_the_table_and_states_its_floors() -> None:
    done = bench("live", "--tiny")
    rows = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
    assert not named(rows, "void"), done.stderr
    about = named(rows, "about")[0]
    assert "FULL" in about["durability"] and about["disk_sync_ms"] > 0
    flows = named(rows, "flow")
    assert [(row["members"], row["in_flight"]) for row in flows] == [
        (2, 64),
        (5, 1),
        (5, 8),
        (5, 64),
    ]
    for row in flows:
        check_spreads(row, FLOW)
        assert set(row["ratio"]) == SPREAD
    delays = named(rows, "delay")
    assert [row["at"] for row in delays] == ["20 messages/s", "half of its own most"]
    for row in delays:
        check_spreads(row, DELAY)
    assert {"connections", "ours_kib", "reference_kib"} <= set(named(rows, "memory")[0])
    assert {"missed", "seconds_alone", "seconds_together"} <= set(named(rows, "catch_up")[0])
    bound = named(rows, "boundaries")[0]
    assert (bound["members"], bound["keep_away"]) == (5, 1)
    assert all(set(bound[side]) == SPREAD for side in ("with", "without", "ratio"))
    check_floors(done, named(rows, "floor"))


def check_floors(done: subprocess.CompletedProcess[str], floors: list[dict[str, Any]]) -> None:
    """Five floors, each said in words too; the exit code is theirs. Whether they hold isn't asked."""
    assert [set(row) & {"at least", "at most"} for row in floors] == [
        {"at least"},
        {"at least"},
        {"at most"},
        {"at most"},
        {"at least"},
    ]
    assert done.returncode == int(not all(row["held"] for row in floors)), done.stderr
    said = [line for line in done.stdout.splitlines() if line[:1] in "✓✗" and line]
    assert [line[0] == "✓" for line in said] == [row["held"] for row in floors]
    assert "deliveries/s" in done.stdout and "p99 ms" in done.stdout, "the tables"


def test_show_5_bench_knows_its_figures_by_name() -> None:
    assert "live" in bench().stdout
    unknown = bench("nothing")
    assert unknown.returncode == 2 and "live" in unknown.stderr
