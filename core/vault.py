"""The vault: words that are sealed with a key per person and purpose, kept apart from the data.

Keys live in the key store, each wrapped by the store's key-encryption key. Whoever is erased loses
their keys: no copy of the data, however old, opens their words again.
"""

import secrets
import threading
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import (
    Column,
    Connection,
    Engine,
    ForeignKey,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Uuid,
    create_engine,
    delete,
    event,
    insert,
    select,
    text,
    update,
)
from sqlalchemy.exc import IntegrityError

FORMAT, NONCE, KEY = b"\x01", 12, 32
# What this process remembers of keys; one that was erased elsewhere is forgotten within this time.
REMEMBERED = timedelta(seconds=60)
MOST_REMEMBERED = 10_000

_metadata = MetaData()
_wrapping = Table(
    "key_encryption_keys",
    _metadata,
    Column("id", Integer, primary_key=True),
    Column("key", LargeBinary, nullable=False),
)
_keys = Table(
    "person_keys",
    _metadata,
    Column("person_id", Uuid, primary_key=True),
    Column("purpose", String(20), primary_key=True),
    Column("wrapped_by", ForeignKey("key_encryption_keys.id"), nullable=False),
    Column("wrapped", LargeBinary, nullable=False),
)
_erased = Table(
    "erased_people",
    _metadata,
    Column("person_id", Uuid, primary_key=True),
    Column("messages", String(12), nullable=False),
)
Progress = Callable[[int, int], None]


class Erased(Exception):
    """Nothing is sealed any more for somebody who is erased."""


class Tampered(Exception):
    """Sealed words that don't belong to this row, or were changed."""


class Vault:
    """Seals and opens words; any thread may ask. `now` is the clock of what is remembered."""

    def __init__(self, url: str, now: Callable[[], datetime]) -> None:
        self.engine = _engine(url)
        self.now = now
        self._known: dict[tuple[UUID, str], tuple[datetime, bytes]] = {}
        self._lock = threading.Lock()
        _metadata.create_all(self.engine)
        with self.engine.begin() as store:
            _hold(store)
            _current(store)

    def seal(self, person: UUID, purpose: str, row: UUID, words: str) -> bytes:
        """Sealed words, which open only for this person, purpose and row. Raises Erased."""
        return self.seal_bytes(person, purpose, row, words.encode())

    def seal_bytes(self, person: UUID, purpose: str, row: UUID, plain: bytes) -> bytes:
        """The same for what is no words. Raises Erased."""
        key = self._key(person, purpose) or self._make(person, purpose)
        nonce = secrets.token_bytes(NONCE)
        body = AESGCM(key).encrypt(nonce, plain, FORMAT + _for(purpose, row))
        return FORMAT + nonce + body

    def open(self, person: UUID, purpose: str, row: UUID, sealed: bytes) -> str | None:
        """The words, or None once the person's key is erased. Raises Tampered."""
        plain = self.open_bytes(person, purpose, row, sealed)
        return None if plain is None else plain.decode()

    def open_bytes(self, person: UUID, purpose: str, row: UUID, sealed: bytes) -> bytes | None:
        """The same for what is no words. Raises Tampered."""
        key = self._key(person, purpose)
        if key is None:
            return None
        written, nonce, body = sealed[:1], sealed[1 : 1 + NONCE], sealed[1 + NONCE :]
        try:
            return AESGCM(key).decrypt(nonce, body, written + _for(purpose, row))
        except InvalidTag:
            raise Tampered(f"{purpose} of row {row}") from None

    def erase(self, person: UUID, messages: str) -> None:
        """Delete every key of somebody, for good, and remember that they are erased.

        `messages`: what becomes of what others received, so that a restored copy of the data can
        be brought to the same.
        """
        with self.engine.begin() as store:
            _hold(store)
            store.execute(delete(_keys).where(_keys.c.person_id == person))
            store.execute(delete(_erased).where(_erased.c.person_id == person))
            store.execute(insert(_erased).values(person_id=person, messages=messages))
        self._forget(person)

    def drop(self, owner: UUID, purpose: str) -> None:
        """Delete one key for good: what was sealed with it opens no more. Its owner may be no person, but a case."""
        with self.engine.begin() as store:
            _hold(store)
            mine = (_keys.c.person_id == owner) & (_keys.c.purpose == purpose)
            store.execute(delete(_keys).where(mine))
        self._forget(owner)

    def erased(self) -> dict[UUID, str]:
        """Everybody who was ever erased, and what became of their messages."""
        with self.engine.connect() as store:
            return {row.person_id: row.messages for row in store.execute(select(_erased))}

    def rotate(self, progress: Progress = lambda _done, _all: None) -> int:
        """Wrap every key with a new key-encryption key, and delete the old one; gives how many.

        Others go on sealing and opening meanwhile. A crash leaves everything as it was.
        """
        with self.engine.begin() as store:
            _hold(store)
            old = _current(store)
            fresh = (old[0] + 1, secrets.token_bytes(KEY))
            store.execute(insert(_wrapping).values(id=fresh[0], key=fresh[1]))
            rows = store.execute(select(_keys)).all()
            for done, row in enumerate(rows, start=1):
                _rewrap(store, row, old[1], fresh)
                progress(done, len(rows))
            store.execute(delete(_wrapping).where(_wrapping.c.id != fresh[0]))
        return len(rows)

    def close(self) -> None:
        """Let go of the key store."""
        self.engine.dispose()

    def _key(self, person: UUID, purpose: str) -> bytes | None:
        known = self._known.get((person, purpose))
        if known is not None and self.now() - known[0] < REMEMBERED:
            return known[1]
        with self.engine.connect() as store:
            row = store.execute(_find(person, purpose)).first()
        return None if row is None else self._remember(person, purpose, _unwrap(row, row.key))

    def _make(self, person: UUID, purpose: str) -> bytes:
        key = secrets.token_bytes(KEY)
        try:
            with self.engine.begin() as store:
                _hold(store, alone=False)
                if store.execute(select(_erased).where(_erased.c.person_id == person)).first():
                    raise Erased(str(person))
                by, wrapping = _current(store)
                wrapped = _wrap(wrapping, person, purpose, key)
                values = {"person_id": person, "purpose": purpose, "wrapped_by": by}
                store.execute(insert(_keys).values(**values, wrapped=wrapped))
        except IntegrityError:  # another process was first: its key counts
            found = self._key(person, purpose)
            assert found is not None
            return found
        return self._remember(person, purpose, key)

    def _remember(self, person: UUID, purpose: str, key: bytes) -> bytes:
        with self._lock:
            if len(self._known) >= MOST_REMEMBERED:
                self._known.clear()
            self._known[person, purpose] = (self.now(), key)
        return key

    def _forget(self, person: UUID) -> None:
        with self._lock:
            for known in [known for known in self._known if known[0] == person]:
                del self._known[known]


