"""Posting what one can show, would like to learn or would do together; changing, pausing and closing it."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import delete, select, update
from sqlmodel import col

from actions import danger, pictures, skill_letters
from actions.held_back import require_free
from actions.sharing import reaches, require_mine
from actions.showing_skills import pictures_of, whole
from core.crypto import keyed
from core.errors import AlreadyDifferent, Invalid, NotFound
from core.work import Work
from models.activities import Activity
from models.people import Centre
from models.pictures import HolderKind
from models.sign_in import Who
from models.skills import NewSkill, NewStep, SkillChanges, SkillPost, SkillShape
from rules import skills
from rules.tags import keys_of

HOLDER: HolderKind = "skill"
_KEPT_WHOLE = ("kind", "title", "words", "category", "pace", "when", "at_once")


def put(work: Work, who: Who, key: UUID, new: NewSkill) -> tuple[SkillShape, bool]:
    """Post something; gives it, and whether it is new. Said twice, it stands once.

    Raises AlreadyDifferent, Invalid, WritingIsPaused, NotFound for a picture that isn't mine.
    """
    fingerprint = keyed(work.secret, HOLDER, who.person, new.model_dump_json())
    known = work.session.get(SkillPost, key)
    if known is not None:
        if known.fingerprint != fingerprint:
            raise AlreadyDifferent()
        return whole(work, who, known), False
    centre = require_mine(work, who, new.audience, new.group)
    require_free(work, who, centre)
    row = SkillPost(
        id=key,
        owner_id=who.person,
        centre_id=centre,
        audience=new.audience,
        group_id=new.group,
        fingerprint=fingerprint,
        created_at=work.now,
        **_content(work, centre, new.model_dump()),
    )
    work.session.add(row)
    _settle(work, who, row, before=[])
    return whole(work, who, row), True


def change(work: Work, who: Who, key: UUID, changes: SkillChanges) -> SkillShape:
    """Change what is given; showing it to fewer is never held back.

    Raises NotFound for who doesn't own it, Invalid, WritingIsPaused.
    """
    row = held_mine(work, who, key)
    if row.closed_at is not None:
        raise NotFound()
    given = changes.model_dump(exclude_unset=True)
    if not skills.only_less(given, row.audience):
        require_free(work, who, row.centre_id)
    if "audience" in given or "group" in given:
        row.audience = given.get("audience") or row.audience
        row.group_id = given.get("group")
        row.centre_id = require_mine(work, who, row.audience, row.group_id)  # type: ignore[arg-type]  # the column holds only these
    before = pictures_of(row)
    for name, value in _content(work, row.centre_id, given).items():
        setattr(row, name, value)
    _settle(work, who, row, before)
    return whole(work, who, row)


def _content(work: Work, centre: UUID, given: dict[str, Any]) -> dict[str, Any]:
    """What of a post is given, as stored; None leaves it as it is, but for `until`. Raises Invalid."""
    kept = {name: given[name] for name in _KEPT_WHOLE if given.get(name) is not None}
    if given.get("how") is not None:
        kept["how"] = list(dict.fromkeys(given["how"]))
    if given.get("tags") is not None:
        kept["tags"] = keys_of(given["tags"])
    if given.get("pictures") is not None:
        kept["pictures"] = [str(one) for one in dict.fromkeys(given["pictures"])]
    if given.get("steps") is not None:
        kept["steps"] = [_step(NewStep(**step)) for step in given["steps"]]
    if "until" in given:
        kept |= _until(work, centre, given["until"])
    return kept


def _step(new: NewStep) -> dict[str, str | None]:
    return {"words": new.words, "picture": None if new.picture is None else str(new.picture)}


def _until(work: Work, centre: UUID, day: date | None) -> dict[str, date | datetime | None]:
    if day is None:
        return {"until": None, "open_until": None}
    zone = work.session.get_one(Centre, centre).time_zone
    if day < work.now.astimezone(ZoneInfo(zone)).date():
        raise Invalid(fields={"until": "is over"})
    return {"until": day, "open_until": skills.end_of(day, zone)}


def _settle(work: Work, who: Who, row: SkillPost, before: Sequence[str]) -> None:
    """Store it, with its letters and pictures. Raises NotFound for a picture that isn't mine."""
    work.session.flush()
    now = [UUID(one) for one in pictures_of(row)]
    pictures.attach(work, who, now, HOLDER, row.id)
    if before:
        pictures.let_go(work, HOLDER, row.id, keep=now)
    skill_letters.keep(work, row)
    said = danger.Said(row.id, row.owner_id, f"{row.title}\n{row.words}")
    danger.mark_post(work, "skill", said, row.centre_id, row.audience)


