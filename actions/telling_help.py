"""Telling people of help requests: who should know and doesn't, worked out anew at every look, then marked."""

from datetime import timedelta
from uuid import UUID

from sqlalchemy import delete, select
from sqlmodel import col

from actions.announcing import announce
from actions.help_bonds import bonds, told_of
from actions.stillness import resting_among
from core.work import Work
from models.help_offers import HelpOffer
from models.help_requests import HelpNews, HelpRequest
from models.ledger import my_stream
from rules.help_news import WAITS_FOR_REST, Bond, News, news_of
from rules.help_requests import KEPT

EVENTS = {
    "offered": "help.offered",
    "chosen": "help.chosen",
    "confirmed": "help.confirmed",
    "stepped_back": "help.stepped_back",
    "reminded": "help.reminded",
    "done": "help.ended",
    "didnt_work_out": "help.ended",
    "withdrawn": "help.ended",
    "somebody_else": "help.ended",
}
# What was withdrawn is kept until who was chosen has certainly been told.
WITHDRAWN_KEPT = timedelta(days=3)
PART = 100


def due(work: Work, request: UUID | None = None) -> list[News]:
    """Everything that is to be told now; what asks something of somebody who rests waits."""
    by_request = bonds(work, request)
    if not by_request:
        return []
    told = told_of(work, by_request)
    found = [news for group in by_request.values() for news in news_of(group, told, work.now)]
    rests = resting_among(work, {news.person for news in found}) if found else set()
    return [one for one in found if one.kind not in WAITS_FOR_REST or one.person not in rests]


def tell(work: Work, news: News) -> None:
    """Tell one of them, unless it was told or is true no more: all in one Work."""
    held = work.session.get(HelpRequest, news.request, with_for_update=True, populate_existing=True)
    if held is None or news not in due(work, news.request):
        return
    _part_for_good(work, news)
    say(work, news)


def say(work: Work, news: News) -> None:
    """Mark it as told, and put it on their stream."""
    row = HelpNews(
        request_id=news.request,
        person_id=news.person,
        kind=news.kind,
        about_id=news.about,
        of=news.of,
        at=work.now,
    )
    work.session.add(row)
    work.session.flush()
    announce(work, my_stream(news.person), EVENTS[news.kind], row.id)


def _part_for_good(work: Work, news: News) -> None:
    """What a block or leaving has parted, and somebody is told of, stays so: lifting it brings no agreement back."""
    for bond in bonds(work, news.request).get(news.request, []):
        if not bond.parted or bond.stepped_back_at is not None or not _is_about(bond, news):
            continue
        offer = work.session.get_one(HelpOffer, (bond.request, bond.helper), populate_existing=True)
        offer.stepped_back_at = news.of
        if news.kind == "withdrawn":
            offer.let_go_at = news.of
        work.session.flush()


def _is_about(bond: Bond, news: News) -> bool:
    return news.kind in ("withdrawn", "stepped_back") and news.about == bond.helper


def old(work: Work) -> list[UUID]:
    """Requests that nobody needs any more: over for thirty days, or withdrawn for some."""
    over = col(HelpRequest.ends_at) < work.now - KEPT
    withdrawn = col(HelpRequest.ended_how).is_(None) & (
        col(HelpRequest.closed_at) < work.now - WITHDRAWN_KEPT
    )
    query = select(col(HelpRequest.id)).where(over | withdrawn).limit(PART)
    return list(work.rows(query).scalars())


def let_go(work: Work, request: UUID) -> None:
    """Delete a request with all that hangs on it."""
    for table in (HelpNews, HelpOffer):
        work.change(delete(table).where(col(table.request_id) == request))
    work.change(delete(HelpRequest).where(col(HelpRequest.id) == request))
