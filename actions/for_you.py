"""For you, read from my own stream under today's rules."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Select, select
from sqlmodel import col

from actions import own_buddies
from actions.entries import Entry
from actions.help_for_you import NEWS_OF_HELP, same_help, still_helps
from actions.own_entries import my_entries
from actions.stillness import pace_of, resting, stillness
from core.errors import Invalid
from core.work import Work
from models.activities import Activity, CoHostAsk
from models.asks import Ask, AskArrived
from models.buddies import BuddyAccepted, BuddyAsked
from models.cases import CaseChanged
from models.dates import (
    ActivityInvited,
    ActivitySentBack,
    CoHostAsked,
    DateChanged,
    DateMoved,
    DateShape,
)
from models.decision_shapes import AdvocateAsked, AppealChanged, DecisionChanged, DecisionMade
from models.for_you import FOR_YOU, ForYou, ForYouItem
from models.groups import RoomRemoved
from models.ledger import Event, LedgerEntry, my_stream
from models.lending import TopicsNoted, WorkerAsked
from models.reminders import ActivityReminded, PlaceOffered, SignUpChanged
from models.reports import ReportChanged
from models.sign_in import Who
from models.sign_ups import MySignUp
from models.suspensions import WritingPaused
from models.thanks import ThanksReceived, ThanksShowAgreed, ThanksShowAsked
from rules import asks
from rules.resting import may_call

_AS_NOW = (
    *("sign_up.changed", "place.offered", "date.moved", "date.changed"),
    *("co_host.asked", "activity.sent_back"),
)
OfADate = SignUpChanged | PlaceOffered | DateMoved | DateChanged | ActivityReminded
OfAnActivity = ActivityInvited | CoHostAsked | ActivitySentBack


def for_you(work: Work, who: Who, cursor: str | None, limit: int) -> ForYou:
    """A page of what arrived for me, newest first. Raises Invalid for a cursor we never gave."""
    rows = work.rows(_arrived(who, cursor).limit(limit + 1)).all()
    page = rows[:limit]
    entries = my_entries(work, who.person, page, my_stream(who.person))
    at = {row.seq: row.at for row in page}
    standing = [entry for entry in entries if _still_stands(work, who, entry, at[entry.seq])]
    items = [_item(entry, at) for entry in _newest(standing)]
    seen = pace_of(work, who.person).seen_for_you
    new = max((item.seq for item in items), default=0) > seen
    return ForYou(
        items=items,
        next=str(page[-1].seq) if len(rows) > limit else None,
        seen=seen,
        unread=new and may_call(stillness(work, who.person, who.home)),
    )


def _arrived(who: Who, cursor: str | None) -> Select[Any]:
    query = (
        select(LedgerEntry.__table__)  # type: ignore[attr-defined]  # SQLModel adds it
        .where(col(LedgerEntry.owner) == who.person, col(LedgerEntry.kind).in_(FOR_YOU))
        .order_by(col(LedgerEntry.seq).desc())
    )
    if cursor is None:
        return query
    if not cursor.isdecimal() or len(cursor) > 16:
        raise Invalid(fields={"cursor": "not one of ours"})
    return query.where(col(LedgerEntry.seq) < int(cursor))


def _still_stands(work: Work, who: Who, entry: Entry, at: datetime) -> bool:
    """Left out: what is told no more, rooms I left myself, and asks that wait for no answer now."""
    if entry.seen.gone:
        return False
    match entry.event:
        case RoomRemoved():
            return entry.event.reason is not None
        case WritingPaused():
            return entry.event.suspension.decision is None
        case AskArrived():
            return _waits(work, who, entry.event.id, at)
        case SignUpChanged() | PlaceOffered() | DateMoved() | DateChanged() | ActivityReminded():
            return _of_a_date(work, who, entry.event)
        case ActivityInvited() | CoHostAsked() | ActivitySentBack():
            return _of_an_activity(work, who, entry.event)
        case BuddyAsked() | BuddyAccepted():
            return own_buddies.still_stands(work, who, entry.event, at)
        case _:
            return _of_together(work, entry.event)


def _of_together(work: Work, event: Event) -> bool:
    """A hand while it is wanted; a case and an appeal while something of it is for me; thanks, but from somebody muted: those lie in the box, and nothing calls."""
    if isinstance(event, AppealChanged):
        return event.news is not None
    if isinstance(event, CaseChanged):
        return event.asks is not None or event.withdrawn
    if isinstance(event, NEWS_OF_HELP):
        return still_helps(event, work.now)
    if isinstance(event, ThanksReceived | ThanksShowAsked | ThanksShowAgreed):
        return event.folded is None
    if isinstance(event, ReportChanged):
        return event.report.state != "waiting" and not event.report.withdrawn
    return True


def _waits(work: Work, who: Who, ask: UUID, shown_at: datetime) -> bool:
    """Not one that lapsed, was answered, waits for a rest to end, or has come once more since."""
    row = work.session.get(Ask, ask)
    if row is None or row.room_id is not None or row.shown_at != shown_at:
        return False
    if resting(work, who.person) is not None:
        return False
    return asks.is_open(row.at, row.answer, row.again_from, work.now)


def _newest(entries: list[Entry]) -> list[Entry]:
    """Of several entries that say the same of one date, as it is now, only the newest."""
    found: dict[Any, Entry] = {}
    for entry in entries:
        event: Any = entry.event
        date = getattr(event, "date", None)
        same = (event.on, date.id) if date and event.on in _AS_NOW else _same(event)
        found.setdefault(same or entry.seq, entry)
    return list(found.values())


def _same(event: Any) -> Any:
    match event:
        case ReportChanged():
            return event.on, event.report.id
        case CaseChanged():
            return event.on, event.case
        case TopicsNoted():
            return event.on, event.message
        case WorkerAsked():
            return event.on, event.room.id
        case DecisionMade() | DecisionChanged():
            return event.decision.id
        case AdvocateAsked() | AppealChanged():
            return "appeal", event.id
        case _:
            return same_help(event)


def _of_a_date(work: Work, who: Who, event: OfADate) -> bool:
    """Only while there is something in it for me: an open offer, an open question, a worker's hand, a date ahead."""
    date = event.date
    if date.ends_at <= work.now or date.called_off is not None:
        return False
    if date.mine is None:
        return isinstance(event, ActivityReminded) and who.person in _hosts(date)
    return _concerns(event, date.mine, hosts=who.person in _hosts(date))


