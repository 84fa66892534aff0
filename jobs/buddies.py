"""Shows asks when their time has come, lets both out where a time together is over, forgets old words."""

from actions import buddy_pairs, showing_buddies
from core.store import Store

TIDY_EVERY = 60


async def sweep(store: Store, beat: int = 0) -> None:
    """Do what is due at this beat; at 0 everything. A crash in between repeats nothing."""
    for pair in await store.read(buddy_pairs.over):
        await store.write(buddy_pairs.let_out_over, pair)
    for ask in await store.read(showing_buddies.due):
        await store.write(showing_buddies.show, ask)
    if beat % TIDY_EVERY == 0:
        await store.write(buddy_pairs.tidy)
