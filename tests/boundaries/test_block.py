"""Blocking: neither meets the other, anywhere; numbers stay gapless, and duty is not bound by it."""

from uuid import uuid4

from tests.boundaries.conftest import Circle
from tests.matrix.doors import Someone


async def block(circle: Circle, who: Someone, whom: Someone) -> None:
    await circle.do(who, "PUT", f"/people/{whom.id}/block")


async def test_each_sees_the_others_messages_withheld(circle: Circle) -> None:
    await circle.say(circle.wei, "before by wei")
    await circle.say(circle.lin, "before by lin")
    ears = [await circle.doors.listen(who) for who in (circle.lin, circle.wei, circle.sam)]
    await block(circle, circle.lin, circle.wei)
    await circle.say(circle.wei, "after by wei")
    await circle.say(circle.lin, "after by lin")
    await circle.say(circle.sam, "after by sam")
    await circle.doors.settled()
    kinds = [
        [e["on"] for e in ear.heard if e.get("stream") == f"room:{circle.room}"] for ear in ears
    ]
    assert kinds == [
        ["withheld", "message.sent", "message.sent"],
        ["message.sent", "withheld", "message.sent"],
        ["message.sent"] * 3,
    ]
    for who, other in ((circle.lin, "wei"), (circle.wei, "lin")):
        items = await circle.history(who)
        assert [item.get("withheld", False) for item in items].count(True) == 2
        assert all(other not in item.get("text", "") for item in items)
        assert not (await circle.do(who, "GET", f"/search?q={other}"))["items"]
        assert other not in (await circle.room_of(who))["last"]["text"]
        numbers = [item["seq"] for item in items]
        assert numbers == list(range(numbers[0], numbers[0] + 5))


async def test_they_are_in_no_list_of_each_other(circle: Circle) -> None:
    await block(circle, circle.lin, circle.wei)
    for who, other in ((circle.lin, circle.wei), (circle.wei, circle.lin)):
        inside = await circle.do(who, "GET", f"/rooms/{circle.room}/members")
        there = {member["person"]["id"] for member in inside["items"]}
        assert other.id not in there and circle.sam.id in there
        for path in (f"/people/{other.id}", f"/asks/{other.id}"):
            assert (await circle.call(who, "GET", path)).status_code == 404
        assert (await circle.ask(who, other)).status_code == 404
        assert (await circle.call(who, "PUT", f"/people/{other.id}/mute", {})).status_code == 404


async def test_reactions_are_shown_without_them(circle: Circle) -> None:
    said = await circle.say(circle.sam, "hello")
    await block(circle, circle.lin, circle.wei)
    ears = [await circle.doors.listen(who) for who in (circle.lin, circle.wei, circle.sam)]
    path = f"/rooms/{circle.room}/messages/{said}/reaction"
    await circle.do(circle.wei, "PUT", path, {"kind": "hug"})
    await circle.do(circle.kim, "PUT", path, {"kind": "haha"})
    await circle.doors.settled()
    seen = [
        [
            e.get("reactions") and [r["person"]["name"] for r in e["reactions"]]
            for e in ear.heard[1:]
        ]
        for ear in ears
    ]
    assert seen == [[None, ["Kim"]], [["Wei"], ["Wei", "Kim"]], [["Wei"], ["Wei", "Kim"]]]
    (item,) = await circle.history(circle.lin)
    assert [r["person"]["name"] for r in item["reactions"]] == ["Kim"]


async def test_what_is_withheld_cant_be_touched(circle: Circle) -> None:
    said = await circle.say(circle.wei, "hello")
    await block(circle, circle.lin, circle.wei)
    path = f"/rooms/{circle.room}/messages/{said}"
    assert (
        await circle.call(circle.lin, "PUT", f"{path}/reaction", {"kind": "hug"})
    ).status_code == 404
    assert (await circle.call(circle.lin, "DELETE", path)).status_code == 404
    own = await circle.say(circle.lin, "an answer", reply_to=said)
    (mine,) = [item for item in await circle.history(circle.lin) if item.get("id") == own]
    assert mine["reply_to"] is None


