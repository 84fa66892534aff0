"""Random acts of several people at once, over two workers on one database: block, unblock, leave, join, send.

Every act is kept with the moment it was begun and the moment it was answered. Between the two nobody
outside can say whether it holds; before and after, everybody can. A message is a leak when it reached
somebody in full though a boundary certainly stood between from before it was sent until it came.
"""

import asyncio
import random
from collections import defaultdict
from dataclasses import dataclass, field
from time import perf_counter
from typing import Any

from tests.support.client import Phone, new_id
from tests.support.server import Server

FOR_EVER = float("inf")


@dataclass
class State:
    """A boundary over time: certain between an act's answer and the next act's beginning."""

    since: float | None = None
    spans: list[tuple[float, float]] = field(default_factory=list)

    def stands(self, at: float) -> None:
        if self.since is None:
            self.since = at

    def falls(self, at: float) -> None:
        """From the moment it is asked for, it may have fallen."""
        if self.since is not None:
            self.spans.append((self.since, at))
            self.since = None

    def certain(self, start: float, end: float) -> bool:
        """Whether it certainly stood from `start` to `end`."""
        spans = [*self.spans, *([(self.since, FOR_EVER)] if self.since is not None else [])]
        return any(begun <= start and end <= over for begun, over in spans)


@dataclass
class Record:
    """What is known from outside: boundaries by pair and place, who sent what when, who had what when."""

    blocked: dict[tuple[str, str], State] = field(default_factory=lambda: defaultdict(State))
    outside: dict[tuple[str, str], State] = field(default_factory=lambda: defaultdict(State))
    sent: dict[str, tuple[str, str, float]] = field(default_factory=dict)
    had: list[tuple[str, str, float, float]] = field(default_factory=list)
    acts: int = 0

    def leaks(self) -> list[str]:
        """Out: each message that somebody had though a boundary certainly stood between."""
        return [
            f"{who} had {message}"
            for who, message, asked, at in self.had
            if self._leaked(who, message, asked, at)
        ]

    def _leaked(self, who: str, message: str, asked: float, at: float) -> bool:
        author, room, begun = self.sent[message]
        if author == who:
            return False
        start = max(begun, asked)
        stands = (self.blocked[who, author], self.blocked[author, who])
        if any(state.certain(start, at) for state in stands):
            return True
        return self.outside[who, room].certain(begun, at)


@dataclass
class Player:
    """Somebody who does one thing after the other, and whose phone hears all the time."""

    phone: Phone
    record: Record
    others: list["Player"] = field(default_factory=list)
    blocks: set[str] = field(default_factory=set)
    inside: set[str] = field(default_factory=set)

    @property
    def id(self) -> str:
        return self.phone.id

    async def act(self, dice: random.Random, rooms: list[str]) -> None:
        """One random act, written down."""
        self.record.acts += 1
        room = dice.choice(rooms)
        match dice.choices(("send", "block", "go", "read"), (60, 25, 10, 5))[0]:
            case "send" if room in self.inside:
                await self.send(room)
            case "block":
                await self.block_or_lift(dice.choice(self.others).id)
            case "read" if room in self.inside:
                await self.read(room)
            case _:
                await (self.leave(room) if room in self.inside else self.join(room))

    async def send(self, room: str) -> None:
        message = new_id()
        self.record.sent[message] = (self.id, room, perf_counter())
        answer = await self.phone.put(room, f"words {message}", message)
        assert answer.status_code == 201, answer.text

    async def block_or_lift(self, other: str) -> None:
        state = self.record.blocked[self.id, other]
        if other in self.blocks:
            state.falls(perf_counter())
            await self.phone.do("DELETE", f"/people/{other}/block")
            self.blocks.discard(other)
            return
        answer = await self.phone.call("PUT", f"/people/{other}/block")
        if (
            answer.status_code == 204
        ):  # else they are gone for me: they block me, or we share no room
            state.stands(perf_counter())
            self.blocks.add(other)

    async def leave(self, room: str) -> None:
        await self.phone.leave(room)
        self.record.outside[self.id, room].stands(perf_counter())
        self.inside.discard(room)

    async def join(self, room: str) -> None:
        self.record.outside[self.id, room].falls(perf_counter())
        await self.phone.join(room)
        self.inside.add(room)

    async def read(self, room: str) -> None:
        """History is a surface, too: what stood between from before I asked isn't in it."""
        asked = perf_counter()
        items = (await self.phone.page(room, limit=30))["items"]
        at = perf_counter()
        self.record.had += [(self.id, item["id"], asked, at) for item in items if "id" in item]


class Clocked(list[Any]):
    """What a line heard, each with the moment it came."""

    def __init__(self, player: Player) -> None:
        super().__init__()
        self.player = player

    def __iadd__(self, events: Any) -> "Clocked":  # type: ignore[misc]  # a list that takes notes
        at = perf_counter()
        for event in events:
            self.append(event)
            if event["on"] == "message.sent":
                self.player.record.had.append((self.player.id, event["message"]["id"], 0.0, at))
        return self


async def play(
    server: Server, *, players: int, acts: int, seed: int, record: Record
) -> list[Player]:
    """Let them act until there have been that many acts in all; out: the players, still connected."""
    cast, rooms = await _gather(server, players, record)
    dice = random.Random(seed)

    async def one(player: Player, own: random.Random) -> None:
        while record.acts < acts:
            await player.act(own, rooms)

    await asyncio.gather(*(one(player, random.Random(dice.random())) for player in cast))
    return cast


async def _gather(server: Server, players: int, record: Record) -> tuple[list[Player], list[str]]:
    rows = server.people("Plum Court", count=players)
    phones = [Phone(server, row["token"]) for row in rows]
    for phone in phones:
        await phone.look_up_me()
    rooms = [await phones[0].make_room(f"Room {n}", *phones[1:]) for n in range(3)]
    cast = [Player(phone, record, inside=set(rooms)) for phone in phones]
    for player in cast:
        player.others = [other for other in cast if other is not player]
        line = await player.phone.line()
        line.heard = Clocked(player)
        await line.hello()
    return cast, rooms


async def check_at_the_end(cast: list[Player]) -> None:
    """When all is lifted, and everybody is everywhere again, nothing was lost: numbers have no gap, for anyone."""
    for player in cast:
        for other in list(player.blocks):
            await player.phone.do("DELETE", f"/people/{other}/block")
    for player in cast:
        for room in player.inside:
            shown = await player.phone.history(room)
            numbers = [item["seq"] for item in shown]
            assert numbers == sorted(set(numbers))
            # What stays withheld came while they were out, and nothing else is missing.
            missed = [item for item in shown if "text" not in item]
            assert not missed or player.record.outside[player.id, room].spans
        line = player.phone.lines[0]
        for room in player.inside:
            heard = [event["seq"] for event in line.of(f"room:{room}")]
            assert heard == sorted(set(heard)), "numbers came twice, or out of order"


async def part(cast: list[Player]) -> None:
    for player in cast:
        await player.phone.close()
