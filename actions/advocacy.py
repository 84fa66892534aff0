"""Standing by somebody: asked, answering, and seeing what whom it concerns sees. Never the reports."""

from uuid import UUID

from sqlalchemy import select
from sqlmodel import col

from actions.advocates import had_it
from actions.appeal_rooms import enter_room, leave_room
from actions.appeals import held_of, is_asked, standing_by, tell
from actions.naming import names
from actions.showing_decisions import opened, opened_of, reason_key, rule_of
from core.errors import NotFound
from core.work import Work
from models.cases import Case
from models.decision_shapes import AdvocacyShape
from models.decisions import AdvocateAnswer, Appeal, Decision
from models.people import STAFF, Person
from models.reports import Report
from models.sign_in import Who
from rules import decisions as rules
from rules.appeals import NO, OUT, may_say_otherwise, says_no
from rules.decisions import CantStandBy


def mine(work: Work, who: Who) -> list[AdvocacyShape]:
    """Whom I am asked to stand by, and whom I stand by, newest first."""
    query = select(Appeal).where(col(Appeal.advocate_id) == who.person)
    rows = work.session.scalars(query.order_by(col(Appeal.at).desc()).limit(100))
    found = [_shape(work, row) for row in rows if standing_by(work, who.person, row)]
    return [shape for shape in found if shape is not None]


def one(work: Work, who: Who, key: UUID) -> AdvocacyShape:
    """One of them. Raises NotFound."""
    row = work.session.get(Appeal, key)
    shape = _shape(work, row) if row and standing_by(work, who.person, row) else None
    if shape is None:
        raise NotFound()
    return shape


def answer(work: Work, who: Who, key: UUID, new: AdvocateAnswer) -> None:
    """Say whether I stand by somebody. A no is silent: they see nothing yet, and can ask somebody else.

    Said twice, it is done once; a yes can become a no until it is decided, and leaves the room then. A
    no can become a yes within my undo time. Raises NotFound, CantStandBy for a worker with a hand in it.
    """
    row = _asked(work, who, key)
    if new.answer == "no":
        if row.decided_at is None and not says_no(row):
            _say_no(work, who, row)
    elif row.advocate_said != "yes":
        if says_no(row):
            _require_slip(work, who, row)
        _say_yes(work, who, row)


def take_back(work: Work, who: Who, key: UUID) -> None:
    """As if I hadn't said no, within my undo time: I stand by them on, or haven't answered yet.

    Nothing where there is no no. Raises NotFound, CantStandBy.
    """
    row = _asked(work, who, key)
    if not says_no(row):
        return
    _require_slip(work, who, row)
    if row.advocate_said == OUT:
        _say_yes(work, who, row)
    else:
        row.advocate_said = row.advocate_at = None
        work.session.flush()


def _asked(work: Work, who: Who, key: UUID) -> Appeal:
    """An appeal in which I'm asked to stand by, held until the commit, whatever I said. Raises NotFound."""
    asked = select(col(Appeal.decision_id)).where(
        col(Appeal.id) == key, col(Appeal.advocate_id) == who.person
    )
    decision = work.rows(asked).scalar()
    # The case first, then the decision, then the appeal: as whoever decides and undoes.
    row = None if decision is None else _held(work, decision)
    work.arrive()
    if row is None or not is_asked(work, who.person, row):
        raise NotFound()
    return row


def _require_slip(work: Work, who: Who, row: Appeal) -> None:
    """My no was said just now, and it would change something still. Raises NotFound."""
    undone = work.session.get_one(Decision, row.decision_id).undone_at
    undo = work.session.get_one(Person, who.person).undo_seconds
    if undone is not None or not may_say_otherwise(row, undo, work.now):
        raise NotFound()


def _say_yes(work: Work, who: Who, row: Appeal) -> None:
    decision = work.session.get_one(Decision, row.decision_id)
    if _has_a_part(work, who, row, decision):
        raise CantStandBy()
    back = who.person if row.advocate_said == OUT else None
    row.advocate_said, row.advocate_at = "yes", work.now
    work.session.flush()
    enter_room(work, row, decision, back=back)
    tell(work, row, but=who.person, of=who.person)


def _say_no(work: Work, who: Who, row: Appeal) -> None:
    """Silent, unless they counted on me already."""
    stood_by = row.advocate_said == "yes"
    row.advocate_said, row.advocate_at = OUT if stood_by else NO, work.now
    work.session.flush()
    if stood_by:
        leave_room(work, row, who.person)
        tell(work, row, of=who.person)


def _has_a_part(work: Work, who: Who, row: Appeal, decision: Decision) -> bool:
    """Who decided or looks again, has or had the case, or reported it as a worker: they speak for somebody else already."""
    if rules.decided(decision, who.person) or row.taken_by == who.person:
        return True
    if who.person in had_it(work, decision.case_id):
        return True
    if who.at(decision.centre_id).isdisjoint(STAFF):
        return False
    reported = select(col(Report.id)).where(
        col(Report.case_id) == decision.case_id, col(Report.by_id) == who.person
    )
    return work.rows(reported.limit(1)).first() is not None


def _held(work: Work, decision: UUID) -> Appeal | None:
    case = select(col(Decision.case_id)).where(col(Decision.id) == decision).scalar_subquery()
    held = select(Case).where(col(Case.id) == case).with_for_update()
    work.session.scalars(held).first()
    return held_of(work, decision)


def _shape(work: Work, row: Appeal) -> AdvocacyShape | None:
    decision = work.session.get_one(Decision, row.decision_id)
    people = [one for one in (row.by_id, decision.by_id) if one is not None]
    named = names(work, people, decision.centre_id)
    if row.by_id not in named or decision.person_id is None:
        return None
    yes = row.advocate_said == "yes"
    return AdvocacyShape(
        id=row.id,
        person=named[row.by_id],
        at=row.at,
        answer="yes" if yes else None,
        state=rules.appeal_state(row),
        kind=decision.kind if yes else None,  # type: ignore[arg-type]  # the column holds only kinds
        cause=decision.cause if yes else None,  # type: ignore[arg-type]  # the column holds only causes
        decided_by=named.get(decision.by_id) if yes and decision.by_id else None,
        why=opened(work, decision, "reason", decision.reason) if yes else "",
        rule=rule_of(decision) if yes else None,
        said=opened(work, decision, "said", decision.said) if yes else "",
        until=decision.until if yes else None,
        words=opened_of(work, row.by_id, row.id, row.words) if yes else "",
        room=row.room_id if yes else None,
        outcome=row.outcome if yes else None,  # type: ignore[arg-type]  # the column holds only outcomes
        reason=opened_of(work, row.by_id, reason_key(row.id), row.reason) if yes else "",
    )


__all__ = ["CantStandBy", "answer", "mine", "one", "take_back"]
