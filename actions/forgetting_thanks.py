"""What becomes of thank-you notes when somebody is erased."""

from uuid import UUID

from sqlalchemy import and_, delete, or_, update
from sqlmodel import col

from core.work import Work
from models.thanks import ThankYouNote
from rules.boundaries_sql import hidden_from


def forget_thanks(work: Work, person: UUID, messages: str) -> None:
    """Notes to somebody go; those they wrote keep their words without a name, or go, as they chose.

    Call before their blocks are forgotten: a note that a block keeps out of a box must not come back
    into it nameless. None of theirs stays on anybody's page.
    """
    note = ThankYouNote
    wrote, apart = col(note.from_id) == person, col(note.to_id).in_(hidden_from(person))
    gone = or_(apart, col(note.taken_back_at).is_not(None))
    theirs = wrote if messages == "tombstones" else and_(wrote, gone)
    work.change(delete(note).where(or_(col(note.to_id) == person, theirs)))
    nameless = {"from_id": None, "fingerprint": None}
    unshown = dict.fromkeys(
        ("show_wished_at", "show_asked_at", "show_agreed_at", "show_refused_at")
    )
    work.change(update(note).where(wrote).values(**nameless, **unshown))
