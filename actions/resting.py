"""Resting, and how much of others I want when. Nothing is ever sent in anybody's name."""

from typing import Any
from uuid import UUID

from sqlalchemy import delete, select
from sqlmodel import col

from actions.announcing import announce
from actions.boundaries import tell_myself
from actions.circles import tie_of
from actions.meeting import between, shape_of
from actions.readers import reader
from actions.stillness import pace_of, resting, stillness, zone_of
from core.errors import NotFound
from core.work import Work
from models.groups import Membership, Room
from models.ledger import Stream, my_stream
from models.messages import ReadMark
from models.resting import NewRest, Pace, PaceChanges, PaceShape, QuietShape, Rest, RestShape
from models.sign_in import Who
from rules.boundaries import may_meet
from rules.resting import EVERY_NIGHT, shows_rest


def rest(work: Work, who: Who, new: NewRest) -> PaceShape:
    """Rest from now on, or change how. Raises NotFound for a trusted person who is no confidant of mine."""
    if new.trusted is not None:
        _require_confidant(work, who, new.trusted)
    known = work.session.get(Rest, who.person)
    row = known if known is not None and resting(work, who.person) else None
    if row is None:
        work.change(delete(Rest).where(col(Rest.person_id) == who.person))
        work.session.expire_all()
        row = Rest(person_id=who.person, since=work.now)
    row.until, row.shown_to, row.trusted_id = new.until, new.shown_to, new.trusted
    work.session.add(row)
    work.session.flush()
    tell_myself(work, who.person)
    return my_pace(work, who)


def _require_confidant(work: Work, who: Who, person: UUID) -> None:
    if tie_of(work, who.person, person).circle != "confidant":
        raise NotFound()
    if not may_meet(between(work, who.person, person)):
        raise NotFound()


def come_back(work: Work, who: Who) -> None:
    """Rest no longer; nobody is told."""
    gone = work.change(delete(Rest).where(col(Rest.person_id) == who.person))
    if gone.rowcount:
        tell_myself(work, who.person)


def think_of(work: Work, who: Who, person: UUID) -> None:
    """A single thought for somebody who rests and trusts me with it; it needs no answer.

    Said twice, it is one. Raises NotFound for everybody else.
    """
    facts = between(work, who.person, person)
    theirs = resting(work, person)
    if not may_meet(facts) or theirs is None or theirs.trusted_id != who.person:
        raise NotFound()
    if theirs.thought_at is None:
        theirs.thought_at = work.now
        work.session.flush()
        announce(work, my_stream(person), "thought.received", who.person)


def change_pace(work: Work, who: Who, changes: PaceChanges) -> PaceShape:
    """Change what is given; null takes a limit away."""
    pace = pace_of(work, who.person)
    for name, value in changes.model_dump(exclude_unset=True).items():
        if name == "who_may_ask" and value is None:
            continue
        setattr(pace, name, _as_kept(name, value))
    _keep(work, pace, who)
    return my_pace(work, who)


def _as_kept(name: str, value: Any) -> Any:
    if name != "quiet" or value is None:
        return value
    return [span and [span["begins"], span["ends"]] for span in value]


def _keep(work: Work, pace: Pace, who: Who) -> None:
    work.session.add(pace)
    work.session.flush()
    tell_myself(work, who.person)


def go_on(work: Work, who: Who) -> PaceShape:
    """There is room for more today after all."""
    pace = pace_of(work, who.person)
    pace.went_on_at = work.now
    _keep(work, pace, who)
    return my_pace(work, who)


def my_pace(work: Work, who: Who) -> PaceShape:
    """How much of others I want, and how it is now."""
    pace, still = pace_of(work, who.person), stillness(work, who.person, who.home)
    return PaceShape(
        who_may_ask=pace.who_may_ask,  # type: ignore[arg-type]  # the column holds only these
        quiet=[_span(span) for span in pace.quiet or EVERY_NIGHT],
        time_zone=zone_of(work, who.person, who.home),
        talks_a_day=pace.talks_a_day,
        quiet_now=still.quiet_hours,
        enough=still.enough,
        rest=_my_rest(work, who),
    )


def _span(span: Any) -> QuietShape | None:
    return QuietShape(begins=span[0], ends=span[1]) if span else None


def _my_rest(work: Work, who: Who) -> RestShape | None:
    mine = resting(work, who.person)
    if mine is None:
        return None
    hidden = reader(work, who.person).hidden
    trusted = mine.trusted_id if mine.trusted_id not in hidden else None
    shown = shape_of(work, trusted) if trusted else None
    return RestShape(until=mine.until, shown_to=mine.shown_to, trusted=shown)  # type: ignore[arg-type]  # the column holds only these


def shows_resting(work: Work, owner: UUID, circle: str) -> bool:
    """Whether somebody rests, and lets those of that circle see it."""
    theirs = resting(work, owner)
    return theirs is not None and shows_rest(theirs.shown_to, circle)


def mark_all_seen(work: Work, who: Who) -> None:
    """Move every read mark of mine to the head of its room."""
    heads = work.rows(
        select(col(Stream.owner), col(Stream.head))
        .join(Membership, col(Membership.room_id) == col(Stream.owner))
        .join(Room, col(Room.id) == col(Membership.room_id))
        .where(col(Membership.person_id) == who.person)
    ).all()
    for row in heads:
        mark = work.session.get(ReadMark, (who.person, row.owner))
        if mark is None:
            work.session.add(ReadMark(person_id=who.person, room_id=row.owner, seq=row.head))
        else:
            mark.seq = max(mark.seq, row.head)
    work.session.flush()
    tell_myself(work, who.person)


def see_for_you(work: Work, who: Who, seq: int) -> None:
    """Remember how far I have looked at what is for me."""
    pace = pace_of(work, who.person)
    if seq > pace.seen_for_you:
        pace.seen_for_you = seq
        work.session.add(pace)
        work.session.flush()