def _concerns(event: OfADate, mine: MySignUp, *, hosts: bool) -> bool:
    match event:
        case PlaceOffered():
            return mine.offer is not None
        case DateMoved():
            return mine.state in ("asked", "waiting")
        case DateChanged():
            return bool(event.date.changed)
        case SignUpChanged():
            return mine.by is not None
        case ActivityReminded():
            return hosts or mine.state in ("in", "asked")


def _hosts(date: DateShape) -> set[UUID]:
    return {date.host.id} | ({date.cohost.id} if date.cohost else set())


def _of_an_activity(work: Work, who: Who, event: OfAnActivity) -> bool:
    if event.date.ends_at <= work.now or event.date.called_off is not None:
        return False
    match event:
        case ActivityInvited():
            return True
        case ActivitySentBack():
            return event.date.sent_back is not None
        case CoHostAsked():
            known = work.session.get_one(Activity, event.date.activity)
            asked = work.session.get(CoHostAsk, (known.id, who.person))
            open_ = asked is not None and asked.told_at is not None and asked.answer is None
            return open_ and known.cohost_asked_id == who.person


def _item(entry: Entry, at: dict[int, Any]) -> ForYouItem:
    return ForYouItem(seq=entry.seq, at=at[entry.seq], event=entry.event)  # type: ignore[arg-type]  # one of FOR_YOU
