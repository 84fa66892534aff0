"""Whose turn it is to sweep: one process at a time, however many there are."""

import logging

from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import SQLAlchemyError

logger = logging.getLogger("sunroom.turns")
SWEEPER = 7_051_002  # any number that nothing else locks


class Turn:
    """On PostgreSQL an advisory lock that lives as long as its connection: a process that dies lets go of it.

    On SQLite there is one process, and it is always its turn.
    """

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self._held: Connection | None = None

    def mine(self) -> bool:
        """Whether it is this process's turn now; waits for nobody. False while the database is away."""
        if self.engine.dialect.name != "postgresql":
            return True
        try:
            return self._still_held() or self._take()
        except SQLAlchemyError:
            logger.warning("whose turn it is to sweep can't be asked now")
            self.let_go()
            return False

    def _still_held(self) -> bool:
        if self._held is None:
            return False
        self._held.execute(text("SELECT 1"))
        return True

    def _take(self) -> bool:
        connection = self.engine.connect().execution_options(isolation_level="AUTOCOMMIT")
        if connection.scalar(text("SELECT pg_try_advisory_lock(:n)"), {"n": SWEEPER}):
            connection.detach()  # it is kept for good: the writers get another in its place
            self._held = connection
            return True
        connection.close()
        return False

    def let_go(self) -> None:
        """Leave the turn to the next one."""
        if self._held is not None:
            held, self._held = self._held, None
            held.close()
