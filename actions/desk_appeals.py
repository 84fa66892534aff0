"""Appeals at the desk: somebody who had no hand in a decision takes one, and says what comes of it."""

from uuid import UUID

from sqlalchemy import select
from sqlmodel import col

from actions import access_log, deciding
from actions.announcing import announce
from actions.appeal_rooms import enter_room, leave_room
from actions.appeals import held_of, tell
from actions.appointments import held_at
from actions.cases import apart_from, step
from actions.held_decisions import held, theirs
from actions.meeting import NOWHERE
from actions.naming import names
from actions.showing_decisions import PURPOSE, opened, opened_of, reason_key, seal, shapes
from core.errors import AlreadyDifferent, NotFound
from core.work import Work
from models.cases import Case
from models.decision_shapes import AppealShape
from models.decisions import Appeal, Decision, NewOutcome, NewTaking
from models.ledger import my_stream
from models.people import STAFF
from models.sign_in import Who
from rules import decisions as rules
from rules.appeals import NO
from rules.decisions import AppealIsOver, NotForThis, SomebodyLooks
from rules.people import require_staff


def appeals_here(work: Work, who: Who, centre: UUID) -> list[AppealShape]:
    """Appeals that wait at my centre, oldest first; then those decided, newest first. At most 100.

    Of one against my own decision a coordinator is told that it waits, and nobody else anything.
    Whose words I read this way, sees in their log that I did.
    Raises NotFound.
    """
    require_staff(who.at(centre))
    query = (
        select(Appeal, Decision)
        .join(Decision, col(Decision.id) == col(Appeal.decision_id))
        .outerjoin(Case, col(Case.id) == col(Decision.case_id))
        .where(col(Decision.centre_id) == centre, apart_from(who.person), theirs(who.person))
        .where(col(Decision.kind) != "talk")
        .where(col(Appeal.withdrawn_at).is_(None), col(Decision.person_id).is_not(None))
        .order_by(col(Appeal.decided_at).is_not(None), col(Appeal.at))
    )
    rows = work.session.execute(query.limit(100)).all()
    found = [(row.Appeal, row.Decision) for row in rows]
    shown = [
        (appeal, decision)
        for appeal, decision in found
        if not rules.decided(decision, who.person) or "coordinator" in who.at(centre)
    ]
    concerned = {d.person_id for _, d in shown if not rules.decided(d, who.person)} - {None}
    for person in sorted(concerned, key=str):
        assert person is not None
        access_log.looked(work, person=person, by=who.person, what="case", why="case")
    return [_shape(work, who, appeal, decision) for appeal, decision in shown]


def take(
    work: Work, who: Who, centre: UUID, key: UUID, new: NewTaking | None = None
) -> AppealShape:
    """Look at an appeal: from now on I am in its room. Said twice, it is done once.

    Of a colleague's only what they left, or a coordinator who says so takes over.
    Raises NotFound, also for who had a hand in the decision; AppealIsOver, SomebodyLooks.
    """
    _, decision, row = _held(work, who, centre, key)
    if row.decided_at is not None:
        raise AppealIsOver()
    if row.taken_by != who.person:
        over = new is not None and new.over and "coordinator" in who.at(centre)
        if not over:
            _require_free(work, who, centre, row)
        _give(work, row, who.person)
        enter_room(work, row, decision)
        tell(work, row)
    return _shape(work, who, row, decision)


def put_back(work: Work, who: Who, centre: UUID, key: UUID) -> AppealShape:
    """I don't look at it any more: it waits for all. Nothing where it isn't mine. Raises NotFound, AppealIsOver."""
    _, decision, row = _held(work, who, centre, key)
    if row.decided_at is not None:
        raise AppealIsOver()
    if row.taken_by == who.person:
        _give(work, row, None)
        tell(work, row)
    return _shape(work, who, row, decision)


def _require_free(work: Work, who: Who, centre: UUID, row: Appeal) -> None:
    """Nobody looks at it, or I, or somebody who works here no more. Raises SomebodyLooks."""
    looks = row.taken_by
    if looks not in (None, who.person) and held_at(work, looks, centre) & set(STAFF):
        raise SomebodyLooks(who=_name(work, looks, centre))


