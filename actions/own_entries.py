"""From the ledger's pointers to what somebody is told on their own stream."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlmodel import col

from actions import suspensions
from actions.entries import Entry
from actions.glass import OwnGlass
from actions.lending import OwnLending
from actions.own_buddies import OwnBuddies, own_buddies
from actions.own_cases import OwnCases, own_cases
from actions.own_dates import OwnDates, own_dates
from actions.own_decisions import OwnDecisions, own_decisions
from actions.own_help import OwnHelp, own_help
from actions.own_thanks import OwnThanks, own_thanks
from actions.readers import reader
from actions.rooms import facts, facts_for
from actions.telling_reports import OwnReports, own_reports
from actions.telling_stand_ins import OwnStandIns, own_stand_ins
from core.work import Work
from models.asks import Ask, AskAccepted, AskArrived
from models.boundaries import BoundariesChanged
from models.danger import DangerMark, WordsMarked
from models.glass import GlassBroken, GlassTold
from models.groups import (
    Closing,
    Membership,
    Removal,
    Room,
    RoomAdded,
    RoomClosed,
    RoomFacts,
    RoomRemoved,
)
from models.ledger import Event, StreamName, Withheld, room_stream
from models.people import Person, PersonShape
from models.resting import ThoughtReceived
from models.suspensions import Suspension, WritingPaused
from rules.asks import READABLE
from rules.viewing import Reader, Seen, is_held


@dataclass
class Own:
    """Everything that the entries of one person's stream point to."""

    work: Work
    me: UUID
    rooms: dict[UUID, Room]
    places: dict[UUID, Membership]
    asks: dict[UUID, Ask]
    reader: Reader
    dates: OwnDates
    help: OwnHelp
    buddies: OwnBuddies
    thanks: OwnThanks
    cases: OwnCases
    stand_ins: OwnStandIns
    decisions: OwnDecisions
    reports: OwnReports

    def room(self, row: Any) -> Room | None:
        return self.rooms.get(row.subject)

    def place(self, row: Any) -> Membership | None:
        return self.places.get(row.subject)

    def ask(self, row: Any) -> Ask | None:
        """The ask an entry points to, unless a block stands between by now, or the desk keeps it from me."""
        ask = self.asks.get(row.subject)
        if ask is None or not {ask.asker_id, ask.asked_id}.isdisjoint(self.reader.hidden):
            return None
        kept = ask.asked_id == self.me and ask.room_id is None
        return None if kept and is_held(ask.held_until, self.work.now) else ask


def my_entries(work: Work, me: UUID, rows: Sequence[Any], stream: StreamName) -> list[Entry]:
    """The entries of a person's own stream; `rows` are its ledger rows, ascending."""
    subjects = {row.subject for row in rows}
    asks = work.session.scalars(select(Ask).where(col(Ask.id).in_(subjects)))
    rooms = work.session.scalars(select(Room).where(col(Room.id).in_(subjects)))
    apart = reader(work, me)
    own = Own(
        work,
        me,
        {room.id: room for room in rooms},
        _places(work, me, subjects),
        {ask.id: ask for ask in asks},
        apart,
        own_dates(work, me, rows),
        own_help(work, me, rows),
        own_buddies(work, me, rows, apart.hidden),
        own_thanks(work, me, rows, apart),
        own_cases(work, me, rows),
        own_stand_ins(work, rows),
        own_decisions(work, me, rows),
        own_reports(work, me, rows),
    )
    return [_my_entry(own, row, stream) for row in rows]


def _places(work: Work, me: UUID, rooms: Collection[UUID]) -> dict[UUID, Membership]:
    query = select(Membership).where(
        col(Membership.person_id) == me, col(Membership.room_id).in_(rooms)
    )
    return {place.room_id: place for place in work.session.scalars(query)}


def _my_entry(own: Own, row: Any, stream: StreamName) -> Entry:
    at = {"stream": stream, "seq": row.seq}
    room, place = own.room(row), own.place(row)
    event: Event
    match row.kind:
        case "room.added" if room is not None and place is not None:
            known = facts_for(own.work, room, own.me)
            event = RoomAdded(**at, room=known, joined_seq=place.joined_seq)
            before = max(place.joined_seq, place.away_until) - 1
            return Entry(
                row.seq, Seen(row.about), event, stream, opens=(room_stream(room.id), before)
            )
        case "room.removed" if room is not None:
            closes = room_stream(room.id) if place is None else None
            event = RoomRemoved(**at, **_removal_facts(own, row, room, place))
            return Entry(row.seq, Seen(row.about), event, stream, closes=closes)
        case _:
            return _alone(row, _told(own, row, at), stream)


def _alone(row: Any, told: Event | None, stream: StreamName) -> Entry:
    """What stands on its own: no stream opens or closes with it. None is told no more."""
    seen = Seen(row.about, gone=told is None)
    return Entry(row.seq, seen, told or Withheld(stream=stream, seq=row.seq), stream)


