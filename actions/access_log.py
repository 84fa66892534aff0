"""The access log: rows are added in the transaction that looks, chained, and never changed."""

import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, exists, insert, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import col

from actions.meeting import shape_of
from core.errors import Invalid
from core.ids import new_id
from core.work import Work
from models.access_log import AccessEntry, AccessHead, AccessShape
from models.cases import CaseLook
from models.decisions import Decision
from models.sign_in import Who

FIRST = b"\0" * 32
# The same worker who opens the same again within this time has looked once.
ONE_LOOK = timedelta(minutes=1)


def looked(
    work: Work,
    *,
    person: UUID,
    by: UUID,
    what: str,
    why: str,
    details: str = "",
    shown_from: datetime | None = None,
    each: bool = False,
) -> UUID | None:
    """Write down that somebody looked; `details` are sealed with the key of the person concerned.

    `shown_from`: when that person may read of it; at once unless it would tell on a reporter.
    `each`: also where the same worker has just looked. Gives the row's id; None where it was one look.
    """
    head = held(work, person)
    if not each and _just_now(work, person, by, what):
        return None
    key = new_id()
    row = {
        "id": key,
        "person_id": person,
        "number": head.number + 1,
        "at": work.now,
        "by_id": by,
        "what": what,
        "why": why,
        "details": work.vault.seal(person, "log", key, details) if details else None,
        "shown_from": shown_from or work.now,
        "before": head.hash,
    }
    row["hash"] = _hash(row)
    work.change(insert(AccessEntry), [row])
    work.change(
        update(AccessHead)
        .where(col(AccessHead.person_id) == person)
        .values(number=row["number"], hash=row["hash"])
    )
    return key


def held(work: Work, person: UUID) -> Any:
    """The head of somebody's chain, held until the commit; made with the first look."""
    head = select(col(AccessHead.number), col(AccessHead.hash)).where(
        col(AccessHead.person_id) == person
    )
    found = work.rows(head.with_for_update()).first()
    if found is None:
        work.change(_first_head(work, person))
        found = work.rows(head.with_for_update()).one()
    return found


def _first_head(work: Work, person: UUID) -> Any:
    """Two who look first at once make one head."""
    gently = (
        sqlite.insert if work.session.get_bind().dialect.name == "sqlite" else postgresql.insert
    )
    head = gently(AccessHead).values(person_id=person, number=0, hash=FIRST)
    return head.on_conflict_do_nothing()


def _just_now(work: Work, person: UUID, by: UUID, what: str) -> bool:
    query = select(col(AccessEntry.id)).where(
        col(AccessEntry.person_id) == person,
        col(AccessEntry.by_id) == by,
        col(AccessEntry.what) == what,
        col(AccessEntry.at) > work.now - ONE_LOOK,
        col(AccessEntry.shown_from) <= work.now,
    )
    return work.rows(query.limit(1)).first() is not None


def _hash(row: Any) -> bytes:
    """SHA-256 over every field, sealed details as they are stored, so that erasing keeps it whole."""
    digest = hashlib.sha256()
    for field in (
        "id",
        "person_id",
        "number",
        "at",
        "by_id",
        "what",
        "why",
        "details",
        "shown_from",
    ):
        value = row[field]
        digest.update(_part(value))
    return hashlib.sha256(digest.digest() + bytes(row["before"])).digest()


def _part(value: object) -> bytes:
    """A field as it goes into the hash: with its length, and nothing told from the word None."""
    if value is None:
        return b"-"
    said = value.isoformat() if isinstance(value, datetime) else value
    data = said if isinstance(said, bytes) else str(said).encode()
    return b"+" + len(data).to_bytes(8, "big") + data


def who_looked(
    work: Work, who: Who, cursor: str | None, limit: int
) -> tuple[list[AccessShape], str | None]:
    """A page of the looks at what is mine, newest first. Raises Invalid for a cursor we never gave.

    Ordered and paged by what the page itself shows: from when a look was to be told is nobody's to read.
    """
    query = (
        select(AccessEntry)
        .where(col(AccessEntry.person_id) == who.person, _is_told(work.now))
        .order_by(col(AccessEntry.at).desc(), col(AccessEntry.id).desc())
        .limit(limit + 1)
    )
    if cursor is not None:
        query = query.where(_beyond(cursor))
    rows = work.session.scalars(query).all()
    page = rows[:limit]
    more = f"{page[-1].at.isoformat()}_{page[-1].id}" if len(rows) > limit else None
    return [_shape(work, row) for row in page], more


