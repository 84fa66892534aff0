"""kill -9 in the middle of 2,000 sends: 0 lost, 0 doubled, 0 gaps, one order (P1, P2, P3, P4)."""

import asyncio
import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.live import says
from tests.support.server import Server, running
from tests.support.storm import blow, check_storm, end_storm, gather_storm, kill_and_restart
from tests.support.workers import holder

pytestmark = pytest.mark.faults


@pytest.fixture
def two_workers(tmp_path: Path) -> Iterator[Server]:
    with running("postgres", tmp_path, SUNROOM_MESSAGE_LIMIT="off") as server:
        yield server


async def test_killed_in_the_middle_of_two_thousand_sends(own_server: Server) -> None:
    storm = await gather_storm(own_server)
    try:
        again = lambda: kill_and_restart(own_server)  # noqa: E731
        await blow(storm, 2000, again, again)
        await check_storm(storm)
        assert storm.kim.visits >= 3, "Kim was thrown off twice and came back twice"
    finally:
        await end_storm(storm)


async def test_a_repeat_after_the_kill_gets_the_first_receipt(own_server: Server) -> None:
    storm = await gather_storm(own_server)
    try:
        phone = storm.rosa.phone
        receipt = await phone.send(storm.room, "before the kill")
        await kill_and_restart(own_server)
        again = await phone.put(storm.room, "before the kill", receipt["id"])
        assert (again.status_code, again.json()) == (200, receipt)
        line = await phone.listen()
        answer = await line.send(receipt["id"], storm.room, "before the kill")
        assert (answer["on"], answer["seq"]) == ("accepted", receipt["seq"])
    finally:
        await end_storm(storm)


async def test_a_graceful_stop_says_1012_and_keeps_all_it_accepted(own_server: Server) -> None:
    storm = await gather_storm(own_server)
    try:
        ears = await storm.kim.phone.listen()

        async def stop_and_start() -> None:
            await asyncio.to_thread(own_server.stop)
            await asyncio.to_thread(own_server.start)

        await blow(storm, 600, stop_and_start)
        assert await ears.ended() == 1012
        await check_storm(storm)
    finally:
        await end_storm(storm)


async def test_sessions_and_epoch_outlive_the_kill(own_server: Server) -> None:
    storm = await gather_storm(own_server)
    try:
        epoch = storm.kim.epoch
        await kill_and_restart(own_server)
        line = await storm.kim.phone.line()
        ready = await line.hello(dict(storm.kim.since), epoch)
        assert ready["epoch"] == epoch
        assert not [event for event in line.heard if says("behind")(event)]
    finally:
        await end_storm(storm)


async def test_one_of_two_workers_is_killed(two_workers: Server) -> None:
    storm = await gather_storm(two_workers)
    try:
        line = await storm.kim.phone.listen()
        worker = holder(two_workers, line)
        assert worker is not None and two_workers.process is not None
        assert worker != two_workers.process.pid, "a worker is a process of its own"

        async def kill_worker() -> None:
            os.kill(worker, signal.SIGKILL)

        await blow(storm, 1000, kill_worker)
        await line.ended()
        await check_storm(storm)
    finally:
        await end_storm(storm)
