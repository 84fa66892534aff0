"""What somebody is told of buddies on their own stream, under today's rules."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlmodel import col

from actions.buddies import are_peers
from actions.buddy_offers import UNDONE
from actions.buddy_pairs import other_of, span_of
from actions.stillness import resting
from core.work import Work
from models.buddies import Buddy, BuddyAccepted, BuddyAsked, BuddyOffer
from models.ledger import Event
from models.sign_in import Who
from rules.buddies import is_open

KINDS = ("buddy.asked", "buddy.accepted")


@dataclass(frozen=True)
class OwnBuddies:
    """The asks and pairs that some entries of one person's stream point to."""

    me: UUID
    rows: Mapping[UUID, Buddy]
    hidden: frozenset[UUID]

    def told(self, row: Any, at: dict[str, Any]) -> Event | None:
        """The event of an entry; None where a block stands between by now, or it was taken back."""
        pair = self.rows.get(row.subject)
        if pair is None or pair.answer == UNDONE or other_of(pair, self.me) in self.hidden:
            return None
        if row.kind == "buddy.asked":
            return BuddyAsked(**at, id=pair.id)
        return BuddyAccepted(**at, id=pair.id, room=pair.room_id) if pair.room_id else None


def own_buddies(work: Work, me: UUID, rows: Iterable[Any], hidden: frozenset[UUID]) -> OwnBuddies:
    """Load what these entries point to, all at once."""
    wanted = {row.subject for row in rows if row.kind in KINDS}
    if not wanted:
        return OwnBuddies(me, {}, hidden)
    found = work.session.scalars(select(Buddy).where(col(Buddy.id).in_(wanted)))
    return OwnBuddies(me, {pair.id: pair for pair in found}, hidden)


def still_stands(
    work: Work, who: Who, event: BuddyAsked | BuddyAccepted, told_at: datetime
) -> bool:
    """For you: only an ask that waits for my answer, while I offer and don't rest; and a yes while we go together."""
    row = work.session.get(Buddy, event.id)
    if row is None:
        return False
    if isinstance(event, BuddyAccepted):
        return not span_of(row).over(work.now)
    return row.answer is None and row.shown_at == told_at and _waits(work, who, row)


def _waits(work: Work, who: Who, row: Buddy) -> bool:
    offers = work.session.get(BuddyOffer, who.person)
    if offers is None or offers.centre_id != row.centre_id:
        return False
    here = are_peers(work, row.centre_id, row.newcomer_id, who.person)
    still = resting(work, who.person) is None
    return here and still and is_open(row.asked_at, None, work.now)
