"""A centre's guidelines: reading them, drafting others, talking them over, and letting them come into force."""

from datetime import datetime
from typing import Any
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlmodel import col

from actions.announcing import announce
from actions.desk_settings import settings_of
from actions.groups import add_room, announcements_of, enter_new
from core.errors import AlreadyDifferent, NotFound
from core.work import Work
from models.guidelines import (
    GuidelineDraft,
    GuidelineLine,
    Guidelines,
    GuidelinesShape,
    GuidelineVersion,
    NewGuidelines,
)
from models.ledger import room_stream
from models.people import Centre
from models.sign_in import Who
from rules import guidelines as rules
from rules.first_guidelines import first_lines
from rules.guidelines import DraftIsOpen, TalkFirst, require_coordinator

TALK = {
    "zh-CN": ("商量一下我们的约定", "这里商量新的约定。想说什么都可以，也可以只看。"),
    "en": ("Talking over our house rules", "Say what you think of the draft, or just read along."),
    "ja": ("みんなの約束を話し合う", "下書きについて話すところです。読むだけでも大丈夫です。"),
}


def version_in_force(work: Work, centre: UUID) -> GuidelineVersion:
    """What holds at a centre now: the newest that came into force, else the lines every centre begins with.

    Only to be read: the first lines stand in no table until somebody drafts others.
    """
    query = (
        select(GuidelineVersion)
        .where(col(GuidelineVersion.centre_id) == centre)
        .where(col(GuidelineVersion.in_force_at) <= work.now)
        .order_by(col(GuidelineVersion.in_force_at).desc(), col(GuidelineVersion.id).desc())
    )
    return work.session.scalars(query.limit(1)).first() or _first(work, centre)


def line(work: Work, centre: UUID, line_id: UUID) -> GuidelineLine | None:
    """A line of the version in force, by its id; None where it has no such line."""
    lines = _lines(version_in_force(work, centre))
    return next((one for one in lines if one.id == line_id), None)


def _first(work: Work, centre_id: UUID) -> GuidelineVersion:
    centre = work.session.get_one(Centre, centre_id)
    lines = [
        {"id": str(uuid5(centre_id, f"guideline {key}")), "text": said, "easy": easy, "example": eg}
        for key, (said, easy, eg) in first_lines(centre.language).items()
    ]
    return GuidelineVersion(
        id=uuid5(centre_id, "guidelines"),
        centre_id=centre_id,
        lines=lines,
        said_at=centre.created_at,
        earliest_at=centre.created_at,
        in_force_at=centre.created_at,
    )


def guidelines_here(work: Work, who: Who, centre: UUID) -> Guidelines:
    """What holds at a centre of mine, and the draft that is talked over. Raises NotFound."""
    if not who.at(centre):
        raise NotFound()
    draft = _open_draft(work, centre)
    return Guidelines(
        now=_shape(version_in_force(work, centre)),
        draft=None if draft is None else _draft_shape(draft),
    )


def versions(work: Work, who: Who, centre: UUID) -> list[GuidelinesShape]:
    """What holds and what held before, newest first. Raises NotFound."""
    if not who.at(centre):
        raise NotFound()
    query = (
        select(GuidelineVersion)
        .where(col(GuidelineVersion.centre_id) == centre)
        .where(col(GuidelineVersion.in_force_at).is_not(None))
        .order_by(col(GuidelineVersion.in_force_at).desc(), col(GuidelineVersion.id).desc())
    )
    rows = work.session.scalars(query.limit(100)).all() or [_first(work, centre)]
    return [_shape(row) for row in rows]


def put_draft(
    work: Work, who: Who, centre: UUID, key: UUID, new: NewGuidelines
) -> tuple[GuidelineDraft, bool]:
    """Draft other lines, or change a draft: coordinators. Gives it, and whether it is new.

    With its first words a room is made in which it is talked over, open to the whole centre; with
    each change of words the days for talking begin again. Raises NotFound, NotAllowed, Invalid,
    DraftIsOpen, AlreadyDifferent for what is no draft any more.
    """
    _require_mine(work, who, centre)
    rules.require_once([one.id for one in new.lines])
    known = work.session.get(GuidelineVersion, key)
    if known is not None:
        return _change(work, centre, known, new), False
    if _open_draft(work, centre) is not None:
        raise DraftIsOpen()
    _keep_first(work, centre)
    row = GuidelineVersion(
        id=key,
        centre_id=centre,
        lines=_said(new),
        made_by=who.person,
        said_at=work.now,
        earliest_at=_earliest(work, centre),
        room_id=_talk(work, who, centre),
    )
    work.session.add(row)
    work.session.flush()
    _announce(work, row)
    return _draft_shape(row), True


