"""Runs the sweeps, one sweeper at a time over all processes."""

import asyncio
import logging

from core import db
from core.store import Store
from jobs import activities, asks, erasing, letters

logger = logging.getLogger("sunroom.jobs")
LETTERS_SECONDS = 1.0
TIDY_EVERY = 600
COMMITS_IN_THE_LOG = 200


async def run(store: Store) -> None:
    """For ever: every second the letters and the log, every ten minutes the database's own leftovers."""
    beats = moved = 0
    while True:
        await asyncio.sleep(LETTERS_SECONDS)
        beats += 1
        try:
            await letters.sweep(store)
            await asks.sweep(store)
            await activities.sweep(store, beats)
            if store.writer.commits >= moved + COMMITS_IN_THE_LOG:
                moved = store.writer.commits
                await asyncio.to_thread(db.checkpoint, store.writing)
            if beats % TIDY_EVERY == 0:
                await erasing.sweep(store)
                await asyncio.to_thread(db.tidy, store.writing)
        except Exception:
            logger.exception("a sweep was missed; the next one makes up for it")
