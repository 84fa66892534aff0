"""What one tells: nobody, until one says so; each audience, and nobody beyond it; the preview is the page."""

from typing import Any
from uuid import uuid4

import pytest

from tests.boundaries.conftest import Circle
from tests.matrix.doors import Someone


async def tell(room: Circle, who: Someone, kind: str, words: str, **audience: Any) -> None:
    await room.do(who, "PUT", f"/me/facts/{kind}", {"words": words, "audience": audience})


async def told(circle: Circle, who: Someone, whom: Someone) -> dict[str, str]:
    page = await circle.do(who, "GET", f"/people/{whom.id}")
    return {fact["kind"]: fact["words"] for fact in page["facts"]}


async def test_nobody_knows_until_one_says_so(circle: Circle) -> None:
    await tell(circle, circle.lin, "illness", "what I live with")
    for who in (circle.wei, circle.chen):
        assert await told(circle, who, circle.lin) == {}
    assert await told(circle, circle.lin, circle.lin) == {"illness": "what I live with"}


async def test_each_audience(circle: Circle) -> None:
    for person, name in ((circle.sam, "friend"), (circle.kim, "confidant")):
        await circle.do(circle.lin, "PUT", f"/people/{person.id}/circle", {"circle": name})
    audiences: dict[str, tuple[dict[str, Any], set[str]]] = {
        "about": ({"circle": "confidants"}, {"Kim"}),
        "likes": ({"circle": "friends"}, {"Kim", "Sam"}),
        "skills": ({"centre": True}, {"Kim", "Sam", "Wei", "Rosa"}),
        "helps": ({"workers": True}, {"Chen"}),
        "work": ({"groups": [circle.room]}, {"Kim", "Sam", "Wei", "Rosa", "Chen"}),
        "family": ({"people": [circle.wei.id]}, {"Wei"}),
        "phone": ({"circle": "friends", "without": [circle.sam.id]}, {"Kim"}),
        "birthday": ({"workers": True, "people": [circle.wei.id]}, {"Wei", "Chen"}),
    }
    for kind, (audience, _) in audiences.items():
        await tell(circle, circle.lin, kind, f"my {kind}", **audience)
    everybody = (circle.rosa, circle.wei, circle.kim, circle.sam, circle.chen)
    seen = {who.name: set(await told(circle, who, circle.lin)) for who in everybody}
    for kind, (_, expected) in audiences.items():
        assert {name for name, kinds in seen.items() if kind in kinds} == expected, kind
    await circle.do(
        circle.lin, "PUT", f"/people/{circle.kim.id}/circle", {"circle": "acquaintance"}
    )
    assert set(await told(circle, circle.kim, circle.lin)) == {"skills", "work"}
    await circle.do(circle.lin, "PUT", f"/people/{circle.wei.id}/block")
    assert (await circle.call(circle.wei, "GET", f"/people/{circle.lin.id}")).status_code == 404


async def test_a_group_one_left_ends_as_an_audience(circle: Circle) -> None:
    await tell(circle, circle.lin, "work", "my work", groups=[circle.room])
    assert "work" in await told(circle, circle.chen, circle.lin)
    await circle.do(circle.lin, "DELETE", f"/rooms/{circle.room}/members/me")
    assert await told(circle, circle.chen, circle.lin) == {}
    words = {"words": "my work", "audience": {"groups": [circle.room]}}
    assert (await circle.call(circle.lin, "PUT", "/me/facts/work", words)).status_code == 422


async def test_hidden_for_a_while(circle: Circle) -> None:
    until = circle.clock.at.isoformat().replace("T09", "T12")
    words = {"words": "tea", "audience": {"centre": True}, "hidden_until": until}
    await circle.do(circle.lin, "PUT", "/me/facts/likes", words)
    assert await told(circle, circle.wei, circle.lin) == {}
    await circle.later(hours=4)
    assert await told(circle, circle.wei, circle.lin) == {"likes": "tea"}


