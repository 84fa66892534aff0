"""Keeping away: muting people, rooms and topics, and blocking. Silent, at once, and lifted at any time."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from sqlalchemy import delete, select
from sqlmodel import col

from actions import appeal_rooms
from actions.announcing import announce, regard
from actions.buddy_pairs import end_between, go_on_between
from actions.closings import close_between, reopen_between
from actions.groups import standing
from actions.meeting import meet, shape_of
from actions.stillness import zone_of
from core.work import Work
from models.boundaries import (
    Block,
    BlockedPerson,
    HowLong,
    KeptAway,
    Mute,
    MutedPerson,
    MutedTopic,
    MuteShape,
    NewTopicWish,
    RoomMute,
    TopicWish,
)
from models.groups import Membership
from models.ledger import my_stream
from models.messages import Topic
from models.people import PersonShape
from models.sign_in import Who
from rules.resting import ends
from rules.viewing import lasts


def mute_person(work: Work, who: Who, person: UUID, how_long: HowLong | None) -> MuteShape:
    """Fold what somebody says from here on, also what they said before. Raises NotFound."""
    meet(work, who.person, person)
    return _put(work, who, Mute(owner_id=who.person, person_id=person), how_long)


def mute_room(work: Work, who: Who, room: UUID, how_long: HowLong | None) -> MuteShape:
    """Have a room of mine raise no dot. Raises NotFound."""
    standing(work, who, room)
    return _put(work, who, RoomMute(owner_id=who.person, room_id=room), how_long)


def wish_topic(work: Work, who: Who, topic: Topic, wish: NewTopicWish) -> MuteShape:
    """Have messages that touch a topic come folded, or not at all."""
    row = TopicWish(owner_id=who.person, topic=topic, comfort=wish.comfort)
    return _put(work, who, row, wish.lasts)


def _put(work: Work, who: Who, row: Any, how_long: HowLong | None) -> MuteShape:
    regard(work, rooms_of(work, who.person))
    row.until = ends(how_long, zone_of(work, who.person, who.home), work.now)
    work.session.merge(row)
    work.session.flush()
    tell_myself(work, who.person)
    return MuteShape(until=row.until)


def unmute_person(work: Work, who: Who, person: UUID) -> None:
    """Show again what somebody says; nothing happens when they weren't muted."""
    _drop(work, who, Mute, col(Mute.person_id) == person)


def unmute_room(work: Work, who: Who, room: UUID) -> None:
    """Let a room raise its dot again."""
    _drop(work, who, RoomMute, col(RoomMute.room_id) == room)


def show_topic(work: Work, who: Who, topic: Topic) -> None:
    """Show a topic like any other."""
    _drop(work, who, TopicWish, col(TopicWish.topic) == topic)


def _drop(work: Work, who: Who, table: Any, this: Any) -> None:
    regard(work, rooms_of(work, who.person))
    gone = work.change(delete(table).where(col(table.owner_id) == who.person, this))
    if gone.rowcount:
        tell_myself(work, who.person)


def block(work: Work, who: Who, person: UUID) -> None:
    """Neither of the two meets the other from here on. Said twice, it is done once. Raises NotFound."""
    if work.session.get(Block, (who.person, person)) is not None:
        return
    _require_other(work, who, person)
    regard(work, rooms_of(work, who.person) | rooms_of(work, person))
    work.session.add(Block(owner_id=who.person, person_id=person, at=work.now))
    work.session.flush()
    close_between(work, who.person, person)
    end_between(work, who.person, person)
    appeal_rooms.part(work, who.person, person)
    tell_myself(work, who.person)


def _require_other(work: Work, who: Who, person: UUID) -> None:
    meet(work, who.person, person if person != who.person else UUID(int=0))


def unblock(work: Work, who: Who, person: UUID) -> None:
    """Lift a block; within the undo time, a direct room it closed is open again."""
    known = work.session.get(Block, (who.person, person))
    if known is None:
        return
    regard(work, rooms_of(work, who.person) | rooms_of(work, person))
    work.session.delete(known)
    work.session.flush()
    reopen_between(work, who.person, person)
    go_on_between(work, who.person, person)
    appeal_rooms.join_again(work, who.person, person)
    tell_myself(work, who.person)


def tell_myself(work: Work, person: UUID) -> None:
    """My other devices hear that a boundary of mine has changed."""
    announce(work, my_stream(person), "boundaries.changed", person)


def rooms_of(work: Work, person: UUID) -> set[UUID]:
    """The ids of every room somebody is in."""
    query = select(col(Membership.room_id)).where(col(Membership.person_id) == person)
    return set(work.rows(query).scalars())


def kept_away(work: Work, who: Who) -> KeptAway:
    """Everything I keep away from."""
    mutes = _mine(work, who, Mute)
    blocks = _mine(work, who, Block)
    shown = _shown(work, (row.person_id for row in (*mutes, *blocks)))
    return KeptAway(
        muted=[MutedPerson(person=shown[row.person_id], until=row.until) for row in mutes],
        topics=[
            MutedTopic(topic=row.topic, comfort=row.comfort, until=row.until)
            for row in _mine(work, who, TopicWish)
        ],
        blocked=[BlockedPerson(person=shown[row.person_id], at=row.at) for row in blocks],
    )


def _mine(work: Work, who: Who, table: Any) -> list[Any]:
    rows = work.session.scalars(select(table).where(col(table.owner_id) == who.person))
    return [row for row in rows if lasts(getattr(row, "until", None), work.now)]


def _shown(work: Work, people: Iterable[UUID]) -> dict[UUID, PersonShape]:
    """People I named myself, when I blocked or muted them: their names are mine to read."""
    found = {person: shape_of(work, person) for person in set(people)}
    return {person: shape for person, shape in found.items() if shape is not None}
