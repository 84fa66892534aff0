"""The cast everyone knows. Here: Rosa, Sam, Kim, Lin, Wei, Mei (peer representative), Chen (worker). There: Zhao
(worker of another centre) and an outsider (member there)."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, fields

from tests.support.client import Phone
from tests.support.server import Server

MEMBERS = ("Rosa", "Sam", "Kim", "Lin", "Wei")


@dataclass(frozen=True)
class Town:
    """Two centres on one server, and the bearer tokens of their workers."""

    server: Server
    here: str
    there: str
    chen: str
    zhao: str


@dataclass(frozen=True)
class Cast:
    """A fresh cast; only the workers stay from test to test."""

    rosa: Phone
    sam: Phone
    kim: Phone
    lin: Phone
    wei: Phone
    mei: Phone
    chen: Phone
    zhao: Phone
    outsider: Phone


def build_town(server: Server) -> Town:
    """Make both centres by the command line, as an operator does."""
    chen = server.people("Plum Court", "worker")[0]["token"]
    zhao = server.people("River House", "worker")[0]["token"]
    return Town(server, "Plum Court", "River House", chen, zhao)


@asynccontextmanager
async def gathered(town: Town) -> AsyncIterator[Cast]:
    """Everyone signed in with a card of their own; all connections closed at the end."""
    chen, zhao = Phone(town.server, town.chen), Phone(town.server, town.zhao)
    await chen.look_up_me()
    await zhao.look_up_me()
    members = await newcomers(chen, "member", *MEMBERS)
    (mei,) = await newcomers(chen, "peer_representative", "Mei")
    (outsider,) = await newcomers(zhao, "member", "Outsider")
    rosa, sam, kim, lin, wei = members
    cast = Cast(rosa, sam, kim, lin, wei, mei, chen, zhao, outsider)
    try:
        yield cast
    finally:
        for part in fields(cast):
            await getattr(cast, part.name).close()


async def newcomers(worker: Phone, role: str, *names: str) -> list[Phone]:
    """A worker makes a card for each name, and each signs in with it; out: their phones."""
    centre = worker.me["home"]["id"]
    made = await worker.do("POST", f"/centres/{centre}/cards", {"role": role, "count": len(names)})
    phones = [Phone(worker.server) for _ in names]
    pairs = zip(phones, made["items"], names, strict=True)
    await asyncio.gather(*(phone.sign_in(card["card"], name) for phone, card, name in pairs))
    return phones
