"""The key-encryption key is changed by hand while people tell and read: nobody notices, and nothing is lost."""

import asyncio
from typing import Any

from tests.support.client import Phone
from tests.support.server import Server

KINDS = ("about", "likes", "helps", "illness", "medicine", "family")
ROTATIONS = 2


async def test_keys_are_rotated_under_load(served: Server) -> None:
    people = await asyncio.to_thread(served.people, "Rotated", "member", 4)
    phones = [Phone(served, person["token"]) for person in people]
    over, told = asyncio.Event(), 0

    async def talk(phone: Phone, name: str) -> dict[str, str]:
        """Tell one thing after the other, and read all back each time; out: what was told last."""
        nonlocal told
        mine: dict[str, str] = {}
        while not over.is_set():
            for kind in KINDS:
                mine[kind] = f"{name} tells {kind} for the {told}th time"
                words = {"words": mine[kind], "audience": {"workers": True}}
                await phone.do("PUT", f"/me/facts/{kind}", words)
                told += 1
            assert await known(phone) == mine
        return mine

    talking = [asyncio.create_task(talk(p, f"no. {n}")) for n, p in enumerate(phones)]
    for _ in range(ROTATIONS):
        before = told
        await asyncio.to_thread(served.command, "keys", "rotate")
        while told < before + 20:
            await asyncio.sleep(0.05)
            assert not any(task.done() for task in talking), "nobody was hindered"
    over.set()
    last = await asyncio.gather(*talking)
    for phone, mine in zip(phones, last, strict=True):
        assert await known(phone) == mine
        data = await phone.get("/me/data")
        assert {fact["kind"]: fact["words"] for fact in data["facts"]} == mine
        await phone.close()


async def known(phone: Phone) -> dict[str, Any]:
    items = (await phone.get("/me/facts"))["items"]
    return {item["kind"]: item["words"] for item in items}
