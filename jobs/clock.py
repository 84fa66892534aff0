"""Runs the sweeps, one sweeper at a time over all processes."""

import asyncio
import logging

from core import db
from core.store import Store
from core.turns import Turn
from jobs import (
    activities,
    asks,
    buddies,
    case_queue,
    cases,
    danger,
    decisions,
    erasing,
    glass,
    help_requests,
    hours,
    letters,
    pictures,
    thanks,
)
from jobs.aside import Aside

logger = logging.getLogger("sunroom.jobs")
LETTERS_SECONDS = 1.0
TIDY_EVERY = 600
COMMITS_IN_THE_LOG = 200


async def run(store: Store) -> None:
    """For ever: every second what is due, every ten minutes what is left over; only while it is our turn."""
    turn, beats, moved, aside = Turn(store.writing), 0, 0, Aside()
    try:
        while True:
            await asyncio.sleep(LETTERS_SECONDS)
            beats += 1
            try:
                if await asyncio.to_thread(turn.mine):
                    aside.begin(pictures.sweep, store, beats)
                    await _sweep(store, beats)
                moved = await _shorten_the_log(store, moved)
            except Exception:
                logger.exception("a sweep was missed; the next one makes up for it")
    finally:
        await aside.end()
        turn.let_go()


async def _sweep(store: Store, beats: int) -> None:
    await letters.sweep(store)
    await asks.sweep(store)
    await activities.sweep(store, beats)
    await help_requests.sweep(store, beats)
    await buddies.sweep(store, beats)
    await hours.sweep(store)
    await case_queue.sweep(store, beats)
    await decisions.sweep(store, beats)
    await cases.sweep(store, beats)
    await glass.sweep(store)
    await danger.sweep(store)
    if beats % TIDY_EVERY == 0:
        await erasing.sweep(store)
        await thanks.sweep(store)
        await asyncio.to_thread(db.tidy, store.writing)


async def _shorten_the_log(store: Store, moved: int) -> int:
    """SQLite's log, when enough was written since the last time; gives how much is in the database now."""
    written = store.writer.commits
    if written < moved + COMMITS_IN_THE_LOG:
        return moved
    await asyncio.to_thread(db.checkpoint, store.writing)
    return written
