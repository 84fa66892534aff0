"""The surface of pictures: the bytes themselves."""

from tests.matrix.probes import Look, surface
from tests.matrix.surfaces import ABSENT, SEEN


@surface("a picture of what they share")
async def _picture(look: Look) -> str:
    for side in ("", "/small"):
        path = f"/pictures/{look.play.picture}{side}"
        answer = await look.scene.doors.call(look.asker, "GET", path)
        if not answer.is_success:
            return ABSENT
        assert answer.headers["content-type"] == "image/webp"
    return SEEN
