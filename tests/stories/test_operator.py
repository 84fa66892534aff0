"""What an operator meets: sentences instead of surprises, and commands that work beside the running server."""

import asyncio
import re
import subprocess
import sys
from pathlib import Path

import httpx
import pytest

from tests.support.cast import build_town, gathered
from tests.support.client import Phone, new_id
from tests.support.server import ROOT, Server, free_port, running
from tests.support.workers import spread

REFUSED = {
    "two workers on SQLite": {"SUNROOM_WORKERS": "2"},
    "open to all without HTTPS": {"SUNROOM_HOST": "0.0.0.0"},
    "no limits in production": {"SUNROOM_ENV": "production", "SUNROOM_MESSAGE_LIMIT": "off"},
    "no such number": {"SUNROOM_PORT": "seven"},
    "no such database": {"SUNROOM_DATABASE_URL": "mysql://127.0.0.1/sunroom"},
    "nobody listens there": {"SUNROOM_DATABASE_URL": "postgresql://127.0.0.1:1/sunroom"},
}


@pytest.mark.parametrize("settings", REFUSED.values(), ids=REFUSED)
def test_settings_that_would_hurt_are_refused_in_a_sentence(
    tmp_path: Path, settings: dict[str, str]
) -> None:
    server = Server("sqlite", tmp_path, settings, port=free_port())
    done = subprocess.run(
        [sys.executable, "main.py", "serve"],
        cwd=ROOT,
        env=server.environment,
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        timeout=60,
    )
    assert done.returncode not in (0, -9), done.stdout
    assert done.stderr.strip() and "Traceback" not in done.stderr + done.stdout, done.stderr


async def test_the_doors_for_watching(served: Server) -> None:
    async with httpx.AsyncClient(base_url=served.url, trust_env=False) as http:
        assert (await http.get("/healthz")).status_code == 200
        assert (await http.get("/readyz")).status_code == 200
        for headers in ({}, {"Authorization": "Bearer guess"}, {"X-Forwarded-For": "127.0.0.1"}):
            answer = await http.get("/metrics", headers=headers)
            assert answer.status_code in (401, 403, 404), answer.text[:200]


@pytest.mark.parametrize("kind", ["sqlite", "postgres"])
async def test_the_figures_are_added_up_over_the_workers(kind: str, tmp_path: Path) -> None:
    with running(kind, tmp_path, SUNROOM_METRICS_TOKEN="watching") as server:
        async with gathered(build_town(server)) as cast:
            room = await cast.rosa.make_room("Tea", cast.sam)
            lines = await spread([cast.rosa, cast.sam])
            await lines[0].send(new_id(), room, "hello")
            told = httpx.get(f"{server.url}/metrics", headers={"Authorization": "Bearer watching"})
            assert "sunroom_live_lines 2.0" in told.text
            acts = re.search(r"^sunroom_acts_total (\S+)$", told.text, re.MULTILINE)
            assert acts and float(acts[1]) > 3
            assert room not in told.text and "hello" not in told.text


async def test_the_api_is_never_kept_by_anybody_between(served: Server) -> None:
    async with httpx.AsyncClient(base_url=served.url, trust_env=False) as http:
        for path in ("/api/v1/me", "/api/v1/nothing"):
            answer = await http.get(path)
            assert "no-store" in answer.headers["cache-control"]
            assert answer.headers["x-content-type-options"] == "nosniff"


async def test_people_and_rooms_are_added_while_it_runs(served: Server) -> None:
    people = await asyncio.to_thread(served.people, "Commanded", "member", 3)
    assert all(person.keys() >= {"id", "name", "token"} for person in people)
    some = f"{people[0]['id']},{people[1]['id']}"
    room = await asyncio.to_thread(served.room, "Commanded", "By hand", some)
    assert room["title"] == "By hand" and room["id"]
    phones = [Phone(served, person["token"]) for person in people]
    rooms = [{r["id"] for r in (await phone.get("/rooms"))["items"]} for phone in phones]
    assert [room["id"] in mine for mine in rooms] == [True, True, False]
    for phone in phones:
        await phone.close()


async def test_printed_cards_are_good_for_one_sign_in_each(served: Server) -> None:
    words = ("cards", "--centre", "Commanded", "--role", "member", "--count", "2", "--json")
    cards = await asyncio.to_thread(served.command, *words)
    assert len({card["card"] for card in cards}) == 2
    for card in cards:
        assert card["link"].startswith(f"{served.url}/#card=") and card["expires"].endswith(
            ("Z", "+00:00")
        )
        assert [len(part) for part in card["card"].split("-")] == [4, 4, 4]
    phone = Phone(served)
    await phone.sign_in(cards[0]["card"], "Nan")
    assert phone.me["home"]["name"] == "Commanded"
    await phone.close()
