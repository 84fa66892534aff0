"""A note on somebody's page: both wish it, and whoever doesn't is never told on."""

from typing import Any
from uuid import uuid4

import pytest

from tests.boundaries.conftest import Circle
from tests.matrix.test_unknown import masked, statements
from tests.thanks.notes import WORDS, agree, box, page, sent, thank, told, wish


async def test_both_say_yes(circle: Circle) -> None:
    key = await thank(circle, circle.wei, circle.lin)
    assert await wish(circle, circle.lin, key) == "waiting"
    assert await page(circle, circle.rosa, circle.lin) == []
    assert await told(circle, circle.wei) == ["thanks.show_asked"]
    assert [note["agreement"] for note in await sent(circle, circle.wei)] == ["asked"]
    assert await agree(circle, circle.wei, key) == "agreed"
    assert await told(circle, circle.wei) == [], "answered, it asks no more"
    assert "thanks.show_agreed" in await told(circle, circle.lin)
    (note,) = await page(circle, circle.rosa, circle.lin)
    assert note["person"]["name"] == "Wei" and note["words"] == WORDS
    assert [note["showing"] for note in await box(circle, circle.lin)] == ["shown"]
    stranger = await circle.doors.someone(circle.centre, "Hai")
    path = f"/people/{circle.lin.id}/kind-words"
    unknown = await circle.call(stranger, "GET", f"/people/{uuid4()}/kind-words")
    answer = await circle.call(stranger, "GET", path)
    assert (answer.status_code, answer.content) == (404, unknown.content)


@pytest.mark.parametrize("answer", ["no", None, "withdrawn"])
async def test_what_is_no_yes_reads_waiting_then_lapses(circle: Circle, answer: str | None) -> None:
    """A no, no answer and an agreement taken away: the same for who wished it, byte for byte."""
    key = await thank(circle, circle.wei, circle.lin)
    if answer == "withdrawn":
        await wish(circle, circle.lin, key)
        await agree(circle, circle.wei, key)
        await circle.do(circle.wei, "DELETE", f"/me/thanks/{key}/agreement")
    waiting = await wish(circle, circle.lin, key)
    if answer == "no":
        assert await agree(circle, circle.wei, key, "no") == "not_asked"
    assert waiting == "waiting"
    assert [note["showing"] for note in await box(circle, circle.lin)] == ["waiting"]
    assert await page(circle, circle.rosa, circle.lin) == []
    assert [one for one in await told(circle, circle.lin) if one != "thanks.received"] == []
    await circle.later(days=14)
    assert [note["showing"] for note in await box(circle, circle.lin)] == ["lapsed"]
    assert await told(circle, circle.wei) == []
    if answer != "withdrawn":
        late = await circle.call(
            circle.wei, "PUT", f"/me/thanks/{key}/agreement", {"answer": "yes"}
        )
        assert late.status_code == 404


async def test_a_no_is_answered_for_as_no_answer_is(circle: Circle) -> None:
    """Wishing again after a no and after no answer: the same bytes and as many queries, and nobody is asked twice."""
    answers = []
    for sender, says_no in ((circle.wei, True), (circle.sam, False)):
        lin = await circle.doors.someone(circle.centre, "Ren")
        await circle.do(lin, "PUT", f"/rooms/{circle.room}/members/me")
        key = await thank(circle, sender, lin)
        await wish(circle, lin, key)
        if says_no:
            await agree(circle, sender, key, "no")
        ear = await circle.doors.listen(sender)
        await circle.do(lin, "DELETE", f"/me/kind-words/{key}/showing")
        with statements(circle.doors) as asked:
            again = await circle.call(lin, "PUT", f"/me/kind-words/{key}/showing")
        answers.append((again.status_code, masked(again.content).replace("Wei", "Sam"), len(asked)))
        await circle.doors.settled()
        assert [event["on"] for event in ear.heard] == ["ready"]
    assert answers[0] == answers[1] and answers[0][0] == 200


