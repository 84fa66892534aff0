"""Answering a post: an ask with the post as its purpose; one at a time, quietly; a talk of two, or a small group."""

import asyncio
from typing import Any
from uuid import uuid4

import pytest

from tests.boundaries.conftest import Circle
from tests.matrix.doors import Someone
from tests.matrix.test_unknown import masked, statements
from tests.skills.conftest import answer, friend, loner, outsider, post, status


async def opened(circle: Circle, who: Someone) -> dict[str, Any]:
    """Out: the one ask that waits for somebody, opened."""
    (ask,) = await circle.asks_to(who)
    found: dict[str, Any] = await circle.do(who, "GET", f"/asks/{ask}")
    return found


async def test_being_among_those_it_is_for_stands_in_for_a_group(circle: Circle) -> None:
    alone, far = await loner(circle), await outsider(circle)
    key = await post(circle, circle.rosa, "Knitting")
    plain = {"person": circle.rosa.id, "purpose": "Tea?"}
    assert await status(circle, alone, "PUT", f"/asks/{uuid4()}", plain) == 404
    said = await answer(circle, alone, key, "I would like to learn it")
    assert said.status_code == 201
    assert said.json()["state"] == "waiting" and said.json()["skill"]["title"] == "Knitting"
    assert (await answer(circle, far, key)).status_code == 404
    ask = await opened(circle, circle.rosa)
    assert (ask["purpose"], ask["person"]["name"]) == ("I would like to learn it", "Loner")
    assert ask["skill"] == {"id": key, "title": "Knitting"}
    told = await circle.do(circle.rosa, "PUT", f"/asks/{ask['id']}/answer", {"answer": "yes"})
    (mine,) = (await circle.do(alone, "GET", "/me/asks"))["items"]
    assert (mine["state"], mine["room"]) == ("accepted", told["room"])
    room = await circle.do(alone, "GET", f"/rooms/{told['room']}")
    assert (room["kind"], room["other"]["name"]) == ("direct", "Rosa")


async def test_several_answers_queue_and_come_one_after_the_other(circle: Circle) -> None:
    key = await post(circle, circle.rosa)
    for who in (circle.sam, circle.kim, circle.lin):
        await answer(circle, who, key)
        circle.clock.at += circle.clock.at.resolution
    ask = await opened(circle, circle.rosa)
    assert ask["person"]["name"] == "Sam"
    await circle.ask(circle.wei, circle.rosa)
    assert len(await circle.asks_to(circle.rosa)) == 2, "what answers no post comes as ever"
    await circle.do(circle.rosa, "PUT", f"/asks/{ask['id']}/answer", {"answer": "no"})
    await circle.sweep()
    assert len(await circle.asks_to(circle.rosa)) == 1, "while the no can be undone, nobody follows"
    await circle.later(seconds=11)
    names = [
        (await circle.do(circle.rosa, "GET", f"/asks/{one}"))["person"]["name"]
        for one in await circle.asks_to(circle.rosa)
    ]
    assert sorted(names) == ["Kim", "Wei"]
    await circle.do(circle.rosa, "PUT", f"/people/{circle.kim.id}/block")
    await circle.later(seconds=1)
    names = [
        (await circle.do(circle.rosa, "GET", f"/asks/{one}"))["person"]["name"]
        for one in await circle.asks_to(circle.rosa)
    ]
    assert sorted(names) == ["Lin", "Wei"], "somebody blocked holds nobody up"


async def test_one_that_lapses_makes_room_for_the_next(circle: Circle) -> None:
    key = await post(circle, circle.rosa)
    await answer(circle, circle.sam, key)
    await circle.later(days=10)
    await answer(circle, circle.kim, key)
    assert (await opened(circle, circle.rosa))["person"]["name"] == "Sam"
    await circle.later(days=4, seconds=1)
    assert (await opened(circle, circle.rosa))["person"]["name"] == "Kim"


async def test_a_paused_post_shows_none_until_it_goes_on(circle: Circle) -> None:
    key = await post(circle, circle.rosa)
    await circle.do(circle.rosa, "PUT", f"/skills/{key}/pause")
    said = await answer(circle, circle.sam, key)
    assert (said.status_code, said.json()["state"]) == (201, "waiting")
    assert await circle.asks_to(circle.rosa) == []
    await circle.do(circle.rosa, "DELETE", f"/skills/{key}/pause")
    await circle.sweep()
    assert (await opened(circle, circle.rosa))["person"]["name"] == "Sam"


