"""Two phones talk, over both doors; and who is not in the room hears nothing."""

import asyncio

from tests.support.cast import Cast
from tests.support.checks import check_gapless, check_problem, check_same_story
from tests.support.client import Phone, new_id
from tests.support.live import Line, brings, says


async def fence(phone: Phone, line: Line) -> None:
    """Something said in another room has reached this line: what was said before would have, too."""
    other = await phone.make_room("Fence")
    receipt = await phone.send(other, "fence")
    await line.until(brings(receipt["id"]))


async def test_one_says_and_the_other_hears(cast: Cast) -> None:
    room = await cast.rosa.make_room("Tea", cast.sam)
    line = await cast.sam.listen()
    receipt = await cast.rosa.send(room, "今天吃什么?")
    heard = await line.until(brings(receipt["id"]))
    assert heard["stream"] == f"room:{room}" and heard["seq"] == receipt["seq"]
    message = heard["message"]
    assert message["text"] == "今天吃什么?" and message["at"] == receipt["at"]
    assert message["author"] == {"id": cast.rosa.id, "name": "Rosa", "mark": None}
    assert (message["reply_to"], message["topics"], message["folded"], message["reactions"]) == (
        None,
        [],
        None,
        [],
    )
    assert (await cast.sam.page(room))["items"][-1] == message


async def test_who_left_and_who_never_came_hear_nothing(cast: Cast) -> None:
    room = await cast.rosa.make_room("Tea", cast.sam, cast.wei)
    sam, wei, outsider = (
        await cast.sam.listen(),
        await cast.wei.listen(),
        await cast.outsider.listen(),
    )
    first = await cast.rosa.send(room, "all of us")
    for line in (sam, wei):
        await line.until(brings(first["id"]))
    await cast.wei.leave(room)
    await wei.until(lambda e: e["on"] == "room.removed" and e["room"]["id"] == room)
    second = await cast.rosa.send(room, "without-wei-姜茶")
    await sam.until(brings(second["id"]))
    await fence(cast.wei, wei)
    await fence(cast.outsider, outsider)
    assert not wei.knows("without-wei") and not outsider.knows("all of us")
    again = await cast.wei.listen({f"room:{room}": first["seq"], cast.wei.own: 0})
    assert not again.knows("without-wei") and not again.of(f"room:{room}")
    for gone in (cast.wei, cast.outsider, cast.zhao):
        check_problem(await gone.call("GET", f"/rooms/{room}/messages"), 404, "not_found")


async def test_both_doors_are_one(cast: Cast) -> None:
    room = await cast.rosa.make_room("Tea", cast.sam)
    line = await cast.rosa.listen()
    spoken = new_id()
    accepted = await line.send(spoken, room, "by voice")
    assert accepted["on"] == "accepted"
    repeat = await cast.rosa.put(room, "by voice", spoken)
    assert repeat.status_code == 200
    assert repeat.json() == {"id": spoken, "seq": accepted["seq"], "at": accepted["at"]}
    written = await cast.rosa.send(room, "by letter")
    again = await line.send(written["id"], room, "by letter")
    assert (again["on"], again["seq"], again["at"]) == ("accepted", written["seq"], written["at"])
    assert [item["id"] for item in await cast.sam.history(room) if "id" in item] == [
        spoken,
        written["id"],
    ]
    check_gapless(line.of(f"room:{room}"), accepted["seq"] - 1)


async def test_the_same_send_many_times_at_once_is_one_message(cast: Cast) -> None:
    room = await cast.rosa.make_room("Tea", cast.sam)
    line, ear = await cast.rosa.listen(), await cast.sam.listen()
    ids = [new_id() for _ in range(5)]
    for message_id in ids:
        puts = asyncio.gather(*(cast.rosa.put(room, "once", message_id) for _ in range(8)))
        accepted = await line.send(message_id, room, "once")
        answers = await puts
        first = [answer for answer in answers if answer.status_code == 201]
        assert len(first) <= 1 and {answer.status_code for answer in answers} <= {200, 201}
        assert {answer.json()["seq"] for answer in answers} == {accepted["seq"]}
    await ear.until(brings(ids[-1]))
    assert [e["message"]["id"] for e in ear.of(f"room:{room}") if e["on"] == "message.sent"] == ids
    check_gapless(ear.of(f"room:{room}"))
    assert [item["id"] for item in await cast.sam.history(room) if "id" in item] == ids


async def test_all_talk_at_once_and_hear_one_order(cast: Cast) -> None:
    people = (cast.rosa, cast.sam, cast.kim, cast.lin)
    room = await cast.rosa.make_room("Tea", *people[1:])
    lines = [await person.listen() for person in people]
    sends = [person.send(room, f"{number}") for number in range(15) for person in people]
    receipts = await asyncio.gather(*sends)
    last = max(receipt["seq"] for receipt in receipts)
    stories = []
    for line in lines:
        await line.until(says("message.sent", stream=f"room:{room}", seq=last))
        check_gapless(line.of(f"room:{room}"))
        stories.append([(e["seq"], e["message"]["id"]) for e in line.of(f"room:{room}")])
    assert all(story == stories[0] for story in stories) and len(stories[0]) == 60
    assert [(m["seq"], m["id"]) for m in await cast.kim.history(room) if "id" in m] == stories[0]


