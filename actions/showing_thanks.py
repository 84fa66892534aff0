"""Thank-you notes as those who may read them see them: opened, with names and titles under today's rules."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlmodel import col

from actions.meeting import NOWHERE
from actions.naming import names
from actions.thanked_for import titles
from core.work import Work
from models.people import Person, PersonShape
from models.thanks import ForWhat, KindNote, SentNote, ShownNote, ThankYouNote
from rules import thanks
from rules.viewing import Reader

PURPOSE = "thanks"


def opened(work: Work, note: ThankYouNote) -> str:
    """The words of a note; none where there are none, or its receiver's key is erased."""
    if note.words is None:
        return ""
    return work.vault.open(note.to_id, PURPOSE, note.id, note.words) or ""


def named(work: Work, people: Iterable[UUID | None]) -> dict[UUID, PersonShape]:
    """These people as their home centres show them, by id."""
    wanted = {person for person in people if person is not None} or {NOWHERE}
    rows = work.rows(
        select(col(Person.id), col(Person.centre_id)).where(col(Person.id).in_(wanted))
    ).all()
    found: dict[UUID, PersonShape] = {}
    for home in {row.centre_id for row in rows}:
        found |= names(work, [row.id for row in rows if row.centre_id == home], home)
    return found


def _words(work: Work, note: ThankYouNote, called: Mapping[UUID, str]) -> dict[str, Any]:
    title = called.get(note.for_id) if note.for_id is not None else None
    shown = note.for_id if title is not None else None
    return {
        "id": note.id,
        "what": ForWhat(kind=note.what, id=shown, title=title),  # type: ignore[arg-type]  # the column holds only these
        "words": opened(work, note),
        "line": note.line,
        "card": note.card,
        "at": note.at,
    }


def kind_notes(work: Work, notes: Sequence[ThankYouNote], mine: Reader) -> list[KindNote]:
    """Notes as who received them reads them; all are to one person."""
    if not notes:
        return []
    people = named(work, (note.from_id for note in notes))
    called = titles(work, notes[0].to_id, notes)
    return [
        KindNote(
            **_words(work, note, called),
            person=people.get(note.from_id) if note.from_id else None,
            folded="person" if mine.mutes(note.from_id, work.now) else None,
            showing=thanks.showing(note, work.now),
        )
        for note in notes
    ]


def sent_notes(work: Work, me: UUID, notes: Sequence[ThankYouNote]) -> list[SentNote]:
    """Notes as who sent them reads them."""
    people = named(work, (note.to_id for note in notes))
    called = titles(work, me, notes)
    return [
        SentNote(
            **_words(work, note, called),
            person=people[note.to_id],
            agreement=thanks.agreement(note, work.now),
        )
        for note in notes
    ]


def shown_notes(
    work: Work, viewer: UUID, notes: Sequence[ThankYouNote], mine: Reader
) -> list[ShownNote]:
    """Notes on somebody's page as a viewer of it reads them: each has somebody who wrote it."""
    people = named(work, (note.from_id for note in notes))
    called = titles(work, viewer, notes)
    return [
        ShownNote(
            **_words(work, note, called),
            person=people[note.from_id],
            folded="person" if mine.mutes(note.from_id, work.now) else None,
        )
        for note in notes
        if note.from_id is not None
    ]
