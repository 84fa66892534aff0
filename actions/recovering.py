"""Beginning anew when a phone is lost: a coordinator, face to face, takes away how a colleague proves
that it is them. They come back with a new card.
"""

from uuid import UUID

from sqlalchemy import select
from sqlmodel import col

from actions.access_log import looked
from actions.cards import add_card, bearer
from actions.naming import names
from actions.proofs import forget_means, has_means, require_fresh_proof
from actions.sessions import unlink
from core.errors import NotAllowed, NotFound
from core.work import Work
from models.people import Appointment, Person
from models.sign_in import Device, MadeCard, Who
from rules.people import require_may_change_centre, require_staff
from rules.sign_in import require_may_make_card_for


def recover(work: Work, who: Who, centre: UUID, person: UUID) -> None:
    """Take away a colleague's passkeys and codes, and sign them out everywhere; both read of it.

    Where there is nothing (any more), nothing is done. Raises NotFound, NotAllowed (also for oneself,
    who can take away one's own), ProveFirst.
    """
    require_staff(who.at(centre))
    theirs = bearer(work, centre, person)
    require_may_change_centre(who.at(centre))
    require_may_make_card_for(who.at(centre), theirs)
    if person == who.person:
        raise NotAllowed()
    require_fresh_proof(work, who)
    if not has_means(work, person):
        return
    _end(work, person)
    looked(work, person=person, by=who.person, what="proofs", why="recovery", each=True)
    looked(
        work,
        person=who.person,
        by=who.person,
        what="proofs",
        why="recovered",
        details=str(person),
        each=True,
    )


def end_by_operator(work: Work, person_id: UUID) -> MadeCard | None:
    """The same for whom no coordinator can help, by the command line: a card to come back with.

    None where there was nothing to take away. Raises NotFound.
    """
    person = work.session.get(Person, person_id)
    if person is None or person.ended_at is not None:
        raise NotFound()
    if not has_means(work, person_id):
        return None
    _end(work, person_id)
    looked(
        work,
        person=person_id,
        by=person_id,
        what="proofs",
        why="recovery",
        details="operator",
        each=True,
    )
    centre = _centre(work, person)
    shape = names(work, [person_id], centre)[person_id]
    return add_card(work, centre, shape.mark or "member", person=shape)


def _centre(work: Work, person: Person) -> UUID:
    """A centre at which somebody holds a role: their home, where they hold one there."""
    held = select(col(Appointment.centre_id)).where(
        col(Appointment.person_id) == person.id, col(Appointment.ended_at).is_(None)
    )
    centres = work.rows(held).scalars().all()
    return person.centre_id if person.centre_id in centres or not centres else centres[0]


def _end(work: Work, person: UUID) -> None:
    forget_means(work, person)
    unlink(work, col(Device.person_id) == person)