def _require_mine(work: Work, who: Who, centre: UUID) -> None:
    """Also holds the centre until the commit: drafts of one centre come one after the other."""
    if not who.at(centre):
        raise NotFound()
    require_coordinator(who.at(centre))
    work.session.get_one(Centre, centre, with_for_update={"key_share": True})


def _change(work: Work, centre: UUID, row: GuidelineVersion, new: NewGuidelines) -> GuidelineDraft:
    if row.centre_id != centre:
        raise AlreadyDifferent()
    if row.lines == _said(new):
        return _draft_shape(row)
    if row.in_force_at is not None or row.dropped_at is not None:
        raise AlreadyDifferent()
    row.lines, row.said_at, row.earliest_at = _said(new), work.now, _earliest(work, centre)
    work.session.flush()
    _announce(work, row)
    return _draft_shape(row)


def _earliest(work: Work, centre: UUID) -> datetime:
    return rules.earliest(work.now, settings_of(work, centre).guideline_days)


def _said(new: NewGuidelines) -> list[dict[str, str]]:
    return [one.model_dump(mode="json") for one in new.lines]


def _keep_first(work: Work, centre: UUID) -> None:
    """Write down what every centre begins with, as it is now, before something else follows it."""
    first = _first(work, centre)
    if work.session.get(GuidelineVersion, first.id) is None:
        work.session.add(first)
        work.session.flush()


def _talk(work: Work, who: Who, centre_id: UUID) -> UUID:
    """A group that everyone of the centre may come into, with who drafts as its host."""
    language = work.session.get_one(Centre, centre_id).language
    title, about = TALK.get(language, TALK["en"])
    room = add_room(work, centre_id, "group", title, about, is_open=True)
    room.made_by = who.person
    enter_new(work, room, who.person, "host")
    return room.id


def put_in_force(work: Work, who: Who, centre: UUID, key: UUID) -> GuidelinesShape:
    """Let a draft hold from now on: coordinators, once it was talked over. Said twice, it is done once.

    Raises NotFound, NotAllowed, TalkFirst.
    """
    _require_mine(work, who, centre)
    row = _draft(work, centre, key)
    if row.in_force_at is None:
        zone = ZoneInfo(work.session.get_one(Centre, centre).time_zone)
        when = f"{row.earliest_at.astimezone(zone):%Y-%m-%d %H:%M}"
        rules.require_talked_over(row.earliest_at, work.now, when)
        row.in_force_at = work.now
        work.session.flush()
        _announce(work, row)
    return _shape(row)


def drop_draft(work: Work, who: Who, centre: UUID, key: UUID) -> None:
    """Put a draft away; its room stays. Said twice, it is done once. Raises NotFound, NotAllowed."""
    _require_mine(work, who, centre)
    row = work.session.get(GuidelineVersion, key)
    if row is None or row.centre_id != centre or row.in_force_at is not None:
        raise NotFound()
    if row.dropped_at is None:
        row.dropped_at = work.now
        work.session.flush()
        _announce(work, row)


def _draft(work: Work, centre: UUID, key: UUID) -> GuidelineVersion:
    row = work.session.get(GuidelineVersion, key)
    if row is None or row.centre_id != centre or row.dropped_at is not None:
        raise NotFound()
    return row


def _open_draft(work: Work, centre: UUID) -> GuidelineVersion | None:
    query = select(GuidelineVersion).where(
        col(GuidelineVersion.centre_id) == centre,
        col(GuidelineVersion.in_force_at).is_(None),
        col(GuidelineVersion.dropped_at).is_(None),
    )
    return work.session.scalars(query).first()


def _announce(work: Work, row: GuidelineVersion) -> None:
    """To the whole centre, on the stream of its announcements: that is everyone who may read them."""
    room = announcements_of(work, row.centre_id)
    if room is not None:
        announce(work, room_stream(room.id), "guidelines.changed", row.id)


def _lines(row: GuidelineVersion) -> list[GuidelineLine]:
    return [GuidelineLine.model_validate(one) for one in row.lines]


def _shape(row: GuidelineVersion) -> GuidelinesShape:
    kept: Any = row.in_force_at
    return GuidelinesShape(id=row.id, lines=_lines(row), in_force_at=kept)


def _draft_shape(row: GuidelineVersion) -> GuidelineDraft:
    return GuidelineDraft(
        id=row.id,
        lines=_lines(row),
        room=row.room_id,
        said_at=row.said_at,
        earliest_at=row.earliest_at,
    )


__all__ = ["DraftIsOpen", "TalkFirst", "guidelines_here", "line", "version_in_force", "versions"]
