"""Erasing somebody: what they asked for says nothing any more, and their offers are gone."""

from typing import Any
from uuid import UUID

from sqlalchemy import delete, or_, update
from sqlmodel import col

from core.work import Work
from models.help_offers import HelpOffer
from models.help_requests import HelpNews, HelpRequest


def forget_help(work: Work, person: UUID) -> None:
    """Who was to come along is told that it isn't needed: an empty request stays for that, and goes with the sweep.

    Who had chosen them is told that it is open again: their offer stays for that, without a word.
    """
    asked = col(HelpRequest.owner_id) == person
    emptied: dict[str, Any] = {"content": b"", "ticked": [], "fingerprint": None, "group_id": None}
    work.change(update(HelpRequest).where(asked).values(**emptied))
    open_ones = update(HelpRequest).where(asked, col(HelpRequest.closed_at).is_(None))
    work.change(open_ones.values(closed_at=work.now))
    work.change(
        delete(HelpNews).where(
            or_(col(HelpNews.person_id) == person, col(HelpNews.about_id) == person)
        )
    )
    offered = col(HelpOffer.person_id) == person
    still = update(HelpOffer).where(offered, col(HelpOffer.stepped_back_at).is_(None))
    work.change(still.values(stepped_back_at=work.now))
    work.change(update(HelpOffer).where(offered).values(words=None))
    work.change(delete(HelpOffer).where(offered, col(HelpOffer.chosen_at).is_(None)))
