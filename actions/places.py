"""How many places a date has left, by role, and who waits for one; for one date or a whole page of them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import and_, func, or_, select
from sqlmodel import col

from actions.stillness import resting_among
from core.work import Work
from models.activities import Activity
from models.dates import ActivityDate
from models.sign_ups import PlaceOffer, SignUp
from rules.sign_ups import Pool, Waiting

HOLDING = ("in", "asked")
# How an offer ends that somebody let pass; None: its time is over, and nobody has looked yet.
PASSED = ("no", "lapsed", None)
Key = tuple[UUID, str]


@dataclass(frozen=True, slots=True)
class Limits:
    """The places of a date: for members (None: no limit), and of helpers."""

    member: int | None
    helper: int

    def of(self, role: str) -> int | None:
        return self.helper if role == "helper" else self.member


def limits_of(activity: Activity, date: ActivityDate) -> Limits:
    """The places of a date, its own changes counted."""
    content = activity.content | date.changes
    return Limits(content["places"], content["helpers"])


def pools(work: Work, limits: Mapping[UUID, Limits]) -> dict[Key, Pool]:
    """The places of each of these dates, by date and role."""
    taken = _taken(work, limits)
    claims: dict[Key, int] = {}
    for (date, role), waiting in waiting_for(work, limits).items():
        claims[date, role] = sum(one.claims for one in waiting)
    return {
        (date, role): Pool(limit.of(role), taken.get((date, role), 0), claims.get((date, role), 0))
        for date, limit in limits.items()
        for role in ("member", "helper")
    }


def pool_of(work: Work, activity: Activity, date: ActivityDate, role: str) -> Pool:
    """The places of one role on one date."""
    return pools(work, {date.id: limits_of(activity, date)})[date.id, role]


def _taken(work: Work, dates: Iterable[UUID]) -> dict[Key, int]:
    here = col(SignUp.date_id).in_(list(dates))
    counted = (
        select(col(SignUp.date_id), col(SignUp.role), func.count().label("here"))
        .where(here, or_(col(SignUp.state).in_(HOLDING), _had_one(work)))
        .group_by(col(SignUp.date_id), col(SignUp.role))
    )
    found: dict[Key, int] = {(row.date_id, row.role): row.here for row in work.rows(counted)}
    for row in work.rows(_on_offer(work, dates)):
        found[row.date_id, row.role] = found.get((row.date_id, row.role), 0) + 1
    return found


def _just_out(work: Work) -> Any:
    """Who withdrew a moment ago: what they had waits for them until the undo time is over."""
    return and_(col(SignUp.state) == "out", col(SignUp.held_until) > work.now)


def _had_one(work: Work) -> Any:
    return and_(_just_out(work), col(SignUp.was).in_(HOLDING))


def _on_offer(work: Work, dates: Iterable[UUID]) -> Any:
    """Places on offer to one person, who may have withdrawn from the line a moment ago."""
    left = and_(col(PlaceOffer.answer) == "left", col(PlaceOffer.answered_at) == SignUp.out_at)
    return (
        select(col(PlaceOffer.date_id), col(PlaceOffer.role))
        .join(
            SignUp,
            and_(
                col(SignUp.date_id) == col(PlaceOffer.date_id),
                col(SignUp.person_id) == col(PlaceOffer.person_id),
            ),
        )
        .where(col(PlaceOffer.date_id).in_(list(dates)), col(PlaceOffer.to_all).is_(False))
        .where(col(PlaceOffer.until) > work.now)
        .where(or_(col(PlaceOffer.answer).is_(None), and_(left, _just_out(work))))
    )


def waiting_for(work: Work, dates: Iterable[UUID]) -> dict[Key, list[Waiting]]:
    """Who waits for a place, by date and role; whether they sleep is left open."""
    columns = (SignUp.date_id, SignUp.person_id, SignUp.role, SignUp.number, SignUp.at)
    rows = work.rows(
        select(*(col(column) for column in columns), col(ActivityDate.moved_at))
        .join(ActivityDate, col(ActivityDate.id) == col(SignUp.date_id))
        .where(col(SignUp.date_id).in_(list(dates)), col(SignUp.state) == "waiting")
        .order_by(col(SignUp.number))
    ).all()
    if not rows:
        return {}
    offers = _offers(work, {row.date_id for row in rows})
    rest = resting_among(work, {row.person_id for row in rows})
    found: dict[Key, list[Waiting]] = {}
    for row in rows:
        mine = offers.get((row.date_id, row.person_id), [])
        found.setdefault((row.date_id, row.role), []).append(_waiting(work, row, mine, rest))
    return found


def _waiting(work: Work, row: Any, offers: Sequence[Any], rest: set[UUID]) -> Waiting:
    open_ = [one for one in offers if one.answer is None and one.until > work.now]
    # What was answered before they came (again), or for another time, says nothing of them.
    since = row.at if row.moved_at is None else max(row.at, row.moved_at)
    over = [one for one in offers if one not in open_ and one.at >= since]
    return Waiting(
        row.person_id,
        row.number,
        had=any(not one.to_all and one.answer in PASSED for one in over),
        declined=any(one.to_all and one.answer == "no" for one in over),
        resting=row.person_id in rest,
        open=bool(open_),
        to_all=any(one.to_all for one in open_),
    )


def _offers(work: Work, dates: Iterable[UUID]) -> dict[tuple[UUID, UUID], list[Any]]:
    found: dict[tuple[UUID, UUID], list[Any]] = {}
    columns = (PlaceOffer.date_id, PlaceOffer.person_id, PlaceOffer.answer, PlaceOffer.at)
    more = (PlaceOffer.until, PlaceOffer.to_all)
    query = select(*(col(column) for column in (*columns, *more)))
    for row in work.rows(query.where(col(PlaceOffer.date_id).in_(list(dates)))):
        found.setdefault((row.date_id, row.person_id), []).append(row)
    return found


def been_to(work: Work, activity: UUID, people: Iterable[UUID], before: datetime) -> set[UUID]:
    """Which of these people were at an earlier date of an activity."""
    found = ends_of(work, [activity], people)
    return {person for (_, person), ends in found.items() if any(end <= before for end in ends)}


def ends_of(
    work: Work, activities: Iterable[UUID], people: Iterable[UUID]
) -> dict[tuple[UUID, UUID], list[datetime]]:
    """When the dates ended, or will, that these people have a place on and weren't missed at, by activity and person."""
    query = (
        select(col(ActivityDate.activity_id), col(SignUp.person_id), col(ActivityDate.ends_at))
        .join(ActivityDate, col(ActivityDate.id) == col(SignUp.date_id))
        .where(col(ActivityDate.activity_id).in_(list(activities)))
        .where(col(SignUp.person_id).in_(list(people)), col(SignUp.state) == "in")
        .where(or_(col(SignUp.came).is_(None), col(SignUp.came) == "came"))
    )
    found: dict[tuple[UUID, UUID], list[datetime]] = {}
    for row in work.rows(query):
        found.setdefault((row.activity_id, row.person_id), []).append(row.ends_at)
    return found
