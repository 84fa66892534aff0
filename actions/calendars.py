"""Calendar feeds: secret addresses that one makes and revokes, and what stands behind them."""

import base64
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import not_, select
from sqlmodel import col

from actions.calendar_files import Look, Pair, of_activities, of_dates
from actions.dates import mine_of
from actions.places import HOLDING
from actions.ties import dates, known_date, roles_of
from core.crypto import keyed
from core.errors import AlreadyDifferent, NotFound
from core.work import Work
from models.activities import Activity
from models.calendars import Feed, FeedChanges, FeedShape, MadeFeed, NewFeed
from models.dates import ActivityDate
from models.people import Person
from models.sign_in import Who
from models.sign_ups import SignUp
from rules.activities_sql import any_held, known_to

KEPT_BACK = timedelta(days=60)


def make_feed(work: Work, who: Who, key: UUID, new: NewFeed, address: str) -> tuple[MadeFeed, bool]:
    """A feed with its secret address; gives it, and whether it is new. Raises NotFound, AlreadyDifferent.

    The secret follows from the feed's id and the server's key, which isn't in the data: so the same
    said twice is answered twice, and a copy of the data opens no feed.
    """
    if new.kind == "centre" and (new.centre is None or not who.at(new.centre)):
        raise NotFound()
    centre = new.centre if new.kind == "centre" else None
    row = work.session.get(Feed, key)
    fresh = row is None
    if row is None:
        row = Feed(
            id=key,
            person_id=who.person,
            kind=new.kind,
            centre_id=centre,
            secret_hash=_hash(work, _secret(work, key)),
            busy=new.busy,
            made_at=work.now,
        )
        work.session.add(row)
        work.session.flush()
    said = (row.person_id, row.kind, row.centre_id, row.ended_at)
    if said != (who.person, new.kind, centre, None):
        raise AlreadyDifferent()
    path = f"{address}/api/v1/feeds/{_secret(work, key)}.ics"
    return MadeFeed(**_shape(row).model_dump(), address=path), fresh


def _secret(work: Work, key: UUID) -> str:
    return base64.urlsafe_b64encode(keyed(work.secret, "feed", key)).decode().rstrip("=")


def _hash(work: Work, secret: str) -> bytes:
    return keyed(work.secret, "feed address", secret)


def _shape(row: Feed) -> FeedShape:
    return FeedShape(
        id=row.id,
        kind=row.kind,  # type: ignore[arg-type]  # the column holds only kinds
        centre=row.centre_id,
        busy=row.busy,
        made_at=row.made_at,
    )


def my_feeds(work: Work, who: Who) -> list[FeedShape]:
    """My feeds that are good, oldest first."""
    query = select(Feed).where(col(Feed.person_id) == who.person, col(Feed.ended_at).is_(None))
    rows = work.session.scalars(query.order_by(col(Feed.made_at), col(Feed.id)))
    return [_shape(row) for row in rows]


def change_feed(work: Work, who: Who, key: UUID, changes: FeedChanges) -> FeedShape:
    """Say only "busy" in it, or what it is. Raises NotFound."""
    row = _mine(work, who, key)
    row.busy = changes.busy
    work.session.flush()
    return _shape(row)


def end_feed(work: Work, who: Who, key: UUID) -> None:
    """Revoke it: its address answers nobody any more. Said twice, it is done once. Raises NotFound."""
    row = work.session.get(Feed, key)
    if row is None or row.person_id != who.person:
        raise NotFound()
    if row.ended_at is None:
        row.ended_at = work.now
        work.session.flush()


def _mine(work: Work, who: Who, key: UUID) -> Feed:
    row = work.session.get(Feed, key)
    if row is None or row.person_id != who.person or row.ended_at is not None:
        raise NotFound()
    return row


def read_feed(work: Work, secret: str) -> bytes:
    """What stands behind an address. Raises NotFound, for unknown and revoked ones alike."""
    query = select(Feed, Person).join(Person, col(Person.id) == col(Feed.person_id))
    found = work.session.execute(
        query.where(
            col(Feed.secret_hash) == _hash(work, secret),
            col(Feed.ended_at).is_(None),
            col(Person.ended_at).is_(None),
        )
    ).first()
    if found is None:
        raise NotFound()
    feed, person = found
    look = Look(person.language, busy=feed.busy)
    if feed.kind == "mine":
        return _of_mine(work, person.id, look)
    if feed.centre_id not in roles_of(work, person.id):
        raise NotFound()
    return of_activities(_of_centre(work, person.id, feed.centre_id), look)


def _of_mine(work: Work, person: UUID, look: Look) -> bytes:
    query = _known(work, person).where(
        col(ActivityDate.id).in_(mine_of(person, HOLDING)),
        col(ActivityDate.ends_at) > work.now - KEPT_BACK,
    )
    pairs = _pairs(work, query)
    links = frozenset(date.id for date, _ in pairs)
    return of_dates(pairs, Look(look.language, look.busy, links))


def _of_centre(work: Work, person: UUID, centre: UUID) -> list[Pair]:
    """Whole series that aren't long over, so that a rule and its exceptions stand together."""
    going_on = select(col(ActivityDate.activity_id)).where(
        col(ActivityDate.centre_id) == centre,
        col(ActivityDate.ends_at) > work.now - KEPT_BACK,
    )
    query = _known(work, person).where(
        col(ActivityDate.centre_id) == centre, col(ActivityDate.activity_id).in_(going_on)
    )
    return _pairs(work, query)


def _known(work: Work, person: UUID) -> Any:
    return dates().where(known_to(person, work.now))


def _pairs(work: Work, query: Any) -> list[Pair]:
    ordered = query.order_by(col(ActivityDate.starts_at), col(ActivityDate.id))
    return [(row[0], row[1]) for row in work.session.execute(ordered)]


def one_date(work: Work, who: Who, date_id: UUID) -> bytes:
    """One date as a file for a calendar; the link only where I go. Raises NotFound."""
    known, activity, tie = known_date(work, who.person, date_id)
    row = work.session.get(SignUp, (date_id, who.person))
    goes = tie.hosts or (row is not None and row.state in ("in", "asked"))
    links = frozenset((date_id,)) if goes else frozenset()
    return of_dates([(known, activity)], Look(who.language, links=links))


def week_dates(work: Work, centre: UUID, begins: datetime, ends: datetime) -> list[Pair]:
    """What a whole centre may come to between two moments: what may hang on its wall."""
    query = dates().where(
        col(ActivityDate.centre_id) == centre,
        col(ActivityDate.starts_at) >= begins,
        col(ActivityDate.starts_at) < ends,
        col(Activity.audience) == "centre",
        col(Activity.approved_at).is_not(None),
        not_(any_held(work.now)),
    )
    return _pairs(work, query)
