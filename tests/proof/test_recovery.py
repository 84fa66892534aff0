"""Beginning anew: a coordinator takes a colleague's proofs away, face to face, and both read of it."""

from uuid import UUID

from actions import recovering
from tests.proof.conftest import Staff


async def test_a_coordinator_takes_them_away_and_both_read_of_it(staff: Staff) -> None:
    key, lost = staff.passkeys(), staff.passkeys()
    await staff.add_passkey(staff.dora, key)
    await staff.add_passkey(staff.chen, lost)
    line = await staff.doors.listen(staff.chen)
    path = f"HERE/people/{staff.chen.id}/proofs"
    assert await staff.said(staff.dora, "DELETE", path) == "ok"
    await staff.doors.settled()
    assert line.code is not None
    assert await staff.said(staff.chen, "GET", "/me") == "signed_out"
    ask = await staff.do(None, "POST", "/sign-in/passkey/asks")
    answer = await staff.call(None, "POST", "/sign-in/passkey", lost.sign(ask))
    assert answer.json()["code"] == "passkey_unknown"
    cards = await staff.do(staff.dora, "POST", "HERE/cards", {"person": staff.chen.id})
    back = await staff.doors.http.post("/api/v1/sign-in", json={"card": cards["items"][0]["card"]})
    chen = type(staff.chen)(staff.chen.id, "Chen", back.json()["token"], "")
    assert await staff.desk(chen) == "ok", "she has nothing yet, and is asked for nothing"
    (hers,) = (await staff.do(chen, "GET", "/me/access-log"))["items"]
    assert (hers["by"]["name"], hers["what"], hers["why"]) == ("Dora", "proofs", "recovery")
    (mine,) = (await staff.do(staff.dora, "GET", "/me/access-log"))["items"]
    assert (mine["what"], mine["why"], mine["details"]) == ("proofs", "recovered", [staff.chen.id])


async def test_each_recovery_is_a_row_also_within_a_minute(staff: Staff) -> None:
    await staff.add_passkey(staff.dora, staff.passkeys())
    dan = staff.dan
    for _ in range(2):
        await staff.add_passkey(dan, staff.passkeys())
        assert await staff.said(staff.dora, "DELETE", f"HERE/people/{dan.id}/proofs") == "ok"
        dan = await staff.doors.sign_in(dan.id, "Dan")
    assert len((await staff.do(dan, "GET", "/me/access-log"))["items"]) == 2
    assert await staff.said(staff.dora, "DELETE", f"HERE/people/{dan.id}/proofs") == "ok"
    assert len((await staff.do(dan, "GET", "/me/access-log"))["items"]) == 2, "nothing was there"


async def test_nobody_else_may(staff: Staff) -> None:
    for one in (staff.dora, staff.chen):
        await staff.add_passkey(one, staff.passkeys())
    expected = {
        (staff.chen, staff.dora): "not_allowed",
        (staff.chen, staff.chen): "not_allowed",
        (staff.dora, staff.dora): "not_allowed",
        (staff.rosa, staff.chen): "not_found",
        (staff.zhao, staff.chen): "not_found",
        (staff.dora, staff.zhao): "not_found",
    }
    for (who, whom), said in expected.items():
        path = f"HERE/people/{whom.id}/proofs"
        assert await staff.said(who, "DELETE", path) == said, (who.name, whom.name)
    assert len((await staff.do(staff.chen, "GET", "/me/proof"))["passkeys"]) == 1


async def test_the_operator_helps_the_last_coordinator(staff: Staff) -> None:
    await staff.add_passkey(staff.dora, staff.passkeys())
    await staff.add_codes(staff.dan)
    card = await staff.doors.store.write(recovering.end_by_operator, UUID(staff.dora.id))
    assert not await staff.doors.store.write(recovering.end_by_operator, UUID(staff.dora.id))
    assert await staff.said(staff.dora, "GET", "/me") == "signed_out"
    assert card is not None
    back = await staff.doors.http.post("/api/v1/sign-in", json={"card": card.code})
    assert back.json()["me"]["id"] == staff.dora.id
    dora = type(staff.dora)(staff.dora.id, "Dora", back.json()["token"], "")
    mine = await staff.do(dora, "GET", "/me/proof")
    assert mine["passkeys"] == [] and not mine["asked"]
    (row,) = (await staff.do(dora, "GET", "/me/access-log"))["items"]
    assert (row["why"], row["details"]) == ("recovery", ["operator"])


async def test_a_closed_account_leaves_no_way_in(staff: Staff) -> None:
    key = staff.passkeys()
    await staff.add_passkey(staff.dora, staff.passkeys())
    await staff.add_passkey(staff.chen, key)
    body = {"reason": "moved away"}
    assert await staff.said(staff.dora, "PUT", f"HERE/people/{staff.chen.id}/closing", body) == "ok"
    ask = await staff.do(None, "POST", "/sign-in/passkey/asks")
    answer = await staff.call(None, "POST", "/sign-in/passkey", key.sign(ask))
    assert answer.json()["code"] == "passkey_unknown"
