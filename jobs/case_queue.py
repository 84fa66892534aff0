"""Calls the others where somebody may be in danger and nobody answered, gives back to all what a worker took and
then didn't touch for three days, and forgets who was asked in yesterday.

A crash in between repeats nothing.
"""

from actions import case_upkeep, danger_calls, lending
from core.store import Store

LOOK_EVERY, LATE_EVERY = 60, 600


async def sweep(store: Store, beat: int = 0) -> None:
    """Do what is due at this beat; at 0 everything."""
    if beat % LOOK_EVERY == 0:
        for case, worker in await store.read(danger_calls.unanswered):
            await store.write(danger_calls.call, case, worker)
        for case in await store.read(case_upkeep.left_lying):
            await store.write(case_upkeep.give_back, case)
    if beat % LATE_EVERY == 0:
        for room, worker in await store.read(lending.late):
            await store.write(lending.forget_late, room, worker)
