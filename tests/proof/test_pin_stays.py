"""A PIN that goes with codes isn't replaced by a card: who forgot it begins anew, face to face."""

from uuid import uuid4

import httpx

from tests.matrix.doors import Someone
from tests.proof.conftest import PIN, Staff


async def come_in(staff: Staff, card: str, pin: str | None = None) -> httpx.Response:
    body = {"card": card, "device": str(uuid4())} | ({"pin": pin} if pin else {})
    return await staff.doors.http.post("/api/v1/sign-in", json=body)


def said(answer: httpx.Response) -> str:
    return "ok" if answer.is_success else str(answer.json()["code"])


async def card_for(staff: Staff, who: Someone) -> str:
    made = await staff.do(staff.dora, "POST", "HERE/cards", {"person": who.id})
    return str(made["items"][0]["card"])


async def test_a_move_code_leaves_the_pin_that_goes_with_the_codes(staff: Staff) -> None:
    app = await staff.add_codes(staff.chen)
    staff.later(hours=2)
    code = (await staff.do(staff.chen, "POST", "/me/codes"))["card"]
    refused = await come_in(staff, code, "9999")
    assert (refused.status_code, said(refused)) == (409, "pin_stays")
    opened = await come_in(staff, code)
    assert said(opened) == "ok", "the code wasn't used up"
    other = Someone(staff.chen.id, "Chen", opened.json()["token"], "")
    assert await staff.type_code(other, app.at(staff.clock.at), pin="9999") == "proof_wrong"
    assert await staff.type_code(other, app.at(staff.clock.at), pin=PIN) == "ok"


async def test_nor_does_a_card_of_the_centre(staff: Staff) -> None:
    await staff.add_codes(staff.chen)
    assert said(await come_in(staff, await card_for(staff, staff.chen), "9999")) == "pin_stays"
    assert await staff.said(staff.dora, "DELETE", f"HERE/people/{staff.chen.id}/proofs") == "ok"
    assert said(await come_in(staff, await card_for(staff, staff.chen), "9999")) == "ok"


async def test_who_forgot_a_pin_without_codes_gets_a_new_one_with_a_card(staff: Staff) -> None:
    await staff.do(staff.rosa, "PUT", "/me/pin", {"pin": PIN})
    own = (await staff.do(staff.rosa, "POST", "/me/codes"))["card"]
    assert said(await come_in(staff, own, "9999")) == "pin_stays", "not with one she made herself"
    assert said(await come_in(staff, await card_for(staff, staff.rosa), "9999")) == "ok"
    assert (
        await staff.said(staff.rosa, "PUT", "/me/pin", {"pin": "1357", "current": "9999"}) == "ok"
    )


async def test_a_first_pin_may_come_with_a_code_of_ones_own_also_said_twice(staff: Staff) -> None:
    own = (await staff.do(staff.rosa, "POST", "/me/codes"))["card"]
    body = {"card": own, "device": str(uuid4()), "pin": PIN}
    for _ in range(2):
        assert said(await staff.doors.http.post("/api/v1/sign-in", json=body)) == "ok"
