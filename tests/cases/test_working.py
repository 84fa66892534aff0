"""Taking, handing on, looking together, notes, opening again; and two who act on one case at once."""

import asyncio
from collections import Counter
from uuid import uuid4

import pytest

from tests.cases.conftest import Desk


async def test_taking_and_putting_back(desk: Desk) -> None:
    case = await desk.case()
    assert (await desk.queue(desk.chen))[0]["taken_by"] is None
    row = await desk.take(desk.chen, case)
    assert row["taken_by"]["name"] == "Chen"
    again = await desk.do(desk.chen, "PUT", f"/cases/{case}/taking", {"version": 1})
    assert again == row, "said twice, it is done once"
    assert [one["id"] for one in await desk.queue(desk.chen, "?state=taken_by_me")] == [case]
    assert await desk.queue(desk.bo, "?state=taken_by_me") == []
    refused = await desk.call(desk.bo, "PUT", f"/cases/{case}/taking", {"version": row["version"]})
    assert (refused.status_code, refused.json()["code"]) == (409, "case_is_taken")
    assert "Chen" in refused.json()["detail"]
    over = await desk.take(desk.ada, case)
    assert over["taken_by"]["name"] == "Ada", "a coordinator may, when somebody is away"
    for _ in range(2):
        path = f"/cases/{case}/taking?version={over['version']}"
        back = await desk.do(desk.ada, "DELETE", path)
        assert back["taken_by"] is None
    kinds = [step["kind"] for step in (await desk.page(desk.bo, case))["steps"]]
    assert kinds == ["opened", "taken", "taken", "left"]


async def test_who_comes_second_is_told_who_did_what(desk: Desk) -> None:
    case = await desk.case()
    seen = await desk.version(case)
    await desk.do(desk.chen, "PUT", f"/cases/{case}/taking", {"version": seen})
    late = await desk.call(desk.bo, "PUT", f"/cases/{case}/taking", {"version": seen})
    assert (late.status_code, late.json()["code"]) == (409, "case_moved_on")
    assert late.json()["detail"].startswith("Chen has taken it.")
    await desk.do(desk.chen, "PUT", f"/cases/{case}/notes/{uuid4()}", {"words": "I rang her."})
    late = await desk.call(desk.ada, "PUT", f"/cases/{case}/taking", {"version": seen + 1})
    assert late.json()["detail"].startswith("Chen left a note.")
    seen = await desk.version(case)
    message = (await desk.page(desk.ada, case))["copies"]
    assert message
    for reason in ("hurts", "spam"):
        await desk.reported(await _said(desk, case), desk.kim, reason=reason)
    late = await desk.call(desk.ada, "PUT", f"/cases/{case}/taking", {"version": seen})
    assert late.json()["code"] == "case_moved_on"
    assert "Kim" not in late.text and "Something changed" in late.json()["detail"]


async def _said(desk: Desk, case: str) -> str:
    """Out: the id of the message a case is about."""
    from uuid import UUID

    from core.work import Work
    from models.cases import Case

    def find(work: Work) -> str:
        return str(work.session.get_one(Case, UUID(case)).thing_id)

    return str(await desk.doors.store.read(find))


async def test_two_at_once_never_both(desk: Desk) -> None:
    """Two workers take, hand on and open again in the same moment: one does it, the other is told."""
    for _ in range(4):
        case = await desk.case()
        seen = {"version": await desk.version(case)}
        answers = await asyncio.gather(
            *(
                desk.call(who, "PUT", f"/cases/{case}/taking", seen)
                for who in (desk.chen, desk.bo, desk.ada)
            )
        )
        assert Counter(answer.status_code for answer in answers) == {200: 1, 409: 2}
        assert {a.json().get("code") for a in answers if a.status_code == 409} == {"case_moved_on"}
        (row,) = [answer.json() for answer in answers if answer.status_code == 200]
        page = await desk.page(desk.ada, case)
        assert page["taken_by"] == row["taken_by"]
        assert [step["kind"] for step in page["steps"]] == ["opened", "taken"]


async def test_reports_at_once_are_one_case(desk: Desk) -> None:
    message = await desk.says(desk.rosa, "Go away.")
    found = await asyncio.gather(
        *(desk.reported(message, who) for who in (desk.sam, desk.kim, desk.lin, desk.mei))
    )
    assert len(set(found)) == 1
    (row,) = await desk.queue(desk.chen)
    assert row["reporters"] == "several"
    steps = [step["kind"] for step in (await desk.page(desk.chen, row["id"]))["steps"]]
    assert Counter(steps) == {"opened": 1, "joined": 3}


