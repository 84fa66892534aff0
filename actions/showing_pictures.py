"""Who may have a picture: its owner, and whoever may have what holds it."""

from collections.abc import Callable
from uuid import UUID

from sqlalchemy import select
from sqlmodel import col

from actions import skills
from actions.sharing import NOWHERE
from core.errors import NotFound
from core.work import Work
from models.pictures import HolderKind, Picture
from models.sign_in import Who
from rules.boundaries import may_have_picture

Reaches = Callable[[Work, UUID, UUID], bool]


def _nobody(_work: Work, _viewer: UUID, _holder: UUID) -> bool:
    """Nothing of this kind is there yet."""
    return False


# For each kind: whether this viewer may have the thing of this id. Each asks the one predicate (for
# example `reaches(work, viewer, work.session.get(SkillPost, holder))`) and, for an id that is
# unknown, says no after as many queries as for one that is hidden.
HOLDERS: dict[HolderKind, Reaches] = {
    "skill": skills.may_have,
    "thanks": _nobody,
}


def find(work: Work, who: Who, key: UUID) -> Picture:
    """A picture that I may have. Raises NotFound.

    Unknown, foreign, hidden and gone are one: every kind of holder is asked, whichever it is.
    """
    query = select(Picture).where(col(Picture.id) == key, col(Picture.gone_at).is_(None))
    row = work.session.scalars(query).one_or_none()
    if row is not None and row.owner_id == who.person:
        return row
    may = [ask(work, who.person, _holder_of(row, kind) or NOWHERE) for kind, ask in HOLDERS.items()]
    mine = row is not None and row.owner_id == who.person
    held = None if row is None else row.held_until
    if row is None or not may_have_picture(held, work.now, itself=mine, holder=any(may)):
        raise NotFound()
    return row


def _holder_of(row: Picture | None, kind: HolderKind) -> UUID | None:
    return row.holder_id if row is not None and row.holder_kind == kind else None
