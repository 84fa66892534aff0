"""Cards and PINs that don't count: one answer whatever the reason, and no account ever locks."""

import json
from collections.abc import AsyncIterator
from typing import Any

import pytest

from tests.support.cast import Cast, newcomers
from tests.support.checks import check_problem
from tests.support.client import Phone, new_id
from tests.support.server import Server

LANGUAGES = ("zh-CN", "en", "ja")
A_DEVICE_OF = "replace(CAST(person_id AS VARCHAR(40)), '-', '') = :person"
LET_WAITS_PASS = (
    f"UPDATE devices SET wait_until = linked_at WHERE wait_until IS NOT NULL AND {A_DEVICE_OF}"
)
LET_IT_EXPIRE = (
    "UPDATE cards SET expires_at = made_at WHERE replace(CAST(id AS VARCHAR(40)), '-', '') = :card"
)


@pytest.fixture
async def finder(served: Server) -> AsyncIterator[Phone]:
    phone = Phone(served)
    yield phone
    await phone.close()


async def make_cards(cast: Cast, count: int) -> list[dict[str, Any]]:
    centre = cast.chen.me["home"]["id"]
    made = await cast.chen.do(
        "POST", f"/centres/{centre}/cards", {"role": "member", "count": count}
    )
    return list(made["items"])


async def people_count(cast: Cast) -> int:
    centre, count = cast.chen.me["home"]["id"], 0
    cursor: dict[str, str] = {}
    while True:
        page = await cast.chen.get(f"/centres/{centre}/people", **cursor)
        count += len(page["items"])
        if page["next"] is None:
            return count
        cursor = {"cursor": page["next"]}


async def test_used_ended_expired_and_unknown_cards_are_one(cast: Cast, finder: Phone) -> None:
    used, ended, expired = await make_cards(cast, 3)
    somebody = Phone(finder.server)
    await somebody.sign_in(used["card"], "Nan")
    await cast.chen.do("DELETE", f"/centres/{cast.chen.me['home']['id']}/cards/{ended['id']}")
    assert finder.server.alter(LET_IT_EXPIRE, card=expired["id"].replace("-", "")) == 1
    before = await people_count(cast)
    for language in LANGUAGES:
        bodies = []
        for card in (used["card"], ended["card"], expired["card"], "7KQM-2XHP-9RTD", "x", "卡片"):
            words = {"card": card, "name": "Finder", "device": finder.device}
            answer = await finder.call(
                "POST", "/sign-in", words, headers={"Accept-Language": language}
            )
            bodies.append(check_problem(answer, 401, "card_unusable", language))
            assert not answer.headers.get_list("set-cookie")
        assert all(body == bodies[0] for body in bodies)
    assert await people_count(cast) == before
    await somebody.close()


@pytest.mark.parametrize("card", ["", "a\0b", "\ud800", "x" * 201, 7, None])
async def test_what_is_no_card_at_all(finder: Phone, card: Any) -> None:
    for language in LANGUAGES:
        words = {"card": card, "name": "Finder", "device": finder.device}
        answer = await finder.call(
            "POST",
            "/sign-in",
            content=json.dumps(words).encode(),
            headers={"Accept-Language": language, "Content-Type": "application/json"},
        )
        assert answer.status_code in (401, 422)
        check_problem(answer, answer.status_code, language=language)


@pytest.mark.parametrize("name", ["", "  ", "\u3000", "a\0b", "x" * 200])
async def test_a_bad_name_burns_no_card(cast: Cast, finder: Phone, name: str) -> None:
    (card,) = await make_cards(cast, 1)
    words = {"card": card["card"], "name": name, "device": finder.device}
    answer = await finder.call("POST", "/sign-in", words)
    assert answer.status_code == 422 and answer.json()["code"] in ("invalid", "name_needed"), (
        answer.text
    )
    await finder.sign_in(card["card"], "Nan")


