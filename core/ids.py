"""Ids (RFC 9562 version 7) and secrets."""

import secrets
import time
import uuid

# Digits and capitals that can't be taken for one another, by eye or by ear: 26 of them, so that
# twelve carry 56 bits.
CARD_LETTERS = "234679ACDEFGHJKMNPQRTUVWXY"
LINK_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"


def new_id() -> uuid.UUID:
    """A version 7 UUID: 48 bits of milliseconds since 1970, then chance."""
    stamp = time.time_ns() // 1_000_000
    bits = (stamp & (1 << 48) - 1) << 80 | 0x7 << 76 | secrets.randbits(12) << 64
    return uuid.UUID(int=bits | 0b10 << 62 | secrets.randbits(62))


def card_code() -> str:
    """Twelve letters in groups of four, 56 bits: `7KQM-2XHP-9RTD`."""
    letters = "".join(secrets.choice(CARD_LETTERS) for _ in range(12))
    return "-".join(letters[i : i + 4] for i in (0, 4, 8))


def link_secret() -> str:
    """The secret inside a QR code: 26 letters of base 32, 130 bits."""
    return "".join(secrets.choice(LINK_LETTERS) for _ in range(26))


def token() -> str:
    """A session token: 256 bits, URL-safe."""
    return secrets.token_urlsafe(32)
