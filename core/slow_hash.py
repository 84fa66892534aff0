"""Hashes for short secrets such as PINs: slow on purpose, so never inside a Work or on the event loop."""

from argon2 import PasswordHasher, Type
from argon2.exceptions import InvalidHashError, VerificationError

from core.crypto import keyed

# Argon2id with 19 MiB, 2 passes: about 30 ms. A PIN has few possibilities, so what really keeps
# a stolen database from being searched is the server's key, which is not in it.
_hasher = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1, type=Type.ID)
_NOBODYS = _hasher.hash("nobody's")


def slow_hash(secret: bytes, text: str) -> str:
    """The hash of a short secret under the server's key `secret`; another one each time."""
    return _hasher.hash(_peppered(secret, text))


def slow_fits(secret: bytes, text: str, known: str | None) -> bool:
    """Whether `text` is what `known` was made of. None fits nothing, and takes as long to say so."""
    try:
        _hasher.verify(known or _NOBODYS, _peppered(secret, text))
    except (VerificationError, InvalidHashError):
        return False
    return known is not None


def _peppered(secret: bytes, text: str) -> bytes:
    return keyed(secret, "short secret", text)
