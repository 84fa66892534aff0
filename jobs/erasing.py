"""Erases who asked for it, when their seven days are over; keys last, so that a crash repeats it."""

from actions import erasing
from core.store import Store


async def sweep(store: Store) -> None:
    """Erase whoever is due."""
    for person in await store.read(erasing.due):
        messages = await store.write(erasing.erase, person)
        store.vault.erase(person, messages)


def again(store: Store) -> int:
    """After an older copy of the data was restored: erase again who is erased; gives how many."""
    erased = store.vault.erased()
    people = store.read_now(erasing.come_again, erased) if erased else []
    for person in people:
        store.write_now(
            erasing.erase_by_operator, person, "erased before, and restored", erased[person]
        )
        store.vault.erase(person, erased[person])
    return len(people)
