"""A topic that the desk adds: it stays while the decision holds, and goes with it; what the author said stays theirs."""

from tests.decisions.conftest import WORDS, Desk


async def topics(desk: Desk) -> list[str]:
    """Out: what the only message of the group touches, as Kim has it."""
    (item,) = await desk.circle.history(desk.circle.kim)
    found: list[str] = item["topics"]
    return found


async def say_topics(desk: Desk, key: str, *said: str) -> None:
    path = f"/rooms/{desk.circle.room}/messages/{key}/topics"
    await desk.do(desk.circle.wei, "PUT", path, {"topics": list(said)})


async def test_what_its_author_had_said_stays(desk: Desk) -> None:
    key = await desk.circle.say(desk.circle.wei, "my granny died", topics=["death"])
    await desk.report(desk.circle.rosa, key)
    made = await desk.decide(await desk.case(), "topic", topic="death")
    await desk.undo(desk.ding, made["id"])
    assert await topics(desk) == ["death"]


async def test_it_stays_while_the_decision_holds(desk: Desk) -> None:
    key, case = await desk.said()
    made = await desk.decide(case, "topic", topic="death")
    await say_topics(desk, key, "money")
    assert await topics(desk) == ["money", "death"]
    await say_topics(desk, key)
    assert await topics(desk) == ["death"]
    (mine,) = await desk.mine(desk.circle.wei)
    assert (mine["state"], mine["topic"], mine["said"]) == ("in_force", "death", WORDS)
    await desk.undo(desk.ding, made["id"])
    assert await topics(desk) == []
    await say_topics(desk, key, "death")
    await say_topics(desk, key)
    assert await topics(desk) == []


async def test_two_decisions_for_one_topic(desk: Desk) -> None:
    _, case = await desk.said()
    one = await desk.decide(case, "topic", topic="death", keep_open=True)
    other = await desk.decide(await desk.case(), "topic", topic="death")
    await desk.undo(desk.ding, one["id"])
    assert await topics(desk) == ["death"]
    await desk.undo(desk.ding, other["id"])
    assert await topics(desk) == []