def _engine(url: str) -> Engine:
    engine = create_engine(url, hide_parameters=True)
    if engine.dialect.name == "sqlite":

        @event.listens_for(engine, "connect")
        def _prepare(connection: Any, _record: Any) -> None:
            connection.isolation_level = None  # we say BEGIN ourselves
            # No log beside it: one file is the whole store at any moment, and what is deleted is overwritten there.
            for pragma in (
                "busy_timeout=10000",
                "journal_mode=DELETE",
                "synchronous=FULL",
                "secure_delete=ON",
            ):
                connection.execute(f"PRAGMA {pragma}")

    return engine


def _hold(store: Connection, *, alone: bool = True) -> None:
    """Keep the key-encryption key as it is until the commit: no key is made while they are rewrapped."""
    if store.engine.dialect.name == "sqlite":
        store.exec_driver_sql("BEGIN IMMEDIATE")
    elif alone:
        store.execute(text("LOCK TABLE key_encryption_keys, person_keys IN EXCLUSIVE MODE"))
    else:
        store.execute(text("LOCK TABLE key_encryption_keys IN ROW EXCLUSIVE MODE"))


def _current(store: Connection) -> tuple[int, bytes]:
    """The key-encryption key with its number; the first one is made here."""
    newest = select(_wrapping).order_by(_wrapping.c.id.desc())
    row = store.execute(newest).first()
    if row is None:
        store.execute(insert(_wrapping).values(id=1, key=secrets.token_bytes(KEY)))
        row = store.execute(newest).one()
    return row.id, bytes(row.key)


def _find(person: UUID, purpose: str) -> Any:
    return (
        select(_keys, _wrapping.c.key)
        .join(_wrapping, _wrapping.c.id == _keys.c.wrapped_by)
        .where(_keys.c.person_id == person, _keys.c.purpose == purpose)
    )


def _for(purpose: str, row: UUID) -> bytes:
    return f"{purpose}:{row}".encode()


def _wrap(wrapping: bytes, person: UUID, purpose: str, key: bytes) -> bytes:
    nonce = secrets.token_bytes(NONCE)
    return nonce + AESGCM(wrapping).encrypt(nonce, key, _for(purpose, person))


def _unwrap(row: Any, wrapping: bytes) -> bytes:
    nonce, body = bytes(row.wrapped[:NONCE]), bytes(row.wrapped[NONCE:])
    return AESGCM(bytes(wrapping)).decrypt(nonce, body, _for(row.purpose, row.person_id))


def _rewrap(store: Connection, row: Any, old: bytes, new: tuple[int, bytes]) -> None:
    key = _unwrap(row, old)
    here = (_keys.c.person_id == row.person_id, _keys.c.purpose == row.purpose)
    wrapped = _wrap(new[1], row.person_id, row.purpose, key)
    store.execute(update(_keys).where(*here).values(wrapped_by=new[0], wrapped=wrapped))
