"""A worker is two taps away, from where somebody talks and from where they look for help; and the other way round."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from tests.browser.phone import Phone
from tests.browser.story import CENTRE, rename
from tests.support.server import Server

pytestmark = pytest.mark.browser
New = Callable[[str], Phone]


@dataclass
class Two:
    """A member's phone and a worker's of the same centre."""

    rosa: Phone
    chen: Phone
    ids: dict[str, str]


def two_of(house: Server, phones: New) -> Two:
    centre = f"{CENTRE} {secrets.token_hex(3)}"
    (rosa,), (chen,) = house.people(centre), house.people(centre, "worker")
    house.room(centre, "茶话会", "all")
    rename(house, rosa["token"], "小满")
    rename(house, chen["token"], "小陈")
    both = phones(house.url), phones(house.url)
    for one, person in zip(both, (rosa, chen), strict=True):
        one.enter(person["token"])
    return Two(*both, {"rosa": rosa["id"], "chen": chen["id"]})


@pytest.mark.parametrize("begins", ["/talk", "/help"])
def test_from_talk_and_from_help(house: Server, phones: New, begins: str) -> None:
    two = two_of(house, phones)
    two.rosa.go(begins)
    two.rosa.tap("rooms.to_worker")
    two.rosa.page.locator("form textarea").wait_for()
    two.rosa.send("我想和你聊一聊")
    two.rosa.hear("我想和你聊一聊")
    two.chen.open_room("小满")
    two.chen.hear("我想和你聊一聊")
    assert two.rosa.errors == [] and two.chen.errors == []


def test_from_the_page_of_a_worker(house: Server, phones: New) -> None:
    two = two_of(house, phones)
    two.rosa.go(f"/people/{two.ids['chen']}")
    two.rosa.tap("rooms.write_to", name="小陈")
    two.rosa.page.locator("form textarea").wait_for()
    two.rosa.send("你好")
    two.chen.open_room("小满")
    two.chen.hear("你好")


def test_a_worker_writes_first_and_is_offered_no_worker(house: Server, phones: New) -> None:
    two = two_of(house, phones)
    two.chen.go("/help")
    two.chen.see(two.chen.t("help.lead"))
    two.chen.see_not(two.chen.t("rooms.to_worker"))
    two.chen.go(f"/desk/people/{two.ids['rosa']}")
    two.chen.tap("rooms.write_to", name="小满")
    two.chen.page.locator("form textarea").wait_for()
    two.chen.send("今天怎么样？")
    two.rosa.open_room("小陈")
    two.rosa.hear("今天怎么样？")
