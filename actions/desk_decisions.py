"""What holds at a centre after its case was erased: the desk finds it here, and can take it back."""

from uuid import UUID

from sqlalchemy import select
from sqlmodel import col

from actions import access_log
from actions.case_holds import in_force
from actions.held_decisions import theirs
from actions.showing_decisions import shapes
from core.work import Work
from models.decision_shapes import DecisionShape
from models.decisions import Decision
from models.sign_in import Who
from rules import decisions as rules
from rules.people import require_staff


def holding_here(work: Work, who: Who, centre: UUID) -> list[DecisionShape]:
    """Decisions without a case that hold still, oldest first, at most 100; not about me.

    Whom one concerns sees in their log that I looked. Raises NotFound.
    """
    require_staff(who.at(centre))
    query = (
        select(Decision)
        .where(col(Decision.centre_id) == centre, col(Decision.case_id).is_(None))
        .where(col(Decision.kind).in_(rules.HOLDING), theirs(who.person))
        .where(in_force(work.now), col(Decision.person_id).is_not(None))
        .order_by(col(Decision.at), col(Decision.id))
    )
    rows = list(work.session.scalars(query.limit(100)))
    for person in sorted({row.person_id for row in rows}, key=str):
        assert person is not None
        access_log.looked(work, person=person, by=who.person, what="case", why="case")
    return shapes(work, rows)
