"""The offers of one person for one date: they end, or come back; and the head of the line."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import func, select
from sqlmodel import col

from core.work import Work
from models.sign_ups import PlaceOffer, SignUp


def end_offers(work: Work, row: SignUp, answer: str) -> None:
    """End what is on offer to somebody for a date; `answer`: left, or gone."""
    for offer in _offers(work, row, col(PlaceOffer.answer).is_(None)):
        offer.answer, offer.answered_at = answer, work.now


def give_back(work: Work, row: SignUp, *, alone: bool) -> None:
    """What was on offer when somebody withdrew is so again; `alone`: also the place that waited for them alone."""
    ended = (col(PlaceOffer.answer) == "left", col(PlaceOffer.answered_at) == row.out_at)
    for offer in _offers(work, row, *ended):
        if offer.until > work.now and (alone or offer.to_all):
            offer.answer = offer.answered_at = None


def _offers(work: Work, row: SignUp, *those: Any) -> Sequence[PlaceOffer]:
    query = select(PlaceOffer).where(
        col(PlaceOffer.date_id) == row.date_id, col(PlaceOffer.person_id) == row.person_id, *those
    )
    return work.session.scalars(query).all()


def to_head(work: Work, row: SignUp) -> None:
    """Put somebody before all who wait: their place went to another, and it wasn't their doing."""
    first = select(func.min(col(SignUp.number))).where(
        col(SignUp.date_id) == row.date_id, col(SignUp.state) == "waiting"
    )
    number = work.rows(first).scalar()
    row.state, row.at = "waiting", work.now
    row.number = row.number if number is None else min(row.number, number - 1)
