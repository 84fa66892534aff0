"""House rules: what every centre begins with, and how they change only after being talked over."""

from typing import Any
from uuid import UUID, uuid4

from actions import guidelines
from tests.matrix.doors import Someone
from tests.role.conftest import House


def _lines(*texts: str) -> list[dict[str, str]]:
    return [{"id": str(uuid4()), "text": one, "easy": one, "example": ""} for one in texts]


async def _draft(house: House, lines: Any, key: str = "") -> tuple[str, Any]:
    """Out: the draft's id, and the answer."""
    key = key or str(uuid4())
    answer = await house.call(house.mei, "PUT", f"/guidelines/drafts/{key}", {"lines": lines})
    return key, answer


async def _now(house: House, who: Someone) -> Any:
    return await house.do(who, "GET", "/guidelines")


async def test_every_centre_begins_with_kind_lines_in_its_language(house: House) -> None:
    found = await _now(house, house.kim)
    assert found["draft"] is None and len(found["now"]["lines"]) == 8
    assert found["now"]["lines"][0]["easy"] == "Be kind."
    assert found == await _now(house, house.circle.sam), "the same ids for everyone"
    versions = (await house.do(house.kim, "GET", "/guidelines/versions"))["items"]
    assert versions == [found["now"]]
    store, centre = house.circle.doors.store, UUID(house.circle.centre)
    first = found["now"]["lines"][0]
    linked = await store.read(guidelines.line, centre, UUID(first["id"]))
    assert linked is not None and linked.model_dump(mode="json") == first
    assert await store.read(guidelines.line, centre, uuid4()) is None
    assert str((await store.read(guidelines.version_in_force, centre)).id) == found["now"]["id"]


async def test_a_draft_is_talked_over_before_it_holds(house: House) -> None:
    before = (await _now(house, house.kim))["now"]
    kept = before["lines"][0]
    ear = await house.circle.doors.listen(house.kim)
    key, answer = await _draft(house, [kept, *_lines("We water the plants together.")])
    assert answer.status_code == 201
    draft = answer.json()
    assert draft["earliest_at"] == "2026-09-08T02:00:00Z"
    found = await _now(house, house.kim)
    assert found == {"now": before, "draft": draft}
    await house.circle.doors.settled()
    assert [e["id"] for e in ear.heard if e["on"] == "guidelines.changed"] == [key]
    path = f"/guidelines/drafts/{key}/in-force"
    await house.later(days=6, hours=23)
    early = await house.call(house.mei, "PUT", path)
    assert (early.status_code, early.json()["code"]) == (409, "talk_first")
    assert "2026-09-08 10:00" in early.json()["detail"]
    await house.later(hours=1)
    now = await house.do(house.mei, "PUT", path)
    assert await house.do(house.mei, "PUT", path) == now
    assert [line["text"] for line in now["lines"]][1] == "We water the plants together."
    assert now["lines"][0] == kept, "a line keeps its id over versions"
    assert await _now(house, house.kim) == {"now": now, "draft": None}
    versions = (await house.do(house.kim, "GET", "/guidelines/versions"))["items"]
    assert versions == [now, before], "what held before can still be read"
    await house.circle.doors.settled()
    assert len([e for e in ear.heard if e["on"] == "guidelines.changed"]) == 2


async def test_everyone_of_the_centre_may_come_into_the_room_of_a_draft(house: House) -> None:
    _, answer = await _draft(house, _lines("one"))
    room = answer.json()["room"]
    assert (await house.call(house.kim, "PUT", f"//rooms/{room}/members/me")).status_code == 200
    assert await house.circle.say(house.kim, "I like it", room)
    members = (await house.do(house.kim, "GET", f"//rooms/{room}/members"))["items"]
    assert {(m["person"]["name"], m["role"]) for m in members} == {
        ("Mei", "host"),
        ("Kim", "member"),
    }


