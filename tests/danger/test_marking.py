"""What many read and may mean danger comes to the desk, once; what two say to each other never does."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from jobs import danger
from tests.boundaries.conftest import Circle, circle  # noqa: F401  # the fixture itself
from tests.matrix.doors import Someone

WORDS = "我不想活了"


async def sweep(c: Circle) -> None:
    for _ in range(2):
        await danger.sweep(c.doors.store)
    await c.doors.settled()


async def queue(c: Circle, who: Someone | None = None) -> list[Any]:
    answer = await c.do(who or c.chen, "GET", f"/centres/{c.centre}/cases")
    items: list[Any] = answer["items"]
    return items


async def copied(c: Circle) -> list[str]:
    """Out: the words of every copy in every open case."""
    pages = [
        await c.do(c.chen, "GET", f"/centres/{c.centre}/cases/{case['id']}")
        for case in await queue(c)
    ]
    return [copy["words"] for page in pages for copy in page["copies"]]


async def news(c: Circle, who: Someone) -> list[str]:
    page = await c.do(who, "GET", "/me/for-you")
    return [one["event"]["id"] for one in page["items"] if one["event"]["on"] == "words.marked"]


@pytest.fixture
def here(circle: Circle) -> Circle:  # noqa: F811  # the fixture above
    return circle


async def test_in_a_group_it_is_marked_and_the_writer_told_once(here: Circle) -> None:
    ear = await here.doors.listen(here.lin)
    said = await here.say(here.lin, WORDS)
    await here.say(here.rosa, "早上好")
    await sweep(here)
    (case,) = await queue(here)
    assert (case["origin"], case["danger"]) == ("words", True)
    assert await news(here, here.lin) == [said] and await news(here, here.rosa) == []
    assert [e["id"] for e in ear.heard if e["on"] == "words.marked"] == [said]
    assert await copied(here) == [WORDS], "and nothing else of the room"


async def test_nothing_is_held_back_by_it(here: Circle) -> None:
    await here.say(here.lin, WORDS)
    await sweep(here)
    assert [item["text"] for item in await here.history(here.rosa)] == [WORDS]


async def test_between_two_and_with_a_worker_no_machine_looks(here: Circle) -> None:
    direct = await here.talk(here.lin, here.rosa)
    await here.say(here.lin, WORDS, direct)
    path = f"/centres/{here.centre}/people/{here.lin.id}/room"
    worker = (await here.do(here.chen, "PUT", path, {"id": str(uuid4())}))["id"]
    await here.say(here.lin, WORDS, worker)
    await sweep(here)
    assert await queue(here) == [] and await news(here, here.lin) == []
    await here.say(here.lin, WORDS)
    await sweep(here)
    assert len(await queue(here)) == 1, "first prove that the words would have been found"


async def test_what_was_taken_back_before_anybody_looked_is_left_alone(here: Circle) -> None:
    said = await here.say(here.lin, WORDS)
    await here.do(here.lin, "DELETE", f"/rooms/{here.room}/messages/{said}")
    await sweep(here)
    assert await queue(here) == [] and await news(here, here.lin) == []


async def test_a_repeat_marks_nothing_twice(here: Circle) -> None:
    key = str(uuid4())
    for _ in range(3):
        await here.call(here.lin, "PUT", f"/rooms/{here.room}/messages/{key}", {"text": WORDS})
        await sweep(here)
    assert len(await queue(here)) == 1 and await news(here, here.lin) == [key]


@pytest.mark.parametrize(("audience", "marked"), [("centre", 1), ("friends", 0)])
async def test_posts_are_marked_where_many_have_them(
    here: Circle, audience: str, marked: int
) -> None:
    post = {
        "kind": "show",
        "title": WORDS,
        "words": "x",
        "category": "other",
        "audience": audience,
    }
    answer = await here.call(here.lin, "PUT", f"/skills/{uuid4()}", post)
    assert answer.status_code == 201, answer.text
    await sweep(here)
    assert len(await queue(here)) == marked


async def test_a_marked_post_that_is_changed_comes_again_if_it_says_something_else(
    here: Circle,
) -> None:
    key = uuid4()
    post = {"kind": "show", "title": "x", "words": WORDS, "category": "other", "audience": "centre"}
    await here.do(here.lin, "PUT", f"/skills/{key}", post)
    await sweep(here)
    assert await copied(here) == [f"x\n{WORDS}"] and await news(here, here.lin) == [str(key)]
    path = f"/skills/{key}"
    await here.do(here.lin, "PATCH", path, {"category": "music"})
    await sweep(here)
    assert len(await news(here, here.lin)) == 1, "the same words were looked at"
    graver = f"{WORDS}，今晚就去"
    await here.do(here.lin, "PATCH", path, {"words": graver})
    await sweep(here)
    assert sorted(await copied(here)) == sorted([f"x\n{WORDS}", f"x\n{graver}"])
    assert await news(here, here.lin) == [str(key)] * 2
    assert len(await queue(here)) == 1, "beside what was there"
    await here.do(here.lin, "PATCH", path, {"words": "早上好"})
    await sweep(here)
    assert len(await news(here, here.lin)) == 2


async def test_what_is_for_friends_by_the_time_a_worker_would_look_stays_theirs(
    here: Circle,
) -> None:
    key = uuid4()
    post = {"kind": "show", "title": "x", "words": WORDS, "category": "other", "audience": "centre"}
    await here.do(here.lin, "PUT", f"/skills/{key}", post)
    await here.do(here.lin, "PATCH", f"/skills/{key}", {"audience": "friends"})
    await sweep(here)
    assert await queue(here) == [] and await news(here, here.lin) == []
    await here.do(here.lin, "PATCH", f"/skills/{key}", {"audience": "centre"})
    await sweep(here)
    assert len(await queue(here)) == 1, "first prove that it would have been brought"


ACTIVITY = {"title": "一起喝茶", "starts": "2030-03-12T14:00"}


async def gathering(c: Circle, **more: str) -> str:
    """Out: the first date of what Lin, a member, posts for the group."""
    post = ACTIVITY | {"group": c.room} | more
    made = await c.do(c.lin, "PUT", f"/activities/{uuid4()}", post)
    return str(made["dates"][0]["id"])


@pytest.mark.parametrize("field", ["title", "about"])
async def test_an_activity_is_marked_where_many_have_it(here: Circle, field: str) -> None:
    date = await gathering(here, **{field: WORDS})
    await sweep(here)
    (case,) = await queue(here)
    assert (case["thing"], case["origin"], case["danger"]) == ("date", "words", True)
    assert await news(here, here.lin) == [date]
    assert [WORDS in words for words in await copied(here)] == [True]


async def test_an_activity_is_marked_when_its_words_become_others(here: Circle) -> None:
    date = await gathering(here)
    await sweep(here)
    assert await queue(here) == []
    await here.do(here.lin, "PATCH", f"/dates/{date}", {"scope": "date", "minutes": 30})
    await sweep(here)
    assert await queue(here) == []
    await here.do(here.lin, "PATCH", f"/dates/{date}", {"scope": "later", "about": WORDS})
    await sweep(here)
    assert len(await queue(here)) == 1 and await news(here, here.lin) == [date]


async def test_who_changed_it_is_told_not_who_posted_it(here: Circle) -> None:
    date = await gathering(here, about=WORDS)
    await sweep(here)
    assert await news(here, here.lin) == [date] and await news(here, here.rosa) == []
    door = f"/activities/{(await here.do(here.lin, 'GET', f'/dates/{date}'))['activity']}/co-host"
    await here.do(here.lin, "PUT", door, {"person": here.rosa.id})
    await here.do(here.rosa, "PUT", f"{door}/me")
    graver = f"{WORDS}，今晚就去"
    await here.do(here.rosa, "PATCH", f"/dates/{date}", {"scope": "date", "about": graver})
    await sweep(here)
    assert await news(here, here.lin) == [date] and await news(here, here.rosa) == [date]


async def test_an_activity_called_off_before_anybody_looked_is_left_alone(here: Circle) -> None:
    date = await gathering(here, about=WORDS)
    await here.do(here.lin, "PUT", f"/dates/{date}/calling-off", {"scope": "date", "why": "x"})
    await sweep(here)
    assert await queue(here) == [] and await news(here, here.lin) == []


async def test_an_activity_for_invited_people_alone_is_private(here: Circle) -> None:
    mei = await here.doors.someone(here.centre, "Mei", "peer_representative")
    post = ACTIVITY | {"title": WORDS, "invited": []}
    await here.do(mei, "PUT", f"/activities/{uuid4()}", post)
    await sweep(here)
    assert await queue(here) == []


@pytest.mark.parametrize("alone", [True, False])
async def test_nor_is_what_they_say_in_its_room_read(here: Circle, alone: bool) -> None:
    start = (here.clock.at + timedelta(hours=20)).strftime("%Y-%m-%dT%H:%M")
    post = {"title": "A walk", "starts": start, "chat": True}
    post |= {"invited": [here.lin.id]} if alone else {"centre": here.centre}
    made = await here.do(here.chen, "PUT", f"/activities/{uuid4()}", post)
    date = made["dates"][0]["id"]
    await here.do(here.lin, "PUT", f"/dates/{date}/sign-ups/me", {"role": "member"})
    room = str((await here.do(here.lin, "PUT", f"/dates/{date}/room"))["id"])
    shown = (await here.do(here.lin, "GET", "/rooms"))["items"]
    assert [one["marked"] for one in shown if one["id"] == room] == [not alone]
    await here.say(here.lin, WORDS, room)
    await sweep(here)
    assert len(await queue(here)) == (0 if alone else 1)


async def test_what_somebody_asks_another_is_read_by_no_machine(here: Circle) -> None:
    await here.do(here.lin, "PUT", f"/asks/{uuid4()}", {"person": here.sam.id, "purpose": WORDS})
    await sweep(here)
    assert await queue(here) == [] and await news(here, here.lin) == []


async def test_a_centres_own_list_counts_there_at_once(here: Circle) -> None:
    bo = await here.doors.someone(here.centre, "Bo", "coordinator")
    path = f"/centres/{here.centre}/danger-words"
    assert (
        await here.call(here.chen, "PUT", path, {"added": [], "left_out": []})
    ).status_code == 403
    assert (
        await here.call(here.rosa, "PUT", path, {"added": [], "left_out": []})
    ).status_code == 404
    kept = await here.do(bo, "PUT", path, {"added": ["天台见"], "left_out": ["不想活"]})
    assert kept == await here.do(here.rosa, "GET", path), "every phone of the centre compares them"
    await here.say(here.lin, WORDS)
    await here.say(here.lin, "晚上天台见")
    await sweep(here)
    assert await copied(here) == ["晚上天台见"]


@pytest.mark.parametrize("words", ["杀", " 杀 ", "杀\u200b", "k", "\u200b\u200b"])
async def test_one_sign_alone_is_refused(here: Circle, words: str) -> None:
    """It would stand in half of what people say: 杀 is in 杀价, 杀青 and 杀毒."""
    bo = await here.doors.someone(here.centre, "Bo", "coordinator")
    path = f"/centres/{here.centre}/danger-words"
    answer = await here.call(bo, "PUT", path, {"added": [words], "left_out": []})
    assert (answer.status_code, answer.json()["code"]) == (422, "invalid")
    assert (await here.do(bo, "GET", path))["added"] == []


async def test_members_and_other_centres_see_nothing_of_it(here: Circle) -> None:
    await here.say(here.lin, WORDS)
    await sweep(here)
    far = await here.doors.centre(f"Far {uuid4().hex[:6]}")
    zhao = await here.doors.someone(far, "Zhao", "worker")
    for who in (here.rosa, zhao):
        answer = await here.call(who, "GET", f"/centres/{here.centre}/cases")
        assert answer.status_code == 404
    assert (await here.call(zhao, "GET", f"/centres/{here.centre}/danger-words")).status_code == 404
