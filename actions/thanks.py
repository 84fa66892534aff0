"""Thanking somebody, taking it back, and putting a note away. Who received it is answered for by nobody."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import delete, select
from sqlmodel import col

from actions.announcing import announce
from actions.held_back import require_free
from actions.meeting import shape_of
from actions.readers import reader
from actions.showing_thanks import PURPOSE, sent_notes
from actions.thanking import thanking
from core.crypto import keyed
from core.errors import AlreadyDifferent, NotFound
from core.work import Work
from models.ledger import my_stream
from models.people import Person
from models.sign_in import Who
from models.text import visible
from models.thanks import NewThanks, SentNote, ThankYouNote
from rules import thanks
from rules.asks import may_undo
from rules.thanks import DAY, REMEMBERED, EnoughForOne, EnoughThanks


def thank(work: Work, who: Who, note_id: UUID, new: NewThanks) -> tuple[SentNote, bool]:
    """Thank somebody; gives my note, and whether it is new.

    Whether they muted me, rest or have quiet hours changes nothing here. Raises NotFound for who
    can't be thanked, Invalid, WritingIsPaused, EnoughThanks, EnoughForOne, AlreadyDifferent.
    """
    known = work.session.get(ThankYouNote, note_id)
    facts = thanking(work, who.person, new)
    sent = _sent_today(work, who.person)
    shown = shape_of(work, new.person)
    if known is not None:
        return _again(work, who, known, new), False
    thanks.require_may_thank(facts)
    words = new.words if visible(new.words).strip() else ""
    thanks.require_something(words, new.line, new.card)
    require_free(work, who)
    thanks.require_pace(sent, new.person, work.now)
    if shown is None:
        raise NotFound()
    row = _row(work, who, note_id, new, words)
    work.session.add(row)
    work.session.flush()
    announce(work, my_stream(new.person), "thanks.received", row.id)
    return sent_notes(work, who.person, [row])[0], True


def _sent_today(work: Work, me: UUID) -> list[tuple[UUID, datetime]]:
    """To whom I sent notes since yesterday, also those I took back; mine take turns until the commit."""
    work.session.get_one(Person, me, with_for_update={"key_share": True})
    query = select(col(ThankYouNote.to_id), col(ThankYouNote.at)).where(
        col(ThankYouNote.from_id) == me, col(ThankYouNote.at) > work.now - DAY
    )
    return [(row.to_id, row.at) for row in work.rows(query)]


def _row(work: Work, who: Who, note_id: UUID, new: NewThanks, words: str) -> ThankYouNote:
    sealed = work.vault.seal(new.person, PURPOSE, note_id, words) if words else None
    return ThankYouNote(
        id=note_id,
        from_id=who.person,
        to_id=new.person,
        what=new.what,
        for_id=new.what_id,
        words=sealed,
        line=new.line,
        card=new.card,
        at=work.now,
        fingerprint=_fingerprint(work, who, note_id, new),
    )


def _fingerprint(work: Work, who: Who, note_id: UUID, new: NewThanks) -> bytes:
    parts = (new.person, new.what, new.what_id, new.line, new.card, new.words)
    return keyed(work.secret, "thanks", who.person, note_id, *parts)


def _again(work: Work, who: Who, known: ThankYouNote, new: NewThanks) -> SentNote:
    """The first answer again; one uniform refusal for everything else, also what was taken back."""
    if known.fingerprint != _fingerprint(work, who, known.id, new):
        raise AlreadyDifferent()
    return sent_notes(work, who.person, [known])[0]


def drop(work: Work, who: Who, note_id: UUID) -> None:
    """As who sent it: not to have said it after all, within my undo time. As who received it: put it
    away; who sent it isn't told. Said twice, it is done once. Raises NotFound.
    """
    row = held(work, note_id)
    hidden = reader(work, who.person).hidden
    if row is not None and row.from_id == who.person:
        _take_back(work, who, row)
    elif row is None or not _received(row, who.person, hidden):
        raise NotFound()
    elif row.put_away_at is None:
        row.put_away_at = work.now
        work.session.flush()


def held(work: Work, note_id: UUID) -> ThankYouNote | None:
    """A note, held until the commit; None where there is none."""
    return work.session.get(ThankYouNote, note_id, with_for_update=True, populate_existing=True)


def _received(row: ThankYouNote, me: UUID, hidden: frozenset[UUID]) -> bool:
    """Whether it is or was in my box: what I put away is mine still, to take out or put away again."""
    return row.to_id == me and row.taken_back_at is None and row.from_id not in hidden


def _take_back(work: Work, who: Who, row: ThankYouNote) -> None:
    """Content and pointer go at once; the empty row stays for a day, so that a late repeat stays refused."""
    if row.taken_back_at is not None:
        return
    undo = work.session.get_one(Person, who.person).undo_seconds
    if not may_undo(row.at, undo, work.now):
        raise NotFound()
    row.taken_back_at = work.now
    row.words = row.line = row.card = row.for_id = row.fingerprint = None
    row.what = "other"
    row.show_wished_at = row.show_asked_at = row.show_agreed_at = row.show_refused_at = None
    work.session.flush()
    announce(work, my_stream(row.to_id), "thanks.taken_back", row.id)


def take_out(work: Work, who: Who, note_id: UUID) -> None:
    """Have a note in my box again that I put away a moment ago; nothing happens when it is there. Raises NotFound."""
    row = held(work, note_id)
    hidden = reader(work, who.person).hidden
    if row is None or not _received(row, who.person, hidden):
        raise NotFound()
    if row.put_away_at is not None:
        undo = work.session.get_one(Person, who.person).undo_seconds
        if not may_undo(row.put_away_at, undo, work.now):
            raise NotFound()
        row.put_away_at = None
        work.session.flush()


def left_over(work: Work) -> bool:
    """Whether notes that were taken back are old enough to be forgotten."""
    query = select(col(ThankYouNote.id)).where(
        col(ThankYouNote.taken_back_at) <= work.now - REMEMBERED
    )
    return work.rows(query.limit(1)).first() is not None


def let_go(work: Work) -> None:
    """Delete what is left of notes that were taken back a day ago."""
    work.change(
        delete(ThankYouNote).where(col(ThankYouNote.taken_back_at) <= work.now - REMEMBERED)
    )


__all__ = ["EnoughForOne", "EnoughThanks", "drop", "left_over", "let_go", "take_out", "thank"]
