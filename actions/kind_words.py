"""The box of kind words, what was sent, and showing a note on one's page with its sender's agreement."""

from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from sqlalchemy import and_, or_, select
from sqlmodel import col

from actions.announcing import announce
from actions.meeting import meet
from actions.readers import reader
from actions.showing_thanks import kind_notes, sent_notes, shown_notes
from actions.thanks import held
from core.errors import Invalid, NotFound
from core.work import Work
from models.ledger import my_stream
from models.sign_in import Who
from models.thanks import KindNote, SentNote, ShownNote, ThankYouNote
from rules import thanks, thanks_sql
from rules.viewing import Reader

PAGE = 30
MOST_SHOWN = 50


def kind_words(
    work: Work, who: Who, cursor: str | None, limit: int
) -> tuple[list[KindNote], str | None]:
    """A page of the notes to me, newest first. Raises Invalid for a cursor we never gave."""
    mine = reader(work, who.person)
    rows, more = _page(work, thanks_sql.in_box(who.person, work.now), cursor, limit)
    return kind_notes(work, rows, mine), more


def my_thanks(
    work: Work, who: Who, cursor: str | None, limit: int
) -> tuple[list[SentNote], str | None]:
    """A page of the notes I sent, newest first. Raises Invalid for a cursor we never gave."""
    rows, more = _page(work, thanks_sql.sent_by(who.person), cursor, limit)
    return sent_notes(work, who.person, rows), more


def _page(
    work: Work, which: Any, cursor: str | None, limit: int
) -> tuple[list[ThankYouNote], str | None]:
    query = select(ThankYouNote).where(which)
    if cursor is not None:
        at, key = _place(cursor)
        before = and_(col(ThankYouNote.at) == at, col(ThankYouNote.id) < key)
        query = query.where(or_(col(ThankYouNote.at) < at, before))
    order = query.order_by(col(ThankYouNote.at).desc(), col(ThankYouNote.id).desc())
    rows = list(work.session.scalars(order.limit(limit + 1)))
    page = rows[:limit]
    more = f"{page[-1].at.isoformat()}_{page[-1].id}" if len(rows) > limit else None
    return page, more


def _place(cursor: str) -> tuple[datetime, UUID]:
    at, _, key = cursor.partition("_")
    try:
        moment, note = datetime.fromisoformat(at), UUID(key)
    except ValueError:
        raise Invalid(fields={"cursor": "not one of ours"}) from None
    if moment.tzinfo is None:
        raise Invalid(fields={"cursor": "not one of ours"})
    return moment, note


def on_page(work: Work, who: Who, person: UUID) -> list[ShownNote]:
    """The kind words somebody shows on their page, newest first, to who may meet them. Raises NotFound."""
    meet(work, who.person, person)
    query = (
        select(ThankYouNote)
        .where(thanks_sql.on_page(person, who.person, work.now))
        .order_by(col(ThankYouNote.at).desc(), col(ThankYouNote.id).desc())
        .limit(MOST_SHOWN)
    )
    rows = list(work.session.scalars(query))
    return shown_notes(work, who.person, rows, reader(work, who.person))


def wish_to_show(work: Work, who: Who, note_id: UUID) -> KindNote:
    """Have a note on my page, once who wrote it agrees; they are asked once. Raises NotFound.

    Whatever they answer but yes, it waits until it lapses.
    """
    row, mine = _in_my_box(work, who, note_id)
    if row.from_id is None:
        raise NotFound()
    if row.show_wished_at is None:
        row.show_wished_at = work.now
        asked = row.show_asked_at is not None
        row.show_asked_at = row.show_asked_at or work.now
        work.session.flush()
        if not asked:
            announce(work, my_stream(row.from_id), "thanks.show_asked", row.id)
    return kind_notes(work, [row], mine)[0]


def show_no_more(work: Work, who: Who, note_id: UUID) -> None:
    """Not to have a note on my page; off at once. Said twice, it is done once. Raises NotFound."""
    row, _ = _in_my_box(work, who, note_id)
    row.show_wished_at = None
    work.session.flush()


def _in_my_box(work: Work, who: Who, note_id: UUID) -> tuple[ThankYouNote, Reader]:
    row, mine = held(work, note_id), reader(work, who.person)
    if row is None or not thanks.in_box(row, who.person, mine.hidden, work.now):
        raise NotFound()
    return row, mine


def agree(work: Work, who: Who, note_id: UUID, answer: Literal["yes", "no"]) -> SentNote:
    """Say whether a note of mine may be shown. Only a yes is told, once. Raises NotFound."""
    row = _of_mine(work, who, note_id)
    if not thanks.may_agree(row, work.now):
        raise NotFound()
    first = row.show_agreed_at is None
    row.show_refused_at = None if answer == "yes" else row.show_refused_at or work.now
    if answer == "yes":
        row.show_agreed_at = row.show_agreed_at or work.now
    work.session.flush()
    if answer == "yes" and first:
        announce(work, my_stream(row.to_id), "thanks.show_agreed", row.id)
    return sent_notes(work, who.person, [row])[0]


def agree_no_more(work: Work, who: Who, note_id: UUID) -> None:
    """Take my agreement away: the note is off their page at once, and nobody is told. Raises NotFound.

    Said twice, or where nothing was agreed, it changes nothing.
    """
    row = _of_mine(work, who, note_id)
    if row.show_agreed_at is not None and row.show_refused_at is None:
        row.show_refused_at = work.now
        work.session.flush()


def _of_mine(work: Work, who: Who, note_id: UUID) -> ThankYouNote:
    row, hidden = held(work, note_id), reader(work, who.person).hidden
    if row is None or not thanks.is_sent(row, who.person, hidden):
        raise NotFound()
    return row


def all_kind_words(work: Work, who: Who) -> list[KindNote]:
    """Every note in my box, newest first: for my data."""
    mine = reader(work, who.person)
    return kind_notes(work, _all(work, thanks_sql.in_box(who.person, work.now)), mine)


def all_my_thanks(work: Work, who: Who) -> list[SentNote]:
    """Every note I sent, newest first: for my data."""
    return sent_notes(work, who.person, _all(work, thanks_sql.sent_by(who.person)))


def _all(work: Work, which: Any) -> list[ThankYouNote]:
    query = select(ThankYouNote).where(which)
    order = query.order_by(col(ThankYouNote.at).desc(), col(ThankYouNote.id).desc())
    return list(work.session.scalars(order))
