"""Erased, but the keys were left, since the process or the key store failed just then: the next look takes them."""

from unittest import mock
from uuid import UUID, uuid4

import pytest

from jobs import erasing
from tests.boundaries.conftest import Circle

WORDS = "我喜欢安静的早晨"


@pytest.fixture
async def sealed(circle: Circle) -> tuple[UUID, bytes]:
    """Out: what was sealed for Lin, who is erased here, while the key store failed; its row and its words."""
    vault, row = circle.doors.store.vault, uuid4()
    words = vault.seal(UUID(circle.lin.id), "facts", row, WORDS)
    await circle.do(circle.lin, "PUT", "/me/erasure", {"messages": "nameless"})
    await circle.later(days=7, seconds=1)
    failing = mock.patch.object(vault, "erase", side_effect=OSError("no key store"))
    with failing, pytest.raises(OSError, match="no key store"):
        await erasing.sweep(circle.doors.store)
    assert (await circle.call(circle.lin, "GET", "/me")).status_code == 401
    assert vault.open(UUID(circle.lin.id), "facts", row, words) == WORDS, "else nothing is proved"
    return row, words


async def test_the_next_sweep_takes_the_keys(circle: Circle, sealed: tuple[UUID, bytes]) -> None:
    vault, lin = circle.doors.store.vault, UUID(circle.lin.id)
    await erasing.sweep(circle.doors.store)
    assert vault.open(lin, "facts", *sealed) is None
    assert vault.erased() == {lin: "nameless"}


async def test_so_does_the_next_start(circle: Circle, sealed: tuple[UUID, bytes]) -> None:
    vault, lin = circle.doors.store.vault, UUID(circle.lin.id)
    assert erasing.again(circle.doors.store) == 0, "their rows are erased already"
    assert vault.open(lin, "facts", *sealed) is None
    assert vault.erased() == {lin: "nameless"}


async def test_whoever_waits_or_stays_keeps_theirs(
    circle: Circle, sealed: tuple[UUID, bytes]
) -> None:
    vault, rows = circle.doors.store.vault, {who.id: uuid4() for who in (circle.wei, circle.kim)}
    words = {who: vault.seal(UUID(who), "facts", row, WORDS) for who, row in rows.items()}
    await circle.do(circle.wei, "PUT", "/me/erasure", {"messages": "nameless"})
    await erasing.sweep(circle.doors.store)
    erasing.again(circle.doors.store)
    for who, row in rows.items():
        assert vault.open(UUID(who), "facts", row, words[who]) == WORDS


async def test_taken_once_they_are_left_alone(circle: Circle, sealed: tuple[UUID, bytes]) -> None:
    await erasing.sweep(circle.doors.store)
    with mock.patch.object(circle.doors.store.vault, "erase") as erase:
        await erasing.sweep(circle.doors.store)
        erasing.again(circle.doors.store)
    erase.assert_not_called()