def _told(own: Own, row: Any, at: dict[str, Any]) -> Event | None:
    """What is told of asks, dates and the like. None where it is told no more."""
    ask = own.ask(row)
    match row.kind:
        case "room.closed":
            return _closed(own, row, at)
        case "topics.noted":
            return OwnLending(own.work, own.me, own.reader.hidden).noted(row, at)
        case "boundaries.changed":
            return BoundariesChanged(**at)
        case "ask.arrived" if ask is not None:
            return AskArrived(**at, id=ask.id)
        case "ask.accepted" if ask is not None and ask.room_id is not None:
            return AskAccepted(**at, id=ask.id, room=ask.room_id)
        case "thought.received":
            return ThoughtReceived(**at, person=_person(own, row.subject))
        case "writing.paused":
            return _paused(own, row, at)
        case _:
            return _told_of_others(own, row, at)


def _told_of_others(own: Own, row: Any, at: dict[str, Any]) -> Event | None:
    """The same, of what a feature loads in a file of its own."""
    match row.kind:
        case (
            "help.offered"
            | "help.chosen"
            | "help.confirmed"
            | "help.stepped_back"
            | "help.reminded"
            | "help.ended"
        ):
            return own.help.told(row, at)
        case "thanks.received" | "thanks.taken_back" | "thanks.show_asked" | "thanks.show_agreed":
            return own.thanks.told(row, at)
        case "stand_in.asked" | "stand_in.started":
            return own.stand_ins.told(row, at)
        case "buddy.asked" | "buddy.accepted":
            return own.buddies.told(row, at)
        case (
            "sign_up.changed"
            | "place.offered"
            | "date.moved"
            | "date.changed"
            | "date.called_off"
            | "activity.reminded"
            | "activity.invited"
            | "activity.approved"
            | "activity.sent_back"
            | "co_host.asked"
        ):
            return own.dates.told(row, at)
        case "decision.made" | "decision.changed" | "appeal.changed" | "advocate.asked":
            return own.decisions.told(row, at)
        case _:
            return _told_by_the_desk(own, row, at)


def _told_by_the_desk(own: Own, row: Any, at: dict[str, Any]) -> Event | None:
    """The same, of what workers do."""
    match row.kind:
        case "glass.broken" | "glass.told":
            return _glass(own, row, at)
        case "words.marked":
            return _marked(own, row, at)
        case "worker.asked":
            return OwnLending(own.work, own.me, own.reader.hidden).asked(row, at)
        case "case.changed":
            return own.cases.told(row, at)
        case "report.changed":
            return own.reports.told(row, at)
        case _:  # of a version younger than this process
            return None


def _glass(own: Own, row: Any, at: dict[str, Any]) -> Event | None:
    """A broken glass, for a colleague or for whom it is about."""
    known = OwnGlass(own.work, own.me).of(row.subject, row.kind)
    if known is None:
        return None
    return (GlassBroken if row.kind == "glass.broken" else GlassTold)(**at, glass=known)


def _marked(own: Own, row: Any, at: dict[str, Any]) -> Event | None:
    """What I wrote, that a worker will look at; of a post that somebody else changed since, too."""
    known = own.work.session.get(DangerMark, row.subject)
    if known is None:
        return None
    return WordsMarked(**at, id=known.thing_id, thing=known.thing_kind, room=known.room_id)  # type: ignore[arg-type]  # the column holds only these


def _paused(own: Own, row: Any, at: dict[str, Any]) -> Event | None:
    """A pause and why; once it is lifted, only that it was."""
    pause = own.work.session.get(Suspension, row.subject)
    if pause is None or pause.lifted_at not in (None, row.at):
        return None
    lifted = pause.lifted_at is not None
    return WritingPaused(**at, suspension=suspensions.shape(own.work, pause), lifted=lifted)


def _closed(own: Own, row: Any, at: dict[str, Any]) -> Event | None:
    room = own.room(row)
    closing = own.work.session.get(Closing, row.subject)
    if room is None or closing is None or own.place(row) is None:
        return None
    known = facts_for(own.work, room, own.me)
    return RoomClosed(**at, room=known, until=closing.at + READABLE)


def _person(own: Own, person: UUID) -> PersonShape | None:
    """Who it was; nobody where a block stands between by now."""
    known = own.work.session.get(Person, person)
    if known is None or person in own.reader.hidden:
        return None
    return PersonShape(id=known.id, name=known.name)


def _removal_facts(own: Own, row: Any, room: Room, place: Membership | None) -> dict[str, Any]:
    removal = own.work.session.scalars(
        select(Removal).where(
            col(Removal.room_id) == row.subject,
            col(Removal.person_id) == own.me,
            col(Removal.at) == row.at,
        )
    ).first()
    known = facts(room) if place is not None else _facts_then(room, removal)
    return {"room": known, "reason": (removal.reason or None) if removal else None}


def _facts_then(room: Room, removal: Removal | None) -> RoomFacts:
    """What who is out may know of a room: which it was, not what it is called and says today."""
    title = removal.title if removal else ""
    return facts(room).model_copy(update={"title": title, "about": "", "open": False})
