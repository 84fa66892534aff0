"""Within each of the two silences, who thanks is answered the same: bytes, headers, queries."""

from uuid import uuid4

from tests.boundaries.conftest import Circle
from tests.boundaries.silence import GONE, QUIET, Told, in_the_group
from tests.matrix.doors import Someone
from tests.matrix.test_unknown import masked, statements
from tests.thanks.notes import WORDS, box


async def tell(circle: Circle, who: Someone, whom: str) -> Told:
    """Out: all that somebody could compare who thanks."""
    with statements(circle.doors) as asked:
        body = {"person": whom, "words": WORDS, "card": "tea"}
        answer = await circle.call(who, "PUT", f"/thanks/{uuid4()}", body)
    counted = [one for one in asked if not one.startswith(("SAVEPOINT", "RELEASE", "ROLLBACK"))]
    return answer.status_code, sorted(answer.headers), masked(answer.content), len(counted)


async def test_whoever_is_gone_is_as_if_they_never_were(circle: Circle) -> None:
    me = await in_the_group(circle, "Me")
    told = {"unknown": await tell(circle, me, str(uuid4()))}
    for why, make in GONE.items():
        told[why] = await tell(circle, me, (await make(circle, me)).id)
    assert len(set(map(str, told.values()))) == 1, told
    assert told["unknown"][0] == 404


async def test_muted_resting_at_night_a_note_is_answered_as_any_other(circle: Circle) -> None:
    """And what was sent reads the same afterwards."""
    told: dict[str, tuple[Told, str]] = {}
    for why, make in QUIET.items():
        me = await in_the_group(circle, "Me")
        them = await make(circle, me)
        answer = await tell(circle, me, them.id)
        mine = await circle.call(me, "GET", "/me/thanks")
        told[why] = (answer, masked(mine.content))
        assert [note["words"] for note in await box(circle, them)] == [WORDS]
    assert len(set(map(str, told.values()))) == 1, told
    assert told["muted"][0][0] == 201