async def test_said_twice_one_room_and_one_draft(house: House) -> None:
    lines = _lines("one")
    key, first = await _draft(house, lines)
    _, again = await _draft(house, lines, key)
    assert (again.status_code, again.json()) == (200, first.json())
    _, second = await _draft(house, _lines("two"))
    assert (second.status_code, second.json()["code"]) == (409, "draft_is_open")
    rooms = (await house.do(house.mei, "GET", "//rooms"))["items"]
    assert [room["kind"] for room in rooms].count("group") == 1


async def test_other_words_are_talked_over_anew_in_the_same_room(house: House) -> None:
    key, first = await _draft(house, _lines("one"))
    await house.later(days=6)
    _, changed = await _draft(house, _lines("another"), key)
    assert changed.json()["room"] == first.json()["room"]
    assert changed.json()["earliest_at"] == "2026-09-14T02:00:00Z"
    await house.later(days=2)
    path = f"/guidelines/drafts/{key}/in-force"
    assert (await house.call(house.mei, "PUT", path)).status_code == 409


async def test_a_shorter_time_set_later_doesnt_shorten_what_was_promised(house: House) -> None:
    key, _ = await _draft(house, _lines("one"))
    await house.do(house.mei, "PUT", "/desk", {"guideline_days": 1})
    await house.later(days=2)
    path = f"/guidelines/drafts/{key}/in-force"
    assert (await house.call(house.mei, "PUT", path)).status_code == 409


async def test_a_draft_can_be_put_away(house: House) -> None:
    key, answer = await _draft(house, _lines("one"))
    path = f"/guidelines/drafts/{key}"
    for _ in range(2):
        await house.do(house.mei, "DELETE", path)
    assert (await _now(house, house.kim))["draft"] is None
    assert (await house.call(house.mei, "PUT", f"{path}/in-force")).status_code == 404
    assert (await house.call(house.mei, "GET", f"//rooms/{answer.json()['room']}")).is_success
    _, second = await _draft(house, _lines("two"))
    assert second.status_code == 201


async def test_coordinators_draft_and_nobody_else(house: House) -> None:
    elsewhere = await house.circle.doors.centre(f"River {uuid4().hex[:8]}")
    far = await house.circle.doors.someone(elsewhere, "Far", "coordinator")
    key, _ = await _draft(house, _lines("one"))
    draft, words = f"/guidelines/drafts/{key}", {"lines": _lines("two")}
    for who, status in ((house.kim, 403), (house.chen, 403), (far, 404)):
        for method, path, body in (
            ("PUT", f"/guidelines/drafts/{uuid4()}", words),
            ("PUT", draft, words),
            ("DELETE", draft, None),
            ("PUT", f"{draft}/in-force", None),
        ):
            assert (await house.call(who, method, path, body)).status_code == status
    for path in ("/guidelines", "/guidelines/versions"):
        assert (await house.call(far, "GET", path)).status_code == 404
    theirs = f"//centres/{elsewhere}{draft}"
    for method, path in (("DELETE", theirs), ("PUT", f"{theirs}/in-force")):
        assert (await house.call(far, method, path)).status_code == 404


async def test_what_is_no_rule(house: House) -> None:
    line = _lines("one")[0]
    for lines in (
        [],
        [line, line],
        [line | {"text": " "}],
        [line | {"easy": ""}],
        [line | {"text": "x" * 301}],
        [line | {"number": 1}],
    ):
        _, answer = await _draft(house, lines)
        assert answer.status_code == 422
    assert (await _now(house, house.kim))["draft"] is None


async def test_who_wrote_a_draft_and_is_erased_leaves_the_rules_behind(house: House) -> None:
    from actions.erasing import erase_by_operator

    await house.circle.doors.someone(house.circle.centre, "Bo", "coordinator")
    key, _ = await _draft(house, _lines("one"))
    store = house.circle.doors.store
    await store.write(erase_by_operator, UUID(house.mei.id), "asked on paper", "tombstones")
    assert (await _now(house, house.kim))["draft"]["id"] == key
