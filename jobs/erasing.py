"""Erases who asked for it, when their seven days are over.

Keys last: who is erased and has keys left, after a crash or because an older key store was restored, loses them here.
"""

from collections.abc import Mapping
from uuid import UUID

from actions import erasing
from core.store import Store


async def sweep(store: Store) -> None:
    """Erase whoever is due, and the keys that are left of whoever was."""
    _erase_keys_left(store, await store.read(erasing.done))
    for person in await store.read(erasing.due):
        messages = await store.write(erasing.erase, person)
        store.vault.erase(person, messages)


def again(store: Store) -> int:
    """After an older copy of the data was restored: erase again who is erased; gives how many.

    Of whom is erased here, and not in the key store, the keys go.
    """
    _erase_keys_left(store, store.read_now(erasing.done))
    erased = store.vault.erased()
    people = store.read_now(erasing.come_again, erased) if erased else []
    for person in people:
        store.write_now(
            erasing.erase_by_operator, person, "erased before, and restored", erased[person]
        )
        store.vault.erase(person, erased[person])
    return len(people)


def _erase_keys_left(store: Store, done: Mapping[UUID, str]) -> None:
    erased = store.vault.erased() if done else {}
    for person in done.keys() - erased.keys():
        store.vault.erase(person, done[person])
