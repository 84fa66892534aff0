"""How the phones of one server speak: where they connect, what they say first, what a send is."""

import json
import secrets
import time
from collections.abc import Sequence
from random import getrandbits
from typing import Protocol

WORDS = "今天下午的书法课改到三点开始,想来的人可以早一点到,我先把桌子摆好。"


class Door(Protocol):
    """How the phones of one server speak."""

    port: int

    def request(self, number: int) -> str:
        """Path and more headers with which phone `number` connects."""
        ...

    def greeting(self, number: int) -> str | None:
        """What it says first, and is answered with `ready`; None where nothing is said."""
        ...

    def send(self, number: int, index: int) -> str:
        """Its message `index`."""
        ...

    def answer(self, number: int) -> bytes:
        """What stands once in a frame for each of its own messages that is done."""
        ...


class Sunroom:
    """Phones of Sunroom: bearer tokens, hello, sends with ids as phones make them."""

    def __init__(self, port: int, tokens: Sequence[str], room: str) -> None:
        self.port, self.tokens, self.room = port, tokens, room
        self.since: dict[str, int] | None = None
        self.epoch: str | None = None
        hour = int(time.time()) // 3600 * 3_600_000
        self.prefix = f"{hour:012x}"

    def request(self, number: int) -> str:
        return (
            "/api/v1/live HTTP/1.1\r\nSec-WebSocket-Protocol: sunroom.v1\r\n"
            f"Authorization: Bearer {self.tokens[number]}"
        )

    def greeting(self, number: int) -> str:
        return json.dumps({"do": "hello", "epoch": self.epoch, "since": self.since})

    def send(self, number: int, index: int) -> str:
        return (
            f'{{"do":"send","id":"{self._id()}","room":"{self.room}","text":"{WORDS} #{index}#"}}'
        )

    def _id(self) -> str:
        """UUIDv7 with its time rounded to the hour."""
        time_, chance = self.prefix, getrandbits(74)
        a, b, c = chance >> 62, 0x8000 | (chance >> 48) & 0x3FFF, chance & 0xFFFFFFFFFFFF
        return f"{time_[:8]}-{time_[8:]}-7{a:03x}-{b:04x}-{c:012x}"

    def answer(self, number: int) -> bytes:
        return b'"on":"accepted"'


class Reference:
    """Phones of the bare broadcast: the text is an event as long as Sunroom's; its echo is the answer."""

    def __init__(self, port: int, event_bytes: int) -> None:
        self.port = port
        bare = len(self._event(0, 0, "").encode())
        self.padding = secrets.token_hex(event_bytes)[: max(0, event_bytes - bare)]

    def request(self, number: int) -> str:
        return "/ HTTP/1.1"

    def greeting(self, number: int) -> None:
        return None

    def send(self, number: int, index: int) -> str:
        return f"[{self._event(number, index, self.padding)}]"

    def _event(self, number: int, index: int, padding: str) -> str:
        return (
            f'{{"on":"message.sent","by":"{number:04}","more":"{padding}",'
            f'"message":{{"id":"{index}","text":"{WORDS} #{index}#"}}}}'
        )

    def answer(self, number: int) -> bytes:
        return f'"by":"{number:04}"'.encode()
