"""Hashes and keys. Secrets are compared and kept as keyed hashes; the key is outside the data."""

import hashlib
import hmac
import secrets

from sqlalchemy import Column, Engine, LargeBinary, MetaData, String, Table, create_engine, select
from sqlalchemy.exc import IntegrityError

_keys = Table(
    "server_keys",
    MetaData(),
    Column("name", String(40), primary_key=True),
    Column("key", LargeBinary, nullable=False),
)


def keyed(secret: bytes, purpose: str, *parts: object) -> bytes:
    """HMAC-SHA-256 over length-prefixed parts: 32 bytes. `purpose` keeps uses apart."""
    digest = hmac.new(secret, purpose.encode(), hashlib.sha256)
    for part in parts:
        text = str(part).encode("utf-8", "surrogatepass")
        digest.update(len(text).to_bytes(8, "big") + text)
    return digest.digest()


def token_hash(token: str) -> bytes:
    """A session token has 256 bits of chance, so a plain SHA-256 is enough: 32 bytes."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).digest()


def server_key(keys_url: str, name: str = "hmac") -> bytes:
    """The server's key of this name, 32 bytes, made on first use.

    All processes of one service must share the key store, or cards of one are unknown to another.
    """
    engine = create_engine(keys_url, hide_parameters=True)
    try:
        _keys.metadata.create_all(engine)
        with engine.begin() as connection:
            known = connection.scalar(select(_keys.c.key).where(_keys.c.name == name))
        if known is not None:
            return bytes(known)
        return _make(engine, name)
    finally:
        engine.dispose()


def _make(engine: Engine, name: str) -> bytes:
    key = secrets.token_bytes(32)
    try:
        with engine.begin() as connection:
            connection.execute(_keys.insert().values(name=name, key=key))
        return key
    except IntegrityError:  # another process was first: its key counts
        with engine.begin() as connection:
            return bytes(
                connection.execute(select(_keys.c.key).where(_keys.c.name == name)).scalar_one()
            )
