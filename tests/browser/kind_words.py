"""From a message to a note of thanks, into the box, and out of it again without a network."""

import time
from typing import Any

from playwright.sync_api import expect

from tests.browser import story
from tests.browser.phone import WAIT, Phone, phone
from tests.browser.stage import Stage, opened_stage
from tests.support.server import Server

SAID, THANKS = "药房我陪你去吧", "谢谢你陪我去，我心里踏实多了。"
# Every database of the browser, with all that is in it.
KEPT = """async () => {
  const found = {}
  for (const { name } of await indexedDB.databases()) {
    const db = await new Promise((done) => (indexedDB.open(name).onsuccess = ({ target }) => done(target.result)))
    for (const store of db.objectStoreNames)
      found[`${name}/${store}`] = await new Promise((done) =>
        (db.transaction(store).objectStore(store).getAll().onsuccess = ({ target }) => done(target.result)))
    db.close()
  }
  return JSON.stringify(found) + JSON.stringify({ ...localStorage })
}"""


def kept(one: Phone) -> str:
    """Out: all that a phone holds."""
    held: str = one.page.evaluate(KEPT)
    return held


def until_kept(one: Phone, words: str) -> None:
    """Wait until a phone holds these words."""
    deadline = time.monotonic() + WAIT / 1000
    while words not in kept(one):
        assert time.monotonic() < deadline, f"{words} is never kept"
        one.page.wait_for_timeout(50)


def write_thanks(one: Phone, words: str, *, line: str = "came_along") -> None:
    """On the page to thank somebody: choose a line, write, and send."""
    one.page.locator("main select").select_option(line)
    one.page.locator("main textarea").fill(words)
    expect(one.page.locator("main article")).to_contain_text(words)
    one.page.locator("main form button.main").tap()


def thank_for_a_message(one: Phone, said: str, words: str) -> None:
    """From the message to the note that is on its way."""
    one.hear(said).locator("button.respond").tap()
    one.tap("messages.thank")
    one.page.wait_for_url("**/thanks/**")
    write_thanks(one, words)
    one.page.wait_for_url("**/talk/*")


def open_box(one: Phone) -> None:
    one.go("/me/kind-words")
    one.page.locator("main article").first.wait_for()


def tell(server: Server, rosa: Phone, sam: Phone) -> None:
    """The whole story, up to the box that opens without a network, also after a reload."""
    story.pair(server, rosa, sam)
    sam.send(SAID)
    thank_for_a_message(rosa, SAID, THANKS)
    sam.go("/for-you")
    sam.page.locator("main a[href='/me/kind-words']").first.tap()
    sam.see(THANKS)
    sam.see(sam.t("thanks.came_along"))
    sam.worker_ready()
    until_kept(sam, THANKS)
    sam.context.set_offline(True)
    for _ in range(2):
        sam.page.reload()
        sam.see(THANKS)
        sam.see(sam.t("thanks.offline"))
    sam.context.set_offline(False)
    for one in (rosa, sam):
        assert not one.errors and not one.strangers, (one.errors, one.strangers)


def show(server: Server) -> None:
    """For a test outside this folder: the story on a stage of its own. Skips without Chromium."""
    with opened_stage() as stage:
        stage.do(_on, stage, server)


def _on(stage: Stage, server: Server) -> Any:
    with phone(stage.browser, server.url) as rosa, phone(stage.browser, server.url) as sam:
        tell(server, rosa, sam)
