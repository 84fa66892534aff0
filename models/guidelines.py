"""A centre's guidelines, which its screens call the house rules: versions, each a list of lines."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import AfterValidator, StringConstraints
from pydantic import Field as Limits
from sqlalchemy import JSON
from sqlmodel import Field, Index, SQLModel

from core.db import UtcDateTime, index_where
from models.ledger import Command, Event, Shape
from models.text import Line, storable

RuleText = Annotated[Line, StringConstraints(max_length=300)]
EasyText = Annotated[Line, StringConstraints(max_length=120)]
Example = Annotated[str, StringConstraints(max_length=300), AfterValidator(storable)]


class GuidelineVersion(SQLModel, table=True):
    """A draft until `in_force_at`, unless it is dropped; the newest in force counts.

    `lines`: {id, text, easy, example} each; a line keeps its id over versions. `said_at`: when its
    words changed last, from which `days` are counted. `room_id`: where it is talked over.
    """

    __tablename__ = "guideline_versions"
    __table_args__ = (
        Index("ix_guideline_versions_centre_id_in_force_at", "centre_id", "in_force_at"),
        index_where(
            "uq_guideline_versions_draft",
            "centre_id",
            where="in_force_at IS NULL AND dropped_at IS NULL",
            unique=True,
        ),
    )

    id: UUID = Field(primary_key=True)
    centre_id: UUID = Field(foreign_key="centres.id")
    lines: list[dict[str, str]] = Field(sa_type=JSON)
    made_by: UUID | None = Field(default=None, foreign_key="people.id")
    said_at: datetime = Field(sa_type=UtcDateTime)
    earliest_at: datetime = Field(sa_type=UtcDateTime)
    room_id: UUID | None = Field(default=None, foreign_key="rooms.id")
    in_force_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    dropped_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class GuidelineLine(Shape):
    """One line: as it reads, in easy words, and an example, which may be empty."""

    id: UUID
    text: RuleText
    easy: EasyText
    example: Example = ""


class NewGuidelines(Command):
    """All lines of a draft, in order. A line that was there keeps its id; the phone makes those of new ones."""

    class NewLine(Command):
        id: UUID
        text: RuleText
        easy: EasyText
        example: Example = ""

    lines: Annotated[list[NewLine], Limits(min_length=1, max_length=24)]


class GuidelinesShape(Shape):
    """A version that is or was in force."""

    id: UUID
    lines: list[GuidelineLine]
    in_force_at: datetime


class GuidelineDraft(Shape):
    """A draft, for everyone of the centre: what would hold, where it is talked over, and until when at least."""

    id: UUID
    lines: list[GuidelineLine]
    room: UUID | None
    said_at: datetime
    earliest_at: datetime


class Guidelines(Shape):
    """What holds now, and the draft that is talked over, if there is one."""

    now: GuidelinesShape
    draft: GuidelineDraft | None


class GuidelinesChanged(Event):
    """On the stream of the announcements room, which is the whole centre: they are to be asked for again."""

    on: Literal["guidelines.changed"] = "guidelines.changed"
    id: UUID
