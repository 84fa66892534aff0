"""Rows straight in a database of every table: for rules that stand twice, in Python and in SQL.

On SQLite, and on PostgreSQL where there is one.
"""

from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from hypothesis import HealthCheck, settings
from sqlalchemy import insert
from sqlmodel import Session, SQLModel

import models.events
import models.sign_in  # noqa: F401  # every table is known
from models.groups import Room
from models.ledger import Stream
from models.people import Centre, Person
from tests.support.house import MORNING

MANY = settings(
    max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
KINDS = ("group", "announcements", "direct", "activity", "worker", "case", "buddy")
ROLES = ("member", "peer_representative", "worker", "coordinator")


def put(session: Session, *rows: SQLModel) -> None:
    """Store rows of any tables, in this order."""
    for row in rows:
        session.connection().execute(insert(type(row)), [row.model_dump()])


@dataclass
class Place:
    """A centre, a room of it, and its stream."""

    centre: Centre
    room: Room

    @classmethod
    def made(cls, session: Session, kind: str = "group", *, is_open: bool = False) -> "Place":
        centre = Centre(name=uuid4().hex, created_at=MORNING)
        place = cls(centre, a_room(centre.id, kind, is_open=is_open))
        put(session, centre, place.room, Stream(owner=place.room.id, kind="room"))
        return place


def a_room(centre: UUID, kind: str, *, is_open: bool = False) -> Room:
    return Room(centre_id=centre, kind=kind, title=kind, open=is_open, created_at=MORNING)


def somebody(session: Session, centre: UUID, **more: Any) -> Person:
    """Somebody of that centre, stored."""
    person = Person(centre_id=centre, name="Nan", created_at=MORNING, **more)
    put(session, person)
    return person