async def test_enough_for_today_and_resting_show_none(circle: Circle) -> None:
    key = await post(circle, circle.rosa)
    room = await circle.talk(circle.rosa, circle.wei)
    await circle.do(circle.rosa, "PATCH", "/me/pace", {"talks_a_day": 1})
    await circle.say(circle.rosa, "hello", room)
    await answer(circle, circle.sam, key)
    assert await circle.asks_to(circle.rosa) == []
    await circle.do(circle.rosa, "PUT", "/me/rest", {})
    await circle.later(days=1)
    assert await circle.asks_to(circle.rosa) == []
    await circle.do(circle.rosa, "DELETE", "/me/rest")
    await circle.sweep()
    assert (await opened(circle, circle.rosa))["person"]["name"] == "Sam"


async def test_gone_is_as_if_the_post_never_was(circle: Circle) -> None:
    """Blocked whichever way, closed, past, of the wrong audience, one's own: byte for byte and query for query."""
    own = await post(circle, circle.sam)
    friends = await post(circle, circle.rosa, audience="friends")
    closed, past = await post(circle, circle.rosa), await post(circle, circle.rosa)
    await circle.do(circle.rosa, "DELETE", f"/skills/{closed}")
    circle.doors.alter(
        "UPDATE skill_posts SET open_until = created_at WHERE id = ?",
        circle.doors.stored(past),
    )
    blocks, blocked = await post(circle, circle.lin), await post(circle, circle.wei)
    await circle.do(circle.lin, "PUT", f"/people/{circle.sam.id}/block")
    await circle.do(circle.sam, "PUT", f"/people/{circle.wei.id}/block")
    told = {}
    for why, key in {
        "unknown": str(uuid4()),
        "one's own": own,
        "for friends": friends,
        "closed": closed,
        "past": past,
        "who blocks me": blocks,
        "whom I block": blocked,
    }.items():
        with statements(circle.doors) as asked:
            said = await circle.call(
                circle.sam, "PUT", f"/skills/{key}/answers/{uuid4()}", {"words": "Me?"}
            )
        kept = [one for one in asked if not one.startswith(("SAVEPOINT", "RELEASE", "ROLLBACK"))]
        told[why] = (said.status_code, masked(said.content), len(kept))
    assert set(told.values()) == {told["unknown"]} and told["unknown"][0] == 404, told


async def test_quiet_reads_waiting(circle: Circle) -> None:
    """A pause, a queue, a rest, a cool-down, nobody may ask: the same bytes, as many queries."""
    posts = {}
    for why, owner in {"open": circle.rosa, "queue": circle.rosa, "pause": circle.kim}.items():
        posts[why] = await post(circle, owner)
    await circle.do(circle.kim, "PUT", f"/skills/{posts['pause']}/pause")
    await answer(circle, circle.wei, posts["queue"])
    for why, path, method, body in (
        ("rest", "/me/rest", "PUT", {}),
        ("nobody", "/me/pace", "PATCH", {"who_may_ask": "nobody"}),
        ("mute", f"/people/{circle.sam.id}/mute", "PUT", {}),
    ):
        one = await loner(circle, "Ren")
        await circle.do(one, "PUT", f"/rooms/{circle.room}/members/me")
        await circle.do(one, method, path, body)
        posts[why] = await post(circle, one)
    told = {}
    for why, key in posts.items():
        me = await loner(circle, "Me")
        if why == "mute":
            me = circle.sam
            await circle.do(me, "PATCH", "/me", {"name": "Me"})
        with statements(circle.doors) as asked:
            said = await circle.call(
                me, "PUT", f"/skills/{key}/answers/{uuid4()}", {"words": "Me?"}
            )
        told[why] = (said.status_code, masked(said.content), len(asked))
    for name in ("Rosa", "Kim", "Ren"):
        told = {why: (a, b.replace(name, "<name>"), c) for why, (a, b, c) in told.items()}
    assert set(told.values()) == {told["open"]} and told["open"][0] == 201, told


async def test_a_cool_down_and_the_days_limit_hold(circle: Circle) -> None:
    key = await post(circle, circle.rosa)
    await answer(circle, circle.sam, key)
    ask = await opened(circle, circle.rosa)
    await circle.do(circle.rosa, "PUT", f"/asks/{ask['id']}/answer", {"answer": "no"})
    await circle.later(days=20)
    assert (await answer(circle, circle.sam, key)).json()["state"] == "waiting"
    assert await circle.asks_to(circle.rosa) == [], "fourteen days, and thirty"
    await circle.later(days=100)
    for number in range(6):
        owner = await loner(circle, f"Owner{number}")
        said = await answer(circle, circle.kim, await post(circle, owner))
        assert said.status_code == (201 if number < 5 else 429)


