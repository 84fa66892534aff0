"""What somebody is told of thank-you notes on their own stream: as things stand today, or not at all any more."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from sqlalchemy import select
from sqlmodel import col

from actions.showing_thanks import named
from core.work import Work
from models.ledger import Event
from models.people import PersonShape
from models.thanks import (
    ThanksReceived,
    ThanksShowAgreed,
    ThanksShowAsked,
    ThanksTakenBack,
    ThankYouNote,
)
from rules import thanks
from rules.viewing import Reader

POINTING = ("thanks.received", "thanks.show_asked", "thanks.show_agreed")


@dataclass(frozen=True)
class OwnThanks:
    """The notes that some entries of one person's stream point to."""

    me: UUID
    reader: Reader
    now: datetime
    notes: Mapping[UUID, ThankYouNote]
    people: Mapping[UUID, PersonShape]

    def told(self, row: Any, at: dict[str, Any]) -> Event | None:
        """The event of an entry about a note; None where it is told no more."""
        if row.kind == "thanks.taken_back":
            return ThanksTakenBack(**at, id=row.subject)
        note = self.notes.get(row.subject)
        if note is None:
            return None
        match row.kind:
            case "thanks.received" if thanks.in_box(note, self.me, self.reader.hidden, self.now):
                return ThanksReceived(**at, **self._about(note, note.from_id))
            case "thanks.show_asked" if self._is_asked(note):
                return ThanksShowAsked(**at, **self._about(note, note.to_id))
            case "thanks.show_agreed" if self._is_shown(note):
                return ThanksShowAgreed(**at, **self._about(note, note.from_id))
            case _:
                return None

    def _about(self, note: ThankYouNote, person: UUID | None) -> dict[str, Any]:
        folded: Literal["person"] | None = "person" if self.reader.mutes(person, self.now) else None
        shown = self.people.get(person) if person is not None else None
        return {"id": note.id, "person": shown, "folded": folded}

    def _is_asked(self, note: ThankYouNote) -> bool:
        mine = thanks.is_sent(note, self.me, self.reader.hidden)
        return mine and thanks.agreement(note, self.now) == "asked"

    def _is_shown(self, note: ThankYouNote) -> bool:
        mine = thanks.in_box(note, self.me, self.reader.hidden, self.now)
        return mine and thanks.is_shown(note)


def own_thanks(work: Work, me: UUID, rows: Iterable[Any], mine: Reader) -> OwnThanks:
    """Load what these entries point to, all at once."""
    wanted = {row.subject for row in rows if row.kind in POINTING}
    if not wanted:
        return OwnThanks(me, mine, work.now, {}, {})
    found = list(work.session.scalars(select(ThankYouNote).where(col(ThankYouNote.id).in_(wanted))))
    people = named(work, (person for note in found for person in (note.from_id, note.to_id)))
    return OwnThanks(me, mine, work.now, {note.id: note for note in found}, people)