async def test_off_at_once_whoever_wishes_it(circle: Circle) -> None:
    """The wish, the agreement, putting it away: each takes it off, and each can come back while it may."""
    key = await thank(circle, circle.wei, circle.lin)
    await wish(circle, circle.lin, key)
    await agree(circle, circle.wei, key)
    steps: list[tuple[Any, str, str, str]] = [
        (circle.lin, f"/me/kind-words/{key}/showing", "PUT", "DELETE"),
        (circle.wei, f"/me/thanks/{key}/agreement", "PUT", "DELETE"),
        (circle.lin, f"/me/kind-words/{key}", "PUT", ""),
    ]
    for who, path, back, off in steps:
        await circle.do(who, off or "DELETE", path if off else f"/thanks/{key}")
        assert await page(circle, circle.rosa, circle.lin) == [], path
        await circle.do(who, back, path, {"answer": "yes"} if "agreement" in path else None)
        assert len(await page(circle, circle.rosa, circle.lin)) == 1, path
    assert (await told(circle, circle.lin)).count("thanks.show_agreed") == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        *(("rosa", "wei"), ("wei", "rosa")),
        *(("lin", "wei"), ("wei", "lin")),
    ],
)
async def test_a_block_takes_it_off_the_page(circle: Circle, one: str, other: str) -> None:
    """Between who reads and who wrote it, for that reader; between the two themselves, for everybody."""
    key = await thank(circle, circle.wei, circle.lin)
    await wish(circle, circle.lin, key)
    await agree(circle, circle.wei, key)
    for reader in (circle.rosa, circle.sam):
        assert len(await page(circle, reader, circle.lin)) == 1
    first, second = getattr(circle, one), getattr(circle, other)
    await circle.do(first, "PUT", f"/people/{second.id}/block")
    assert await page(circle, circle.rosa, circle.lin) == []
    elsewhere = await page(circle, circle.sam, circle.lin)
    assert len(elsewhere) == (0 if "lin" in (one, other) else 1)


async def test_a_muted_writer_is_folded_on_a_page(circle: Circle) -> None:
    key = await thank(circle, circle.wei, circle.lin)
    await wish(circle, circle.lin, key)
    await agree(circle, circle.wei, key)
    await circle.do(circle.rosa, "PUT", f"/people/{circle.wei.id}/mute", {})
    assert [note["folded"] for note in await page(circle, circle.rosa, circle.lin)] == ["person"]
    assert [note["folded"] for note in await page(circle, circle.sam, circle.lin)] == [None]


async def test_whose_it_is_to_say(circle: Circle) -> None:
    """Only the receiver wishes and only the sender agrees, and only to what is wished."""
    key = await thank(circle, circle.wei, circle.lin)
    for who in (circle.wei, circle.rosa):
        answer = await circle.call(who, "PUT", f"/me/kind-words/{key}/showing")
        assert answer.status_code == 404
    path, yes = f"/me/thanks/{key}/agreement", {"answer": "yes"}
    assert (await circle.call(circle.wei, "PUT", path, yes)).status_code == 404
    await wish(circle, circle.lin, key)
    for who in (circle.lin, circle.rosa):
        assert (await circle.call(who, "PUT", path, yes)).status_code == 404
        assert (await circle.call(who, "DELETE", path)).status_code == 404
    assert await page(circle, circle.rosa, circle.lin) == []


async def test_a_muted_wish_calls_nobody(circle: Circle) -> None:
    """Wei muted Lin: the wish stands with what Wei sent, and For you is silent."""
    key = await thank(circle, circle.wei, circle.lin)
    await circle.do(circle.wei, "PUT", f"/people/{circle.lin.id}/mute", {})
    assert await wish(circle, circle.lin, key) == "waiting"
    assert await told(circle, circle.wei) == []
    assert [note["agreement"] for note in await sent(circle, circle.wei)] == ["asked"]
