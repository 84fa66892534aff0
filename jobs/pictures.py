"""Takes the bytes of pictures away that nobody has any more, and what uploads left behind.

Bytes first, then the row: a crash in between is made up for by the next sweep, in whichever process.
"""

from actions import picture_blobs
from core.store import Store

# Beats of the clock: to walk through a whole store is for now and then.
ORPHANS_EVERY = 600


async def sweep(store: Store, beat: int = 0) -> None:
    """Do what is due at this beat; at 0 everything."""
    if await store.read(picture_blobs.any_loose):
        await store.write(picture_blobs.end_loose)
    for blob in await store.read(picture_blobs.gone):
        for side in picture_blobs.SIDES:
            await store.pictures.delete(picture_blobs.name_of(blob, side))
        await store.write(picture_blobs.forget, blob)
    if beat % ORPHANS_EVERY == 0:
        await clear_orphans(store)


async def clear_orphans(store: Store) -> None:
    """Delete bytes that have been lying here for an hour and belong to no row."""
    async for names in store.pictures.before(store.clock.now() - picture_blobs.UPLOAD_TAKES):
        for name in await store.read(picture_blobs.nobodys, names):
            await store.pictures.delete(name)
