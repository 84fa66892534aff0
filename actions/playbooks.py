"""Playbooks for a centre's workers: ours, with the lines that a centre added, and what didn't help."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlmodel import col

from actions.cases import apart_from, case_for, step
from actions.naming import names
from core.errors import AlreadyDifferent, NotAllowed, NotFound
from core.work import Work
from models.cases import Case
from models.people import Centre, HelpNumber
from models.playbooks import (
    PARTS,
    NewPlaybookLine,
    NotHelped,
    NotHelpedShape,
    PlaybookLine,
    PlaybookLineShape,
    PlaybookName,
    PlaybookPart,
    PlaybookShape,
    PlaybookSource,
    PlaybookTitle,
)
from models.sign_in import Who
from rules import playbooks
from rules.people import require_staff

MOST_NOT_HELPED = 100


def playbook_titles(_work: Work, who: Who, centre: UUID) -> list[PlaybookTitle]:
    """What playbooks there are, for workers of this centre, in my language. Raises NotFound."""
    require_staff(who.at(centre))
    return [
        PlaybookTitle(name=name, title=playbooks.book(name, who.language).title)
        for name in playbooks.NAMES
    ]


def playbook(work: Work, who: Who, centre: UUID, name: PlaybookName) -> PlaybookShape:
    """A playbook in my language with this centre's own lines and help numbers. Raises NotFound."""
    require_staff(who.at(centre))
    own = _own_lines(work, centre, name)
    named: dict[Any, Any] = dict(names(work, {row.by_id for row in own if row.by_id}, centre))
    numbers = work.session.get_one(Centre, centre).help_numbers
    parts = {part: _part(name, part, who.language, own, named) for part in PARTS}
    return PlaybookShape(
        name=name,
        title=playbooks.book(name, who.language).title,
        **parts,
        numbers=[HelpNumber(**number) for number in numbers],
        sources=[
            PlaybookSource(name=one.name(who.language), year=one.year)
            for one in playbooks.SOURCES[name]
        ],
        written_on=playbooks.WRITTEN,
    )


def _own_lines(work: Work, centre: UUID, name: PlaybookName) -> Sequence[PlaybookLine]:
    query = select(PlaybookLine).where(
        col(PlaybookLine.centre_id) == centre,
        col(PlaybookLine.playbook) == name,
        col(PlaybookLine.ended_at).is_(None),
    )
    return work.session.scalars(query.order_by(col(PlaybookLine.at), col(PlaybookLine.id))).all()


def _part(
    name: PlaybookName,
    part: PlaybookPart,
    language: str,
    own: Sequence[PlaybookLine],
    named: dict[Any, Any],
) -> list[PlaybookLineShape]:
    ours = [
        PlaybookLineShape(id=key, words=words, own=False, by=None)
        for key, words in playbooks.lines(name, part, language)
    ]
    return ours + [
        PlaybookLineShape(id=str(row.id), words=row.words, own=True, by=named.get(row.by_id))
        for row in own
        if row.part == part
    ]


def _require_coordinator(who: Who, centre: UUID) -> None:
    require_staff(who.at(centre))
    if "coordinator" not in who.at(centre):
        raise NotAllowed()


def add_line(
    work: Work, who: Who, centre: UUID, name: PlaybookName, key: UUID, new: NewPlaybookLine
) -> tuple[PlaybookLineShape, bool]:
    """A line of this centre's own, by a coordinator; gives whether it is new. Raises NotFound, NotAllowed, AlreadyDifferent."""
    _require_coordinator(who, centre)
    known = work.session.get(PlaybookLine, key)
    fresh = known is None
    if known is None:
        known = PlaybookLine(
            id=key,
            centre_id=centre,
            playbook=name,
            part=new.part,
            words=new.words,
            by_id=who.person,
            at=work.now,
        )
        work.session.add(known)
        work.session.flush()
    said = (known.centre_id, known.playbook, known.part, known.words, known.by_id, known.ended_at)
    if said != (centre, name, new.part, new.words, who.person, None):
        raise AlreadyDifferent()
    by = names(work, [who.person], centre).get(who.person)
    return PlaybookLineShape(id=str(key), words=known.words, own=True, by=by), fresh


def end_line(work: Work, who: Who, centre: UUID, name: PlaybookName, key: UUID) -> None:
    """A line of our own is shown no more. Said twice, it is done once. Raises NotFound, NotAllowed."""
    _require_coordinator(who, centre)
    row = work.session.get(PlaybookLine, key)
    if row is None or (row.centre_id, row.playbook) != (centre, name):
        raise NotFound()
    row.ended_at = row.ended_at or work.now
    work.session.flush()


def did_not_help(work: Work, who: Who, centre: UUID, case_id: UUID, line: str) -> None:
    """Say that a line didn't help with a case; coordinators see it. Said twice, it is done once. Raises NotFound."""
    case = case_for(work, who, centre, case_id)
    if _line(work, centre, line, who.language) is None:
        raise NotFound()
    mine = select(col(NotHelped.id)).where(
        col(NotHelped.case_id) == case.id,
        col(NotHelped.line) == line,
        col(NotHelped.by_id) == who.person,
    )
    if work.rows(mine).first() is not None:
        return
    row = NotHelped(centre_id=centre, case_id=case.id, line=line, by_id=who.person, at=work.now)
    work.session.add(row)
    step(work, case, "not_helped", who.person, words=line)


def _line(work: Work, centre: UUID, line: str, language: str) -> tuple[PlaybookName, str] | None:
    """The playbook and words of a line, ours or this centre's."""
    ours = playbooks.words_of(line, language)
    if ours is not None:
        return ours
    try:
        row = work.session.get(PlaybookLine, UUID(line))
    except ValueError:
        return None
    if row is None or row.centre_id != centre:
        return None
    return row.playbook, row.words  # type: ignore[return-value]  # the column holds only names


def not_helped(work: Work, who: Who, centre: UUID) -> list[NotHelpedShape]:
    """The lines that didn't help here, newest first, for coordinators; not with what I am kept apart from.

    Raises NotFound, NotAllowed.
    """
    _require_coordinator(who, centre)
    mine = select(col(Case.id)).where(col(Case.centre_id) == centre, apart_from(who.person))
    query = select(NotHelped).where(
        col(NotHelped.centre_id) == centre, col(NotHelped.case_id).in_(mine)
    )
    newest = query.order_by(col(NotHelped.at).desc(), col(NotHelped.id).desc())
    rows = work.session.scalars(newest.limit(MOST_NOT_HELPED)).all()
    named: dict[Any, Any] = dict(names(work, {row.by_id for row in rows if row.by_id}, centre))
    found = ((row, _line(work, centre, row.line, who.language)) for row in rows)
    return [
        NotHelpedShape(
            id=row.id,
            playbook=told[0],
            line=row.line,
            words=told[1],
            by=named.get(row.by_id),
            case=row.case_id,
            at=row.at,
        )
        for row, told in found
        if told is not None
    ]
