"""Asking somebody to be my buddy. Until a yes it reads "waiting"; what else was answered is nobody's to see."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import and_, select
from sqlmodel import col

from actions.announcing import announce
from actions.buddy_offers import UNDONE, endings, hold, taken
from actions.buddy_pairs import end, held, side_of
from actions.groups import add_room, enter_new
from actions.held_back import require_free
from actions.meeting import shape_of
from actions.readers import reader
from core.errors import AlreadyDifferent, NotFound
from core.work import Work
from models.buddies import (
    AnsweredBuddyAsk,
    Buddy,
    BuddyCandidate,
    BuddyOffer,
    MyBuddyAsk,
    NewBuddy,
    NewBuddyAnswer,
    OpenedBuddyAsk,
)
from models.ledger import my_stream
from models.people import Centre, Person, PersonShape
from models.sign_in import Who
from rules import buddies
from rules.asks import may_undo
from rules.buddies import SIX_WEEKS, NoRoomNow, NotYetRenewed, OneAtATime
from rules.buddies_sql import full, peer_at

NOWHERE = UUID(int=0)
# What their room is called where it can't be called after the other.
ROOM = {"zh-CN": "带路人", "en": "Buddy", "ja": "バディ"}


def ask(work: Work, who: Who, pair_id: UUID, new: NewBuddy) -> tuple[MyBuddyAsk, bool]:
    """Ask somebody on my cards; gives my ask, and whether it is new.

    Whether and when it comes to them is told to nobody. Raises NotFound for who isn't on my cards, or
    is gone; WritingIsPaused, OneAtATime, AlreadyDifferent.
    """
    hold(work, who.person)
    known = work.session.get(Buddy, pair_id)
    card = work.session.get(BuddyCandidate, (who.person, new.person))
    there = _there(work, who, new.person)
    busy = taken(work, who.person)
    silent = buddies.cooling(endings(work, who.person).get(new.person, []), work.now)
    shown = shape_of(work, new.person)
    if known is not None:
        return _again(work, known, who, new, shown if there else None), False
    if card is None or not there or shown is None:
        raise NotFound()
    require_free(work, who)
    if busy:
        raise OneAtATime()
    undo = work.session.get_one(Person, who.person).undo_seconds
    row = Buddy(
        id=pair_id,
        newcomer_id=who.person,
        buddy_id=new.person,
        centre_id=who.home,
        asked_at=work.now,
        words=work.vault.seal(who.person, "buddies", pair_id, new.words),
        silent=silent,
        shows_from=buddies.shows_from(work.now, undo),
    )
    work.session.add(row)
    work.session.flush()
    return ask_shape(work, row, shown), True


def _there(work: Work, who: Who, other: UUID) -> bool:
    """Whether both belong to my centre as members, and no block stands between."""
    hidden = reader(work, who.person).hidden
    return are_peers(work, who.home, who.person, other) and other not in hidden


def are_peers(work: Work, centre: UUID, *people: UUID) -> bool:
    """Whether all of these belong to a centre, as members; one query."""
    query = select(and_(*(peer_at(person, centre) for person in people)))
    return bool(work.rows(query).scalar())


def _again(
    work: Work, known: Buddy, who: Who, new: NewBuddy, shown: PersonShape | None
) -> MyBuddyAsk:
    if shown is None and known.newcomer_id == who.person:
        raise NotFound()
    same = (known.newcomer_id, known.buddy_id) == (who.person, new.person)
    if not same or shown is None or known.answer == UNDONE or words_of(work, known) != new.words:
        raise AlreadyDifferent()
    return ask_shape(work, known, shown)


def words_of(work: Work, row: Buddy) -> str:
    """What the newcomer wrote; empty once it came to nothing, or ended."""
    if not row.words:
        return ""
    return work.vault.open(row.newcomer_id, "buddies", row.id, row.words) or ""


def ask_shape(work: Work, row: Buddy, person: PersonShape) -> MyBuddyAsk:
    """An ask, as who asked sees it."""
    return MyBuddyAsk(
        id=row.id,
        person=person,
        words=words_of(work, row),
        at=row.asked_at,
        state="waiting" if row.room_id is None else "accepted",
        room=row.room_id,
    )


def drop(work: Work, who: Who, pair_id: UUID) -> None:
    """Not to have asked, within my undo time; or to go together no more. Said twice, it is done once.

    Raises NotFound.
    """
    row = held(work, pair_id)
    if row is None or not side_of(row, who.person):
        raise NotFound()
    if row.answer == "yes":
        end(work, who, row)
    else:
        _take_back(work, who, row)


def _take_back(work: Work, who: Who, row: Buddy) -> None:
    undo = work.session.get_one(Person, who.person).undo_seconds
    if row.newcomer_id != who.person:
        raise NotFound()
    if row.answer == UNDONE:
        return
    if row.shown_at is not None or not may_undo(row.asked_at, undo, work.now):
        raise NotFound()
    row.answer, row.words = UNDONE, b""
    work.session.flush()


@dataclass(frozen=True, slots=True)
class Asked:
    """An ask to me that stands, and who asks."""

    row: Buddy
    person: PersonShape
    free: bool


def _to_me(work: Work, who: Who, pair_id: UUID, row: Buddy | None) -> Asked:
    """For an ask that was shown to me, while I offer and no block stands between. Raises NotFound."""
    newcomer = row.newcomer_id if row is not None else NOWHERE
    centre = row.centre_id if row is not None else NOWHERE
    there = are_peers(work, centre, newcomer, who.person)
    hidden = reader(work, who.person).hidden
    mine = select(col(BuddyOffer.person_id)).where(
        col(BuddyOffer.person_id) == who.person, col(BuddyOffer.centre_id) == centre
    )
    offers, busy = (
        work.rows(query.limit(1)).first() is not None
        for query in (mine, mine.where(full(work.now)))
    )
    person = shape_of(work, newcomer)
    if row is None or row.buddy_id != who.person or row.shown_at is None or row.answer == UNDONE:
        raise NotFound()
    if person is None or not there or newcomer in hidden:
        raise NotFound()
    if row.answer != "yes" and not offers:
        raise NotFound()
    return Asked(row, person, free=not busy)


def open_ask(work: Work, who: Who, pair_id: UUID) -> OpenedBuddyAsk:
    """An ask to me: who, and why. Raises NotFound, also when it has lapsed or was answered."""
    asked = _to_me(work, who, pair_id, work.session.get(Buddy, pair_id))
    row = asked.row
    if row.answer is not None or not buddies.is_open(row.asked_at, None, work.now):
        raise NotFound()
    words = words_of(work, row)
    return OpenedBuddyAsk(
        id=row.id, person=asked.person, words=words, at=row.asked_at, free=asked.free
    )


def answer(work: Work, who: Who, pair_id: UUID, new: NewBuddyAnswer) -> AnsweredBuddyAsk:
    """Say yes or no. Only a yes is told, and it opens a room for the two. Said twice, it is done once.

    A no can become a yes until it lapses; a yes stays. Raises NotFound, NoRoomNow.
    """
    found = work.session.get(Buddy, pair_id)
    hold(work, who.person, found.newcomer_id if found is not None else NOWHERE)
    asked = _to_me(work, who, pair_id, held(work, pair_id))
    row = asked.row
    if row.answer != "yes" and row.answer != new.answer:
        if not buddies.is_open(row.asked_at, row.answer, work.now):
            raise NotFound()
        _answer(work, asked, new)
    return AnsweredBuddyAsk(answer=row.answer, room=row.room_id)  # type: ignore[arg-type]  # the column holds only answers


def _answer(work: Work, asked: Asked, new: NewBuddyAnswer) -> None:
    row = asked.row
    if new.answer == "yes":
        if not asked.free:
            raise NoRoomNow()
        if taken(work, row.newcomer_id, but=row.id):
            raise NotFound()
        row.starts_at, row.ends_at = work.now, work.now + SIX_WEEKS
        row.room_id = _open_room(work, row)
    row.answer, row.answered_at = new.answer, work.now
    work.session.flush()
    if new.answer == "yes":
        announce(work, my_stream(row.newcomer_id), "buddy.accepted", row.id)


def _open_room(work: Work, row: Buddy) -> UUID:
    centre = work.session.get_one(Centre, row.centre_id)
    room = add_room(work, centre.id, "buddy", ROOM.get(centre.language, ROOM["en"]))
    for person in sorted((row.newcomer_id, row.buddy_id)):
        enter_new(work, room, person, "member")
    return room.id


def take_answer_back(work: Work, who: Who, pair_id: UUID) -> None:
    """As if I hadn't answered: a no only. A time together is ended instead. Raises NotFound."""
    asked = _to_me(work, who, pair_id, held(work, pair_id))
    if asked.row.answer == "no":
        asked.row.answer = asked.row.answered_at = None
        work.session.flush()


__all__ = [
    "NoRoomNow",
    "NotYetRenewed",
    "OneAtATime",
    "answer",
    "ask",
    "drop",
    "open_ask",
    "take_answer_back",
]
