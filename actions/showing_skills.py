"""Skill posts as one reader has them: a page of them in a handful of queries, however long it is."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlmodel import col

from actions import pictures
from actions.naming import names_at
from actions.readers import reader
from core.work import Work
from models.groups import Room
from models.people import Centre, CentreName, PersonShape
from models.pictures import PictureShape
from models.sign_in import Who
from models.skills import (
    GroupOfSkill,
    MySkill,
    SkillCard,
    SkillName,
    SkillPost,
    SkillShape,
    StepShape,
    TagShape,
)
from rules.boundaries_sql import shared_with
from rules.skills import state_of
from rules.skills_sql import open_at
from rules.tags import name_of
from rules.viewing import Reader


@dataclass
class Loaded:
    """Everything that the shapes of some posts need, for one reader."""

    work: Work
    who: Who
    reader: Reader
    owners: Mapping[tuple[UUID, UUID], PersonShape]
    centres: Mapping[UUID, str]
    groups: Mapping[UUID, str]
    pictures: Mapping[UUID, PictureShape]


def cards(work: Work, who: Who, rows: Sequence[SkillPost]) -> list[SkillCard]:
    """These posts as they stand on the board, for somebody who may have each."""
    loaded = _load(work, who, rows, [one for row in rows for one in row.pictures[:1]])
    return [SkillCard(**_card(loaded, row)) for row in rows]


def whole(work: Work, who: Who, row: SkillPost) -> SkillShape:
    """One post with its pictures and steps, for somebody who may have it."""
    loaded = _load(work, who, [row], pictures_of(row))
    steps = [
        StepShape(words=step["words"], picture=_picture(loaded, step["picture"]))
        for step in row.steps
    ]
    shown = [picture for one in row.pictures if (picture := _picture(loaded, one)) is not None]
    return SkillShape(**_card(loaded, row), pictures=shown, steps=steps)


def pictures_of(row: SkillPost) -> list[str]:
    """The ids of all pictures of a post, those of its steps among them."""
    return [*row.pictures, *(step["picture"] for step in row.steps if step["picture"])]


def titles(work: Work, viewer: UUID, wanted: Iterable[UUID | None]) -> dict[UUID, SkillName]:
    """The names of those of these posts that the viewer may have now."""
    keys = {key for key in wanted if key is not None}
    if not keys:
        return {}
    query = select(col(SkillPost.id), col(SkillPost.title)).where(
        col(SkillPost.id).in_(keys), shared_with(viewer, SkillPost, work.now), open_at(work.now)
    )
    return {row.id: SkillName(id=row.id, title=row.title) for row in work.rows(query)}


def _load(work: Work, who: Who, rows: Sequence[SkillPost], shown: Iterable[str]) -> Loaded:
    mine = [row.group_id for row in rows if row.owner_id == who.person and row.group_id]
    return Loaded(
        work=work,
        who=who,
        reader=reader(work, who.person),
        owners=names_at(work, {(row.owner_id, row.centre_id) for row in rows}),
        centres=_named(work, Centre, Centre.name, [row.centre_id for row in rows]),
        groups=_named(work, Room, Room.title, mine),
        pictures=pictures.shapes(work, [UUID(one) for one in shown], who.person),
    )


def _named(work: Work, table: Any, name: Any, keys: Iterable[UUID]) -> dict[UUID, str]:
    query = select(col(table.id), col(name).label("name")).where(col(table.id).in_(set(keys)))
    return {row.id: row.name for row in work.rows(query)}


def _picture(loaded: Loaded, key: str | None) -> PictureShape | None:
    return None if key is None else loaded.pictures.get(UUID(key))


def _card(loaded: Loaded, row: SkillPost) -> dict[str, Any]:
    now = loaded.work.now
    return {
        "id": row.id,
        "owner": loaded.owners[row.owner_id, row.centre_id],
        "centre": CentreName(id=row.centre_id, name=loaded.centres[row.centre_id]),
        "kind": row.kind,
        "title": row.title,
        "words": row.words,
        "category": row.category,
        "tags": [TagShape(tag=tag, name=name_of(tag, loaded.who.language)) for tag in row.tags],
        "pace": row.pace,
        "how": row.how,
        "when": row.when,
        "at_once": row.at_once,
        "until": row.until,
        "picture": _picture(loaded, row.pictures[0]) if row.pictures else None,
        "lesson": bool(row.steps),
        "folded": "person" if loaded.reader.mutes(row.owner_id, now) else None,
        "mine": _mine(loaded, row) if row.owner_id == loaded.who.person else None,
    }


def _mine(loaded: Loaded, row: SkillPost) -> MySkill:
    group = None
    if row.group_id is not None:
        group = GroupOfSkill(id=row.group_id, title=loaded.groups[row.group_id])
    return MySkill(
        audience=row.audience,  # type: ignore[arg-type]  # the column holds only these
        group=group,
        state=state_of(row, loaded.work.now),
    )