async def test_versions_are_for_their_owner(circle: Circle) -> None:
    for words in ("tea", "coffee"):
        await tell(circle, circle.lin, "likes", words, centre=True)
    path = "/me/facts/likes/versions"
    assert [v["words"] for v in (await circle.do(circle.lin, "GET", path))["items"]] == [
        "coffee",
        "tea",
    ]
    assert (await circle.do(circle.wei, "GET", path))["items"] == []
    await circle.do(circle.lin, "DELETE", "/me/facts/likes")
    assert await told(circle, circle.wei, circle.lin) == {}
    assert len((await circle.do(circle.lin, "GET", path))["items"]) == 2
    await circle.do(circle.lin, "DELETE", "/me/facts/likes?versions=true")
    assert (await circle.do(circle.lin, "GET", path))["items"] == []


async def test_what_not_to_ask_about_is_told_to_who_writes_to_me(circle: Circle) -> None:
    await tell(circle, circle.lin, "dont_ask", "please not about my medicine")
    assert await told(circle, circle.wei, circle.lin) == {}
    await circle.talk(circle.wei, circle.lin)
    assert await told(circle, circle.wei, circle.lin) == {
        "dont_ask": "please not about my medicine"
    }


async def test_a_worker_who_looks_leaves_a_row(circle: Circle) -> None:
    await tell(circle, circle.lin, "helps", "a walk", workers=True)
    await tell(circle, circle.lin, "likes", "tea", centre=True)
    await told(circle, circle.wei, circle.lin)
    assert (await circle.do(circle.lin, "GET", "/me/access-log"))["items"] == []
    await told(circle, circle.chen, circle.lin)
    await told(circle, circle.chen, circle.lin)
    (row,) = (await circle.do(circle.lin, "GET", "/me/access-log"))["items"]
    assert (row["by"]["name"], row["what"], row["why"], row["details"]) == (
        *("Chen", "facts", "page", ["helps"]),
    )
    assert (await circle.do(circle.wei, "GET", "/me/access-log"))["items"] == []
    await circle.later(minutes=2)
    await told(circle, circle.chen, circle.lin)
    assert len((await circle.do(circle.lin, "GET", "/me/access-log"))["items"]) == 2


async def test_previews_leave_no_row(circle: Circle) -> None:
    await tell(circle, circle.lin, "helps", "a walk", workers=True)
    shown = await circle.do(circle.lin, "GET", "/me/shown/workers")
    assert [fact["kind"] for fact in shown["facts"]] == ["helps"]
    assert (await circle.do(circle.lin, "GET", "/me/access-log"))["items"] == []


@pytest.mark.parametrize(
    "words",
    [
        {"words": ""},
        {"words": "x" * 1001},
        {"words": "x", "audience": {"circle": "everyone"}},
        {"words": "x", "audience": {"public": True}},
        {"words": "x", "audience": {"groups": ["00000000-0000-0000-0000-000000000000"]}},
    ],
)
async def test_what_cant_be(circle: Circle, words: dict[str, Any]) -> None:
    assert (await circle.call(circle.lin, "PUT", "/me/facts/likes", words)).status_code == 422
    assert (await circle.call(circle.lin, "PUT", "/me/facts/diagnosis", words)).status_code == 422


async def test_what_not_to_ask_is_told_where_one_writes(circle: Circle) -> None:
    """To the other of a room of two, a worker too, whose reading it there is no look; to nobody in a group."""
    talk = await circle.talk(circle.kim, circle.sam)
    path = f"/centres/{circle.centre}/people/{circle.kim.id}/room"
    workers = (await circle.do(circle.chen, "PUT", path, {"id": str(uuid4())}))["id"]
    await circle.do(circle.kim, "PUT", "/me/facts/dont_ask", {"words": "my hospital years"})

    async def told(who: Someone, room: str) -> Any:
        return (await circle.do(who, "GET", f"/rooms/{room}/dont-ask"))["words"]

    assert await told(circle.sam, talk) == "my hospital years"
    assert await told(circle.chen, workers) == "my hospital years"
    assert (await circle.do(circle.kim, "GET", "/me/access-log"))["items"] == []
    assert await told(circle.kim, talk) is None, "Sam asks for nothing"
    assert await told(circle.sam, circle.room) is None
    foreign = await circle.call(circle.rosa, "GET", f"/rooms/{talk}/dont-ask")
    assert foreign.status_code == 404
    await circle.do(circle.kim, "PUT", f"/people/{circle.sam.id}/block")
    assert await told(circle.sam, talk) is None
