"""Skill posts over HTTP: posting, the board, somebody's page, answering."""

from typing import Annotated
from uuid import UUID

from fastapi import Query, Response

from actions import asks, skill_answers, skill_board, skills, suspensions
from actions.skill_board import Wanted
from api.door import Doors, Me, Router, problems
from core.errors import AlreadyDifferent, NotFound
from models.asks import AskShape, NewSkillAnswer
from models.ledger import Listed
from models.skills import (
    Category,
    NewSkill,
    SkillCard,
    SkillChanges,
    SkillKind,
    SkillShape,
    TagShape,
)

door = Router(prefix="/skills", tags=["skills"])
mine = Router(prefix="/me/skills", tags=["skills"])
people = Router(prefix="/people/{person:uuid}/skills", tags=["skills"])
routers = (door, mine, people)


@door.get("", responses=problems())
async def board(
    store: Doors,
    me: Me,
    kind: SkillKind | None = None,
    category: Category | None = None,
    tag: Annotated[str | None, Query(max_length=40)] = None,
    centre: UUID | None = None,
    q: Annotated[str | None, Query(max_length=100)] = None,
    cursor: Annotated[str | None, Query(max_length=100)] = None,
    limit: Annotated[int, Query(ge=1, le=50)] = 20,
) -> Listed[SkillCard]:
    """The posts that stand for me, newest first. `q`: words or single letters, in any of our languages."""
    wanted = Wanted(kind=kind, category=category, tag=tag, centre=centre, q=q)
    items, more = await store.read(skill_board.board, me, wanted, cursor, limit)
    return Listed(items=items, next=more)


@door.get("/tags", responses=problems())
async def tags(
    store: Doors, me: Me, q: Annotated[str, Query(max_length=40)] = ""
) -> Listed[TagShape]:
    """Tags that could be meant, in my language."""
    return Listed(items=await store.read(skill_board.tags_like, me, q))


@door.put(
    "/{skill:uuid}",
    status_code=201,
    responses=problems(NotFound, AlreadyDifferent, suspensions.WritingIsPaused)
    | {200: {"model": SkillShape}},
)
async def post_skill(
    store: Doors, me: Me, skill: UUID, new: NewSkill, response: Response
) -> SkillShape:
    """Post what I can show, would like to learn, or would do together."""
    shape, fresh = await store.write(skills.put, me, skill, new)
    response.status_code = 201 if fresh else 200
    return shape


@door.get("/{skill:uuid}", responses=problems(NotFound))
async def one_skill(store: Doors, me: Me, skill: UUID) -> SkillShape:
    """One post, whole."""
    return await store.read(skills.one, me, skill)


@door.patch("/{skill:uuid}", responses=problems(NotFound, suspensions.WritingIsPaused))
async def change_skill(store: Doors, me: Me, skill: UUID, changes: SkillChanges) -> SkillShape:
    """Change a post of mine."""
    return await store.write(skills.change, me, skill, changes)


@door.delete("/{skill:uuid}", status_code=204, responses=problems(NotFound))
async def close_skill(store: Doors, me: Me, skill: UUID) -> None:
    """Close a post of mine for good: its words, letters and pictures are gone."""
    await store.write(skills.close, me, skill)


@door.put("/{skill:uuid}/pause", status_code=204, responses=problems(NotFound))
async def pause_skill(store: Doors, me: Me, skill: UUID) -> None:
    """Too much just now: it stands nowhere for a while, and answers wait."""
    await store.write(skills.pause, me, skill)


@door.delete("/{skill:uuid}/pause", status_code=204, responses=problems(NotFound))
async def go_on_with_skill(store: Doors, me: Me, skill: UUID) -> None:
    """It stands again."""
    await store.write(skills.go_on, me, skill)


@door.put(
    "/{skill:uuid}/answers/{ask:uuid}",
    status_code=201,
    responses=problems(NotFound, AlreadyDifferent, asks.EnoughAsked, suspensions.WritingIsPaused)
    | {200: {"model": AskShape}},
)
async def answer_skill(
    store: Doors, me: Me, skill: UUID, ask: UUID, new: NewSkillAnswer, response: Response
) -> AskShape:
    """Answer a post: an ask to its owner, which waits until they say yes."""
    shape, fresh = await store.write(skill_answers.answer, me, skill, ask, new)
    response.status_code = 201 if fresh else 200
    return shape


@mine.get("", responses=problems())
async def my_skills(store: Doors, me: Me) -> Listed[SkillCard]:
    """My own posts, newest first."""
    return Listed(items=await store.read(skill_board.mine, me))


@people.get("", responses=problems(NotFound))
async def skills_of(store: Doors, me: Me, person: UUID) -> Listed[SkillCard]:
    """What stands on somebody's page for me."""
    return Listed(items=await store.read(skill_board.of_person, me, person))