async def test_handing_on_to_a_colleague_who_says_yes(desk: Desk) -> None:
    case = await desk.case()
    row = await desk.take(desk.chen, case)
    body = {"to": desk.bo.id, "version": row["version"]}
    row = await desk.do(desk.chen, "PUT", f"/cases/{case}/handing", body)
    assert (row["taken_by"]["name"], row["handed_to"]["name"]) == ("Chen", "Bo")
    assert await desk.do(desk.chen, "PUT", f"/cases/{case}/handing", body) == row
    asked = {"case": case, "centre": desk.centre, "asks": "take_over"}
    (told,) = await desk.told(desk.bo)
    assert {key: told[key] for key in asked} == asked
    assert await desk.told(desk.chen) == [] and await desk.told(desk.ada) == []
    for _ in range(2):
        no = {"yes": False, "version": row["version"]}
        row = await desk.do(desk.bo, "PUT", f"/cases/{case}/handing/answer", no)
        assert (row["taken_by"]["name"], row["handed_to"]) == ("Chen", None)
    assert await desk.told(desk.bo) == [], "what is asked of nobody any more isn't shown"
    body["version"] = row["version"]
    row = await desk.do(desk.chen, "PUT", f"/cases/{case}/handing", body)
    for _ in range(2):
        yes = {"yes": True, "version": row["version"]}
        row = await desk.do(desk.bo, "PUT", f"/cases/{case}/handing/answer", yes)
        assert (row["taken_by"]["name"], row["handed_to"]) == ("Bo", None)
    back = {"to": None, "version": row["version"]}
    row = await desk.do(desk.bo, "PUT", f"/cases/{case}/handing", back)
    assert row["taken_by"] is None
    kinds = [step["kind"] for step in (await desk.page(desk.bo, case))["steps"]]
    assert kinds == ["opened", "taken", "handed", "declined", "handed", "accepted", "handed_back"]


async def test_to_whom_one_can_hand_on(desk: Desk) -> None:
    """Staff of this centre; who reported is told nothing, and whoever hands on doesn't learn why."""
    case = await desk.reported(await desk.says(desk.rosa, "Go away."), desk.bo)
    version = await desk.version(case)
    for who in (desk.chen, desk.ada):
        body = {"to": desk.ada.id, "version": version}
        answer = await desk.call(who, "PUT", f"/cases/{case}/handing", body)
        code = answer.json().get("code")
        expected = "case_is_not_yours" if who is desk.chen else "not_found"
        assert code == expected
    version = (await desk.take(desk.chen, case))["version"]
    for nobody in (desk.zhao.id, desk.mei.id, desk.rosa.id, desk.chen.id, str(uuid4())):
        for path, body in (
            ("handing", {"to": nobody, "version": version}),
            ("looking", {"worker": nobody, "version": version}),
        ):
            answer = await desk.call(desk.chen, "PUT", f"/cases/{case}/{path}", body)
            assert answer.status_code == 404, (path, nobody)
    ear = await desk.doors.listen(desk.bo)
    known = len(ear.heard)
    body = {"to": desk.bo.id, "version": version}
    row = await desk.do(desk.chen, "PUT", f"/cases/{case}/handing", body)
    assert row["handed_to"]["name"] == "Bo"
    assert await desk.told(desk.bo) == []
    await desk.doors.settled()
    assert ear.heard[known:] == [], "not even a number is written to his stream"
    answer = {"yes": True, "version": row["version"]}
    said = await desk.call(desk.bo, "PUT", f"/cases/{case}/handing/answer", answer)
    assert said.status_code == 404
    other = await desk.case()
    taken = await desk.take(desk.chen, other)
    yes = {"yes": True, "version": taken["version"]}
    said = await desk.call(desk.ada, "PUT", f"/cases/{other}/handing/answer", yes)
    assert said.json()["code"] == "case_is_not_yours", "nobody handed it to her"


async def test_a_coordinator_hands_out_what_nobody_has(desk: Desk) -> None:
    case = await desk.case()
    body = {"to": desk.bo.id, "version": await desk.version(case)}
    row = await desk.do(desk.ada, "PUT", f"/cases/{case}/handing", body)
    assert (row["taken_by"], row["handed_to"]["name"]) == (None, "Bo")


