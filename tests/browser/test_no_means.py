"""The desk's first page leads staff who can't prove yet that it is them to where they set that up."""

import secrets
from typing import Any

import httpx
import pyotp
import pytest
from playwright.sync_api import Locator, expect

from tests.browser.phone import Phone
from tests.browser.story import CENTRE
from tests.browser.test_reporting import New
from tests.support.server import Server

pytestmark = pytest.mark.browser
PIN = "2580"


def ask(house: Server, token: str, method: str, path: str, body: Any = None) -> Any:
    headers = {"Authorization": f"Bearer {token}"}
    answer = httpx.request(method, f"{house.url}/api/v1{path}", json=body, headers=headers)
    answer.raise_for_status()
    return answer.json() if answer.content else None


def set_up_codes(house: Server, token: str) -> None:
    ask(house, token, "PUT", "/me/pin", {"pin": PIN})
    secret = ask(house, token, "PUT", "/me/codes")["secret"]
    ask(
        house,
        token,
        "PUT",
        "/me/codes/confirmation",
        {"code": pyotp.TOTP(secret).now(), "pin": PIN},
    )


def line(one: Phone) -> Locator:
    return one.page.locator("main a[href='/me/proof']", has_text=one.t("proof.no_means"))


def people(one: Phone) -> Locator:
    return one.page.locator("main a[href^='/desk/people/']").first


def test_it_leads_there_after_the_list_and_is_gone_with_codes(house: Server, phones: New) -> None:
    (chen,) = house.people(f"{CENTRE} {secrets.token_hex(3)}", "worker")
    one = phones(house.url)
    one.enter(chen["token"])
    asked: list[str] = []
    one.page.on("requestfinished", lambda request: asked.append(request.url))
    one.go("/desk")
    expect(line(one)).to_be_visible()
    proof, list_ = (
        next(at for at, url in enumerate(asked) if part in url)
        for part in ("/me/proof", "/people?")
    )
    assert list_ < proof, "the people come first"
    line(one).tap()
    one.page.wait_for_url("**/me/proof")
    set_up_codes(house, chen["token"])
    with one.page.expect_response("**/api/v1/me/proof"):
        one.go("/desk")
    expect(people(one)).to_be_visible()
    one.page.wait_for_timeout(300)
    expect(line(one)).to_have_count(0)
    assert one.errors == []


def test_nothing_is_said_where_it_cannot_be_told(house: Server, phones: New) -> None:
    (chen,) = house.people(f"{CENTRE} {secrets.token_hex(3)}", "worker")
    one = phones(house.url)
    one.enter(chen["token"])
    one.page.route("**/api/v1/me/proof", lambda request: request.abort())
    with one.page.expect_event("requestfailed", lambda asked: "/me/proof" in asked.url):
        one.go("/desk")
    expect(people(one)).to_be_visible()
    one.page.wait_for_timeout(300)
    expect(line(one)).to_have_count(0)
