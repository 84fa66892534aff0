"""What was reported, as it was then: copied into its case."""

from collections.abc import Sequence
from uuid import UUID, uuid5

from sqlalchemy import or_, select
from sqlmodel import col

from actions.case_sealing import seal, unseal
from actions.naming import names
from actions.reported import Thing
from core.errors import NotFound
from core.ids import new_id
from core.work import Work
from models.cases import Case, CaseCopy
from models.reports import CopyShape

PURPOSE = "copies"


def copy(work: Work, case: Case, thing: Thing, place: int = 0) -> None:
    """Keep a thing as it is now; what the case has of it already stays as it was, and beside it.

    `place`: 0 for what the case is about, below and above it what was said before and after.
    """
    known = _of(work, case, thing, place)
    if any(_says(work, row) == (thing.words, thing.picture) for row in known):
        return
    if known and place != 0:
        return
    key = new_id()
    row = CaseCopy(
        id=key,
        case_id=case.id,
        thing_kind=thing.kind,
        thing_id=key if known else thing.id,
        author_id=thing.author,
        place=place,
        said_at=thing.said_at,
        words=_sealed(work, case, thing, key, thing.words.encode()),
    )
    if thing.picture is not None:
        row.picture = _sealed(work, case, thing, _of_picture(key), thing.picture)
    work.session.add(row)
    work.session.flush()


def _of(work: Work, case: Case, thing: Thing, place: int) -> Sequence[CaseCopy]:
    """What the case has of a thing: a case is about one thing, which may have been changed meanwhile."""
    same = col(CaseCopy.thing_id) == thing.id
    if place == 0:
        same = or_(same, col(CaseCopy.place) == 0)
    query = select(CaseCopy).where(col(CaseCopy.case_id) == case.id, same)
    return work.session.scalars(query).all()


def _says(work: Work, row: CaseCopy) -> tuple[str, bytes | None]:
    if row.picture is None:
        return _words(work, row), None
    return _words(work, row), _opened(work, row, _of_picture(row.id), row.picture)


def has(work: Work, thing: Thing) -> bool:
    """Whether a case about it, also one that ended, has it with just these words."""
    query = (
        select(CaseCopy)
        .join(Case, col(Case.id) == col(CaseCopy.case_id))
        .where(col(Case.thing_id) == thing.id, col(CaseCopy.place) == 0)
    )
    return any(_words(work, row) == thing.words for row in work.session.scalars(query))


def copies(work: Work, case: Case) -> list[CopyShape]:
    """Everything that was copied for a case, in the order it was said; for its workers alone."""
    rows = _rows(work, case)
    named = names(work, {row.author_id for row in rows if row.author_id}, case.centre_id)
    return [
        CopyShape(
            id=row.id,
            kind=row.thing_kind,  # type: ignore[arg-type]  # the column holds only these
            author=named.get(row.author_id) if row.author_id else None,
            place=row.place,
            words=_words(work, row),
            at=row.said_at,
            picture=row.picture is not None,
        )
        for row in rows
    ]


def said(work: Work, case: Case) -> str:
    """The words that a case is about, as they were first; none where nothing was copied."""
    query = select(CaseCopy).where(col(CaseCopy.case_id) == case.id, col(CaseCopy.place) == 0)
    row = work.session.scalars(query.order_by(col(CaseCopy.id)).limit(1)).first()
    return "" if row is None else _words(work, row)


def picture_of(work: Work, case: Case, copy_id: UUID) -> bytes:
    """The WebP that was copied; for the case's workers alone. Raises NotFound, also where there is none."""
    row = work.session.get(CaseCopy, copy_id)
    if row is None or row.case_id != case.id or row.picture is None:
        raise NotFound()
    opened = _opened(work, row, _of_picture(row.id), row.picture)
    if opened is None:
        raise NotFound()
    return opened


def _rows(work: Work, case: Case) -> Sequence[CaseCopy]:
    query = select(CaseCopy).where(col(CaseCopy.case_id) == case.id)
    return work.session.scalars(query.order_by(*_order)).all()


_order = (col(CaseCopy.place), col(CaseCopy.said_at), col(CaseCopy.id))


def _sealed(work: Work, case: Case, thing: Thing, key: UUID, plain: bytes) -> bytes:
    return seal(work, case.id, key, plain, owner=thing.author, purpose=PURPOSE)


def _words(work: Work, row: CaseCopy) -> str:
    return (_opened(work, row, row.id, row.words) or b"").decode()


def _opened(work: Work, row: CaseCopy, key: UUID, sealed: bytes) -> bytes | None:
    return unseal(work, row.case_id, key, sealed, owner=row.author_id, purpose=PURPOSE)


def _of_picture(copy_id: UUID) -> UUID:
    return uuid5(copy_id, "picture")
