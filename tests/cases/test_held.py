"""That its thing is held stands in the list beside each case, in one question for the whole page."""

from uuid import UUID, uuid4

import pytest

from core.work import Work
from models.cases import Case
from models.decisions import Decision
from tests.cases.conftest import Desk
from tests.cases.test_queue import _queries
from tests.matrix.doors import Someone


async def put_aside(desk: Desk, key: UUID, by: Someone, **more: str | None) -> None:
    """What a case is about is held from now on. `more`: what else the decision says; `now` for this moment."""

    def hide(work: Work) -> None:
        case = work.session.get_one(Case, key)
        row = Decision(
            id=uuid4(),
            case_id=key,
            centre_id=case.centre_id,
            kind="hide",
            by_id=UUID(by.id),
            reason=b"",
            thing_kind=case.thing_kind,
            thing_id=case.thing_id,
            at=work.now,
            in_force_at=work.now,
            lapses_at=work.now,
        )
        for part, said in more.items():
            setattr(row, part, work.now if said == "now" else said)
        work.session.add(row)
        work.session.flush()

    await desk.doors.store.write(hide)


async def test_a_page_takes_as_many_queries_however_many_are_held(desk: Desk) -> None:
    for _ in range(13):
        await desk.case()
    few = await _queries(desk)
    for n, row in enumerate((await desk.queue(desk.ada))[1:]):
        await put_aside(desk, UUID(row["id"]), (desk.bo, desk.chen)[n % 2])
    assert await _queries(desk) == few
    rows = await desk.queue(desk.ada)
    by = [row["held"] and row["held"]["by"]["name"] for row in rows]
    assert by == [None, *["Bo", "Chen"] * 6]


@pytest.mark.parametrize(
    "more", [{"in_force_at": None}, {"until": "now"}, {"undone_at": "now"}], ids=str
)
async def test_what_is_undone_or_over_or_only_proposed_holds_nothing(
    desk: Desk, more: dict[str, str | None]
) -> None:
    await put_aside(desk, UUID(await desk.case()), desk.bo, **more)
    (row,) = await desk.queue(desk.ada)
    assert row["held"] is None
