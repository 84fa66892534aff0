"""What must be shown of two phones talking: each number is a promise, shown end to end."""

import asyncio
import json
import os
import signal
import subprocess
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path

import httpx
import pytest

from tests.browser import story
from tests.shows.adding import (
    test_show_6_one_new_file_in_each_layer_and_no_rule_touched,
    test_show_6_the_page_names_what_a_feature_touches,
    test_show_6_what_the_page_names_as_existing_does_exist,
)
from tests.shows.figures import (
    test_show_5_bench_knows_its_figures_by_name,
    test_show_5_bench_live_prints_the_table_and_states_its_floors,
)
from tests.support.checks import check_gapless, check_same_story
from tests.support.client import Phone, new_id
from tests.support.clone import clean_environment, clone_tree
from tests.support.fuzz import Peer, fuzz, make_peer, write_config
from tests.support.live import brings
from tests.support.server import Server, free_port, running
from tests.support.storm import blow, check_storm, end_storm, gather_storm, kill_and_restart

pytestmark = pytest.mark.shows
ENDS_A_SESSION = "(sign-out|/lock|/me/devices/|/me/centres/)"
SETTING_UP = ("Python packages ...", "web packages ...", "web pages ...")


@contextmanager
def run_there(clone: Path, log: Path, settings: dict[str, str]) -> Iterator[httpx.Client]:
    """`./sunroom run` in that folder until it serves; stopped as by Ctrl-C at the end."""
    port = free_port()
    environment = clean_environment() | settings | {"SUNROOM_PORT": str(port)}
    with open(log, "wb") as out:
        process = subprocess.Popen(
            ["./sunroom", "run"],
            cwd=clone,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    try:
        with httpx.Client(base_url=f"http://127.0.0.1:{port}", trust_env=False) as http:
            wait_for(http, process, log)
            yield http
    finally:
        os.killpg(process.pid, signal.SIGINT)
        process.wait(60)


def wait_for(http: httpx.Client, process: subprocess.Popen[bytes], log: Path) -> None:
    until = time.monotonic() + 600
    while time.monotonic() < until and process.poll() is None:
        try:
            if http.get("/readyz").status_code == 200:
                return
        except httpx.TransportError:
            time.sleep(0.2)
    raise AssertionError(log.read_text("utf-8", "replace")[-4000:])


def test_show_1_a_clean_clone_sets_itself_up_once_and_serves(tmp_path: Path) -> None:
    clone = clone_tree(tmp_path / "clone")
    first, second = tmp_path / "first.log", tmp_path / "second.log"
    with run_there(clone, first, {}) as http:
        assert "text/html" in http.get("/", headers={"Accept": "text/html"}).headers["content-type"]
        assert http.get("/api/v1/me").status_code == 401
    assert all(f"sunroom: {step}" in first.read_text() for step in SETTING_UP)
    assert "#card=" in first.read_text(), (
        "on an empty database it prints a card for the coordinator"
    )
    with run_there(clone, second, {}) as http:
        assert http.get("/healthz").status_code == 200
    assert not [step for step in SETTING_UP if step in second.read_text()]
    words = [
        "./sunroom",
        "test",
        "-q",
        "-p",
        "no:cacheprovider",
        "-k",
        "json_here_can_say_lone_surrogates",
    ]
    tested = subprocess.run(
        words, cwd=clone, env=clean_environment(), capture_output=True, text=True, timeout=300
    )
    assert tested.returncode == 0 and "1 passed" in tested.stdout, tested.stdout + tested.stderr


@asynccontextmanager
async def two_cards(server: Server) -> AsyncIterator[tuple[Phone, Phone]]:
    """Rosa and Sam, each signed in with a printed card."""
    words = ("cards", "--centre", "Plum Court", "--role", "member", "--count", "2", "--json")
    cards = await asyncio.to_thread(server.command, *words)
    rosa, sam = Phone(server), Phone(server)
    await rosa.sign_in(cards[0]["card"], "Rosa")
    await sam.sign_in(cards[1]["link"].partition("#card=")[2], "Sam")
    try:
        yield rosa, sam
    finally:
        await rosa.close()
        await sam.close()


async def test_show_2_a_client_from_the_page_alone_sends_and_hears(own_server: Server) -> None:
    async with two_cards(own_server) as (rosa, sam):
        await check_they_talk(rosa, sam)


async def check_they_talk(rosa: Phone, sam: Phone) -> None:
    """Each says something, over either door; both hear it, and history says the same."""
    room = await rosa.make_room("Tea", sam)
    since = (await sam.my_room(room))["head"]
    lines = [await rosa.listen(), await sam.listen()]
    spoken = await lines[0].send(new_id(), room, "早上好!")
    written = await sam.send(room, "Good morning!", reply_to=spoken["id"])
    for line in lines:
        await line.until(brings(spoken["id"]))
        await line.until(brings(written["id"]))
        check_gapless(line.of(f"room:{room}"), since)
        check_same_story(line.of(f"room:{room}"), await rosa.history(room))
    assert await sam.texts(room) == ["早上好!", "Good morning!"]


async def test_show_2_two_thousand_sends_survive_kill_9(own_server: Server) -> None:
    storm = await gather_storm(own_server)
    try:
        await blow(storm, 2000, lambda: kill_and_restart(own_server))
        assert len(storm.acknowledged) == 2001
        await check_storm(storm)
    finally:
        await end_storm(storm)


def test_show_3_card_group_and_message_on_two_phones_and_one_written_offline(
    tmp_path: Path,
) -> None:
    with running("sqlite", tmp_path / "server") as server:
        story.show(server)


@pytest.fixture
def fuzzed(tmp_path: Path) -> Iterator[Server]:
    with running("sqlite", tmp_path / "server", SUNROOM_MESSAGE_LIMIT="off") as server:
        yield server


def peers(server: Server) -> tuple[Peer, Peer]:
    """Out: two workers of different centres, who share nothing."""
    return make_peer(server, "chen", "Plum Court"), make_peer(server, "zhao", "River House")


def test_show_4_schemathesis_finds_nothing_undocumented(fuzzed: Server, tmp_path: Path) -> None:
    two = peers(fuzzed)
    fuzz(fuzzed, write_config(tmp_path, *two), "--exclude-path-regex", ENDS_A_SESSION)
    for peer in two:
        headers = {"Authorization": f"Bearer {peer.token}"}
        answer = httpx.get(f"{fuzzed.url}/api/v1/me", headers=headers)
        assert answer.status_code == 200, "both peers were signed in to the end"
    config = write_config(tmp_path, *peers(fuzzed))
    fuzz(fuzzed, config, "--include-path-regex", ENDS_A_SESSION)
    assert "Traceback" not in fuzzed.log(), fuzzed.log()[-4000:]


def test_show_4_the_openapi_page_names_every_event_and_command(fuzzed: Server) -> None:
    page = httpx.get(f"{fuzzed.url}/api/openapi.json").json()
    words = json.dumps(page["webhooks"]) + json.dumps(page["components"])
    for name in (
        "ready",
        "message.sent",
        "message.taken_back",
        "reaction.changed",
        "room.changed",
        "member.joined",
    ):
        assert f'"{name}"' in words, name
    for name in (
        "member.left",
        "withheld",
        "room.added",
        "room.removed",
        "accepted",
        "refused",
        "behind",
    ):
        assert f'"{name}"' in words, name
    for name in ("hello", "send", "read"):
        assert f'"{name}"' in words, name


# Numbers 5 and 6 stand in files of their own, and are shown with the others.
__all__ = [
    "test_show_5_bench_knows_its_figures_by_name",
    "test_show_5_bench_live_prints_the_table_and_states_its_floors",
    "test_show_6_one_new_file_in_each_layer_and_no_rule_touched",
    "test_show_6_the_page_names_what_a_feature_touches",
    "test_show_6_what_the_page_names_as_existing_does_exist",
]
