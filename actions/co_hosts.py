"""Asking somebody to host with me: once, kindly, and without a trace of a no."""

from uuid import UUID

from sqlalchemy import select
from sqlmodel import col

from actions.announcing import announce
from actions.hosting import findable, next_of
from actions.readers import reader
from actions.ties import known_activity, ties
from core.errors import NotFound
from core.work import Work
from models.activities import Activity, ActivityInvitation, CoHostAsk
from models.ledger import my_stream
from models.sign_in import Who
from rules import activities
from rules.asks import cools, ending_of


def ask(work: Work, who: Who, key: UUID, person: UUID) -> None:
    """Ask somebody to host an activity of mine with me; nobody who hosts it already is replaced by that.

    Raises NotFound, NotAllowed.
    """
    row, tie = known_activity(work, who.person, key)
    seen = row.cohost_id if row.cohost_id not in reader(work, who.person).hidden else None
    activities.require(tie.hosts and seen in (None, person))
    ask_companion(work, who, row, person)


def ask_companion(work: Work, who: Who, activity: Activity, person: UUID) -> None:
    """Ask somebody to host with me; nothing changes until they say yes. Raises NotFound.

    Whom is asked must be able to know of it: for a group, who is in it, and workers; where one
    comes by invitation, to be asked is to be invited. Asked again, or soon after a no, they hear
    nothing, and I am answered the same.
    """
    if not findable(work, who, activity.centre_id, only=[person]):
        raise NotFound()
    if activity.audience == "group" and not _may_know(work, activity, person):
        raise NotFound()
    if person == activity.cohost_id:
        return
    activity.cohost_asked_id = person
    if activity.audience == "invited":
        _invite(work, who, activity, person)
    row = work.session.get(CoHostAsk, (activity.id, person))
    if row is None:
        row = CoHostAsk(activity_id=activity.id, person_id=person, by_id=who.person, at=work.now)
        work.session.add(row)
    work.session.flush()
    if activity.cohost_id is None and not _silent(work, activity, row):
        tell(work, activity, row)


def _may_know(work: Work, activity: Activity, person: UUID, *, approved: bool = True) -> bool:
    """Whether somebody knows of it, or will once a worker has said yes."""
    tie = ties(work, person, [activity])[activity.id]
    return activities.may_see(activity.audience, tie, approved=approved)


def _invite(work: Work, who: Who, activity: Activity, person: UUID) -> None:
    if work.session.get(ActivityInvitation, (activity.id, person)) is None:
        work.session.add(
            ActivityInvitation(
                activity_id=activity.id, person_id=person, by_id=who.person, at=work.now
            )
        )


def _silent(work: Work, activity: Activity, row: CoHostAsk) -> bool:
    """Whether they hear nothing of it: of one activity once; of others while the last question cools."""
    if row.told_at is not None or row.answer is not None:
        return True
    if not _may_know(work, activity, row.person_id, approved=activity.approved_at is not None):
        return True
    query = select(col(CoHostAsk.at), col(CoHostAsk.told_at)).where(
        col(CoHostAsk.person_id) == row.person_id,
        col(CoHostAsk.by_id) == row.by_id,
        col(CoHostAsk.told_at).is_not(None),
        col(CoHostAsk.answer).is_distinct_from("yes"),
    )
    return cools([ending_of(one.told_at) for one in work.rows(query)], work.now)


def tell(work: Work, activity: Activity, row: CoHostAsk) -> None:
    """They hear of it, once."""
    row.told_at = work.now
    work.session.flush()
    announce(work, my_stream(row.person_id), "co_host.asked", next_of(work, activity))


def say_yes(work: Work, who: Who, key: UUID) -> None:
    """Host it, too; who asked sees it in the activity. Raises NotFound where I'm not asked (any more)."""
    row = work.session.get(Activity, key, with_for_update=True, populate_existing=True)
    if row is None or not who.at(row.centre_id):
        raise NotFound()
    if row.cohost_id == who.person:
        return
    asked = work.session.get(CoHostAsk, (key, who.person), populate_existing=True)
    if asked is None or asked.told_at is None or row.cohost_asked_id != who.person:
        raise NotFound()
    apart = reader(work, who.person).hidden
    if row.cohost_id is not None or {row.host_id, asked.by_id} & apart:
        raise NotFound()
    if not _may_know(work, row, who.person):
        raise NotFound()
    row.cohost_id, row.cohost_asked_id, asked.answer = who.person, None, "yes"
    work.session.flush()
    _let_the_next_through(work, asked)


def _let_the_next_through(work: Work, said: CoHostAsk) -> None:
    """A yes ends the wait of what the same person asked meanwhile."""
    query = (
        select(CoHostAsk, Activity)
        .join(Activity, col(Activity.id) == col(CoHostAsk.activity_id))
        .where(
            col(CoHostAsk.person_id) == said.person_id,
            col(CoHostAsk.by_id) == said.by_id,
            col(CoHostAsk.told_at).is_(None),
            col(CoHostAsk.answer).is_(None),
            col(Activity.cohost_asked_id) == said.person_id,
            col(Activity.cohost_id).is_(None),
        )
        .order_by(col(CoHostAsk.at), col(CoHostAsk.activity_id))
        .limit(1)
    )
    found = work.session.execute(query).first()
    if found is not None and not _silent(work, found[1], found[0]):
        tell(work, found[1], found[0])


def say_no(work: Work, activity: UUID, person: UUID) -> None:
    """Kept, so that they aren't asked again; nothing shows it to who asked."""
    row = work.session.get(CoHostAsk, (activity, person), populate_existing=True)
    if row is not None and row.answer is None:
        row.answer = "no"
        work.session.flush()


def tell_after_all(work: Work, activity: Activity) -> None:
    """It may be known now: who was asked to host it hears of that."""
    if activity.cohost_asked_id is None:
        return
    row = work.session.get(CoHostAsk, (activity.id, activity.cohost_asked_id))
    if row is not None and activity.cohost_id is None and not _silent(work, activity, row):
        tell(work, activity, row)
