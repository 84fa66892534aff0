"""What a page asks for by itself is no use of the desk: a tablet that lies there asks again after half an hour."""

import pytest

from tests.proof.conftest import Staff

BY_ITSELF = {"Sunroom-By-Itself": "1"}


async def by_itself(staff: Staff, path: str) -> str:
    """Out: what a page of Chen's that nobody touches is answered."""
    headers = BY_ITSELF | {"Authorization": f"Bearer {staff.chen.token}"}
    path = path.replace("HERE", f"/centres/{staff.centre}")
    answer = await staff.doors.http.get(f"/api/v1{path}", headers=headers)
    return "ok" if answer.is_success else str(answer.json()["code"])


@pytest.mark.parametrize("path", ["HERE/cases", "HERE/check-in/2030-03-05"])
async def test_a_page_that_nobody_touches_keeps_no_proof(staff: Staff, path: str) -> None:
    await staff.add_passkey(staff.chen, staff.passkeys())
    for _ in range(5):
        staff.later(minutes=5)
        assert await by_itself(staff, path) == "ok"
    staff.later(minutes=5)
    assert await by_itself(staff, path) == "prove_first"
    assert await staff.desk(staff.chen) == "prove_first"


async def test_a_tap_in_between_does(staff: Staff) -> None:
    await staff.add_passkey(staff.chen, staff.passkeys())
    staff.later(minutes=25)
    assert await by_itself(staff, "HERE/cases") == "ok"
    assert await staff.desk(staff.chen) == "ok"
    staff.later(minutes=25)
    assert await by_itself(staff, "HERE/cases") == "ok"
    staff.later(minutes=5)
    assert await by_itself(staff, "HERE/cases") == "prove_first"
