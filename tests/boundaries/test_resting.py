"""Resting, circles, and enough for today: things wait, nobody learns why, nothing is sent by itself."""

from tests.boundaries.conftest import Circle


async def test_messages_wait_without_dots(circle: Circle) -> None:
    await circle.do(circle.lin, "PUT", "/me/rest", {})
    await circle.say(circle.wei, "hello")
    room = await circle.room_of(circle.lin)
    assert (room["unread"], room["waiting"], room["last"]["text"]) == (False, True, "hello")
    await circle.do(circle.lin, "DELETE", "/me/rest")
    assert (await circle.room_of(circle.lin))["unread"]
    await circle.do(circle.lin, "PUT", "/me/seen")
    room = await circle.room_of(circle.lin)
    assert (room["unread"], room["waiting"]) == (False, False)


async def test_asks_wait_until_one_is_back(circle: Circle) -> None:
    until = (circle.clock.at).isoformat().replace("T09", "T12")
    await circle.do(circle.lin, "PUT", "/me/rest", {"until": until})
    assert (await circle.ask(circle.wei, circle.lin)).json()["state"] == "waiting"
    assert await circle.asks_to(circle.lin) == []
    await circle.later(hours=4)
    assert len(await circle.asks_to(circle.lin)) == 1
    assert (await circle.do(circle.lin, "GET", "/me/pace"))["rest"] is None


async def test_only_chosen_circles_see_it(circle: Circle) -> None:
    near = {circle.sam: "friend", circle.kim: "confidant"}
    for person, name in near.items():
        await circle.do(circle.lin, "PUT", f"/people/{person.id}/circle", {"circle": name})
    for shown_to, seeing in (
        ("nobody", set()),
        ("confidants", {"Kim"}),
        ("friends", {"Kim", "Sam"}),
    ):
        await circle.do(circle.lin, "PUT", "/me/rest", {"shown_to": shown_to})
        looks = (circle.sam, circle.kim, circle.wei)
        pages = {who.name: await circle.do(who, "GET", f"/people/{circle.lin.id}") for who in looks}
        assert {name for name, page in pages.items() if page["resting"]} == seeing
        assert all("since" not in str(page) for page in pages.values())


async def test_one_trusted_thought(circle: Circle) -> None:
    rest = {"trusted": circle.kim.id}
    assert (await circle.call(circle.lin, "PUT", "/me/rest", rest)).status_code == 404
    await circle.do(circle.lin, "PUT", f"/people/{circle.kim.id}/circle", {"circle": "confidant"})
    await circle.do(circle.lin, "PUT", "/me/rest", rest)
    ear = await circle.doors.listen(circle.lin)
    path = f"/people/{circle.lin.id}"
    assert (await circle.do(circle.kim, "GET", path))["may"]["think_of"]
    assert not (await circle.do(circle.sam, "GET", path))["may"]["think_of"]
    assert (await circle.call(circle.sam, "PUT", f"{path}/thought")).status_code == 404
    for _ in range(2):
        await circle.do(circle.kim, "PUT", f"{path}/thought")
    await circle.doors.settled()
    assert [e["on"] for e in ear.heard] == ["ready", "thought.received"]
    assert not (await circle.do(circle.kim, "GET", path))["may"]["think_of"]
    for_her = await circle.do(circle.lin, "GET", "/me/for-you")
    assert [item["event"]["person"]["name"] for item in for_her["items"]] == ["Kim"]
    assert not for_her["unread"]


async def test_circles_are_for_their_owner_only(circle: Circle) -> None:
    ear = await circle.doors.listen(circle.wei)
    before = (await circle.call(circle.wei, "GET", f"/people/{circle.lin.id}")).content
    path = f"/people/{circle.wei.id}/circle"
    await circle.do(circle.lin, "PUT", path, {"circle": "confidant", "note": "likes plums"})
    mine = (await circle.do(circle.lin, "GET", f"/people/{circle.wei.id}"))["mine"]
    assert (mine["circle"], mine["note"]) == ("confidant", "likes plums")
    assert (await circle.call(circle.wei, "GET", f"/people/{circle.lin.id}")).content == before
    (tie,) = (await circle.do(circle.lin, "GET", "/me/circles"))["items"]
    assert (tie["person"]["name"], tie["note"]) == ("Wei", "likes plums")
    await circle.do(circle.lin, "PUT", path, {"circle": "acquaintance", "note": ""})
    assert (await circle.do(circle.lin, "GET", "/me/circles"))["items"] == []
    assert [e["on"] for e in ear.heard] == ["ready"]


async def test_enough_for_today(circle: Circle) -> None:
    rooms = {who: await circle.talk(who, circle.lin) for who in (circle.wei, circle.sam)}
    await circle.do(circle.lin, "PATCH", "/me/pace", {"talks_a_day": 1})
    for who, room in rooms.items():
        await circle.say(who, "hello", room)
    assert not (await circle.do(circle.lin, "GET", "/me/pace"))["enough"]
    await circle.say(circle.lin, "hello Wei", rooms[circle.wei])
    await circle.say(circle.wei, "how are you?", rooms[circle.wei])
    assert (await circle.do(circle.lin, "GET", "/me/pace"))["enough"]
    dots = {
        who.name: (await circle.room_of(circle.lin, room))["unread"] for who, room in rooms.items()
    }
    assert dots == {"Wei": True, "Sam": False}
    await circle.ask(circle.kim, circle.lin)
    assert not (await circle.do(circle.lin, "GET", "/me/for-you"))["unread"]
    assert not (await circle.do(circle.lin, "POST", "/me/pace/go-on"))["enough"]
    assert (await circle.room_of(circle.lin, rooms[circle.sam]))["unread"]
    assert (await circle.do(circle.lin, "GET", "/me/for-you"))["unread"]
    await circle.later(days=1)
    assert not (await circle.do(circle.lin, "GET", "/me/pace"))["enough"]


async def test_at_night_nothing_calls(circle: Circle) -> None:
    await circle.later(hours=5)  # 22:00 in Shanghai
    await circle.ask(circle.wei, circle.lin)
    told = await circle.do(circle.lin, "GET", "/me/for-you")
    assert (len(told["items"]), told["unread"]) == (1, False)
    assert (await circle.do(circle.lin, "GET", "/me/pace"))["quiet_now"]
    await circle.later(hours=10, minutes=1)  # 08:01
    told = await circle.do(circle.lin, "GET", "/me/for-you")
    assert told["unread"]
    await circle.do(circle.lin, "PUT", "/me/for-you/seen", {"seq": told["items"][0]["seq"]})
    assert not (await circle.do(circle.lin, "GET", "/me/for-you"))["unread"]


async def test_hours_of_ones_own(circle: Circle) -> None:
    quiet: list[dict[str, str] | None] = [None] * 7
    quiet[circle.clock.at.weekday()] = {"begins": "16:00", "ends": "18:00"}
    pace = await circle.do(circle.lin, "PATCH", "/me/pace", {"quiet": quiet})
    assert pace["quiet_now"] and pace["quiet"].count(None) == 6
    pace = await circle.do(circle.lin, "PATCH", "/me/pace", {"time_zone": "Europe/Berlin"})
    assert not pace["quiet_now"]
    pace = await circle.do(circle.lin, "PATCH", "/me/pace", {"quiet": None, "time_zone": None})
    assert pace["time_zone"] == "Asia/Shanghai" and pace["quiet"][0]["begins"] == "21:30"
