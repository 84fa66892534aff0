"""From a post to an activity and back; leaving a centre, closing an account, being erased; my data; pictures."""

from typing import Any
from uuid import uuid4

import pytest

from jobs import erasing
from tests.boundaries.conftest import Circle
from tests.skills.conftest import answer, found, friend, outsider, picture, post, status

TUESDAY = "2030-03-12T14:00"


async def meet(circle: Circle, who: Any, skill: str, **more: Any) -> Any:
    """Out: the raw answer of posting an activity that comes from a post."""
    words = {"title": "Knitting", "starts": TUESDAY, "skill": skill} | more
    return await circle.call(who, "PUT", f"/activities/{uuid4()}", words)


async def test_a_class_leads_back_to_its_post_for_who_may_have_it(circle: Circle) -> None:
    await friend(circle, circle.sam, of=circle.rosa)
    key = await post(circle, circle.rosa, "Knitting", audience="friends")
    made = await meet(circle, circle.rosa, key, group=circle.room)
    assert made.status_code == 201, made.text
    (date,) = made.json()["dates"]
    assert date["skill"] == {"id": key, "title": "Knitting"}
    seen = await circle.do(circle.sam, "GET", f"/dates/{date['id']}")
    assert seen["skill"] == {"id": key, "title": "Knitting"}
    seen = await circle.do(circle.kim, "GET", f"/dates/{date['id']}")
    assert seen["skill"] is None and seen["title"] == "Knitting", (
        "the class is theirs, the post isn't"
    )
    await circle.do(circle.rosa, "DELETE", f"/skills/{key}")
    for who in (circle.rosa, circle.sam):
        assert (await circle.do(who, "GET", f"/dates/{date['id']}"))["skill"] is None


async def test_a_post_that_i_may_not_have_is_none(circle: Circle) -> None:
    key = await post(circle, circle.rosa, audience="friends")
    for skill in (key, str(uuid4())):
        assert (await meet(circle, circle.kim, skill, group=circle.room)).status_code == 404


async def test_leaving_the_centre_closes_what_stands_there(circle: Circle) -> None:
    key = await post(circle, circle.rosa, audience="network")
    far = await outsider(circle)
    assert await found(circle, far) == ["Knitting"]
    await circle.do(circle.rosa, "DELETE", f"/me/centres/{circle.centre}")
    assert await found(circle, far) == await found(circle, circle.sam) == []
    assert await status(circle, circle.sam, "GET", f"/skills/{key}") == 404


async def test_a_closed_account_leaves_nothing_standing(circle: Circle) -> None:
    key = await post(circle, circle.rosa)
    hu = await circle.doors.someone(circle.centre, "Hu", "coordinator")
    path = f"/centres/{circle.centre}/people/{circle.rosa.id}/closing"
    await circle.do(hu, "PUT", path, {"reason": "moved away"})
    assert await found(circle, circle.sam) == []
    said = await answer(circle, circle.sam, key)
    assert said.status_code == 404


async def test_erased_posts_and_answers_are_gone(circle: Circle) -> None:
    key = await post(circle, circle.rosa, "zebrafinch", tags=["quokka"])
    other = await post(circle, circle.sam, "Sewing")
    made = await meet(circle, circle.rosa, key, group=circle.room)
    date = made.json()["dates"][0]["id"]
    await answer(circle, circle.sam, key)
    await answer(circle, circle.rosa, other)
    (ask,) = await circle.asks_to(circle.rosa)
    path = f"/asks/{ask}/answer"
    told = await circle.do(circle.rosa, "PUT", path, {"answer": "yes", "group": True})
    await circle.do(circle.rosa, "PUT", "/me/erasure", {"messages": "nameless"})
    await circle.later(days=7, seconds=1)
    await erasing.sweep(circle.doors.store)
    assert await found(circle, circle.sam) == ["Sewing"]
    assert await circle.asks_to(circle.sam) == []
    assert (await circle.do(circle.sam, "GET", f"/dates/{date}"))["skill"] is None
    assert await status(circle, circle.sam, "GET", f"/rooms/{told['room']}") == 200
    assert (await circle.do(circle.sam, "GET", "/skills/tags?q=quokka"))["items"] == []


async def test_my_data_holds_my_posts_and_nobody_elses(circle: Circle) -> None:
    await post(circle, circle.rosa, "Knitting", steps=[{"words": "cast on"}])
    await post(circle, circle.sam, "Sewing")
    data = await circle.do(circle.rosa, "GET", "/me/data")
    assert [(one["title"], one["steps"][0]["words"]) for one in data["skills"]] == [
        ("Knitting", "cast on")
    ]
    page = (await circle.call(circle.rosa, "GET", "/me/data/page")).text
    assert "cast on" in page and "Sewing" not in page


@pytest.mark.parametrize("circle", ["sqlite"], indirect=True)
async def test_pictures_are_for_whom_the_post_is(circle: Circle) -> None:
    first, second = [await picture(circle, circle.rosa, colour) for colour in ("red", "blue")]
    said = {"kind": "show", "title": "Knitting", "audience": "centre", "pictures": [first]}
    skill = str(uuid4())
    await circle.do(circle.rosa, "PUT", f"/skills/{skill}", said | {"steps": [{"picture": second}]})
    seen = await circle.do(circle.sam, "GET", f"/skills/{skill}")
    assert seen["pictures"][0]["id"] == seen["picture"]["id"] == first
    assert seen["steps"][0]["picture"]["id"] == second
    far = await outsider(circle)
    for key in (first, second):
        assert await status(circle, circle.sam, "GET", f"/pictures/{key}") == 200
        assert await status(circle, far, "GET", f"/pictures/{key}") == 404
    await circle.do(circle.rosa, "PATCH", f"/skills/{skill}", {"steps": []})
    assert await status(circle, circle.sam, "GET", f"/pictures/{second}") == 404
    assert await status(circle, circle.sam, "GET", f"/pictures/{first}") == 200
    stolen = {"kind": "show", "title": "x", "pictures": [first]}
    assert await status(circle, circle.sam, "PUT", f"/skills/{uuid4()}", stolen) == 404
    await circle.do(circle.rosa, "DELETE", f"/skills/{skill}")
    for who in (circle.rosa, circle.sam):
        assert await status(circle, who, "GET", f"/pictures/{first}") == 404
