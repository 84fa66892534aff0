"""A place that came free goes to who waits: one by one for four waking hours, near the start to all."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import exists, select
from sqlmodel import col

from actions.announcing import announce
from actions.place_offers import to_head
from actions.places import been_to, limits_of, pools, waiting_for
from actions.showing_dates import shape
from actions.sign_ups import require_ahead
from actions.stillness import asleep_among, weeks_of
from actions.ties import dates, hold
from core.errors import NotFound, Refusal
from core.ids import new_id
from core.work import Work
from models.activities import Activity
from models.dates import ActivityDate
from models.ledger import my_stream
from models.sign_in import Who
from models.sign_ups import MySignUp, PlaceOffer, SignUp
from rules.resting import EVERY_NIGHT
from rules.sign_ups import OFFER_LASTS, TO_ALL_WITHIN, OfferIsOver, on_offer, to_offer
from rules.waking import waking_between, waking_until

PART = 100


def waited_for(work: Work) -> list[UUID]:
    """Dates ahead for which somebody waits."""
    waiting = exists().where(
        col(SignUp.date_id) == col(ActivityDate.id), col(SignUp.state) == "waiting"
    )
    query = select(col(ActivityDate.id)).where(
        waiting, col(ActivityDate.starts_at) > work.now, col(ActivityDate.called_off_at).is_(None)
    )
    return list(work.rows(query).scalars())


def lapsed(work: Work) -> bool:
    """Whether an offer's time is over."""
    query = select(col(PlaceOffer.id)).where(
        col(PlaceOffer.answer).is_(None), col(PlaceOffer.until) <= work.now
    )
    return work.rows(query.limit(1)).first() is not None


def end_lapsed(work: Work) -> None:
    """End the offers whose time is over: nobody is told, and the place goes on to the next."""
    query = select(PlaceOffer).where(
        col(PlaceOffer.answer).is_(None), col(PlaceOffer.until) <= work.now
    )
    rows = work.session.scalars(query.order_by(col(PlaceOffer.id)).limit(PART).with_for_update())
    for row in rows.all():
        row.answer, row.answered_at = "lapsed", work.now
    work.session.flush()


@dataclass(frozen=True, slots=True)
class Coming:
    """Somebody to be offered a place, and until when."""

    person: UUID
    role: str
    to_all: bool
    until: datetime


def due(work: Work, date_id: UUID) -> list[Coming]:
    """Which offers are to be made for a date at this moment; none once they are made."""
    row = work.session.execute(dates().where(col(ActivityDate.id) == date_id)).first()
    return [] if row is None else _due(work, row[0], row[1])


def offer(work: Work, date_id: UUID) -> None:
    """Make the offers that are due for a date; a crash in between makes none twice."""
    row = hold(work, date_id)
    if row is None:
        return
    for one in sorted(_due(work, row[0], row[1]), key=lambda coming: coming.person):
        work.session.add(
            PlaceOffer(
                id=new_id(),
                date_id=date_id,
                person_id=one.person,
                role=one.role,
                to_all=one.to_all,
                at=work.now,
                until=one.until,
            )
        )
        work.session.flush()
        announce(work, my_stream(one.person), "place.offered", date_id)


def _due(work: Work, date: ActivityDate, activity: Activity) -> list[Coming]:
    if date.called_off_at is not None or date.starts_at <= work.now:
        return []
    to_all = near(work, date, activity)
    pool = pools(work, {date.id: limits_of(activity, date)})
    found: list[Coming] = []
    for (_, role), waiting in waiting_for(work, [date.id]).items():
        people = [one.person for one in waiting]
        asleep = asleep_among(work, people)
        been = been_to(work, activity.id, people, date.starts_at)
        known = [
            one.knowing(been=one.person in been, asleep=one.person in asleep) for one in waiting
        ]
        chosen = to_offer(known, pool[date.id, role].free, activity.turn, to_all=to_all)
        found += _until(work, date, role, chosen, to_all=to_all)
    return found


def near(work: Work, date: ActivityDate, activity: Activity) -> bool:
    """Whether fewer than twelve waking hours remain until a date starts, by the centre's clock."""
    left = waking_between(EVERY_NIGHT, activity.zone, work.now, date.starts_at)
    return left < TO_ALL_WITHIN


def _until(
    work: Work, date: ActivityDate, role: str, people: Sequence[UUID], *, to_all: bool
) -> list[Coming]:
    weeks = weeks_of(work, people)
    found = []
    for person in people:
        end = date.starts_at
        if not to_all:
            end = min(end, waking_until(*weeks[person], work.now, OFFER_LASTS))
        found.append(Coming(person, role, to_all, end))
    return found


def answer(work: Work, who: Who, offer_id: UUID, said: str) -> MySignUp | Refusal:
    """Take the place, or let it pass and wait on; gives how I stand. Said twice, it is done once.

    Gives OfferIsOver where the place is somebody else's by now (that it was asked for is remembered,
    so it isn't raised). Raises NotFound, also for others' offers, IsCalledOff, DateIsOver, OfferIsOver.
    """
    row = work.session.get(PlaceOffer, offer_id)
    if row is None or row.person_id != who.person:
        raise NotFound()
    date, activity = hold(work, row.date_id)
    work.session.refresh(row)
    mine = work.session.get_one(SignUp, (row.date_id, who.person), populate_existing=True)
    if row.answer != said:
        require_ahead(work, date)
        if row.answer is not None or row.until <= work.now or mine.state != "waiting":
            raise OfferIsOver()
        refused = _answer(work, date, activity, row, mine, said)
        if refused is not None:
            return refused
    found = shape(work, who.person, date, activity).mine
    assert found is not None
    return found


def _answer(
    work: Work, date: ActivityDate, activity: Activity, row: PlaceOffer, mine: SignUp, said: str
) -> Refusal | None:
    pool = pools(work, {date.id: limits_of(activity, date)})[date.id, row.role]
    row.answer, row.answered_at = said, work.now
    if said == "yes" and not on_offer(pool, to_all=row.to_all):
        row.answer = "gone"
        if not row.to_all:
            to_head(work, mine)
    if row.answer == "yes":
        mine.state, mine.role, mine.at = "in", row.role, work.now
    work.session.flush()
    announce(work, my_stream(mine.person_id), "sign_up.changed", row.date_id)
    return OfferIsOver() if row.answer == "gone" else None


__all__ = [
    "Coming",
    "OfferIsOver",
    "answer",
    "due",
    "end_lapsed",
    "lapsed",
    "near",
    "offer",
    "waited_for",
]
