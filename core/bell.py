"""The bell: it says that a stream has moved, never what happened. The ledger is the truth."""

from collections.abc import Iterable
from typing import NamedTuple, Protocol


class Ring(NamedTuple):
    """Stream `stream` now stands at event number `head`, with the audience of `version`."""

    stream: str
    head: int
    version: int


class Bell(Protocol):
    def ring(self, rings: Iterable[Ring]) -> None:
        """Tell every process, this one included, as soon as possible. Never waits, never raises."""
        ...


class SilentBell:
    """For the command line and for tests: nobody hears it; hubs find out on their slow beat."""

    def ring(self, rings: Iterable[Ring]) -> None:
        return None
