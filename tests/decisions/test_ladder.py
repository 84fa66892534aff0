"""The ladder, the rule that a decision names, and what becomes of decisions in the end."""

from typing import Any
from uuid import UUID, uuid4

from actions import erasing
from models.decisions import Decision
from tests.decisions.conftest import WHY, WORDS, Desk
from tests.matrix.doors import Someone


async def test_the_ladder(desk: Desk) -> None:
    path = f"{desk.here}/ladder"
    first = await desk.do(desk.circle.kim, "GET", path)
    assert not first["own"] and first["steps"][0] == {"kind": "talk", "lasts": None}
    steps = [
        {"kind": "ask_to_change"},
        {"kind": "pause", "lasts": "day"},
        {"kind": "pause", "lasts": "week"},
    ]
    for who, status in ((desk.circle.kim, 403), (desk.chen, 403), (desk.gao, 200)):
        assert (await desk.circle.call(who, "PUT", path, {"steps": steps})).status_code == status
    for bad in ([{"kind": "nothing"}], [{"kind": "pause"}], [steps[0], steps[0]], []):
        assert (await desk.code(desk.gao, "PUT", path, {"steps": bad}))[0] == 422
    outsider = await desk.circle.doors.someone(
        await desk.circle.doors.centre(f"Far {uuid4().hex[:6]}"), "Far", "coordinator"
    )
    assert (await desk.code(outsider, "GET", path))[0] == 404

    async def suggested(case: dict[str, Any]) -> Any:
        form = await desk.do(desk.chen, "GET", f"{desk.here}/cases/{case['id']}/deciding")
        return form["suggested"]["kind"], form["suggested"]["lasts"]

    _, case = await desk.said()
    assert await suggested(case) == ("ask_to_change", None)
    await desk.decide(case, "ask_to_change")
    _, case = await desk.said("again")
    assert await suggested(case) == ("pause", "day")
    made = await desk.decide(case, "pause", lasts="day")
    await desk.later(days=2)
    _, case = await desk.said("and again")
    assert await suggested(case) == ("pause", "week")
    # What was undone, or lapsed, doesn't count.
    await desk.undo(desk.ding, made["id"])
    assert await suggested(case) == ("pause", "day")
    await desk.later(days=364)
    assert await suggested(case) == ("ask_to_change", None)


async def test_it_lapses_after_twelve_months(desk: Desk) -> None:
    wei = desk.circle.wei
    _, case = await desk.said()
    await desk.decide(case, "pause", lasts="day")
    await desk.later(days=364)
    assert len(await desk.mine(wei)) == 1
    await desk.later(days=2)
    assert await desk.mine(wei) == []


async def test_the_rule_stands_as_it_read(desk: Desk) -> None:
    rules = await desk.do(desk.chen, "GET", f"{desk.here}/guidelines")
    line = rules["now"]["lines"][0]
    _, case = await desk.said()
    await desk.decide(case, "hide", rule_line=line["id"])
    (mine,) = await desk.mine(desk.circle.wei)
    assert mine["rule"] == {"id": line["id"], "words": line["text"]}


async def test_what_takes_something_names_its_rule(desk: Desk) -> None:
    _, case = await desk.said()
    takes = [
        ("hide", {}),
        ("removal", {}),
        ("pause", {"lasts": "day"}),
        ("leave", {"lasts": "month"}),
    ]
    for kind, more in (*takes, ("remove_from_room", {"lasts": "week"})):
        body = desk.body(case, kind, **more) | {"rule_line": None}
        assert await desk.code(desk.chen, "PUT", desk.path(case), body) == (422, "rule_first"), kind
    assert await desk.mine(desk.circle.wei) == []
    for kind in ("talk", "ask_to_change"):
        await desk.decide(await desk.case(), kind, keep_open=True)
    await desk.decide(await desk.case(), "topic", topic="death", keep_open=True)
    # Where a centre has no lines, the reason stands alone; a draft writes the first ones down.
    draft = {"lines": [{"id": str(uuid4()), "text": "Be kind.", "easy": "Be kind.", "example": ""}]}
    await desk.do(desk.gao, "PUT", f"{desk.here}/guidelines/drafts/{uuid4()}", draft)
    desk.circle.doors.alter("UPDATE guideline_versions SET lines = '[]'")
    await desk.decide(await desk.case(), "hide", rule_line=None)
    assert (await desk.mine(desk.circle.wei))[0]["rule"] is None


async def test_a_worker_who_blocks_them_still_decides(desk: Desk) -> None:
    _, case = await desk.said()
    for one, other in ((desk.chen, desk.circle.wei), (desk.circle.wei, desk.ding)):
        await desk.do(one, "PUT", f"/people/{other.id}/block")
    for who in (desk.chen, desk.ding):
        form = await desk.do(who, "GET", f"{desk.here}/cases/{case['id']}/deciding")
        assert "hide" in form["fits"]
    await desk.decide(case, "hide", desk.chen)
    assert await desk.texts(desk.circle.kim) == ["-"]


async def test_who_is_erased_leaves_nothing_of_it(desk: Desk) -> None:
    wei = desk.circle.wei
    _, case = await desk.said()
    made = await desk.decide(case, "hide", keep_open=True)
    store = desk.circle.doors.store
    await store.write(erasing.erase_by_operator, UUID(wei.id), "asked for it", "keep")
    store.vault.erase(UUID(wei.id), "keep")
    form = await desk.do(desk.ding, "GET", f"{desk.here}/cases/{case['id']}/deciding")
    assert form["items"] == [] or form["items"][0]["reason"] == ""
    row = await store.read(
        lambda work: work.session.get_one(Decision, UUID(made["id"])).model_dump()
    )
    assert (row["person_id"], row["reason"], row["said"]) == (None, b"", None)


async def test_my_data_holds_it_whole(desk: Desk) -> None:
    _, case = await desk.said()
    await desk.decide(case, "hide")
    (kept,) = (await desk.do(desk.circle.wei, "GET", "/me/data"))["decisions"]
    assert (kept["reason"], kept["said"]) == (WHY, WORDS)
    other: Someone = desk.circle.kim
    assert (await desk.do(other, "GET", "/me/data"))["decisions"] == []
