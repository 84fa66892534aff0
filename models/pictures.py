"""Pictures: one store for all that the product shows, each held by what it belongs to."""

import re
from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import AfterValidator, StringConstraints
from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from core.db import UtcDateTime, index_where
from models.ledger import Command, Shape
from models.text import storable

# What can hold a picture; who may have that, may have the picture (actions/showing_pictures.py).
HolderKind = Literal["skill", "thanks"]
Side = Literal["large", "small"]

# Marks that turn the order of letters round: a name of a file can pretend to be another with them.
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]")


def straight(text: str) -> str:
    """The text without marks that turn its letters round, and without blanks around it."""
    return _TURNING.sub("", text).strip()


Alt = Annotated[
    str, StringConstraints(max_length=300), AfterValidator(storable), AfterValidator(straight)
]


class Picture(SQLModel, table=True):
    """Somebody's picture. Its bytes lie in the picture store, sealed, under the name `blob`.

    `alt` is sealed words. `fingerprint` is a keyed HMAC of what was sent. `size`: of both blobs, in
    bytes. `gone_at`: nobody has it any more; the sweep takes the bytes away, then the row.
    """

    __tablename__ = "pictures"
    __table_args__ = (
        Index("ix_pictures_holder", "holder_kind", "holder_id"),
        index_where("ix_pictures_loose", "made_at", where="holder_id IS NULL AND gone_at IS NULL"),
        index_where("ix_pictures_gone", "gone_at", where="gone_at IS NOT NULL"),
    )

    id: UUID = Field(primary_key=True)
    owner_id: UUID = Field(foreign_key="people.id", index=True)
    blob: UUID = Field(unique=True)
    width: int
    height: int
    size: int
    alt: bytes | None = None
    fingerprint: bytes | None = Field(default=None, max_length=32)
    holder_kind: str | None = Field(default=None, max_length=8)
    holder_id: UUID | None = None
    made_at: datetime = Field(sa_type=UtcDateTime)
    gone_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    # Nobody but its owner has it until then: the desk decided so.
    held_until: datetime | None = Field(default=None, sa_type=UtcDateTime)


class AltText(Command):
    """What is in the picture, for people who can't see it."""

    alt: Alt


class PictureShape(Shape):
    """A picture: its size in pixels, for the room it will take, and what is in it. `GET /pictures/{id}`."""

    id: UUID
    width: int
    height: int
    alt: str
