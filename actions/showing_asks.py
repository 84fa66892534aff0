"""Bringing asks to whom they are for, when their time has come; those that answer a post, one after the other."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import ColumnElement, and_, exists, or_, select
from sqlalchemy.orm import aliased
from sqlmodel import col

from actions.announcing import announce
from actions.readers import reader
from actions.stillness import resting, stillness
from core.work import Work
from models.asks import Ask
from models.ledger import my_stream
from models.people import Person
from models.resting import Rest
from models.skills import SkillPost
from rules.asks import LAPSES
from rules.boundaries_sql import blocked_pair, not_held

PART = 100
UNDO_SECONDS = (10, 30, 60)


def due(work: Work) -> list[UUID]:
    """People to whom asks are to be shown now: those who rest aren't among them."""
    between_them = blocked_pair(col(Ask.asker_id), col(Ask.asked_id))
    waiting = (
        select(col(Ask.asked_id), col(Ask.skill_id))
        .where(_to_be_shown(work.now), ~between_them, ~_rests(work.now))
        .order_by(col(Ask.asked_id))
        .distinct()
    )
    found: list[UUID] = []
    for row in work.rows(waiting):
        person = row.asked_id
        if person not in found and (row.skill_id is None or not _has_enough(work, person)):
            found.append(person)
        if len(found) == PART:
            break
    return found


def _rests(now: datetime) -> ColumnElement[bool]:
    lasting = or_(col(Rest.until).is_(None), col(Rest.until) > now)
    return exists().where(col(Rest.person_id) == col(Ask.asked_id), lasting)


def _has_enough(work: Work, person: UUID) -> bool:
    """Whether it is enough for today: what answers a post waits for another day then."""
    home = work.session.get_one(Person, person).centre_id
    return stillness(work, person, home).enough


def _to_be_shown(now: datetime) -> ColumnElement[bool]:
    """New asks, and those whose "not now" named a week that has come: each is shown once then."""
    new = and_(col(Ask.shown_at).is_(None), col(Ask.silent).is_(False), col(Ask.at) > now - LAPSES)
    again = and_(
        col(Ask.answer) == "not_now",
        col(Ask.again_from) <= now,
        col(Ask.shown_at) < col(Ask.again_from),
    )
    free = not_held(col(Ask.held_until), now)
    its_turn = or_(col(Ask.skill_id).is_(None), and_(_calls(), ~_held_up(now)))
    return and_(or_(new, again), free, its_turn)


def _calls() -> ColumnElement[bool]:
    """The post it answers is neither paused nor closed."""
    return exists().where(
        col(SkillPost.id) == col(Ask.skill_id),
        col(SkillPost.paused_at).is_(None),
        col(SkillPost.closed_at).is_(None),
    )


def _held_up(now: datetime) -> ColumnElement[bool]:
    """Another answer to the same post is with its owner now: unanswered, or answered so lately that it can be undone."""
    other = aliased(Ask)
    waits = and_(col(other.answer).is_(None), col(other.at) > now - LAPSES)
    came_again = and_(
        col(other.answer) == "not_now",
        col(other.again_from) <= now,
        col(other.again_from) > now - LAPSES,
        col(other.shown_at) >= col(other.again_from),
    )
    undone = or_(
        *(
            and_(
                col(Person.undo_seconds) == seconds,
                col(other.answered_at) > now - timedelta(seconds=seconds),
            )
            for seconds in UNDO_SECONDS
        )
    )
    here = exists().where(col(Person.id) == col(other.asked_id), undone)
    gone = exists().where(col(Person.id) == col(other.asker_id), col(Person.ended_at).is_not(None))
    return exists().where(
        col(other.skill_id) == col(Ask.skill_id),
        col(other.id) != col(Ask.id),
        col(other.shown_at).is_not(None),
        not_held(col(other.held_until), now),
        or_(waits, came_again, here),
        ~blocked_pair(col(other.asker_id), col(other.asked_id)),
        ~gone,
    )


def show(work: Work, person: UUID) -> None:
    """Show somebody the asks that wait for them; a crash in between shows none twice."""
    if resting(work, person) is not None:
        return
    for row in list(_waiting(work, person)):
        row.shown_at = work.now
        work.session.flush()
        announce(work, my_stream(person), "ask.arrived", row.id)


def _waiting(work: Work, person: UUID) -> Iterator[Ask]:
    """The asks whose turn it is, the oldest first; of those that answer one post, one."""
    hidden, enough = reader(work, person).hidden, _has_enough(work, person)
    query = (
        select(Ask)
        .where(col(Ask.asked_id) == person, _to_be_shown(work.now))
        .order_by(col(Ask.at), col(Ask.id))
    )
    begun: set[UUID] = set()
    for row in work.session.scalars(query).all():
        if row.asker_id in hidden or row.skill_id in begun or (enough and row.skill_id):
            continue
        if row.skill_id is not None:
            begun.add(row.skill_id)
        yield row
