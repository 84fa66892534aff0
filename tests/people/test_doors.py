"""Signing in through the door: cookies, and people who do the same thing at once."""

import asyncio
import re
from uuid import uuid4

import pytest
from starlette.responses import Response

from api.browsers import keep
from core.settings import Settings
from models.sign_in import SignInCommand
from tests.support.cast import Cast
from tests.support.client import Phone


@pytest.mark.parametrize(
    "words",
    [{}, {"card": "x", "person": uuid4()}, {"person": uuid4()}, {"person": uuid4(), "pin": "12"}],
)
def test_there_is_one_way_in_at_a_time(words: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="SignInCommand"):
        SignInCommand.model_validate(words)


async def test_of_two_phones_with_one_card_one_comes_in(cast: Cast) -> None:
    centre = cast.chen.me["home"]["id"]
    card = (await cast.chen.do("POST", f"/centres/{centre}/cards", {}))["items"][0]
    phones = [Phone(cast.rosa.server) for _ in range(4)]
    words = [{"card": card["card"], "name": "Nan", "device": phone.device} for phone in phones]
    pairs = zip(phones, words, strict=True)
    answers = await asyncio.gather(*(p.call("POST", "/sign-in", w) for p, w in pairs))
    assert sorted(answer.status_code for answer in answers) == [201, 401, 401, 401]
    for phone in phones:
        await phone.close()


async def test_guesses_side_by_side_over_the_door_are_counted(cast: Cast) -> None:
    await cast.rosa.do("PUT", "/me/pin", {"pin": "2580"})
    await cast.rosa.do("POST", "/lock")
    del cast.rosa.http.headers["Authorization"]
    wrong = {"person": cast.rosa.id, "pin": "1111"}
    answers = await asyncio.gather(*(cast.rosa.call("POST", "/sign-in", wrong) for _ in range(12)))
    codes = [answer.json()["code"] for answer in answers]
    assert codes.count("pin_wrong") == 3 and codes.count("wait") == 9


async def test_what_a_browser_is_given_to_keep(cast: Cast) -> None:
    centre = cast.chen.me["home"]["id"]
    card = (await cast.chen.do("POST", f"/centres/{centre}/cards", {}))["items"][0]
    words = {"card": card["card"], "name": "Nan", "device": str(uuid4())}
    browser = Phone(cast.rosa.server)
    page = {"Origin": browser.server.url, "User-Agent": "Mozilla/5.0 (Linux; Android 13) Chrome/9"}
    answer = await browser.call("POST", "/sign-in", words, headers=page)
    given = dict(line.split("=", 1) for line in answer.headers.get_list("set-cookie"))
    assert set(given) == {"sunroom", "sunroom-device"}
    for kept in given.values():
        assert {"HttpOnly", "Path=/", "SameSite=lax"} <= set(kept.split("; ")), kept
        assert int(re.findall(r"Max-Age=(\d+)", kept)[0]) > 90 * 24 * 3600
    (device,) = (await browser.get("/me/devices"))["items"]
    assert device["label"] == "Android · Chrome" and device["this"]
    out = await browser.call("POST", "/sign-out", headers={"Origin": browser.server.url})
    assert out.status_code == 204 and out.headers["set-cookie"].count("Max-Age=0") == 2
    assert not browser.http.cookies, "nothing is left on the device"
    await browser.close()


def test_cookies_over_https_are_bound_to_the_host() -> None:
    settings = Settings(public_url="https://sunroom.example")
    response = Response()
    keep(response, settings, "a token", "a key")
    for line in response.headers.getlist("set-cookie"):
        assert line.startswith("__Host-sunroom") and "; Secure" in line and "omain" not in line
