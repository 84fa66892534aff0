"""After any disconnection, hello brings exactly what was missed, or says behind: never a part (P4)."""

import asyncio

from tests.support.cast import Cast
from tests.support.checks import check_gapless, check_same_story
from tests.support.client import Phone, new_id
from tests.support.live import Line, says
from tests.support.workers import spread


async def say_much(phone: Phone, room: str, count: int) -> None:
    line = await phone.listen()
    ids = [new_id() for _ in range(count)]
    for message_id in ids:
        await line.say({"do": "send", "id": message_id, "room": room, "text": "again and again"})
    for message_id in ids[-70:]:
        await line.until(says("accepted", id=message_id), patience=60)
    await line.close()


def behind_of(line: Line, room: str) -> list[int]:
    return [e["head"] for e in line.heard if e["on"] == "behind" and e["stream"] == f"room:{room}"]


async def test_hello_brings_exactly_what_was_missed(cast: Cast) -> None:
    room = await cast.rosa.make_room("Tea", cast.sam)
    line = await cast.sam.listen()
    ready = line.heard[-1]
    await line.close()
    sent = [(await cast.rosa.send(room, str(number)))["id"] for number in range(30)]
    await cast.kim.join(room)
    back = await cast.sam.listen(ready["heads"], ready["epoch"])
    events = back.of(f"room:{room}")
    check_gapless(events, ready["heads"][f"room:{room}"])
    assert [e["message"]["id"] for e in events if e["on"] == "message.sent"] == sent
    assert [e["person"]["id"] for e in events if e["on"] == "member.joined"] == [cast.kim.id]
    assert (
        back.heard[-1]["on"] == "ready"
        and back.heard[-1]["heads"][f"room:{room}"] == events[-1]["seq"]
    )
    assert back.heard[-1]["me"] == cast.sam.id
    check_same_story(events, await cast.sam.history(room))


async def test_hello_without_since_brings_nothing_old(cast: Cast) -> None:
    room = await cast.rosa.make_room("Tea", cast.sam)
    await cast.rosa.send(room, "old")
    line = await cast.sam.listen()
    assert [event["on"] for event in line.heard] == ["ready"]
    assert line.heard[0]["heads"][f"room:{room}"] == (await cast.sam.my_room(room))["head"]


async def test_a_second_hello_on_the_same_line_is_answered(cast: Cast) -> None:
    room = await cast.rosa.make_room("Tea", cast.sam)
    since = (await cast.sam.my_room(room))["head"]
    line = await cast.sam.listen()
    receipt = await cast.rosa.send(room, "once more")
    await line.until(says("message.sent", seq=receipt["seq"], stream=f"room:{room}"))
    ready = await line.hello({f"room:{room}": since}, line.heard[0]["epoch"])
    assert ready["heads"][f"room:{room}"] == receipt["seq"]
    assert [e["seq"] for e in line.of(f"room:{room}")] == [receipt["seq"]] * 2


async def test_another_epoch_and_a_number_ahead_are_told_behind(cast: Cast) -> None:
    room = await cast.rosa.make_room("Tea", cast.sam)
    receipt = await cast.rosa.send(room, "old")
    since = {f"room:{room}": receipt["seq"]}
    epoch = (await cast.sam.listen()).heard[-1]["epoch"]
    for words in ((since, "before-the-backup"), ({f"room:{room}": receipt["seq"] + 1}, epoch)):
        line = await cast.sam.listen(*words)
        assert behind_of(line, room) == [receipt["seq"]]
        assert not line.of(f"room:{room}")
    same = await cast.sam.listen(since, epoch)
    assert [event["on"] for event in same.heard] == ["ready"]


async def test_too_much_missed_is_told_behind_and_the_newest_room_comes_first(cast: Cast) -> None:
    long, short = (
        await cast.rosa.make_room("Long", cast.sam),
        await cast.rosa.make_room("Short", cast.sam),
    )
    ready = (await cast.sam.listen()).heard[-1]
    await say_much(cast.rosa, long, 1001)
    await cast.rosa.send(short, "a little")
    line = await cast.sam.listen(ready["heads"], ready["epoch"])
    head = (await cast.sam.my_room(long))["head"]
    assert behind_of(line, long) == [head] and not line.of(f"room:{long}")
    assert behind_of(line, short) == []
    check_gapless(line.of(f"room:{short}"), ready["heads"][f"room:{short}"])
    assert line.knows("a little")
    assert len(await cast.sam.history(long)) >= 1001


async def test_a_thousand_missed_come_whole(cast: Cast) -> None:
    room = await cast.rosa.make_room("Long", cast.sam)
    ready = (await cast.sam.listen()).heard[-1]
    await say_much(cast.rosa, room, 990)
    heads = {f"room:{room}": ready["heads"][f"room:{room}"]}
    line = await cast.sam.listen(heads, ready["epoch"])
    assert behind_of(line, room) == []
    assert len(line.of(f"room:{room}")) == 990
    check_gapless(line.of(f"room:{room}"), heads[f"room:{room}"])


async def test_a_room_joined_while_listening_is_heard_at_once(cast: Cast) -> None:
    line = await cast.sam.listen()
    own = line.heard[-1]["heads"][cast.sam.own]
    room = await cast.rosa.make_room("New", cast.sam)
    added = await line.until(lambda e: e["on"] == "room.added" and e["room"]["id"] == room)
    assert added["stream"] == cast.sam.own and added["seq"] == own + 1
    receipt = await cast.rosa.send(room, "welcome")
    await line.until(says("message.sent", stream=f"room:{room}", seq=receipt["seq"]))
    check_gapless(line.of(f"room:{room}"))
    check_gapless(line.of(cast.sam.own), own)
    away = await cast.sam.listen({cast.sam.own: own})
    assert [e["on"] for e in away.of(cast.sam.own)] == ["room.added"]


async def test_talk_crosses_processes(cast: Cast) -> None:
    room = await cast.rosa.make_room("Tea", cast.sam, cast.kim, cast.lin)
    lines = await spread([cast.rosa, cast.sam, cast.kim, cast.lin])
    for speaker in lines:
        answer = await speaker.send(new_id(), room, "from either side")
        assert answer["on"] == "accepted"
        for line in lines:
            await line.until(says("message.sent", stream=f"room:{room}", seq=answer["seq"]))
    for line in lines:
        check_gapless(line.of(f"room:{room}"))
    await asyncio.gather(*(line.close() for line in lines))
