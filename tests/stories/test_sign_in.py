"""Cards, devices, PINs; lock and sign out."""

import asyncio

import pytest
from websockets.exceptions import InvalidStatus

from tests.support.cast import Cast
from tests.support.checks import check_problem
from tests.support.client import Phone, new_id
from tests.support.live import Line, brings
from tests.support.server import Server

SOON = 3.0  # seconds: the promise is one, the rest is for a busy machine; the slow beat is at five


async def card_for(cast: Cast, **words: object) -> dict[str, str]:
    centre = cast.chen.me["home"]["id"]
    made = await cast.chen.do(
        "POST", f"/centres/{centre}/cards", {"role": "member", "count": 1, **words}
    )
    return dict(made["items"][0])


@pytest.fixture
async def stranger(served: Server):
    phone = Phone(served)
    yield phone
    await phone.close()


async def test_a_lost_answer_burns_no_card(cast: Cast, stranger: Phone) -> None:
    card = await card_for(cast)
    words = {"card": card["card"], "name": "Nan", "device": new_id()}
    first = await stranger.call("POST", "/sign-in", words)
    again = await stranger.call("POST", "/sign-in", words)
    assert (first.status_code, again.status_code) == (201, 201)
    assert first.json()["me"]["id"] == again.json()["me"]["id"]
    other = await stranger.call("POST", "/sign-in", words | {"device": new_id()})
    check_problem(other, 401, "card_unusable")


async def test_the_name_is_asked_for_before_the_card_is_used(cast: Cast, stranger: Phone) -> None:
    card = await card_for(cast)
    words = {"card": card["card"], "device": stranger.device}
    check_problem(await stranger.call("POST", "/sign-in", words), 422, "name_needed")
    await stranger.sign_in(card["card"], "Nan")
    assert stranger.me["name"] == "Nan"


async def test_the_printed_code_is_forgiving_and_the_link_works_too(
    cast: Cast, stranger: Phone
) -> None:
    typed = (await card_for(cast))["card"].lower().replace("-", " ")
    await stranger.sign_in(typed, "Nan")
    secret = (await card_for(cast))["link"].partition("#card=")[2]
    assert len(secret) >= 22, "at least 128 bits"
    other = Phone(stranger.server)
    await other.sign_in(secret, "Nam")
    await other.close()


async def test_a_browser_gets_a_careful_cookie_and_no_token(cast: Cast, stranger: Phone) -> None:
    card = await card_for(cast)
    words = {"card": card["card"], "name": "Nan", "device": new_id()}
    origin = {"Origin": stranger.server.url, "Sec-Fetch-Site": "same-origin"}
    answer = await stranger.call("POST", "/sign-in", words, headers=origin)
    assert answer.status_code == 201 and "token" not in answer.json()
    cookies = [c.lower() for c in answer.headers.get_list("set-cookie")]
    assert cookies and all("httponly" in c and "samesite" in c for c in cookies)
    me = await stranger.call("GET", "/me", headers=origin)
    assert me.json()["name"] == "Nan"
    line = await Line.open(
        stranger.server.live_url,
        headers={"Cookie": cookie_of(stranger)},
        origin=stranger.server.url,
    )
    assert (await line.hello())["me"] == me.json()["id"]
    await line.close()


def cookie_of(phone: Phone) -> str:
    return "; ".join(f"{cookie.name}={cookie.value}" for cookie in phone.http.cookies.jar)


async def test_signing_out_closes_this_sessions_connections_only(cast: Cast) -> None:
    room = await cast.rosa.make_room("Tea", cast.sam)
    first, second = await cast.rosa.listen(), await cast.rosa.listen()
    code = await cast.rosa.do("POST", "/me/codes")
    tablet = Phone(cast.rosa.server)
    await tablet.sign_in(code["card"], "ignored")
    assert tablet.me["id"] == cast.rosa.me["id"]
    others = [await tablet.listen(), await cast.sam.listen()]
    await cast.rosa.do("POST", "/sign-out")
    assert [await line.ended(SOON) for line in (first, second)] == [4001, 4001]
    receipt = await cast.sam.send(room, "still there?")
    for line in others:
        await line.until(
            lambda e: e["on"] == "message.sent" and e["message"]["id"] == receipt["id"]
        )
    check_problem(await cast.rosa.call("GET", "/me"), 401, "signed_out")
    await tablet.close()


async def test_one_signs_out_another_device_of_ones_own(cast: Cast) -> None:
    code = await cast.rosa.do("POST", "/me/codes")
    tablet = Phone(cast.rosa.server)
    await tablet.sign_in(code["card"], "ignored")
    line = await tablet.listen()
    devices = (await cast.rosa.get("/me/devices"))["items"]
    (other,) = [device["id"] for device in devices if not device["this"]]
    not_hers = await cast.sam.call("DELETE", f"/me/devices/{other}")
    check_problem(not_hers, 404, "not_found")
    await cast.rosa.do("DELETE", f"/me/devices/{other}")
    assert await line.ended(SOON) == 4001
    check_problem(await tablet.call("GET", "/me"), 401, "signed_out")
    await tablet.close()


