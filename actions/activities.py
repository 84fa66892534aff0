"""Posting an activity, with all its dates."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import func, insert, select
from sqlmodel import col

from actions import danger
from actions.closed_days import closed_days
from actions.co_hosts import ask_companion
from actions.held_back import require_free
from actions.hosting import invite_people
from actions.skills import known as known_skill
from core.crypto import keyed
from core.errors import AlreadyDifferent, NotFound
from core.ids import new_id
from core.work import Work
from models.activities import Activity, NewActivity
from models.dates import ActivityDate
from models.groups import Membership, Room
from models.people import Centre
from models.sign_in import Who
from rules import activities, repeats
from rules.activities import EnoughPosted, Tie
from rules.repeats import CentreIsClosed, SeriesTooLong, TimeIsOver


@dataclass(frozen=True, slots=True)
class Plan:
    """When something takes place by its rule, closed days among it: wall times, ascending."""

    rule: str | None
    times: Sequence[str]


def planned(new: NewActivity) -> Plan:
    """Read the rule of what is to be posted: the long part of posting, done before anything is held.

    Raises Invalid for a rule that can't be read, SeriesTooLong.
    """
    if new.repeats is None:
        return Plan(None, [new.starts])
    rule = repeats.plain(new.repeats)
    return Plan(rule, repeats.all_slots(new.starts, rule))


def post(work: Work, who: Who, key: UUID, new: NewActivity, plan: Plan) -> tuple[UUID, bool]:
    """Post an activity with all its dates, which were `planned`; gives its id, and whether it is new.

    Raises NotFound, NotAllowed, WritingIsPaused, AlreadyDifferent, CentreIsClosed, TimeIsOver,
    EnoughPosted.
    """
    fingerprint = keyed(work.secret, "activity", who.person, new.model_dump_json())
    known = work.session.get(Activity, key)
    if known is not None:
        if known.fingerprint != fingerprint:
            raise AlreadyDifferent()
        return key, False
    tie = _require_may_post(work, who, new)
    activities.require_pace(_posted_today(work, who.person))
    row = _row(work, who, new, fingerprint, key, tie)
    row.starts, row.rule = plan.times[0], plan.rule
    slots = _slots(work, row, plan)
    repeats.require_ahead(repeats.moment(slots[0], row.zone), work.now)
    work.session.add(row)
    work.session.flush()
    first = _add_dates(work, row, slots)
    said = danger.Said(first, who.person, f"{new.title}\n{new.about}")
    danger.mark_post(work, "date", said, row.centre_id, row.audience)
    if new.invited:
        invite_people(work, who, row, new.invited)
    if new.cohost is not None:
        ask_companion(work, who, row, new.cohost)
    return key, True


def _row(
    work: Work, who: Who, new: NewActivity, fingerprint: bytes, key: UUID, tie: Tie
) -> Activity:
    """What is posted, not stored yet."""
    centre = work.session.get_one(Centre, _centre(work, who, new))
    self_run = activities.is_self_run(new.audience, tie)
    return Activity(
        id=key,
        centre_id=centre.id,
        made_by=who.person,
        host_id=who.person,
        audience=new.audience,
        group_id=new.group,
        self_run=self_run,
        zone=centre.time_zone,
        starts=new.starts,
        skill_id=new.skill,
        content=new.content(),
        turn=new.turn,
        fingerprint=fingerprint,
        created_at=work.now,
        approved_at=None if self_run and centre.approves_gatherings else work.now,
    )


def _centre(work: Work, who: Who, new: NewActivity) -> UUID:
    """The centre it is for: the group's, the one named, or my own. Raises NotFound."""
    if new.group is None:
        return new.centre or who.home
    room = work.session.get(Room, new.group)
    if room is None or room.kind != "group" or new.centre not in (None, room.centre_id):
        raise NotFound()
    return room.centre_id


def _require_may_post(work: Work, who: Who, new: NewActivity) -> Tie:
    centre = _centre(work, who, new)
    in_group = (
        new.group is not None and work.session.get(Membership, (new.group, who.person)) is not None
    )
    tie = Tie(who.at(centre), hosts=True, in_group=in_group)
    activities.require_may_post(new.audience, tie)
    require_free(work, who, centre)
    if new.skill is not None:
        known_skill(work, who.person, new.skill)
    return tie


def _posted_today(work: Work, person: UUID) -> int:
    since = work.now - timedelta(days=1)
    query = select(func.count()).where(
        col(Activity.made_by) == person, col(Activity.created_at) > since
    )
    return int(work.rows(query).scalar_one())


def _slots(work: Work, row: Activity, plan: Plan) -> list[str]:
    """Its times without the days the centre is closed; a single one elsewhere takes place all the same."""
    closed: Collection[date] = closed_days(work, row.centre_id)
    if plan.rule is None and row.content["place_kind"] != "centre":
        return list(plan.times)
    return repeats.on_open_days(plan.times, closed)


def _add_dates(work: Work, activity: Activity, slots: Sequence[str]) -> UUID:
    """Store its dates; gives the id of the first."""
    length = timedelta(minutes=activity.content["minutes"])
    rows: list[dict[str, Any]] = []
    for slot in slots:
        starts_at = repeats.moment(slot, activity.zone)
        rows.append(
            {
                "id": new_id(),
                "activity_id": activity.id,
                "centre_id": activity.centre_id,
                "slot": slot,
                "starts_at": starts_at,
                "ends_at": starts_at + length,
                "changes": {},
                "news": {},
                "changed_at": work.now,
                "line": 0,
                "why": "",
            }
        )
    work.change(insert(ActivityDate), rows)
    return UUID(str(rows[0]["id"]))


__all__ = [
    "CentreIsClosed",
    "EnoughPosted",
    "Plan",
    "SeriesTooLong",
    "TimeIsOver",
    "planned",
    "post",
]
