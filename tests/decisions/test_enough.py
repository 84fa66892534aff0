"""Whom a decision concerns is heard, and each who could stand by them is asked once; nobody is called without end."""

from datetime import timedelta
from uuid import uuid4

from rules.appeals import ANSWERS_A_DAY
from tests.decisions.conftest import Desk
from tests.decisions.test_talking import talk
from tests.matrix.doors import Someone


async def say(
    desk: Desk, decision: str, key: str, words: str = "Please ring me."
) -> tuple[int, str]:
    """Out: status and code of what Wei is answered."""
    path = f"/me/decisions/{decision}/answers/{key}"
    return await desk.code(desk.circle.wei, "PUT", path, {"words": words})


async def full(desk: Desk) -> tuple[str, list[str], str]:
    """Out: a decision, the ids of all the answers that go in a day, and the path of its case."""
    _, case = await desk.said()
    made = await desk.decide(case, "hide")
    keys = [str(uuid4()) for _ in range(ANSWERS_A_DAY)]
    for key in keys:
        assert await say(desk, made["id"], key) == (201, "")
        desk.circle.clock.at += timedelta(minutes=1)
    return made["id"], keys, f"{desk.here}/cases/{case['id']}"


async def test_ten_answers_a_day(desk: Desk) -> None:
    made, _, case = await full(desk)
    ear = await desk.circle.doors.listen(desk.chen)
    before = (await desk.do(desk.chen, "GET", case))["version"]
    key = str(uuid4())
    path = f"/me/decisions/{made}/answers/{key}"
    answer = await desk.circle.call(desk.circle.wei, "PUT", path, {"words": "One more."})
    assert (answer.status_code, answer.json()["code"]) == (429, "enough_answered")
    assert answer.json()["retry_after"] == 24 * 3600 - ANSWERS_A_DAY * 60
    await desk.circle.doors.settled()
    assert not [event for event in ear.heard if event["on"] == "case.changed"]
    assert (await desk.do(desk.chen, "GET", case))["version"] == before
    await desk.later(days=1, minutes=-10)
    assert await say(desk, made, key, "One more.") == (201, ""), "under the same id, a day later"
    assert (await say(desk, made, str(uuid4())))[0] == 429


async def test_a_repeat_gets_the_first_answer(desk: Desk) -> None:
    made, keys, _ = await full(desk)
    for key in (keys[0], keys[-1]):
        assert await say(desk, made, key) == (200, "")
    assert await say(desk, made, keys[0], "else") == (409, "already_different")
    (mine,) = await desk.mine(desk.circle.wei)
    assert len(mine["answers"]) == ANSWERS_A_DAY


async def test_another_decision_can_be_answered(desk: Desk) -> None:
    made, _, _ = await full(desk)
    _, case = await desk.said("other words")
    other = await desk.decide(case, "hide")
    assert await say(desk, other["id"], str(uuid4())) == (201, "")
    assert (await say(desk, made, str(uuid4())))[0] == 429


async def asks(desk: Desk, decision: str, who: Someone) -> tuple[int, str]:
    """Wei asks somebody to stand by them; out: status and code."""
    path = f"/me/decisions/{decision}/appeal/advocate"
    return await desk.code(desk.circle.wei, "PUT", path, {"person": who.id})


async def test_each_is_asked_once_in_an_appeal(desk: Desk) -> None:
    """Kim said no, Lin nothing yet: the answer is the same, so that it doesn't tell a no."""
    kim, lin, rosa = desk.circle.kim, desk.circle.lin, desk.circle.rosa
    _, case = await desk.said()
    made = await desk.decide(case, "hide")
    key, _ = await desk.appeal(kim)
    ears = [await desk.circle.doors.listen(who) for who in (kim, lin)]
    await desk.do(kim, "PUT", f"/me/advocacy/{key}/answer", {"answer": "no"})
    assert await asks(desk, made["id"], kim) == (200, ""), "the one asked last, said twice"
    assert await asks(desk, made["id"], lin) == (200, "")
    assert await asks(desk, made["id"], kim) == (409, "asked_already")
    assert (await desk.mine(desk.circle.wei))[0]["appeal"]["advocate"]["id"] == lin.id
    assert await asks(desk, made["id"], rosa) == (200, "")
    for who in (kim, lin):
        assert await asks(desk, made["id"], who) == (409, "asked_already")
    await desk.circle.doors.settled()
    rung = [len([e for e in ear.heard if e["on"] == "advocate.asked"]) for ear in ears]
    assert rung == [0, 1], "Kim was asked before we listened, and never again"
    assert (await desk.code(kim, "GET", f"/me/advocacy/{key}"))[0] == 404
    assert await asks(desk, made["id"], desk.ding) == (200, ""), "others can be asked"
    await desk.do(desk.ding, "PUT", f"/me/advocacy/{key}/answer", {"answer": "yes"})
    assert await asks(desk, made["id"], lin) == (409, "appeal_is_over")


async def test_another_appeal_can_ask_them(desk: Desk) -> None:
    kim, lin = desk.circle.kim, desk.circle.lin
    first = await talk(desk)
    for who in (kim, lin):
        assert await asks(desk, first["id"], who) == (200, "")
    assert await asks(desk, first["id"], kim) == (409, "asked_already")
    await desk.later(minutes=1)
    _, case = await desk.said("other words")
    other = await desk.decide(case, "talk")
    assert other["id"] != first["id"]
    assert await asks(desk, other["id"], kim) == (200, "")


async def test_whom_i_cannot_ask_is_nobody_as_before(desk: Desk) -> None:
    """A block tells nothing, also not that they were asked before it."""
    wei, kim = desk.circle.wei, desk.circle.kim
    first = await talk(desk)
    for who in (kim, desk.circle.lin):
        await asks(desk, first["id"], who)
    await desk.do(kim, "PUT", f"/people/{wei.id}/block")
    assert await asks(desk, first["id"], kim) == (404, "not_found")