async def test_looking_together(desk: Desk) -> None:
    case = await desk.case()
    version = (await desk.take(desk.chen, case))["version"]
    body = {"worker": desk.bo.id, "version": version}
    row = await desk.do(desk.chen, "PUT", f"/cases/{case}/looking", body)
    assert await desk.do(desk.chen, "PUT", f"/cases/{case}/looking", body) == row
    assert (row["taken_by"]["name"], row["looks_too"]["name"]) == ("Chen", "Bo")
    (told,) = await desk.told(desk.bo)
    assert (told["case"], told["asks"]) == (case, "look")
    refused = await desk.call(
        desk.bo, "PUT", f"/cases/{case}/looking", {"worker": desk.ada.id, "version": row["version"]}
    )
    assert refused.json()["code"] == "case_is_not_yours"
    body = {"worker": None, "version": row["version"]}
    row = await desk.do(desk.chen, "PUT", f"/cases/{case}/looking", body)
    assert row["looks_too"] is None and await desk.told(desk.bo) == []


async def test_notes_for_colleagues(desk: Desk) -> None:
    case, note = await desk.case(), str(uuid4())
    words = {"words": "Rang her mother; all is well."}
    answers = [
        await desk.call(desk.chen, "PUT", f"/cases/{case}/notes/{note}", words) for _ in range(2)
    ]
    assert [answer.status_code for answer in answers] == [201, 200]
    assert answers[0].json() == answers[1].json()
    (told,) = [s for s in (await desk.page(desk.bo, case))["steps"] if s["kind"] == "note"]
    assert (told["words"], told["by"]["name"]) == (words["words"], "Chen")
    for who, other in ((desk.chen, {"words": "Else."}), (desk.bo, words)):
        answer = await desk.call(who, "PUT", f"/cases/{case}/notes/{note}", other)
        assert answer.json()["code"] == "already_different"
    second = await desk.case()
    answer = await desk.call(desk.chen, "PUT", f"/cases/{second}/notes/{note}", words)
    assert answer.json()["code"] == "already_different"
    kept = desk.doors.store.writing.connect()
    with kept as connection:
        rows = connection.exec_driver_sql("SELECT words FROM case_steps").all()
    assert not any(b"mother" in bytes(row[0] or b"") for row in rows), "sealed"


async def test_what_has_ended_is_opened_first(desk: Desk) -> None:
    case = await desk.case()
    await desk.take(desk.chen, case)
    await desk.end(case)
    version = await desk.version(case)
    for who, path, body in (
        (desk.bo, "taking", {}),
        (desk.chen, "handing", {"to": desk.bo.id}),
        (desk.chen, "looking", {"worker": desk.bo.id}),
    ):
        answer = await desk.call(who, "PUT", f"/cases/{case}/{path}", body | {"version": version})
        assert answer.json()["code"] == "case_is_over", path


async def test_three_days_untouched_and_it_waits_for_all(desk: Desk) -> None:
    case, other = await desk.case(), await desk.case()
    for one in (case, other):
        await desk.take(desk.chen, one)
    await desk.later(days=2, hours=23)
    words = {"words": "Waiting for her call."}
    await desk.do(desk.chen, "PUT", f"/cases/{other}/notes/{uuid4()}", words)
    await desk.later(hours=2)
    mine = await desk.queue(desk.chen, "?state=taken_by_me")
    assert [row["id"] for row in mine] == [other]
    for _ in range(2):
        await desk.later(minutes=1)
    steps = (await desk.page(desk.bo, case))["steps"]
    assert [(s["kind"], s["by"]) for s in steps][2:] == [("handed_back", None)]


async def test_whoever_works_here_no_more_has_none(desk: Desk) -> None:
    case = await desk.case()
    await desk.take(desk.bo, case)
    people = (await desk.do(desk.ada, "GET", "/people"))["items"]
    (his,) = next(one["appointments"] for one in people if one["name"] == "Bo")
    await desk.do(desk.ada, "DELETE", f"/appointments/{his['id']}")
    await desk.later(minutes=1)
    assert (await desk.queue(desk.chen))[0]["taken_by"] is None


@pytest.mark.parametrize("desk", ["sqlite"], indirect=True)
async def test_asked_is_told_live_and_by_hello(desk: Desk) -> None:
    ears = {who.name: await desk.doors.listen(who) for who in (desk.bo, desk.ada, desk.rosa)}
    case = await desk.case()
    version = (await desk.take(desk.chen, case))["version"]
    body = {"to": desk.bo.id, "version": version}
    await desk.do(desk.chen, "PUT", f"/cases/{case}/handing", body)
    await desk.doors.settled()
    late = await desk.doors.listen(desk.bo, {f"me:{desk.bo.id}": 0})
    for ear in (ears["Bo"], late):
        (told,) = [one for one in ear.heard if one["on"] == "case.changed"]
        assert set(told) == {"on", "stream", "seq", "case", "centre", "asks", "withdrawn"}
        assert (told["case"], told["asks"]) == (case, "take_over")
    for name in ("Ada", "Rosa"):
        assert case not in str(ears[name].heard)
