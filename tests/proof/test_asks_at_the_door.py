"""What a passkey is asked at the sign-in costs a stranger nothing, so only so many of them wait at once."""

import httpx
from sqlalchemy import text

from tests.proof.conftest import Staff
from tests.support.authenticator import SoftPasskeys

ASKS = "/api/v1/sign-in/passkey/asks"


async def asked(staff: Staff, times: int, **more: str) -> list[int]:
    staff.doors.http.cookies.clear()
    return [(await staff.doors.http.post(ASKS, headers=more)).status_code for _ in range(times)]


def waiting(staff: Staff) -> int:
    with staff.doors.store.writing.begin() as connection:
        rows = connection.execute(text("SELECT count(*) FROM proof_challenges"))
        return int(rows.scalar_one())


async def test_only_so_many_wait_at_once_and_they_go(staff: Staff) -> None:
    staff.later(hours=2)  # whatever waits from before is over
    codes = await asked(staff, 310)
    assert codes == [201] * 300 + [429] * 10
    assert waiting(staff) == 300
    refused = await staff.doors.http.post(ASKS)
    assert 0 < int(refused.headers["retry-after"]) <= 300
    staff.later(minutes=5)
    assert await asked(staff, 1) == [201]
    assert waiting(staff) == 1, "what nobody signed in time is gone"


async def test_a_phone_that_knows_its_person_always_comes_in(staff: Staff) -> None:
    staff.later(hours=2)
    key = staff.passkeys()
    await staff.add_passkey(staff.chen, key)
    body = await _sign_in(staff, key)
    cookie = body.headers.get_list("set-cookie")
    device = next(one.split(";")[0] for one in cookie if "device" in one)
    await asked(staff, 310)
    assert await asked(staff, 1) == [429]
    assert await asked(staff, 1, Cookie=device) == [201]
    assert await asked(staff, 1, Cookie=f"{device}x") == [429]


async def _sign_in(staff: Staff, key: SoftPasskeys) -> httpx.Response:
    ask = (await staff.doors.http.post(ASKS)).json()
    return await staff.doors.http.post("/api/v1/sign-in/passkey", json=key.sign(ask))
