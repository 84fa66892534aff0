"""A worker leaves the centre, or their account is closed: what they had there waits for all at once."""

from uuid import UUID

import pytest

from actions import people
from tests.cases.conftest import Desk

WAYS = pytest.mark.parametrize("way", ["leaves", "is closed"])


async def goes(desk: Desk, way: str) -> None:
    """Chen goes from the centre for good."""
    if way == "leaves":
        await desk.doors.do(desk.chen, "DELETE", f"/me/centres/{desk.centre}")
    else:
        path, reason = f"/people/{desk.chen.id}/closing", {"reason": "moved to another city"}
        await desk.do(desk.ada, "PUT", path, reason)


async def asked(desk: Desk, path: str, worker: str) -> str:
    """Out: a case of Bo's, of which he asks Chen something."""
    case = await desk.case()
    version = (await desk.take(desk.bo, case))["version"]
    body = {worker: desk.chen.id, "version": version}
    await desk.do(desk.bo, "PUT", f"/cases/{case}/{path}", body)
    return case


@WAYS
async def test_their_cases_wait_for_all_at_once(desk: Desk, way: str) -> None:
    taken = await desk.case()
    await desk.take(desk.chen, taken)
    handed, looked = await asked(desk, "handing", "to"), await asked(desk, "looking", "worker")
    await goes(desk, way)
    rows = {row["id"]: row for row in await desk.queue(desk.ada)}
    assert rows[taken]["taken_by"] is None
    assert (rows[handed]["taken_by"]["name"], rows[handed]["handed_to"]) == ("Bo", None)
    assert (rows[looked]["taken_by"]["name"], rows[looked]["looks_too"]) == ("Bo", None)
    steps = (await desk.page(desk.ada, taken))["steps"]
    assert (steps[-1]["kind"], steps[-1]["by"]) == ("handed_back", None)


async def test_a_closed_account_gives_back_elsewhere_too(desk: Desk) -> None:
    """Zhao works elsewhere, and here; a coordinator of there closes the account."""
    case = await desk.case()
    there = (await desk.doors.do(desk.zhao, "GET", "/me"))["appointments"][0]["centre"]["id"]
    hu = await desk.doors.someone(there, "Hu", "coordinator")
    await desk.doors.store.write(
        lambda work: (
            people.give_role(work, UUID(desk.zhao.id), UUID(desk.centre), "worker", None).id
        )
    )
    await desk.take(desk.zhao, case)
    path = f"/centres/{there}/people/{desk.zhao.id}/closing"
    await desk.doors.do(hu, "PUT", path, {"reason": "moved away"})
    (row,) = await desk.queue(desk.ada)
    assert (row["id"], row["taken_by"]) == (case, None)


async def test_leaving_one_centre_keeps_what_one_has_at_another(desk: Desk) -> None:
    case, far = await desk.case(), await desk.doors.centre("River House")
    await desk.doors.store.write(
        lambda work: people.give_role(work, UUID(desk.chen.id), UUID(far), "worker", None).id
    )
    await desk.take(desk.chen, case)
    await desk.doors.do(desk.chen, "DELETE", f"/me/centres/{far}")
    (row,) = await desk.queue(desk.ada)
    assert row["taken_by"]["name"] == "Chen"
