"""Words that may mean danger: each centre's list, marking what many read, and telling who wrote it."""

from collections.abc import Iterable
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import delete, insert, select, update
from sqlmodel import col

from core.errors import NotFound
from core.work import Work
from models.danger import (
    DangerList,
    DangerListShape,
    DangerMark,
    DangerPhrase,
    MarkedKind,
    NewDangerList,
)
from models.sign_in import Who
from rules import danger as rules

# The finders of centres, under the version of their list: made anew when that has moved.
_finders: dict[UUID, tuple[int, rules.Finder]] = {}
MOST_KEPT = 500


class Said(NamedTuple):
    """Something somebody wrote for many: its id, by whom, and the words."""

    id: UUID
    person: UUID
    text: str


def the_list(work: Work, who: Who, centre: UUID) -> DangerListShape:
    """What counts at a centre of mine. Raises NotFound."""
    if not who.at(centre):
        raise NotFound()
    return _shape(work.session.get(DangerList, centre))


def change(work: Work, who: Who, centre: UUID, new: NewDangerList) -> DangerListShape:
    """Keep a centre's own words and what it leaves out. Raises NotFound, NotAllowed."""
    rules.require_may_list(who.at(centre))
    row = work.session.get(DangerList, centre, with_for_update=True)
    if row is None:
        row = DangerList(centre_id=centre, version=0)
        work.session.add(row)
    added, left_out = list(dict.fromkeys(new.added)), list(dict.fromkeys(new.left_out))
    if row.version == 0 or (row.added, row.left_out) != (added, left_out):
        row.version, row.added, row.left_out = row.version + 1, added, left_out
    work.session.flush()
    return _shape(row)


def _shape(row: DangerList | None) -> DangerListShape:
    added, left_out = (row.added, row.left_out) if row else ([], [])
    return DangerListShape(
        phrases=[
            DangerPhrase(words=one.words, but=list(one.but))
            for one in rules.listed(added, left_out)
        ],
        added=added,
        left_out=left_out,
    )


def mark(
    work: Work, centre: UUID, kind: MarkedKind, said: Iterable[Said], room: UUID | None = None
) -> None:
    """Mark what holds such words, for the sweep to bring to the desk; one query, whatever their number."""
    finder = _finder(work, centre)
    found = [one for one in said if finder.finds(one.text)]
    if not found:
        return
    marks = select(col(DangerMark.thing_id)).where(
        col(DangerMark.thing_id).in_([one.id for one in found])
    )
    known = set(work.rows(marks).scalars())
    rows = [_row(work, centre, kind, one, room) for one in found]
    if kind != "message":
        _mark_again(work, [row for row in rows if row["thing_id"] in known])
    if new := [row for row in rows if row["thing_id"] not in known]:
        work.change(insert(DangerMark), new)


def _mark_again(work: Work, rows: Iterable[dict[str, Any]]) -> None:
    """A post that was marked was changed: a worker of where it stands now looks once more, and whoever changed it is told.

    Unless it says what they had.
    """
    for row in rows:
        again = update(DangerMark).where(col(DangerMark.thing_id) == row["thing_id"])
        work.change(again.values(done_at=None, **row))


def mark_post(work: Work, kind: MarkedKind, said: Said, centre: UUID, audience: str) -> None:
    """The same for one post, where many have it."""
    if rules.may_read_post(audience):
        mark(work, centre, kind, [said])


def _row(
    work: Work, centre: UUID, kind: MarkedKind, one: Said, room: UUID | None
) -> dict[str, Any]:
    return {
        "thing_id": one.id,
        "thing_kind": kind,
        "centre_id": centre,
        "room_id": room,
        "person_id": one.person,
        "at": work.now,
    }


def _finder(work: Work, centre: UUID) -> rules.Finder:
    query = select(col(DangerList.version)).where(col(DangerList.centre_id) == centre)
    version = work.rows(query).scalar() or 0
    known = _finders.get(centre)
    if known is None or known[0] != version:
        row = work.session.get(DangerList, centre, populate_existing=True)
        if len(_finders) >= MOST_KEPT:
            _finders.clear()
        listed = rules.listed(row.added, row.left_out) if row else rules.listed((), ())
        known = _finders[centre] = (version, rules.Finder(listed))
    return known[1]


def forget(work: Work, person: UUID) -> None:
    """Erasing somebody: what was marked of theirs."""
    work.change(delete(DangerMark).where(col(DangerMark.person_id) == person))
