"""A centre keeps one coordinator: whoever closes whose account, at once, and wherever else they coordinate."""

import asyncio
from uuid import UUID

import pytest

from actions import people
from actions.appointments import coordinators
from tests.boundaries.conftest import Circle
from tests.matrix.doors import Someone

REASON = {"reason": "moved to another city"}


def closing(centre: str, person: Someone) -> str:
    return f"/centres/{centre}/people/{person.id}/closing"


async def appointed(circle: Circle, person: Someone, centre: str, role: str) -> None:
    """Somebody has a role at another centre, too."""
    await circle.doors.store.write(
        lambda work: people.give_role(work, UUID(person.id), UUID(centre), role, None).id
    )


async def test_also_where_they_coordinate_elsewhere(circle: Circle) -> None:
    zhou = await circle.doors.someone(circle.centre, "Zhou", "coordinator")
    far = await circle.doors.centre("River House")
    await appointed(circle, circle.lin, far, "coordinator")
    path = closing(circle.centre, circle.lin)
    refused = await circle.call(zhou, "PUT", path, REASON)
    assert (refused.status_code, refused.json()["code"]) == (409, "last_coordinator")
    assert (await circle.call(circle.lin, "GET", "/me")).status_code == 200
    await circle.doors.someone(far, "Hu", "coordinator")
    await circle.do(zhou, "PUT", path, REASON)
    assert (await circle.call(circle.lin, "GET", "/me")).status_code == 401


async def test_another_role_elsewhere_asks_nothing(circle: Circle) -> None:
    """Also where there is no coordinator at all."""
    zhou = await circle.doors.someone(circle.centre, "Zhou", "coordinator")
    await appointed(circle, circle.lin, await circle.doors.centre("River House"), "worker")
    await circle.do(zhou, "PUT", closing(circle.centre, circle.lin), REASON)


@pytest.mark.parametrize("other", ["closes", "leaves"])
async def test_two_at_once_leave_one(circle: Circle, other: str) -> None:
    """Zhou closes Hu's account, while Hu closes Zhou's, or Zhou leaves."""
    for turn in range(6):
        centre = await circle.doors.centre(f"River House {turn}")
        zhou, hu = [
            await circle.doors.someone(centre, name, "coordinator") for name in ("Zhou", "Hu")
        ]
        if other == "closes":
            second = circle.call(hu, "PUT", closing(centre, zhou), REASON)
        else:
            second = circle.call(zhou, "DELETE", f"/me/centres/{centre}")
        first = circle.call(zhou, "PUT", closing(centre, hu), REASON)
        said = sorted(answer.status_code for answer in await asyncio.gather(first, second))
        assert said[0] == 204 and said[1] in (401, 404, 409)
        assert await circle.doors.store.read(coordinators, UUID(centre)) == 1
