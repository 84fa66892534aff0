"""The list of a centre: danger on top, then the oldest, several reports joined; and for whom it isn't there."""

from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import event, select
from sqlmodel import col

from actions import case_copies
from core.work import Work
from models.cases import Case, CaseCopy
from models.decisions import Appeal, Decision
from tests.cases.conftest import Desk
from tests.matrix.doors import Someone
from tests.matrix.world_of_cases import about


async def test_danger_on_top_then_the_oldest(desk: Desk) -> None:
    first = await desk.case()
    await desk.later(minutes=5)
    second = await desk.case()
    await desk.later(minutes=5)
    urgent = await desk.case(reason="danger", danger=True)
    rows = await desk.queue(desk.chen)
    assert [row["id"] for row in rows] == [urgent, first, second]
    assert [row["danger"] for row in rows] == [True, False, False]
    assert rows[1]["reasons"] == ["hurts"] and rows[1]["person"]["name"] == "Rosa"
    assert rows[1]["opened_at"] < rows[2]["opened_at"]


async def test_several_reports_of_one_thing_are_one_case(desk: Desk) -> None:
    message = await desk.says(desk.rosa, "Go away.")
    case = await desk.reported(message, desk.sam)
    (row,) = await desk.queue(desk.chen)
    assert (row["reporters"], row["danger"]) == ("one", False)
    again = await desk.reported(message, desk.sam, desk.kim, reason="danger", danger=True)
    assert again == case
    (row,) = await desk.queue(desk.chen)
    assert row["reasons"] == ["hurts", "danger"], "as they stand in the list of reasons"
    assert (row["reporters"], row["danger"]) == ("two", True)
    await desk.reported(message, desk.lin)
    (row,) = await desk.queue(desk.chen)
    assert (row["reporters"], row["danger"]) == ("several", True), "danger is only ever added"


async def test_what_has_ended_is_joined_no_more(desk: Desk) -> None:
    message = await desk.says(desk.rosa, "Go away.")
    case = await desk.reported(message, desk.sam)
    await desk.end(case)
    assert await desk.queue(desk.chen) == []
    assert [row["id"] for row in await desk.queue(desk.chen, "?state=ended")] == [case]
    new = await desk.reported(message, desk.kim)
    assert new != case
    assert [row["id"] for row in await desk.queue(desk.chen)] == [new]
    version = await desk.version(case)
    answer = await desk.call(desk.chen, "PUT", f"/cases/{case}/opening", {"version": version})
    assert (answer.status_code, answer.json()["code"]) == (409, "newer_case")
    await desk.end(new)
    for _ in range(2):
        row = await desk.do(desk.chen, "PUT", f"/cases/{case}/opening", {"version": version})
        assert row["ended_at"] is None, "said twice, it is done once"
    assert [row["id"] for row in await desk.queue(desk.chen)] == [case]


async def test_pages_follow_each_other(desk: Desk) -> None:
    made = [await desk.case(danger=n in (3, 5)) for n in range(7)]
    expected = [made[3], made[5], *(made[n] for n in (0, 1, 2, 4, 6))]
    found: list[str] = []
    query, page = "?limit=3", dict[str, Any]()
    for _ in range(3):
        page = await desk.do(desk.chen, "GET", f"/cases{query}")
        found += [row["id"] for row in page["items"]]
        query = f"?limit=3&cursor={page['next']}".replace("+", "%2B")
    assert found == expected and page["next"] is None
    for cursor in (
        "x",
        "1_2_3",
        "2_2030-01-01T00:00:00+00:00_" + made[0],
        "1_2030-01-01_" + made[0],
    ):
        answer = await desk.call(desk.chen, "GET", f"/cases?cursor={cursor}".replace("+", "%2B"))
        assert answer.status_code == 422, cursor
    for case in made[:4]:
        await desk.later(minutes=1)
        await desk.end(case)
    ended: list[str] = []
    query = "?state=ended&limit=2"
    for _ in range(2):
        page = await desk.do(desk.chen, "GET", f"/cases{query}")
        ended += [row["id"] for row in page["items"]]
        query = f"?state=ended&limit=2&cursor={page['next']}".replace("+", "%2B")
    assert ended == made[3::-1] and page["next"] is None, "the newest end first"


async def test_a_page_takes_as_many_queries_however_many_wait(desk: Desk) -> None:
    await desk.case()
    few = await _queries(desk)
    for n in range(12):
        message = await desk.says(desk.rosa, f"Go away {n}.")
        case = await desk.reported(message, desk.sam, desk.kim, desk.lin)
        await desk.take((desk.chen, desk.bo, desk.ada)[n % 3], case)
    assert await _queries(desk) == few
    assert len(await desk.queue(desk.ada)) == 13


async def _queries(desk: Desk) -> int:
    said: list[str] = []

    def hear(_c: object, _k: object, statement: str, *_rest: object) -> None:
        said.append(statement)

    event.listen(desk.doors.store.reading, "before_cursor_execute", hear)
    try:
        await desk.queue(desk.ada)
    finally:
        event.remove(desk.doors.store.reading, "before_cursor_execute", hear)
    return len(said)


