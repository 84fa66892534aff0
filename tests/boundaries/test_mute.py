"""Muting: folded for who muted, from then on and before, no dot; nothing differs for anybody else."""

from tests.boundaries.conftest import Circle


async def test_a_muted_person_is_folded_and_raises_no_dot(circle: Circle) -> None:
    await circle.say(circle.rosa, "before")
    ear, other = [await circle.doors.listen(who) for who in (circle.kim, circle.sam)]
    await circle.do(circle.kim, "PUT", f"/people/{circle.rosa.id}/mute", {})
    await circle.do(circle.kim, "PUT", f"/rooms/{circle.room}/read", {"seq": 2**50})
    await circle.say(circle.rosa, "after")
    await circle.doors.settled()
    (heard,) = [e for e in ear.heard if e["on"] == "message.sent"]
    (others,) = [e for e in other.heard if e["on"] == "message.sent"]
    assert (heard["message"]["folded"], heard["message"]["text"]) == ("person", "after")
    assert others["message"]["folded"] is None
    assert [item["folded"] for item in await circle.history(circle.kim)] == ["person", "person"]
    assert [item["folded"] for item in await circle.history(circle.sam)] == [None, None]
    room = await circle.room_of(circle.kim)
    assert (room["unread"], room["waiting"]) == (False, False)
    assert (room["last"]["folded"], room["last"]["text"]) == ("person", "")
    assert (await circle.room_of(circle.sam))["unread"]
    found = (await circle.do(circle.kim, "GET", "/search?q=after"))["items"]
    assert [item["folded"] for item in found] == ["person"]


async def test_a_mute_ends_by_itself(circle: Circle) -> None:
    told = await circle.do(circle.kim, "PUT", f"/people/{circle.rosa.id}/mute", {"lasts": "hour"})
    assert told["until"] is not None
    ear = await circle.doors.listen(circle.kim)
    await circle.say(circle.rosa, "first")
    await circle.doors.settled()
    await circle.later(minutes=61)
    await circle.say(circle.rosa, "second")
    await circle.doors.settled()
    heard = [e["message"] for e in ear.heard if e["on"] == "message.sent"]
    assert [m["folded"] for m in heard] == ["person", None]
    assert (await circle.room_of(circle.kim))["unread"]
    assert (await circle.do(circle.kim, "GET", "/me/boundaries"))["muted"] == []


async def test_a_muted_room_raises_no_dot(circle: Circle) -> None:
    await circle.do(circle.kim, "PUT", f"/rooms/{circle.room}/mute", {"lasts": "week"})
    await circle.say(circle.rosa, "hello")
    room = await circle.room_of(circle.kim)
    assert (room["unread"], room["waiting"]) == (False, True)
    assert room["mute"]["until"] is not None
    await circle.do(circle.kim, "DELETE", f"/rooms/{circle.room}/mute")
    room = await circle.room_of(circle.kim)
    assert (room["unread"], room["mute"]) == (True, None)


async def test_topics_are_folded_or_not_shown(circle: Circle) -> None:
    ear = await circle.doors.listen(circle.kim)
    await circle.do(circle.kim, "PUT", "/me/topics/medicine", {"comfort": "fold"})
    await circle.do(circle.kim, "PUT", "/me/topics/death", {"comfort": "hide", "lasts": "today"})
    for topic in ("medicine", "death", "money"):
        await circle.say(circle.rosa, f"about {topic}", topics=[topic])
    own = await circle.say(circle.kim, "my own", topics=["death"])
    await circle.doors.settled()
    told = [e for e in ear.heard if e.get("stream") == f"room:{circle.room}"]
    assert [e["on"] for e in told] == ["message.sent", "withheld", "message.sent", "message.sent"]
    assert [e["message"]["folded"] for e in told if "message" in e] == ["topic", None, None]
    assert [item.get("folded", "-") for item in await circle.history(circle.kim)] == [
        *("topic", "-", None, None)
    ]
    found = (await circle.do(circle.kim, "GET", "/search?q=about"))["items"]
    assert {item["text"]: item["folded"] for item in found} == {
        "about medicine": "topic",
        "about money": None,
    }
    assert told[-1]["message"]["id"] == own
    await circle.do(circle.kim, "DELETE", "/me/topics/death")
    assert len((await circle.do(circle.kim, "GET", "/search?q=about"))["items"]) == 3


async def test_nobody_else_hears_of_it(circle: Circle) -> None:
    ears = [await circle.doors.listen(who) for who in (circle.rosa, circle.sam)]
    kims = await circle.doors.listen(circle.kim)
    await circle.do(circle.kim, "PUT", f"/people/{circle.rosa.id}/mute", {})
    await circle.do(circle.kim, "PUT", f"/rooms/{circle.room}/mute", {})
    await circle.do(circle.kim, "PUT", "/me/topics/money", {"comfort": "hide"})
    await circle.doors.settled()
    assert [e["on"] for ear in ears for e in ear.heard] == ["ready", "ready"]
    assert [e["on"] for e in kims.heard] == ["ready", *["boundaries.changed"] * 3]
    head = (await circle.room_of(circle.sam))["head"]
    await circle.say(circle.rosa, "next")
    assert (await circle.room_of(circle.sam))["head"] == head + 1


async def test_a_host_adds_a_topic_and_each_meets_it_as_they_wish(circle: Circle) -> None:
    said = await circle.say(circle.sam, "about a funeral")
    await circle.do(circle.kim, "PUT", "/me/topics/death", {"comfort": "fold"})
    await circle.do(circle.lin, "PUT", "/me/topics/death", {"comfort": "hide"})
    ears = [await circle.doors.listen(who) for who in (circle.kim, circle.lin, circle.wei)]
    path = f"/rooms/{circle.room}/messages/{said}/topics"
    refused = await circle.call(circle.wei, "PUT", path, {"topics": ["death"]})
    assert refused.status_code == 403
    for who in (circle.rosa, circle.rosa, circle.sam):
        await circle.do(who, "PUT", path, {"topics": ["death"]})
    await circle.doors.settled()
    for ear in ears:
        (told,) = [e for e in ear.heard if e["on"] != "ready"]
        assert (told["on"], told["id"], told["topics"]) == ("topics.changed", said, ["death"])
    assert [item["folded"] for item in await circle.history(circle.kim)] == ["topic"]
    assert [item.get("withheld") for item in await circle.history(circle.lin)] == [True]
    assert [item["topics"] for item in await circle.history(circle.wei)] == [["death"]]


async def test_a_blocked_persons_message_tells_no_topics(circle: Circle) -> None:
    said = await circle.say(circle.wei, "words")
    await circle.do(circle.lin, "PUT", f"/people/{circle.wei.id}/block")
    ear = await circle.doors.listen(circle.lin)
    path = f"/rooms/{circle.room}/messages/{said}/topics"
    await circle.do(circle.rosa, "PUT", path, {"topics": ["money"]})
    await circle.doors.settled()
    assert [e["on"] for e in ear.heard] == ["ready", "withheld"]
