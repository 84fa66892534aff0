"""Codes beside the PIN: where there is no passkey, or the address is a bare number."""

from datetime import timedelta
from uuid import UUID

import pyotp
import pytest

from core.settings import Settings
from models.proof import Authenticator
from tests.proof.conftest import PIN, Staff


async def test_codes_open_the_desk_each_code_once(staff: Staff) -> None:
    app = await staff.add_codes(staff.chen)
    assert await staff.desk(staff.chen) == "ok", "setting up is a proof"
    staff.later(hours=1)
    assert await staff.desk(staff.chen) == "prove_first"
    code = app.at(staff.clock.at)
    assert await staff.type_code(staff.chen, code) == "ok"
    assert await staff.desk(staff.chen) == "ok"
    staff.later(seconds=5)
    assert await staff.type_code(staff.chen, code) == "proof_wrong", "a code counts once"
    mine = await staff.do(staff.chen, "GET", "/me/proof")
    assert mine["codes"] and mine["pin"] and mine["asked"]


async def test_half_a_minute_before_or_after_counts_and_no_more(staff: Staff) -> None:
    app = await staff.add_codes(staff.chen)
    staff.later(hours=1)
    for half_minutes, said in ((-2, "proof_wrong"), (2, "proof_wrong"), (-1, "ok"), (1, "ok")):
        code = app.at(staff.clock.at + timedelta(seconds=30 * half_minutes))
        assert await staff.type_code(staff.chen, code) == said, half_minutes
    staff.later(minutes=2)
    newer = app.at(staff.clock.at + timedelta(seconds=30))
    assert await staff.type_code(staff.chen, newer) == "ok"
    older = app.at(staff.clock.at)
    assert await staff.type_code(staff.chen, older) == "proof_wrong", "older than one that was used"


async def test_code_and_pin_both_have_to_fit_and_which_didnt_isnt_told(staff: Staff) -> None:
    app = await staff.add_codes(staff.chen)
    staff.later(hours=1)
    wrong_pin = {"codes": {"code": app.at(staff.clock.at), "pin": "1111"}}
    wrong_code = {"codes": {"code": app.at(staff.clock.at + timedelta(hours=1)), "pin": PIN}}
    answers = [
        (await staff.call(staff.chen, "PUT", "/me/proof", body)) for body in (wrong_pin, wrong_code)
    ]
    assert answers[0].content == answers[1].content and answers[0].status_code == 403
    assert await staff.desk(staff.chen) == "prove_first"
    assert await staff.type_code(staff.chen, app.at(staff.clock.at)) == "ok"


async def test_misses_are_counted_on_the_device_and_on_all_of_them(staff: Staff) -> None:
    app = await staff.add_codes(staff.chen)
    tablet = await staff.doors.sign_in(staff.chen.id, "Chen")
    staff.later(hours=1)
    wrong = app.at(staff.clock.at + timedelta(hours=2))
    for _ in range(3):
        assert await staff.type_code(staff.chen, wrong) == "proof_wrong"
    assert await staff.type_code(staff.chen, app.at(staff.clock.at)) == "wait"
    assert await staff.type_code(tablet, app.at(staff.clock.at)) == "wait", "also on another device"
    staff.later(seconds=6)
    assert await staff.type_code(tablet, app.at(staff.clock.at)) == "ok"
    for number in range(7):
        staff.later(minutes=11)
        said = await staff.type_code(staff.chen, wrong)
        assert said == "proof_wrong", number
    assert await staff.said(staff.chen, "GET", "/me") == "signed_out", "the device forgot her"
    assert await staff.said(tablet, "GET", "/me") == "ok", "the account never locks"


async def test_without_codes_nothing_is_told_of_a_pin_and_nobody_is_locked_out(
    staff: Staff,
) -> None:
    await staff.do(staff.rosa, "PUT", "/me/pin", {"pin": PIN})
    for _ in range(12):
        assert await staff.type_code(staff.rosa, "123456") == "proof_wrong"
    assert await staff.said(staff.rosa, "GET", "/me") == "ok"


async def test_codes_need_a_pin_which_then_stays(staff: Staff) -> None:
    assert await staff.said(staff.chen, "PUT", "/me/codes") == "no_pin"
    await staff.add_codes(staff.chen)
    assert await staff.said(staff.chen, "DELETE", "/me/pin", {"current": PIN}) == "pin_in_use"
    assert await staff.said(staff.chen, "PUT", "/me/pin", {"pin": "1357", "current": PIN}) == "ok"
    assert await staff.said(staff.chen, "PUT", "/me/codes") == "codes_set_up"
    assert await staff.said(staff.chen, "DELETE", "/me/codes") == "ok"
    assert await staff.said(staff.chen, "DELETE", "/me/codes") == "ok"
    assert await staff.said(staff.chen, "DELETE", "/me/pin", {"current": "1357"}) == "ok"
    assert not (await staff.do(staff.chen, "GET", "/me/proof"))["asked"]


async def test_taking_codes_away_takes_a_fresh_proof(staff: Staff) -> None:
    app = await staff.add_codes(staff.chen)
    staff.later(minutes=6)
    assert await staff.said(staff.chen, "DELETE", "/me/codes") == "prove_first"
    assert await staff.type_code(staff.chen, app.at(staff.clock.at)) == "ok"
    assert await staff.said(staff.chen, "DELETE", "/me/codes") == "ok"


async def test_a_secret_that_was_shown_counts_once_a_code_was_typed(staff: Staff) -> None:
    await staff.do(staff.chen, "PUT", "/me/pin", {"pin": PIN})
    first = pyotp.TOTP((await staff.do(staff.chen, "PUT", "/me/codes"))["secret"])
    assert not (await staff.do(staff.chen, "GET", "/me/proof"))["codes"]
    assert await staff.type_code(staff.chen, first.at(staff.clock.at)) == "proof_wrong"
    made = await staff.do(staff.chen, "PUT", "/me/codes")
    assert made["link"].startswith("otpauth://totp/") and made["qr"].startswith("data:image/svg")
    second = pyotp.TOTP(made["secret"])
    for app, said in ((first, "proof_wrong"), (second, "ok"), (second, "ok")):
        body = {"code": app.at(staff.clock.at), "pin": PIN}
        assert await staff.said(staff.chen, "PUT", "/me/codes/confirmation", body) == said


async def test_the_secret_is_sealed(staff: Staff) -> None:
    await staff.do(staff.chen, "PUT", "/me/pin", {"pin": PIN})
    secret = (await staff.do(staff.chen, "PUT", "/me/codes"))["secret"]
    row = await staff.doors.store.read(
        lambda work: work.session.get_one(Authenticator, UUID(staff.chen.id)).secret
    )
    assert secret.encode() not in row and len(row) > 40


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("https://sunroom.example", "sunroom.example"),
        ("https://sunroom.example:8443", "sunroom.example"),
        ("http://localhost:8000", "localhost"),
        ("http://sunroom.example", None),
        ("http://127.0.0.1:8000", None),
        ("https://192.168.1.20", None),
        ("https://[2001:db8::1]", None),
        ("", None),
    ],
)
def test_passkeys_belong_to_a_name_not_to_a_number(address: str, name: str | None) -> None:
    site = Settings(public_url=address).site
    assert (site.name if site else None) == name
    assert site is None or site.origin == address
