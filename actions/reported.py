"""What can be reported: each kind of thing, loaded through whoever looks. The desk never loads anything this way.

What somebody may not see is NotFound, as what isn't there, after as many queries.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import func, or_, select
from sqlmodel import col

from actions.asks import UNDONE
from actions.help_standing import known as known_request
from actions.meeting import NOWHERE, between
from actions.naming import names
from actions.pictures import shape as picture_shape
from actions.readers import reader
from actions.showing_dates import shape as date_shape
from actions.showing_help import shape as request_shape
from actions.showing_pictures import find as find_picture
from actions.showing_thanks import opened
from actions.skills import known as known_skill
from actions.ties import known_date
from core.errors import NotFound
from core.work import Work
from models.asks import Ask
from models.cases import ThingKind
from models.groups import Room
from models.help_requests import AT_CENTRE
from models.messages import Message
from models.people import Appointment, Person, PersonShape
from models.pictures import Picture
from models.sign_in import Who
from models.skills import SkillPost
from models.thanks import ThankYouNote
from rules import thanks_sql
from rules.boundaries import BLOCK_SHOWS, may_meet
from rules.boundaries_sql import not_hidden, seen_by, with_membership


@dataclass(frozen=True, slots=True)
class Thing:
    """Something that can be reported, as whoever looks has it.

    `author`: who made it, also where `by`, the name that whoever looks is shown, is empty or the
    centre's. `room`: where it was said. `words`: what is copied of it. `picture_id`: the picture it
    is or brings, `picture`: its bytes (WebP), once they were fetched. `around`: it stands among
    others that can be copied with it.
    """

    kind: ThingKind
    id: UUID
    centre: UUID
    author: UUID | None
    room: UUID | None
    words: str
    picture: bytes | None
    said_at: datetime
    around: bool
    by: PersonShape | None = None
    picture_id: UUID | None = None


def thing(work: Work, who: Who, kind: ThingKind, key: UUID) -> Thing:
    """Something I can see. Raises NotFound, for unknown and hidden ones alike."""
    return KINDS[kind](work, who, key)


def around(work: Work, who: Who, about: Thing, before: int, after: int) -> list[tuple[int, Thing]]:
    """What stands before and after it for me, each with its place: below 0 before it, above 0 after it.

    Nothing for what doesn't stand among others.
    """
    if not about.around:
        return []
    seq = select(col(Message.seq)).where(col(Message.id) == about.id).scalar_subquery()
    here = _messages(work, who).where(col(Message.room_id) == about.room)
    earlier = here.where(col(Message.seq) < seq).order_by(col(Message.seq).desc()).limit(before)
    later = here.where(col(Message.seq) > seq).order_by(col(Message.seq)).limit(after)
    rows = [(-place, row) for place, row in enumerate(work.rows(earlier), start=1)][::-1]
    rows += list(enumerate(work.rows(later), start=1))
    return [(place, _said(work, who, row)) for place, row in rows]


# --- Messages -------------------------------------------------------------------------------------


def _messages(work: Work, who: Who) -> Any:
    """A query over the messages whose words I may have, with the centre and kind of their room."""
    table = Message.__table__  # type: ignore[attr-defined]  # SQLModel adds it
    query = select(table, col(Room.centre_id), col(Room.kind)).join_from(
        Message, Room, col(Room.id) == col(Message.room_id)
    )
    return with_membership(query).where(seen_by(who.person, work.now))


def _message(work: Work, who: Who, key: UUID) -> Thing:
    row = work.rows(_messages(work, who).where(col(Message.id) == key)).first()
    if row is None:
        raise NotFound()
    return _said(work, who, row)


def _said(work: Work, who: Who, row: Any) -> Thing:
    hidden = reader(work, who.person).hidden
    named = row.kind in BLOCK_SHOWS or row.author_id not in hidden
    return Thing(
        kind="message",
        id=row.id,
        centre=row.centre_id,
        author=row.author_id,
        room=row.room_id,
        words=row.text,
        picture=None,
        said_at=row.at,
        around=True,
        by=_name(work, row.author_id, row.centre_id) if named else None,
    )


def _name(work: Work, person: UUID | None, centre: UUID) -> PersonShape | None:
    return None if person is None else names(work, [person], centre).get(person)


# --- People, and what they say to one another ------------------------------------------------------


def _person(work: Work, who: Who, key: UUID) -> Thing:
    """Somebody whom I meet. Of what they tell me of themselves nothing is copied but their name."""
    facts = between(work, who.person, key)
    row = work.session.get(Person, key)
    if row is None or not may_meet(facts):
        raise NotFound()
    centre = centre_of_both(work, who, key)
    by = _name(work, key, centre)
    return Thing("person", key, centre, key, None, row.name, None, work.now, around=False, by=by)


def centre_of_both(work: Work, who: Who, person: UUID | None) -> UUID:
    """Whose desk it is between me and somebody: their home where I belong there, too, else another we share.

    Where we share none: their home. For somebody who is no more: mine.
    """
    home = work.rows(select(col(Person.centre_id)).where(col(Person.id) == person)).scalar()
    query = select(col(Appointment.centre_id)).where(
        col(Appointment.person_id) == person, col(Appointment.ended_at).is_(None)
    )
    shared = sorted(set(work.rows(query).scalars()) & who.roles.keys())
    if home is None or not shared or home in shared:
        return home or who.home
    return who.home if who.home in shared else shared[0]


def _ask(work: Work, who: Who, key: UUID) -> Thing:
    """An ask that came to me, answered or not: who asks, and why."""
    query = (
        select(Ask)
        .join(Person, col(Person.id) == col(Ask.asker_id))
        .where(col(Ask.id) == key, col(Ask.asked_id) == who.person)
        .where(col(Ask.shown_at).is_not(None), func.coalesce(col(Ask.answer), "") != UNDONE)
        .where(col(Person.ended_at).is_(None), not_hidden(who.person, col(Ask.asker_id)))
    )
    row = work.session.scalars(query).first()
    if row is None:
        raise NotFound()
    centre = centre_of_both(work, who, row.asker_id)
    by = _name(work, row.asker_id, centre)
    words = row.purpose
    return Thing("ask", key, centre, row.asker_id, None, words, None, row.at, around=False, by=by)


def _thanks(work: Work, who: Who, key: UUID) -> Thing:
    """A note to me, or one that somebody shows on their page."""
    note = work.session.get(ThankYouNote, key)
    owner = NOWHERE if note is None else note.to_id
    meets = may_meet(between(work, who.person, owner))
    mine, shown = (
        thanks_sql.in_box(who.person, work.now),
        thanks_sql.on_page(owner, who.person, work.now),
    )
    query = select(col(ThankYouNote.id)).where(
        col(ThankYouNote.id) == key, or_(mine, shown) if meets else mine
    )
    if work.rows(query).first() is None or note is None:
        raise NotFound()
    centre = centre_of_both(work, who, note.from_id)
    by = _name(work, note.from_id, centre)
    words = opened(work, note)
    return Thing("thanks", key, centre, note.from_id, None, words, None, note.at, False, by=by)


# --- What stands at a centre ----------------------------------------------------------------------


def _skill(work: Work, who: Who, key: UUID) -> Thing:
    return _post(work, known_skill(work, who.person, key))


def _post(work: Work, row: SkillPost) -> Thing:
    words = [row.title, row.words, *(step["words"] for step in row.steps)]
    return Thing(
        kind="skill",
        id=row.id,
        centre=row.centre_id,
        author=row.owner_id,
        room=None,
        words=_lines(words),
        picture=None,
        said_at=row.created_at,
        around=False,
        by=_name(work, row.owner_id, row.centre_id),
        picture_id=UUID(row.pictures[0]) if row.pictures else None,
    )


def _picture(work: Work, who: Who, key: UUID) -> Thing:
    """A picture that I may have, at the centre of what holds it."""
    row = find_picture(work, who, key)
    centre = _centre_of_holder(work, row) or centre_of_both(work, who, row.owner_id)
    return Thing(
        kind="picture",
        id=key,
        centre=centre,
        author=row.owner_id,
        room=None,
        words=picture_shape(work, row).alt,
        picture=None,
        said_at=row.made_at,
        around=False,
        by=_name(work, row.owner_id, centre),
        picture_id=key,
    )


def _centre_of_holder(work: Work, row: Picture) -> UUID | None:
    post = work.session.get(SkillPost, row.holder_id) if row.holder_kind == "skill" else None
    return None if post is None else post.centre_id


def _date(work: Work, who: Who, key: UUID) -> Thing:
    """A date of an activity. Who posted it is who made it, whomever it names."""
    date, activity, _ = known_date(work, who.person, key)
    shown = date_shape(work, who.person, date, activity)
    return Thing(
        kind="date",
        id=key,
        centre=date.centre_id,
        author=activity.made_by or activity.host_id,
        room=None,
        words=_lines([shown.title, shown.about, shown.place, shown.bring]),
        picture=None,
        said_at=date.changed_at,
        around=False,
        by=shown.host,
    )


def _help_request(work: Work, who: Who, key: UUID) -> Thing:
    row, _ = known_request(work, who, key)
    shown = request_shape(work, who.person, row)
    place = "" if shown.place == AT_CENTRE else shown.place
    words = [shown.title, shown.words, place, *(line.words for line in shown.checklist)]
    return Thing(
        kind="help_request",
        id=key,
        centre=row.centre_id,
        author=row.owner_id,
        room=None,
        words=_lines(words),
        picture=None,
        said_at=row.created_at,
        around=False,
        by=shown.owner,
    )


def _lines(words: list[str]) -> str:
    return "\n".join(line for line in words if line)


Loads = Callable[[Work, Who, UUID], Thing]
# Each kind, and how it is loaded through who looks. A new kind is a line here, and one in ThingKind.
KINDS: dict[ThingKind, Loads] = {
    "message": _message,
    "picture": _picture,
    "person": _person,
    "date": _date,
    "ask": _ask,
    "skill": _skill,
    "help_request": _help_request,
    "thanks": _thanks,
}
