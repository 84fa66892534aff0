"""Together, shown end to end: what its promises say, each by its number."""

import json
import resource
import subprocess
import sys
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import Column, Integer, MetaData, String, Table
from sqlmodel import SQLModel

import models.events
import models.sign_in  # noqa: F401  # every table is known
from api.app import build_api
from tests.boundaries.conftest import Circle, circle
from tests.browser import kind_words, together_hands
from tests.browser import skills as skills_on_phones
from tests.matrix.doors import API, folder, opened
from tests.matrix.field_paths import numbers
from tests.shows.counting import KNOWN_WORDS, SAID, in_shapes, in_tables, odd
from tests.shows.figures import bench
from tests.skills import test_board
from tests.support import picture_files as files
from tests.support.server import ROOT, running
from tests.thanks.notes import agree, thank, wish

pytestmark = pytest.mark.shows
__all__ = ["circle"]
ANSWER_TAPS = 2
MOST_MEMORY = 150 * 1024  # KiB, as ru_maxrss tells it here

# A process of its own, so that its memory and its workers' are nobody else's: it tells both.
REFUSES = """
import asyncio, json, resource, sys
from core.errors import Refusal
from core.picture_reader import PictureReader

async def main():
    try:
        await PictureReader().read(sys.stdin.buffer.read(), sys.argv[1])
    except Refusal as refusal:
        return refusal.code
    return "taken"

code = asyncio.run(main())
peak = [resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
print(json.dumps({"code": code, "peak": peak}))
"""


def refused(body: bytes, kind: str) -> dict[str, object]:
    # Started by a shell: at an exec the system goes on counting from what the process before it had,
    # and that would be all of pytest.
    words = ["sh", "-c", '"$@"; exit $?', "sh", sys.executable, "-c", REFUSES, kind]
    done = subprocess.run(words, input=body, capture_output=True, check=True, timeout=60)
    told: dict[str, object] = json.loads(done.stdout)
    return told


async def test_show_3_the_upload_corpus() -> None:
    """Each good one comes out without a byte of metadata; each bad one is refused, and nothing of it stays."""
    with folder() as home:
        async with opened(home) as doors:
            rosa = await doors.someone(await doors.centre("Plum Court"), "Rosa")
            headers = {"Authorization": f"Bearer {rosa.token}"}
            for name, (body, kind) in files.GOOD.items():
                path = f"{API}/pictures/{uuid4()}"
                made = await doors.http.put(
                    path, content=body, headers=headers | {"Content-Type": kind}
                )
                assert made.status_code == 201, f"{name}: {made.text}"
                for one in (path, f"{path}/small"):
                    got = await doors.http.get(one, headers=headers)
                    assert got.headers["content-type"] == "image/webp"
                    assert files.metadata_in(got.content) == 0, name
            kept = sorted(file.name for file in (home / "pictures").iterdir())
            for name, (body, kind, code) in files.BAD.items():
                path = f"{API}/pictures/{uuid4()}"
                answer = await doors.http.put(
                    path, content=body, headers=headers | {"Content-Type": kind}
                )
                assert answer.json().get("code") == code, name
                assert (await doors.http.get(path, headers=headers)).status_code == 404
            assert sorted(file.name for file in (home / "pictures").iterdir()) == kept


@pytest.mark.parametrize("name", ["a PNG bomb", "a WebP bomb", "twenty-one megapixels"])
def test_show_3_bombs_are_refused_in_little_memory(name: str) -> None:
    """Under 150 MB, of the process and of the workers it started, together. (That a worker is killed at
    its time is in tests/pictures/test_reading.py.)
    """
    body, kind, code = files.BAD[name]
    told = refused(body, kind)
    assert told["code"] == code
    assert sum(told["peak"]) < MOST_MEMORY, told  # type: ignore[call-overload]


def test_show_3_a_bomb_that_reaches_the_worker_is_held_there() -> None:
    """Were the header not looked at, the worker's own limits would hold: it ends, and gives nothing."""
    words = [sys.executable, "-m", "core.picture_worker", "PNG"]
    done = subprocess.run(words, input=files.bomb(), capture_output=True, timeout=30)
    assert done.returncode != 0 and done.stdout == b""
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss > 0


def test_show_2_a_hand_from_template_to_done_with_one_stepping_back(tmp_path: Path) -> None:
    with running("sqlite", tmp_path / "server", SUNROOM_MESSAGE_LIMIT="off") as server:
        told = together_hands.show_a_hand(server)
    print("told who asked:", ", ".join(told))
    assert "help.ended" not in told, "who says that it is done isn't told it"


def test_show_5_no_count_in_any_table() -> None:
    seen, wrong = odd(in_tables(SQLModel.metadata))
    print(f"{len(seen)} tables and columns: {', '.join(seen)}")
    assert "thank_you_notes.show_agreed_at" in seen and len(seen) > 200
    assert wrong == []


def test_show_5_no_count_in_any_shape() -> None:
    seen, wrong = odd(in_shapes(build_api(None, docs=True).openapi()["components"]["schemas"]))
    print(f"{len(seen)} shapes and fields: {', '.join(seen)}")
    assert {"KindNote.showing", "SentNote.agreement", "ThanksReceived.person"} <= set(seen)
    assert wrong == []


