"""Breaking the glass, delaying it, and a lasting removal ask once more who it is, however long the desk is in use."""

from typing import Any
from uuid import UUID, uuid4, uuid5

from tests.glass.conftest import REASON
from tests.matrix.doors import Someone
from tests.proof.conftest import Staff


async def said(staff: Staff, who: Someone, path: str, body: Any = None) -> str:
    return await staff.said(who, "PUT", path, body)


async def test_the_glass_and_its_delay_ask(staff: Staff) -> None:
    key = staff.passkeys()
    await staff.add_passkey(staff.dora, key)
    staff.later(minutes=6)
    assert await staff.desk(staff.dora) == "ok"
    path = f"HERE/glasses/{uuid4()}"
    words = {"person": staff.rosa.id, "reason": REASON, "second": staff.chen.id}
    later = {"person": staff.rosa.id, "reason": REASON, "hours": 24}
    assert await said(staff, staff.dora, path, words) == "prove_first"
    assert await said(staff, staff.dora, f"HERE/glass-delays/{uuid4()}", later) == "prove_first"
    assert (await staff.do(staff.dora, "GET", "HERE/glasses"))["items"] == []
    await staff.prove(staff.dora, key)
    assert await said(staff, staff.dora, f"HERE/glass-delays/{uuid4()}", later) == "ok"
    assert await said(staff, staff.dora, path, words) == "ok"
    staff.later(minutes=6)
    assert await said(staff, staff.dora, path, words) == "ok", "said again, nothing is done"
    assert await staff.said(staff.dora, "POST", f"{path}/looks") == "ok", "it was broken with one"


async def test_who_may_not_is_told_so_first(staff: Staff) -> None:
    await staff.add_passkey(staff.chen, staff.passkeys())
    staff.later(minutes=6)
    words = {"person": staff.dan.id, "reason": REASON, "second": staff.dora.id}
    assert await said(staff, staff.chen, f"HERE/glasses/{uuid4()}", words) == "not_allowed"
    later = {"person": staff.rosa.id, "reason": REASON, "hours": 24}
    assert await said(staff, staff.chen, f"HERE/glass-delays/{uuid4()}", later) == "not_allowed"


async def reported(staff: Staff) -> dict[str, Any]:
    """Out: a case about something that Rosa said in a group."""
    room, key = str(uuid4()), str(uuid4())
    await staff.do(staff.rosa, "POST", "/rooms", {"id": room, "title": "Tea", "open": True})
    sam = await staff.doors.someone(staff.centre, "Sam")
    await staff.do(sam, "PUT", f"/rooms/{room}/members/me")
    await staff.do(staff.rosa, "PUT", f"/rooms/{room}/messages/{key}", {"text": "go away"})
    about = {"about": {"kind": "message", "id": key}, "reason": "hurts"}
    await staff.do(sam, "PUT", f"/reports/{uuid4()}", about)
    case: dict[str, Any] = (await staff.do(staff.chen, "GET", "HERE/cases"))["items"][0]
    return case


async def test_a_lasting_removal_asks_both(staff: Staff) -> None:
    case = await reported(staff)
    keys = {who.name: staff.passkeys() for who in (staff.chen, staff.dora)}
    for who in (staff.chen, staff.dora):
        await staff.add_passkey(who, keys[who.name])
    staff.later(minutes=6)
    path = f"HERE/cases/{case['id']}/decisions/{uuid4()}"
    words = {"reason": "These words hurt somebody.", "version": case["version"]}
    rule = str(uuid5(UUID(staff.centre), "guideline kind"))  # of those every centre begins with
    lasting = words | {"kind": "removal", "rule_line": rule}
    assert await said(staff, staff.chen, path, lasting) == "prove_first"
    await staff.prove(staff.chen, keys["Chen"])
    assert await said(staff, staff.chen, path, lasting) == "ok"
    assert await said(staff, staff.dora, f"{path}/second") == "prove_first"
    await staff.prove(staff.dora, keys["Dora"])
    assert await said(staff, staff.dora, f"{path}/second") == "ok"


async def test_what_one_decides_alone_does_not(staff: Staff) -> None:
    case = await reported(staff)
    await staff.add_passkey(staff.chen, staff.passkeys())
    staff.later(minutes=6)
    words = {"kind": "nothing", "reason": "A joke among friends.", "version": case["version"]}
    path = f"HERE/cases/{case['id']}/decisions/{uuid4()}"
    assert await said(staff, staff.chen, path, words) == "ok"
