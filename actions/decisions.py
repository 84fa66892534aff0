"""Deciding a case: each decision is a row first, with its rule and its reason; then what follows from it."""

from uuid import UUID

from sqlalchemy import func, select
from sqlmodel import col

from actions import deciding, holds, telling_desk
from actions.appeals import close_undone
from actions.appointments import held_at
from actions.case_copies import said
from actions.case_looks import STILL_OPEN, looked
from actions.cases import CaseMovedOn, case_for, end, require_version, step
from actions.flags import in_concert
from actions.guidelines import line, version_in_force
from actions.held_decisions import held, of_case
from actions.ladders import ladder_of
from actions.naming import names
from actions.proofs import require_fresh_proof
from actions.reports_at_desk import only_care
from actions.showing_decisions import opened, seal, shapes
from core.errors import AlreadyDifferent, Invalid, NotFound
from core.work import Work
from models.case_shapes import AtVersion
from models.cases import Case, CaseStep
from models.decision_shapes import Deciding, DecisionShape, EarlierStep
from models.decisions import Decision, LadderStep, NewDecision, Why
from models.groups import Room
from models.sign_in import Who
from rules import decisions as rules
from rules.cases import CaseIsOver, CaseIsTaken, may_take_over, require_open
from rules.decisions import NotForThis, OnlyCare, RuleFirst, TakesTwo
from rules.people import require_staff


def decide(
    work: Work,
    who: Who,
    centre: UUID,
    case_id: UUID,
    key: UUID,
    new: NewDecision,
    *,
    unruled: bool = False,
) -> tuple[DecisionShape, bool]:
    """Decide something about a case; gives it, and whether it is new. What takes two is only proposed.

    `unruled`: it needs no line of the house rules. Raises NotFound, CaseMovedOn, CaseIsOver,
    CaseIsTaken, OnlyCare, NotAllowed, NotForThis, RuleFirst, Invalid, AlreadyDifferent.
    """
    case = case_for(work, who, centre, case_id)
    known = work.session.get(Decision, key)
    if known is not None:
        if not _same(work, known, who, case, new):
            raise AlreadyDifferent()
        return shapes(work, [known])[0], False
    require_version(work, case, new.version)
    require_open(case.ended_at)
    _require_free(work, who, case)
    rules.require_whole(new.kind, new.lasts, new.topic)
    rules.require_fits(new.kind, _about(work, case))
    lines = bool(version_in_force(work, centre).lines)
    rules.require_rule(new.kind, named=unruled or new.rule_line is not None, lines=lines)
    row = _row(work, who, case, key, new)
    if rules.takes_two(new.kind):
        require_fresh_proof(work, who)
    _take(work, who, case)
    if not rules.takes_two(new.kind):
        deciding.put_in_force(work, case, row)
    step(work, case, "decided", who.person)
    if rules.takes_two(new.kind):
        telling_desk.proposed(work, case, row)
    elif not new.keep_open:
        end(work, case, who.person)
    return shapes(work, [row])[0], True


def _same(work: Work, row: Decision, who: Who, case: Case, new: NewDecision) -> bool:
    reason = opened(work, row, "reason", row.reason)
    asked = (case.id, who.person, new.kind, new.reason, new.rule_line, new.topic, new.lasts)
    known = (row.case_id, row.by_id, row.kind, reason, row.rule_line, row.topic, row.lasts)
    return asked == known


def _row(work: Work, who: Who, case: Case, key: UUID, new: NewDecision) -> Decision:
    rule = line(work, case.centre_id, new.rule_line) if new.rule_line is not None else None
    if new.rule_line is not None and rule is None:
        raise Invalid(fields={"rule_line": "is no line of the house rules"})
    row = Decision(
        id=key,
        case_id=case.id,
        centre_id=case.centre_id,
        person_id=case.person_id,
        kind=new.kind,
        by_id=who.person,
        rule_line=new.rule_line,
        rule_words=rule.text if rule else None,
        reason=b"",
        topic=new.topic,
        lasts=new.lasts,
        thing_kind=case.thing_kind,
        thing_id=case.thing_id,
        room_id=case.room_id,
        at=work.now,
        until=rules.ends(new.kind, new.lasts, work.now),
        lapses_at=work.now + rules.COUNTS_FOR,
        # Nobody is told of nothing: being reported alone changes nothing for anybody.
        told_at=work.now if new.kind == "nothing" else None,
    )
    keep(work, case, row, new.reason)
    return row


def keep(work: Work, case: Case, row: Decision, reason: str) -> None:
    """Store a decision with its words: why, and what it is about, as it was copied."""
    row.reason = seal(work, row, "reason", reason)
    row.said = seal(work, row, "said", said(work, case))
    work.session.add(row)
    work.session.flush()


def _require_free(work: Work, who: Who, case: Case) -> None:
    """What a colleague looks after is theirs to decide; whom they asked to look too, and a coordinator, may."""
    if case.taken_by in (None, who.person) or case.looks_too == who.person:
        return
    if not may_take_over(who.at(case.centre_id)):
        named = names(work, [case.taken_by], case.centre_id)
        raise CaseIsTaken(who=next((one.name for one in named.values()), ""))


