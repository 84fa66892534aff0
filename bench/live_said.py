"""What `bench live` makes of its figures: the floors that must hold, and the table for people."""

from typing import Any

from bench import report
from bench.report import Floor

Rows = list[dict[str, Any]]
FLOORS_AT = 100  # members
SIDES = ("ours", "reference")
DELAY = ("rate", "p50_ms", "p99_ms")


def of(rows: Rows, figure: str) -> Rows:
    """The lines of one figure."""
    return [row for row in rows if row["figure"] == f"live.{figure}"]


def floors(rows: Rows) -> list[Floor]:
    """What must hold, in the room that the floors speak of (the biggest, where it wasn't measured)."""
    sizes = [row["members"] for row in of(rows, "delay")]
    size = FLOORS_AT if FLOORS_AT in sizes else max(sizes)
    flows = {(row["members"], row["in_flight"]): row for row in of(rows, "flow")}
    slow = next(r for r in of(rows, "delay") if r["members"] == size and "20" in r["at"])
    ratio, two = flows[size, 64]["ratio"], flows[2, 64]["ours"]["sends_per_s"]
    bound = of(rows, "boundaries")[0]
    memory_kib = of(rows, "memory")[0]["ours_kib"]
    return [
        Floor(
            f"deliveries/s in a room of {size}, 64 in flight", ratio["median"], 1.0, "x reference"
        ),
        Floor("durable sends/s in a room of two, 64 in flight", two["median"], 2000, "1/s"),
        Floor(
            f"p99 at 20 messages/s in a room of {size}, later than the reference",
            slow["p99_later_ms"]["median"],
            10,
            "ms",
            least=False,
        ),
        Floor("memory of an idle connection", memory_kib, 50, "KiB", least=False),
        Floor(
            f"deliveries/s in a room of {bound['members']} where every fifth mutes or blocks somebody",
            bound["ratio"]["median"],
            0.85,
            "x without",
        ),
    ]


def tables(rows: Rows) -> None:
    """The same figures for people: ours, the reference's, and how they compare; medians."""
    _flows(rows)
    _delays(rows)
    _once(rows)


def _flows(rows: Rows) -> None:
    report.table(
        (
            "members",
            "in flight",
            "sends/s",
            "deliveries/s",
            "reference",
            "ratio",
            "CPU s/10k",
            "reference",
        ),
        [
            (
                row["members"],
                row["in_flight"],
                row["ours"]["sends_per_s"]["median"],
                row["ours"]["deliveries_per_s"]["median"],
                row["reference"]["deliveries_per_s"]["median"],
                "{median} ({least}-{most})".format(**row["ratio"]),
                row["ours"]["cpu_per_10k"]["median"],
                row["reference"]["cpu_per_10k"]["median"],
            )
            for row in of(rows, "flow")
        ],
    )


def _delays(rows: Rows) -> None:
    report.table(
        (
            "members",
            "sent at",
            "messages/s",
            "p50 ms",
            "p99 ms",
            "reference at",
            "p50 ms",
            "p99 ms",
        ),
        [
            (row["members"], row["at"], *(row[s][n]["median"] for s in SIDES for n in DELAY))
            for row in of(rows, "delay")
        ],
    )


def _once(rows: Rows) -> None:
    memory_, back = of(rows, "memory")[0], of(rows, "catch_up")[0]
    report.table(
        ("memory, KiB a connection", "reference", "catch-up, s", "phones at once, s"),
        [
            (
                memory_["ours_kib"],
                memory_["reference_kib"],
                back["seconds_alone"]["median"],
                f"{back['phones']}: {back['seconds_together']['median']}",
            )
        ],
    )