async def test_replies_topics_and_reactions_tell_the_same_story_everywhere(cast: Cast) -> None:
    room = await cast.rosa.make_room("Tea", cast.sam, cast.kim)
    since = (await cast.kim.my_room(room))["head"]
    ear = await cast.kim.listen()
    first = await cast.rosa.send(room, "the pills make me slow", topics=["medicine"])
    second = await cast.sam.send(room, "take your time", reply_to=first["id"])
    path = f"/rooms/{room}/messages/{first['id']}/reaction"
    await cast.sam.do("PUT", path, {"kind": "hug"})
    await cast.sam.do("PUT", path, {"kind": "go_on"})
    await cast.kim.do("PUT", path, {"kind": "thanks"})
    await cast.kim.do("DELETE", path)
    await cast.rosa.do("DELETE", f"/rooms/{room}/messages/{second['id']}")
    await ear.until(says("message.taken_back", id=second["id"]))
    history = await cast.kim.history(room)
    check_same_story(ear.of(f"room:{room}"), history)
    (kept,) = [item for item in history if "id" in item]
    assert kept["topics"] == ["medicine"]
    assert [(r["person"]["id"], r["kind"]) for r in kept["reactions"]] == [(cast.sam.id, "go_on")]
    late = await cast.kim.listen({f"room:{room}": since})
    check_gapless(late.of(f"room:{room}"), since)
    check_same_story(late.of(f"room:{room}"), history)


async def test_what_was_taken_back_while_away_is_never_brought(cast: Cast) -> None:
    room = await cast.rosa.make_room("Tea", cast.sam)
    line = await cast.sam.listen()
    ready = line.heard[-1]
    await line.close()
    await cast.rosa.send(room, "stays")
    regretted = await cast.rosa.send(room, "regretted-秘密")
    await cast.rosa.do("DELETE", f"/rooms/{room}/messages/{regretted['id']}")
    back = await cast.sam.listen(ready["heads"], ready["epoch"])
    assert not back.knows("regretted") and back.knows("stays")
    events = back.of(f"room:{room}")
    check_gapless(events, ready["heads"][f"room:{room}"])
    assert next(e for e in events if e["seq"] == regretted["seq"]).keys() == {"on", "stream", "seq"}
    assert {"seq": regretted["seq"], "withheld": True} in await cast.sam.history(room)
    assert await cast.sam.texts(room) == ["stays"]
    check_problem(
        await cast.sam.call("DELETE", f"/rooms/{room}/messages/{new_id()}"), 404, "not_found"
    )


async def test_only_the_author_takes_back(cast: Cast) -> None:
    room = await cast.sam.make_room("Tea", cast.rosa, cast.kim)
    receipt = await cast.rosa.send(room, "mine")
    path = f"/rooms/{room}/messages/{receipt['id']}"
    assert (await cast.kim.call("DELETE", path)).status_code in (403, 404)
    check_problem(await cast.outsider.call("DELETE", path), 404, "not_found")
    assert await cast.kim.texts(room) == ["mine"]
    await cast.rosa.do("DELETE", path)
    await cast.rosa.do("DELETE", path)
    assert await cast.kim.texts(room) == []


async def test_a_read_mark_is_private(cast: Cast) -> None:
    room = await cast.rosa.make_room("Tea", cast.sam)
    ear = await cast.rosa.listen()
    receipt = await cast.rosa.send(room, "have you seen this?")
    assert (await cast.sam.my_room(room))["unread"] is True
    assert (await cast.rosa.my_room(room))["unread"] is False
    await cast.sam.do("PUT", f"/rooms/{room}/read", {"seq": receipt["seq"]})
    mine = await cast.sam.my_room(room)
    assert (mine["unread"], mine["read"]) == (False, receipt["seq"])
    await fence(cast.rosa, ear)
    assert [e["on"] for e in ear.of(f"room:{room}")] == ["message.sent"]
    theirs = (await cast.rosa.get("/rooms"))["items"]
    assert cast.sam.id not in str([item for item in theirs if item["id"] == room])


async def test_a_read_mark_by_the_live_door_never_goes_back(cast: Cast) -> None:
    room = await cast.rosa.make_room("Tea", cast.sam)
    receipts = [await cast.rosa.send(room, str(number)) for number in range(3)]
    line = await cast.sam.listen()
    await line.say({"do": "read", "room": room, "seq": receipts[2]["seq"]})
    async with asyncio.timeout(10):
        while (await cast.sam.my_room(room))["read"] != receipts[2]["seq"]:
            await asyncio.sleep(0.05)
    await cast.sam.do("PUT", f"/rooms/{room}/read", {"seq": receipts[0]["seq"]})
    assert (await cast.sam.my_room(room))["read"] == receipts[2]["seq"]


async def test_history_is_paged_both_ways(cast: Cast) -> None:
    room = await cast.rosa.make_room("Tea", cast.sam)
    numbers = [(await cast.rosa.send(room, str(n)))["seq"] for n in range(25)]
    newest = await cast.sam.page(room, limit=10)
    assert [item["seq"] for item in newest["items"] if "id" in item] == numbers[-10:]
    older = await cast.sam.page(room, limit=10, before=newest["next"])
    assert older["items"][-1]["seq"] < newest["items"][0]["seq"]
    seen, after = [], numbers[0] - 1
    while after is not None:
        page = await cast.sam.page(room, limit=10, after=after)
        seen += [item["seq"] for item in page["items"] if "id" in item]
        after = page["next"]
    assert seen == numbers
