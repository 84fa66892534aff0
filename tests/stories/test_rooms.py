"""Groups: open or by invitation, hosts and members, leaving and removal; the announcements room; search."""

from typing import Any

from tests.support.cast import Cast
from tests.support.checks import check_problem
from tests.support.client import Phone, new_id
from tests.support.live import brings, says


async def rooms_of(phone: Phone) -> dict[str, dict[str, Any]]:
    return {room["id"]: room for room in (await phone.get("/rooms"))["items"]}


async def found(phone: Phone, words: str) -> list[str]:
    return [item["text"] for item in (await phone.get("/search", q=words))["items"]]


async def check_shut_out(phone: Phone, room: str, message: str, words: str) -> None:
    """On every surface this room does not exist for this person, as if its id were made up."""
    unknown = new_id()
    calls: list[tuple[str, str, Any]] = [
        ("GET", "", None),
        ("GET", "/messages", None),
        ("GET", "/members", None),
        ("PUT", f"/messages/{new_id()}", {"text": "let me in"}),
        ("PUT", f"/messages/{message}/reaction", {"kind": "hug"}),
        ("DELETE", f"/messages/{message}", None),
        ("PUT", "/read", {"seq": 1}),
    ]
    for method, path, body in calls:
        refused = await phone.call(method, f"/rooms/{room}{path}", body)
        check_problem(refused, 404, "not_found")
        assert refused.json() == (await phone.call(method, f"/rooms/{unknown}{path}", body)).json()
    assert room not in await rooms_of(phone)
    assert words not in await found(phone, words)
    line = await phone.listen({f"room:{room}": 0})
    assert f"room:{room}" not in line.heard[-1]["heads"] and not line.knows(words)
    answer = await line.send(new_id(), room, "let me in")
    assert answer["on"] == "refused" and answer["problem"]["status"] == 404
    await line.close()


async def test_an_open_group_is_joined_and_left(cast: Cast) -> None:
    room = await cast.rosa.make_room("Singing")
    line = await cast.rosa.listen()
    listed = [item["id"] for item in (await cast.sam.get("/rooms/open", limit=100))["items"]]
    assert room in listed
    assert room not in [item["id"] for item in (await cast.outsider.get("/rooms/open"))["items"]]
    await cast.sam.join(room)
    joined = await line.until(says("member.joined", stream=f"room:{room}"))
    assert joined["person"]["id"] == cast.sam.id
    message = await cast.rosa.send(room, "welcome-to-singing")
    assert message["id"] in [m.get("id") for m in await cast.sam.history(room)]
    await cast.sam.leave(room)
    left = await line.until(says("member.left", stream=f"room:{room}"))
    assert left["person"]["id"] == cast.sam.id
    await check_shut_out(cast.sam, room, message["id"], "welcome-to-singing")


async def test_a_newcomer_sees_only_from_joining_on(cast: Cast) -> None:
    room = await cast.rosa.make_room("Crafts", cast.sam)
    before = await cast.rosa.send(room, "before-kim-蓝布")
    assert "before-kim-蓝布" in await found(cast.sam, "蓝布")
    await cast.kim.join(room)
    after = await cast.rosa.send(room, "after kim")
    assert await cast.kim.texts(room) == ["after kim"]
    assert await found(cast.kim, "蓝布") == []
    line = await cast.kim.listen({f"room:{room}": 0})
    assert not line.knows("before-kim") and line.knows("after kim")
    events = line.of(f"room:{room}")
    assert [e["on"] for e in events if e["seq"] == before["seq"]] == ["withheld"]
    assert [e["seq"] for e in events] == list(range(1, after["seq"] + 1))
    path = f"/rooms/{room}/messages/{before['id']}/reaction"
    check_problem(await cast.kim.call("PUT", path, {"kind": "hug"}), 404, "not_found")


async def test_a_room_by_invitation_is_unknown_to_the_uninvited(cast: Cast) -> None:
    await cast.rosa.make_room("Where they met", cast.sam)
    room = await cast.rosa.make_room("Quiet corner", open=False)
    message = await cast.rosa.send(room, "only-among-us")
    for nobody in (cast.kim, cast.outsider, cast.zhao):
        await check_shut_out(nobody, room, message["id"], "only-among-us")
        check_problem(await nobody.call("PUT", f"/rooms/{room}/members/me"), 404, "not_found")
    await cast.rosa.do("PUT", f"/rooms/{room}/invitations/{cast.sam.id}")
    (offer,) = [r for r in (await cast.sam.get("/rooms/open"))["items"] if r["id"] == room]
    assert offer["invited_by"]["id"] == cast.rosa.id
    assert room not in await rooms_of(cast.sam)
    await cast.sam.join(room)
    members = (await cast.sam.get(f"/rooms/{room}/members"))["items"]
    assert {m["person"]["id"]: m["role"] for m in members} == {
        cast.rosa.id: "host",
        cast.sam.id: "member",
    }


async def test_who_never_shared_a_room_cannot_be_invited(cast: Cast) -> None:
    room = await cast.rosa.make_room("Quiet corner", open=False)
    for stranger in (cast.sam.id, cast.outsider.id, new_id()):
        answer = await cast.rosa.call("PUT", f"/rooms/{room}/invitations/{stranger}")
        check_problem(answer, 404, "not_found")
    assert (await cast.rosa.get(f"/rooms/{room}/invitable"))["items"] == []
    assert (await cast.sam.get("/rooms/open", limit=100))["items"][0]["invited_by"] is None