async def test_lifting_it_brings_everything_back(circle: Circle) -> None:
    await circle.say(circle.wei, "before")
    await block(circle, circle.lin, circle.wei)
    await block(circle, circle.lin, circle.wei)
    await circle.say(circle.wei, "between")
    await circle.do(circle.lin, "DELETE", f"/people/{circle.wei.id}/block")
    assert [item["text"] for item in await circle.history(circle.lin)] == ["before", "between"]
    assert (await circle.call(circle.wei, "GET", f"/people/{circle.lin.id}")).status_code == 200


async def test_nothing_is_written_to_the_others_streams(circle: Circle) -> None:
    ear = await circle.doors.listen(circle.wei)
    head = (await circle.room_of(circle.wei))["head"]
    await block(circle, circle.lin, circle.wei)
    await circle.later(hours=1)
    assert [e["on"] for e in ear.heard] == ["ready"]
    assert (await circle.room_of(circle.wei))["head"] == head


async def test_duty_is_not_bound(circle: Circle) -> None:
    said = await circle.say(circle.wei, "rude words")
    await block(circle, circle.chen, circle.wei)
    mine = await circle.history(circle.chen)
    assert mine == [{"seq": mine[0]["seq"], "withheld": True}]
    path = f"/rooms/{circle.room}"
    on_duty = await circle.do(circle.chen, "GET", f"{path}/messages?duty=true")
    assert [item["text"] for item in on_duty["items"]] == ["rude words"]
    inside = await circle.do(circle.chen, "GET", f"{path}/members?duty=true")
    assert circle.wei.id in {member["person"]["id"] for member in inside["items"]}
    for call in ("messages", "members"):
        assert (await circle.call(circle.sam, "GET", f"{path}/{call}?duty=true")).status_code == 403
    await circle.do(circle.chen, "DELETE", f"{path}/messages/{said}")
    people = await circle.do(circle.chen, "GET", f"/centres/{circle.centre}/people")
    assert circle.wei.id in {person["id"] for person in people["items"]}
    removal = {"person": circle.wei.id, "reason": "a quiet week"}
    await circle.do(circle.chen, "POST", f"{path}/removals", removal)


async def test_in_announcements_the_centre_speaks(circle: Circle) -> None:
    (news,) = [
        room
        for room in (await circle.do(circle.lin, "GET", "/rooms"))["items"]
        if room["kind"] == "announcements"
    ]
    await block(circle, circle.lin, circle.chen)
    await circle.say(circle.chen, "we open at nine", news["id"])
    (item,) = await circle.history(circle.lin, news["id"])
    assert (item["author"]["id"], item["text"]) == (circle.centre, "we open at nine")
    assert item["author"]["name"].startswith("Plum Court")
    (item,) = await circle.history(circle.sam, news["id"])
    assert item["author"]["name"] == "Chen"
    last = (await circle.room_of(circle.lin, news["id"]))["last"]
    assert last["author"]["id"] == circle.centre


async def test_a_workers_room_stays(circle: Circle) -> None:
    await block(circle, circle.lin, circle.chen)
    path = f"/centres/{circle.centre}/people/{circle.lin.id}/room"
    room = await circle.do(circle.chen, "PUT", path, {"id": str(uuid4())})
    again = await circle.do(circle.chen, "PUT", path, {"id": str(uuid4())})
    assert (room["kind"], room["title"], again["id"]) == ("worker", "Lin", room["id"])
    await circle.say(circle.chen, "your card is ready", room["id"])
    (item,) = await circle.history(circle.lin, room["id"])
    assert (item["author"]["name"], item["text"]) == ("Chen", "your card is ready")
    for who, whom in ((circle.sam, circle.lin), (circle.chen, circle.chen)):
        path = f"/centres/{circle.centre}/people/{whom.id}/room"
        assert (await circle.call(who, "PUT", path, {"id": str(uuid4())})).status_code == 404
