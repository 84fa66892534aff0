"""The rules of a screen as judgements: a measured screen goes in (measure.js), what breaks the rule comes out.

`test_rules.py` holds them against every screen, and against a page of planted faults: each must be caught.
"""

from collections.abc import Callable, Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

Measured = dict[str, Any]
MEASURE = (Path(__file__).parent / "measure.js").read_text("utf-8")
TARGET, GAP, MAIN = 48, 8, 60  # CSS px
BODY, SMALL, LABEL = 18, 15, 12.9  # CSS px: sentences, hints, one word under an icon
HINT = 12  # characters; less is a label
MOST_CHOICES = 5
LONGEST_MOTION = 0.2  # seconds
ROUNDING = 0.6  # px


def targets_are_large(seen: Measured) -> Iterator[str]:
    """At least 48x48; the main ones 60 high."""
    for one in seen["targets"]:
        least = MAIN if one["main"] else TARGET
        if one["width"] < TARGET - ROUNDING or one["height"] < least - ROUNDING:
            yield f"{one['name']}: {one['width']:.0f}x{one['height']:.0f}"


def targets_keep_apart(seen: Measured) -> Iterator[str]:
    """8 px between. Rows that touch are fine when 48 px of each remain with 8 px between those."""
    for a, b in combinations(seen["targets"], 2):
        if a["layer"] != b["layer"]:
            continue
        gaps = {"x": _gap(a, b, "x", "width"), "y": _gap(a, b, "y", "height")}
        axis, side = max((("x", "width"), ("y", "height")), key=lambda way: gaps[way[0]])
        short = GAP - max(gaps[axis], 0)
        if short > ROUNDING and min(a[side], b[side]) < TARGET + short - ROUNDING:
            yield f"{a['name']} | {b['name']}: {gaps[axis]:.1f} px"


def _gap(a: Measured, b: Measured, at: str, side: str) -> float:
    return max(b[at] - a[at] - a[side], a[at] - b[at] - b[side])


def words_are_large(seen: Measured) -> Iterator[str]:
    """Body text 18 px (or what was asked); hints 15; a word under an icon 13."""
    scale = seen["root"] / BODY
    if seen["root"] < BODY:
        yield f"body text is {seen['root']} px"
    for one in seen["texts"]:
        least = SMALL if one["length"] >= HINT else LABEL
        if one["size"] < least * scale:
            yield f"{one['words']}: {one['size']:.1f} px"


def nothing_runs_sideways(seen: Measured) -> Iterator[str]:
    """No sideways scroll, nothing beyond the edge, no words cut off."""
    if seen["sideways"] > 0:
        yield f"scrolls sideways by {seen['sideways']} px"
    yield from (f"beyond the edge: {what}" for what in seen["wide"][:5])
    yield from (f"cut off: {what}" for what in seen["cut"][:5])


def choices_are_few(seen: Measured) -> Iterator[str]:
    """At most five choices beside rows, bars and fields; one of them, at most, the main one.

    A group of alike things (reactions, numbers to call) is one choice.
    """
    choices = {one["kind"] for one in seen["targets"] if one["choice"]}
    if len(choices) > MOST_CHOICES:
        yield f"{len(choices)} choices: {choices}"
    mains = [one["name"] for one in seen["targets"] if one["accent"]]
    if len(mains) > 1:
        yield f"{len(mains)} main ones: {mains}"


def nothing_moves_long(seen: Measured) -> Iterator[str]:
    """No motion over 200 ms, no sound or film by itself, no buzzing."""
    yield from (
        f"{one['name']}: {one['seconds']} s"
        for one in seen["moving"]
        if one["seconds"] > LONGEST_MOTION
    )
    if seen["sounds"] or seen["buzzed"]:
        yield f"{seen['sounds']} sounds, buzzed {seen['buzzed']} times"


def nothing_moves(seen: Measured) -> Iterator[str]:
    """Under reduced motion nothing moves at all."""
    yield from (f"{one['name']}: {one['seconds']} s" for one in seen["moving"])


RULES: dict[str, Callable[[Measured], Iterator[str]]] = {
    rule.__name__: rule
    for rule in (
        targets_are_large,
        targets_keep_apart,
        words_are_large,
        nothing_runs_sideways,
        choices_are_few,
        nothing_moves_long,
    )
}
