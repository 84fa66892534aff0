"""Bells: one for a single process, one over Redis for several."""

import asyncio
import json
import logging
from collections.abc import Callable, Iterable

from redis import Redis as SyncRedis
from redis.asyncio import Redis
from redis.exceptions import RedisError

from core.bell import Bell, Ring, SilentBell
from core.ids import token

logger = logging.getLogger("sunroom.bus")
CHANNEL = "sunroom:bell"
Hear = Callable[[list[Ring]], None]


class LocalBell:
    """The bell of a single process: whoever rings is heard at once."""

    def __init__(self) -> None:
        self.hear: Hear = lambda rings: None

    def ring(self, rings: Iterable[Ring]) -> None:
        """Tell our own hub."""
        self.hear(list(rings))

    async def check(self) -> None:
        """Nothing can be wrong with it."""

    async def run(self) -> None:
        """Nothing to listen to."""
        await asyncio.Event().wait()


class RedisBell(LocalBell):
    """Rings here at once, and in the other processes over Redis. A lost ring is found on the beat."""

    def __init__(self, url: str, channel: str = CHANNEL) -> None:
        super().__init__()
        self.redis = Redis.from_url(url, socket_connect_timeout=2, health_check_interval=15)
        self.channel = channel
        self.origin = token()
        self.waiting: list[Ring] = []
        self.more = asyncio.Event()

    def ring(self, rings: Iterable[Ring]) -> None:
        """Tell our own hub now, the others as soon as Redis takes it."""
        rings = list(rings)
        self.hear(rings)
        self.waiting += rings
        self.more.set()

    async def check(self) -> None:
        """Raises RedisError when the bus doesn't answer."""
        await self.redis.ping()

    async def run(self) -> None:
        """For ever: publish what was rung, and hear what others ring."""
        await asyncio.gather(self._publish(), self._listen())

    async def _publish(self) -> None:
        while True:
            await self.more.wait()
            self.more.clear()
            rings, self.waiting = self.waiting, []
            try:
                await self.redis.publish(self.channel, json.dumps([self.origin, rings]))
            except (RedisError, OSError):
                logger.warning("the bus doesn't answer; the others hear on their beat")
                await asyncio.sleep(0.5)

    async def _listen(self) -> None:
        while True:
            try:
                async with self.redis.pubsub(ignore_subscribe_messages=True) as pubsub:
                    await pubsub.subscribe(self.channel)
                    async for message in pubsub.listen():
                        origin, rings = json.loads(message["data"])
                        if origin != self.origin:
                            self.hear([Ring(*ring) for ring in rings])
            except (RedisError, OSError, ValueError):
                logger.warning("the bus is silent; hearing on the beat until it is back")
                await asyncio.sleep(0.5)


class OnceBell:
    """For the command line beside a running server: one publish, no waiting for an answer."""

    def __init__(self, url: str) -> None:
        self.url = url

    def ring(self, rings: Iterable[Ring]) -> None:
        """Tell the running processes; where the bus is away, they find out on their beat."""
        rings = list(rings)
        if not rings:
            return
        try:
            with SyncRedis.from_url(self.url, socket_connect_timeout=2) as redis:
                redis.publish(CHANNEL, json.dumps(["", rings]))
        except RedisError:
            logger.warning("the bus doesn't answer; the server hears on its beat")


def ring_once(url: str) -> Bell:
    """The bell for a command: over the bus where there is one, else nobody hears it."""
    return OnceBell(url) if url else SilentBell()
