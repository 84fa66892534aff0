"""The board: whom it shows, newest first, a page at a time; searching in every language; tags; a person's page."""

from datetime import timedelta

import pytest

from tests.boundaries.conftest import Circle
from tests.matrix.test_unknown import statements
from tests.skills.conftest import found, loner, outsider, post, status


async def test_newest_first_a_page_at_a_time(circle: Circle) -> None:
    for number in range(5):
        await post(circle, circle.rosa, f"post {number}")
        circle.clock.at += timedelta(seconds=1)
    seen: list[str] = []
    cursor, page = "", {"next": None}
    for _ in range(3):
        page = await circle.do(circle.sam, "GET", f"/skills?centre={circle.centre}&limit=2{cursor}")
        seen += [item["title"] for item in page["items"]]
        if page["next"]:
            cursor = f"&cursor={page['next'].replace('+', '%2B')}"
    assert seen == [f"post {number}" for number in (4, 3, 2, 1, 0)] and page["next"] is None
    for odd in ("x", "2030-01-01T00:00:00_x", "2030-01-01T00:00:00Z_x"):
        assert await status(circle, circle.sam, "GET", f"/skills?cursor={odd}") == 422


async def test_blocked_absent_whichever_way_and_muted_folded_in_place(circle: Circle) -> None:
    for who in (circle.rosa, circle.lin, circle.wei):
        await post(circle, who, who.name)
        circle.clock.at += timedelta(seconds=1)
    assert await found(circle, circle.sam) == ["Wei", "Lin", "Rosa"]
    await circle.do(circle.sam, "PUT", f"/people/{circle.wei.id}/block")
    await circle.do(circle.lin, "PUT", f"/people/{circle.sam.id}/block")
    await circle.do(circle.sam, "PUT", f"/people/{circle.rosa.id}/mute", {})
    page = await circle.do(circle.sam, "GET", f"/skills?centre={circle.centre}")
    assert [(one["title"], one["folded"]) for one in page["items"]] == [("Rosa", "person")]
    for who in (circle.wei, circle.lin):
        assert await status(circle, circle.sam, "GET", f"/people/{who.id}/skills") == 404
    assert await found(circle, circle.wei) == ["Wei", "Lin", "Rosa"], "for others nothing differs"


async def test_two_letters_and_one_find_all_in_every_language(circle: Circle) -> None:
    await post(circle, circle.rosa, "一起唱老歌", words="周二下午，慢慢来")
    await post(circle, circle.rosa, "编围巾", steps=[{"words": "起针，再织一行"}])
    await post(circle, circle.rosa, "Knit a scarf", tags=["毛线"])
    await post(circle, circle.rosa, "絵手紙", tags=["singing"])
    for query, expected in {
        "唱老": {"一起唱老歌"},
        "歌": {"一起唱老歌", "絵手紙"},
        "唱歌": {"絵手紙"},
        "慢慢": {"一起唱老歌"},
        "织": {"编围巾", "Knit a scarf"},
        "一行": {"编围巾"},
        "scarf": {"Knit a scarf"},
        "SCARF knit": {"Knit a scarf"},
        "ｋｎｉｔ": {"Knit a scarf"},
        "編み": {"Knit a scarf"},
        "老歌 周二": {"一起唱老歌"},
        "老 慢": {"一起唱老歌"},
        "歌老": set(),
        "没有": set(),
    }.items():
        assert set(await found(circle, circle.sam, q=query)) == expected, query
    assert await found(circle, circle.sam, q="  ") == await found(circle, circle.sam)
    assert len(await found(circle, await loner(circle), q="唱老")) == 1
    assert await found(circle, await outsider(circle), q="唱老") == []


async def test_a_search_goes_on_over_pages_and_finds_all(circle: Circle) -> None:
    for number in range(12):
        await post(circle, circle.rosa, f"{'唱歌' if number % 2 else '唱 歌'} {number}")
    seen: set[str] = set()
    cursor, page = "", {"next": None}
    for _ in range(3):
        page = await circle.do(
            circle.sam, "GET", f"/skills?centre={circle.centre}&q=唱歌&limit=2{cursor}"
        )
        seen |= {item["title"] for item in page["items"]}
        cursor = f"&cursor={(page['next'] or '').replace('+', '%2B')}"
    assert seen == {f"唱歌 {number}" for number in range(1, 12, 2)} and page["next"] is None


async def test_kinds_categories_and_tags_narrow_it(circle: Circle) -> None:
    await post(circle, circle.rosa, "a", category="music", tags=["歌"])
    await post(circle, circle.rosa, "b", kind="learn", category="music", tags=["Singing"])
    await post(circle, circle.rosa, "c", kind="together", tags=["うた", "牡丹江"])
    assert set(await found(circle, circle.sam, kind="learn")) == {"b"}
    assert set(await found(circle, circle.sam, category="music")) == {"a", "b"}
    for tag in ("唱歌", "singing", "歌", "ＳＩＮＧＩＮＧ"):
        assert set(await found(circle, circle.sam, tag=tag)) == {"a", "b", "c"}
    told = await circle.do(circle.sam, "GET", "/skills/tags?q=唱")
    assert {"tag": "singing", "name": "singing"} in told["items"]
    told = await circle.do(circle.sam, "GET", "/skills/tags?q=牡丹")
    assert told["items"] == [{"tag": "牡丹江", "name": "牡丹江"}]
    await circle.do(circle.rosa, "PUT", f"/people/{circle.sam.id}/block")
    assert (await circle.do(circle.sam, "GET", "/skills/tags?q=牡丹"))["items"] == []
    assert (await circle.do(await outsider(circle), "GET", "/skills/tags?q=牡丹"))["items"] == []
    assert await status(circle, circle.sam, "GET", "/skills?kind=sell") == 422


async def test_what_stands_on_their_page(circle: Circle) -> None:
    await post(circle, circle.rosa, "friends", audience="friends")
    await post(circle, circle.rosa, "centre")
    path = f"/people/{circle.rosa.id}/skills"
    titles = [one["title"] for one in (await circle.do(circle.sam, "GET", path))["items"]]
    assert titles == ["centre"]
    mine = (await circle.do(circle.rosa, "GET", path))["items"]
    assert {one["title"] for one in mine} == {"friends", "centre"}
    for who in (await loner(circle), await outsider(circle)):
        assert await status(circle, who, "GET", path) == 404, "no page, no posts on it"


@pytest.mark.parametrize("circle", ["sqlite"], indirect=True)
async def test_a_page_takes_as_many_queries_however_long_it_is(circle: Circle) -> None:
    asked = []
    for _ in range(2):
        for who in (circle.rosa, circle.kim, circle.wei):
            await post(circle, who, "x", audience="network", tags=["tea"])
        with statements(circle.doors) as seen:
            await circle.do(circle.sam, "GET", "/skills")
        asked.append(len(seen))
        far = await outsider(circle)
        await post(circle, far, "far", audience="network")
    assert asked[0] == asked[1]
