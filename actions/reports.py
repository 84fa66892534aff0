"""Reporting: what would be sent, shown first; and sending it. Nothing of it reaches whom it is about."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlmodel import col

from actions import automatic, picture_blobs, pictures, reported, telling_decisions, telling_desk
from actions.case_copies import copy
from actions.case_sealing import seal
from actions.cases import open_case
from actions.members import members
from actions.reported import Thing
from core.crypto import keyed
from core.errors import AlreadyDifferent, NotFound
from core.store import Store
from core.work import Work
from models.cases import ThingKind
from models.groups import Membership, Room
from models.people import Centre, CentreName, Person
from models.reports import About, NewReport, Report, ReportCopy, ReportSent, WouldSend
from models.sign_in import Who
from rules import reports
from rules.boundaries import shows_its_members
from rules.cases import YouLookAfterIt, require_not_with
from rules.reports import DAY, EnoughReports, ThisIsYours

PURPOSE = "reports"


def would_send(
    work: Work, who: Who, kind: ThingKind, key: UUID, before: int, after: int
) -> WouldSend:
    """What would be copied if I reported this now, in the order it was said.

    Raises NotFound for what I don't see, ThisIsYours.
    """
    about = _thing(work, who, About(kind=kind, id=key))
    around = reported.around(work, who, about, before, after)
    earlier = [pair for pair in around if pair[0] < 0]
    later = [pair for pair in around if pair[0] > 0]
    centre = work.session.get_one(Centre, about.centre)
    return WouldSend(
        centre=CentreName(id=centre.id, name=centre.name),
        of_two=_of_two(work, who, about),
        items=[_shown(work, who, place, one) for place, one in (*earlier, (0, about), *later)],
        alone=_alone(work, who, about) if who.staff_at(about.centre) else None,
    )


def _alone(work: Work, who: Who, about: Thing) -> bool:
    """Whether nobody works there who could look at what I report: neither I nor whom it concerns.

    Only what I am shown counts: neither who wrote it without a name, nor who else reported it.
    """
    apart = {who.person, about.by.id if about.by else who.person}
    return telling_desk.workers(work, about.centre) <= apart


def _of_two(work: Work, who: Who, about: Thing) -> bool:
    """Whether nobody but the two can have seen it: a room of two, an ask, a note to me.

    Also where only two are in a group, as far as I am shown who is there.
    """
    if about.kind in ("ask", "thanks"):
        return True
    room = None if about.room is None else work.session.get(Room, about.room)
    if room is None or room.kind in ("direct", "worker", "buddy", "case"):
        return room is not None
    return _inside(work, who, room) and len(members(work, who, room.id)) <= 2


def _inside(work: Work, who: Who, room: Room) -> bool:
    shown = shows_its_members(room.kind)
    return shown and work.session.get(Membership, (room.id, who.person)) is not None


def _shown(work: Work, who: Who, place: int, thing: Thing) -> ReportCopy:
    keys = [] if thing.picture_id is None else [thing.picture_id]
    return ReportCopy(
        id=thing.id,
        place=place,
        person=thing.by,
        words=thing.words,
        at=thing.said_at,
        yours=thing.author == who.person,
        picture=next(iter(pictures.shapes(work, keys, who.person).values()), None),
    )


def _thing(work: Work, who: Who, about: About) -> Thing:
    """What is reported, through my eyes. Raises NotFound, ThisIsYours."""
    thing = reported.thing(work, who, about.kind, about.id)
    if about.room is not None and about.room != thing.room:
        raise NotFound()
    reports.require_not_own(thing.author, who.person)
    return thing


async def send(store: Store, who: Who, key: UUID, new: NewReport) -> tuple[ReportSent, bool]:
    """Report something that I see; gives the answer, and whether it is new. A repeat gets the first answer.

    Raises NotFound, ThisIsYours, EnoughReports, YouLookAfterIt, AlreadyDifferent, Unavailable where a picture can't be
    read just now.
    """
    thing = await store.read(_looked_at, who, key, new)
    picture = None
    if thing is not None and thing.picture_id is not None:
        picture = await _bytes_of(store, who, thing.picture_id)
    answer = await store.write(_send, who, key, new, picture)
    await telling_decisions.tell_due(store)
    return answer


def _looked_at(work: Work, who: Who, key: UUID, new: NewReport) -> Thing | None:
    """What is reported; None where this report is known."""
    return None if work.session.get(Report, key) else _thing(work, who, new.about)


async def _bytes_of(store: Store, who: Who, picture: UUID) -> bytes | None:
    """A picture's bytes; None where they are gone meanwhile: its words are reported all the same."""
    try:
        return await picture_blobs.show(store, who, picture, "large")
    except NotFound:
        return None


def _send(
    work: Work, who: Who, key: UUID, new: NewReport, picture: bytes | None
) -> tuple[ReportSent, bool]:
    known = work.session.get(Report, key)
    if known is not None:
        return _again(work, who, known, new), False
    thing = _thing(work, who, new.about)
    reports.require_pace(new.reason, _reported_today(work, who.person), work.now)
    danger = new.reason == "danger"
    case = open_case(work, centre=thing.centre, thing=thing, origin="report", danger=danger)
    require_not_with(case.taken_by, who.person)
    copy(work, case, replace(thing, picture=picture))
    for place, one in reported.around(work, who, thing, new.before, new.after):
        if new.shown is None or one.id in new.shown:
            copy(work, case, one, place)
    row = Report(
        id=key,
        case_id=case.id,
        by_id=who.person,
        reason=new.reason,
        words=sealed_words(work, case.id, key, who.person, new.words),
        at=work.now,
        fingerprint=_fingerprint(work, who, key, new),
    )
    work.session.add(row)
    work.session.flush()
    telling_desk.came_in(work, case, danger=danger)
    automatic.after_report(work, case)
    return ReportSent(id=key, at=row.at), True


def sealed_words(work: Work, case: UUID, key: UUID, person: UUID, words: str) -> bytes | None:
    """A reporter's words as they are stored; None where there are none."""
    plain = words.strip().encode()
    return seal(work, case, key, plain, owner=person, purpose=PURPOSE) if plain else None


def _again(work: Work, who: Who, known: Report, new: NewReport) -> ReportSent:
    """The first answer; one uniform refusal for everything else."""
    if known.by_id != who.person or known.fingerprint != _fingerprint(work, who, known.id, new):
        raise AlreadyDifferent()
    return ReportSent(id=known.id, at=known.at)


def _reported_today(work: Work, me: UUID) -> Sequence[datetime]:
    """When I reported since yesterday; mine take turns until the commit."""
    work.session.get_one(Person, me, with_for_update={"key_share": True})
    query = select(col(Report.at)).where(col(Report.by_id) == me, col(Report.at) > work.now - DAY)
    return work.rows(query).scalars().all()


def _fingerprint(work: Work, who: Who, key: UUID, new: NewReport) -> bytes:
    return keyed(work.secret, "report", who.person, key, new.model_dump_json())


__all__ = [
    "EnoughReports",
    "ThisIsYours",
    "YouLookAfterIt",
    "sealed_words",
    "send",
    "would_send",
]
