"""Card, group, message on both phones; written without a network, and arriving once."""

import secrets
from typing import Any
from uuid import uuid4

import httpx
from playwright.sync_api import expect

from tests.browser.phone import WAIT, Phone, phone
from tests.browser.stage import Stage, opened_stage
from tests.support.server import Server

TOKENS: dict[str, str] = {}  # a third person of each pair's room, who may speak without a phone
CENTRE, GROUP = "向阳中心", "一起练字"


def cards(server: Server, count: int = 2) -> list[str]:
    """Out: the links of new members' cards of one centre."""
    words = ("cards", "--centre", CENTRE, "--role", "member", "--count", str(count), "--json")
    return [card["link"] for card in server.command(*words)]


def make_open_group(one: Phone, title: str = GROUP) -> None:
    """Make a group that everybody in the centre may join, and stand in its room."""
    one.go("/talk/new")
    one.page.get_by_label(one.t("rooms.group_name"), exact=True).fill(title)
    one.page.get_by_text(one.t("rooms.open_to_centre"), exact=True).tap()
    one.tap("rooms.make")
    one.page.wait_for_url("**/about")
    one.tap("ui.back")
    one.page.locator("form textarea").wait_for()


def join(one: Phone, title: str = GROUP) -> None:
    """Join from the groups to join; the room is open then."""
    one.tap("rooms.join")
    one.page.get_by_role("button", name=title).tap()
    one.page.locator("form textarea").wait_for()


def both_in_one_group(server: Server, rosa: Phone, sam: Phone) -> None:
    """Two newcomers come in by card, one makes a group, the other joins it."""
    links = cards(server)
    rosa.settle_in(links[0], "小满")
    sam.settle_in(links[1], "阿福")
    make_open_group(rosa)
    join(sam)


def pair(server: Server, rosa: Phone, sam: Phone, title: str = GROUP) -> dict[str, Any]:
    """Two members of a centre of their own, both in one group; out: {id, title} of it."""
    centre = f"{CENTRE} {secrets.token_hex(3)}"
    *people, third = server.people(centre, count=3)
    for person, name in zip(people, ("小满", "阿福"), strict=True):
        rename(server, person["token"], name)
    room = server.room(centre, title, ",".join(person["id"] for person in [*people, third]))
    TOKENS[room["id"]] = third["token"]
    for one, person in zip((rosa, sam), people, strict=True):
        one.enter(person["token"])
        one.open_room(title)
    return room


def new_id() -> str:
    return str(uuid4())


def rename(server: Server, token: str, name: str) -> None:
    own = {"Authorization": f"Bearer {token}"}
    httpx.patch(f"{server.url}/api/v1/me", json={"name": name}, headers=own).raise_for_status()


def write_offline(one: Phone, text: str) -> None:
    """Without a network: the words wait, are seen to wait, and still do so after a reload."""
    one.worker_ready()
    one.context.set_offline(True)
    one.send(text)
    expect(one.hear(text)).to_contain_text(one.t("messages.waiting"))
    one.page.reload()
    expect(one.hear(text)).to_contain_text(one.t("messages.waiting"))


def arrives_once(writer: Phone, reader: Phone, text: str) -> None:
    """Back online: one message on both phones, also when they are asked anew."""
    writer.context.set_offline(False)
    expect(reader.bubble(text)).to_have_count(1, timeout=4 * WAIT)
    expect(writer.hear(text)).to_contain_text(writer.t("messages.sent"))
    for one in (writer, reader):
        one.page.reload()
        one.hear(text)


def tell(server: Server, rosa: Phone, sam: Phone) -> None:
    """The whole story, on two phones that nobody has used yet."""
    both_in_one_group(server, rosa, sam)
    rosa.send("早上好，今天写什么字？")
    sam.hear("早上好，今天写什么字？")
    sam.send("写一个“春”字吧")
    rosa.hear("写一个“春”字吧")
    write_offline(rosa, "好，我去磨墨")
    sam.see_not("好，我去磨墨")
    arrives_once(rosa, sam, "好，我去磨墨")
    for one in (rosa, sam):
        assert not one.errors and not one.strangers, (one.errors, one.strangers)


def show(server: Server) -> None:
    """For a test outside this folder, also beside asyncio: the story on a stage of its own. Skips without Chromium."""
    with opened_stage() as stage:
        stage.do(_show, stage, server)


def _show(stage: Stage, server: Server) -> None:
    with phone(stage.browser, server.url) as rosa, phone(stage.browser, server.url) as sam:
        tell(server, rosa, sam)
