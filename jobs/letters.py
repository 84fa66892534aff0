"""Keeps the search index behind new messages, and takes back what free pages still remember."""

from actions import letters
from core.store import Store


async def sweep(store: Store) -> None:
    """Index what is waiting. A crash in between repeats nothing: the mark moves with the rows."""
    for room in await store.read(letters.waiting_rooms):
        while await store.write(letters.index_some, room):
            pass
