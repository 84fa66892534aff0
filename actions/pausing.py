"""Pausing somebody's writing from their own page at the desk, and letting them write again. It is a decision as any other."""

from uuid import UUID

from sqlalchemy import or_, select
from sqlmodel import col

from actions import deciding, decisions
from actions.appointments import held_at
from actions.cases import apart_from, open_case
from actions.reported import Thing
from actions.reports_at_desk import only_care
from actions.suspensions import reason_of, shape
from core.errors import AlreadyDifferent, NotFound
from core.work import Work
from models.cases import Case
from models.decisions import Appeal, Decision, NewDecision, Why
from models.people import Centre, Person
from models.sign_in import Who
from models.suspensions import NewSuspension, Suspension, SuspensionShape
from rules import suspensions
from rules.cases import CaseIsTaken, CaseMovedOn
from rules.decisions import OnlyCare
from rules.people import require_staff

# Why it was taken back, for whom it concerns, where a worker just let them write again.
LIFTED = {
    "zh-CN": "社工让你可以再发言了，这件事到此为止。",
    "en": "A worker let you write again. It is over with this.",
    "ja": "支援員が、また書けるようにしました。これで終わりです。",
}


def suspend(
    work: Work, who: Who, centre: UUID, key: UUID, new: NewSuspension
) -> tuple[SuspensionShape, bool]:
    """Pause somebody of my centre; gives it, and whether it is new. A decision of the same id says why.

    It is decided in the open case about them, else in one that the desk opens for it and that ends
    with it. Raises NotFound, also for who told the desk of them or stands by them; NotAllowed for
    colleagues and oneself, OnlyCare, CaseIsTaken, CaseMovedOn where a colleague paused them meanwhile, AlreadyDifferent.
    """
    require_staff(who.at(centre))
    held = held_at(work, new.person, centre)
    if not held:
        raise NotFound()
    suspensions.require_may_suspend(frozenset(held), oneself=new.person == who.person)
    known = work.session.get(Suspension, key)
    if known is not None:
        if not _same(work, known, who, centre, new):
            raise AlreadyDifferent()
        return shape(work, known), False
    _require_mine_to_decide(work, who, centre, new.person)
    case = _open_about(work, centre, new.person)
    fresh = case is None
    case = case or open_case(
        work, centre=centre, thing=_thing(work, centre, new.person), origin="desk", danger=False
    )
    # Only now: whoever came at the same moment has ended their case, or waits for this one.
    _require_not_paused(work, who, centre, new.person)
    decision = _decision(case, new, keep_open=not fresh)
    # Programs that pause somebody this way knew of no rules; the desk's own page asks for one.
    decisions.decide(work, who, centre, case.id, key, decision, unruled=True)
    return shape(work, work.session.get_one(Suspension, key)), True


def _same(work: Work, known: Suspension, who: Who, centre: UUID, new: NewSuspension) -> bool:
    said = (known.by_id, known.centre_id, known.person_id, known.lasts, reason_of(work, known))
    return said == (who.person, centre, new.person, new.lasts, new.reason)


def _decision(case: Case, new: NewSuspension, *, keep_open: bool) -> NewDecision:
    return NewDecision(
        kind="pause",
        reason=new.reason,
        rule_line=new.rule_line,
        lasts=new.lasts,
        version=case.version,
        keep_open=keep_open,
    )


def _require_mine_to_decide(work: Work, who: Who, centre: UUID, person: UUID) -> None:
    """Raises NotFound for who reported them or stands by them, OnlyCare where people only worry about them."""
    here = (col(Case.person_id) == person, col(Case.centre_id) == centre)
    waits = select(col(Decision.case_id)).where(
        col(Appeal.decision_id) == col(Decision.id),
        col(Appeal.decided_at).is_(None),
        col(Appeal.withdrawn_at).is_(None),
    )
    still = or_(col(Case.ended_at).is_(None), col(Case.id).in_(waits))
    apart = select(col(Case.id)).where(*here, still, ~apart_from(who.person))
    if work.rows(apart.limit(1)).first() is not None:
        raise NotFound()
    opened = work.session.scalars(select(Case).where(*here, col(Case.ended_at).is_(None))).all()
    if opened and all(only_care(work, case) for case in opened):
        raise OnlyCare()


def _require_not_paused(work: Work, who: Who, centre: UUID, person: UUID) -> None:
    """Where a colleague paused them, their page says so: who paused them a second time hadn't seen it. Raises CaseMovedOn."""
    query = (
        select(col(Person.name))
        .join(Suspension, col(Suspension.by_id) == col(Person.id))
        .where(col(Suspension.person_id) == person, col(Suspension.centre_id) == centre)
        .where(col(Suspension.lifted_at).is_(None), col(Suspension.until) > work.now)
        .where(col(Suspension.by_id) != who.person)
    )
    paused = work.rows(query.limit(1)).first()
    if paused is not None:
        raise CaseMovedOn(who=paused.name, did="decided")


def _open_about(work: Work, centre: UUID, person: UUID) -> Case | None:
    query = select(Case).where(
        col(Case.centre_id) == centre,
        col(Case.thing_kind) == "person",
        col(Case.thing_id) == person,
        col(Case.ended_at).is_(None),
    )
    held = query.with_for_update().execution_options(populate_existing=True)
    return work.session.scalars(held).first()


def _thing(work: Work, centre: UUID, person: UUID) -> Thing:
    name = work.session.get_one(Person, person).name
    return Thing("person", person, centre, person, None, name, None, work.now, around=False)


def lift(work: Work, who: Who, centre: UUID, key: UUID, why: Why | None = None) -> None:
    """End a pause of my centre now. Said twice, it is done once.

    The decision it comes from is taken back with all that came of it, and whom it concerns reads why.
    Raises NotFound, also where the decision isn't mine to look at.
    """
    require_staff(who.at(centre))
    row = work.session.get(Suspension, key)
    if row is None or row.centre_id != centre:
        raise NotFound()
    if row.lifted_at is not None or row.until <= work.now:
        return
    decided = work.session.get(Decision, key)
    if decided is not None and decided.undone_at is None:
        decisions.undo(work, who, centre, key, why or _why(work, row))
    else:
        deciding.free(work, row, who.person)


def _why(work: Work, row: Suspension) -> Why:
    person = work.session.get_one(Person, row.person_id)
    language = person.language or work.session.get_one(Centre, row.centre_id).language
    return Why(reason=LIFTED.get(language, LIFTED["en"]))


__all__ = ["CaseIsTaken", "CaseMovedOn", "OnlyCare", "lift", "suspend"]
