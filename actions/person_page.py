"""The page of a person, for who looks. When a worker reads what was opened to workers, its owner sees that."""

from uuid import UUID

from sqlalchemy import select
from sqlmodel import col

from actions import access_log
from actions.circles import opened_note, tie_of
from actions.disclosure import for_workers, shown_to, told_to
from actions.meeting import between
from actions.stillness import resting
from core.work import Work
from models.boundaries import Mute, MuteShape
from models.people import Appointment
from models.person_page import MayMeet, MineOfThem, PersonPage
from models.sign_in import Who
from rules.viewing import Between, lasts


def person_page(work: Work, who: Who, person: UUID) -> PersonPage:
    """Somebody's page for me. Raises NotFound, for unknown and hidden ones alike."""
    facts = between(work, who.person, person)
    shown = shown_to(work, person, facts)
    return PersonPage(
        **shown.model_dump(),
        mine=_mine(work, who.person, person),
        may=_may(work, who.person, person, facts),
        card=_card(work, who, person, shown.person.mark),
    )


def worker_page(work: Work, who: Who, person: UUID) -> PersonPage:
    """The same for a worker: what somebody opened to workers is not read without their seeing it."""
    page = person_page(work, who, person)
    facts = between(work, who.person, person)
    if facts.viewer_is_staff and not facts.itself:
        kinds = for_workers(told_to(work, person, facts))
        if kinds:
            access_log.looked(
                work,
                person=person,
                by=who.person,
                what="facts",
                why="page",
                details=",".join(kinds),
            )
    return page


def _card(work: Work, who: Who, person: UUID, mark: str | None) -> UUID | None:
    """A centre of mine where somebody has the role they are marked with: mine at home before others."""
    query = select(col(Appointment.centre_id)).where(
        col(Appointment.person_id) == person,
        col(Appointment.role) == mark,
        col(Appointment.ended_at).is_(None),
        col(Appointment.centre_id).in_(who.roles.keys()),
    )
    shared = sorted(work.rows(query).scalars(), key=lambda one: (one != who.home, one))
    return shared[0] if shared else None


def _mine(work: Work, viewer: UUID, person: UUID) -> MineOfThem:
    tie = tie_of(work, viewer, person)
    mute = work.session.get(Mute, (viewer, person))
    muted = mute is not None and lasts(mute.until, work.now)
    return MineOfThem(
        circle=tie.circle,  # type: ignore[arg-type]  # the column holds only circles
        note=opened_note(work, tie),
        mute=MuteShape(until=mute.until) if mute is not None and muted else None,
    )


def _may(work: Work, viewer: UUID, person: UUID, facts: Between) -> MayMeet:
    theirs = resting(work, person)
    trusts_me = theirs is not None and theirs.trusted_id == viewer
    return MayMeet(
        ask=bool(facts.rooms) and not facts.itself,
        think_of=trusts_me and theirs is not None and theirs.thought_at is None,
    )