async def test_said_twice_it_is_one_and_can_be_taken_back(circle: Circle) -> None:
    key, other, ask = await post(circle, circle.rosa), await post(circle, circle.rosa), uuid4()
    path = f"/skills/{key}/answers/{ask}"
    codes = [await status(circle, circle.sam, "PUT", path, {"words": "Me?"}) for _ in range(2)]
    assert codes == [201, 200]
    assert await status(circle, circle.sam, "PUT", path, {"words": "Or me?"}) == 409
    there = f"/skills/{other}/answers/{ask}"
    assert await status(circle, circle.sam, "PUT", there, {"words": "Me?"}) == 409
    await circle.do(circle.sam, "DELETE", f"/asks/{ask}")
    await circle.sweep()
    assert await circle.asks_to(circle.rosa) == []
    assert await status(circle, circle.sam, "PUT", path, {"words": "Me?"}) == 409


async def test_a_yes_into_the_small_group_of_the_post(circle: Circle) -> None:
    key = await post(circle, circle.rosa, "Knitting")
    rooms = []
    for who in (circle.sam, await loner(circle)):
        await answer(circle, who, key)
        ask = await opened(circle, circle.rosa)
        path = f"/asks/{ask['id']}/answer"
        told = await circle.do(circle.rosa, "PUT", path, {"answer": "yes", "group": True})
        again = await circle.do(circle.rosa, "PUT", path, {"answer": "yes", "group": True})
        assert told == again
        rooms.append(told["room"])
        room = await circle.do(who, "GET", f"/rooms/{told['room']}")
        assert (room["kind"], room["title"], room["open"]) == ("group", "Knitting", False)
        await circle.later(seconds=61)
    assert rooms[0] == rooms[1]
    members = await circle.do(circle.sam, "GET", f"/rooms/{rooms[0]}/members")
    assert {(one["person"]["name"], one["role"]) for one in members["items"]} == {
        ("Rosa", "host"),
        ("Sam", "member"),
        ("Loner", "member"),
    }
    assert rooms[0] not in str(await circle.do(circle.kim, "GET", "/rooms/open"))
    assert await status(circle, circle.kim, "GET", f"/rooms/{rooms[0]}") == 404


async def test_a_group_belongs_to_an_answer_to_an_open_post(circle: Circle) -> None:
    await circle.ask(circle.sam, circle.rosa)
    ask = await opened(circle, circle.rosa)
    said = {"answer": "yes", "group": True}
    assert await status(circle, circle.rosa, "PUT", f"/asks/{ask['id']}/answer", said) == 422
    key = await post(circle, circle.kim)
    await answer(circle, circle.wei, key)
    ask = await opened(circle, circle.kim)
    await circle.do(circle.kim, "DELETE", f"/skills/{key}")
    assert await status(circle, circle.kim, "PUT", f"/asks/{ask['id']}/answer", said) == 422
    assert (await opened(circle, circle.kim))["skill"] is None
    told = await circle.do(circle.kim, "PUT", f"/asks/{ask['id']}/answer", {"answer": "yes"})
    assert told["room"] is not None, "a talk of two it still can be"


async def test_two_yes_at_once_make_one_group(circle: Circle) -> None:
    keys = []
    post_key = await post(circle, circle.rosa)
    for who in (circle.sam, circle.kim):
        await answer(circle, who, post_key)
        keys.append((await circle.do(who, "GET", "/me/asks"))["items"][0]["id"])
    circle.doors.alter("UPDATE asks SET shown_at = at")
    said = {"answer": "yes", "group": True}
    answers = await asyncio.gather(
        *(
            circle.doors.call(circle.rosa, "PUT", f"/asks/{key}/answer", said)
            for key in (*keys, *keys)
        )
    )
    assert {one.status_code for one in answers} == {200}
    assert len({one.json()["room"] for one in answers}) == 1


async def test_who_talks_with_the_owner_already_still_answers_quietly(circle: Circle) -> None:
    room = await circle.talk(circle.sam, circle.rosa)
    key = await post(circle, circle.rosa)
    assert (await answer(circle, circle.sam, key)).json()["room"] is None
    ask = await opened(circle, circle.rosa)
    told = await circle.do(circle.rosa, "PUT", f"/asks/{ask['id']}/answer", {"answer": "yes"})
    assert told["room"] == room


@pytest.mark.parametrize("circle", ["sqlite"], indirect=True)
async def test_the_title_goes_with_the_audience(circle: Circle) -> None:
    await friend(circle, circle.sam, of=circle.rosa)
    key = await post(circle, circle.rosa, "Knitting", audience="friends")
    await answer(circle, circle.sam, key)
    (mine,) = (await circle.do(circle.sam, "GET", "/me/asks"))["items"]
    assert mine["skill"]["title"] == "Knitting"
    await circle.do(
        circle.rosa, "PUT", f"/people/{circle.sam.id}/circle", {"circle": "acquaintance"}
    )
    (mine,) = (await circle.do(circle.sam, "GET", "/me/asks"))["items"]
    assert mine["skill"] is None
