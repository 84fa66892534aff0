"""Asking to talk. The asker reads "waiting" until somebody says yes; what else was answered is nobody's to see."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select
from sqlmodel import col

from actions.announcing import announce
from actions.closings import direct_rooms, open_room_of
from actions.groups import add_room, enter_new
from actions.held_back import require_free
from actions.meeting import between, shape_of
from actions.readers import reader
from actions.stillness import pace_of, resting, zone_of
from core.errors import AlreadyDifferent, NotFound
from core.work import Work
from models.asks import (
    AnsweredAsk,
    ArrivedAsk,
    Ask,
    AskShape,
    NewAnswer,
    NewAsk,
    OpenedAsk,
)
from models.groups import Closing
from models.ledger import my_stream
from models.people import Person, PersonShape
from models.sign_in import Who
from rules import asks
from rules.asks import DAY, LAPSES, Asking, EnoughAsked
from rules.resting import week_begins

PART = 100
WEEKS = 8
# What stands in an ask's answer when its asker took it back.
UNDONE = "undone"


def ask(work: Work, who: Who, ask_id: UUID, new: NewAsk) -> tuple[AskShape, bool]:
    """Ask somebody to talk; gives my ask, and whether it is new.

    Whether it will be shown to them is decided here and told to nobody. Raises NotFound for who
    can't be reached, WritingIsPaused, EnoughAsked, AlreadyDifferent.
    """
    known = work.session.get(Ask, ask_id)
    asking = _asking(work, who.person, new.person)
    pace = _asked_since(work, who.person, work.now - DAY)
    room = open_room_of(work, who.person, new.person)
    shown = shape_of(work, new.person)
    if known is not None:
        return _again(known, who, new, shown), False
    asks.require_may_reach(asking)
    require_free(work, who)
    asks.require_pace(pace, work.now)
    if shown is None or who.person == new.person:
        raise NotFound()
    row = Ask(
        id=ask_id,
        asker_id=who.person,
        asked_id=new.person,
        purpose=new.purpose,
        at=work.now,
        silent=room is not None or asks.is_silent(asking, work.now),
        room_id=room,
    )
    work.session.add(row)
    work.session.flush()
    return _shape(row, shown), True


def take_back(work: Work, who: Who, ask_id: UUID) -> None:
    """Not to have asked after all, within my undo time; it is shown no more, and still counts for today.

    Said twice, it is done once. Raises NotFound, for an ask that is too old or accepted as for one
    that never was.
    """
    row = work.session.get(Ask, ask_id)
    if row is None or row.asker_id != who.person or row.room_id is not None:
        raise NotFound()
    undo = work.session.get_one(Person, who.person).undo_seconds
    if row.answer != UNDONE and not asks.may_undo(row.at, undo, work.now):
        raise NotFound()
    if row.answer is None:
        row.silent = (
            True  # what was answered before stays an ending: taking back is no way around a no
        )
    row.answer = UNDONE
    work.session.flush()


def _again(known: Ask, who: Who, new: NewAsk, shown: PersonShape | None) -> AskShape:
    same = (known.asker_id, known.asked_id, known.purpose) == (who.person, new.person, new.purpose)
    if not same or shown is None or known.answer == UNDONE:
        raise AlreadyDifferent()
    return _shape(known, shown)


def _shape(row: Ask, person: PersonShape) -> AskShape:
    accepted = row.room_id is not None
    return AskShape(
        id=row.id,
        person=person,
        purpose=row.purpose,
        at=row.at,
        state="accepted" if accepted else "waiting",
        room=row.room_id,
    )


def _asking(work: Work, asker: UUID, asked: UUID) -> Asking:
    facts = between(work, asker, asked)
    return Asking(
        share_a_group=bool(facts.rooms) and not facts.itself,
        blocked=facts.blocked,
        gone=facts.gone,
        who_may_ask=pace_of(work, asked).who_may_ask,
        circle=facts.circle,
        endings=_endings(work, asker, asked),
    )


def _endings(work: Work, asker: UUID, asked: UUID) -> list[datetime]:
    """When it came to nothing between these two: asks without a yes, and rooms the other closed."""
    unanswered = select(col(Ask.at)).where(
        col(Ask.asker_id) == asker,
        col(Ask.asked_id) == asked,
        col(Ask.silent).is_(False),
        col(Ask.room_id).is_(None),
    )
    ended = [asks.ending_of(at) for at in work.rows(unanswered).scalars()]
    rooms = direct_rooms(work, asker, asked) + _former_rooms(work, asker, asked)
    closed = select(col(Closing.at)).where(
        col(Closing.room_id).in_(rooms), col(Closing.by_id) == asked
    )
    return ended + list(work.rows(closed).scalars())


def _former_rooms(work: Work, asker: UUID, asked: UUID) -> list[UUID]:
    """Rooms of asks between the two, also when both are long out of them."""
    query = select(col(Ask.room_id)).where(
        col(Ask.asker_id).in_((asker, asked)),
        col(Ask.asked_id).in_((asker, asked)),
        col(Ask.room_id).is_not(None),
    )
    return [room for room in work.rows(query).scalars() if room is not None]


def _asked_since(work: Work, asker: UUID, since: datetime) -> Sequence[datetime]:
    query = select(col(Ask.at)).where(col(Ask.asker_id) == asker, col(Ask.at) > since)
    return work.rows(query).scalars().all()


def my_asks(work: Work, who: Who) -> list[AskShape]:
    """My asks of the last 14 days, newest first; then they lapse without a word."""
    hidden = reader(work, who.person).hidden
    query = (
        select(Ask)
        .where(col(Ask.asker_id) == who.person, col(Ask.at) > work.now - LAPSES)
        .where(func.coalesce(col(Ask.answer), "") != UNDONE)
        .order_by(col(Ask.at).desc(), col(Ask.id))
    )
    rows = [row for row in work.session.scalars(query) if row.asked_id not in hidden]
    shown = [(row, shape_of(work, row.asked_id)) for row in rows]
    return [_shape(row, person) for row, person in shown if person is not None]


def asks_to_me(work: Work, who: Who) -> list[ArrivedAsk]:
    """That somebody asks me, newest first: not who, not why. None while I rest."""
    if resting(work, who.person) is not None:
        return []
    query = (
        select(Ask)
        .where(col(Ask.asked_id) == who.person, col(Ask.shown_at).is_not(None))
        .where(col(Ask.room_id).is_(None))
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
    return OpenedAsk(id=row.id, person=person, purpose=row.purpose, at=row.at, weeks=weeks)


def _to_me(work: Work, who: Who, ask_id: UUID) -> tuple[Ask, PersonShape]:
    row = work.session.get(Ask, ask_id)
    if row is None or row.asked_id != who.person or row.shown_at is None or row.answer == UNDONE:
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
    row, _ = _to_me(work, who, ask_id)
    if row.answer != new.answer and row.room_id is None:
        _require_answerable(work, row)
        _answer(work, who, row, new)
    endings = _endings(work, row.asker_id, who.person)
    third = new.answer == "no" and asks.is_third(endings)
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
        row.room_id = _open_room(work, row)
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


__all__ = [
    "EnoughAsked",
    "answer",
    "ask",
    "asks_to_me",
    "my_asks",
    "open_ask",
    "take_back",
]
