"""How figures are said: JSON lines with their spread, a small table, and floors that hold or don't."""

import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any


def spread(values: Sequence[float]) -> dict[str, float]:
    """The middle of what each round gave, the least and the most."""
    return {
        "median": short(median(values)),
        "least": short(min(values)),
        "most": short(max(values)),
        "rounds": len(values),
    }


def short(value: float) -> float:
    """Four figures say all that a measurement knows."""
    return float(f"{value:.4g}")


def quantile(values: Sequence[float], share: float) -> float:
    """The value below which that share of them lies."""
    ranked = sorted(values)
    return ranked[min(len(ranked) - 1, int(share * len(ranked)))]


@dataclass(frozen=True)
class Floor:
    """Something a figure must hold: at least `bound`, or at most (`least=False`)."""

    name: str
    value: float
    bound: float
    unit: str
    least: bool = True

    @property
    def held(self) -> bool:
        return self.value >= self.bound if self.least else self.value <= self.bound

    def row(self) -> dict[str, Any]:
        """The floor as a JSON line."""
        return {
            "figure": "live.floor",
            "floor": self.name,
            "held": self.held,
            "value": short(self.value),
            "at least" if self.least else "at most": self.bound,
            "unit": self.unit,
        }


def say(text: str) -> None:
    """Progress: beside the figures, on stderr."""
    print(text, file=sys.stderr, flush=True)


def line(row: dict[str, Any]) -> None:
    """One figure as a line of JSON."""
    print(json.dumps(row, ensure_ascii=False), flush=True)


def table(head: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """Columns of words and numbers, right-aligned."""
    cells = [list(head), *[[told(cell) for cell in row] for row in rows]]
    widths = [max(len(row[column]) for row in cells) for column in range(len(head))]
    print()
    for row in cells:
        print("  ".join(cell.rjust(width) for cell, width in zip(row, widths, strict=True)))


def verdicts(floors: Sequence[Floor]) -> None:
    """Which floors hold, in words."""
    print()
    for floor in floors:
        mark, wanted = "✓" if floor.held else "✗", "at least" if floor.least else "at most"
        value = told(short(floor.value))
        print(f"{mark} {floor.name}: {value} {floor.unit} ({wanted} {told(float(floor.bound))})")


def told(cell: object) -> str:
    """A number as people read it."""
    if isinstance(cell, float):
        return f"{cell:,.0f}" if cell >= 1000 else f"{cell:.3g}"
    return str(cell)
