"""The evening before: who asked and who comes along are reminded, each once, never in quiet hours."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import func, literal, select, union_all
from sqlmodel import col

from actions.stillness import weeks_of
from actions.telling_help import say
from core.work import Work
from models.help_offers import HelpOffer
from models.help_requests import HelpNews, HelpRequest
from models.reminders import ReminderWish
from rules.help_news import News
from rules.help_requests_sql import chosen, owner_gone, standing
from rules.reminders import EARLIEST, due_at, is_due
from rules.resting import in_quiet_hours


@dataclass(frozen=True, slots=True)
class Due:
    """Somebody is to be reminded of a request, for the time it has now."""

    request: UUID
    person: UUID
    starts_at: datetime


def due(work: Work) -> list[Due]:
    """Everybody who is to be reminded now; none in their quiet hours, none who stepped back."""
    rows = work.rows(_candidates(work)).all()
    weeks = weeks_of(work, {row.person for row in rows}) if rows else {}
    found = []
    for row in rows:
        week, zone = weeks[row.person]
        at = due_at("evening", row.starts_at, row.zone, week, zone)
        quiet = in_quiet_hours(week, zone, work.now)
        if is_due(at, row.starts_at, row.since, work.now, quiet=quiet):
            found.append(Due(row.id, row.person, row.starts_at))
    return found


def _agreed(work: Work) -> Any:
    """What is agreed and near: a row for each who comes along."""
    return (
        select(
            col(HelpRequest.id),
            col(HelpRequest.owner_id).label("owner"),
            col(HelpOffer.person_id).label("helper"),
            col(HelpRequest.starts_at),
            col(HelpRequest.zone),
            col(HelpOffer.confirmed_at).label("since"),
        )
        .join(HelpOffer, col(HelpOffer.request_id) == col(HelpRequest.id))
        .where(col(HelpRequest.closed_at).is_(None), col(HelpRequest.starts_at) > work.now)
        .where(col(HelpRequest.starts_at) < work.now + EARLIEST, ~owner_gone())
        .where(standing(), chosen(), col(HelpOffer.confirmed_at).is_not(None))
        .subquery()
    )


def _candidates(work: Work) -> Any:
    """Who comes along, and who asked; without those who were told or don't wish it."""
    agreed = _agreed(work)
    both = union_all(
        select(
            agreed.c.id,
            agreed.c.helper.label("person"),
            agreed.c.starts_at,
            agreed.c.zone,
            agreed.c.since,
        ),
        select(
            agreed.c.id,
            agreed.c.owner.label("person"),
            agreed.c.starts_at,
            agreed.c.zone,
            func.min(agreed.c.since).label("since"),
        ).group_by(agreed.c.id, agreed.c.owner, agreed.c.starts_at, agreed.c.zone),
    ).subquery()
    told = select(literal(1)).where(
        col(HelpNews.request_id) == both.c.id,
        col(HelpNews.person_id) == both.c.person,
        col(HelpNews.kind) == "reminded",
        col(HelpNews.of) == both.c.starts_at,
    )
    return (
        select(both)
        .outerjoin(ReminderWish, col(ReminderWish.person_id) == both.c.person)
        .where(func.coalesce(col(ReminderWish.evening), True), ~told.exists())
    )


def remind(work: Work, one: Due) -> None:
    """Remind somebody, unless it was done, or it isn't agreed or not for then any more: all in one Work."""
    work.session.get(HelpRequest, one.request, with_for_update=True, populate_existing=True)
    if one in due(work):
        say(work, News(one.request, one.person, "reminded", one.person, one.starts_at))
