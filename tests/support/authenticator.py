"""A passkey in software, for tests: makes keys and signs with them as a phone with a screen lock does."""

import hashlib
import json
import secrets
import struct
from dataclasses import dataclass, field
from typing import Any

import cbor2
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from webauthn.helpers import base64url_to_bytes, bytes_to_base64url

PRESENT, VERIFIED, ATTESTED = 0x01, 0x04, 0x40


@dataclass
class Key:
    """One passkey: its id, its secret half, the site it belongs to, and how often it signed."""

    id: bytes
    secret: ec.EllipticCurvePrivateKey
    site: str
    turn: int = 0


@dataclass
class SoftPasskeys:
    """An authenticator. `verifies` False: it asks for no finger and no PIN. `origin`: the page that asks it."""

    origin: str
    verifies: bool = True
    keys: list[Key] = field(default_factory=list)

    def make(self, ask: dict[str, Any]) -> dict[str, Any]:
        """What a phone answers to `POST /me/passkeys/asks`, but for its address; the key is kept."""
        key = Key(secrets.token_bytes(32), ec.generate_private_key(ec.SECP256R1()), ask["site"])
        self.keys.append(key)
        data = self._data(key, ATTESTED) + self._attested(key)
        attestation = cbor2.dumps({"fmt": "none", "attStmt": {}, "authData": data})
        client = self._client("webauthn.create", ask["challenge"])
        return {
            "ask": ask["id"],
            "credential": bytes_to_base64url(key.id),
            "client": bytes_to_base64url(client),
            "attestation": bytes_to_base64url(attestation),
        }

    def sign(self, ask: dict[str, Any], key: Key | None = None) -> dict[str, Any]:
        """What a phone answers to an ask for a proof or a sign-in, with its newest key unless another is given."""
        chosen = key or self.keys[-1]
        chosen.turn += 1
        data = self._data(chosen, 0)
        client = self._client("webauthn.get", ask["challenge"])
        signed = data + hashlib.sha256(client).digest()
        return {
            "ask": ask["id"],
            "credential": bytes_to_base64url(chosen.id),
            "client": bytes_to_base64url(client),
            "data": bytes_to_base64url(data),
            "signature": bytes_to_base64url(chosen.secret.sign(signed, ec.ECDSA(hashes.SHA256()))),
        }

    def _data(self, key: Key, more: int) -> bytes:
        flags = PRESENT | more | (VERIFIED if self.verifies else 0)
        site = hashlib.sha256(key.site.encode()).digest()
        return site + bytes([flags]) + struct.pack(">I", key.turn)

    def _attested(self, key: Key) -> bytes:
        numbers = key.secret.public_key().public_numbers()
        x, y = (number.to_bytes(32, "big") for number in (numbers.x, numbers.y))
        public = cbor2.dumps({1: 2, 3: -7, -1: 1, -2: x, -3: y})
        return bytes(16) + struct.pack(">H", len(key.id)) + key.id + public

    def _client(self, kind: str, challenge: str) -> bytes:
        assert base64url_to_bytes(challenge)
        said = {"type": kind, "challenge": challenge, "origin": self.origin, "crossOrigin": False}
        return json.dumps(said).encode()
