"""The desk asks who has a way to prove themselves: after 12 hours, after 30 idle minutes, and before what is sensitive."""

import asyncio

import pytest

from tests.matrix.desk_routes import (
    ASKS_NOT,
    Route,
    asking,
    must_ask,
    only_staff,
    route_of,
    unasked,
)
from tests.matrix.doors import Someone
from tests.proof.conftest import Staff


async def test_the_desk_asks_after_thirty_idle_minutes_and_after_twelve_hours(staff: Staff) -> None:
    key = staff.passkeys()
    await staff.add_passkey(staff.chen, key)
    assert await staff.desk(staff.chen) == "ok", "making one is a proof"
    staff.later(minutes=29)
    assert await staff.desk(staff.chen) == "ok"
    staff.later(minutes=30)
    assert await staff.desk(staff.chen) == "prove_first"
    await staff.prove(staff.chen, key)
    for _ in range(28):
        staff.later(minutes=25)
        assert await staff.desk(staff.chen) == "ok", "in use it goes on"
    staff.later(minutes=20)
    assert await staff.desk(staff.chen) == "prove_first", "twelve hours are over"


async def test_talk_goes_on_while_the_desk_asks(staff: Staff) -> None:
    await staff.add_passkey(staff.chen, staff.passkeys())
    staff.later(hours=2)
    assert await staff.desk(staff.chen) == "prove_first"
    for path in ("/me", "/rooms", "/me/for-you", "/dates", "/me/proof"):
        assert await staff.said(staff.chen, "GET", path) == "ok"


async def test_who_has_no_way_is_asked_for_nothing(staff: Staff) -> None:
    staff.later(hours=13)
    assert await staff.desk(staff.chen) == "ok"
    assert await staff.sensitive(staff.dora) == "ok"
    mine = await staff.do(staff.dora, "GET", "/me/proof")
    assert not mine["asked"] and not mine["required"] and mine["passkeys"] == []


async def test_another_session_of_mine_has_proved_nothing(staff: Staff) -> None:
    await staff.add_passkey(staff.chen, staff.passkeys())
    tablet = await staff.doors.sign_in(staff.chen.id, "Chen")
    assert await staff.desk(tablet) == "prove_first"
    assert await staff.desk(staff.chen) == "ok"


async def test_a_proof_that_nobody_gave_isnt_made_by_using_the_desk(staff: Staff) -> None:
    await staff.add_passkey(staff.chen, staff.passkeys())
    tablet = await staff.doors.sign_in(staff.chen.id, "Chen")
    for _ in range(2):
        assert await staff.desk(tablet) == "prove_first"
        staff.later(minutes=2)


A_DAY, NOTHING = "2030-05-01", "0190d9a0-0000-7000-8000-000000000009"
OF_THE_DESK = sorted(must_ask() | asking())


def address(staff: Staff, path: str) -> str:
    """Where a route is for this centre; whatever else it names isn't there."""
    path = path.replace("/centres/{}", f"/centres/{staff.centre}").replace(
        "days/{}", f"days/{A_DAY}"
    )
    return path.replace("{}", NOTHING)


async def test_every_route_of_the_desk_asks(staff: Staff) -> None:
    """Each that only staff may by the table of routes, whether it says that it asks or not."""
    await staff.add_passkey(staff.dora, staff.passkeys())
    await staff.add_passkey(staff.zhao, staff.passkeys())
    staff.later(hours=1)
    said = {route: await _answer(staff, staff.dora, route) for route in OF_THE_DESK}
    assert {route: code for route, code in said.items() if code != "prove_first"} == {}
    # Whose desk it isn't is asked for nothing there: there is none, or no words were said.
    here = [route for route in OF_THE_DESK if "/centres/{}" in route[1]]
    elsewhere = {route: await _answer(staff, staff.zhao, route) for route in here}
    assert set(elsewhere.values()) == {"not_found", "invalid"}


async def _answer(staff: Staff, who: Someone, route: Route) -> str:
    """Without words: a desk asks before anything is read of them."""
    return await staff.said(who, route[0], address(staff, route[1]))


def test_what_only_staff_may_asks_for_a_desk(monkeypatch: pytest.MonkeyPatch) -> None:
    assert len(must_ask()) >= 70, "a table that lost its lines would prove nothing"
    assert not unasked()
    assert set(ASKS_NOT) <= only_staff() - asking(), "an exception that is none"
    # One that stops asking is found out.
    silent = ("GET", "/centres/{}/cases/{}/deciding")
    assert silent in asking()
    monkeypatch.setattr(route_of(silent).dependant, "dependencies", [])
    assert unasked() == {silent}


@pytest.mark.parametrize("who", ["chen", "dora"])
async def test_a_newcomer_is_given_a_card_without_a_fresh_proof(staff: Staff, who: str) -> None:
    one: Someone = getattr(staff, who)
    await staff.add_passkey(one, staff.passkeys())
    staff.later(minutes=10)
    assert await staff.said(one, "POST", "HERE/cards", {"role": "member"}) == "ok"
    # Whoever has a card for somebody is that person: it opens more than any glass.
    asked = await staff.said(one, "POST", "HERE/cards", {"person": staff.rosa.id})
    assert asked == "prove_first"


