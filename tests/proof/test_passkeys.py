"""Passkeys: made, used, used up, and what doesn't count."""

from typing import Any
from uuid import uuid4

import pytest

from tests.proof.conftest import SITE, Staff
from tests.support.authenticator import SoftPasskeys


async def test_two_for_each_person(staff: Staff) -> None:
    phone, spare = staff.passkeys(), staff.passkeys()
    names = [await staff.add_passkey(staff.chen, key) for key in (phone, spare)]
    mine = await staff.do(staff.chen, "GET", "/me/proof")
    assert {one["id"] for one in mine["passkeys"]} == set(names) and mine["asked"]
    assert await staff.said(staff.chen, "POST", "/me/passkeys/asks") == "two_passkeys"
    await staff.do(staff.chen, "DELETE", f"/me/passkeys/{names[0]}")
    assert await staff.try_proof(staff.chen, phone) == "proof_wrong"
    assert await staff.desk(staff.chen) == "prove_first", "what was proved has ended"
    await staff.prove(staff.chen, spare)
    assert await staff.desk(staff.chen) == "ok"


async def test_making_one_twice_is_one_thing(staff: Staff) -> None:
    key = staff.passkeys()
    ask = await staff.do(staff.chen, "POST", "/me/passkeys/asks")
    name, body = f"/me/passkeys/{uuid4()}", key.make(ask)
    first = await staff.call(staff.chen, "PUT", name, body)
    again = await staff.call(staff.chen, "PUT", name, body)
    assert (first.status_code, again.status_code) == (201, 200)
    assert first.json() == again.json()
    other = key.make(await staff.do(staff.chen, "POST", "/me/passkeys/asks"))
    assert await staff.said(staff.chen, "PUT", name, other) == "already_different"
    elsewhere = f"/me/passkeys/{uuid4()}"
    assert await staff.said(staff.chen, "PUT", elsewhere, body) == "proof_wrong", "asked once"


async def test_only_staff_have_them(staff: Staff) -> None:
    assert await staff.said(staff.rosa, "POST", "/me/passkeys/asks") == "not_allowed"
    assert await staff.said(staff.rosa, "PUT", "/me/codes") == "not_allowed"


async def test_a_challenge_counts_once_for_five_minutes_for_its_session_and_purpose(
    staff: Staff,
) -> None:
    key = staff.passkeys()
    await staff.add_passkey(staff.chen, key)
    ask = await staff.do(staff.chen, "POST", "/me/proof/asks")
    signed = {"passkey": key.sign(ask)}
    assert await staff.said(staff.chen, "PUT", "/me/proof", signed) == "ok"
    assert await staff.said(staff.chen, "PUT", "/me/proof", signed) == "proof_wrong"
    ask = await staff.do(staff.chen, "POST", "/me/proof/asks")
    staff.later(minutes=5)
    assert (
        await staff.said(staff.chen, "PUT", "/me/proof", {"passkey": key.sign(ask)})
        == "proof_wrong"
    )
    ask = await staff.do(staff.chen, "POST", "/me/proof/asks")
    tablet = await staff.doors.sign_in(staff.chen.id, "Chen")
    assert await staff.said(tablet, "PUT", "/me/proof", {"passkey": key.sign(ask)}) == "proof_wrong"
    ask = await staff.do(None, "POST", "/sign-in/passkey/asks")
    assert (
        await staff.said(staff.chen, "PUT", "/me/proof", {"passkey": key.sign(ask)})
        == "proof_wrong"
    )


def altered(part: str) -> Any:
    def alter(body: dict[str, Any]) -> dict[str, Any]:
        text = body[part]
        return body | {part: text[:-8] + ("A" if text[-8] != "A" else "B") + text[-7:]}

    return alter


@pytest.mark.parametrize("part", ["client", "data", "signature", "credential"])
async def test_what_was_altered_doesnt_count(staff: Staff, part: str) -> None:
    key = staff.passkeys()
    await staff.add_passkey(staff.chen, key)
    staff.later(hours=1)
    ask = await staff.do(staff.chen, "POST", "/me/proof/asks")
    body = altered(part)(key.sign(ask))
    assert await staff.said(staff.chen, "PUT", "/me/proof", {"passkey": body}) == "proof_wrong"
    assert await staff.desk(staff.chen) == "prove_first"


async def test_a_colleagues_key_another_site_and_an_unverified_touch_dont_count(
    staff: Staff,
) -> None:
    mine, hers = staff.passkeys(), staff.passkeys()
    await staff.add_passkey(staff.chen, mine)
    await staff.add_passkey(staff.dora, hers)
    assert await staff.try_proof(staff.chen, hers) == "proof_wrong"
    mine.verifies = False
    assert await staff.try_proof(staff.chen, mine) == "proof_wrong"
    mine.verifies, mine.origin = True, "https://sunroom.example"
    assert await staff.try_proof(staff.chen, mine) == "proof_wrong"
    mine.origin = SITE
    mine.keys[0].site = "sunroom.example"
    assert await staff.try_proof(staff.chen, mine) == "proof_wrong"
    mine.keys[0].site = "localhost"
    assert await staff.try_proof(staff.chen, mine) == "ok"
    mine.keys[0].turn -= 3
    assert await staff.try_proof(staff.chen, mine) == "proof_wrong", "a copy counts from behind"


