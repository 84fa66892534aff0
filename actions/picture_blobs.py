"""The bytes of pictures: taken in before their row is written, sealed with their owner's key, and swept after it.

A crash leaves bytes without a row, never a row without bytes; those are found and taken away.
"""

import asyncio
import hashlib
from collections.abc import Sequence
from uuid import UUID, uuid4, uuid5

from sqlalchemy import delete, select, update
from sqlmodel import col

from actions.pictures import PURPOSE, keep, known
from actions.showing_pictures import find
from core.errors import AlreadyDifferent, NotFound, Unavailable
from core.picture_reader import PictureReader, ReadPicture
from core.store import Store
from core.work import Work
from models.pictures import Picture, PictureShape, Side
from models.sign_in import Who
from rules.pictures import DRAFT_WAITS, UPLOAD_TAKES, EnoughPictures

SIDES: tuple[Side, ...] = ("large", "small")
PART = 200


async def take(
    store: Store, reader: PictureReader, who: Who, key: UUID, body: bytes, kind: str, alt: str
) -> tuple[PictureShape, bool]:
    """Take a picture in; gives it, and whether it is new. `kind` is the content type it came with.

    Raises AlreadyDifferent, EnoughPictures, NotAPicture, MovingPicture, PictureTooLarge, Busy,
    Unavailable.
    """
    digest = await asyncio.to_thread(lambda: hashlib.sha256(body).hexdigest())
    before = await store.read(known, who, key, digest)
    if before is not None:
        return before, False
    picture = await reader.read(body, kind)
    blob = uuid4()
    bodies = await store.read(sealed, who.person, blob, picture)
    row = Picture(
        id=key,
        owner_id=who.person,
        blob=blob,
        width=picture.width,
        height=picture.height,
        size=sum(map(len, bodies.values())),
        made_at=store.clock.now(),
    )
    try:
        for side in SIDES:
            await store.pictures.put(name_of(blob, side), bodies[side])
        shape, fresh = await store.write(_keep, who, key, digest, row, alt)
    except (AlreadyDifferent, EnoughPictures):
        # Only where nothing was committed for certain: after a lost connection the row may be there.
        await _put_away(store, blob)
        raise
    if not fresh:
        await _put_away(store, blob)
    return shape, fresh


async def show(store: Store, who: Who, key: UUID, side: Side) -> bytes:
    """The WebP of a picture that I may have, as of now. Raises NotFound, Unavailable."""
    row = await store.read(_found, who, key)
    found = await store.pictures.get(name_of(row.blob, side))
    opened = None if found is None else await store.read(_opened, row, side, found)
    if opened is None:
        raise NotFound()
    return opened


def name_of(blob: UUID, side: Side) -> str:
    """What a blob is called in the store: nothing about whose it is, or of what."""
    return f"{blob}-{side}"


async def _put_away(store: Store, blob: UUID) -> None:
    """What came to nothing; where that fails, the sweep finds it."""
    try:
        for side in SIDES:
            await store.pictures.delete(name_of(blob, side))
    except Unavailable:
        return


def sealed(work: Work, owner: UUID, blob: UUID, picture: ReadPicture) -> dict[Side, bytes]:
    """Both as they lie in the store: only their owner's key opens them. Raises Erased."""
    plain = {"large": picture.large, "small": picture.small}
    return {
        side: work.vault.seal_bytes(owner, PURPOSE, uuid5(blob, side), plain[side])
        for side in SIDES
    }


def _opened(work: Work, row: Picture, side: Side, body: bytes) -> bytes | None:
    return work.vault.open_bytes(row.owner_id, PURPOSE, uuid5(row.blob, side), body)


def _found(work: Work, who: Who, key: UUID) -> Picture:
    row = find(work, who, key)
    work.session.expunge(row)
    return row


def _keep(
    work: Work, who: Who, key: UUID, digest: str, new: Picture, alt: str
) -> tuple[PictureShape, bool]:
    shape = keep(work, who, key, digest, new, alt)
    return shape, new in work.session


# --- What the sweep asks --------------------------------------------------------------------------


def end_loose(work: Work) -> None:
    """Rows that nothing came to hold within a day are gone."""
    loose = (
        col(Picture.holder_id).is_(None),
        col(Picture.gone_at).is_(None),
        col(Picture.made_at) < work.now - DRAFT_WAITS,
    )
    work.change(update(Picture).where(*loose).values(gone_at=work.now, alt=None))


def any_loose(work: Work) -> bool:
    """Whether there are such rows."""
    query = select(col(Picture.id)).where(
        col(Picture.holder_id).is_(None),
        col(Picture.gone_at).is_(None),
        col(Picture.made_at) < work.now - DRAFT_WAITS,
    )
    return work.rows(query.limit(1)).first() is not None


def gone(work: Work) -> list[UUID]:
    """The blobs of pictures that nobody has any more, some at a time."""
    query = select(col(Picture.blob)).where(col(Picture.gone_at).is_not(None))
    return list(work.rows(query.order_by(col(Picture.gone_at)).limit(PART)).scalars())


def forget(work: Work, blob: UUID) -> None:
    """The row goes, when its bytes are gone."""
    work.change(delete(Picture).where(col(Picture.blob) == blob, col(Picture.gone_at).is_not(None)))


def nobodys(work: Work, names: Sequence[str]) -> list[str]:
    """Which of these names in the store belong to no row."""
    blobs = {name: _blob_of(name) for name in names}
    wanted = {blob for blob in blobs.values() if blob is not None}
    query = select(col(Picture.blob)).where(col(Picture.blob).in_(wanted))
    here = set(work.rows(query).scalars()) if wanted else set()
    # A name that isn't ours is left alone: somebody may share the bucket.
    return [name for name, blob in blobs.items() if blob is not None and blob not in here]


def _blob_of(name: str) -> UUID | None:
    try:
        return UUID(name.removesuffix("-large").removesuffix("-small"))
    except ValueError:
        return None


__all__ = ["UPLOAD_TAKES", "any_loose", "end_loose", "forget", "gone", "nobodys", "show", "take"]
