"""Asking to talk: waiting for all but yes, lapses, cool-downs, and rooms that either can close."""

from uuid import uuid4

import pytest

from tests.boundaries.conftest import Circle


async def test_a_yes_opens_a_room_for_two(circle: Circle) -> None:
    ears = [await circle.doors.listen(who) for who in (circle.wei, circle.lin, circle.sam)]
    asked = await circle.ask(circle.wei, circle.lin, "Shall we sing on Tuesday?")
    assert (asked.status_code, asked.json()["state"]) == (201, "waiting")
    (arrived,) = (await circle.do(circle.lin, "GET", "/asks"))["items"]
    assert set(arrived) == {"id", "at"}
    for_her = await circle.do(circle.lin, "GET", "/me/for-you")
    assert for_her["unread"] and "Wei" not in str(for_her)
    opened = await circle.do(circle.lin, "GET", f"/asks/{arrived['id']}")
    assert (opened["person"]["name"], opened["purpose"]) == ("Wei", "Shall we sing on Tuesday?")
    answered = await circle.answer(circle.lin, "yes")
    room = await circle.room_of(circle.wei, answered["room"])
    assert (room["kind"], room["title"], room["other"]["name"]) == ("direct", "Lin", "Lin")
    await circle.doors.settled()
    kinds = [
        [e["on"] for e in ear.heard if e["stream" if "stream" in e else "on"].startswith("me:")]
        for ear in ears
    ]
    assert kinds == [["room.added", "ask.accepted"], ["ask.arrived", "room.added"], []]
    (mine,) = (await circle.do(circle.wei, "GET", "/me/asks"))["items"]
    assert (mine["state"], mine["room"]) == ("accepted", answered["room"])
    await circle.say(circle.wei, "hello", answered["room"])
    assert (await circle.room_of(circle.lin, answered["room"]))["unread"]
    assert not (await circle.do(circle.sam, "GET", "/search?q=hello"))["items"]


async def test_said_twice_it_is_one(circle: Circle) -> None:
    ask = str(uuid4())
    words = {"person": circle.lin.id, "purpose": "Tea?"}
    first = await circle.call(circle.wei, "PUT", f"/asks/{ask}", words)
    again = await circle.call(circle.wei, "PUT", f"/asks/{ask}", words)
    assert (first.status_code, again.status_code) == (201, 200)
    assert first.json() == again.json()
    other = await circle.call(circle.wei, "PUT", f"/asks/{ask}", words | {"purpose": "Cake?"})
    assert other.status_code == 409
    await circle.sweep()
    assert await circle.asks_to(circle.lin) == [ask]


@pytest.mark.parametrize(
    "purpose", ["", "   ", "x" * 121, "look at https://a.example", "see www.cat.org", "on cat.com"]
)
async def test_a_purpose_is_a_short_sentence_without_a_link(circle: Circle, purpose: str) -> None:
    assert (await circle.ask(circle.wei, circle.lin, purpose)).status_code == 422


@pytest.mark.parametrize("answer", ["no", "not_now", None])
async def test_every_other_answer_reads_waiting_and_lapses(
    circle: Circle, answer: str | None
) -> None:
    await circle.ask(circle.wei, circle.lin)
    ear = await circle.doors.listen(circle.wei)
    if answer:
        await circle.answer(circle.lin, answer)
    (mine,) = (await circle.do(circle.wei, "GET", "/me/asks"))["items"]
    assert (mine["state"], mine["room"]) == ("waiting", None)
    await circle.later(days=14, seconds=1)
    assert (await circle.do(circle.wei, "GET", "/me/asks"))["items"] == []
    assert [e["on"] for e in ear.heard] == ["ready"]


async def test_not_now_asks_again_in_its_week(circle: Circle) -> None:
    await circle.ask(circle.wei, circle.lin)
    first = (await circle.do(circle.lin, "GET", "/me/for-you"))["items"][0]["seq"]
    await circle.answer(circle.lin, "not_now", week=3)
    assert await circle.asks_to(circle.lin) == []
    seen = (await circle.do(circle.lin, "GET", "/me/for-you"))["items"]
    assert seen == []
    await circle.do(circle.lin, "PUT", "/me/for-you/seen", {"seq": first})
    await circle.later(days=21)
    assert len(await circle.asks_to(circle.lin)) == 1
    told = await circle.do(circle.lin, "GET", "/me/for-you")
    assert len(told["items"]) == 1 and told["unread"], "it comes again, once"
    assert (await circle.answer(circle.lin, "yes"))["room"]


async def test_an_answer_can_be_taken_back(circle: Circle) -> None:
    await circle.ask(circle.wei, circle.lin)
    (ask,) = await circle.asks_to(circle.lin)
    await circle.answer(circle.lin, "no")
    assert await circle.asks_to(circle.lin) == []
    await circle.do(circle.lin, "DELETE", f"/asks/{ask}/answer")
    assert await circle.asks_to(circle.lin) == [ask]