async def test_one_that_wasnt_verified_isnt_kept(staff: Staff) -> None:
    ask = await staff.do(staff.chen, "POST", "/me/passkeys/asks")
    body = staff.passkeys(verifies=False).make(ask)
    assert await staff.said(staff.chen, "PUT", f"/me/passkeys/{uuid4()}", body) == "proof_wrong"
    assert (await staff.do(staff.chen, "GET", "/me/proof"))["passkeys"] == []


ODD = ("AAAA", "A", "_w", "oWFhgg", "v_-_", "gYGBgYGBgYGB", "o2NmbXRkbm9uZQ")


async def test_odd_bytes_are_refused_kindly(staff: Staff) -> None:
    key, kind = staff.passkeys(), ("proof_wrong", "passkey_unknown", "invalid")
    await staff.add_passkey(staff.chen, key)
    for odd in ODD:
        ask = await staff.do(staff.chen, "POST", "/me/passkeys/asks")
        for part in ("attestation", "client", "credential"):
            body = staff.passkeys().make(ask) | {part: odd}
            said = await staff.said(staff.chen, "PUT", f"/me/passkeys/{uuid4()}", body)
            assert said in kind, (part, odd)
        for part in ("data", "signature", "client", "credential"):
            ask = await staff.do(staff.chen, "POST", "/me/proof/asks")
            body = {"passkey": key.sign(ask) | {part: odd}}
            assert await staff.said(staff.chen, "PUT", "/me/proof", body) in kind, (part, odd)
            ask = await staff.do(None, "POST", "/sign-in/passkey/asks")
            answer = await staff.call(None, "POST", "/sign-in/passkey", key.sign(ask) | {part: odd})
            assert answer.json()["code"] in kind, (part, odd)


async def enter(staff: Staff, key: SoftPasskeys, device_key: str = "") -> Any:
    ask = await staff.do(None, "POST", "/sign-in/passkey/asks")
    assert ask["known"] == [] and ask["person"] is None, "nothing is told of whose they are"
    cookie = {"Cookie": f"sunroom-device={device_key}"}
    return await staff.doors.http.post(
        "/api/v1/sign-in/passkey", json=key.sign(ask), headers=cookie
    )


async def test_coming_in_with_a_passkey_is_a_proof(staff: Staff) -> None:
    key = staff.passkeys()
    await staff.add_passkey(staff.chen, key)
    answer = await enter(staff, key)
    assert answer.status_code == 201 and answer.json()["me"]["id"] == staff.chen.id
    fresh = type(staff.chen)(staff.chen.id, "Chen", answer.json()["token"], "")
    assert await staff.desk(fresh) == "ok"
    devices = (await staff.do(fresh, "GET", "/me/devices"))["items"]
    assert len(devices) == 2, "a new device knows her"
    again = await enter(staff, key, answer.cookies["sunroom-device"])
    assert again.status_code == 201
    assert len((await staff.do(staff.chen, "GET", "/me/devices"))["items"]) == 2, "the same one"


async def test_no_passkey_brings_in_who_isnt_staff_any_more(staff: Staff) -> None:
    key = staff.passkeys()
    await staff.add_passkey(staff.chen, key)
    assert (
        await enter(staff, staff.passkeys(keys=[*staff.passkeys().keys, key.keys[0]]))
    ).is_success
    people = (await staff.do(staff.dora, "GET", "HERE/people"))["items"]
    role = next(p["appointments"][0]["id"] for p in people if p["id"] == staff.chen.id)
    await staff.do(
        staff.dora, "POST", "HERE/appointments", {"person": staff.chen.id, "role": "member"}
    )
    await staff.do(staff.dora, "DELETE", f"HERE/appointments/{role}")
    answer = await enter(staff, key)
    assert (answer.status_code, answer.json()["code"]) == (401, "passkey_unknown")


async def test_guesses_at_the_door_are_counted(staff: Staff) -> None:
    key = staff.passkeys()
    await staff.add_passkey(staff.chen, key)
    ask = await staff.do(None, "POST", "/sign-in/passkey/asks")
    body = key.sign(ask) | {"device": str(uuid4()), "signature": "AAAA"}
    codes = [
        (await staff.call(None, "POST", "/sign-in/passkey", body)).json()["code"] for _ in range(31)
    ]
    assert codes == ["passkey_unknown"] * 30 + ["wait"]


async def test_a_second_way_takes_a_fresh_proof_with_the_first(staff: Staff) -> None:
    key = staff.passkeys()
    await staff.add_passkey(staff.chen, key)
    await staff.do(staff.chen, "PUT", "/me/pin", {"pin": "2580"})
    ask = await staff.do(staff.chen, "POST", "/me/passkeys/asks")
    staff.later(minutes=4, seconds=59)
    thief = staff.passkeys().make(ask)
    staff.later(seconds=2)
    for method, path, body in (
        ("POST", "/me/passkeys/asks", None),
        ("PUT", f"/me/passkeys/{uuid4()}", thief),
        ("PUT", "/me/codes", None),
    ):
        assert await staff.said(staff.chen, method, path, body) == "prove_first"


async def test_ones_own_keys_only(staff: Staff) -> None:
    name = await staff.add_passkey(staff.chen, staff.passkeys())
    for who in (staff.dora, staff.rosa, staff.zhao):
        assert await staff.said(who, "DELETE", f"/me/passkeys/{name}") == "not_found"
    hers = staff.passkeys()
    ask = await staff.do(staff.dora, "POST", "/me/passkeys/asks")
    assert (
        await staff.said(staff.dora, "PUT", f"/me/passkeys/{name}", hers.make(ask))
        == "already_different"
    )