async def test_getting_a_card_never_uses_it(cast: Cast, finder: Phone) -> None:
    (card,) = await make_cards(cast, 1)
    assert (await finder.call("GET", "/sign-in", params={"card": card["card"]})).status_code == 405
    page = await finder.http.get(card["link"].partition("#")[0])
    assert page.status_code < 500
    await finder.sign_in(card["card"], "Nan")


async def test_ten_wrong_pins_unlink_the_device_and_no_more(cast: Cast) -> None:
    await cast.rosa.do("PUT", "/me/pin", {"pin": "2580"})
    code = await cast.rosa.do("POST", "/me/codes")
    tablet = Phone(cast.rosa.server)
    await tablet.sign_in(code["card"], "ignored")
    bystander = await tablet.listen()
    await cast.rosa.do("POST", "/lock")
    del cast.rosa.http.headers["Authorization"]
    waits = await guess_ten_times(cast.rosa)
    assert waits == sorted(waits) and waits[-1] > waits[0] > 0, "waits grow from the third error"
    right = {"person": cast.rosa.id, "pin": "2580"}
    assert (await cast.rosa.call("POST", "/sign-in", right)).status_code == 401, (
        "this device is unlinked"
    )
    assert (await tablet.get("/me"))["id"] == cast.rosa.id and bystander.code is None
    await check_a_card_works(cast)
    await tablet.close()


async def guess_ten_times(phone: Phone) -> list[int]:
    """Ten wrong PINs, letting each wait pass; out: the waits in seconds, as told."""
    waits = []
    for number in range(10):
        words = {"person": phone.id, "pin": f"{1000 + number}"}
        language = LANGUAGES[number % 3]
        answer = await phone.call("POST", "/sign-in", words, headers={"Accept-Language": language})
        check_problem(answer, 401, language=language)
        if 2 <= number < 9:
            waits.append(await told_to_wait(phone))
            phone.server.alter(LET_WAITS_PASS, person=phone.id.replace("-", ""))
    return waits


async def told_to_wait(phone: Phone) -> int:
    """Even the right PIN has to wait now; out: seconds."""
    early = await phone.call("POST", "/sign-in", {"person": phone.id, "pin": "2580"})
    return int(check_problem(early, 429, "wait")["retry_after"])


async def check_a_card_works(cast: Cast) -> None:
    """A card handed over in person always works."""
    centre = cast.chen.me["home"]["id"]
    made = await cast.chen.do("POST", f"/centres/{centre}/cards", {"person": cast.rosa.id})
    phone = Phone(cast.rosa.server)
    words = {"card": made["items"][0]["card"], "device": phone.device}
    answer = await phone.call("POST", "/sign-in", words)
    assert answer.status_code == 201 and answer.json()["me"]["id"] == cast.rosa.id, answer.text
    await phone.close()


async def test_a_pin_guess_tells_nothing_about_people(cast: Cast) -> None:
    await cast.rosa.do("PUT", "/me/pin", {"pin": "2580"})
    stranger = Phone(cast.rosa.server)
    bodies = []
    for person in (cast.rosa.id, cast.sam.id, new_id()):
        answer = await stranger.call("POST", "/sign-in", {"person": person, "pin": "2580"})
        bodies.append(check_problem(answer, 401))
    assert all(body == bodies[0] for body in bodies)
    await stranger.close()


async def test_cards_of_another_centre_cannot_be_made_or_ended(cast: Cast) -> None:
    (card,) = await make_cards(cast, 1)
    centre = cast.chen.me["home"]["id"]
    for nobody in (cast.rosa, cast.zhao, cast.outsider):
        answer = await nobody.call("DELETE", f"/centres/{centre}/cards/{card['id']}")
        check_problem(answer, 404, "not_found")
    (nan,) = await newcomers(cast.chen, "member", "Nan")
    await nan.sign_in(card["card"], "Nan again")
    await nan.close()