def _take(work: Work, who: Who, case: Case) -> None:
    """Who decides has it: a colleague who had it is shown that in the case's steps."""
    if case.taken_by is None:
        case.taken_by, case.taken_at = who.person, work.now
        step(work, case, "taken", who.person)


def second(
    work: Work, who: Who, centre: UUID, case_id: UUID, key: UUID, seen: AtVersion | None = None
) -> DecisionShape:
    """Agree to what a colleague proposed: now it is in force. Said twice, it is done once.

    `seen`: the case as whoever agrees saw it; where that isn't said, nothing may have happened since it was proposed. Raises NotFound, TakesTwo for who proposed it, CaseMovedOn,
    CaseIsOver, OnlyCare, NotAllowed, NotForThis: it has to fit still.
    """
    case = case_for(work, who, centre, case_id)
    row = of_case(work, case, key)
    rules.require_second(row.kind, row.by_id, who.person)
    if row.undone_at is not None:
        raise NotFound()
    if row.in_force_at is None:
        require_version(work, case, seen.version if seen else _proposed_at(work, case, row))
        require_open(case.ended_at)
        rules.require_fits(row.kind, _about(work, case))  # type: ignore[arg-type]  # the column holds only kinds
        require_fresh_proof(work, who)
        row.second_by = who.person
        row.lapses_at = work.now + rules.COUNTS_FOR
        deciding.put_in_force(work, case, row)
        step(work, case, "decided", who.person)
        end(work, case, who.person)
    elif row.second_by != who.person:
        raise NotFound()
    return shapes(work, [row])[0]


def _proposed_at(work: Work, case: Case, row: Decision) -> int:
    """The version of a case at which something was proposed: the number of that step."""
    query = select(func.max(col(CaseStep.number))).where(
        col(CaseStep.case_id) == case.id,
        col(CaseStep.by_id) == row.by_id,
        col(CaseStep.at) == row.at,
    )
    return int(work.rows(query).scalar() or 0)


def undo(work: Work, who: Who, centre: UUID, key: UUID, why: Why) -> DecisionShape:
    """Take a decision of my centre back, a colleague's or a machine's too. Said twice, it is done once.

    Raises NotFound, also where the case isn't mine to look at.
    """
    require_staff(who.at(centre))
    case, row = held(work, who, centre, key)
    if row.undone_at is None:
        deciding.reverse(work, row, who.person, seal(work, row, "undone", why.reason))
        close_undone(work, row, why.reason)
        if case is not None:
            step(work, case, "undone", who.person)
    return shapes(work, [row])[0]


def decisions_of(work: Work, case: Case) -> list[DecisionShape]:
    """Everything decided about a case, oldest first; for its workers."""
    query = select(Decision).where(col(Decision.case_id) == case.id)
    rows = work.session.scalars(query.order_by(col(Decision.at), col(Decision.id)))
    return shapes(work, list(rows))


def deciding_of(work: Work, who: Who, centre: UUID, case_id: UUID) -> Deciding:
    """What is needed for deciding a case: what fits, what was tried, what comes next. A look like another. Raises NotFound."""
    require_staff(who.at(centre))
    # Held, as the page of the case does: two pages that open at once are one look.
    case = case_for(work, who, centre, case_id)
    looked(work, who, case, STILL_OPEN)
    about = _about(work, case)
    fitting, ladder = rules.fits(about), ladder_of(work, centre)
    before = _counting(work, case)
    tried = {(row.kind, row.lasts) for row in before}
    next_one = rules.suggest(ladder, tried, fitting)  # type: ignore[arg-type]  # the columns hold only kinds and lengths
    return Deciding(
        items=decisions_of(work, case),
        fits=fitting,
        suggested=None if next_one is None else LadderStep(kind=next_one[0], lasts=next_one[1]),
        ladder=[LadderStep(kind=kind, lasts=lasts) for kind, lasts in ladder],
        before=[EarlierStep(kind=row.kind, lasts=row.lasts, at=row.at) for row in before],  # type: ignore[arg-type]  # the columns hold only these
        only_care=about.care,
        concert=in_concert(work, case),
    )


def _about(work: Work, case: Case) -> rules.About:
    held_here = held_at(work, case.person_id, case.centre_id) if case.person_id else []
    room = work.session.get(Room, case.room_id) if case.room_id else None
    return rules.About(
        thing=case.thing_kind,
        in_group=room is not None and room.kind == "group",
        held=frozenset(held_here),
        somebody=case.person_id is not None,
        care=only_care(work, case),
        past=holds.past(work, case.thing_kind, case.thing_id),
    )


def _counting(work: Work, case: Case) -> list[Decision]:
    """What was decided about the same person here and counts still, oldest first."""
    if case.person_id is None:
        return []
    query = select(Decision).where(
        col(Decision.person_id) == case.person_id,
        col(Decision.centre_id) == case.centre_id,
        col(Decision.kind) != "nothing",
        col(Decision.cause) == "worker",
    )
    rows = work.session.scalars(query.order_by(col(Decision.at), col(Decision.id)))
    return [row for row in rows if rules.counts(row, work.now)]


__all__ = [
    "CaseIsOver",
    "CaseIsTaken",
    "CaseMovedOn",
    "NotForThis",
    "OnlyCare",
    "RuleFirst",
    "TakesTwo",
    "decide",
    "deciding_of",
    "decisions_of",
    "second",
    "undo",
]
