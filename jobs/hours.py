"""Tells members that their worker is away and who stands in.

It is worked out from how things stand, and marked in the same Work: a crash in between repeats
nothing and loses nothing.
"""

from actions import telling_stand_ins
from core.store import Store


async def sweep(store: Store) -> None:
    """Tell whoever hasn't been told."""
    for one in await store.read(telling_stand_ins.due):
        await store.write(telling_stand_ins.tell, one)
