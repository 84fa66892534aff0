"""Bringing what was marked to the desk, once: a worker looks, and whoever wrote it is told so first."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select
from sqlmodel import col

from actions import case_copies, cases, telling_desk
from actions.announcing import announce
from actions.help_content import opened
from actions.reported import Thing
from core.work import Work
from models.activities import Activity
from models.danger import DangerMark
from models.dates import ActivityDate
from models.help_requests import HelpRequest
from models.ledger import LedgerEntry, my_stream
from models.messages import Message
from models.skills import SkillPost
from rules.danger import may_read_post

PART = 100


def due(work: Work) -> list[UUID]:
    """What was marked and not yet brought, the oldest first."""
    query = select(col(DangerMark.thing_id)).where(col(DangerMark.done_at).is_(None))
    return list(work.rows(query.order_by(col(DangerMark.at)).limit(PART)).scalars())


def bring(work: Work, thing_id: UUID) -> None:
    """Open a case with a copy, and tell who wrote it; what they took back meanwhile is left alone.

    A post that was brought before comes again once it says something else.
    """
    mark = work.session.get(DangerMark, thing_id, with_for_update=True, populate_existing=True)
    if mark is None or mark.done_at is not None:
        return
    thing, brought = _thing(work, mark), _brought(work, mark)
    if thing is not None and not (brought and case_copies.has(work, thing)):
        case = cases.open_case(
            work, centre=mark.centre_id, thing=thing, origin="words", danger=True
        )
        case_copies.copy(work, case, thing)
        telling_desk.in_danger(work, case)
        announce(work, my_stream(mark.person_id), "words.marked", mark.thing_id)
        brought = None
    # With the same words it was brought when it was brought before: who is called goes by that.
    mark.done_at = brought or work.now
    work.session.flush()


def _brought(work: Work, mark: DangerMark) -> datetime | None:
    """When it was brought last, as who wrote it was told then; None where it never was."""
    told = select(func.max(col(LedgerEntry.at))).where(
        col(LedgerEntry.owner) == mark.person_id,
        col(LedgerEntry.kind) == "words.marked",
        col(LedgerEntry.subject) == mark.thing_id,
    )
    return work.rows(told).scalar()


def _thing(work: Work, mark: DangerMark) -> Thing | None:
    """What was marked, as it stands now; None where it is no more, or for fewer than a machine may read."""
    match mark.thing_kind:
        case "message":
            message = work.session.get(Message, mark.thing_id)
            gone = message is None or message.taken_back_at is not None
            return None if gone or message is None else _of(mark, message.text)
        case "skill":
            post = work.session.get(SkillPost, mark.thing_id)
            gone = post is None or post.closed_at is not None or not may_read_post(post.audience)
            return None if gone or post is None else _of(mark, f"{post.title}\n{post.words}")
        case "date":
            date = work.session.get(ActivityDate, mark.thing_id)
            return None if date is None else _date(work, mark, date)
        case _:
            row = work.session.get(HelpRequest, mark.thing_id)
            if row is None or row.closed_at is not None or not may_read_post(row.audience):
                return None
            content = opened(work, row)
            return _of(mark, f"{content.title}\n{content.words}")


def _date(work: Work, mark: DangerMark, date: ActivityDate) -> Thing | None:
    activity = work.session.get_one(Activity, date.activity_id)
    if date.called_off_at is not None or not may_read_post(activity.audience):
        return None
    content = activity.content | date.changes
    return _of(mark, f"{content['title']}\n{content['about']}")


def _of(mark: DangerMark, words: str) -> Thing:
    return Thing(
        kind=mark.thing_kind,  # type: ignore[arg-type]  # the column holds only these
        id=mark.thing_id,
        centre=mark.centre_id,
        author=mark.person_id,
        room=mark.room_id,
        words=words,
        picture=None,
        said_at=mark.at,
        around=False,
    )
