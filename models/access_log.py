"""Who looked: each time a worker opens what somebody set to be open to workers, or reads a wish. For that person to read."""

from datetime import datetime
from typing import Literal
from uuid import UUID

from sqlalchemy import DDL, Index, UniqueConstraint, event
from sqlmodel import Field, SQLModel

from core.db import Number, UtcDateTime
from core.ids import new_id
from models.ledger import Shape
from models.people import PersonShape

What = Literal["facts", "wishes"]
Why = Literal["page", "list"]


class AccessEntry(SQLModel, table=True):
    """One look. It can't be changed or removed: each row's hash holds the one before it.

    `number`: its place in the chain of the person concerned. `details`: sealed with that person's
    key. `shown_from`: later than `at` where it would tell on who reported something.
    """

    __tablename__ = "access_log"
    __table_args__ = (
        UniqueConstraint("person_id", "number"),
        Index("ix_access_log_person_id_shown_from", "person_id", "shown_from", "id"),
    )

    id: UUID = Field(default_factory=new_id, primary_key=True)
    person_id: UUID = Field(foreign_key="people.id")
    number: int = Field(sa_type=Number)
    at: datetime = Field(sa_type=UtcDateTime)
    by_id: UUID = Field(foreign_key="people.id")
    what: str = Field(max_length=20)
    why: str = Field(max_length=20)
    details: bytes | None = None
    shown_from: datetime = Field(sa_type=UtcDateTime)
    before: bytes = Field(max_length=32)
    hash: bytes = Field(max_length=32)


class AccessHead(SQLModel, table=True):
    """The newest row of a person's chain; held while a row is added."""

    __tablename__ = "access_heads"

    person_id: UUID = Field(foreign_key="people.id", primary_key=True)
    number: int = Field(sa_type=Number)
    hash: bytes = Field(max_length=32)


class AccessShape(Shape):
    """A look at something of mine: who, when, at what (kinds of facts, or a wish), why (my page, or the list of a date)."""

    id: UUID
    at: datetime
    by: PersonShape | None
    what: What
    why: Why
    details: list[str]


SQLITE = """
CREATE TRIGGER access_log_no_{act} BEFORE {act} ON access_log
BEGIN SELECT RAISE(ABORT, 'the access log is only added to'); END
"""
# INSERT OR REPLACE deletes without asking the trigger on deletes.
SQLITE_REPLACE = """
CREATE TRIGGER access_log_no_replace BEFORE INSERT ON access_log
WHEN EXISTS (
    SELECT 1 FROM access_log
    WHERE id = NEW.id OR (person_id = NEW.person_id AND number = NEW.number)
)
BEGIN SELECT RAISE(ABORT, 'the access log is only added to'); END
"""
POSTGRES = (
    """
CREATE OR REPLACE FUNCTION access_log_stays() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'the access log is only added to'; END $$
""",
    """
CREATE TRIGGER access_log_stays BEFORE UPDATE OR DELETE ON access_log
FOR EACH ROW EXECUTE FUNCTION access_log_stays()
""",
    """
CREATE TRIGGER access_log_is_not_emptied BEFORE TRUNCATE ON access_log
FOR EACH STATEMENT EXECUTE FUNCTION access_log_stays()
""",
)
# What makes the database itself refuse to change or remove a row of the log, by dialect.
GUARDS = {
    "sqlite": (*(SQLITE.format(act=act) for act in ("UPDATE", "DELETE")), SQLITE_REPLACE),
    "postgresql": POSTGRES,
}
for _dialect, _statements in GUARDS.items():
    for _statement in _statements:
        _guard = DDL(_statement).execute_if(dialect=_dialect)  # type: ignore[no-untyped-call]  # SQLAlchemy's own
        event.listen(AccessEntry.__table__, "after_create", _guard)  # type: ignore[attr-defined]  # SQLModel adds it
