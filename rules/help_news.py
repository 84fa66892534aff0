"""What somebody is to be told of a request, from how things stand. Pure: facts in, news out.

Stepping back and withdrawing take effect at once, and are told once their undo time is over. A block
is told to who was blocked as the same thing would be: who offered reads that it isn't needed any
more, who asked that it is open again.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from models.help_requests import HelpNewsKind
from rules.asks import undone_until
from rules.help_requests import Part, stage_of

# What others ask of somebody waits while they rest; what became of an agreement doesn't.
WAITS_FOR_REST = frozenset(
    {"offered", "chosen", "confirmed", "somebody_else", "done", "didnt_work_out"}
)


class News(NamedTuple):
    """To whom, what, about whom, and of which moment: told once."""

    request: UUID
    person: UUID
    kind: HelpNewsKind
    about: UUID
    of: datetime


@dataclass(frozen=True, slots=True)
class Bond:
    """An offer and what stands between its two people. `owner_undo`, `helper_undo`: seconds."""

    request: UUID
    owner: UUID
    helper: UUID
    at: datetime
    starts_at: datetime
    ends_at: datetime
    closed_at: datetime | None
    ended_how: str | None
    chosen_at: datetime | None
    confirmed_at: datetime | None
    let_go_at: datetime | None
    stepped_back_at: datetime | None
    owner_undo: int
    helper_undo: int
    owner_blocked_at: datetime | None
    helper_blocked_at: datetime | None
    owner_gone: bool
    helper_gone: bool
    owner_mutes: bool

    @property
    def parted(self) -> bool:
        blocked = self.owner_blocked_at is not None or self.helper_blocked_at is not None
        return blocked or self.owner_gone or self.helper_gone

    @property
    def stands(self) -> bool:
        return self.stepped_back_at is None and not self.parted

    @property
    def chosen(self) -> bool:
        return self.chosen_at is not None and self.let_go_at is None

    @property
    def part(self) -> Part:
        return Part(self.chosen, self.confirmed_at is not None)

    def news(self, person: UUID, kind: HelpNewsKind, about: UUID, of: datetime) -> News:
        return News(self.request, person, kind, about, of)


def news_of(bonds: Sequence[Bond], told: Collection[News], now: datetime) -> list[News]:
    """All that is to be told of one request now, and wasn't yet."""
    standing = [bond for bond in bonds if bond.stands]
    agreed = stage_of(bond.part for bond in standing) == "agreed"
    found: list[News] = []
    for bond in bonds:
        if bond.closed_at is not None:
            found += _of_ending(bond, bond.closed_at, now)
        elif now < bond.ends_at:
            found += _of_standing(bond, agreed=agreed) if bond.stands else _of_parting(bond, now)
            found += _of_letting_go(bond, now)
    known = {bond.helper for bond in bonds if _knows_of_choice(bond, told)}
    return [
        news for news in found if news not in told and (_is_plain(news) or news.person in known)
    ]


def _knows_of_choice(bond: Bond, told: Collection[News]) -> bool:
    """Who never knew that they were chosen isn't told that they are it no more."""
    if bond.chosen_at is None:
        return False
    asked = bond.news(bond.helper, "chosen", bond.helper, bond.chosen_at)
    return bond.confirmed_at is not None or asked in told


def _is_plain(news: News) -> bool:
    """Told whether or not its reader was chosen: all but that a choice holds no more, where one wasn't told of it."""
    return news.kind not in ("withdrawn", "stepped_back") or news.person != news.about


def _of_standing(bond: Bond, *, agreed: bool) -> list[News]:
    if bond.chosen_at is None or bond.let_go_at is not None:
        if agreed:
            return [bond.news(bond.helper, "somebody_else", bond.helper, bond.at)]
        muted = bond.owner_mutes or bond.chosen_at is not None
        return [] if muted else [bond.news(bond.owner, "offered", bond.helper, bond.at)]
    if bond.confirmed_at is None:
        return [bond.news(bond.helper, "chosen", bond.helper, bond.chosen_at)]
    return [bond.news(bond.owner, "confirmed", bond.helper, bond.confirmed_at)]


def _of_letting_go(bond: Bond, now: datetime) -> list[News]:
    """Who asked stepped back from a choice, and who was chosen didn't."""
    if (
        bond.let_go_at is None
        or not bond.stands
        or now < undone_until(bond.let_go_at, bond.owner_undo)
    ):
        return []
    return [bond.news(bond.helper, "stepped_back", bond.helper, bond.let_go_at)]


def _of_parting(bond: Bond, now: datetime) -> list[News]:
    """Of somebody who was chosen and won't come: by stepping back, a block, or leaving."""
    if not bond.chosen or bond.chosen_at is None:
        return []
    if bond.stepped_back_at is not None:
        over = now >= undone_until(bond.stepped_back_at, bond.helper_undo)
        told = over and bond.owner_blocked_at is None and not bond.owner_gone
        return [bond.news(bond.owner, "stepped_back", bond.helper, bond.stepped_back_at)] * told
    owner_away = bond.owner_blocked_at is not None or bond.owner_gone
    helper_away = bond.helper_blocked_at is not None or bond.helper_gone
    if owner_away and helper_away:
        return []
    if _is_over(bond.owner_blocked_at, bond.owner_undo, now) or bond.owner_gone:
        return [bond.news(bond.helper, "withdrawn", bond.helper, bond.starts_at)]
    if _is_over(bond.helper_blocked_at, bond.helper_undo, now) or bond.helper_gone:
        of = bond.helper_blocked_at or bond.chosen_at
        return [bond.news(bond.owner, "stepped_back", bond.helper, of)]
    return []


def _is_over(at: datetime | None, undo: int, now: datetime) -> bool:
    return at is not None and now >= undone_until(at, undo)


def _of_ending(bond: Bond, closed_at: datetime, now: datetime) -> list[News]:
    """Withdrawn: to who was chosen. Ended: to who asked and who came along, but for who said so."""
    if not bond.chosen or bond.stepped_back_at is not None:
        return []
    if bond.ended_how is None:
        here = bond.helper_blocked_at is None and not bond.helper_gone
        over = here and now >= undone_until(closed_at, bond.owner_undo)
        return [bond.news(bond.helper, "withdrawn", bond.helper, bond.starts_at)] * over
    if bond.parted:
        return []
    how: HelpNewsKind = "done" if bond.ended_how == "done" else "didnt_work_out"
    told = [bond.news(bond.owner, how, bond.owner, closed_at)]
    return told + [bond.news(bond.helper, how, bond.helper, closed_at)] * bond.part.confirmed
