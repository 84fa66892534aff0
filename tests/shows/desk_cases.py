"""What the desk's queue promises, for tests/shows/test_desk.py."""

import asyncio
import json
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from actions import case_copies, cases
from actions.reported import thing
from core.ids import new_id
from core.work import Work
from models.reports import Report
from models.sign_in import Who
from tests.decisions.conftest import Desk
from tests.matrix.doors import Doors, Someone, opened
from tests.shows.figures import bench


async def show_4(desk: Desk) -> None:
    """Two workers decide at the same moment: one decision, told once; the other learns who made which."""
    _, case = await desk.said()
    call, wei = desk.circle.call, desk.circle.wei
    ear = await desk.circle.doors.listen(wei)
    tries = {desk.chen: ("hide", {}), desk.ding: ("pause", {"lasts": "week"})}
    answers = await asyncio.gather(
        *(
            call(who, "PUT", desk.path(case), desk.body(case, kind, **more))
            for who, (kind, more) in tries.items()
        )
    )
    (won,) = [who for who, one in zip(tries, answers, strict=True) if one.status_code == 201]
    (lost,) = [one for one in answers if one.status_code != 201]
    assert (lost.status_code, lost.json()["code"]) == (409, "case_moved_on")
    assert won.name in lost.json()["detail"], lost.text
    for _ in range(2):
        await desk.later(minutes=1)
    (mine,) = await desk.mine(wei)
    assert (mine["kind"], mine["by"]["name"]) == (tries[won][0], won.name)
    assert len([e for e in ear.heard if e["on"] == "decision.made"]) == 1, "told exactly once"


async def show_5(home: Path) -> None:
    """A worker who blocked the person, and one whom they blocked, still see the case, all of it, and work on it."""
    async with opened(home) as doors:
        centre = await doors.centre("Plum Court")
        rosa, sam, lin = [await doors.someone(centre, name) for name in ("Rosa", "Sam", "Lin")]
        chen, bo = [await doors.someone(centre, name, "worker") for name in ("Chen", "Bo")]
        room = str(uuid4())
        await doors.do(rosa, "POST", "/rooms", {"id": room, "title": "Tea", "open": True})
        for one in (sam, lin, chen):
            await doors.do(one, "PUT", f"/rooms/{room}/members/me")
        case = await _reported(doors, centre, room, rosa, sam)
        other = await _reported(doors, centre, room, lin, sam)
        at = f"/centres/{centre}/cases"
        before = await doors.do(bo, "GET", f"{at}/{case}")
        await doors.do(chen, "PUT", f"/people/{rosa.id}/block")
        await doors.do(lin, "PUT", f"/people/{chen.id}/block")
        # The block holds: neither meets the other anywhere else.
        assert (await doors.call(chen, "GET", f"/people/{rosa.id}")).status_code == 404
        assert (await doors.call(chen, "GET", f"/people/{lin.id}")).status_code == 404
        listed = (await doors.do(chen, "GET", at))["items"]
        assert [row["id"] for row in listed] == [case, other]
        assert [row["person"]["name"] for row in listed] == ["Rosa", "Lin"]
        for waits, name in ((case, "Rosa"), (other, "Lin")):
            page = await doors.do(chen, "GET", f"{at}/{waits}")
            assert [copy["words"] for copy in page["copies"]] == ["Go away."]
            assert page["copies"][0]["author"]["name"] == name
            taken = {"version": page["version"]}
            row = await doors.do(chen, "PUT", f"{at}/{waits}/taking", taken)
            assert row["taken_by"]["name"] == "Chen"
        after = await doors.do(bo, "GET", f"{at}/{case}")
        assert {**after, "version": 0, "steps": [], "taken_by": None} == {
            **before,
            "version": 0,
            "steps": [],
        }, "as a colleague sees it whom nothing stands between"


async def _reported(
    doors: Doors, centre: str, room: str, author: Someone, reporter: Someone
) -> str:
    """Out: the id of the case of something that one says and another reports."""
    message = str(uuid4())
    await doors.do(author, "PUT", f"/rooms/{room}/messages/{message}", {"text": "Go away."})

    def report(work: Work) -> str:
        who = Who(UUID(reporter.id), new_id(), new_id(), "en", UUID(centre), {})
        about = thing(work, who, "message", UUID(message))
        case = cases.open_case(
            work, centre=UUID(centre), thing=about, origin="report", danger=False
        )
        case_copies.copy(work, case, about)
        row = Report(id=new_id(), case_id=case.id, by_id=who.person, reason="hurts", at=work.now)
        work.session.add(row)
        work.session.flush()
        return str(case.id)

    return str(await doors.store.write(report))


def show_8() -> list[dict[str, Any]]:
    """The figure of the first page runs on both databases, says its floor, and that the page is found along its index.

    Never how fast: that is the machine's business (`./sunroom bench desk`). Out: its rows.
    """
    done = bench("desk", "--tiny")
    rows = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
    queues = [row for row in rows if row["figure"] == "desk.queue"]
    assert {row["database"] for row in queues} == {"sqlite", "postgresql"}, done.stderr
    for row in queues:
        few, many = row["queries"]
        assert many <= few, "no query more, however many wait"
        assert row["cases"] == 60 and isinstance(row["index"], bool)
    # PostgreSQL rather reads so few as these as a whole; SQLite goes along the index whatever their number.
    assert next(row for row in queues if row["database"] == "sqlite")["index"] is True
    floors = [row for row in rows if row["figure"] == "desk.floor"]
    for row, (ratio, index) in zip(
        queues, zip(floors[::2], floors[1::2], strict=True), strict=True
    ):
        assert str(row["cases"]) in ratio["floor"] and row["database"] in ratio["floor"]
        assert "index" in index["floor"] and index["held"] is row["index"]
        assert ratio["value"] == row["ratio"]["median"] and ratio["at most"] == 1.5
        assert ratio["held"] is (float(ratio["value"]) <= 1.5), "the verdict is the figure's own"
    said = [line[0] == "✓" for line in done.stdout.splitlines() if line[:1] in "✓✗" and line]
    assert said == [row["held"] for row in floors], done.stdout
    assert done.returncode == int(not all(said)), done.stderr
    return rows
