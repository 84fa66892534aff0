"""Thanking somebody: whom one may thank, what stands in a note, how often, and taking it back."""

import asyncio
from typing import Any
from uuid import uuid4

import pytest

from jobs import thanks
from tests.boundaries.conftest import Circle
from tests.thanks.notes import WORDS, box, note_to, sent, thank, told, tries


async def test_a_note_is_between_the_two(circle: Circle) -> None:
    """Wei thanks Lin, who reads it; Rosa and Chen are in the same room, and know nothing."""
    ears = {who.name: await circle.doors.listen(who) for who in (circle.lin, circle.rosa)}
    key = await thank(circle, circle.wei, circle.lin, words=WORDS, line="gentle", card="tea")
    await circle.doors.settled()
    (note,) = await box(circle, circle.lin)
    assert note["person"]["name"] == "Wei" and note["id"] == key
    assert (note["words"], note["line"], note["card"]) == (WORDS, "gentle", "tea")
    assert (note["folded"], note["showing"]) == (None, "no")
    heard = [event for event in ears["Lin"].heard if event["on"] == "thanks.received"]
    assert [event["id"] for event in heard] == [key] and WORDS not in str(heard)
    assert await told(circle, circle.lin) == ["thanks.received"]
    assert "thanks" not in str(ears["Rosa"].heard)
    for other in (circle.rosa, circle.chen, circle.kim):
        assert await box(circle, other) == await sent(circle, other) == []
        everything = await circle.do(other, "GET", "/me/data")
        assert WORDS not in str(everything) and key not in str(everything)
    (mine,) = await sent(circle, circle.wei)
    assert mine["person"]["name"] == "Lin" and mine["words"] == WORDS
    assert mine["agreement"] == "not_asked"


async def test_said_twice_it_is_one(circle: Circle) -> None:
    """A repeat is answered as the first was and announces nothing; other content under one id never is."""
    key, body = str(uuid4()), note_to(circle.lin)
    ear = await circle.doors.listen(circle.lin)
    first, again = [await circle.call(circle.wei, "PUT", f"/thanks/{key}", body) for _ in "12"]
    assert (first.status_code, again.status_code) == (201, 200)
    assert first.json() == again.json()
    others: list[tuple[Any, Any]] = [
        (circle.wei, note_to(circle.lin, words="other words")),
        (circle.wei, note_to(circle.lin, words=WORDS, card="sun")),
        (circle.wei, note_to(circle.kim)),
        (circle.rosa, body),
    ]
    refused = [await circle.call(who, "PUT", f"/thanks/{key}", new) for who, new in others]
    assert {answer.status_code for answer in refused} == {409}
    assert len({answer.content for answer in refused}) == 1
    await circle.doors.settled()
    assert [event["on"] for event in ear.heard].count("thanks.received") == 1


@pytest.mark.parametrize("circle", ["postgres"], indirect=True)
async def test_at_once(circle: Circle) -> None:
    """Two taps are one note, and of six notes at once to one person three arrive."""
    key, body = str(uuid4()), note_to(circle.lin)
    double = (circle.call(circle.wei, "PUT", f"/thanks/{key}", body) for _ in range(4))
    assert sorted(a.status_code for a in await asyncio.gather(*double)) == [200, 200, 200, 201]
    more = (tries(circle, circle.sam, circle.lin.id) for _ in range(6))
    assert sorted(await asyncio.gather(*more)) == [201] * 3 + [429] * 3
    assert len(await box(circle, circle.lin)) == 4


@pytest.mark.parametrize(
    "more",
    [
        {"words": ""},
        {"words": " \u200b\n"},
        {"words": "x" * 501},
        {"words": "a\x00b"},
        {"line": "no such line"},
        {"card": "../sun"},
        {"words": "x", "what": "kiss"},
        {"words": "x", "what_id": "17"},
        {"words": "x", "count": 3},
    ],
)
@pytest.mark.parametrize("circle", ["sqlite"], indirect=True)
async def test_what_no_note_is(circle: Circle, more: dict[str, Any]) -> None:
    assert await tries(circle, circle.wei, circle.lin.id, **more) == 422
    assert await box(circle, circle.lin) == []


@pytest.mark.parametrize("more", [{"words": "x" * 500}, {"line": "listened"}, {"card": "boat"}])
async def test_one_of_three_is_enough(circle: Circle, more: dict[str, Any]) -> None:
    await thank(circle, circle.wei, circle.lin, **more)
    (note,) = await box(circle, circle.lin)
    assert more.items() <= note.items()


