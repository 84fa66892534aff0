"""Looking for skill posts: the board, my own, what stands on somebody's page, and tags that could be meant."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Select, Uuid, literal, select, tuple_
from sqlmodel import col

from actions.letters import LAST_LETTER
from actions.meeting import meet
from actions.showing_skills import cards, whole
from actions.skill_letters import holding, holds_words
from core.db import UtcDateTime
from core.errors import Invalid
from core.work import Work
from models.sign_in import Who
from models.skills import Category, SkillCard, SkillKind, SkillPost, SkillShape, SkillTag, TagShape
from rules.boundaries_sql import shared_with
from rules.skills_sql import standing_at
from rules.tags import fold, key_of, known_like, name_of

PART, ON_A_PAGE, SUGGESTED = 100, 50, 8


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for; what is None is left open. `q`: words, one letter or more."""

    kind: SkillKind | None = None
    category: Category | None = None
    tag: str | None = None
    centre: UUID | None = None
    q: str | None = None


def board(
    work: Work, who: Who, wanted: Wanted, cursor: str | None, limit: int
) -> tuple[list[SkillCard], str | None]:
    """A page of the posts that stand for me, the newest first; the second value leads to the next page.

    Raises Invalid for a cursor we never gave.
    """
    query = _narrowed(_standing(work, who.person), wanted)
    found = _found(work, query, wanted.q, cursor, limit + 1)
    page = found[:limit]
    return cards(work, who, page), _cursor(page[-1]) if len(found) > limit else None


def mine(work: Work, who: Who) -> list[SkillCard]:
    """My own posts, the newest first; those I closed for good are gone."""
    query = select(SkillPost).where(
        col(SkillPost.owner_id) == who.person, col(SkillPost.title) != ""
    )
    return cards(work, who, work.session.scalars(_newest(query)).all())


def all_of_mine(work: Work, who: Who) -> list[SkillShape]:
    """The same, each whole, for my data."""
    query = select(SkillPost).where(
        col(SkillPost.owner_id) == who.person, col(SkillPost.title) != ""
    )
    return [whole(work, who, row) for row in work.session.scalars(_newest(query)).all()]


def of_person(work: Work, who: Who, person: UUID) -> list[SkillCard]:
    """What stands on somebody's page for me, the newest first. Raises NotFound, for whom I don't meet."""
    meet(work, who.person, person)
    query = _standing(work, who.person).where(col(SkillPost.owner_id) == person)
    return cards(work, who, work.session.scalars(_newest(query).limit(ON_A_PAGE)).all())


def tags_like(work: Work, who: Who, begun: str) -> list[TagShape]:
    """Tags that could be meant: known words in any language, then those of posts that stand for me."""
    keys = known_like(begun)[:SUGGESTED]
    if fold(begun):
        keys += [key for key in _tags_here(work, who, fold(begun)) if key not in keys]
    return [TagShape(tag=key, name=name_of(key, who.language)) for key in keys[:SUGGESTED]]


def _tags_here(work: Work, who: Who, begun: str) -> Sequence[str]:
    query = (
        select(col(SkillTag.tag))
        .join(SkillPost, col(SkillPost.id) == col(SkillTag.skill_id))
        .where(col(SkillTag.tag).between(begun, begun + LAST_LETTER))
        .where(shared_with(who.person, SkillPost, work.now), standing_at(work.now))
        .distinct()
        .order_by(col(SkillTag.tag))
    )
    return work.rows(query.limit(SUGGESTED)).scalars().all()


def _standing(work: Work, viewer: UUID) -> Select[Any]:
    return select(SkillPost).where(shared_with(viewer, SkillPost, work.now), standing_at(work.now))


def _newest(query: Select[Any]) -> Select[Any]:
    return query.order_by(col(SkillPost.created_at).desc(), col(SkillPost.id).desc())


def _narrowed(query: Select[Any], wanted: Wanted) -> Select[Any]:
    for column, value in (
        (SkillPost.kind, wanted.kind),
        (SkillPost.category, wanted.category),
        (SkillPost.centre_id, wanted.centre),
    ):
        if value is not None:
            query = query.where(col(column) == value)
    if wanted.tag is not None:
        tagged = select(col(SkillTag.skill_id)).where(col(SkillTag.tag) == key_of(wanted.tag))
        query = query.where(col(SkillPost.id).in_(tagged))
    return query


def _found(
    work: Work, query: Select[Any], words: str | None, cursor: str | None, most: int
) -> list[SkillPost]:
    """The newest of them after the cursor that hold the words: the letters find, the words decide."""
    after = _place(cursor) if cursor is not None else None
    if not words or not words.strip():
        return list(work.session.scalars(_newest(_after(query, after)).limit(most)))
    letters = holding(words)
    if letters is None:
        return []
    query, found = query.where(col(SkillPost.id).in_(letters)), list[SkillPost]()
    while len(found) < most:
        rows = work.session.scalars(_newest(_after(query, after)).limit(PART)).all()
        found += [row for row in rows if holds_words(row, words)]
        if len(rows) < PART:
            break
        after = (rows[-1].created_at, rows[-1].id)
    return found[:most]


def _after(query: Select[Any], after: tuple[datetime, UUID] | None) -> Select[Any]:
    if after is None:
        return query
    place = tuple_(col(SkillPost.created_at), col(SkillPost.id))
    return query.where(place < tuple_(literal(after[0], UtcDateTime()), literal(after[1], Uuid())))


def _cursor(row: SkillPost) -> str:
    return f"{row.created_at.isoformat()}_{row.id}"


def _place(cursor: str) -> tuple[datetime, UUID]:
    at, _, key = cursor.partition("_")
    try:
        moment = datetime.fromisoformat(at)
        if moment.tzinfo is None:
            raise ValueError("no time zone")
        return moment, UUID(key)
    except ValueError:
        raise Invalid(fields={"cursor": "not one of ours"}) from None
