"""The surface of broken glasses: what a worker sees of somebody of their centre, whoever blocks whom."""

from uuid import uuid4

from tests.matrix.probes import Look, holds, surface
from tests.matrix.surfaces import ABSENT

WHY = "She wrote that she will not be here tomorrow."


@surface("behind a broken glass")
async def _behind(look: Look) -> str:
    """Whom else this centre's workers could tell is not what is looked for here: whoever there is."""
    base, person = f"/centres/{look.scene.centre}", look.play.newcomer.id
    asker = look.scene.people[look.staff]
    here = await look.get(f"{base}/people?limit=100", desk=True) or {"items": []}
    staff = [one["id"] for one in here["items"] if one["mark"] in ("worker", "coordinator")]
    second = next((one for one in staff if one != asker.id), None)
    path = f"{base}/glasses/{uuid4()}"
    words = {"person": person, "reason": WHY, "second": second}
    if await look.does("PUT", path, words, desk=True) != 201:
        return ABSENT
    answer = await look.scene.doors.call(asker, "POST", f"{path}/looks")
    return holds(answer.json() if answer.is_success else None, person)
