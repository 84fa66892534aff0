"""A room in which nothing may happen: the proof that bad input stores nothing and disturbs nobody."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from tests.support.cast import Cast
from tests.support.checks import check_gapless
from tests.support.live import Line, brings


@dataclass
class Quiet:
    """Rosa may try what she likes; Sam is in the room, and listens; the outsider isn't."""

    cast: Cast
    room: str
    said: str
    head: int
    rosa: Line
    sam: Line


@asynccontextmanager
async def nothing_happens(cast: Cast) -> AsyncIterator[Quiet]:
    """Within it nothing may be stored in Rosa's and Sam's room. Afterwards the next word has the next number."""
    room = await cast.rosa.make_room("Quiet", cast.sam)
    lines = [await cast.rosa.listen(), await cast.sam.listen()]
    said = await cast.rosa.send(room, "Sam hears me")
    for line in lines:
        await line.until(brings(said["id"]))
    yield Quiet(cast, room, said["id"], said["seq"], *lines)
    after = await cast.rosa.send(room, "all is well")
    assert after["seq"] == said["seq"] + 1, "something was stored"
    for line in lines:
        await line.until(brings(after["id"]))
        check_gapless(line.of(f"room:{room}"))
    assert await cast.sam.texts(room) == ["Sam hears me", "all is well"]
