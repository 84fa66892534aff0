"""What waits at the desk of the newcomer: something of theirs that the guest has reported."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from actions import cases
from actions.case_copies import copy
from core.ids import new_id
from core.work import Work
from models.reports import Report
from tests.matrix.world_of_cases import about

if TYPE_CHECKING:
    from tests.matrix.scenes import Play, Scene


async def make_cases(scene: Scene, play: Play) -> None:
    """Its words are the play's own."""

    def report(work: Work) -> str:
        author, centre = UUID(play.newcomer.id), UUID(scene.centre)
        said = about(author, centre, new_id(), work.now, f"case {play.text}")
        case = cases.open_case(work, centre=centre, thing=said, origin="report", danger=True)
        copy(work, case, said)
        by = UUID(play.guest.id)
        row = Report(id=new_id(), case_id=case.id, by_id=by, reason="hurts", at=work.now)
        work.session.add(row)
        work.session.flush()
        return str(case.id)

    play.case = await scene.doors.store.write(report)