async def test_five_asks_a_day(circle: Circle) -> None:
    for _ in range(5):
        assert (await circle.ask(circle.wei, circle.lin)).status_code == 201
    sixth = await circle.ask(circle.wei, circle.sam)
    assert (sixth.status_code, sixth.json()["code"]) == (429, "enough_asked")
    await circle.later(days=1, seconds=1)
    assert (await circle.ask(circle.wei, circle.sam)).status_code == 201


async def test_who_may_ask_me(circle: Circle) -> None:
    await circle.do(circle.lin, "PATCH", "/me/pace", {"who_may_ask": "friends"})
    assert (await circle.ask(circle.wei, circle.lin)).json()["state"] == "waiting"
    assert await circle.asks_to(circle.lin) == []
    await circle.do(circle.lin, "PUT", f"/people/{circle.sam.id}/circle", {"circle": "friend"})
    await circle.ask(circle.sam, circle.lin)
    assert len(await circle.asks_to(circle.lin)) == 1
    await circle.do(circle.lin, "PATCH", "/me/pace", {"who_may_ask": "nobody"})
    await circle.ask(circle.kim, circle.lin)
    assert len(await circle.asks_to(circle.lin)) == 1


async def test_an_ask_needs_a_group_in_common(circle: Circle) -> None:
    nan = await circle.doors.someone(circle.centre, "Nan")
    assert (await circle.ask(nan, circle.lin)).status_code == 404
    assert (await circle.ask(circle.wei, circle.wei)).status_code == 404


async def test_either_can_close_and_both_can_read_for_a_while(circle: Circle) -> None:
    room = await circle.talk(circle.wei, circle.lin)
    await circle.say(circle.wei, "hello", room)
    ears = [await circle.doors.listen(who) for who in (circle.wei, circle.lin)]
    await circle.do(circle.lin, "DELETE", f"/rooms/{room}/members/me")
    assert (await circle.room_of(circle.lin, room))["closed"] is not None
    assert (await circle.room_of(circle.wei, room))["closed"] is None
    await circle.say(circle.wei, "are you there?", room)
    await circle.later(seconds=11)
    assert [e["on"] for e in ears[0].heard if e["on"] == "room.closed"] == ["room.closed"]
    for who in (circle.wei, circle.lin):
        shown = await circle.room_of(who, room)
        assert shown["closed"] is not None and not shown["may"]["write"]
        path = f"/rooms/{room}/messages/{uuid4()}"
        refused = await circle.call(who, "PUT", path, {"text": "x"})
        assert (refused.status_code, refused.json()["code"]) == (403, "room_closed")
    assert [item.get("text") for item in await circle.history(circle.lin, room)] == ["hello", None]
    assert len(await circle.history(circle.wei, room)) == 2
    await circle.later(days=30)
    for who in (circle.wei, circle.lin):
        assert (await circle.call(who, "GET", f"/rooms/{room}")).status_code == 404


async def test_closing_is_undone(circle: Circle) -> None:
    room = await circle.talk(circle.wei, circle.lin)
    await circle.do(circle.lin, "DELETE", f"/rooms/{room}/members/me")
    await circle.say(circle.wei, "meanwhile", room)
    await circle.later(seconds=9)
    await circle.do(circle.lin, "PUT", f"/rooms/{room}/members/me")
    assert [item["text"] for item in await circle.history(circle.lin, room)] == ["meanwhile"]
    await circle.later(seconds=60)
    assert (await circle.room_of(circle.wei, room))["closed"] is None


async def test_a_block_closes_the_same_way(circle: Circle) -> None:
    room = await circle.talk(circle.wei, circle.lin)
    await circle.say(circle.wei, "hello", room)
    await circle.do(circle.lin, "PUT", f"/people/{circle.wei.id}/block")
    await circle.later(seconds=11)
    for who in (circle.wei, circle.lin):
        assert (await circle.room_of(who, room))["closed"] is not None
        assert [item["text"] for item in await circle.history(who, room)] == ["hello"]
    await circle.do(circle.lin, "DELETE", f"/people/{circle.wei.id}/block")
    assert (await circle.room_of(circle.lin, room))["closed"] is not None


async def test_a_block_taken_back_at_once_closes_nothing(circle: Circle) -> None:
    room = await circle.talk(circle.wei, circle.lin)
    await circle.do(circle.lin, "PUT", f"/people/{circle.wei.id}/block")
    await circle.do(circle.lin, "DELETE", f"/people/{circle.wei.id}/block")
    await circle.later(minutes=1)
    assert (await circle.room_of(circle.wei, room))["closed"] is None


