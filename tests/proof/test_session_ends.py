"""Staff who can come in by themselves, with a PIN or a passkey, do so every twelve hours."""

from tests.matrix.doors import Someone
from tests.proof.conftest import PIN, Staff


async def still_in(staff: Staff, who: Someone, path: str = "/me") -> bool:
    """Whether a session counts; nothing prolongs it here."""
    return (await staff.doors.call(who, "GET", path)).is_success


async def test_staff_with_only_a_passkey_stay_in_for_twelve_hours(staff: Staff) -> None:
    await staff.add_passkey(staff.chen, staff.passkeys())
    tablet = await staff.doors.sign_in(staff.chen.id, "Chen")
    staff.later(hours=11, minutes=59)
    assert await still_in(staff, tablet)
    staff.later(minutes=2)
    assert not await still_in(staff, tablet)


async def test_one_that_began_before_the_passkey_is_cut_too(staff: Staff) -> None:
    tablet = await staff.doors.sign_in(staff.chen.id, "Chen")
    key = staff.passkeys()
    ask = await staff.doors.do(staff.chen, "POST", "/me/passkeys/asks")
    name = "0190d9a0-0000-7000-8000-00000000000a"
    await staff.doors.do(staff.chen, "PUT", f"/me/passkeys/{name}", key.make(ask))
    assert await still_in(staff, tablet), "its end comes nearer with its next use"
    staff.later(hours=12, minutes=1)
    assert not await still_in(staff, tablet)


async def test_members_and_who_has_neither_stay_in(staff: Staff) -> None:
    await staff.doors.do(staff.rosa, "PUT", "/me/pin", {"pin": PIN})
    staff.later(days=20)
    assert await still_in(staff, staff.rosa)
    assert await still_in(staff, staff.zhao)