async def test_for_whom_it_is_not_there(desk: Desk) -> None:
    """Bo works here, and said something himself, reported something himself, or stands by somebody."""
    his = await desk.reported(await desk.says(desk.bo, "Oh please."), desk.sam)
    by_him = await desk.reported(await desk.says(desk.rosa, "Go away."), desk.bo)
    stands_by = await desk.case()
    await _advocate(desk, stands_by, desk.bo)
    plain = await desk.case()
    assert [row["id"] for row in await desk.queue(desk.chen)] == [his, by_him, stands_by, plain]
    assert [row["id"] for row in await desk.queue(desk.bo)] == [plain]
    for case in (his, by_him, stands_by):
        await _nothing_there(desk, desk.bo, case)
    for who in (desk.zhao, desk.mei, desk.rosa, desk.sam):
        await _nothing_there(desk, who, plain)
        assert (await desk.call(who, "GET", "/cases")).status_code == 404


NOWHERE = "018f0000-0000-7000-8000-0000000000ff"


async def _nothing_there(desk: Desk, who: Someone, case: str) -> None:
    """As for a case that was never made; what is looked at there, a colleague finds."""
    copy, decision = await _filled(desk, case)
    reason = {"reason": "All is well."}
    of_the_case = [
        ("GET", "", None),
        ("PUT", "/taking", {"version": 1}),
        ("DELETE", "/taking?version=1", None),
        ("PUT", "/handing", {"to": None, "version": 1}),
        ("PUT", "/handing/answer", {"yes": True, "version": 1}),
        ("PUT", "/looking", {"worker": None, "version": 1}),
        ("PUT", f"/notes/{case}", {"words": "Hm."}),
        ("PUT", "/opening", {"version": 1}),
        ("PUT", "/playbook/hurts.say.0/not-helped", None),
        ("GET", f"/copies/{copy}/picture", None),
        ("GET", "/deciding", None),
        ("PUT", f"/decisions/{case}", reason | {"kind": "nothing", "version": 1}),
        ("PUT", f"/decisions/{decision}/second", {"version": 1}),
    ]
    tries = [
        (method, f"/cases/{case}{path}", f"/cases/{NOWHERE}{path}", body)
        for method, path, body in of_the_case
    ]
    tries.append(("DELETE", f"/decisions/{decision}", f"/decisions/{NOWHERE}", reason))
    for method, path, nowhere, body in tries:
        answers = [await desk.call(who, method, one, body) for one in (path, nowhere)]
        assert [answer.status_code for answer in answers] == [404, 404], (method, path)
        assert answers[0].content == answers[1].content
        if method == "GET":
            assert (await desk.call(desk.chen, method, path)).status_code == 200, path


async def _filled(desk: Desk, case: str) -> tuple[str, str]:
    """Out: the ids of a copy with a picture, and of something that Ada decides there."""

    def fill(work: Work) -> UUID:
        row = work.session.get_one(Case, UUID(case))
        assert row.person_id is not None
        case_copies.copy(work, row, about(row.person_id, row.centre_id, row.thing_id, work.now))
        pictured = col(CaseCopy.case_id) == row.id, col(CaseCopy.picture).is_not(None)
        return work.session.scalars(select(CaseCopy).where(*pictured)).one().id

    copy, key = await desk.doors.store.write(fill), str(uuid4())
    body = {"kind": "ask_to_change", "reason": "Please look once more.", "keep_open": True}
    body["version"] = await desk.version(case)
    await desk.do(desk.ada, "PUT", f"/cases/{case}/decisions/{key}", body)
    return str(copy), key


async def _advocate(desk: Desk, case: str, who: Someone) -> None:
    """Somebody stands by whom a decision of this case concerns."""

    def ask(work: Work) -> None:
        key = UUID(int=int(UUID(case)) ^ 1)
        work.session.add(
            Decision(
                id=key,
                case_id=UUID(case),
                centre_id=UUID(desk.centre),
                person_id=UUID(desk.rosa.id),
                kind="hide",
                by_id=UUID(desk.chen.id),
                reason=b"",
                thing_kind="message",
                thing_id=key,
                at=work.now,
                lapses_at=work.now,
            )
        )
        work.session.flush()
        row = Appeal(
            id=key,
            decision_id=key,
            by_id=UUID(desk.rosa.id),
            words=b"",
            at=work.now,
            advocate_id=UUID(who.id),
            advocate_said="yes",
        )
        work.session.add(row)
        work.session.flush()

    await desk.doors.store.write(ask)


async def test_a_block_plays_no_part_at_the_desk(desk: Desk) -> None:
    """Whoever works there sees the case of somebody they blocked, or who blocked them; all of it."""
    case = await desk.case()
    before = await desk.page(desk.bo, case)
    await desk.doors.do(desk.bo, "PUT", f"/people/{desk.rosa.id}/block")
    (row,) = await desk.queue(desk.bo)
    assert row["person"]["name"] == "Rosa"
    assert await desk.page(desk.bo, case) == before
    assert [copy["words"] for copy in before["copies"]] == ["Go away."]
    other = await desk.reported(await desk.says(desk.lin, "Go away."), desk.sam)
    await desk.doors.do(desk.lin, "PUT", f"/people/{desk.bo.id}/block")
    assert [row["id"] for row in await desk.queue(desk.bo)] == [case, other]
    assert (await desk.take(desk.bo, other))["taken_by"]["name"] == "Bo"


async def test_who_reported_is_never_named(desk: Desk) -> None:
    case = await desk.case(words="He said it twice.")
    page = await desk.page(desk.chen, case)
    assert page["said"] == [{"reason": "hurts", "words": "He said it twice."}]
    for told in (page, await desk.queue(desk.chen)):
        assert desk.sam.id not in str(told) and "Sam" not in str(told)
