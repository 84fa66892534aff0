"""Decisions as the desk and as whom they concern see them: opened, with names, answers and appeals."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid5

from sqlalchemy import select
from sqlmodel import col

from actions.decided_about import decided_about
from actions.naming import names_at
from actions.readers import reader
from actions.standing_by import advocate_of
from core.work import Work
from models.cases import CaseRoom
from models.decision_shapes import (
    AnswerShape,
    DecidedAbout,
    DecisionShape,
    MyAppeal,
    MyDecision,
    RuleLine,
)
from models.decisions import Appeal, Decision, DecisionAnswer
from models.groups import Membership, Removal, Room
from models.people import STAFF, Appointment, Centre, CentreName, Person, PersonShape
from rules import decisions as rules
from rules.appeals import OUT

PURPOSE, OF_A_CASE = "decisions", "case"


def seal(work: Work, row: Decision, part: str, words: str) -> bytes:
    """Words of a decision: sealed for whom it concerns; where that is nobody any more, with its case."""
    owner, purpose = _key(row)
    return work.vault.seal(owner, purpose, _row_of(row, part), words)


def opened(work: Work, row: Decision, part: str, sealed: bytes | None) -> str:
    """The words; none where there are none, or the key is erased."""
    owner, purpose = _key(row)
    if not sealed:
        return ""
    return work.vault.open(owner, purpose, _row_of(row, part), sealed) or ""


def _row_of(row: Decision, part: str) -> UUID:
    return row.id if part == "reason" else uuid5(row.id, part)


def _key(row: Decision) -> tuple[UUID, str]:
    if row.person_id is not None:
        return row.person_id, PURPOSE
    return row.case_id or row.id, OF_A_CASE


def opened_of(work: Work, person: UUID, key: UUID, sealed: bytes | None) -> str:
    """Words of an answer or an appeal, which are sealed under their own id."""
    return "" if sealed is None else work.vault.open(person, PURPOSE, key, sealed) or ""


def reason_key(appeal: UUID) -> UUID:
    """Under which id the reason of an appeal's outcome is sealed: its words have the appeal's own."""
    return uuid5(appeal, "reason")


@dataclass(frozen=True)
class Loaded:
    """What some decisions point to, all at once."""

    people: Mapping[tuple[UUID, UUID], PersonShape]
    centres: Mapping[UUID, str]
    answers: Mapping[UUID, list[DecisionAnswer]]
    appeals: Mapping[UUID, Appeal]

    def person(self, who: UUID | None, centre: UUID) -> PersonShape | None:
        return None if who is None else self.people.get((who, centre))


def load(work: Work, rows: Sequence[Decision]) -> Loaded:
    """Names, answers and appeals of these decisions, in four queries."""
    ids = [row.id for row in rows]
    said = select(DecisionAnswer).where(col(DecisionAnswer.decision_id).in_(ids))
    answers: dict[UUID, list[DecisionAnswer]] = {}
    for answer in work.session.scalars(said.order_by(col(DecisionAnswer.at))):
        answers.setdefault(answer.decision_id, []).append(answer)
    found = work.session.scalars(select(Appeal).where(col(Appeal.decision_id).in_(ids)))
    appeals = {appeal.decision_id: appeal for appeal in found}
    pairs = {(who, row.centre_id) for row in rows for who in _people(row, appeals.get(row.id))}
    centres = select(col(Centre.id), col(Centre.name)).where(
        col(Centre.id).in_({row.centre_id for row in rows})
    )
    called = {row.id: row.name for row in work.rows(centres)}
    return Loaded(names_at(work, pairs), called, answers, appeals)


def _people(row: Decision, appeal: Appeal | None) -> Iterable[UUID]:
    known = [row.person_id, row.by_id, row.second_by, row.undone_by]
    known += [appeal.advocate_id, appeal.taken_by, appeal.decided_by] if appeal else []
    return [who for who in known if who is not None]


def rule_of(row: Decision) -> RuleLine | None:
    """The line of the house rules, as it read when it was decided."""
    if row.rule_line is None or row.rule_words is None:
        return None
    return RuleLine(id=row.rule_line, words=row.rule_words)


def shapes(work: Work, rows: Sequence[Decision]) -> list[DecisionShape]:
    """For the workers of their centre."""
    loaded = load(work, rows)
    return [_shape(work, row, loaded) for row in rows]


def _shape(work: Work, row: Decision, loaded: Loaded) -> DecisionShape:
    appeal = loaded.appeals.get(row.id)
    return DecisionShape(
        **_told(work, row, loaded),
        case=row.case_id,
        person=loaded.person(row.person_id, row.centre_id),
        waits=row.in_force_at is None and row.undone_at is None,
        counts=rules.counts(row, work.now),
        undone_by=loaded.person(row.undone_by, row.centre_id),
        appeal=rules.appeal_state(appeal) if appeal and rules.is_judged(row.kind) else None,
    )


def _told(work: Work, row: Decision, loaded: Loaded) -> dict[str, Any]:
    """What the desk and whom it concerns are told alike."""
    return {
        "id": row.id,
        "kind": row.kind,
        "cause": row.cause,
        "by": loaded.person(row.by_id, row.centre_id),
        "second": loaded.person(row.second_by, row.centre_id),
        "reason": opened(work, row, "reason", row.reason),
        "rule": rule_of(row),
        "topic": row.topic,
        "lasts": row.lasts,
        "at": row.at,
        "until": row.until,
        "undone_at": row.undone_at,
        "undone_why": opened(work, row, "undone", row.undone_why),
        "answers": [
            AnswerShape(id=one.id, words=opened_of(work, one.by_id, one.id, one.words), at=one.at)
            for one in loaded.answers.get(row.id, ())
        ],
    }


def my_shapes(work: Work, rows: Sequence[Decision]) -> list[MyDecision]:
    """For whom they concern: all are about one person."""
    loaded = load(work, rows)
    where = decided_about(work, rows)
    return [_my_shape(work, row, loaded, where.get(row.id)) for row in rows]


def _my_shape(work: Work, row: Decision, loaded: Loaded, about: DecidedAbout | None) -> MyDecision:
    appeal = loaded.appeals.get(row.id)
    return MyDecision(
        **_told(work, row, loaded),
        centre=CentreName(id=row.centre_id, name=loaded.centres[row.centre_id]),
        thing=row.thing_kind,  # type: ignore[arg-type]  # the column holds only these
        about=about,
        said=opened(work, row, "said", row.said),
        said_gone=row.case_id is None,
        place=_place(work, row),
        state=rules.state_of(row, work.now),
        room=talk_of(work, row, "person"),
        appeal=None if appeal is None else _my_appeal(work, row, appeal, loaded),
        may_appeal=appeal is None and rules.may_appeal(row, work.now),
        alone=not others_at(work, row),
    )


def _place(work: Work, row: Decision) -> str:
    """The room it was said in: as it is called while they are in it, as it was when they were put out; else nothing."""
    if row.room_id is None or row.person_id is None:
        return ""
    if work.session.get(Membership, (row.room_id, row.person_id)) is not None:
        return work.session.get_one(Room, row.room_id).title
    then = select(col(Removal.title)).where(
        col(Removal.room_id) == row.room_id, col(Removal.person_id) == row.person_id
    )
    return work.rows(then.order_by(col(Removal.at).desc()).limit(1)).scalar() or ""


def _my_appeal(work: Work, row: Decision, appeal: Appeal, loaded: Loaded) -> MyAppeal:
    """A no of the advocate shows as nothing yet. Who looks is named: a worker of the centre."""
    return MyAppeal(
        id=appeal.id,
        words=opened_of(work, appeal.by_id, appeal.id, appeal.words),
        at=appeal.at,
        state=rules.appeal_state(appeal),
        advocate=_unhidden(work, appeal, loaded, row.centre_id),
        stands_by=advocate_of(work, appeal, row) is not None,
        stepped_back=appeal.advocate_said == OUT,
        looks=loaded.person(appeal.decided_by or appeal.taken_by, row.centre_id),
        room=appeal.room_id,
        outcome=appeal.outcome,  # type: ignore[arg-type]  # the column holds only these
        reason=opened_of(work, appeal.by_id, reason_key(appeal.id), appeal.reason),
        decided_at=appeal.decided_at,
    )


def _unhidden(work: Work, appeal: Appeal, loaded: Loaded, centre: UUID) -> PersonShape | None:
    if appeal.advocate_id in reader(work, appeal.by_id).hidden:
        return None
    return loaded.person(appeal.advocate_id, centre)


def talk_of(work: Work, row: Decision, side: str) -> UUID | None:
    """The room of the case in which whom it concerns talks with the worker, where there is one."""
    query = select(col(CaseRoom.room_id)).where(
        col(CaseRoom.case_id) == row.case_id,
        col(CaseRoom.side) == side,
        col(CaseRoom.person_id) == row.person_id,
    )
    found: UUID | None = work.rows(query).scalar()
    return found


def others_at(work: Work, row: Decision) -> bool:
    """Whether somebody works at the centre who had no hand in it, is not whom it concerns, and doesn't stand by them."""
    beside = select(col(Appeal.advocate_id)).where(
        col(Appeal.decision_id) == row.id, col(Appeal.advocate_said) == "yes"
    )
    mine = [who for who in (row.by_id, row.second_by, row.person_id) if who is not None]
    query = (
        select(col(Appointment.id))
        .join(Person, col(Person.id) == col(Appointment.person_id))
        .where(col(Appointment.centre_id) == row.centre_id, col(Appointment.role).in_(STAFF))
        .where(col(Appointment.ended_at).is_(None), col(Person.ended_at).is_(None))
        .where(col(Appointment.person_id).not_in(mine))
        .where(col(Appointment.person_id).not_in(beside))
    )
    return work.rows(query.limit(1)).first() is not None
