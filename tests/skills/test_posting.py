"""Posting: said twice it stands once, changed, paused, closed for good; and what can't be."""

from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import select

from core.work import Work
from models.skills import SkillGram, SkillPost, SkillTag
from tests.boundaries.conftest import Circle
from tests.skills.conftest import found, friend, loner, outsider, post, status

WHOLE: dict[str, Any] = {
    "kind": "show",
    "title": "织围巾",
    "words": "慢慢织，线我有。",
    "category": "crafts",
    "tags": ["毛线", "Knit", "  Ｓｃａｒｆ "],
    "pace": "slow",
    "how": ["in_person", "room"],
    "when": "星期二下午",
    "at_once": "两三个人",
    "audience": "centre",
    "until": "2030-03-20",
    "steps": [{"words": "起针"}, {"words": "织一行"}],
}


async def test_a_post_stands_once_and_is_told_in_the_readers_language(circle: Circle) -> None:
    key = uuid4()
    first = await circle.call(circle.rosa, "PUT", f"/skills/{key}", WHOLE)
    again = await circle.call(circle.rosa, "PUT", f"/skills/{key}", WHOLE)
    assert (first.status_code, again.status_code) == (201, 200)
    assert first.json() == again.json()
    assert await found(circle, circle.sam) == ["织围巾"]
    seen = await circle.do(circle.sam, "GET", f"/skills/{key}")
    assert [tag["name"] for tag in seen["tags"]] == ["knitting", "scarf"]
    assert [step["words"] for step in seen["steps"]] == ["起针", "织一行"]
    assert seen["lesson"] and seen["owner"]["name"] == "Rosa"
    await circle.do(circle.sam, "PATCH", "/me", {"language": "zh-CN"})
    seen = await circle.do(circle.sam, "GET", f"/skills/{key}")
    assert [tag["name"] for tag in seen["tags"]] == ["编织", "scarf"]
    for who in (circle.rosa, circle.sam):
        other = await circle.call(who, "PUT", f"/skills/{key}", WHOLE | {"title": "x"})
        assert (other.status_code, other.json()["code"]) == (409, "already_different")


async def test_for_whom_it_is_only_its_owner_is_told(circle: Circle) -> None:
    """Else whoever sees a post for friends would know in which circle they stand."""
    await friend(circle, circle.sam, of=circle.rosa)
    key = await post(circle, circle.rosa, audience="friends")
    mine = await circle.do(circle.rosa, "GET", f"/skills/{key}")
    assert mine["mine"] == {"audience": "friends", "group": None, "state": "open"}
    assert (await circle.do(circle.sam, "GET", f"/skills/{key}"))["mine"] is None


async def test_whom_each_audience_reaches(circle: Circle) -> None:
    alone, far = await loner(circle), await outsider(circle)
    await friend(circle, circle.sam, of=circle.rosa)
    posts = {
        "friends": await post(circle, circle.rosa, "for friends", audience="friends"),
        "group": await post(
            circle, circle.rosa, "for the group", audience="group", group=circle.room
        ),
        "centre": await post(circle, circle.rosa, "for the centre"),
        "network": await post(circle, circle.rosa, "for all", audience="network"),
    }
    reached = {
        circle.rosa: set(posts),
        circle.sam: set(posts),
        circle.kim: {"group", "centre", "network"},
        alone: {"centre", "network"},
        far: {"network"},
    }
    for who, expected in reached.items():
        board = await found(circle, who)
        for audience, key in posts.items():
            seen = await status(circle, who, "GET", f"/skills/{key}")
            assert seen == (200 if audience in expected else 404), (who.name, audience)
        assert len(board) == len(expected), who.name
    await circle.do(circle.rosa, "DELETE", f"/rooms/{circle.room}/members/me")
    left = await found(circle, circle.sam)
    assert sorted(left) == ["for all", "for the centre"], "no group together"


async def test_it_is_changed_by_its_owner_alone(circle: Circle) -> None:
    key = await post(circle, circle.rosa, "knitting", tags=["唱歌"])
    path = f"/skills/{key}"
    assert await status(circle, circle.sam, "PATCH", path, {"title": "x"}) == 404
    changed = await circle.do(
        circle.rosa, "PATCH", path, {"title": "Choir", "until": "2030-03-06", "tags": []}
    )
    assert (changed["title"], changed["until"], changed["tags"]) == ("Choir", "2030-03-06", [])
    assert (await circle.do(circle.rosa, "PATCH", path, {"until": None}))["until"] is None
    assert await found(circle, circle.sam, q="knit") == []
    assert await found(circle, circle.sam, tag="singing") == []
    assert await found(circle, circle.sam, q="choi") == ["Choir"]
    narrowed = await circle.do(circle.rosa, "PATCH", path, {"audience": "friends"})
    assert narrowed["mine"]["audience"] == "friends"
    assert await found(circle, circle.sam) == []
    assert await status(circle, circle.sam, "GET", path) == 404


async def test_a_pause_takes_it_off_and_doesnt_show(circle: Circle) -> None:
    key = await post(circle, circle.rosa)
    path = f"/skills/{key}"
    before = await circle.call(circle.sam, "GET", path)
    for _ in range(2):
        await circle.do(circle.rosa, "PUT", f"{path}/pause")
    assert await found(circle, circle.sam) == await found(circle, circle.rosa) == []
    assert (await circle.do(circle.sam, "GET", f"/people/{circle.rosa.id}/skills"))["items"] == []
    assert (await circle.call(circle.sam, "GET", path)).content == before.content
    (mine,) = (await circle.do(circle.rosa, "GET", "/me/skills"))["items"]
    assert mine["mine"]["state"] == "paused"
    assert await status(circle, circle.sam, "DELETE", f"{path}/pause") == 404
    await circle.do(circle.rosa, "DELETE", f"{path}/pause")
    assert await found(circle, circle.sam) == ["Knitting"]


