"""Asking for a hand: posting a request, changing it, withdrawing it, ticking its list, and saying how it went."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlmodel import col

from actions import danger
from actions.held_back import require_free
from actions.help_content import HelpContent, opened, sealed
from actions.help_standing import (
    acquainted,
    held,
    held_of_mine,
    part_of,
    standing_offers,
)
from actions.sharing import require_mine
from actions.showing_help import shape
from core.crypto import keyed
from core.errors import AlreadyDifferent, Invalid, NotFound
from core.work import Work
from models.help_requests import (
    AT_CENTRE,
    EndedHow,
    HelpNews,
    HelpRequest,
    HelpRequestChanges,
    HelpRequestShape,
    NewHelpRequest,
    NewTick,
)
from models.people import Centre, Person
from models.sign_in import Who
from rules.asks import may_undo
from rules.help_requests import (
    DAY,
    EnoughForADay,
    EnoughRequested,
    HelpIsOver,
    HelpIsSettled,
    NotYet,
    StartAtCentre,
    require_begun,
    require_open,
    require_room_for_request,
    require_start,
)
from rules.help_requests_sql import open_for_others
from rules.repeats import TimeIsOver, require_ahead


def ask_for_a_hand(
    work: Work, who: Who, key: UUID, new: NewHelpRequest
) -> tuple[HelpRequestShape, bool]:
    """Post a request; gives it, and whether it is new.

    Raises AlreadyDifferent, Invalid, TimeIsOver, EnoughRequested, EnoughForADay, WritingIsPaused.
    """
    fingerprint = keyed(work.secret, "help", who.person, new.model_dump_json())
    known = work.session.get(HelpRequest, key)
    if known is not None:
        withdrawn = known.closed_at is not None and known.ended_how is None
        if known.fingerprint != fingerprint or withdrawn:
            raise AlreadyDifferent()
        return shape(work, who.person, known), False
    centre = work.session.get_one(Centre, require_mine(work, who, new.audience, new.group))
    require_free(work, who, centre.id)
    hold_myself(work, who.person)
    _require_room(work, who.person)
    row = _row(work, who, key, new, centre, fingerprint)
    require_ahead(row.ends_at, work.now)
    work.session.add(row)
    work.session.flush()
    said = danger.Said(key, who.person, f"{new.title}\n{new.words}")
    danger.mark_post(work, "help_request", said, row.centre_id, row.audience)
    return shape(work, who.person, row), True


def hold_myself(work: Work, person: UUID) -> None:
    """My own acts that count against a limit come one after the other."""
    work.session.get_one(Person, person, with_for_update={"key_share": True})


def _require_room(work: Work, person: UUID) -> None:
    mine = select(col(HelpRequest.created_at)).where(col(HelpRequest.owner_id) == person)
    today = work.rows(mine.where(col(HelpRequest.created_at) > work.now - DAY)).scalars().all()
    open_ones = work.rows(mine.where(open_for_others(work.now))).all()
    require_room_for_request(len(open_ones), today, work.now)


def _row(
    work: Work, who: Who, key: UUID, new: NewHelpRequest, centre: Centre, fingerprint: bytes
) -> HelpRequest:
    starts_at, ends_at = _span(new.day, new.time, new.minutes, centre.time_zone)
    content = HelpContent(new.title, new.words, new.place, new.checklist)
    return HelpRequest(
        id=key,
        owner_id=who.person,
        centre_id=centre.id,
        kind=new.kind,
        content=sealed(work, who.person, key, content),
        day=new.day,
        time=new.time,
        zone=centre.time_zone,
        minutes=new.minutes,
        starts_at=starts_at,
        ends_at=ends_at,
        ticked=[False] * len(new.checklist),
        audience=new.audience,
        group_id=new.group,
        named=new.named,
        with_worker=new.with_worker,
        fingerprint=fingerprint,
        created_at=work.now,
    )


def _span(day: date, clock: str | None, minutes: int, zone: str) -> tuple[datetime, datetime]:
    """From when until when, in UTC; a whole day where no time is named."""
    here = ZoneInfo(zone)
    try:
        begins = datetime.combine(day, time.fromisoformat(clock or "00:00"), here)
        over = datetime.combine(day + timedelta(days=1), time(0), here)
        starts_at, ends = begins.astimezone(ZoneInfo("UTC")), over.astimezone(ZoneInfo("UTC"))
        return starts_at, ends if clock is None else starts_at + timedelta(minutes=minutes)
    except (OverflowError, ValueError):
        raise Invalid(fields={"day": "is no day that can be kept here"}) from None


def change(work: Work, who: Who, key: UUID, changes: HelpRequestChanges) -> HelpRequestShape:
    """Change a request of mine. Who was chosen is asked once more where time or place are others.

    Raises NotFound, Invalid, HelpIsSettled, HelpIsOver, TimeIsOver, StartAtCentre, WritingIsPaused.
    """
    row, facts = held_of_mine(work, who, key)
    require_open(facts)
    require_free(work, who, row.centre_id)
    given = changes.model_dump(exclude_unset=True)
    _change_audience(work, who, row, changes, free=facts.stage == "open")
    moved = move(
        work, row, changes.day, changes.time if "time" in given else row.time, changes.minutes
    )
    content = opened(work, row)
    fresh = replace(
        content,
        **{
            name: given[name]
            for name in ("title", "words", "place", "checklist")
            if given.get(name) is not None
        },
    )
    elsewhere = fresh.place != content.place
    if fresh.checklist != content.checklist:
        row.ticked = [False] * len(fresh.checklist)
    if changes.with_worker is not None:
        row.with_worker = changes.with_worker
    if elsewhere and fresh.meeting == content.place:
        fresh = replace(fresh, meeting=fresh.place)
    if moved or elsewhere:
        ask_again(work, row, fresh.meeting)
    row.content = sealed(work, who.person, key, fresh)
    work.session.flush()
    said = danger.Said(key, who.person, f"{fresh.title}\n{fresh.words}")
    danger.mark_post(work, "help_request", said, row.centre_id, row.audience)
    return shape(work, who.person, row)


def _change_audience(
    work: Work, who: Who, row: HelpRequest, changes: HelpRequestChanges, *, free: bool
) -> None:
    if changes.audience is None:
        return
    if require_mine(work, who, changes.audience, changes.group) != row.centre_id:
        raise Invalid(fields={"group": "is of another centre"})
    if not free:
        raise HelpIsSettled()
    row.audience, row.group_id = changes.audience, changes.group


def move(
    work: Work, row: HelpRequest, day: date | None, clock: str | None, minutes: int | None
) -> bool:
    """Put a request to that time; gives whether its time is another now. Raises TimeIsOver, Invalid."""
    day, minutes = day or row.day, minutes or row.minutes
    if (day, clock, minutes) == (row.day, row.time, row.minutes):
        return False
    before = row.starts_at
    row.starts_at, row.ends_at = _span(day, clock, minutes, row.zone)
    require_ahead(row.ends_at, work.now)
    moved = (row.starts_at, clock) != (before, row.time)
    row.day, row.time, row.minutes = day, clock, minutes
    return moved


def ask_again(work: Work, row: HelpRequest, meeting: str) -> None:
    """Who was chosen is asked to say yes to the new time or place. Raises StartAtCentre."""
    chosen = [offer for offer in standing_offers(work, [row.id]) if part_of(offer).chosen]
    people = {offer.person_id for offer in chosen}
    known = acquainted(work, row.owner_id, people)
    require_start(meeting or AT_CENTRE, strangers=bool(people - known))
    for offer in chosen:
        offer.chosen_at, offer.confirmed_at = work.now, None


def withdraw(work: Work, who: Who, key: UUID) -> None:
    """Take a request back; who was chosen is told once my undo time is over. Said twice, it is done once.

    Raises NotFound, HelpIsSettled when it was said how it went.
    """
    row, facts = held_of_mine(work, who, key)
    if facts.closed and not facts.withdrawn:
        raise HelpIsSettled()
    if not facts.closed:
        row.closed_at = work.now
        work.session.flush()


def ask_after_all(work: Work, who: Who, key: UUID) -> None:
    """Undo withdrawing, within my undo time; said twice, it is done once. Raises NotFound."""
    row, facts = held_of_mine(work, who, key)
    if not facts.closed:
        return
    undo = work.session.get_one(Person, who.person).undo_seconds
    late = row.closed_at is None or not may_undo(row.closed_at, undo, work.now)
    if not facts.withdrawn or late or _withdrawing_was_told(work, key):
        raise NotFound()
    row.closed_at = None
    work.session.flush()


def _withdrawing_was_told(work: Work, key: UUID) -> bool:
    told = select(col(HelpNews.id)).where(
        col(HelpNews.request_id) == key, col(HelpNews.kind) == "withdrawn"
    )
    return work.rows(told.limit(1)).first() is not None


def end(work: Work, who: Who, key: UUID, how: EndedHow) -> HelpRequestShape:
    """Say how it went: who asked, or who came along. The first word counts; who asked can change it.

    Raises NotFound, NotYet.
    """
    row, facts = held(work, who, key)
    comes = facts.part is not None and facts.part.chosen and facts.part.confirmed
    if facts.withdrawn or not (facts.own or comes):
        raise NotFound()
    require_begun(facts, row.starts_at, work.now)
    if row.closed_at is None:
        row.closed_at, row.ended_how = work.now, how
        work.session.flush()
        _know_already(work, who.person, row)
    elif facts.own:
        row.ended_how = how
        work.session.flush()
    return shape(work, who.person, row)


def _know_already(work: Work, person: UUID, row: HelpRequest) -> None:
    """Who says it isn't told it."""
    assert row.closed_at is not None
    for kind in ("done", "didnt_work_out"):
        said: dict[str, Any] = {"request_id": row.id, "person_id": person, "about_id": person}
        work.session.add(HelpNews(**said, kind=kind, of=row.closed_at, at=work.now))
    work.session.flush()


def tick(work: Work, who: Who, key: UUID, new: NewTick) -> HelpRequestShape:
    """Tick a line of the list, or not: who asked, and who was chosen. Raises NotFound, Invalid."""
    row, facts = held(work, who, key)
    if facts.withdrawn or not (facts.own or (facts.part is not None and facts.part.chosen)):
        raise NotFound()
    if new.line >= len(row.ticked):
        raise Invalid(fields={"line": "is no line of this list"})
    row.ticked = [new.ticked if at == new.line else there for at, there in enumerate(row.ticked)]
    work.session.flush()
    return shape(work, who.person, row)


__all__ = [
    "EnoughForADay",
    "EnoughRequested",
    "HelpIsOver",
    "HelpIsSettled",
    "NotYet",
    "StartAtCentre",
    "TimeIsOver",
    "ask_after_all",
    "ask_for_a_hand",
    "change",
    "end",
    "tick",
    "withdraw",
]
