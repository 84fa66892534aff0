"""The vault: sealed for one person, purpose and row; rotated while it is used; erased for good."""

import secrets
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from cryptography.exceptions import InvalidTag
from sqlalchemy import text

from core.clock import HandClock
from core.vault import Erased, Tampered, Vault
from tests.support.house import MORNING
from tests.support.stores import fresh_database

WORDS = "我喜欢安静的早晨"


@pytest.fixture(params=["sqlite", "postgres"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'keys.db'}"
        return
    url, drop = fresh_database(f"sunroom_test_vault_{secrets.token_hex(4)}")
    yield url
    drop()


@pytest.fixture
def clock() -> HandClock:
    return HandClock(MORNING)


@pytest.fixture
def vault(url: str, clock: HandClock) -> Iterator[Vault]:
    made = Vault(url, clock.now)
    yield made
    made.close()


def test_it_opens_for_its_own_row_only(vault: Vault) -> None:
    person, row = uuid4(), uuid4()
    sealed = vault.seal(person, "facts", row, WORDS)
    assert vault.open(person, "facts", row, sealed) == WORDS
    assert WORDS.encode() not in sealed
    assert sealed != vault.seal(person, "facts", row, WORDS), "twice the same looks the same"
    for other in ((person, "facts", uuid4()), (person, "notes", row)):
        vault.seal(*other, WORDS)
        with pytest.raises(Tampered):
            vault.open(*other, sealed)
    with pytest.raises(Tampered):
        vault.open(person, "facts", row, b"\x02" + sealed[1:])
    with pytest.raises(Tampered):
        vault.open(person, "facts", row, sealed[:-1] + bytes([sealed[-1] ^ 1]))


def test_an_erased_person_opens_for_nobody(vault: Vault, url: str, clock: HandClock) -> None:
    """Also not in another process, which may have remembered the key for a minute."""
    gone, stays, row = uuid4(), uuid4(), uuid4()
    sealed = {person: vault.seal(person, "facts", row, WORDS) for person in (gone, stays)}
    other = Vault(url, clock.now)
    assert other.open(gone, "facts", row, sealed[gone]) == WORDS
    vault.erase(gone, "tombstones")
    assert vault.open(gone, "facts", row, sealed[gone]) is None
    with pytest.raises(Erased):
        vault.seal(gone, "facts", row, WORDS)
    clock.move(timedelta(seconds=61))
    assert other.open(gone, "facts", row, sealed[gone]) is None
    assert other.open(stays, "facts", row, sealed[stays]) == WORDS
    other.close()


def test_an_erased_key_is_in_no_file(tmp_path: Path) -> None:
    vault = Vault(f"sqlite:///{tmp_path / 'keys.db'}", HandClock(MORNING).now)
    person = uuid4()
    vault.seal(person, "facts", uuid4(), WORDS)
    with vault.engine.connect() as store:
        wrapped = store.execute(text("SELECT wrapped FROM person_keys")).scalar_one()
    there = [file for file in tmp_path.iterdir() if wrapped in file.read_bytes()]
    assert there, "else nothing is proved"
    vault.erase(person, "tombstones")
    assert [file for file in tmp_path.iterdir() if wrapped in file.read_bytes()] == []
    vault.close()


def test_rotation_leaves_the_old_key_useless(vault: Vault, url: str, clock: HandClock) -> None:
    people = [(uuid4(), uuid4()) for _ in range(20)]
    sealed = {who: vault.seal(*who[:1], "facts", who[1], WORDS) for who in people}
    with vault.engine.connect() as store:
        old = store.execute(text("SELECT key FROM key_encryption_keys")).scalar_one()
        before = set(store.execute(text("SELECT wrapped FROM person_keys")).scalars())
    told: list[tuple[int, int]] = []
    assert vault.rotate(lambda done, of: told.append((done, of))) == 20
    assert told == [(n, 20) for n in range(1, 21)]
    with vault.engine.connect() as store:
        keys = store.execute(text("SELECT key FROM key_encryption_keys")).scalars().all()
        after = set(store.execute(text("SELECT wrapped FROM person_keys")).scalars())
    assert len(keys) == 1 and keys[0] != old and not before & after
    with vault.engine.begin() as store:
        store.execute(text("UPDATE key_encryption_keys SET key = :old"), {"old": old})
    fresh = Vault(url, clock.now)
    with pytest.raises(InvalidTag):
        fresh.open(people[0][0], "facts", people[0][1], sealed[people[0]])
    with fresh.engine.begin() as store:
        store.execute(text("UPDATE key_encryption_keys SET key = :new"), {"new": keys[0]})
    for (person, row), words in sealed.items():
        assert fresh.open(person, "facts", row, words) == WORDS
    fresh.close()


def test_it_rotates_under_load(url: str) -> None:
    """Two processes' worth of vaults seal and open for new and old people while it rotates ten times."""
    clock, stop = HandClock(MORNING), threading.Event()
    done: list[tuple[UUID, UUID, bytes]] = []

    def work() -> None:
        vault = Vault(url, clock.now)
        while not stop.is_set():
            person, row = uuid4(), uuid4()
            sealed = vault.seal(person, "facts", row, WORDS)
            vault._forget(person)  # as another process would read it
            assert vault.open(person, "facts", row, sealed) == WORDS
            done.append((person, row, sealed))
        vault.close()

    first = Vault(url, clock.now)
    with ThreadPoolExecutor(3) as pool:
        working = [pool.submit(work) for _ in range(3)]
        rotations = 0
        while rotations < 10 or (len(done) < 30 and not any(each.done() for each in working)):
            first.rotate()
            rotations += 1
        stop.set()
        for each in working:
            each.result(60)
    first.rotate()
    assert len(done) > 10
    for person, row, sealed in done:
        assert first.open(person, "facts", row, sealed) == WORDS
    first.close()
