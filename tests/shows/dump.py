"""What a stolen copy of the data tells: nothing that was sealed; and nothing at all of who is erased."""

import json
import shutil
import sqlite3
from pathlib import Path

import httpx

from tests.support.client import Phone
from tests.support.server import Server, running

SENSITIVE = {
    "illness": "我在学着和它相处",
    "medicine": "a small white one at noon",
    "family": "わたしの家族のこと",
    "phone": "139-0000-1234",
    "birthday": "the seventh of May",
}
NOTE = "a private note on Sam"


async def furnished(server: Server) -> tuple[Phone, Phone]:
    """Lin and Sam have told sensitive things, noted something, and said something in a group."""
    rows = server.people("Plum Court", count=2)
    lin, sam = [Phone(server, row["token"]) for row in rows]
    for phone in (lin, sam):
        await phone.look_up_me()
    room = await lin.make_room("Tea", sam)
    for phone, other in ((lin, sam), (sam, lin)):
        for kind, words in SENSITIVE.items():
            told = {"words": f"{words} {phone.id}", "audience": {"circle": "friends"}}
            await phone.do("PUT", f"/me/facts/{kind}", told)
        near = {"circle": "friend", "note": f"{NOTE} {phone.id}"}
        await phone.do("PUT", f"/people/{other.id}/circle", near)
        await phone.send(room, f"said by {phone.id}")
    return lin, sam


def holding(folder: Path, words: str) -> list[str]:
    """Out: the files under a folder in which these words can be read, in any encoding they could have."""
    shapes = [words.encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be")]
    shapes.append(json.dumps(words)[1:-1].encode())
    return [file.name for file in folder.rglob("*") if any(s in _bytes(file) for s in shapes)]


def _bytes(file: Path) -> bytes:
    """What stands in a file; nothing where a running server has just taken it away."""
    try:
        return file.read_bytes() if file.is_file() else b""
    except FileNotFoundError:
        return b""


def copy_of(server: Server, target: Path) -> None:
    """A backup of the data while the server runs: the database alone, never the keys."""
    target.mkdir(parents=True)
    with sqlite3.connect(server.home / "data" / "sunroom.db") as data:
        data.execute("VACUUM INTO ?", [str(target / "sunroom.db")])


async def test_show_6_no_sensitive_word_is_readable_in_the_data(tmp_path: Path) -> None:
    with running("sqlite", tmp_path / "home") as server:
        lin, sam = await furnished(server)
        copy_of(server, tmp_path / "copy")
        assert holding(tmp_path / "copy", f"said by {lin.id}"), "else nothing is proved"
        for folder in (tmp_path / "copy", tmp_path / "home"):
            for words in (*SENSITIVE.values(), NOTE):
                assert holding(folder, words) == [], words
        await lin.close()
        await sam.close()


async def test_show_6_last_weeks_data_shows_nothing_of_the_erased(tmp_path: Path) -> None:
    """The data of last week, with today's keys: all of Sam, and nothing of Lin."""
    with running("sqlite", tmp_path / "home") as server:
        lin, sam = await furnished(server)
        copy_of(server, tmp_path / "week" / "data")
        server_erase(server, lin.id)
        assert holding(tmp_path / "home", f"{NOTE} {lin.id}") == []
        keys = tmp_path / "home" / "data" / "keys.db"
        server.stop()
        shutil.copy2(keys, tmp_path / "week" / "data" / "keys.db")
        tokens, ids = (lin.token, sam.token), (lin.id, sam.id)
        await lin.close()
        await sam.close()
    with running("sqlite", tmp_path / "week") as restored:
        check_restored(restored, tokens, ids)


def server_erase(server: Server, person: str) -> None:
    server.command("erase", "--person", person, "--reason", "they asked for it")


def check_restored(server: Server, tokens: tuple[str, str], ids: tuple[str, str]) -> None:
    """In: a server on the older data with the newer keys; Lin's and Sam's tokens and ids."""
    lin, sam = [
        httpx.Client(
            base_url=f"{server.url}/api/v1",
            headers={"Authorization": f"Bearer {token}"},
            trust_env=False,
        )
        for token in tokens
    ]
    assert lin.get("/me").status_code == 401
    mine = {fact["kind"]: fact["words"] for fact in sam.get("/me/facts").json()["items"]}
    assert mine == {kind: f"{words} {ids[1]}" for kind, words in SENSITIVE.items()}
    assert sam.get(f"/people/{ids[0]}").status_code == 404
    everything = sam.get("/me/data").text
    assert f"said by {ids[1]}" in everything and f"said by {ids[0]}" not in everything
    (room,) = [room for room in sam.get("/rooms").json()["items"] if room["kind"] == "group"]
    shown = sam.get(f"/rooms/{room['id']}/messages").text
    assert f"said by {ids[0]}" not in shown and f"said by {ids[1]}" in shown
    lin.close()
    sam.close()
    server.stop()
    assert holding(server.home / "data", f"said by {ids[0]}") == []