async def test_no_to_an_invitation_is_silent(cast: Cast) -> None:
    await cast.rosa.make_room("Where they met", cast.sam)
    room = await cast.rosa.make_room("Quiet corner", open=False)
    await cast.rosa.do("PUT", f"/rooms/{room}/invitations/{cast.sam.id}")
    line = await cast.rosa.listen()
    await cast.sam.do("DELETE", f"/rooms/{room}/invitations/me")
    receipt = await cast.rosa.send(room, "fence")
    await line.until(brings(receipt["id"]))
    assert [e["on"] for e in line.heard if "seq" in e] == ["message.sent"]
    check_problem(await cast.sam.call("PUT", f"/rooms/{room}/members/me"), 404, "not_found")


async def test_removal_takes_effect_at_once_and_is_told_kindly(cast: Cast) -> None:
    room = await cast.rosa.make_room("Baking", cast.sam, cast.wei)
    sam, wei = await cast.sam.listen(), await cast.wei.listen()
    first = await cast.rosa.send(room, "wei-is-here")
    await wei.until(brings(first["id"]))
    words = {"person": cast.wei.id, "reason": "We agreed on quiet afternoons."}
    refused = await cast.sam.call("POST", f"/rooms/{room}/removals", words)
    assert refused.status_code == 403
    await cast.rosa.do("POST", f"/rooms/{room}/removals", words)
    second = await cast.rosa.send(room, "wei-is-gone")
    await sam.until(brings(second["id"]))
    await wei.until(lambda e: e["on"] == "room.removed" and e["room"]["id"] == room)
    await check_shut_out(cast.wei, room, first["id"], "wei-is-here")
    assert not wei.knows("wei-is-gone") and not sam.knows("quiet afternoons")
    (told,) = (await cast.wei.get("/me/removals"))["items"]
    assert told["reason"] == words["reason"] and told["room"]["id"] == room
    assert (await cast.sam.get("/me/removals"))["items"] == []


async def test_only_staff_of_this_centre_announce(cast: Cast) -> None:
    (room,) = [r for r in (await rooms_of(cast.rosa)).values() if r["kind"] == "announcements"]
    assert room["id"] not in await rooms_of(cast.outsider)
    ears = [await cast.rosa.listen(), await cast.sam.listen()]
    outside = await cast.outsider.listen()
    check_problem(await cast.rosa.put(room["id"], "buy my lamp"), 403, "room_read_only")
    for staff in (cast.mei, cast.chen):
        receipt = await staff.send(room["id"], "closed-on-friday")
        for line in ears:
            await line.until(brings(receipt["id"]))
    own = await cast.outsider.make_room("Fence")
    await outside.until(brings((await cast.outsider.send(own, "fence"))["id"]))
    assert not outside.knows("closed-on-friday")
    assert not any(line.knows("buy my lamp") for line in ears)


async def test_making_a_room_twice_makes_one(cast: Cast) -> None:
    words = {"id": new_id(), "kind": "group", "title": "Calligraphy", "about": "", "open": True}
    answers = [await cast.rosa.call("POST", "/rooms", words) for _ in range(3)]
    assert [answer.status_code for answer in answers] == [201, 200, 200]
    check_problem(
        await cast.rosa.call("POST", "/rooms", words | {"title": "Other"}), 409, "already_different"
    )
    check_problem(await cast.sam.call("POST", "/rooms", words), 409, "already_different")
    assert [r["title"] for r in (await rooms_of(cast.rosa)).values() if r["id"] == words["id"]] == [
        "Calligraphy"
    ]


async def test_a_changed_title_reaches_everyone_inside(cast: Cast) -> None:
    room = await cast.rosa.make_room("Old", cast.sam)
    line = await cast.sam.listen()
    assert (await cast.sam.call("PATCH", f"/rooms/{room}", {"title": "Mine"})).status_code == 403
    await cast.rosa.do("PATCH", f"/rooms/{room}", {"title": "New"})
    changed = await line.until(says("room.changed", stream=f"room:{room}"))
    assert changed["room"]["title"] == "New"
    assert (await cast.sam.my_room(room))["title"] == "New"


async def test_rooms_are_ordered_by_the_latest_word(cast: Cast) -> None:
    first = await cast.rosa.make_room("First", cast.sam)
    second = await cast.rosa.make_room("Second", cast.sam)
    await cast.rosa.send(second, "in second")
    await cast.rosa.send(first, "in first")
    listed = [
        r["id"] for r in (await cast.sam.get("/rooms"))["items"] if r["id"] in (first, second)
    ]
    assert listed == [first, second]
    assert (await rooms_of(cast.sam))[first]["last"]["text"] == "in first"


async def test_search_finds_in_three_languages_what_i_may_see(cast: Cast) -> None:
    room = await cast.rosa.make_room("Tea", cast.sam)
    secret = await cast.rosa.make_room("Diary")
    said = ["明天一起去公园散步", "Bring your umbrella tomorrow", "一緒にカラオケへ行きましょう"]
    for text in said:
        await cast.rosa.send(room, text)
    await cast.rosa.send(secret, "公园 umbrella カラオケ")
    for words, text in (
        ("公园", said[0]),
        ("园", said[0]),
        ("UMBRELLA", said[1]),
        ("カラオケ", said[2]),
    ):
        assert await found(cast.sam, words) == [text]
        assert len(await found(cast.rosa, words)) == 2
        assert await found(cast.outsider, words) == []
    receipt = await cast.rosa.send(room, "公园也可以")
    assert await found(cast.sam, "公园") == ["公园也可以", said[0]]
    await cast.rosa.do("DELETE", f"/rooms/{room}/messages/{receipt['id']}")
    assert await found(cast.sam, "公园") == [said[0]]
