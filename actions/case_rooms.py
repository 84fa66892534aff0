"""The rooms of a case: where workers talk with who reported, and with whom it concerns. Each once."""

from collections.abc import Iterable
from typing import Any, Literal
from uuid import UUID

from sqlalchemy import select
from sqlmodel import col

from actions.announcing import announce
from actions.groups import add_room, enter
from actions.members import take_out_of
from core.work import Work
from models.cases import Case, CaseRoom
from models.groups import Membership, Room
from models.ledger import my_stream
from models.people import Centre
from models.reports import Report

Side = Literal["reporter", "person"]
# What the room is called in everybody's list: nothing of what it is about.
TITLES = {"zh-CN": "和社工说说", "en": "A talk with the workers", "ja": "支援員との話"}


def case_room(work: Work, case: Case, side: Side, person: UUID, others: Iterable[UUID]) -> UUID:
    """The room of one side of a case that is held, made where there is none; all of them are in it.

    `person`: who reported, or whom it concerns. `others`: the worker, or an advocate. Nobody of
    another side learns of it: each has a room of their own.
    """
    room = _known(work, case, side, person) or _made(work, case, side, person)
    for one in sorted({person, *others}):
        enter(work, room, one)
    return room.id


def _known(work: Work, case: Case, side: Side, person: UUID) -> Room | None:
    query = (
        select(Room)
        .join(CaseRoom, col(CaseRoom.room_id) == col(Room.id))
        .where(col(CaseRoom.case_id) == case.id, col(CaseRoom.side) == side)
        .where(col(CaseRoom.person_id) == person)
    )
    return work.session.scalars(query).first()


def _made(work: Work, case: Case, side: Side, person: UUID) -> Room:
    room = bare_room(work, case.centre_id)
    work.session.add(CaseRoom(room_id=room.id, case_id=case.id, side=side, person_id=person))
    work.session.flush()
    return room


def bare_room(work: Work, centre_id: UUID) -> Room:
    """A new room of this kind, of no side; whoever asks for it keeps its id."""
    centre = work.session.get_one(Centre, centre_id)
    return add_room(work, centre.id, "case", TITLES.get(centre.language, TITLES["en"]))


def keep_to_holder(work: Work, case: Case) -> None:
    """Out of the reporters' rooms goes whoever has a case no more; whoever reported lets the next one in.

    They are told of who has it now. The case is held.
    """
    query: Any = (
        select(
            col(CaseRoom.room_id),
            col(CaseRoom.person_id),
            col(Membership.person_id).label("inside"),
        )
        .join(Membership, col(Membership.room_id) == col(CaseRoom.room_id))
        .where(col(CaseRoom.case_id) == case.id, col(CaseRoom.side) == "reporter")
        .order_by(col(CaseRoom.room_id), col(Membership.person_id))
    )
    told: set[UUID] = set()
    for row in work.rows(query).all():
        if row.inside not in (row.person_id, case.taken_by):
            take_out_of(work, row.room_id, row.inside)
            told.add(row.person_id)
    if case.taken_by is not None and told:
        _tell(work, case, told)


def _tell(work: Work, case: Case, reporters: Iterable[UUID]) -> None:
    query = select(col(Report.id), col(Report.by_id)).where(
        col(Report.case_id) == case.id,
        col(Report.by_id).in_(reporters),
        col(Report.withdrawn_at).is_(None),
    )
    for row in work.rows(query.order_by(col(Report.by_id), col(Report.id))).all():
        announce(work, my_stream(row.by_id), "report.changed", row.id)
