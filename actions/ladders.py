"""A centre's ladder: what is tried first, and what after it. Everyone of the centre can read it."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from core.errors import NotFound
from core.work import Work
from models.decision_shapes import LadderShape
from models.decisions import Ladder, LadderStep, NewLadder
from models.sign_in import Who
from rules.decisions import FIRST_LADDER, Step, require_ladder
from rules.guidelines import require_coordinator


def ladder_of(work: Work, centre: UUID) -> Sequence[Step]:
    """The steps of a centre, the gentlest first."""
    row = work.session.get(Ladder, centre)
    if row is None:
        return FIRST_LADDER
    steps: list[Any] = [(kind, lasts) for kind, lasts in row.steps]
    return steps


def ladder_here(work: Work, who: Who, centre: UUID) -> LadderShape:
    """The ladder of a centre of mine. Raises NotFound."""
    if not who.at(centre):
        raise NotFound()
    return _shape(work, centre)


def set_ladder(work: Work, who: Who, centre: UUID, new: NewLadder) -> LadderShape:
    """Set it, whole: coordinators. Raises NotFound, NotAllowed, Invalid."""
    if not who.at(centre):
        raise NotFound()
    require_coordinator(who.at(centre))
    steps: list[Step] = [(step.kind, step.lasts) for step in new.steps]
    require_ladder(steps)
    row = Ladder(centre_id=centre, steps=[list(step) for step in steps], changed_at=work.now)
    row.changed_by = who.person
    work.session.merge(row)
    work.session.flush()
    return _shape(work, centre)


def _shape(work: Work, centre: UUID) -> LadderShape:
    steps = [LadderStep(kind=kind, lasts=lasts) for kind, lasts in ladder_of(work, centre)]
    return LadderShape(steps=steps, own=work.session.get(Ladder, centre) is not None)
