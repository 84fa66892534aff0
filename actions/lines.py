"""My own place in line, for a page of dates at once."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from actions.places import ends_of, waiting_for
from core.work import Work
from models.activities import Activity
from models.dates import ActivityDate
from models.sign_ups import SignUp
from rules.sign_ups import Waiting, in_line

Pair = tuple[ActivityDate, Activity]


def lines_of(
    work: Work, me: UUID, pairs: Sequence[Pair], mine: Mapping[UUID, SignUp]
) -> dict[UUID, int]:
    """My own place in line where I wait: 1 is next."""
    here = [pair for pair in pairs if _waits(mine.get(pair[0].id))]
    if not here:
        return {}
    waiting = waiting_for(work, [date.id for date, _ in here])
    been = _been(work, here, waiting)
    places: dict[UUID, int] = {}
    for date, activity in here:
        line = [
            one.knowing(been=(date.id, one.person) in been)
            for one in waiting[date.id, mine[date.id].role]
        ]
        order = in_line(line, activity.turn)
        places[date.id] = [one.person for one in order].index(me) + 1
    return places


def _waits(row: SignUp | None) -> bool:
    return row is not None and row.state == "waiting"


def _been(
    work: Work, pairs: Sequence[Pair], waiting: Mapping[tuple[UUID, str], Sequence[Waiting]]
) -> set[tuple[UUID, UUID]]:
    """Who was at the same activity before, by date and person; asked once, where turns are by that."""
    turns = {date.id: (date, a) for date, a in pairs if a.turn == "first_timers"}
    lines = {key: line for key, line in waiting.items() if key[0] in turns}
    people = {one.person for line in lines.values() for one in line}
    if not people:
        return set()
    ends = ends_of(work, {activity.id for _, activity in turns.values()}, people)
    return {
        (date.id, person)
        for date, activity in turns.values()
        for person in people
        if any(end <= date.starts_at for end in ends.get((activity.id, person), ()))
    }