async def test_a_worker_signs_out_a_stolen_phone(cast: Cast) -> None:
    line = await cast.rosa.listen()
    bystander = await cast.sam.listen()
    path = f"/centres/{cast.chen.me['home']['id']}/people/{cast.rosa.id}/sign-out"
    for nobody in (cast.sam, cast.zhao, cast.outsider):
        check_problem(await nobody.call("POST", path), 404, "not_found")
    assert line.code is None
    await cast.chen.do("POST", path)
    assert await line.ended(SOON) == 4001
    check_problem(await cast.rosa.call("GET", "/me"), 401, "signed_out")
    assert bystander.code is None


async def test_lock_and_unlock_with_a_pin(cast: Cast) -> None:
    check_problem(await cast.rosa.call("POST", "/lock"), 409, "no_pin")
    await cast.rosa.do("PUT", "/me/pin", {"pin": "2580"})
    line = await cast.rosa.listen()
    await cast.rosa.do("POST", "/lock")
    assert await line.ended(SOON) is not None
    check_problem(await cast.rosa.call("GET", "/me"), 401, "signed_out")
    elsewhere = Phone(cast.rosa.server)
    unlock = {"person": cast.rosa.id, "pin": "2580"}
    assert (await elsewhere.call("POST", "/sign-in", unlock)).status_code == 401
    del cast.rosa.http.headers["Authorization"]
    answer = await cast.rosa.call("POST", "/sign-in", unlock)
    assert answer.status_code == 201, answer.text
    cast.rosa.hold(answer.json()["token"])
    assert (await cast.rosa.look_up_me())["pin"] is True
    await elsewhere.close()


async def test_a_new_card_for_someone_who_lost_the_phone_is_seen_and_can_be_refused(
    cast: Cast,
) -> None:
    card = await card_for(cast, person=cast.rosa.id)
    (seen,) = (await cast.rosa.get("/me/cards"))["items"]
    assert seen["made_by"]["id"] == cast.chen.me["id"] and seen["state"] == "open"
    assert (await cast.sam.get("/me/cards"))["items"] == []
    check_problem(await cast.sam.call("DELETE", f"/me/cards/{seen['id']}"), 404, "not_found")
    await cast.rosa.do("DELETE", f"/me/cards/{seen['id']}")
    finder = Phone(cast.rosa.server)
    answer = await finder.call("POST", "/sign-in", {"card": card["card"], "device": finder.device})
    check_problem(answer, 401, "card_unusable")
    await finder.close()


async def test_a_card_for_a_person_brings_that_person_back(cast: Cast) -> None:
    card = await card_for(cast, person=cast.rosa.id)
    new_phone = Phone(cast.rosa.server)
    answer = await new_phone.call(
        "POST", "/sign-in", {"card": card["card"], "device": new_phone.device}
    )
    assert answer.status_code == 201 and answer.json()["me"]["id"] == cast.rosa.id
    await new_phone.close()


async def test_only_this_centres_workers_see_people_and_cards(cast: Cast) -> None:
    centre = cast.chen.me["home"]["id"]
    people = (await cast.chen.get(f"/centres/{centre}/people", limit=100))["items"]
    assert people
    nobody = new_id()
    for other in (cast.rosa, cast.mei, cast.zhao, cast.outsider):
        for path in ("people", "cards"):
            refused = check_problem(
                await other.call("GET", f"/centres/{centre}/{path}"), 404, "not_found"
            )
            unknown = check_problem(
                await other.call("GET", f"/centres/{nobody}/{path}"), 404, "not_found"
            )
            assert refused == unknown
        check_problem(
            await other.call("POST", f"/centres/{centre}/cards", {"count": 1}), 404, "not_found"
        )


async def open_if_allowed(phone: Phone) -> Line | None:
    """Refusing the sixth is as good as closing the first."""
    try:
        return await phone.listen()
    except (InvalidStatus, ConnectionError):
        return None


async def test_at_most_five_live_connections_a_person(cast: Cast) -> None:
    room = await cast.rosa.make_room("Tea", cast.sam)
    tries = [await open_if_allowed(cast.sam) for _ in range(7)]
    lines = [line for line in tries if line is not None]
    assert len(lines) >= 5
    async with asyncio.timeout(SOON):
        while len([line for line in lines if line.code is None]) > 5:
            await asyncio.sleep(0.05)
    receipt = await cast.rosa.send(room, "how many of you?")
    alive = [line for line in lines if line.code is None]
    assert len(alive) == 5
    for line in alive:
        await line.until(brings(receipt["id"]))