async def test_closed_for_good_nothing_of_it_is_left(circle: Circle) -> None:
    key = await post(circle, circle.rosa, "zebrafinch", words="quokka", tags=["wombat"])
    path = f"/skills/{key}"
    assert await status(circle, circle.sam, "DELETE", path) == 404
    for _ in range(2):
        await circle.do(circle.rosa, "DELETE", path)
    for who in (circle.rosa, circle.sam):
        assert await status(circle, who, "GET", path) == 404
        assert await found(circle, who) == await found(circle, who, q="zebra") == []
    assert await status(circle, circle.rosa, "PATCH", path, {"title": "x"}) == 404
    assert await status(circle, circle.rosa, "PUT", f"{path}/pause") == 404
    assert (await circle.do(circle.rosa, "GET", "/me/skills"))["items"] == []
    said = {"kind": "show", "title": "zebrafinch", "words": "quokka", "audience": "centre"}
    assert await status(circle, circle.rosa, "PUT", path, said) == 409
    for table in (SkillPost, SkillGram, SkillTag):
        rows = await circle.doors.store.read(rows_of, table, UUID(key))
        assert not any(word in str(rows) for word in ("zebra", "quokka", "wombat"))
        assert bool(rows) is (table is SkillPost)


def rows_of(work: Work, table: Any, key: UUID) -> list[Any]:
    column: Any = table.id if table is SkillPost else table.skill_id
    return list(work.session.scalars(select(table).where(column == key)))


async def test_its_last_day_ends_at_midnight_of_its_centre(circle: Circle) -> None:
    """MORNING is 17:00 in Shanghai: seven hours are left of that day there."""
    key = await post(circle, circle.rosa, until="2030-03-05")
    await circle.later(hours=6, minutes=59)
    assert await found(circle, circle.sam) == ["Knitting"]
    await circle.later(minutes=1)
    assert await found(circle, circle.sam) == []
    assert await status(circle, circle.sam, "GET", f"/skills/{key}") == 404
    (mine,) = (await circle.do(circle.rosa, "GET", "/me/skills"))["items"]
    assert mine["mine"]["state"] == "over"
    await circle.do(circle.rosa, "PATCH", f"/skills/{key}", {"until": None})
    assert await found(circle, circle.sam) == ["Knitting"]


@pytest.mark.parametrize(
    "odd",
    [
        {"kind": "sell"},
        {"title": " "},
        {"title": "x" * 61},
        {"words": "x" * 2001},
        {"category": "love"},
        {"tags": ["x"] * 6},
        {"tags": [" "]},
        {"how": ["telepathy"]},
        {"steps": [{"words": "x"}] * 21},
        {"steps": [{"words": " "}]},
        {"steps": [{"words": "x" * 501}]},
        {"pictures": ["00000000-0000-7000-8000-000000000000"] * 5},
        {"audience": "group"},
        {"audience": "centre", "group": "00000000-0000-7000-8000-000000000000"},
        {"audience": "group", "group": "00000000-0000-7000-8000-000000000000"},
        {"until": "2030-03-04"},
        {"rank": 1},
    ],
)
@pytest.mark.parametrize("circle", ["sqlite"], indirect=True)
async def test_what_cant_be(circle: Circle, odd: dict[str, Any]) -> None:
    said = {"kind": "show", "title": "Knitting"} | odd
    answer = await circle.call(circle.rosa, "PUT", f"/skills/{uuid4()}", said)
    assert (answer.status_code, answer.json()["code"]) == (422, "invalid")
    assert await found(circle, circle.rosa) == []


@pytest.mark.parametrize("circle", ["sqlite"], indirect=True)
async def test_a_picture_that_isnt_mine_is_none(circle: Circle) -> None:
    said: dict[str, Any] = {"kind": "show", "title": "Knitting", "pictures": [str(uuid4())]}
    assert await status(circle, circle.rosa, "PUT", f"/skills/{uuid4()}", said) == 404
    in_a_step = {"kind": "show", "title": "Knitting", "steps": [{"picture": str(uuid4())}]}
    assert await status(circle, circle.rosa, "PUT", f"/skills/{uuid4()}", in_a_step) == 404
    assert await found(circle, circle.rosa) == []


async def test_paused_from_writing_one_posts_nothing(circle: Circle) -> None:
    key = await post(circle, circle.rosa)
    words = {"person": circle.rosa.id, "lasts": "week", "reason": "A calm week."}
    await circle.do(circle.chen, "PUT", f"/centres/{circle.centre}/suspensions/{uuid4()}", words)
    said = {"kind": "show", "title": "More"}
    assert await status(circle, circle.rosa, "PUT", f"/skills/{uuid4()}", said) == 403
    assert await status(circle, circle.rosa, "PATCH", f"/skills/{key}", {"title": "x"}) == 403
    assert (
        await status(circle, circle.rosa, "PATCH", f"/skills/{key}", {"audience": "network"}) == 403
    )
    await circle.do(circle.rosa, "PATCH", f"/skills/{key}", {"audience": "friends"})
    assert await found(circle, circle.sam) == [], "to show it to fewer is never held back"
    await circle.do(circle.rosa, "DELETE", f"/skills/{key}")
