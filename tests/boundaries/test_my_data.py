"""Taking one's data, leaving, being erased, coming back; and closing an account with a reason."""

from jobs import erasing
from tests.boundaries.conftest import Circle


async def furnish(circle: Circle) -> str:
    """Lin has told, said and set something of everything; out: her direct room with Wei."""
    words = {"words": "烘焙和唱歌", "audience": {"centre": True}}
    await circle.do(circle.lin, "PUT", "/me/facts/likes", words)
    note = {"circle": "friend", "note": "a private note on Wei"}
    await circle.do(circle.lin, "PUT", f"/people/{circle.wei.id}/circle", note)
    await circle.say(circle.lin, "lin was here")
    await circle.say(circle.wei, "wei was here")
    room = await circle.talk(circle.wei, circle.lin)
    await circle.say(circle.lin, "lin in a talk", room)
    return room


async def test_it_holds_all_of_mine_and_nothing_of_others(circle: Circle) -> None:
    await furnish(circle)
    data = await circle.do(circle.lin, "GET", "/me/data")
    assert [fact["words"] for fact in data["facts"]] == ["烘焙和唱歌"]
    assert data["circles"][0]["note"] == "a private note on Wei"
    assert {said["text"] for said in data["messages"]} == {"lin was here", "lin in a talk"}
    assert "wei was here" not in str(data)
    page = (await circle.call(circle.lin, "GET", "/me/data/page")).text
    assert "烘焙和唱歌" in page and "lin in a talk" in page and "wei was here" not in page
    assert "lin" not in str((await circle.do(circle.wei, "GET", "/me/data"))["messages"])


async def test_seven_days_to_come_back(circle: Circle) -> None:
    await furnish(circle)
    told = await circle.do(circle.lin, "PUT", "/me/erasure", {"messages": "tombstones"})
    assert told["due_at"] is not None
    assert (await circle.do(circle.lin, "GET", "/me/erasure"))["erasure"] == told
    await circle.later(days=6)
    await erasing.sweep(circle.doors.store)
    await circle.do(circle.lin, "DELETE", "/me/erasure")
    await circle.later(days=2)
    await erasing.sweep(circle.doors.store)
    assert (await circle.do(circle.lin, "GET", "/me/facts"))["items"]


async def test_erased_as_empty_places(circle: Circle) -> None:
    room = await furnish(circle)
    await circle.do(circle.lin, "PUT", "/me/erasure", {"messages": "tombstones"})
    ear = await circle.doors.listen(circle.wei)
    await circle.later(days=7, seconds=1)
    await erasing.sweep(circle.doors.store)
    await circle.doors.settled()
    assert (await circle.call(circle.lin, "GET", "/me")).status_code == 401
    assert (await circle.call(circle.wei, "GET", f"/people/{circle.lin.id}")).status_code == 404
    for where in ("", room):
        assert "lin" not in str(await circle.history(circle.wei, where))
    assert [e["on"] for e in ear.heard].count("message.taken_back") == 2
    assert circle.lin.id not in str(
        await circle.do(circle.wei, "GET", f"/rooms/{circle.room}/members")
    )
    assert (await circle.do(circle.wei, "GET", "/me/asks"))["items"] == []


async def test_erased_without_a_name(circle: Circle) -> None:
    await furnish(circle)
    await circle.do(circle.lin, "PUT", "/me/erasure", {"messages": "nameless"})
    await circle.later(days=7, seconds=1)
    await erasing.sweep(circle.doors.store)
    said = {item["text"]: item["author"]["name"] for item in await circle.history(circle.wei)}
    assert said == {"lin was here": "—", "wei was here": "Wei"}


async def test_leaving_a_centre(circle: Circle) -> None:
    await circle.do(circle.lin, "DELETE", f"/me/centres/{circle.centre}")
    assert (await circle.call(circle.lin, "GET", "/rooms")).status_code == 401
    inside = await circle.do(circle.wei, "GET", f"/rooms/{circle.room}/members")
    assert circle.lin.id not in str(inside)
    other = await circle.doors.centre("River House")
    assert (await circle.call(circle.wei, "DELETE", f"/me/centres/{other}")).status_code == 404
    only = await circle.doors.someone(circle.centre, "Zhou", "coordinator")
    refused = await circle.call(only, "DELETE", f"/me/centres/{circle.centre}")
    assert (refused.status_code, refused.json()["code"]) == (409, "last_coordinator")


async def test_a_coordinator_closes_an_account_with_a_reason(circle: Circle) -> None:
    zhou = await circle.doors.someone(circle.centre, "Zhou", "coordinator")
    path = f"/centres/{circle.centre}/people/{circle.lin.id}/closing"
    reason = {"reason": "moved to another city"}
    for who, status in ((circle.wei, 404), (circle.chen, 403)):
        assert (await circle.call(who, "PUT", path, reason)).status_code == status
    assert (await circle.call(zhou, "PUT", path, {"reason": " "})).status_code == 422
    await circle.do(zhou, "PUT", path, reason)
    assert (await circle.call(circle.lin, "GET", "/me")).status_code == 401
    assert (await circle.call(circle.wei, "GET", f"/people/{circle.lin.id}")).status_code == 404
    own = f"/centres/{circle.centre}/people/{zhou.id}/closing"
    assert (await circle.call(zhou, "PUT", own, reason)).status_code == 409
