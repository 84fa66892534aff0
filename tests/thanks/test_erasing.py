"""The words are sealed, go with their people, and stand in my data."""

import pytest

from jobs import erasing
from tests.boundaries.conftest import Circle
from tests.matrix.doors import Someone
from tests.thanks.notes import WORDS, agree, box, page, sent, thank, wish


async def erase(circle: Circle, who: Someone, messages: str) -> None:
    await circle.do(who, "PUT", "/me/erasure", {"messages": messages})
    await circle.later(days=7, seconds=1)
    await erasing.sweep(circle.doors.store)
    await circle.doors.settled()


@pytest.mark.parametrize("circle", ["sqlite"], indirect=True)
async def test_the_words_stand_in_no_file(circle: Circle) -> None:
    """Not in the database, its log or the key store; a name that isn't sealed proves that we look rightly."""
    await thank(circle, circle.wei, circle.lin)
    files = [path for path in circle.doors.file.parent.rglob("*") if path.is_file()]
    held = b"".join(path.read_bytes() for path in files)
    assert b"Lin" in held and len(files) >= 2
    assert WORDS.encode() not in held and b"thank-you-words" not in held


async def test_who_received_it_is_erased(circle: Circle) -> None:
    """Then the note is gone, for who sent it, too."""
    await thank(circle, circle.wei, circle.lin)
    other = await thank(circle, circle.wei, circle.sam)
    await erase(circle, circle.lin, "nameless")
    assert [note["id"] for note in await sent(circle, circle.wei)] == [other]


async def test_who_sent_it_is_erased_and_leaves_the_words(circle: Circle) -> None:
    """Words without a name, in the box and on no page; nothing can be asked of nobody."""
    key = await thank(circle, circle.wei, circle.lin)
    await wish(circle, circle.lin, key)
    await agree(circle, circle.wei, key)
    assert len(await page(circle, circle.rosa, circle.lin)) == 1
    await erase(circle, circle.wei, "nameless")
    (note,) = await box(circle, circle.lin)
    assert (note["person"], note["words"], note["showing"]) == (None, WORDS, "no")
    assert circle.wei.id not in str(note)
    assert await page(circle, circle.rosa, circle.lin) == []
    answer = await circle.call(circle.lin, "PUT", f"/me/kind-words/{key}/showing")
    assert answer.status_code == 404
    await circle.do(circle.lin, "DELETE", f"/thanks/{key}")
    assert await box(circle, circle.lin) == []


async def test_who_sent_it_is_erased_with_everything(circle: Circle) -> None:
    await thank(circle, circle.wei, circle.lin)
    kept = await thank(circle, circle.sam, circle.lin)
    await erase(circle, circle.wei, "tombstones")
    assert [note["id"] for note in await box(circle, circle.lin)] == [kept]


@pytest.mark.parametrize("blocks", ["lin", "wei"])
async def test_what_a_block_kept_out_does_not_come_back_nameless(
    circle: Circle, blocks: str
) -> None:
    await thank(circle, circle.wei, circle.lin)
    mine, other = (circle.lin, circle.wei) if blocks == "lin" else (circle.wei, circle.lin)
    await circle.do(mine, "PUT", f"/people/{other.id}/block")
    await erase(circle, circle.wei, "nameless")
    assert await box(circle, circle.lin) == []


async def test_my_data_holds_both_boxes(circle: Circle) -> None:
    await thank(circle, circle.wei, circle.lin)
    await thank(circle, circle.lin, circle.sam, words="for Sam")
    data = await circle.do(circle.lin, "GET", "/me/data")
    assert [note["words"] for note in data["kind_words"]] == [WORDS]
    assert [note["words"] for note in data["thanks"]] == ["for Sam"]
    paper = (await circle.call(circle.lin, "GET", "/me/data/page")).text
    assert WORDS in paper and "for Sam" in paper
