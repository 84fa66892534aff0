"""Role cards: one page for each role, the same for whoever reads it."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import delete, select
from sqlmodel import col

from actions import hours
from actions.meeting import between
from actions.naming import names
from actions.readers import reader
from actions.stand_ins import away_now, away_shapes
from core.errors import NotFound
from core.work import Work
from models.people import Appointment, Person, PersonShape, Role
from models.role_cards import NewRoleCard, OwnLine, RoleCard, RoleCardLine
from models.sign_in import Who
from rules.boundaries import may_meet
from rules.guidelines import require_coordinator
from rules.role_cards import card_of


def role_card(work: Work, who: Who, centre: UUID, role: Role) -> RoleCard:
    """The card of a role at a centre of mine, in my language. Raises NotFound.

    Who serves here is named for roles of staff; of peer representatives, who are members, only whom I
    meet anyway; members are listed nowhere. Whoever a block stands between is left out. Who
    is away, and who stands in, is told to everyone: it is their work. Peer representatives owe
    nobody hours; the workers stand in for them.
    """
    if not who.at(centre):
        raise NotFound()
    may, may_not = card_of(role, who.language)
    serving = _serving(work, centre, role) if role != "member" else []
    standing = _serving(work, centre, "worker") if role == "peer_representative" else []
    hidden = reader(work, who.person).hidden
    return RoleCard(
        role=role,
        may=list(may),
        may_not=list(may_not),
        own=_own(work, centre, role),
        hours=hours.shape(work, centre),
        reach=[person for person in serving if _reached(work, who, person, hidden)],
        away=away_shapes(work, centre, away_now(work, centre, [one.id for one in serving])),
        stands_in=[person for person in standing if person.id not in hidden],
    )


def _reached(work: Work, who: Who, person: PersonShape, hidden: Collection[UUID]) -> bool:
    if person.mark == "peer_representative":
        return may_meet(between(work, who.person, person.id))
    return person.id not in hidden


def _serving(work: Work, centre: UUID, role: Role) -> list[PersonShape]:
    query = (
        select(col(Appointment.person_id))
        .join(Person, col(Person.id) == col(Appointment.person_id))
        .where(col(Appointment.centre_id) == centre, col(Appointment.role) == role)
        .where(col(Appointment.ended_at).is_(None), col(Person.ended_at).is_(None))
        .order_by(col(Appointment.since), col(Appointment.id))
    )
    people = list(work.rows(query).scalars())
    named = names(work, people, centre)
    return [named[person] for person in people if person in named]


def _own(work: Work, centre: UUID, role: Role) -> list[OwnLine]:
    query = select(RoleCardLine).where(
        col(RoleCardLine.centre_id) == centre, col(RoleCardLine.role) == role
    )
    rows = work.session.scalars(query.order_by(col(RoleCardLine.number)))
    return [OwnLine(side=row.side, words=row.words) for row in rows]  # type: ignore[arg-type]  # the column holds only these


def set_role_card(work: Work, who: Who, centre: UUID, role: Role, new: NewRoleCard) -> RoleCard:
    """Say what a centre adds to a card, all of it: coordinators. Raises NotFound, NotAllowed."""
    if not who.at(centre):
        raise NotFound()
    require_coordinator(who.at(centre))
    here = (col(RoleCardLine.centre_id) == centre, col(RoleCardLine.role) == role)
    work.change(delete(RoleCardLine).where(*here))
    for number, one in enumerate(new.lines, start=1):
        work.session.add(
            RoleCardLine(centre_id=centre, role=role, side=one.side, words=one.words, number=number)
        )
    work.session.flush()
    return role_card(work, who, centre, role)
