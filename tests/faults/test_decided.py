"""kill -9 between a decision and its notice: it is told when somebody is there again, and exactly once."""

import asyncio
import subprocess
import sys
from typing import Any
from uuid import uuid4

import httpx
import pytest

from tests.support.client import Phone
from tests.support.server import ROOT, START_LIMIT, Server

pytestmark = pytest.mark.faults
PATIENCE = 20.0


async def told(phone: Phone) -> list[dict[str, Any]]:
    """Out: what arrived for somebody about decisions."""
    items = (await phone.get("/me/for-you"))["items"]
    return [item for item in items if item["event"]["on"].startswith("decision.")]


async def entries(phone: Phone) -> int:
    """Out: how often it stands on their own stream."""
    line = await phone.listen({f"me:{phone.me['id']}": 0})
    return len([event for event in line.heard if event["on"] == "decision.made"])


async def until_told(phone: Phone) -> list[dict[str, Any]]:
    async with asyncio.timeout(PATIENCE):
        while not (found := await told(phone)):
            await asyncio.sleep(0.2)
    return found


async def test_killed_between_decision_and_notice(own_server: Server) -> None:
    await told_once_all_the_same(own_server)


async def told_once_all_the_same(own_server: Server) -> None:
    """The story, also for tests/shows: decided, killed, started, told; killed once more, and told no more."""
    worker = own_server.people("Plum Court", "worker")[0]
    people = own_server.people("Plum Court", count=2)
    room = own_server.room("Plum Court", "Tea")["id"]
    chen, wei, rosa = (Phone(own_server, one["token"]) for one in (worker, *people))
    for phone in (chen, wei, rosa):
        await phone.look_up_me()
    said = await wei.send(room, "you are useless")
    report = {"about": {"kind": "message", "id": said["id"]}, "reason": "hurts"}
    await rosa.do("PUT", f"/reports/{uuid4()}", report)
    desk = f"/centres/{chen.me['home']['id']}"
    (case,) = (await chen.get(f"{desk}/cases"))["items"]
    line = (await chen.get(f"{desk}/guidelines"))["now"]["lines"][0]["id"]
    await asyncio.to_thread(own_server.stop)
    words = {"kind": "hide", "reason": "It hurt somebody.", "rule_line": line}
    body = words | {"version": case["version"]}
    path = f"{desk}/cases/{case['id']}/decisions/{uuid4()}"
    await decide_and_die(own_server, chen, path, body)
    await asyncio.to_thread(own_server.start)
    (item,) = await until_told(wei)
    assert item["event"]["decision"]["reason"] == body["reason"]
    # Killed once more right after it, and the worker's phone says it again: still once.
    own_server.kill()
    await asyncio.to_thread(own_server.start)
    again = await chen.call("PUT", path, body)
    assert again.status_code == 200, "the decision of before the kill is there"
    await asyncio.sleep(2.5)
    assert len(await told(wei)) == 1 and await entries(wei) == 1
    assert [one["id"] for one in (await wei.get("/me/decisions"))["items"]] == [
        path.rsplit("/", maxsplit=1)[-1]
    ]
    for phone in (chen, wei, rosa):
        await phone.close()


async def decide_and_die(server: Server, worker: Phone, path: str, body: Any) -> None:
    """The decision is made on a server that is killed before it can tell anybody."""
    words = [sys.executable, "-m", "tests.faults.dying", "serve"]
    env = server.environment | {"SUNROOM_WORKERS": "1"}
    with (server.home / "dying.log").open("ab") as log:
        dying = subprocess.Popen(words, cwd=ROOT, env=env, stdout=log, stderr=log)
    try:
        async with asyncio.timeout(START_LIMIT):
            while not await asyncio.to_thread(server.ready):
                await asyncio.sleep(0.1)
        with pytest.raises(httpx.HTTPError):
            await worker.call("PUT", path, body)
        assert await asyncio.to_thread(dying.wait, PATIENCE) == -9
    finally:
        dying.kill()
        dying.wait()
        print((server.home / "dying.log").read_text()[-4000:])