def _is_told(now: datetime) -> ColumnElement[bool]:
    """Its time has come; or something was decided after it, of which whom it concerns is told."""
    decided = exists().where(
        col(CaseLook.entry_id) == col(AccessEntry.id),
        col(Decision.case_id) == col(CaseLook.case_id),
        col(Decision.in_force_at) >= col(AccessEntry.at),
        *is_known(now),
    )
    return or_(col(AccessEntry.shown_from) <= now, decided)


def is_known(now: datetime) -> tuple[ColumnElement[bool], ...]:
    """SQL: a decision of which whom it concerns knows. Nothing to do is nothing to tell."""
    return col(Decision.in_force_at) <= now, col(Decision.kind) != "nothing"


def _beyond(cursor: str) -> Any:
    at, _, key = cursor.partition("_")
    try:
        moment, last = datetime.fromisoformat(at), UUID(key)
    except ValueError:
        raise Invalid(fields={"cursor": "not one of ours"}) from None
    if moment.tzinfo is None:
        raise Invalid(fields={"cursor": "not one of ours"})
    same = and_(col(AccessEntry.at) == moment, col(AccessEntry.id) < last)
    return or_(col(AccessEntry.at) < moment, same)


def _shape(work: Work, row: AccessEntry) -> AccessShape:
    opened = row.details and work.vault.open(row.person_id, "log", row.id, row.details)
    return AccessShape(
        id=row.id,
        at=row.at,
        by=shape_of(work, row.by_id),
        what=row.what,  # type: ignore[arg-type]  # the column holds only these
        why=row.why,  # type: ignore[arg-type]  # the column holds only these
        details=_details(row.what, opened) if opened else [],
    )


def _details(what: str, opened: str) -> list[str]:
    """Of a glass why it was broken; else what was looked at, one by one."""
    return [json.loads(opened)["reason"]] if what == "glass" else opened.split(",")


@dataclass(frozen=True)
class Broken:
    """Where a chain no longer holds: whose, and which number."""

    person: UUID
    number: int
    why: str


def verify(work: Work, progress: Callable[[int, int], None]) -> tuple[int, list[Broken]]:
    """Walk every chain; gives how many rows there are, and where each broken chain first breaks."""
    count, broken = 0, []
    people = _people(work)
    for done, person in enumerate(people, start=1):
        rows, wrong = _walk(work, person)
        count += rows
        broken += [wrong] if wrong else []
        progress(done, len(people))
    return count, broken


def _people(work: Work) -> list[UUID]:
    heads = select(col(AccessHead.person_id))
    rows = select(col(AccessEntry.person_id))
    return sorted(work.rows(heads.union(rows)).scalars())


def _walk(work: Work, person: UUID) -> tuple[int, Broken | None]:
    head = work.session.get(AccessHead, person)
    before, begins = _beginning(head)
    number = begins
    for row in _chain(work, person):
        number += 1
        if (
            row.number != number
            or bytes(row.before) != before
            or _hash(row.model_dump()) != row.hash
        ):
            return number - begins, Broken(person, number, "a row was changed, added or taken out")
        before = bytes(row.hash)
    if head is None or (head.number, bytes(head.hash)) != (number, before):
        return number - begins, Broken(
            person, number, "the chain ends elsewhere than its head says"
        )
    return number - begins, None


def _beginning(head: AccessHead | None) -> tuple[bytes, int]:
    """What the oldest row that is left follows: nothing, or the last that was let go after three years."""
    if head is None or head.begins_with is None:
        return FIRST, 0
    return bytes(head.begins_with), head.begins_after


def _chain(work: Work, person: UUID) -> Iterator[AccessEntry]:
    query = select(AccessEntry).where(col(AccessEntry.person_id) == person)
    yield from work.session.scalars(query.order_by(col(AccessEntry.number)))


def heads(work: Work) -> list[tuple[UUID, int, str]]:
    """Person, number and hash of every chain's end, to be printed and kept elsewhere."""
    rows = work.session.scalars(select(AccessHead).order_by(col(AccessHead.person_id)))
    return [(row.person_id, row.number, bytes(row.hash).hex()) for row in rows]
