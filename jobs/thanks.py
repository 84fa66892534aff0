"""Lets go of what is left of thank-you notes that were taken back."""

from actions import thanks
from core.store import Store


async def sweep(store: Store) -> None:
    """Do what is due; said twice, it is done once."""
    if await store.read(thanks.left_over):
        await store.write(thanks.let_go)
