"""Answering asks to talk, and looking at those that came: only a yes is ever told."""

from uuid import UUID

from sqlalchemy import select
from sqlmodel import col

from actions.announcing import announce
from actions.asks import UNDONE, endings
from actions.closings import open_room_of
from actions.groups import add_room, enter_new
from actions.meeting import shape_of
from actions.readers import reader
from actions.showing_skills import titles
from actions.skill_rooms import let_in
from actions.stillness import resting, zone_of
from core.errors import NotFound
from core.work import Work
from models.asks import AnsweredAsk, ArrivedAsk, Ask, NewAnswer, OpenedAsk
from models.ledger import my_stream
from models.people import Person, PersonShape
from models.sign_in import Who
from rules import asks
from rules.boundaries_sql import not_held
from rules.resting import week_begins
from rules.viewing import is_held

PART = 100
WEEKS = 8


def asks_to_me(work: Work, who: Who) -> list[ArrivedAsk]:
    """That somebody asks me, newest first: not who, not why. None while I rest."""
    if resting(work, who.person) is not None:
        return []
    query = (
        select(Ask)
        .where(col(Ask.asked_id) == who.person, col(Ask.shown_at).is_not(None))
        .where(col(Ask.room_id).is_(None), not_held(col(Ask.held_until), work.now))
        .order_by(col(Ask.at).desc(), col(Ask.id))
        .limit(PART)
    )
    hidden = reader(work, who.person).hidden
    return [
        ArrivedAsk(id=row.id, at=row.at)
        for row in work.session.scalars(query)
        if row.asker_id not in hidden and _is_open(work, row)
    ]


def _is_open(work: Work, row: Ask) -> bool:
    return asks.is_open(row.at, row.answer, row.again_from, work.now)


def open_ask(work: Work, who: Who, ask_id: UUID) -> OpenedAsk:
    """An ask to me: who, and why. Raises NotFound, also when it has lapsed or was answered."""
    row, person = _to_me(work, who, ask_id)
    if not _is_open(work, row):
        raise NotFound()
    zone = zone_of(work, who.person, who.home)
    weeks = [week_begins(zone, work.now, week) for week in range(1, WEEKS + 1)]
    named = titles(work, who.person, [row.skill_id])
    return OpenedAsk(
        id=row.id,
        person=person,
        purpose=row.purpose,
        at=row.at,
        weeks=weeks,
        skill=None if row.skill_id is None else named.get(row.skill_id),
    )


def _to_me(work: Work, who: Who, ask_id: UUID, *, hold: bool = False) -> tuple[Ask, PersonShape]:
    row = work.session.get(Ask, ask_id, with_for_update=hold or None, populate_existing=hold)
    if row is None or row.asked_id != who.person or row.shown_at is None or row.answer == UNDONE:
        raise NotFound()
    if row.room_id is None and is_held(row.held_until, work.now):
        raise NotFound()
    person = shape_of(work, row.asker_id)
    asker = work.session.get_one(Person, row.asker_id)
    hidden = reader(work, who.person).hidden
    if person is None or asker.ended_at is not None or row.asker_id in hidden:
        raise NotFound()
    return row, person


def answer(work: Work, who: Who, ask_id: UUID, new: NewAnswer) -> AnsweredAsk:
    """Say yes, not now or no. Only a yes is told to the asker. Said twice, it is done once.

    Another answer than before replaces it while the ask is open; a yes stays. Raises NotFound.
    """
    # Held until the commit: a double tap opens one room.
    row, _ = _to_me(work, who, ask_id, hold=True)
    if row.answer != new.answer and row.room_id is None:
        _require_answerable(work, row)
        _answer(work, who, row, new)
    ended = endings(work, row.asker_id, who.person)
    third = new.answer == "no" and asks.is_third(ended)
    return AnsweredAsk(answer=row.answer, room=row.room_id, tell_worker=third)  # type: ignore[arg-type]  # the column holds only answers


def _require_answerable(work: Work, row: Ask) -> None:
    """While it hasn't lapsed an answer can be changed: that is how it is undone."""
    if not _is_open(work, row) and work.now >= asks.ending_of(row.at):
        raise NotFound()


def _answer(work: Work, who: Who, row: Ask, new: NewAnswer) -> None:
    row.answer, row.answered_at, row.again_from = new.answer, work.now, None
    if new.answer == "not_now":
        row.again_from = week_begins(zone_of(work, who.person, who.home), work.now, new.week)
    if new.answer == "yes":
        row.room_id = let_in(work, row) if new.group else _open_room(work, row)
    work.session.flush()
    if new.answer == "yes":
        announce(work, my_stream(row.asker_id), "ask.accepted", row.id)


def take_answer_back(work: Work, who: Who, ask_id: UUID) -> None:
    """As if I hadn't answered: "no" and "not now" only; a room that was opened is closed by leaving it."""
    row, _ = _to_me(work, who, ask_id)
    if row.room_id is None and row.answer is not None:
        row.answer = row.answered_at = row.again_from = None
        work.session.flush()


def _open_room(work: Work, row: Ask) -> UUID:
    """The room of the two: the one they have, or a new one."""
    known = open_room_of(work, row.asker_id, row.asked_id)
    if known is not None:
        return known
    centre = work.session.get_one(Person, row.asked_id).centre_id
    room = add_room(work, centre, "direct", "")
    for person in sorted((row.asker_id, row.asked_id)):
        enter_new(work, room, person, "member")
    return room.id
