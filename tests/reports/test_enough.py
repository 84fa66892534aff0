"""What one person does with a report moves its case on only so often: nobody keeps a desk from deciding."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

from rules.reports import ADDITIONS_A_DAY, STANDS_AGAIN
from tests.boundaries.conftest import Circle
from tests.matrix.doors import Someone
from tests.reports.saying import WORDS, case_of, mine, report, sweep


async def more(circle: Circle, who: Someone, key: str, words: str) -> tuple[int, str]:
    """Out: status and code of what somebody is answered who adds to their report."""
    answer = await circle.call(who, "PATCH", f"/me/reports/{key}", {"words": words})
    return answer.status_code, answer.json().get("code", "")


async def again(circle: Circle, who: Someone, key: str) -> tuple[int, str]:
    """Take a report back, and have it stand again; out: status and code of the latter."""
    await circle.do(who, "DELETE", f"/me/reports/{key}")
    answer = await circle.call(who, "DELETE", f"/me/reports/{key}/withdrawal")
    return answer.status_code, answer.json().get("code", "")


async def two_reports(circle: Circle) -> tuple[str, str]:
    """Out: what Lin and Sam each reported, of the same words: one case."""
    said = await circle.say(circle.wei, WORDS)
    lins, sams = [
        await report(circle, who, "message", said, words="w") for who in (circle.lin, circle.sam)
    ]
    assert (await case_of(circle, lins)).id == (await case_of(circle, sams)).id
    return lins, sams


async def full(circle: Circle) -> tuple[str, str]:
    """The same, and Lin has added all that goes in a day."""
    lins, sams = await two_reports(circle)
    for n in range(ADDITIONS_A_DAY):
        assert await more(circle, circle.lin, lins, f"more {n}") == (200, "")
        circle.clock.at += timedelta(minutes=1)
    return lins, sams


async def test_ten_additions_a_day(circle: Circle) -> None:
    lins, _ = await full(circle)
    before = await case_of(circle, lins)
    words = (await mine(circle, circle.lin, lins))["words"]
    answer = await circle.call(circle.lin, "PATCH", f"/me/reports/{lins}", {"words": "one more"})
    assert (answer.status_code, answer.json()["code"]) == (429, "enough_added")
    # The first of the ten was ten minutes ago.
    assert answer.json()["retry_after"] == 24 * 3600 - 600 == int(answer.headers["retry-after"])
    assert (await case_of(circle, lins)).version == before.version
    assert (await mine(circle, circle.lin, lins))["words"] == words, "what was said stays"
    circle.clock.at += timedelta(days=1, minutes=-10)
    assert await more(circle, circle.lin, lins, "one more") == (200, "")
    assert (await more(circle, circle.lin, lins, "and another"))[0] == 429, "one at a time"


async def test_what_was_said_already_gets_its_answer(circle: Circle) -> None:
    lins, _ = await full(circle)
    before = await case_of(circle, lins)
    assert await more(circle, circle.lin, lins, f"more {ADDITIONS_A_DAY - 1}") == (200, "")
    assert (await case_of(circle, lins)).version == before.version


async def test_it_holds_nobody_else_back(circle: Circle) -> None:
    """Neither another who reported the same, nor a new report; and danger goes at once."""
    lins, sams = await full(circle)
    assert await more(circle, circle.sam, sams, "from Sam") == (200, "")
    said = await circle.say(circle.wei, WORDS)
    other = await report(circle, circle.lin, "message", said)
    assert await more(circle, circle.lin, other, "of this one") == (200, "")
    await report(circle, circle.lin, "message", said, reason="danger")
    assert (await more(circle, circle.lin, lins, "x"))[0] == 429


async def test_it_stands_again_three_times(circle: Circle) -> None:
    """Then it stays taken back, which is always possible; and it can be told anew."""
    lins, sams = await two_reports(circle)
    for _ in range(STANDS_AGAIN):
        assert await again(circle, circle.lin, lins) == (200, "")
    before = await case_of(circle, lins)
    for _ in range(2):
        assert await again(circle, circle.lin, lins) == (429, "stays_withdrawn")
    assert (await case_of(circle, lins)).version == before.version + 1
    assert (await mine(circle, circle.lin, lins))["withdrawn"]
    assert await again(circle, circle.sam, sams) == (200, ""), "each of their own"
    said = {"about": {"kind": "message", "id": str((await case_of(circle, lins)).thing_id)}}
    await circle.do(circle.lin, "PUT", f"/reports/{uuid4()}", said | {"reason": "hurts"})
    await sweep(circle, minutes=2)
    assert (
        await circle.call(circle.lin, "DELETE", f"/me/reports/{lins}/withdrawal")
    ).status_code == 404


async def test_where_it_stands_nothing_is_counted(circle: Circle) -> None:
    lins, _ = await two_reports(circle)
    for _ in range(STANDS_AGAIN):
        await again(circle, circle.lin, lins)
    for _ in range(2):
        answer: Any = await circle.call(circle.lin, "DELETE", f"/me/reports/{lins}/withdrawal")
        assert answer.status_code == 200, "the last one, said twice"
