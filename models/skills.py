"""Skill posts: what somebody can show, would like to learn, or would do together; on their page and on the board."""

from datetime import date, datetime
from typing import Annotated, Any, Literal, Self
from uuid import UUID

from pydantic import AfterValidator, StringConstraints, model_validator
from sqlalchemy import JSON, Column, Index, String
from sqlmodel import Field, SQLModel

from core.db import UtcDateTime, index_where
from models.activities import Pace, Short, Text
from models.ledger import Command, Shape
from models.people import CentreName, PersonShape
from models.pictures import PictureShape
from models.sharing import SharedWith
from models.text import Line, Title, not_blank, storable

SkillKind = Literal["show", "learn", "together"]
Category = Literal[
    "crafts", "music", "cooking", "sport", "phones", "languages", "jobs", "everyday", "other"
]
How = Literal["in_person", "room", "call"]

_LIVE = "closed_at IS NULL AND paused_at IS NULL"


class SkillPost(SQLModel, table=True):
    """What stands on somebody's page and on the board; one row for both.

    `tags`: keys of rules/tags.py. `open_until`: the end of the day `until` at its centre. `paused_at`:
    too much just now. `closed_at`: it reaches nobody but its owner; closed for good, its words are empty.
    `steps`: list of {words, picture}. `room_id`: the group of those who were accepted into it.
    """

    __tablename__ = "skill_posts"
    __table_args__ = (
        index_where("ix_skill_posts_board", "created_at", "id", where=_LIVE),
        index_where("ix_skill_posts_board_of_centre", "centre_id", "created_at", "id", where=_LIVE),
        Index("ix_skill_posts_owner_id_created_at", "owner_id", "created_at"),
    )

    id: UUID = Field(primary_key=True)
    owner_id: UUID = Field(foreign_key="people.id")
    centre_id: UUID = Field(foreign_key="centres.id")
    kind: str = Field(max_length=8)
    title: str = Field(max_length=60)
    words: str = Field(max_length=2000)
    category: str = Field(max_length=12)
    tags: list[str] = Field(default_factory=list, sa_type=JSON)
    pace: str = Field(max_length=8)
    how: list[str] = Field(default_factory=list, sa_type=JSON)
    when: str = Field(default="", max_length=120)
    at_once: str = Field(default="", max_length=60)
    audience: str = Field(max_length=8)
    group_id: UUID | None = Field(default=None, foreign_key="rooms.id", index=True)
    until: date | None = None
    open_until: datetime | None = Field(default=None, sa_type=UtcDateTime)
    pictures: list[str] = Field(default_factory=list, sa_type=JSON)
    steps: list[dict[str, Any]] = Field(default_factory=list, sa_type=JSON)
    room_id: UUID | None = Field(default=None, foreign_key="rooms.id", index=True)
    fingerprint: bytes = Field(max_length=32)
    created_at: datetime = Field(sa_type=UtcDateTime)
    paused_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    closed_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    # Nobody but its owner has it until then: the desk decided so.
    held_until: datetime | None = Field(default=None, sa_type=UtcDateTime)


class SkillGram(SQLModel, table=True):
    """Two neighbouring letters of a post (one, at the end of a run), for search; see models.messages.Gram."""

    __tablename__ = "skill_grams"
    __table_args__ = {"sqlite_with_rowid": False}

    # Compared letter by letter, whatever the database's language is.
    gram: str = Field(
        sa_column=Column(
            String(2).with_variant(String(2, collation="C"), "postgresql"), primary_key=True
        )
    )
    skill_id: UUID = Field(foreign_key="skill_posts.id", primary_key=True, index=True)


class SkillTag(SQLModel, table=True):
    """A tag of a post, by its key, to be found by it."""

    __tablename__ = "skill_tags"
    __table_args__ = {"sqlite_with_rowid": False}

    tag: str = Field(
        sa_column=Column(
            String(40).with_variant(String(40, collation="C"), "postgresql"), primary_key=True
        )
    )
    skill_id: UUID = Field(foreign_key="skill_posts.id", primary_key=True, index=True)


Tag = Annotated[Line, StringConstraints(max_length=24)]
StepWords = Annotated[str, StringConstraints(max_length=500), AfterValidator(storable)]
AtOnce = Annotated[str, StringConstraints(max_length=60), AfterValidator(storable)]
Pictures = Annotated[list[UUID], Field(max_length=4)]


class NewStep(Command):
    """One step of a little lesson: words, a picture, or both."""

    words: StepWords = ""
    picture: UUID | None = None

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if self.picture is None:
            not_blank(self.words)
        return self


Steps = Annotated[list[NewStep], Field(max_length=20)]
Tags = Annotated[list[Tag], Field(max_length=5)]
Hows = Annotated[list[How], Field(max_length=3)]


class NewSkill(Command):
    """A kind and a title; the rest has good defaults. The phone makes the id.

    `audience`: the smallest, unless something else is said; `group` belongs to the audience `group`.
    `until`: the last day it stands, at its centre. `at_once`: how many people at once, in words.
    """

    kind: SkillKind
    title: Title
    words: Text = ""
    category: Category = "other"
    tags: Tags = Field(default_factory=list)
    pace: Pace = "usual"
    how: Hows = Field(default_factory=list)
    when: Short = ""
    at_once: AtOnce = ""
    audience: SharedWith = "friends"
    group: UUID | None = None
    until: date | None = None
    pictures: Pictures = Field(default_factory=list)
    steps: Steps = Field(default_factory=list)


class SkillChanges(Command):
    """What is otherwise than before; what is left out stays. A new audience names its group with it."""

    kind: SkillKind | None = None
    title: Title | None = None
    words: Text | None = None
    category: Category | None = None
    tags: Tags | None = None
    pace: Pace | None = None
    how: Hows | None = None
    when: Short | None = None
    at_once: AtOnce | None = None
    audience: SharedWith | None = None
    group: UUID | None = None
    until: date | None = None
    pictures: Pictures | None = None
    steps: Steps | None = None


class SkillName(Shape):
    """A post, named to somebody who may have it."""

    id: UUID
    title: str


class GroupOfSkill(Shape):
    id: UUID
    title: str


class MySkill(Shape):
    """What only its owner is told of a post. `over`: its last day has passed."""

    audience: SharedWith
    group: GroupOfSkill | None
    state: Literal["open", "paused", "over", "closed"]


class TagShape(Shape):
    """A tag, as it is called in the reader's language."""

    tag: str
    name: str


class StepShape(Shape):
    """One step of the lesson."""

    words: str
    picture: PictureShape | None


class SkillCard(Shape):
    """A post as it stands on the board, for one reader.

    `folded`: I muted its owner; the phone shows a line in its place. `picture`: the first one.
    `lesson`: there are steps. `mine`: what its owner alone is told; for whom it is, too.
    """

    id: UUID
    owner: PersonShape
    centre: CentreName
    kind: SkillKind
    title: str
    words: str
    category: Category
    tags: list[TagShape]
    pace: Pace
    how: list[How]
    when: str
    at_once: str
    until: date | None
    picture: PictureShape | None
    lesson: bool
    folded: Literal["person"] | None
    mine: MySkill | None


class SkillShape(SkillCard):
    """A post, whole."""

    pictures: list[PictureShape]
    steps: list[StepShape]
