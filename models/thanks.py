"""Thank-you notes: from one person to another for a thing, between the two of them."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import AfterValidator, StringConstraints
from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from core.db import UtcDateTime, index_where
from models.ledger import Command, Event, Shape
from models.people import PersonShape
from models.text import storable

ThanksFor = Literal["date", "hand", "message", "welcome", "skill", "other"]
# Ready-made lines and drawn cards: only their names stand here, words and drawings are the phone's.
ThanksLine = Literal[
    "gentle", "came_along", "listened", "learned", "at_ease", "smile", "welcomed", "remembered"
]
ThanksCard = Literal["sun", "tea", "flower", "bird", "boat", "lantern", "window", "tree"]
ThanksWords = Annotated[str, StringConstraints(max_length=500), AfterValidator(storable)]
# How showing a note stands for who received it. Waiting, whatever the other thinks of it; then lapsed.
Showing = Literal["no", "waiting", "shown", "lapsed"]
# And for who wrote it: asked, while it can be answered; agreed, while it is shown.
Agreement = Literal["not_asked", "asked", "agreed"]


class ThankYouNote(SQLModel, table=True):
    """Somebody thanks somebody. `words` are sealed with the receiver's key.

    `from_id` is empty once who wrote it is erased and left the words without a name. `what`: for what;
    `for_id` points to it, and is shown only as its reader may know it today. `taken_back_at`: nothing
    of its content is left then, and the row goes a day later. `put_away_at`: the receiver doesn't want
    it any more; who wrote it isn't told. `show_asked_at`: when the sender was asked, which happens once;
    it is shown while it is wished, agreed and not refused.
    """

    __tablename__ = "thank_you_notes"
    __table_args__ = (
        Index("ix_thank_you_notes_to_id_at_id", "to_id", "at", "id"),
        Index("ix_thank_you_notes_from_id_at_id", "from_id", "at", "id"),
        index_where(
            "ix_thank_you_notes_taken_back", "taken_back_at", where="taken_back_at IS NOT NULL"
        ),
    )

    id: UUID = Field(primary_key=True)
    from_id: UUID | None = Field(default=None, foreign_key="people.id")
    to_id: UUID = Field(foreign_key="people.id")
    what: str = Field(max_length=8)
    for_id: UUID | None = None
    words: bytes | None = None
    line: str | None = Field(default=None, max_length=12)
    card: str | None = Field(default=None, max_length=12)
    at: datetime = Field(sa_type=UtcDateTime)
    taken_back_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    put_away_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    show_wished_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    show_asked_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    show_agreed_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    show_refused_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    # The desk decided that it is shown to nobody until then; it lies in its box all the same.
    held_until: datetime | None = Field(default=None, sa_type=UtcDateTime)
    fingerprint: bytes | None = None


class NewThanks(Command):
    """Whom, for what, and at least one of words, a ready-made line and a card.

    `what_id`: what it is for, where there is something to point to: a date, a message.
    """

    person: UUID
    what: ThanksFor = "other"
    what_id: UUID | None = None
    words: ThanksWords = ""
    line: ThanksLine | None = None
    card: ThanksCard | None = None


class NewAgreement(Command):
    answer: Literal["yes", "no"]


class ForWhat(Shape):
    """What it is for. `id` and `title` only where the reader may know it today."""

    kind: ThanksFor
    id: UUID | None
    title: str | None


class NoteWords(Shape):
    """What stands in a note."""

    id: UUID
    what: ForWhat
    words: str
    line: ThanksLine | None
    card: ThanksCard | None
    at: datetime


class KindNote(NoteWords):
    """A note to me. `person` is null where who wrote it is erased. `folded`: I muted them."""

    person: PersonShape | None
    folded: Literal["person"] | None
    showing: Showing


class SentNote(NoteWords):
    """A note of mine: to whom. Nothing tells whether it was read."""

    person: PersonShape
    agreement: Agreement


class ShownNote(NoteWords):
    """A note on somebody's page, which both wished to be there. `person` wrote it."""

    person: PersonShape
    folded: Literal["person"] | None


class ThanksReceived(Event):
    """On my own stream: somebody thanks me. The words stand in the box, not here."""

    on: Literal["thanks.received"] = "thanks.received"
    id: UUID
    person: PersonShape | None
    folded: Literal["person"] | None


class ThanksTakenBack(Event):
    """On the receiver's own stream: a note is no more. It names nobody."""

    on: Literal["thanks.taken_back"] = "thanks.taken_back"
    id: UUID


class ThanksShowAsked(Event):
    """On the sender's own stream: who received a note would like to show it on their page."""

    on: Literal["thanks.show_asked"] = "thanks.show_asked"
    id: UUID
    person: PersonShape
    folded: Literal["person"] | None


class ThanksShowAgreed(Event):
    """On the receiver's own stream: a note is on their page now."""

    on: Literal["thanks.show_agreed"] = "thanks.show_agreed"
    id: UUID
    person: PersonShape
    folded: Literal["person"] | None