async def test_what_is_sensitive_asks_again_after_five_minutes(staff: Staff) -> None:
    key = staff.passkeys()
    await staff.add_passkey(staff.dora, key)
    people = (await staff.do(staff.dora, "GET", "HERE/people"))["items"]
    roles = {p["name"]: p["appointments"][0]["id"] for p in people}
    acts = [
        ("POST", "HERE/cards", {"role": "worker"}),
        ("POST", "HERE/cards", {"person": staff.chen.id}),
        ("POST", "HERE/cards", {"person": staff.rosa.id}),
        ("POST", "HERE/appointments", {"person": staff.rosa.id, "role": "worker"}),
        ("DELETE", f"HERE/appointments/{roles['Chen']}", None),
        ("PUT", f"HERE/people/{staff.rosa.id}/closing", {"reason": "moved away"}),
        ("DELETE", f"HERE/people/{staff.dan.id}/proofs", None),
        ("PUT", "HERE/staff-proof", {"required": True}),
        ("DELETE", f"/me/passkeys/{(await staff.do(staff.dora, 'GET', '/me/proof'))['passkeys'][0]['id']}", None),
        ("POST", "/me/passkeys/asks", None),
    ]  # fmt: skip
    staff.later(minutes=6)
    assert await staff.desk(staff.dora) == "ok"
    for method, path, words in acts:
        assert await staff.said(staff.dora, method, path, words) == "prove_first", path
    await staff.prove(staff.dora, key)
    staff.later(minutes=4)
    for method, path, words in acts:
        if "/me/passkeys/" in path and method == "DELETE":
            await staff.prove(staff.dora, key)
        assert await staff.said(staff.dora, method, path, words) == "ok", path


async def test_a_refused_act_tells_nothing_before_the_proof(staff: Staff) -> None:
    """Who may not at all is told so, not asked to prove themselves for it."""
    await staff.add_passkey(staff.chen, staff.passkeys())
    staff.later(minutes=6)
    assert await staff.sensitive(staff.chen) == "not_allowed"
    gone = f"HERE/appointments/{staff.rosa.id}"
    assert await staff.said(staff.chen, "DELETE", gone) == "not_found"


async def test_a_centre_may_ask_all_its_staff_and_its_coordinator_first(staff: Staff) -> None:
    for who, code in (
        (staff.chen, "not_allowed"),
        (staff.rosa, "not_found"),
        (staff.zhao, "not_found"),
    ):
        assert await staff.said(who, "PUT", "HERE/staff-proof", {"required": True}) == code
    assert (
        await staff.said(staff.dora, "PUT", "HERE/staff-proof", {"required": True}) == "means_first"
    )
    await staff.add_passkey(staff.dora, staff.passkeys())
    assert await staff.said(staff.dora, "PUT", "HERE/staff-proof", {"required": True}) == "ok"
    assert await staff.do(staff.chen, "GET", "HERE/staff-proof") == {"required": True}
    assert await staff.said(staff.rosa, "GET", "HERE/staff-proof") == "not_found"
    for who in (staff.chen, staff.dan):
        answer = await staff.call(who, "GET", "HERE/people")
        assert answer.status_code == 403 and "set that up" in answer.json()["detail"]
    assert await staff.said(staff.chen, "GET", "/rooms") == "ok"
    assert await staff.said(staff.rosa, "GET", "/rooms") == "ok"
    mine = await staff.do(staff.chen, "GET", "/me/proof")
    assert mine["asked"] and mine["required"]
    await staff.add_passkey(staff.chen, staff.passkeys())
    assert await staff.desk(staff.chen) == "ok"


async def test_an_ended_appointment_ends_its_desk_and_its_line_within_a_second(
    staff: Staff,
) -> None:
    key, hers = staff.passkeys(), staff.passkeys()
    await staff.add_passkey(staff.dora, key)
    await staff.add_passkey(staff.chen, hers)
    line = await staff.doors.listen(staff.chen)
    assert line.status == 101 and await staff.desk(staff.chen) == "ok"
    people = (await staff.do(staff.dora, "GET", "HERE/people"))["items"]
    role = next(p["appointments"][0]["id"] for p in people if p["id"] == staff.chen.id)
    await staff.do(staff.dora, "DELETE", f"HERE/appointments/{role}")
    async with asyncio.timeout(1):
        while line.code is None:
            await asyncio.sleep(0.01)
    answer = await staff.call(staff.chen, "GET", "HERE/people")
    assert (answer.status_code, answer.json()["code"]) == (401, "signed_out")


async def test_who_stays_a_member_keeps_talk_and_loses_the_desk(staff: Staff) -> None:
    await staff.add_passkey(staff.dora, staff.passkeys())
    body = {"person": staff.chen.id, "role": "member"}
    await staff.do(staff.dora, "POST", "HERE/appointments", body)
    await staff.add_passkey(staff.chen, staff.passkeys())
    line = await staff.doors.listen(staff.chen)
    people = (await staff.do(staff.dora, "GET", "HERE/people"))["items"]
    held = next(p["appointments"] for p in people if p["id"] == staff.chen.id)
    role = next(a["id"] for a in held if a["role"] == "worker")
    await staff.do(staff.dora, "DELETE", f"HERE/appointments/{role}")
    assert await staff.desk(staff.chen) == "not_found"
    assert await staff.said(staff.chen, "GET", "/rooms") == "ok" and line.code is None
    await staff.do(staff.dora, "POST", "HERE/appointments", body | {"role": "worker"})
    assert await staff.desk(staff.chen) == "prove_first", (
        "what was proved before ended with the role"
    )
