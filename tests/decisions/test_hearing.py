"""The desk hears of what is said to a decision, of an appeal, and of what waits for a second person."""

from typing import Any
from uuid import uuid4

from jobs import cases
from tests.decisions.conftest import Desk
from tests.matrix.doors import Someone


async def asks(desk: Desk, who: Someone) -> list[Any]:
    """Out: what is asked of a worker in their list, newest first."""
    items = (await desk.do(who, "GET", "/me/for-you"))["items"]
    return [one["event"]["asks"] for one in items if one["event"]["on"] == "case.changed"]


async def answer(desk: Desk, decision: str) -> None:
    path = f"/me/decisions/{decision}/answers/{uuid4()}"
    for _ in range(2):
        await desk.do(desk.circle.wei, "PUT", path, {"words": "Please ring me."})


async def top(desk: Desk, who: Someone) -> tuple[int, list[str]]:
    """Out: how many appeals wait for this worker, and which cases for their yes."""
    queue = await desk.do(who, "GET", f"{desk.here}/cases")
    return queue["to_look_again"], queue["to_agree"]


async def test_an_answer_reaches_who_decided(desk: Desk) -> None:
    _, case = await desk.said()
    made = await desk.decide(case, "hide")
    path = f"{desk.here}/cases/{case['id']}"
    before = await desk.do(desk.chen, "GET", path)
    ear = await desk.circle.doors.listen(desk.chen)
    other = await desk.circle.doors.listen(desk.ding)
    await desk.later(minutes=5)
    await answer(desk, made["id"])
    await desk.circle.doors.settled()
    rung = [e for e in ear.heard if e["on"] == "case.changed"]
    assert [e["asks"] for e in rung] == ["answer"], "once, and not again with the repeat"
    assert not [e for e in other.heard if e["on"] == "case.changed"]
    assert await asks(desk, desk.chen) == ["answer"]
    await desk.later(minutes=5)
    after = await desk.do(desk.chen, "GET", path)
    assert after["version"] == before["version"] + 1
    assert (after["steps"][-1]["kind"], after["steps"][-1]["by"]) == ("answered", None)
    assert await asks(desk, desk.chen) == [], "they have looked"


async def test_an_answer_to_somebody_who_left_reaches_all(desk: Desk) -> None:
    _, case = await desk.said()
    made = await desk.decide(case, "hide")
    desk.circle.doors.alter(
        "UPDATE appointments SET ended_at = ? WHERE person_id = ?",
        "2030-03-05 08:00:00.000000",
        desk.circle.doors.stored(desk.chen.id),
    )
    await answer(desk, made["id"])
    assert await asks(desk, desk.ding) == await asks(desk, desk.gao) == ["answer"]


async def test_an_appeal_calls_those_who_may_look(desk: Desk) -> None:
    _, case = await desk.said()
    await desk.decide(case, "hide")
    ear = await desk.circle.doors.listen(desk.ding)
    assert await top(desk, desk.ding) == (0, [])
    key, _ = await desk.appeal()
    await desk.circle.doors.settled()
    assert [e["asks"] for e in ear.heard if e["on"] == "case.changed"] == ["appeal"]
    assert await asks(desk, desk.gao) == ["appeal"] and await asks(desk, desk.chen) == []
    counted = [(await top(desk, who))[0] for who in (desk.ding, desk.gao, desk.chen)]
    assert counted == [1, 1, 0]
    await desk.do(desk.ding, "PUT", f"{desk.here}/appeals/{key}/taking")
    assert await asks(desk, desk.gao) == []
    counted = [(await top(desk, who))[0] for who in (desk.ding, desk.gao)]
    assert counted == [1, 0], "who took it has it still"
    out = {"outcome": "stays", "reason": "It did hurt."}
    await desk.do(desk.ding, "PUT", f"{desk.here}/appeals/{key}/outcome", out)
    assert (await top(desk, desk.ding))[0] == 0


async def test_a_proposal_calls_the_others(desk: Desk) -> None:
    _, case = await desk.said()
    made = await desk.decide(case, "removal")
    assert await asks(desk, desk.ding) == ["agree"] and await asks(desk, desk.chen) == []
    assert (await top(desk, desk.ding))[1] == [case["id"]]
    assert (await top(desk, desk.chen))[1] == []
    assert await desk.mine(desk.circle.wei) == []
    await desk.do(desk.ding, "PUT", f"{desk.path(case, made['id'])}/second")
    assert await asks(desk, desk.gao) == [] and (await top(desk, desk.gao))[1] == []


async def test_whom_it_concerns_hears_nothing_of_the_desk(desk: Desk) -> None:
    wei = desk.circle.wei
    _, case = await desk.said()
    await desk.decide(case, "removal")
    desk.circle.doors.alter(
        "UPDATE appointments SET role = 'worker' WHERE person_id = ?",
        desk.circle.doors.stored(wei.id),
    )
    assert await asks(desk, wei) == [] and await top(desk, wei) == (0, [])


async def test_who_reported_hears_that_it_came_otherwise(desk: Desk) -> None:
    """Once, and only who was told what came of it before; whom it concerned hears nothing of a report."""
    rosa, wei, lin = desk.circle.rosa, desk.circle.wei, desk.circle.lin
    key, case = await desk.said()
    made = await desk.decide(case, "hide")
    await cases.sweep(desk.circle.doors.store)
    ears = [await desk.circle.doors.listen(who) for who in (rosa, wei, lin)]
    await desk.undo(desk.ding, made["id"])
    await cases.sweep(desk.circle.doors.store)
    await desk.circle.doors.settled()
    heard = [[e for e in ear.heard if e["on"] == "report.changed"] for ear in ears]
    assert [len(one) for one in heard] == [1, 0, 0]
    assert heard[0][0]["report"]["outcome"] == "looked_again"
    assert key and await desk.texts(desk.circle.kim) != ["-"]
