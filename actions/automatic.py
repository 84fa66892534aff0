"""What a machine does at the desk: the rule of three and five, out of hours. Each act is a decision like any other."""

from collections.abc import Iterable
from datetime import datetime
from typing import assert_never
from uuid import UUID

from sqlalchemy import and_, func, or_, select
from sqlmodel import col

from actions import deciding
from actions.cases import step
from actions.decisions import keep
from actions.desk_settings import settings_of
from actions.flags import flags_about
from actions.friends import friends_among
from actions.hours import next_opening, plan_of, staffed_now
from core.ids import new_id
from core.work import Work
from models.activities import Activity
from models.cases import Case, ThingKind
from models.dates import ActivityDate
from models.decisions import Cause, Decision
from models.groups import Membership, Room
from models.help_requests import HelpRequest
from models.people import Centre, Person
from models.pictures import Picture
from models.skills import SkillPost
from rules import holds, hours
from rules.decisions import COUNTS_FOR

# What whom it concerns reads, in their language: it judges nobody.
REASONS = {
    "zh-CN": "有几位学员反映了这一条。现在没有人值班，所以先放在一边，到有人上班的时候为止。这不是在说谁对谁错，你也没有做错什么的结论。",
    "en": "Several people told us about this. Nobody is here just now, so it is put aside until somebody is in. Nobody has judged anything; it says nothing about who is right.",
    "ja": "これについて、何人かから知らせがありました。今は担当者がいないので、人がいる時間になるまでお預かりします。誰かが判断したわけではなく、誰が正しいということでもありません。",
}


def after_report(work: Work, case: Case) -> None:
    """A report is in, and its case held: hold what the rule says until the desk opens."""
    where = _where(work, case)
    if case.person_id is None or not holds.works(where):
        return
    flags, cases = flags_about(work, case, closed_since(work, case.centre_id))
    friends = friends_among(work, {flag.by for flag in flags})
    verdict = holds.judge(flags, case.thing_id, friends)
    if verdict.cause is None:
        return
    held = [case] if verdict.cause == "three" else _all_held(work, cases)
    for one in held:
        _hold(work, one, verdict.cause)


def _where(work: Work, case: Case) -> holds.Where:
    stands_in = _stands_in(work, case, case.thing_kind)  # type: ignore[arg-type]  # the column holds only kinds
    room = work.session.get(Room, stands_in) if stands_in else None
    inside = select(func.count()).where(col(Membership.room_id) == stands_in)
    return holds.Where(
        switched_on=settings_of(work, case.centre_id).holds_out_of_hours,
        staffed=staffed_now(work, case.centre_id),
        group=room is not None and room.kind == "group",
        members=int(work.rows(inside).scalar_one()) if room is not None else 0,
        thing=case.thing_kind,  # type: ignore[arg-type]  # the column holds only kinds
    )


def _stands_in(work: Work, case: Case, kind: ThingKind) -> UUID | None:
    """The room in which it was said, or the group for which it was posted, as that is now; None for what is for no group.

    Who may be put out of a room for it is another question: `case.room_id` says so.
    """
    here = case.thing_id
    match kind:
        case "message":
            return case.room_id
        case "person" | "ask" | "thanks":
            return None
        case "skill":
            query = select(col(SkillPost.group_id)).where(col(SkillPost.id) == here)
        case "picture":
            holder = and_(
                col(Picture.holder_kind) == "skill", col(Picture.holder_id) == col(SkillPost.id)
            )
            query = select(col(SkillPost.group_id)).join(Picture, holder)
            query = query.where(col(Picture.id) == here)
        case "help_request":
            query = select(col(HelpRequest.group_id)).where(col(HelpRequest.id) == here)
        case "date":
            its = col(ActivityDate.activity_id) == col(Activity.id)
            query = select(col(Activity.group_id)).join(ActivityDate, its)
            query = query.where(col(ActivityDate.id) == here)
        case _:
            assert_never(kind)
    found: UUID | None = work.rows(query).scalar()
    return found


def closed_since(work: Work, centre: UUID) -> datetime:
    """When the last one left; as long ago as the rule looks back, where nobody was there since."""
    plan, begins = plan_of(work, centre), work.now - holds.LOOKED_BACK
    left = begins
    while (opens := hours.next_opening(*plan, begins)) is not None and opens <= work.now:
        left, begins = hours.closes_at(*plan, opens) or opens, opens
    return left


def _all_held(work: Work, cases: Iterable[UUID]) -> list[Case]:
    """These cases, held: only what stands in a group that is large enough.

    What somebody else works on this very moment is passed over, so that two never wait for each other.
    """
    query = select(Case).where(col(Case.id).in_(cases)).order_by(col(Case.id))
    query = query.with_for_update(skip_locked=True)
    found = work.session.scalars(query.execution_options(populate_existing=True)).all()
    return [case for case in found if holds.works(_where(work, case))]


def _hold(work: Work, case: Case, cause: Cause) -> None:
    """Once for each case, and not what a worker has looked at: that is let go or kept by them."""
    if _looked_at(work, case):
        return
    row = Decision(
        id=new_id(),
        case_id=case.id,
        centre_id=case.centre_id,
        person_id=case.person_id,
        kind="hide",
        cause=cause,
        reason=b"",
        thing_kind=case.thing_kind,
        thing_id=case.thing_id,
        room_id=case.room_id,
        at=work.now,
        until=next_opening(work, case.centre_id) or work.now + holds.NO_HOURS,
        lapses_at=work.now + COUNTS_FOR,
    )
    keep(work, case, row, _reason(work, case))
    deciding.put_in_force(work, case, row)
    step(work, case, "decided", None)


def _looked_at(work: Work, case: Case) -> bool:
    """Whether it was held in this case already, or a worker ever decided about this thing, or let it go."""
    held = and_(col(Decision.case_id) == case.id, col(Decision.kind) == "hide")
    known = select(col(Decision.id)).where(
        col(Decision.centre_id) == case.centre_id,
        col(Decision.thing_kind) == case.thing_kind,
        col(Decision.thing_id) == case.thing_id,
        or_(held, col(Decision.cause) == "worker", col(Decision.undone_by).is_not(None)),
    )
    return work.rows(known.limit(1)).first() is not None


def _reason(work: Work, case: Case) -> str:
    person = work.session.get_one(Person, case.person_id)
    language = person.language or work.session.get_one(Centre, person.centre_id).language
    return REASONS.get(language, REASONS["en"])
