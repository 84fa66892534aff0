"""Who works how much: for the coordinator, and for who could take the next one."""

from uuid import UUID

import pytest

from rules.cases import suggest
from tests.cases.conftest import Desk


async def test_the_load_of_a_desk(desk: Desk) -> None:
    empty = await desk.do(desk.ada, "GET", "/load")
    assert (empty["open"], empty["untaken"], empty["oldest"]) == (0, 0, None)
    assert [one["worker"]["name"] for one in empty["workers"]] == ["Ada", "Bo", "Chen"]
    made = []
    for _ in range(4):
        made.append(await desk.case())
        await desk.later(minutes=5)
    for case in made[:2]:
        await desk.take(desk.chen, case)
    await desk.take(desk.bo, made[2])
    await desk.end(made[0])
    load = await desk.do(desk.ada, "GET", "/load")
    rows = await desk.queue(desk.ada)
    assert (load["open"], load["untaken"], load["oldest"]) == (3, 1, rows[0]["opened_at"])
    assert [(one["worker"]["name"], one["open"]) for one in load["workers"]] == [
        ("Ada", 0),
        ("Bo", 1),
        ("Chen", 1),
    ], "by name, in no order of more and less"
    assert load["workers"][2]["oldest"] == rows[0]["opened_at"]
    assert (await desk.call(desk.chen, "GET", "/load")).status_code == 403
    for who in (desk.zhao, desk.mei, desk.rosa):
        assert (await desk.call(who, "GET", "/load")).status_code == 404


async def test_who_could_take_the_next_one(desk: Desk) -> None:
    for who in (desk.ada, desk.bo, desk.bo):
        await desk.take(who, await desk.case())
    assert (await desk.do(desk.ada, "GET", "/cases"))["suggested"]["name"] == "Chen"
    await desk.do(desk.ada, "PUT", "/desk", {"most_cases": 1})
    assert (await desk.do(desk.ada, "GET", "/cases"))["suggested"]["name"] == "Chen"
    await desk.take(desk.chen, await desk.case())
    assert (await desk.do(desk.ada, "GET", "/cases"))["suggested"] is None
    load = await desk.do(desk.ada, "GET", "/load")
    assert [one["full"] for one in load["workers"]] == [True, True, True]


async def test_whoever_is_there_comes_first(desk: Desk) -> None:
    """Within the hours, by the rota; outside them anybody."""
    spans = [{"begins": "00:00", "ends": "23:59"}]
    await desk.do(desk.ada, "PUT", "/hours", {"week": [spans] * 7})
    days = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
    rota = [
        {"worker": who.id, "weekday": day, "begins": "00:00", "ends": "00:01"}
        for day in days
        for who in (desk.ada, desk.bo)
    ]
    await desk.do(desk.ada, "PUT", "/rota", {"items": rota})
    await desk.take(desk.chen, await desk.case())
    assert (await desk.do(desk.ada, "GET", "/cases"))["suggested"]["name"] == "Chen"
    await desk.do(desk.ada, "PUT", "/hours", {"week": [[]] * 7})
    assert (await desk.do(desk.ada, "GET", "/cases"))["suggested"]["name"] == "Ada"


@pytest.mark.parametrize("how", ["concerned", "reporter"])
async def test_whom_it_concerns_counts_nothing_of_it(desk: Desk, how: str) -> None:
    """No number, name or line tells a coordinator that there is a case they are kept apart from."""
    await desk.do(desk.ada, "PUT", "/desk", {"most_cases": 2})
    before = await desk.do(desk.ada, "GET", "/load")
    queue = await desk.do(desk.ada, "GET", "/cases")
    assert queue["items"] == []
    await desk.doors.do(desk.ada, "PUT", f"/rooms/{desk.room}/members/me")
    author, by = (desk.ada, desk.sam) if how == "concerned" else (desk.rosa, desk.ada)
    for words in ("Hurry up.", "Faster."):
        case = await desk.reported(await desk.says(author, words), by, reason="pressure")
        version = (await desk.page(desk.bo, case))["version"]
        await desk.do(desk.bo, "PUT", f"/cases/{case}/taking", {"version": version})
        await desk.do(desk.bo, "PUT", f"/cases/{case}/playbook/pressure.say.0/not-helped")
    assert len(await desk.queue(desk.bo)) == 2
    assert await desk.do(desk.ada, "GET", "/load") == before
    assert await desk.do(desk.ada, "GET", "/not-helped") == {"items": [], "next": None}
    assert await desk.do(desk.ada, "GET", "/cases") == queue


@pytest.mark.parametrize(
    ("load", "most", "expected"),
    [
        ({}, None, None),
        ({"a": 2, "b": 1}, None, "b"),
        ({"a": 1, "b": 1}, None, "a"),
        ({"a": 3, "b": 3}, 3, None),
        ({"a": 4, "b": 2}, 3, "b"),
    ],
)
def test_the_rule(load: dict[str, int], most: int | None, expected: str | None) -> None:
    names = {"a": UUID(int=1), "b": UUID(int=2)}
    found = suggest({names[one]: count for one, count in load.items()}, most)
    assert found == (names[expected] if expected else None)
