"""Each look at a case is told to whom it concerns: with the decision, or after fourteen days at most."""

from datetime import datetime, timedelta
from urllib.parse import quote
from uuid import UUID

from core.ids import new_id
from core.work import Work
from models.decisions import Decision
from tests.cases.conftest import Desk
from tests.matrix.doors import Someone


async def test_a_look_is_told_with_the_decision(desk: Desk) -> None:
    case, other = await desk.case(), await desk.case()
    await desk.page(desk.chen, case)
    await desk.page(desk.bo, other)
    assert await desk.looks(desk.rosa) == []
    await _decide(desk, case)
    assert await desk.looks(desk.rosa) == ["Chen"], "and of the other one nothing yet"
    (look,) = (await desk.doors.do(desk.rosa, "GET", "/me/access-log"))["items"]
    assert (look["what"], look["why"], look["details"]) == ("case", "case", [])
    await desk.later(minutes=2)
    await desk.page(desk.ada, case)
    assert sorted(await desk.looks(desk.rosa)) == ["Ada", "Chen"], "what is decided is told at once"
    assert await desk.looks(desk.sam) == [], "who reported sees nothing of it"


async def test_or_after_fourteen_days(desk: Desk) -> None:
    """At the beginning of the fourteenth day: the moment would tell when somebody reported."""
    case = await desk.case()
    opened = desk.clock.at
    await desk.later(days=3)
    await desk.page(desk.chen, case)
    day = (opened + timedelta(days=14)).replace(hour=0, minute=0, second=0, microsecond=0)
    await desk.later(seconds=(day - desk.clock.at).total_seconds() - 1)
    assert await desk.looks(desk.rosa) == []
    await desk.later(seconds=1)
    assert await desk.looks(desk.rosa) == ["Chen"]
    await desk.page(desk.bo, case)
    assert sorted(await desk.looks(desk.rosa)) == ["Bo", "Chen"]


async def test_paging_tells_nothing_of_when_somebody_reported(desk: Desk) -> None:
    """A page ends at a look, and goes on from what that look shows."""
    for _ in range(2):
        case = await desk.case()
        await desk.later(hours=5)
        await desk.page(desk.chen, case)
        await _decide(desk, case)
    page = await desk.doors.do(desk.rosa, "GET", "/me/access-log?limit=1")
    at, _, last = page["next"].partition("_")
    (look,) = page["items"]
    assert (datetime.fromisoformat(at), last) == (datetime.fromisoformat(look["at"]), look["id"])
    rest = await desk.doors.do(
        desk.rosa, "GET", f"/me/access-log?limit=1&cursor={quote(page['next'])}"
    )
    assert len(rest["items"]) == 1 and rest["items"][0]["id"] != look["id"] and rest["next"] is None


async def test_the_same_case_opened_again_at_once_is_one_look(desk: Desk) -> None:
    case, other = await desk.case(), await desk.case()
    for _ in range(3):
        await desk.page(desk.chen, case)
    await desk.page(desk.chen, other)
    for one in (case, other):
        await _decide(desk, one)
    assert await desk.looks(desk.rosa) == ["Chen", "Chen"], "one look at each"


async def test_the_list_is_no_look(desk: Desk) -> None:
    case = await desk.case()
    await desk.queue(desk.chen)
    await _decide(desk, case)
    assert await desk.looks(desk.rosa) == []


async def test_what_they_are_not_told_of_tells_no_look(desk: Desk) -> None:
    """Nothing to do: being reported alone changes nothing, and is told no sooner than it would be."""
    case = await desk.case()
    await desk.page(desk.chen, case)
    await _decide(desk, case, "nothing")
    await desk.later(minutes=2)
    await desk.page(desk.chen, case)
    assert await desk.looks(desk.rosa) == []
    await desk.later(days=14)
    assert await desk.looks(desk.rosa) == ["Chen", "Chen"]


async def test_a_look_that_came_of_another_report_is_not_told_by_what_was_decided_before(
    desk: Desk,
) -> None:
    said = await desk.says(desk.rosa, "Go away.")
    case = await desk.reported(said, desk.sam)
    await desk.page(desk.chen, case)
    await _decide(desk, case)
    assert await desk.looks(desk.rosa) == ["Chen"]
    await desk.later(days=20)
    assert await desk.reported(said, desk.kim) == case
    await desk.later(minutes=2)
    await desk.page(desk.bo, case)
    assert await desk.looks(desk.rosa) == ["Chen"], "it would tell when Kim reported"
    await _decide(desk, case)
    assert sorted(await desk.looks(desk.rosa)) == ["Bo", "Chen"]


async def _decide(desk: Desk, case: str, kind: str = "hide") -> None:
    """A decision about a case is in force from now on."""

    def decide(work: Work) -> None:
        row = Decision(
            id=new_id(),
            case_id=UUID(case),
            centre_id=UUID(desk.centre),
            person_id=UUID(desk.rosa.id),
            kind=kind,
            by_id=UUID(desk.ada.id),
            reason=b"",
            thing_kind="message",
            thing_id=new_id(),
            at=work.now,
            in_force_at=work.now,
            lapses_at=work.now,
        )
        work.session.add(row)
        work.session.flush()

    await desk.doors.store.write(decide)


async def _again_by_itself(desk: Desk, who: Someone, case: str) -> int:
    """Out: how a page that shows a case is answered when it asks again by itself."""
    headers = {"Authorization": f"Bearer {who.token}", "Sunroom-By-Itself": "1"}
    address = f"/api/v1/centres/{desk.centre}/cases/{case}"
    return (await desk.doors.http.get(address, headers=headers)).status_code


async def test_a_page_that_reads_it_again_by_itself_is_no_look(desk: Desk) -> None:
    case = await desk.case()
    await desk.page(desk.chen, case)
    await desk.later(minutes=20)
    assert await _again_by_itself(desk, desk.chen, case) == 200
    await _decide(desk, case)
    assert await desk.looks(desk.rosa) == ["Chen"]


async def test_unless_somebody_reported_it_meanwhile(desk: Desk) -> None:
    """What they read then is new, whoever asked for the page."""
    said = await desk.says(desk.rosa, "Go away.")
    case = await desk.reported(said, desk.sam)
    await desk.page(desk.chen, case)
    await desk.later(minutes=20)
    await desk.reported(said, desk.kim)
    assert await _again_by_itself(desk, desk.chen, case) == 200
    await _decide(desk, case)
    assert await desk.looks(desk.rosa) == ["Chen", "Chen"]


async def test_only_where_they_looked_today(desk: Desk) -> None:
    """Nobody looks unseen by saying that it was the page."""
    case = await desk.case()
    assert await _again_by_itself(desk, desk.chen, case) == 200
    await desk.later(hours=12, minutes=1)
    assert await _again_by_itself(desk, desk.chen, case) == 200
    await _decide(desk, case)
    assert await desk.looks(desk.rosa) == ["Chen", "Chen"]
