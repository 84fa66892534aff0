"""Who looked: each time a worker opens what somebody set to be open to workers, reads a wish, or looks at a case about them."""

from datetime import datetime
from typing import Literal
from uuid import UUID

from sqlalchemy import DDL, Index, UniqueConstraint, event
from sqlmodel import Field, SQLModel

from core.db import Number, UtcDateTime
from core.ids import new_id
from models.ledger import Shape
from models.people import PersonShape

# `proofs`: nothing was read; a coordinator took away how somebody proves that it is them.
What = Literal["facts", "wishes", "case", "glass", "glass_facts", "proofs"]
# `recovery` of mine by a coordinator (or the operator), `recovered` by me for a colleague.
Why = Literal["page", "list", "case", "danger", "recovery", "recovered"]


class AccessEntry(SQLModel, table=True):
    """One look. It can't be changed, nor removed for three years: each row's hash holds the one before it.

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
    """The newest row of a person's chain; held while a row is added.

    `begins_after`, `begins_with`: number and hash of the last row that was let go, three years later.
    """

    __tablename__ = "access_heads"

    person_id: UUID = Field(foreign_key="people.id", primary_key=True)
    number: int = Field(sa_type=Number)
    hash: bytes = Field(max_length=32)
    begins_after: int = Field(default=0, sa_type=Number, sa_column_kwargs={"server_default": "0"})
    begins_with: bytes | None = Field(default=None, max_length=32)


class AccessShape(Shape):
    """A look at something of mine: who, when, at what (kinds of facts, a wish, a case; of a broken glass why), why (my page, the list of a date, the desk)."""

    id: UUID
    at: datetime
    by: PersonShape | None
    what: What
    why: Why
    details: list[str]


SQLITE = """
CREATE TRIGGER access_log_no_{act} BEFORE {act} ON access_log
{when}BEGIN SELECT RAISE(ABORT, 'the access log is only added to'); END
"""
# Three years later the oldest row of a chain may go. It is the database's own clock that is asked.
SQLITE_TOO_EARLY = """
WHEN OLD.at > datetime('now', '-3 years') OR EXISTS (
    SELECT 1 FROM access_log WHERE person_id = OLD.person_id AND number < OLD.number
)
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
POSTGRES_STAYS = """
CREATE OR REPLACE FUNCTION access_log_stays() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN
    IF TG_OP = 'DELETE' THEN
        IF OLD.at <= clock_timestamp() - interval '3 years' AND NOT EXISTS (
            SELECT 1 FROM access_log WHERE person_id = OLD.person_id AND number < OLD.number
        ) THEN RETURN OLD; END IF;
    END IF;
    RAISE EXCEPTION 'the access log is only added to';
END $$
"""
POSTGRES = (
    POSTGRES_STAYS,
    """
CREATE TRIGGER access_log_stays BEFORE UPDATE OR DELETE ON access_log
FOR EACH ROW EXECUTE FUNCTION access_log_stays()
""",
    """
CREATE TRIGGER access_log_is_not_emptied BEFORE TRUNCATE ON access_log
FOR EACH STATEMENT EXECUTE FUNCTION access_log_stays()
""",
)
SQLITE_DELETE = SQLITE.format(act="DELETE", when=SQLITE_TOO_EARLY)
# What makes the database itself refuse to change or remove a row of the log, by dialect.
GUARDS = {
    "sqlite": (SQLITE.format(act="UPDATE", when=""), SQLITE_DELETE, SQLITE_REPLACE),
    "postgresql": POSTGRES,
}
# The same for a database whose guards know nothing of three years yet.
GUARDS_SINCE = {
    "sqlite": ("DROP TRIGGER access_log_no_DELETE", SQLITE_DELETE),
    "postgresql": (POSTGRES_STAYS,),
}
for _dialect, _statements in GUARDS.items():
    for _statement in _statements:
        _guard = DDL(_statement).execute_if(dialect=_dialect)  # type: ignore[no-untyped-call]  # SQLAlchemy's own
        event.listen(AccessEntry.__table__, "after_create", _guard)  # type: ignore[attr-defined]  # SQLModel adds it
