"""Taking my data with me: everything that is mine, whole, and nothing of anybody else's."""

from typing import Any, get_args
from uuid import UUID

from sqlalchemy import select
from sqlmodel import col

from actions import (
    advocacy,
    asks,
    boundaries,
    circles,
    disclosure,
    glass,
    help_lists,
    kind_words,
    my_decisions,
    my_reports,
    own_notes,
    people,
    pictures,
    reminders,
    resting,
    rota,
    sign_ups,
    skill_board,
    stand_ins,
    suspensions,
)
from actions.access_log import who_looked
from actions.erasing import my_erasure
from actions.proofs import all_of_mine
from actions.readers import reader
from actions.showing_buddies import all_of_mine as my_buddies
from core.work import Work
from models.activities import Activity
from models.disclosure import FactKind
from models.groups import Membership, Room
from models.messages import Message
from models.my_data import MyData
from models.sign_in import Who

PAGE = 100


def my_data(work: Work, who: Who) -> MyData:
    """Everything of mine at this moment: words, settings, log. Sealed words are opened for me."""
    return MyData(
        made_at=work.now,
        me=people.me(work, who),
        facts=disclosure.my_facts(work, who),
        fact_versions=_versions(work, who),
        circles=circles.my_ties(work, who, reader(work, who.person)),
        boundaries=boundaries.kept_away(work, who),
        pace=resting.my_pace(work, who),
        asks=asks.my_asks(work, who),
        rooms=_rooms(work, who.person),
        messages=_messages(work, who.person),
        suspensions=suspensions.all_of_mine(work, who),
        decisions=my_decisions.my_decisions(work, who),
        advocacy=advocacy.mine(work, who),
        glasses=glass.mine(work, who),
        activities=_posted(work, who.person),
        skills=skill_board.all_of_mine(work, who),
        sign_ups=sign_ups.all_of_mine(work, who),
        help_requests=help_lists.all_of_mine(work, who),
        help_offers=help_lists.all_my_offers(work, who),
        notes=own_notes.my_notes(work, who),
        kind_words=kind_words.all_kind_words(work, who),
        thanks=kind_words.all_my_thanks(work, who),
        reminders=reminders.my_wishes(work, who),
        pictures=pictures.my_pictures(work, who),
        buddies=my_buddies(work, who),
        proof=all_of_mine(work, who),
        reports=my_reports.all_of_mine(work, who),
        rota=rota.my_rota(work, who),
        stand_ins=stand_ins.all_of_mine(work, who),
        who_looked=_log(work, who),
        erasure=my_erasure(work, who),
    )


def _versions(work: Work, who: Who) -> list[dict[str, Any]]:
    return [
        {"kind": kind} | version.model_dump(mode="json")
        for kind in get_args(FactKind)
        for version in disclosure.versions_of(work, who, kind)
    ]


def _rooms(work: Work, person: UUID) -> list[dict[str, Any]]:
    """The groups I am in, by name; who else is there is theirs."""
    rows = work.rows(
        select(col(Room.id), col(Room.kind), col(Room.title), col(Membership.joined_at))
        .join(Membership, col(Membership.room_id) == col(Room.id))
        .where(col(Membership.person_id) == person)
        .order_by(col(Membership.joined_at))
    )
    return [
        {"id": row.id, "kind": row.kind, "title": row.title, "joined_at": row.joined_at}
        for row in rows
    ]


def _messages(work: Work, person: UUID) -> list[dict[str, Any]]:
    """My own words, oldest first; what others said to me is theirs."""
    rows = work.rows(
        select(col(Message.id), col(Message.room_id), col(Message.at), col(Message.text))
        .where(col(Message.author_id) == person, col(Message.taken_back_at).is_(None))
        .order_by(col(Message.at), col(Message.id))
    )
    return [{"id": row.id, "room": row.room_id, "at": row.at, "text": row.text} for row in rows]


def _posted(work: Work, person: UUID) -> list[dict[str, Any]]:
    """What I posted, oldest first."""
    query = select(Activity).where(col(Activity.made_by) == person)
    rows = work.session.scalars(query.order_by(col(Activity.created_at), col(Activity.id)))
    return [{"id": row.id, "starts": row.starts, "content": row.content} for row in rows]


def _log(work: Work, who: Who) -> list[Any]:
    found: list[Any] = []
    items, cursor = who_looked(work, who, None, PAGE)
    found += items
    while cursor is not None:
        items, cursor = who_looked(work, who, cursor, PAGE)
        found += items
    return found
