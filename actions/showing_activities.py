"""Activities as who looks after them has them: whole, with their coming dates, and as patterns for the next."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import or_, select
from sqlmodel import col

from actions.naming import names
from actions.readers import reader
from actions.showing_dates import shapes
from actions.ties import ties
from core.errors import NotFound
from core.work import Work
from models.activities import Activity, Content
from models.dates import ActivityDate, ActivityShape, GroupName
from models.groups import Room
from models.people import Centre, CentreName, PersonShape
from models.sign_in import Who
from rules import activities
from rules.boundaries import who_hosts

NEXT_DATES, PATTERNS = 60, 30


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
        if activities.may_edit(known[row.id], self_run=row.members_own) and known[row.id].at_centre
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
    pattern = dict(row.pattern)
    starts, rule = pattern.pop("starts", row.starts), pattern.pop("rule", row.rule)
    return ActivityShape(
        id=row.id,
        centre=CentreName(id=centre.id, name=centre.name),
        content=Content.model_validate(row.content | pattern),
        starts=starts,
        zone=row.zone,
        repeats=rule,
        audience=row.audience,  # type: ignore[arg-type]  # the column holds only these
        group=None if group is None else GroupName(id=group.id, title=group.title),
        turn=row.turn,  # type: ignore[arg-type]  # the column holds only these
        cohost=_second(work, who, row, row.cohost_id),
        cohost_asked=_second(work, who, row, row.cohost_asked_id),
        dates=shapes(work, who.person, [(date, row) for date in dates]),
    )


def _second(work: Work, who: Who, row: Activity, person: UUID | None) -> PersonShape | None:
    """Who hosts with somebody, or is asked to: nobody where a block hides them from who looks."""
    if person is None or who_hosts(reader(work, who.person), person, row.centre_id) != person:
        return None
    return names(work, [person], row.centre_id).get(person)
