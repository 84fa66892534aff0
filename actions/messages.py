"""Saying something, taking it back, reacting, and how far I have read."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import and_, delete, insert, or_, select, update
from sqlmodel import col

from actions import desk_topics
from actions.announcing import announce
from actions.groups import lock, standing
from actions.lending import noted_last, tell_noted
from actions.letters import forget_letters
from core.errors import NotFound
from core.work import Work
from models.ledger import Stream, room_stream
from models.messages import Message, Reaction, ReactionKind, ReadMark
from models.sign_in import Who
from rules import boundaries_sql, groups


def take_back(work: Work, who: Who, room_id: UUID, message_id: UUID) -> None:
    """Take a message back: its number stays, its words go from every table at once.

    One's own, or as a host or worker of the room. Said twice, it is done once. Raises NotFound
    for messages one may not see, NotAllowed for those that aren't one's own.
    """
    lock(work, room_id)
    room, mine = standing(work, who, room_id)
    message = _of_room(work, who, room_id, message_id, duty=groups.looks_after(mine))
    own = message.author_id == who.person
    groups.require(groups.may_take_back(mine, own=own))
    if message.taken_back_at is not None:
        return
    forget_letters(work, room.id, message.seq, message.text)
    work.change(delete(Reaction).where(col(Reaction.message_id) == message_id))
    message.text, message.topics, message.fingerprint, message.reply_to = "", [], None, None
    message.taken_back_at, message.taken_back_by = work.now, who.person
    work.session.flush()
    announce(work, room_stream(room_id), "message.taken_back", message_id, about=message.seq)


def set_topics(
    work: Work, who: Who, room_id: UUID, message_id: UUID, topics: Collection[str]
) -> None:
    """Say what a message touches, so that each reader meets it as they wish.

    One's own, or as a host, worker or peer representative of the room; whoever wrote is told who it
    was. A peer representative takes away only what they put there last. What the desk added stays while
    it holds. Said twice, it is done once. Raises NotFound, NotAllowed for what isn't one's own.
    """
    lock(work, room_id)
    _, mine = standing(work, who, room_id)
    message = _of_room(work, who, room_id, message_id, duty=groups.looks_after(mine))
    if message.taken_back_at is not None:
        raise NotFound()
    own = message.author_id == who.person
    groups.require(groups.may_note(mine, own=own))
    said = desk_topics.kept(work, message_id, topics)
    if not own and not groups.looks_after(mine) and set(message.topics) - set(said):
        groups.require(noted_last(work, message) == who.person)
    if message.topics != said:
        message.topics = said
        work.session.flush()
        announce(work, room_stream(room_id), "topics.changed", message_id, about=message.seq)
        if not own:
            tell_noted(work, who, message)


def _of_room(
    work: Work, who: Who, room_id: UUID, message_id: UUID, *, duty: bool = False
) -> Message:
    """A message I may have, or on duty may have to do with. Raises NotFound."""
    came = boundaries_sql.since_joining(who.person)
    free = boundaries_sql.not_held(col(Message.held_until), work.now)
    on_duty = and_(came, or_(col(Message.author_id) == who.person, free))
    mine = on_duty if duty else boundaries_sql.meant_for(who.person, work.now)
    message = work.session.scalars(
        boundaries_sql.with_membership(select(Message)).where(
            col(Message.id) == message_id, col(Message.room_id) == room_id, mine
        )
    ).first()
    if message is None:
        raise NotFound()
    return message


def react(work: Work, who: Who, room_id: UUID, message_id: UUID, kind: ReactionKind | None) -> None:
    """Put my one reaction on a message, or take it away (None). Raises NotFound, RoomIsClosed."""
    lock(work, room_id)
    _, mine = standing(work, who, room_id)
    message = _of_room(work, who, room_id, message_id)
    if message.taken_back_at is not None:
        raise NotFound()
    groups.require_open(mine)
    known = work.session.get(Reaction, (message_id, who.person))
    if (known.kind if known else None) == kind:
        return
    _put_reaction(work, known, message_id, who.person, kind)
    announce(
        work,
        room_stream(room_id),
        "reaction.changed",
        message_id,
        about=message.seq,
        whose=who.person,
    )


def _put_reaction(
    work: Work,
    known: Reaction | None,
    message_id: UUID,
    person: UUID,
    kind: ReactionKind | None,
) -> None:
    if known is not None:
        work.session.delete(known)
        work.session.flush()
    if kind is not None:
        work.session.add(Reaction(message_id=message_id, person_id=person, kind=kind, at=work.now))
        work.session.flush()


def mark_read(work: Work, who: Who, room_id: UUID, seq: int) -> None:
    """Move my private read mark forward, at most to the room's head. Raises NotFound."""
    standing(work, who, room_id)
    head = work.rows(select(col(Stream.head)).where(col(Stream.owner) == room_id)).scalar_one()
    mark = work.session.get(ReadMark, (who.person, room_id))
    reached = min(seq, head)
    if mark is None:
        work.change(insert(ReadMark).values(person_id=who.person, room_id=room_id, seq=reached))
    elif mark.seq < reached:
        work.change(
            update(ReadMark)
            .where(col(ReadMark.person_id) == who.person, col(ReadMark.room_id) == room_id)
            .values(seq=reached)
        )
