"""A server that is killed between a decision's commit and its notice: run as `python -m tests.faults.dying serve`."""

import os
import signal

import main
from actions import telling_decisions
from core.store import Store


async def die_instead(store: Store) -> None:
    """The decision is committed, and whom it concerns isn't told yet: kill -9."""
    if await store.read(telling_decisions.any_untold):
        os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    telling_decisions.tell_due = die_instead
    main.commands()
