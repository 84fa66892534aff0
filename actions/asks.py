"""Asking to talk. The asker reads "waiting" until somebody says yes; what else was answered is nobody's to see.

Answering is in answering_asks.py.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select
from sqlmodel import col

from actions.closings import direct_rooms, open_room_of
from actions.held_back import require_free
from actions.meeting import between, shape_of
from actions.readers import reader
from actions.showing_skills import titles
from actions.stillness import pace_of
from core.errors import AlreadyDifferent, NotFound
from core.work import Work
from models.asks import Ask, AskShape, NewAsk
from models.groups import Closing
from models.people import Person, PersonShape
from models.sign_in import Who
from models.skills import SkillName
from rules import asks
from rules.asks import DAY, LAPSES, Asking, EnoughAsked

# What stands in an ask's answer when its asker took it back.
UNDONE = "undone"


def ask(
    work: Work, who: Who, ask_id: UUID, new: NewAsk, skill: UUID | None = None
) -> tuple[AskShape, bool]:
    """Ask somebody to talk; gives my ask, and whether it is new.

    Whether it will be shown to them is decided here and told to nobody. `skill`: a post of theirs that
    I answer and may have, which was asked before. Raises NotFound for who can't be reached,
    WritingIsPaused, EnoughAsked, AlreadyDifferent.
    """
    known = work.session.get(Ask, ask_id)
    asking = _asking(work, who.person, new.person)
    if skill is not None:
        asking = replace(asking, share_a_group=True)
    pace = _asked_since(work, who.person, work.now - DAY)
    room = open_room_of(work, who.person, new.person)
    shown = shape_of(work, new.person)
    named = titles(work, who.person, [skill])
    if known is not None:
        return _again(known, who, new, shown, skill, named), False
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
        silent=asks.is_silent(asking, work.now),
        skill_id=skill,
    )
    if room is not None and skill is None:
        row.silent, row.room_id = True, room
    work.session.add(row)
    work.session.flush()
    return _shape(row, shown, named), True


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


def _again(
    known: Ask,
    who: Who,
    new: NewAsk,
    shown: PersonShape | None,
    skill: UUID | None,
    named: Mapping[UUID, SkillName],
) -> AskShape:
    there = (known.asker_id, known.asked_id, known.purpose, known.skill_id)
    same = there == (who.person, new.person, new.purpose, skill)
    if not same or shown is None or known.answer == UNDONE:
        raise AlreadyDifferent()
    return _shape(known, shown, named)


def _shape(row: Ask, person: PersonShape, named: Mapping[UUID, SkillName]) -> AskShape:
    accepted = row.room_id is not None
    return AskShape(
        id=row.id,
        person=person,
        purpose=row.purpose,
        at=row.at,
        state="accepted" if accepted else "waiting",
        room=row.room_id,
        skill=None if row.skill_id is None else named.get(row.skill_id),
    )


def _asking(work: Work, asker: UUID, asked: UUID) -> Asking:
    facts = between(work, asker, asked)
    return Asking(
        share_a_group=bool(facts.rooms) and not facts.itself,
        blocked=facts.blocked,
        gone=facts.gone,
        who_may_ask=pace_of(work, asked).who_may_ask,
        circle=facts.circle,
        endings=endings(work, asker, asked),
    )


def endings(work: Work, asker: UUID, asked: UUID) -> list[datetime]:
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
    named = titles(work, who.person, [row.skill_id for row in rows])
    return [_shape(row, person, named) for row, person in shown if person is not None]


__all__ = ["EnoughAsked", "ask", "endings", "my_asks", "take_back"]
