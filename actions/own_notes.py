"""A note for oneself about a date, sealed: nobody else ever reads it."""

from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlmodel import col

from actions.ties import known_date
from core.work import Work
from models.sign_in import Who
from models.sign_ups import NoteShape, OwnNote

_PURPOSE = "own_notes"


def note(work: Work, who: Who, date_id: UUID) -> NoteShape:
    """My note about a date. Raises NotFound for a date I don't know of."""
    known_date(work, who.person, date_id)
    row = work.session.get(OwnNote, (who.person, date_id))
    return NoteShape(words=None if row is None else _opened(work, row))


def write_note(work: Work, who: Who, date_id: UUID, words: str) -> NoteShape:
    """Write it, or write it anew. Raises NotFound."""
    known_date(work, who.person, date_id)
    sealed = work.vault.seal(who.person, _PURPOSE, date_id, words)
    row = OwnNote(person_id=who.person, date_id=date_id, words=sealed, at=work.now)
    work.session.merge(row)
    work.session.flush()
    return NoteShape(words=words)


def drop_note(work: Work, who: Who, date_id: UUID) -> None:
    """Delete it; nothing happens when there is none."""
    row = work.session.get(OwnNote, (who.person, date_id))
    if row is not None:
        work.session.delete(row)
        work.session.flush()


def my_notes(work: Work, who: Who) -> list[dict[str, Any]]:
    """All of them, oldest first: for my data."""
    query = select(OwnNote).where(col(OwnNote.person_id) == who.person)
    rows = work.session.scalars(query.order_by(col(OwnNote.at), col(OwnNote.date_id)))
    return [{"date": row.date_id, "at": row.at, "words": _opened(work, row)} for row in rows]


def _opened(work: Work, row: OwnNote) -> str:
    return work.vault.open(row.person_id, _PURPOSE, row.date_id, row.words) or ""
