"""What somebody is told of help requests on their own stream: each as they see it now, or not at all any more."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlmodel import col

from actions.readers import reader
from actions.showing_help import shapes
from actions.telling_help import EVENTS
from core.work import Work
from models.help_requests import (
    HelpChosen,
    HelpConfirmed,
    HelpEnded,
    HelpNews,
    HelpOffered,
    HelpReminded,
    HelpRequest,
    HelpRequestShape,
    HelpSteppedBack,
)
from models.ledger import Event
from models.people import PersonShape
from rules.help_requests_sql import known_to

KINDS = frozenset(EVENTS.values())


@dataclass(frozen=True)
class OwnHelp:
    """The news that some entries of one person's stream point to; the requests they may see by now; who it is about."""

    news: Mapping[UUID, HelpNews]
    shown: Mapping[UUID, HelpRequestShape]
    people: Mapping[tuple[UUID, UUID], PersonShape]

    def told(self, row: Any, at: dict[str, Any]) -> Event | None:
        """The event of an entry; None where it is told no more."""
        news = self.news.get(row.subject)
        if news is None:
            return None
        request = self.shown.get(news.request_id)
        if news.kind == "withdrawn":
            told = {"id": news.request_id, "how": news.kind, "starts_at": news.of}
            return HelpEnded(**at, **told, request=None)  # type: ignore[arg-type]  # the column holds only these
        if request is None:
            return None
        return self._of_request(news, request, at)

    def _of_request(
        self, news: HelpNews, request: HelpRequestShape, at: dict[str, Any]
    ) -> Event | None:
        person = self.people.get((news.request_id, news.about_id))
        match news.kind:
            case "offered":
                return None if person is None else HelpOffered(**at, request=request, person=person)
            case "confirmed":
                return (
                    None if person is None else HelpConfirmed(**at, request=request, person=person)
                )
            case "chosen":
                return HelpChosen(**at, request=request)
            case "stepped_back":
                return HelpSteppedBack(**at, request=request)
            case "reminded":
                return HelpReminded(**at, request=request)
            case "done" | "didnt_work_out" | "somebody_else":
                told = {"id": request.id, "how": news.kind, "starts_at": request.starts_at}
                return HelpEnded(**at, **told, request=request)  # type: ignore[arg-type]  # the column holds only these
            case _:  # of a version younger than this process
                return None


def own_help(work: Work, me: UUID, rows: Iterable[Any]) -> OwnHelp:
    """Load what these entries point to, all at once."""
    wanted = {row.subject for row in rows if row.kind in KINDS}
    if not wanted:
        return OwnHelp({}, {}, {})
    found = work.session.scalars(select(HelpNews).where(col(HelpNews.id).in_(wanted)))
    news = {row.id: row for row in found}
    query = select(HelpRequest).where(
        col(HelpRequest.id).in_({row.request_id for row in news.values()}), known_to(me, work.now)
    )
    requests = work.session.scalars(query).all()
    shown = {one.id: one for one in shapes(work, me, requests)}
    return OwnHelp(news, shown, _people(work, me, shown))


def _people(
    work: Work, me: UUID, shown: Mapping[UUID, HelpRequestShape]
) -> dict[tuple[UUID, UUID], PersonShape]:
    """Who offers for each of my requests: nobody a block stands between."""
    apart = reader(work, me).hidden
    return {
        (request.id, offer.person.id): offer.person
        for request in shown.values()
        for offer in request.offers or ()
        if offer.person.id not in apart
    }
