"""Groups I could join, and where I was asked out."""

from typing import Any
from uuid import UUID

from sqlalchemy import Row, and_, select
from sqlmodel import col

from actions.held_back import removed_for_good
from actions.readers import reader
from actions.rooms import named_at
from core.work import Work
from models.groups import Invitation, Membership, OpenRoom, Removal, RemovalShape, Room
from models.people import PersonShape
from models.sign_in import Who
from rules import boundaries_sql
from rules.boundaries import may_be_named
from rules.viewing import Reader


def open_rooms(work: Work, who: Who) -> list[OpenRoom]:
    """Groups I could join: those I'm invited to first, then those listed at my centres."""
    mine = select(col(Membership.room_id)).where(col(Membership.person_id) == who.person)
    asked_out = select(col(Removal.room_id)).where(
        col(Removal.person_id) == who.person, boundaries_sql.still_out(work.now)
    )
    listed = and_(
        boundaries_sql.listed_for(list(who.roles)),
        col(Room.kind) == "group",
        col(Room.id).not_in(asked_out),
    )
    # An invitation by somebody a block stands between is as if it weren't there.
    invited = and_(
        col(Invitation.room_id) == col(Room.id),
        col(Invitation.person_id) == who.person,
        boundaries_sql.not_hidden(who.person, col(Invitation.invited_by)),
    )
    rows = work.rows(
        select(Room.__table__, col(Invitation.invited_by))  # type: ignore[attr-defined]  # SQLModel adds it
        .outerjoin(Invitation, invited)
        .where(listed | col(Invitation.invited_by).is_not(None), col(Room.id).not_in(mine))
        .where(col(Room.centre_id).not_in(removed_for_good(work, who.person)))
        .order_by(col(Invitation.at).is_(None), col(Room.title), col(Room.id))
        .limit(200)
    ).all()
    hosts = _hosts(work, [row.id for row in rows])
    people = {(p, row.centre_id) for row in rows for p in (*hosts.get(row.id, ()), row.invited_by)}
    shown = named_at(work, ((p, centre) for p, centre in people if p is not None))
    apart = reader(work, who.person)
    return [_open_room(row, hosts.get(row.id, []), shown, apart) for row in rows]


def _hosts(work: Work, room_ids: list[UUID]) -> dict[UUID, list[UUID]]:
    found: dict[UUID, list[UUID]] = {}
    for row in work.rows(
        select(col(Membership.room_id), col(Membership.person_id))
        .where(col(Membership.room_id).in_(room_ids), col(Membership.role) == "host")
        .order_by(col(Membership.joined_seq))
    ):
        found.setdefault(row.room_id, []).append(row.person_id)
    return found


def _open_room(
    row: Row[Any],
    hosts: list[UUID],
    shown: dict[tuple[UUID, UUID], PersonShape],
    apart: Reader,
) -> OpenRoom:
    named = [person for person in hosts if may_be_named(apart, person, row.kind)]
    return OpenRoom(
        id=row.id,
        kind=row.kind,
        title=row.title,
        about=row.about,
        hosts=[shown[person, row.centre_id] for person in named],
        invited_by=shown.get((row.invited_by, row.centre_id)),
    )


def my_removals(work: Work, who: Who) -> list[RemovalShape]:
    """Rooms I was asked out of, with the reason I was told; newest first, at most 50.

    What the desk decided stands with the decisions about me.
    """
    rows = work.rows(
        select(col(Room.id), col(Removal.title), col(Removal.reason), col(Removal.at))
        .join(Removal, col(Removal.room_id) == col(Room.id))
        .where(col(Removal.person_id) == who.person, boundaries_sql.still_out(work.now))
        .where(col(Removal.reason) != "")
        .order_by(col(Removal.at).desc())
        .limit(50)
    )
    return [
        RemovalShape(room=RemovalShape.Of(id=row.id, title=row.title), reason=row.reason, at=row.at)
        for row in rows
    ]
