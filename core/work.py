"""One Work: one transaction, one moment, and what will be announced once it is committed."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Executable
from sqlalchemy.engine import CursorResult, Result
from sqlmodel import Session

from core.bell import Ring
from core.vault import Vault


@dataclass(slots=True)
class Work:
    """What an action is handed: a session inside a transaction, and the time it all happens at.

    `secret` is the server's key for HMACs (bytes); it never stands in the database. `vault` seals
    what only its owner's key opens. `clock` tells what time it is by now.
    """

    session: Session
    now: datetime
    secret: bytes
    vault: Vault
    rings: dict[str, Ring] = field(default_factory=dict)
    clock: Callable[[], datetime] | None = None

    def arrive(self) -> None:
        """A row that was waited for is ours: it all happens at this moment, not when the waiting began."""
        if self.clock is not None:
            self.now = max(self.now, self.clock())

    def ring(self, ring: Ring) -> None:
        """Remember to ring for a stream after the commit; the highest head wins."""
        known = self.rings.get(ring.stream)
        if known is None or known.head <= ring.head:
            self.rings[ring.stream] = ring

    def rows(self, statement: Executable, values: Any = None) -> Result[Any]:
        """Run a statement and give its rows."""
        return self.session.connection().execute(statement, values)

    def change(self, statement: Executable, values: Any = None) -> CursorResult[Any]:
        """Run a statement that writes; `values` may be a list for many rows at once."""
        result = self.session.connection().execute(statement, values)
        assert isinstance(result, CursorResult)
        return result
