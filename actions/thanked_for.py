"""What thank-you notes are for: a title each, of what the reader may know of today; and hands that were lent."""

from collections.abc import Collection, Sequence
from uuid import UUID

from sqlalchemy import or_, select
from sqlmodel import col

from actions.help_content import opened
from actions.meeting import NOWHERE
from actions.showing_skills import titles as titles_of_skills
from actions.ties import dates
from core.work import Work
from models.dates import ActivityDate
from models.help_offers import HelpOffer
from models.help_requests import HelpRequest
from models.thanks import ThankYouNote
from rules import help_requests_sql as help_rules
from rules.activities_sql import known_to


def titles(work: Work, viewer: UUID, notes: Sequence[ThankYouNote]) -> dict[UUID, str]:
    """What these notes are for is called so, by id; what the viewer may not know of isn't there."""
    skills = titles_of_skills(work, viewer, _wanted(notes, "skill"))
    return (
        _dates(work, viewer, _wanted(notes, "date"))
        | _hands(work, viewer, _wanted(notes, "hand"))
        | {key: skill.title for key, skill in skills.items()}
    )


def _wanted(notes: Sequence[ThankYouNote], what: str) -> set[UUID]:
    return {note.for_id for note in notes if note.what == what and note.for_id is not None}


def _dates(work: Work, viewer: UUID, wanted: Collection[UUID]) -> dict[UUID, str]:
    query = dates().where(col(ActivityDate.id).in_(wanted or {NOWHERE}), known_to(viewer, work.now))
    return {
        date.id: (activity.content | date.changes)["title"]
        for date, activity in work.session.execute(query).all()
    }


def _hands(work: Work, viewer: UUID, wanted: Collection[UUID]) -> dict[UUID, str]:
    query = select(HelpRequest).where(
        col(HelpRequest.id).in_(wanted or {NOWHERE}), help_rules.known_to(viewer, work.now)
    )
    return {row.id: opened(work, row).title for row in work.session.scalars(query)}


def lent_a_hand(work: Work, me: UUID, other: UUID, request: UUID | None) -> bool:
    """Whether that help request, which has begun, was one's and the other came along: both said so.

    One query, also where none is named.
    """
    query = (
        select(col(HelpRequest.id))
        .join(HelpOffer, col(HelpOffer.request_id) == col(HelpRequest.id))
        .where(col(HelpRequest.id) == (request or NOWHERE), col(HelpRequest.starts_at) <= work.now)
        .where(help_rules.standing(), help_rules.chosen())
        .where(col(HelpOffer.confirmed_at).is_not(None))
        .where(
            or_(
                (col(HelpRequest.owner_id) == me) & (col(HelpOffer.person_id) == other),
                (col(HelpRequest.owner_id) == other) & (col(HelpOffer.person_id) == me),
            )
        )
    )
    return work.rows(query.limit(1)).first() is not None
