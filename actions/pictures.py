"""Pictures: kept for their owner, held by what they belong to, and let go with it."""

from collections.abc import Collection, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import func, or_, select, update
from sqlmodel import col

from core.crypto import keyed
from core.errors import AlreadyDifferent, NotFound
from core.work import Work
from models.people import Person
from models.pictures import AltText, HolderKind, Picture, PictureShape
from models.sign_in import Who
from rules.boundaries_sql import not_held
from rules.pictures import EnoughPictures, require_room

PURPOSE = "pictures"


# --- For what holds pictures ----------------------------------------------------------------------


def attach(
    work: Work, who: Who, pictures: Sequence[UUID], holder_kind: HolderKind, holder: UUID
) -> None:
    """Have these held by that thing, beside those it holds; said twice, it is done once.

    Each is mine, is here, and is held by nothing else. Raises NotFound, for all alike.
    """
    wanted = set(pictures)
    rows = [row for row in _locked(work, wanted) if row.owner_id == who.person]
    free = [row for row in rows if _is_free_for(row, holder_kind, holder)]
    if len(free) != len(wanted):
        raise NotFound()
    for row in free:
        row.holder_kind, row.holder_id = holder_kind, holder
    work.session.flush()


def let_go(
    work: Work, holder_kind: HolderKind, holder: UUID, *, keep: Collection[UUID] = ()
) -> None:
    """All that thing holds is gone for everybody, at once and for good, but for what it keeps."""
    held = (col(Picture.holder_kind) == holder_kind, col(Picture.holder_id) == holder)
    _end(work, *held, col(Picture.id).not_in(keep))


def shapes(work: Work, ids: Collection[UUID], viewer: UUID) -> dict[UUID, PictureShape]:
    """Each that is here for the viewer, by its id; one query. Ask only for pictures of things they may have."""
    free = or_(col(Picture.owner_id) == viewer, not_held(col(Picture.held_until), work.now))
    here = (col(Picture.id).in_(set(ids)), col(Picture.gone_at).is_(None), free)
    query = select(Picture).where(*here)
    return {row.id: shape(work, row) for row in work.session.scalars(query)} if ids else {}


def shape(work: Work, row: Picture) -> PictureShape:
    """A picture as it goes out; its words are empty once its owner is erased."""
    alt = row.alt and work.vault.open(row.owner_id, PURPOSE, row.id, row.alt)
    return PictureShape(id=row.id, width=row.width, height=row.height, alt=alt or "")


# --- For their owner ------------------------------------------------------------------------------


def known(work: Work, who: Who, key: UUID, digest: str) -> PictureShape | None:
    """The picture that was sent like this before; None while there is none, and room for one.

    Raises AlreadyDifferent, EnoughPictures.
    """
    row = work.session.get(Picture, key)
    if row is None:
        require_room(*_stored(work, who.person))
        return None
    if row.gone_at is not None or row.fingerprint != _fingerprint(work, who, key, digest):
        raise AlreadyDifferent()
    return shape(work, row)


def keep(work: Work, who: Who, key: UUID, digest: str, new: Picture, alt: str) -> PictureShape:
    """Keep a picture whose bytes lie in the store. Raises AlreadyDifferent, EnoughPictures.

    Where another sending of the same was first, that one is given, and it has another `blob`.
    """
    # One after the other for each person, so that no two take the last room.
    work.session.get_one(Person, who.person, with_for_update=True, populate_existing=True)
    before = known(work, who, key, digest)
    if before is not None:
        return before
    require_room(*_stored(work, who.person), new.size)
    new.alt = _sealed(work, who, key, alt)
    new.fingerprint = _fingerprint(work, who, key, digest)
    work.session.add(new)
    work.session.flush()
    return shape(work, new)


def change_alt(work: Work, who: Who, key: UUID, new: AltText) -> PictureShape:
    """Say anew what is in a picture of mine. Raises NotFound."""
    row = _mine(work, who, key)
    row.alt = _sealed(work, who, key, new.alt)
    work.session.flush()
    return shape(work, row)


def drop(work: Work, who: Who, key: UUID) -> None:
    """A picture of mine is gone for everybody, wherever it was held. Raises NotFound."""
    _end(work, col(Picture.id) == _mine(work, who, key).id)


def drop_all(work: Work, person: UUID) -> None:
    """All of somebody's pictures are gone, and what was said of them."""
    work.change(update(Picture).where(col(Picture.owner_id) == person).values(fingerprint=None))
    _end(work, col(Picture.owner_id) == person)


def my_pictures(work: Work, who: Who) -> list[dict[str, Any]]:
    """All of mine, oldest first: for my data."""
    query = select(Picture).where(
        col(Picture.owner_id) == who.person, col(Picture.gone_at).is_(None)
    )
    rows = work.session.scalars(query.order_by(col(Picture.made_at), col(Picture.id)))
    return [
        shape(work, row).model_dump() | {"made_at": row.made_at, "held_by": row.holder_kind}
        for row in rows
    ]


# --- Below ----------------------------------------------------------------------------------------


def _locked(work: Work, ids: Collection[UUID]) -> Sequence[Picture]:
    query = select(Picture).where(col(Picture.id).in_(ids), col(Picture.gone_at).is_(None))
    query = query.order_by(col(Picture.id)).with_for_update()
    return work.session.scalars(query.execution_options(populate_existing=True)).all()


def _is_free_for(row: Picture, kind: HolderKind, holder: UUID) -> bool:
    return row.holder_id is None or (row.holder_kind, row.holder_id) == (kind, holder)


def _mine(work: Work, who: Who, key: UUID) -> Picture:
    rows = [row for row in _locked(work, [key]) if row.owner_id == who.person]
    if not rows:
        raise NotFound()
    return rows[0]


def _end(work: Work, *which: Any) -> None:
    gone = update(Picture).where(*which, col(Picture.gone_at).is_(None))
    work.change(gone.values(gone_at=work.now, holder_kind=None, holder_id=None, alt=None))
    work.session.expire_all()


def _stored(work: Work, person: UUID) -> tuple[int, int]:
    """How many somebody has, and of how many bytes."""
    mine = (col(Picture.owner_id) == person, col(Picture.gone_at).is_(None))
    size = func.coalesce(func.sum(col(Picture.size)), 0)
    found = work.rows(select(func.count().label("pictures"), size.label("size")).where(*mine)).one()
    return int(found.pictures), int(found.size)


def _sealed(work: Work, who: Who, key: UUID, alt: str) -> bytes | None:
    return work.vault.seal(who.person, PURPOSE, key, alt) if alt else None


def _fingerprint(work: Work, who: Who, key: UUID, digest: str) -> bytes:
    return keyed(work.secret, "picture", who.person, key, digest)


__all__ = [
    "AlreadyDifferent",
    "EnoughPictures",
    "attach",
    "change_alt",
    "drop",
    "drop_all",
    "keep",
    "known",
    "let_go",
    "my_pictures",
    "shape",
    "shapes",
]
