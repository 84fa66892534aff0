"""The way in for the first coordinator of an empty database."""

from sqlalchemy import and_, exists, select, update
from sqlmodel import col

from actions.card_pages import printed
from actions.cards import add_card, is_open
from actions.people import make_centre
from core.work import Work
from models.people import Appointment, Centre
from models.sign_in import Card, PrintedCard

FIRST_CENTRE = "阳光心园"


def first_card(work: Work, address: str) -> PrintedCard | None:
    """A card for the first coordinator, good for `address`; call once when the service starts.

    It takes the place of the one printed at an earlier start. None as soon as there was a
    coordinator, or the operator has made a coordinator's card on purpose. A centre is made only
    where there is none.
    """
    waiting = and_(col(Card.role) == "coordinator", is_open(work.now))
    on_purpose = exists().where(waiting, col(Card.first).is_(False))
    coordinated = exists().where(col(Appointment.role) == "coordinator")
    if work.rows(select(coordinated | on_purpose)).scalar_one():
        return None
    work.change(update(Card).where(waiting).values(ended_at=work.now))
    oldest = select(Centre).order_by(col(Centre.created_at), col(Centre.id)).limit(1)
    centre = work.session.scalars(oldest).first() or make_centre(work, FIRST_CENTRE)
    return printed(add_card(work, centre.id, "coordinator", first=True), address)
