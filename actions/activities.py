"""Posting an activity, and what is mine to look after."""

from collections.abc import Collection, Sequence
from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import func, insert, or_, select
from sqlmodel import col

from actions.announcing import announce
from actions.closed_days import closed_days
from actions.held_back import require_free
from actions.hosting import ask_companion, invite_people
from actions.naming import names
from actions.showing_dates import shapes
from actions.skills import known as known_skill
from actions.ties import known_activity, ties
from core.crypto import keyed
from core.errors import AlreadyDifferent, NotFound
from core.ids import new_id
from core.work import Work
from models.activities import Activity, Content, NewActivity
from models.dates import ActivityDate, ActivityShape, GroupName
from models.groups import Membership, Room
from models.ledger import my_stream
from models.people import Centre, CentreName
from models.sign_in import Who
from rules import activities, repeats
from rules.activities import EnoughPosted, Tie
from rules.repeats import CentreIsClosed, SeriesTooLong, TimeIsOver

NEXT_DATES, PATTERNS = 60, 30


def post(work: Work, who: Who, key: UUID, new: NewActivity) -> tuple[UUID, bool]:
    """Post an activity with all its dates; gives its id, and whether it is new.

    Raises NotFound, NotAllowed, WritingIsPaused, AlreadyDifferent, Invalid, SeriesTooLong,
    CentreIsClosed, TimeIsOver, EnoughPosted.
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
    slots = _slots(work, row, new)
    repeats.require_ahead(repeats.moment(slots[0], row.zone), work.now)
    work.session.add(row)
    work.session.flush()
    _add_dates(work, row, slots)
    if new.invited:
        invite_people(work, who, row, new.invited)
    if new.cohost is not None:
        ask_companion(work, who, row, new.cohost)
    return key, True


def _row(
    work: Work, who: Who, new: NewActivity, fingerprint: bytes, key: UUID, tie: Tie
) -> Activity:
    """What is posted, not stored yet. Raises Invalid, SeriesTooLong for a rule that can't be."""
    centre = work.session.get_one(Centre, _centre(work, who, new))
    rule = None if new.repeats is None else repeats.plain(new.repeats)
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
        starts=repeats.first_slot(new.starts, rule),
        rule=rule,
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


def _slots(work: Work, row: Activity, new: NewActivity) -> list[str]:
    closed: Collection[date] = closed_days(work, row.centre_id)
    if row.rule is None and new.place_kind == "centre" and _day(row.starts) in closed:
        raise CentreIsClosed()
    return repeats.slots(row.starts, row.rule, closed)


def _day(slot: str) -> date:
    return date.fromisoformat(slot[:10])


def _add_dates(work: Work, activity: Activity, slots: Sequence[str]) -> None:
    length = timedelta(minutes=activity.content["minutes"])
    rows = []
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
                "line": 0,
                "why": "",
            }
        )
    work.change(insert(ActivityDate), rows)


def approve(work: Work, who: Who, key: UUID) -> None:
    """Say yes to a gathering that waits for a worker; said twice, it is done once. Raises NotFound, NotAllowed."""
    row, tie = known_activity(work, who.person, key)
    activities.require(tie.staff)
    if row.approved_at is None:
        row.approved_at = work.now
        work.session.flush()
        first = next_date(work, key)
        if row.host_id is not None and first is not None:
            announce(work, my_stream(row.host_id), "activity.approved", first.id)


def next_date(work: Work, activity: UUID) -> ActivityDate | None:
    """The next date of an activity that isn't over."""
    query = select(ActivityDate).where(
        col(ActivityDate.activity_id) == activity, col(ActivityDate.ends_at) > work.now
    )
    return work.session.scalars(query.order_by(col(ActivityDate.starts_at)).limit(1)).first()


def activity(work: Work, who: Who, key: UUID) -> ActivityShape:
    """An activity of mine, whole, with its coming dates. Raises NotFound for who doesn't host it."""
    row = work.session.get(Activity, key)
    rows = _mine(work, who, [] if row is None else [row])
    if not rows:
        raise NotFound()
    return _shapes(work, who, rows)[0]


def my_activities(work: Work, who: Who) -> list[ActivityShape]:
    """What I host or posted, newest first: to look after, and as patterns for the next."""
    query = select(Activity).where(
        or_(
            col(Activity.host_id) == who.person,
            col(Activity.cohost_id) == who.person,
            col(Activity.made_by) == who.person,
        )
    )
    rows = work.session.scalars(
        query.order_by(col(Activity.created_at).desc(), col(Activity.id)).limit(PATTERNS)
    ).all()
    return _shapes(work, who, _mine(work, who, rows))


def _mine(work: Work, who: Who, rows: Sequence[Activity]) -> list[Activity]:
    known = ties(work, who.person, rows)
    return [
        row
        for row in rows
        if activities.may_edit(known[row.id], self_run=row.self_run) and known[row.id].at_centre
    ]


def _shapes(work: Work, who: Who, rows: Sequence[Activity]) -> list[ActivityShape]:
    dates: dict[UUID, list[ActivityDate]] = {row.id: [] for row in rows}
    query = select(ActivityDate).where(
        col(ActivityDate.activity_id).in_(dates), col(ActivityDate.ends_at) > work.now
    )
    for found in work.session.scalars(query.order_by(col(ActivityDate.starts_at))):
        if len(dates[found.activity_id]) < NEXT_DATES:
            dates[found.activity_id].append(found)
    return [_shape(work, who, row, dates[row.id]) for row in rows]


def _shape(work: Work, who: Who, row: Activity, dates: Sequence[ActivityDate]) -> ActivityShape:
    centre = work.session.get_one(Centre, row.centre_id)
    group = None if row.group_id is None else work.session.get_one(Room, row.group_id)
    asked = {row.cohost_id, row.cohost_asked_id} - {None}
    shown = names(work, [person for person in asked if person is not None], row.centre_id)
    return ActivityShape(
        id=row.id,
        centre=CentreName(id=centre.id, name=centre.name),
        content=Content.model_validate(row.content),
        starts=row.starts,
        zone=row.zone,
        repeats=row.rule,
        audience=row.audience,  # type: ignore[arg-type]  # the column holds only these
        group=None if group is None else GroupName(id=group.id, title=group.title),
        turn=row.turn,  # type: ignore[arg-type]  # the column holds only these
        cohost=shown.get(row.cohost_id) if row.cohost_id else None,
        cohost_asked=shown.get(row.cohost_asked_id) if row.cohost_asked_id else None,
        dates=shapes(work, who.person, [(date, row) for date in dates]),
    )


__all__ = [
    "CentreIsClosed",
    "EnoughPosted",
    "SeriesTooLong",
    "TimeIsOver",
    "activity",
    "approve",
    "my_activities",
    "next_date",
    "post",
]