async def test_an_ask_goes_with_a_block_and_comes_back_with_it(circle: Circle) -> None:
    await circle.ask(circle.wei, circle.lin)
    await circle.do(circle.lin, "PUT", f"/people/{circle.wei.id}/block")
    assert await circle.asks_to(circle.lin) == []
    assert not (await circle.do(circle.lin, "GET", "/me/for-you"))["items"]
    await circle.do(circle.lin, "DELETE", f"/people/{circle.wei.id}/block")
    assert len(await circle.asks_to(circle.lin)) == 1


async def test_three_times_and_then_only_who_refused(circle: Circle) -> None:
    """A no, then 30 days; a no, then 90; a no, and then only Lin may ask."""
    for pause, tells in ((30, False), (90, False), (1000, True)):
        await circle.ask(circle.wei, circle.lin)
        assert (await circle.answer(circle.lin, "no"))["tell_worker"] is tells
        await circle.later(days=14 + pause, seconds=-10)
        swallowed = await circle.ask(circle.wei, circle.lin)
        assert swallowed.json()["state"] == "waiting", swallowed.text
        assert await circle.asks_to(circle.lin) == []
        await circle.later(seconds=20)
    await circle.ask(circle.wei, circle.lin)
    assert await circle.asks_to(circle.lin) == []
    await circle.ask(circle.lin, circle.wei)
    assert len(await circle.asks_to(circle.wei)) == 1


async def test_removed_and_asked_again_eight_times(circle: Circle) -> None:
    """Lin takes Wei up, removes him, and is asked eight times more. He reads "waiting" each time.

    What she sees of it: once after 30 days, once after 90 more, and then never again, until she asks.
    """
    room = await circle.talk(circle.wei, circle.lin)
    await circle.do(circle.lin, "DELETE", f"/rooms/{room}/members/me")
    seen: list[int] = []
    told_of_a_worker: list[bool] = []
    today = 0
    for day in (1, 29, 31, 50, 134, 136, 200, 1000):
        await circle.later(days=day - today)
        today = day
        asked = await circle.ask(circle.wei, circle.lin)
        assert (asked.status_code, asked.json()["state"]) == (201, "waiting")
        if await circle.asks_to(circle.lin):
            seen.append(day)
            told_of_a_worker.append((await circle.answer(circle.lin, "no"))["tell_worker"])
    assert seen == [31, 136]
    assert told_of_a_worker == [False, True]
    await circle.ask(circle.lin, circle.wei, "Shall we try again?")
    room = (await circle.answer(circle.wei, "yes"))["room"]
    await circle.say(circle.lin, "hello again", room)


async def test_an_ask_can_be_taken_back_while_it_is_young(circle: Circle) -> None:
    asked = (await circle.ask(circle.rosa, circle.lin)).json()
    assert await circle.asks_to(circle.lin) == [asked["id"]], "it had come"
    for _ in range(2):
        answer = await circle.call(circle.rosa, "DELETE", f"/asks/{asked['id']}")
        assert answer.status_code == 204
    assert await circle.asks_to(circle.lin) == []
    opened = await circle.call(circle.lin, "GET", f"/asks/{asked['id']}")
    assert opened.status_code == 404
    assert (await circle.do(circle.lin, "GET", "/me/for-you"))["items"] == []
    assert (await circle.do(circle.rosa, "GET", "/me/asks"))["items"] == []
    await circle.ask(circle.rosa, circle.lin, "Another time?")
    assert len(await circle.asks_to(circle.lin)) == 1, "it is as if it hadn't been"


async def test_an_ask_can_not_be_taken_back_later_nor_by_others(circle: Circle) -> None:
    key = (await circle.ask(circle.rosa, circle.lin)).json()["id"]
    for who in (circle.lin, circle.sam):
        assert (await circle.call(who, "DELETE", f"/asks/{key}")).status_code == 404
    await circle.later(minutes=2)
    assert (await circle.call(circle.rosa, "DELETE", f"/asks/{key}")).status_code == 404
    assert await circle.asks_to(circle.lin) == [key]


async def test_taken_back_asks_count_for_the_day(circle: Circle) -> None:
    """Else somebody could ring at a door all day."""
    for _ in range(5):
        key = (await circle.ask(circle.rosa, circle.lin)).json()["id"]
        await circle.do(circle.rosa, "DELETE", f"/asks/{key}")
    assert (await circle.ask(circle.rosa, circle.lin)).status_code == 429


async def test_taking_back_is_no_way_around_a_no(circle: Circle) -> None:
    key = (await circle.ask(circle.rosa, circle.lin)).json()["id"]
    await circle.answer(circle.lin, "no")
    await circle.do(circle.rosa, "DELETE", f"/asks/{key}")
    again = await circle.ask(circle.rosa, circle.lin)
    assert again.json()["state"] == "waiting"
    assert await circle.asks_to(circle.lin) == [], "the cool-down holds"
