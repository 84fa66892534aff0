"""What somebody who thanks has to do with whom they thank: the facts, loaded for the rule."""

from collections.abc import Mapping
from uuid import UUID

from sqlalchemy import select
from sqlmodel import col

from actions.meeting import NOWHERE, between
from actions.readers import reader
from actions.thanked_for import lent_a_hand
from actions.ties import dates, roles_of
from core.work import Work
from models.activities import Activity
from models.dates import ActivityDate
from models.sign_ups import SignUp
from models.thanks import NewThanks
from rules.activities_sql import known_to
from rules.boundaries import may_meet, may_see_going
from rules.thanks import Thanking
from rules.viewing import Goes


def thanking(work: Work, me: UUID, new: NewThanks) -> Thanking:
    """The facts between me and whom I thank; an unknown person takes the same queries as a known one."""
    facts = between(work, me, new.person)
    return Thanking(
        itself=facts.itself,
        gone=facts.gone,
        blocked=facts.blocked,
        meets=may_meet(facts),
        hosted=_hosted(work, me, new),
        helped=lent_a_hand(work, me, new.person, new.what_id if new.what == "hand" else None),
    )


def _hosted(work: Work, me: UUID, new: NewThanks) -> bool:
    """Whether they hosted or helped, and I was there, at a date that I name, know of, and that has begun."""
    named = new.what_id if new.what == "date" and new.what_id is not None else NOWHERE
    query = dates().where(col(ActivityDate.id) == named, known_to(me, work.now))
    begun = query.where(
        col(ActivityDate.starts_at) <= work.now, col(ActivityDate.called_off_at).is_(None)
    )
    row = work.session.execute(begun).first()
    there = _there(work, named, me, new.person)
    roles, mine = roles_of(work, new.person), reader(work, me)
    if row is None or not roles.get(row[1].centre_id):
        return False
    activity: Activity = row[1]
    if not (_hosts(activity, me) or me in there):
        return False
    helper = there.get(new.person)
    if _hosts(activity, new.person):
        return True
    goes = Goes(me, hosts=_hosts(activity, me), goes=me in there)
    return (
        helper is not None
        and helper.role == "helper"
        and may_see_going(mine, goes, new.person, helper.shown_to)
    )


def _hosts(activity: Activity, person: UUID) -> bool:
    return person in (activity.host_id, activity.cohost_id)


def _there(work: Work, date: UUID, *people: UUID) -> Mapping[UUID, SignUp]:
    """Who of these was at a date, by person: on its list, and nobody noted that they couldn't come."""
    query = select(SignUp).where(
        col(SignUp.date_id) == date, col(SignUp.person_id).in_(people), col(SignUp.state) == "in"
    )
    return {row.person_id: row for row in work.session.scalars(query) if row.came != "couldnt"}