def held_mine(work: Work, who: Who, key: UUID) -> SkillPost:
    """A post of mine, held until the commit. Raises NotFound, for unknown and others' alike."""
    row = work.session.get(SkillPost, key, with_for_update=True, populate_existing=True)
    if row is None or row.owner_id != who.person:
        raise NotFound()
    return row


def close(work: Work, who: Who, key: UUID) -> None:
    """Close it for good: words, letters and pictures are really gone. Said twice, it is done once.

    Raises NotFound.
    """
    row = held_mine(work, who, key)
    row.closed_at = row.closed_at or work.now
    row.title = row.words = row.when = row.at_once = ""
    row.tags, row.how, row.pictures, row.steps = [], [], [], []
    row.until = row.open_until = None
    row.fingerprint = b""
    work.session.flush()
    skill_letters.forget(work, row)
    pictures.let_go(work, HOLDER, key)


def pause(work: Work, who: Who, key: UUID) -> None:
    """Too much just now: it stands no longer anywhere, and answers wait. Raises NotFound."""
    row = held_mine(work, who, key)
    if row.closed_at is not None:
        raise NotFound()
    row.paused_at = row.paused_at or work.now
    work.session.flush()


def go_on(work: Work, who: Who, key: UUID) -> None:
    """It stands again. Raises NotFound."""
    row = held_mine(work, who, key)
    if row.closed_at is not None:
        raise NotFound()
    row.paused_at = None
    work.session.flush()


def known(work: Work, viewer: UUID, key: UUID) -> SkillPost:
    """A post loaded through who looks. Raises NotFound, for unknown, hidden, closed and past ones alike."""
    row = work.session.get(SkillPost, key)
    if not reaches(work, viewer, row) or row is None:
        raise NotFound()
    if not (row.title if row.owner_id == viewer else skills.is_open(row, work.now)):
        raise NotFound()
    return row


def may_have(work: Work, viewer: UUID, key: UUID) -> bool:
    """Whether somebody may have a post, and so its pictures; as many queries for one that isn't there."""
    try:
        return known(work, viewer, key) is not None
    except NotFound:
        return False


def one(work: Work, who: Who, key: UUID) -> SkillShape:
    """One post, whole. Raises NotFound."""
    return whole(work, who, known(work, who.person, key))


def close_at(work: Work, person: UUID, centre: UUID) -> None:
    """Who belongs to a centre no more has nothing standing there; the words stay with them alone."""
    query = select(SkillPost).where(
        col(SkillPost.owner_id) == person,
        col(SkillPost.centre_id) == centre,
        col(SkillPost.closed_at).is_(None),
    )
    for row in work.session.scalars(query.order_by(col(SkillPost.id))).all():
        row.closed_at = work.now
        work.session.flush()
        skill_letters.forget(work, row)


def forget(work: Work, person: UUID) -> None:
    """Everything somebody posted, for erasing them; their asks and answers have gone before."""
    query = select(SkillPost).where(col(SkillPost.owner_id) == person)
    for row in work.session.scalars(query.order_by(col(SkillPost.id))).all():
        skill_letters.forget(work, row)
        pictures.let_go(work, HOLDER, row.id)
        led = update(Activity).where(col(Activity.skill_id) == row.id)
        work.change(led.values(skill_id=None))
        work.change(delete(SkillPost).where(col(SkillPost.id) == row.id))
