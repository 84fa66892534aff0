"""Where whom a decision concerns finds what it is about, while it is there for them."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlmodel import col

from actions import skills
from actions.ties import known_date
from core.errors import NotFound
from core.work import Work
from models.decision_shapes import DecidedAbout
from models.decisions import Decision
from models.help_requests import HelpRequest
from models.messages import Message
from models.pictures import Picture
from rules.boundaries_sql import seen_by, with_membership


def decided_about(work: Work, rows: Sequence[Decision]) -> dict[UUID, DecidedAbout]:
    """Of decisions about one person: where each thing stands that they made and still have, by the decision's id.

    What they took back, what stands in a room they are out of, and what has no page isn't among them.
    """
    said = _messages(work, rows)
    found: dict[UUID, DecidedAbout] = {}
    for row in rows:
        here = said.get(row.thing_id) if row.thing_kind == "message" else _page(work, row)
        if here is not None:
            found[row.id] = here
    return found


def _messages(work: Work, rows: Sequence[Decision]) -> Mapping[UUID, DecidedAbout]:
    person = next((row.person_id for row in rows if row.person_id is not None), None)
    wanted = {row.thing_id for row in rows if row.thing_kind == "message"}
    if person is None or not wanted:
        return {}
    said: Any = select(col(Message.id), col(Message.room_id), col(Message.seq))
    mine = col(Message.author_id) == person, col(Message.id).in_(wanted)
    query = with_membership(said.select_from(Message)).where(seen_by(person, work.now), *mine)
    return {
        row.id: DecidedAbout(kind="message", id=row.id, room=row.room_id, seq=row.seq)
        for row in work.rows(query)
    }


def _page(work: Work, row: Decision) -> DecidedAbout | None:
    find = _PAGES.get(row.thing_kind)
    if find is None or row.person_id is None:
        return None
    page = find(work, row.person_id, row.thing_id)
    kind: Any = "skill" if row.thing_kind == "picture" else row.thing_kind
    return None if page is None else DecidedAbout(kind=kind, id=page, room=None, seq=None)


def _skill(work: Work, person: UUID, key: UUID) -> UUID | None:
    return key if skills.may_have(work, person, key) else None


def _picture(work: Work, person: UUID, key: UUID) -> UUID | None:
    """The post that holds it."""
    row = work.session.get(Picture, key)
    held = row is not None and row.owner_id == person and row.gone_at is None
    if row is None or not held or row.holder_kind != skills.HOLDER or row.holder_id is None:
        return None
    return _skill(work, person, row.holder_id)


def _date(work: Work, person: UUID, key: UUID) -> UUID | None:
    try:
        date, _, _ = known_date(work, person, key)
    except NotFound:
        return None
    return None if date.called_off_at is not None else key


def _help_request(work: Work, person: UUID, key: UUID) -> UUID | None:
    row = work.session.get(HelpRequest, key)
    if row is None or row.owner_id != person:
        return None
    withdrawn = row.closed_at is not None and row.ended_how is None
    return None if withdrawn else key


_PAGES: Mapping[str, Callable[[Work, UUID, UUID], UUID | None]] = {
    "skill": _skill,
    "picture": _picture,
    "date": _date,
    "help_request": _help_request,
}
