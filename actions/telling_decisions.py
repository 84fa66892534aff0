"""Telling whom a decision concerns, once: found by what is still untold, so a crash between the two loses nothing.

And what the clock does with decisions: a hold that ends is let go.
"""

from typing import Any
from uuid import UUID

from sqlalchemy import and_, exists, or_, select
from sqlmodel import col

from actions import deciding
from actions.announcing import announce
from actions.holds import TABLES
from core.store import Store
from core.work import Work
from models.cases import Case
from models.decisions import Appeal, Decision
from models.ledger import my_stream

PART = 50


def any_untold(work: Work) -> bool:
    """Whether somebody waits to be told."""
    return work.rows(_untold().limit(1)).first() is not None


async def tell_due(store: Store) -> None:
    """Right after a commit; should we stop before this, the clock tells them with its next beat."""
    if await store.read(any_untold):
        await store.write(tell)


def tell(work: Work) -> int:
    """Tell them, and note that they were told, in one commit; gives how many. Two at once tell each one once."""
    query = select(Decision).where(*_waits()).order_by(col(Decision.at), col(Decision.id))
    # Who tells holds the rows; another one passes over them.
    rows = list(work.session.scalars(query.limit(PART).with_for_update(skip_locked=True)))
    for row in rows:
        row.told_at = work.now
        if row.person_id is not None:
            announce(work, my_stream(row.person_id), "decision.made", row.id)
    work.session.flush()
    return len(rows)


def _waits() -> tuple[Any, ...]:
    return col(Decision.told_at).is_(None), col(Decision.in_force_at).is_not(None)


def _untold() -> Any:
    return select(col(Decision.id)).where(*_waits())


def due_holds(work: Work) -> list[UUID]:
    """Decisions whose hold has come to its end, while something is held yet."""
    still = [
        and_(
            col(Decision.thing_kind) == kind,
            exists().where(
                col(table.id) == col(Decision.thing_id),
                col(table.held_until).is_not(None),
                col(table.held_until) <= work.now,
            ),
        )
        for kind, table in TABLES.items()
    ]
    query = select(col(Decision.id)).where(
        col(Decision.kind) == "hide",
        col(Decision.until) <= work.now,
        col(Decision.lapses_at) > work.now,
        or_(*still),
    )
    return list(work.rows(query.limit(PART)).scalars())


def let_go(work: Work, key: UUID) -> None:
    """What a decision held is there again, where its time is over. Said twice, it is done once."""
    case = work.rows(select(col(Decision.case_id)).where(col(Decision.id) == key)).scalar()
    if case is not None:
        work.session.get(Case, case, with_for_update=True)
    row = work.session.get(Decision, key, with_for_update=True, populate_existing=True)
    if row is not None and row.until is not None and row.until <= work.now:
        deciding.show_again(work, row)


def lapsed(work: Work) -> list[UUID]:
    """Decisions of more than twelve months ago, that nothing follows from any more, and nobody has to look at again."""
    over = or_(
        col(Decision.until) <= work.now,
        col(Decision.undone_at).is_not(None),
        col(Decision.kind).in_(("nothing", "talk", "ask_to_change")),
    )
    asked = exists().where(
        col(Appeal.decision_id) == col(Decision.id),
        col(Appeal.decided_at).is_(None),
        col(Appeal.withdrawn_at).is_(None),
        col(Decision.kind) != "talk",
    )
    query = select(col(Decision.id)).where(col(Decision.lapses_at) <= work.now, over, ~asked)
    return list(work.rows(query.limit(PART)).scalars())
