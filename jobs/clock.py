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
# Beats between two looks for what is due while nobody does anything here, and for how many after somebody did it is every beat.
STILL_EVERY, AWAKE_BEATS = 5, 3
COMMITS_IN_THE_LOG = 200


class Awake:
    """Whether what is due is looked for at a beat: at each while something is going on, else now and then.

    `commits` of this process only: what another one wrote is found at the next look, five seconds later at most.
    """

    def __init__(self) -> None:
        self.commits, self.until = 0, 0

    def at(self, beat: int, commits: int) -> bool:
        """Said once for each beat, with how many commits there were by then."""
        if commits != self.commits:
            self.commits, self.until = commits, beat + AWAKE_BEATS
        return beat < self.until or beat % STILL_EVERY == 0


async def run(store: Store) -> None:
    """For ever: every second what is due, every ten minutes what is left over; only while it is our turn."""
    turn, beats, moved, aside, awake = Turn(store.writing), 0, 0, Aside(), Awake()
    try:
        while True:
            await asyncio.sleep(LETTERS_SECONDS)
            beats += 1
            try:
                if await asyncio.to_thread(turn.mine):
                    aside.begin(pictures.sweep, store, beats)
                    await letters.sweep(store)
                    if awake.at(beats, store.writer.commits):
                        await _sweep(store, beats)
                moved = await _shorten_the_log(store, moved)
            except Exception:
                logger.exception("a sweep was missed; the next one makes up for it")
    finally:
        await aside.end()
        turn.let_go()


async def _sweep(store: Store, beats: int) -> None:
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
