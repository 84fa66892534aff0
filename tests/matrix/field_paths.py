"""What stands in an answer: the path of every field, and the fields that hold a number."""

from collections.abc import Iterator
from typing import Any


def paths(answer: Any, under: str = "") -> Iterator[str]:
    """The path of every field in an answer, however deep."""
    if isinstance(answer, list):
        for item in answer:
            yield from paths(item, under)
    elif isinstance(answer, dict):
        for key, value in answer.items():
            where = f"{under}.{key}" if under else key
            yield where
            if key != "heads":  # its keys are streams
                yield from paths(value, where)


def numbers(answer: Any, name: str = "") -> Iterator[str]:
    """The name of every field that holds a number."""
    if isinstance(answer, list):
        for item in answer:
            yield from numbers(item, name)
    elif isinstance(answer, dict):
        for key, value in answer.items():
            yield from numbers(value, name if name == "heads" else key)
    elif isinstance(answer, int | float) and not isinstance(answer, bool):
        yield name