def _give(work: Work, row: Appeal, worker: UUID | None) -> None:
    """From now on they look at it; nobody: it waits for all. Who was asked to stand by it doesn't, then: for good."""
    leave_room(work, row, row.taken_by)
    row.taken_by = worker
    if worker is not None and row.advocate_id == worker:
        row.advocate_said, row.advocate_at = NO, None
    work.session.flush()


def _name(work: Work, person: UUID | None, centre: UUID) -> str:
    named = names(work, [person], centre) if person is not None else {}
    return next((shape.name for shape in named.values()), "")


def conclude(work: Work, who: Who, centre: UUID, key: UUID, new: NewOutcome) -> AppealShape:
    """Say what comes of an appeal, once: it stays, holds for less long, or is undone with all that came of it.

    Raises NotFound, AppealIsOver, SomebodyLooks, NotForThis, Invalid, AlreadyDifferent.
    """
    case, decision, row = _held(work, who, centre, key)
    if row.decided_at is not None:
        if (row.decided_by, row.outcome) != (who.person, new.outcome) or new.reason != _why(
            work, row
        ):
            raise AlreadyDifferent()
        return _shape(work, who, row, decision)
    _require_free(work, who, centre, row)
    if row.taken_by != who.person:
        _give(work, row, who.person)
    row.decided_by = who.person
    row.outcome, row.decided_at, row.told_at = new.outcome, work.now, work.now
    row.reason = work.vault.seal(row.by_id, PURPOSE, reason_key(row.id), new.reason)
    work.session.flush()
    _carry_out(work, who, case, decision, new)
    tell(work, row, but=row.by_id)
    return _shape(work, who, row, decision)


def _carry_out(
    work: Work, who: Who, case: Case | None, decision: Decision, new: NewOutcome
) -> None:
    """Whom it concerns is told in the same commit: never twice, and never not at all."""
    if new.outcome == "undone" and decision.undone_at is None:
        deciding.reverse(work, decision, who.person, seal(work, decision, "undone", new.reason))
        if case is not None:
            step(work, case, "undone", who.person)
        return
    if new.outcome == "changed":
        deciding.shorten(work, decision, rules.require_shorter(decision, new.lasts))
    if decision.person_id is not None:
        announce(work, my_stream(decision.person_id), "decision.changed", decision.id)


def _held(work: Work, who: Who, centre: UUID, key: UUID) -> tuple[Case | None, Decision, Appeal]:
    """An appeal for somebody without a hand in the decision; case, decision and appeal held, in this order."""
    require_staff(who.at(centre))
    found = work.rows(select(col(Appeal.decision_id)).where(col(Appeal.id) == key)).scalar()
    # Asked also where there is none: what isn't there takes the work of what is foreign.
    case, decision = held(work, who, centre, found or NOWHERE)
    row = held_of(work, decision.id)
    if row is None or row.withdrawn_at is not None or not rules.is_judged(decision.kind):
        raise NotFound()
    if rules.decided(decision, who.person):
        raise NotFound()
    return case, decision, row


def _why(work: Work, row: Appeal) -> str:
    return opened_of(work, row.by_id, reason_key(row.id), row.reason)


def _shape(work: Work, who: Who, row: Appeal, decision: Decision) -> AppealShape:
    mine = not rules.decided(decision, who.person)
    people = [one for one in (row.by_id, row.advocate_id, row.taken_by) if one is not None]
    named = names(work, people, decision.centre_id)
    stands_by = row.advocate_id if row.advocate_said == "yes" else None
    return AppealShape(
        id=row.id,
        person=named.get(row.by_id) if mine else None,
        decision=shapes(work, [decision])[0] if mine else None,
        said=opened(work, decision, "said", decision.said) if mine else "",
        words=opened_of(work, row.by_id, row.id, row.words) if mine else "",
        at=row.at,
        state=rules.appeal_state(row),
        advocate=named.get(stands_by) if mine and stands_by else None,
        taken_by=named.get(row.taken_by) if row.taken_by else None,
        room=row.room_id if mine and row.taken_by == who.person else None,
        outcome=row.outcome if mine else None,  # type: ignore[arg-type]  # the column holds only outcomes
        reason=_why(work, row) if mine else "",
        for_me=mine,
    )


__all__ = [
    "AppealIsOver",
    "NotForThis",
    "SomebodyLooks",
    "appeals_here",
    "conclude",
    "put_back",
    "take",
]