async def test_so_many_and_then_tomorrow(circle: Circle) -> None:
    """Three a day to one person and ten in all, also where some were taken back; nobody else is limited by it."""
    for _ in range(2):
        await thank(circle, circle.wei, circle.lin)
    gone = await thank(circle, circle.wei, circle.lin)
    await circle.do(circle.wei, "DELETE", f"/thanks/{gone}")
    refused = await circle.call(circle.wei, "PUT", f"/thanks/{uuid4()}", note_to(circle.lin))
    assert (refused.status_code, refused.json()["code"]) == (429, "enough_for_one")
    assert refused.json()["retry_after"] > 0
    for whom in (circle.kim, circle.sam):
        for _ in range(3):
            await thank(circle, circle.wei, whom)
    await thank(circle, circle.wei, circle.rosa)
    refused = await circle.call(circle.wei, "PUT", f"/thanks/{uuid4()}", note_to(circle.chen))
    assert (refused.status_code, refused.json()["code"]) == (429, "enough_thanks")
    await thank(circle, circle.sam, circle.lin)
    await circle.later(days=1, seconds=1)
    await thank(circle, circle.wei, circle.lin)


async def test_whom_one_cannot_thank(circle: Circle) -> None:
    """Oneself, strangers, people of other centres; paused from writing, nobody."""
    stranger = await circle.doors.someone(circle.centre, "Hai")
    far = await circle.doors.someone(await circle.doors.centre(f"River {uuid4()}"), "Far")
    for whom in (circle.wei.id, stranger.id, far.id, str(uuid4())):
        assert await tries(circle, circle.wei, whom) == 404
    pause = {"person": circle.wei.id, "lasts": "week", "reason": "A calm week."}
    path = f"/centres/{circle.centre}/suspensions/{uuid4()}"
    await circle.do(circle.chen, "PUT", path, pause)
    assert await tries(circle, circle.wei, circle.lin.id) == 403
    assert await box(circle, circle.lin) == []
    await thank(circle, circle.lin, circle.wei)
    assert len(await box(circle, circle.wei)) == 1, "who is paused is thanked, and reads it"


async def test_taking_it_back_in_time(circle: Circle) -> None:
    """Nothing of it is left with anybody, a late repeat doesn't bring it back, and a day later the row is gone."""
    ear = await circle.doors.listen(circle.lin)
    key = await thank(circle, circle.wei, circle.lin)
    for who in (circle.rosa, circle.chen):
        assert (await circle.call(who, "DELETE", f"/thanks/{key}")).status_code == 404
    for _ in "12":
        await circle.do(circle.wei, "DELETE", f"/thanks/{key}")
    await circle.doors.settled()
    assert await box(circle, circle.lin) == await sent(circle, circle.wei) == []
    assert await told(circle, circle.lin) == []
    gone = [event for event in ear.heard if event["on"] == "thanks.taken_back"]
    assert [event["id"] for event in gone] == [key] and circle.wei.id not in str(gone)
    late = await circle.doors.listen(circle.lin, {f"me:{circle.lin.id}": 0})
    assert "thanks.received" not in [event["on"] for event in late.heard]
    again = await circle.call(circle.wei, "PUT", f"/thanks/{key}", note_to(circle.lin))
    assert again.status_code == 409
    (kept,) = rows(circle, key)
    assert not any(kept[name] for name in ("words", "line", "card", "for_id", "fingerprint"))
    await thanks.sweep(circle.doors.store)
    assert len(rows(circle, key)) == 1
    await circle.later(days=1, seconds=1)
    await thanks.sweep(circle.doors.store)
    assert rows(circle, key) == []


async def test_too_late_to_take_back(circle: Circle) -> None:
    key = await thank(circle, circle.wei, circle.lin)
    await circle.later(seconds=21)
    assert (await circle.call(circle.wei, "DELETE", f"/thanks/{key}")).status_code == 404
    assert len(await box(circle, circle.lin)) == 1


def rows(circle: Circle, key: str) -> list[Any]:
    """Out: what stands in the table under that id."""
    with circle.doors.store.writing.connect() as connection:
        found = connection.exec_driver_sql("SELECT * FROM thank_you_notes").mappings().all()
    return [row for row in found if str(row["id"]).replace("-", "") == key.replace("-", "")]