def test_show_5_no_count_in_any_words() -> None:
    files = sorted((ROOT / "web/src").rglob("words.*.ts"))
    print(f"{len(files)} files of words: {', '.join(str(f.relative_to(ROOT)) for f in files)}")
    assert {f.parent.name for f in files} >= {"thanks", "people", "dates", "asks"}
    said = {
        f"{f.parent.name}: {m.group()}" for f in files for m in SAID.finditer(f.read_text("utf-8"))
    }
    assert said - KNOWN_WORDS == set()


def test_show_5_no_count_planted_is_found() -> None:
    """Each of the three looks notices a sample; and what is no count it lets pass."""
    planted = MetaData()
    Table("praise", planted, Column("thanks_count", Integer), Column("words", String))
    Table("kind_words", planted, Column("received", Integer), Column("streak_days", String))
    _, wrong = odd(in_tables(planted))
    assert set(wrong) == {"praise.thanks_count", "kind_words.received", "kind_words.streak_days"}
    shapes = {
        "MostThanked": {"properties": {"person": {"type": "string"}}},
        "Page": {
            "properties": {
                "thanks": {"anyOf": [{"type": "integer"}, {"type": "null"}]},
                "by_day": {"additionalProperties": {"type": "integer"}},
                "total": {"type": "string"},
                "seq": {"type": "integer"},
            }
        },
    }
    _, wrong = odd(in_shapes(shapes))
    assert set(wrong) == {"MostThanked", "Page.thanks", "Page.by_day", "Page.total"}
    for said in (
        "收到 3 次感谢",
        "本周排名",
        "thanked {n} times",
        "7日連続ランキング",
        "你是第一名",
    ):
        assert SAID.search(said), said
    for said in ("谢谢{name}", "第 {line} 位", "合适吗", "Thank you for {title}"):
        assert not SAID.search(said), said


async def test_show_5_no_count_in_what_is_answered(circle: Circle) -> None:
    """Five people thank one, who shows it: no answer and no event about thanks holds any number but a stream's."""
    ear = await circle.doors.listen(circle.lin)
    for sender in (circle.wei, circle.sam, circle.kim, circle.rosa, circle.chen):
        note = await thank(circle, sender, circle.lin)
        await wish(circle, circle.lin, note)
        await agree(circle, sender, note)
    looked: dict[str, Any] = {}
    for who, path in (
        (circle.lin, "/me/kind-words"),
        (circle.wei, "/me/thanks"),
        (circle.rosa, f"/people/{circle.lin.id}/kind-words"),
        (circle.rosa, f"/people/{circle.lin.id}"),
        (circle.lin, "/me/for-you"),
        (circle.lin, "/me"),
    ):
        looked[path] = await circle.do(who, "GET", path)
    await circle.doors.settled()
    looked["live"] = [event for event in ear.heard if event["on"].startswith("thanks.")]
    assert len(looked["/me/kind-words"]["items"]) == len(looked["live"]) / 2 == 5
    print(f"looked at: {', '.join(looked)}")
    told = {path: set(numbers(answer)) for path, answer in looked.items()}
    allowed = {"/me/for-you": {"seq", "seen"}, "live": {"seq"}, "/me": {"undo_seconds"}}
    assert told == {path: allowed.get(path, set()) for path in looked}


def test_show_1_from_a_note_of_thanks_to_kind_words_without_a_network(tmp_path: Path) -> None:
    with running("sqlite", tmp_path / "server", SUNROOM_MESSAGE_LIMIT="off") as server:
        kind_words.show(server)


test_show_6_two_letters_and_one_find_all = (
    test_board.test_two_letters_and_one_find_all_in_every_language
)
test_show_6_as_many_queries_however_long = (
    test_board.test_a_page_takes_as_many_queries_however_long_it_is
)


def test_show_1_from_a_post_to_a_class_and_kind_words_offline(tmp_path: Path) -> None:
    """A post with a picture and steps, an answer, asked, a yes, a class in the week, thanks, kind words offline."""
    with running("sqlite", tmp_path / "server", SUNROOM_MESSAGE_LIMIT="off") as server:
        taps = skills_on_phones.show_the_post(server)
    print(f"{len(taps.done)} taps to answer: {', '.join(taps.done)}")
    assert len(taps.done) == ANSWER_TAPS


def test_show_6_the_first_page_of_many_and_the_search_that_finds_all() -> None:
    """Its tiny form, on both databases. How long it takes isn't asked here: `./sunroom bench together` does."""
    done = bench("together", "--tiny", "--json")
    rows: list[dict[str, Any]] = [json.loads(line) for line in done.stdout.splitlines()]
    boards = [row for row in rows if row["figure"] == "together.board"]
    assert [row["database"] for row in boards] == ["sqlite", "postgresql"], done.stderr
    for row in boards:
        assert all(
            {"median", "least", "most"} <= set(row[part]) for part in ("few", "many", "ratio")
        )
        assert row["queries"][0] == row["queries"][1], "as many for many as for few"
        assert row["search"]["found"] == row["search"]["there"] > 0
    floors = [row for row in rows if row["figure"] == "together.floor"]
    assert [row["at most"] for row in floors] == [1.5, 1.5]
    assert done.returncode == int(not all(row["held"] for row in floors))
