"""A case: opened or joined, loaded for a worker, moved on step by step, ended."""

from typing import Any, Protocol
from uuid import UUID

from sqlalchemy import ColumnElement, and_, exists, or_, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import col

from actions.announcing import announce
from core.errors import NotFound
from core.ids import new_id
from core.work import Work
from models.cases import Case, CaseStep, Origin, StepKind
from models.decisions import Appeal, Decision
from models.ledger import my_stream
from models.my_data import Erasure
from models.people import Person
from models.reports import Report
from models.sign_in import Who
from rules.cases import CaseMovedOn
from rules.people import require_staff

PURPOSE = "case"
# Steps that a colleague is told of at once: something is asked of them.
TELLS: tuple[StepKind, ...] = ("handed", "asked_to_look")


class Concerned(Protocol):
    """The thing a case is about: which it is, whose, and where it was said."""

    @property
    def kind(self) -> Any: ...
    @property
    def id(self) -> UUID: ...
    @property
    def author(self) -> UUID | None: ...
    @property
    def room(self) -> UUID | None: ...


def open_case(work: Work, *, centre: UUID, thing: Concerned, origin: Origin, danger: bool) -> Case:
    """The open case about this thing, held until the commit; a new one where there is none.

    Two at once make one. Danger is only ever added to it.
    """
    key = new_id()
    case = _opened(work, key, centre, thing, origin) or _opened(work, key, centre, thing, origin)
    assert case is not None
    work.arrive()
    case.danger = case.danger or danger
    if origin == "words":
        # It is there for more than reports from now on: it doesn't end with them.
        case.origin = origin
    step(work, case, "opened" if case.id == key else "joined", None)
    return case


def _opened(work: Work, key: UUID, centre: UUID, thing: Concerned, origin: Origin) -> Case | None:
    """None where the open one came to its end while we waited for it: then there is none, and it is made."""
    work.change(_first(work, key, centre, thing, origin))
    case: Case | None = work.session.scalars(_open_about(centre, thing)).first()
    return case


def _first(work: Work, key: UUID, centre: UUID, thing: Concerned, origin: Origin) -> Any:
    """Make it unless there is an open one: the index decides, also between two who come at once."""
    on_sqlite = work.session.get_bind().dialect.name == "sqlite"
    gently = (sqlite.insert if on_sqlite else postgresql.insert)(Case)
    return gently.values(
        id=key,
        centre_id=centre,
        thing_kind=thing.kind,
        thing_id=thing.id,
        person_id=_still(work, thing.author),
        room_id=thing.room,
        origin=origin,
        danger=False,
        opened_at=work.now,
        version=0,
    ).on_conflict_do_nothing()


def _still(work: Work, person: UUID | None) -> UUID | None:
    """Whose it is; nobody once they are erased: what they left without a name is no one's."""
    done = select(col(Erasure.person_id)).where(
        col(Erasure.person_id) == person, col(Erasure.done_at).is_not(None)
    )
    return None if person is None or work.rows(done).first() is not None else person


def _open_about(centre: UUID, thing: Concerned) -> Any:
    return (
        select(Case)
        .where(col(Case.centre_id) == centre, col(Case.ended_at).is_(None))
        .where(col(Case.thing_kind) == thing.kind, col(Case.thing_id) == thing.id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )


def case_for(work: Work, who: Who, centre: UUID, case_id: UUID) -> Case:
    """A case of my centre's desk, held until the commit.

    Whom I blocked or who blocked me plays no part: it is my work. Raises NotFound: also for what I
    said to the desk myself, for what concerns me, and where I stand by whom it concerns.
    """
    require_staff(who.at(centre))
    query = select(Case).where(
        col(Case.id) == case_id, col(Case.centre_id) == centre, apart_from(who.person)
    )
    held = query.with_for_update(of=Case).execution_options(populate_existing=True)
    case = work.session.scalars(held).first()
    if case is None:
        raise NotFound()
    work.arrive()
    return case


def apart_from(person: Any) -> ColumnElement[bool]:
    """SQL: a case that somebody may work on: they neither reported it, nor made it, nor said that they stand by who did.

    `person`: an id, or a column of the query's own.
    """
    reported = exists().where(col(Report.case_id) == col(Case.id), col(Report.by_id) == person)
    reported = reported.correlate_except(Report)
    stands_by = (
        exists()
        .where(
            col(Decision.case_id) == col(Case.id),
            col(Appeal.decision_id) == col(Decision.id),
            col(Appeal.advocate_id) == person,
            col(Appeal.advocate_said) == "yes",
        )
        .correlate_except(Decision, Appeal)
    )
    other = or_(col(Case.person_id).is_(None), col(Case.person_id) != person)
    return and_(other, ~reported, ~stands_by)


def step(
    work: Work,
    case: Case,
    kind: StepKind,
    by: UUID | None,
    to: UUID | None = None,
    words: str | None = None,
    *,
    key: UUID | None = None,
) -> CaseStep:
    """Write down one step with a case that is held: it moves on by one, and whoever is asked is told.

    `by`: empty for a machine, and for who reported. `words` are sealed with the case's key. `key`: the
    step's id, where a phone made it.
    """
    case.version += 1
    row = CaseStep(
        id=key or new_id(),
        case_id=case.id,
        number=case.version,
        kind=kind,
        by_id=by,
        to_id=to,
        at=work.now,
    )
    if words is not None:
        row.words = work.vault.seal(case.id, PURPOSE, row.id, words)
    work.session.add(row)
    work.session.flush()
    if to is not None and kind in TELLS:
        tell(work, case, to)
    return row


def tell(work: Work, case: Case, person: UUID) -> None:
    """Have somebody's desk look again, unless the case isn't there for them."""
    query = select(col(Case.id)).where(col(Case.id) == case.id, apart_from(person))
    if work.rows(query).first() is not None:
        announce(work, my_stream(person), "case.changed", case.id)


def require_version(work: Work, case: Case, version: int) -> None:
    """Whoever acts has seen the newest step. Raises CaseMovedOn, which tells who did what."""
    if case.version == version:
        return
    query = (
        select(col(CaseStep.kind), col(Person.name))
        .outerjoin(Person, col(Person.id) == col(CaseStep.by_id))
        .where(col(CaseStep.case_id) == case.id)
        .order_by(col(CaseStep.number).desc())
    )
    last = work.rows(query.limit(1)).first()
    raise CaseMovedOn(who=last and last.name, did=last and last.kind)


def end(work: Work, case: Case, by: UUID | None = None) -> None:
    """A case that is held comes to its end, with what was only proposed there; nothing where it has."""
    if case.ended_at is not None:
        return
    let_proposals_be(work, col(Decision.case_id) == case.id, by)
    case.ended_at = work.now
    case.handed_to = case.looks_too = None
    step(work, case, "ended", by)


def let_proposals_be(work: Work, which: ColumnElement[bool], by: UUID | None) -> None:
    """What one proposed and nobody agreed to is taken back; nobody was told of it. `which`: over decisions."""
    waiting = (col(Decision.in_force_at).is_(None), col(Decision.undone_at).is_(None))
    for row in work.session.scalars(select(Decision).where(which, *waiting).with_for_update()):
        row.undone_at, row.undone_by = work.now, by
    work.session.flush()


__all__ = [
    "CaseMovedOn",
    "apart_from",
    "case_for",
    "end",
    "let_proposals_be",
    "open_case",
    "require_version",
    "step",
    "tell",
]
