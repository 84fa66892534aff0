"""Kind words on two phones: kept for their person alone, taken back in time, shown with a yes."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser import kind_words, story
from tests.browser.kind_words import SAID, THANKS, kept, open_box, thank_for_a_message, until_kept
from tests.browser.phone import WAIT, Phone
from tests.support.server import Server

pytestmark = pytest.mark.browser
New = Callable[..., Phone]


def test_from_a_message_into_the_box_and_out_of_it_without_a_network(
    house: Server, phones: New
) -> None:
    kind_words.tell(house, phones(house.url), phones(house.url))


def test_what_is_kept_goes_with_its_person(house: Server, phones: New) -> None:
    """Never opened on this phone, the box is kept all the same; signed out, nothing of it is left."""
    rosa, sam = phones(house.url), phones(house.url)
    story.pair(house, rosa, sam)
    sam.send(SAID)
    thank_for_a_message(rosa, SAID, THANKS)
    until_kept(sam, THANKS)
    sam.go("/me/sign-out")
    sam.tap("me.sign_out")
    sam.page.locator("dialog[open] button", has_text=sam.t("me.sign_out_yes")).tap()
    sam.page.wait_for_url("**/sign-in")
    expect(sam.button("people.come_in")).to_be_visible()
    assert THANKS not in kept(sam)


def test_taken_back_in_time_it_is_nowhere_and_the_words_wait(house: Server, phones: New) -> None:
    rosa, sam = phones(house.url), phones(house.url)
    story.pair(house, rosa, sam)
    sam.send(SAID)
    thank_for_a_message(rosa, SAID, THANKS)
    until_kept(sam, THANKS)
    rosa.page.get_by_role("button", name=rosa.t("ui.undo"), exact=True).tap()
    rosa.page.wait_for_url("**/thanks/**")
    expect(rosa.page.locator("main textarea")).to_have_value(THANKS)
    sam.go("/me/kind-words")
    sam.see(sam.t("thanks.box_none"))
    assert THANKS not in kept(sam)


def test_on_a_page_with_a_yes_and_off_it_again(house: Server, phones: New) -> None:
    rosa, sam = phones(house.url), phones(house.url)
    story.pair(house, rosa, sam)
    sam.send(SAID)
    thank_for_a_message(rosa, SAID, THANKS)
    open_box(sam)
    sam.page.locator("main article summary").tap()
    sam.tap("thanks.show")
    sam.page.locator("dialog[open] button.main").tap()
    sam.see(sam.t("thanks.show_waiting"))
    rosa.go("/for-you")
    rosa.page.locator("main a[href='/me/thanks']").tap()
    rosa.tap("thanks.agree")
    rosa.button("thanks.agree_off").wait_for()
    sam.page.reload()
    sam.see(sam.t("thanks.show_shown"))
    rosa.tap("thanks.agree_off")
    expect(rosa.button("thanks.agree_off")).to_have_count(0, timeout=WAIT)
    sam.page.reload()
    sam.see(sam.t("thanks.show_waiting"))
