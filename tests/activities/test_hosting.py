"""Who hosts: asked once, shown to nobody a block keeps apart, and never left where nobody can look after it."""

from datetime import datetime
from typing import Any

from tests.activities.conftest import WEEKLY, Week
from tests.matrix.doors import Someone

TWO_DAYS_BEFORE = datetime.fromisoformat("2030-03-10T06:00:00Z")


async def ask(week: Week, who: Someone, date: dict[str, Any], person: Someone) -> int:
    path = f"/activities/{date['activity']}/co-host"
    return (await week.call(who, "PUT", path, {"person": person.id})).status_code


async def answer(week: Week, who: Someone, date: dict[str, Any], method: str) -> int:
    return (await week.call(who, method, f"/activities/{date['activity']}/co-host/me")).status_code


async def of(week: Week, who: Someone, date: dict[str, Any]) -> Any:
    return await week.do(who, "GET", f"/activities/{date['activity']}")


async def test_a_co_host_whom_a_block_hides_is_hidden_in_what_i_look_after_too(week: Week) -> None:
    await week.group(week.mei, week.rosa, week.sam)
    (date,) = await week.post(cohost=week.rosa.id)
    await answer(week, week.rosa, date, "PUT")
    (other,) = await week.post(cohost=week.rosa.id)
    assert (await of(week, week.mei, date))["cohost"]["name"] == "Rosa"
    assert (await of(week, week.mei, other))["cohost_asked"]["name"] == "Rosa"
    await week.do(week.rosa, "PUT", f"/people/{week.mei.id}/block")
    for path in (f"/activities/{date['activity']}", f"/activities/{other['activity']}"):
        found = await week.call(week.mei, "GET", path)
        assert found.status_code == 200
        assert week.rosa.id not in found.text and "Rosa" not in found.text
    mine = await week.call(week.mei, "GET", "/me/activities")
    assert week.rosa.id not in mine.text and "Rosa" not in mine.text
    seen = await week.call(week.rosa, "GET", f"/activities/{date['activity']}")
    assert week.mei.id not in seen.text
    assert (await of(week, week.chen, date))["cohost"]["name"] == "Rosa"
    # That nobody is there, as Mei sees it, holds also for asking somebody else: it reaches nobody.
    assert await ask(week, week.mei, date, week.sam) == 204
    assert (await of(week, week.mei, date))["cohost_asked"]["name"] == "Sam"
    assert await week.told(week.sam) == []
    assert await answer(week, week.sam, date, "PUT") == 404
    assert (await of(week, week.chen, date))["cohost"]["name"] == "Rosa"


async def test_who_said_no_is_not_asked_again(week: Week) -> None:
    """A no is never told, and whoever said it hears no more of it: of this one ever, of others for a while."""
    await week.group(week.mei, week.rosa)
    (date,) = await week.post(cohost=week.rosa.id)
    assert await week.told(week.rosa) == ["co_host.asked"]
    before = await of(week, week.mei, date)
    await answer(week, week.rosa, date, "DELETE")
    assert await of(week, week.mei, date) == before, "a no leaves no trace"
    ear = await week.doors.listen(week.rosa)
    for _ in range(5):
        assert await ask(week, week.mei, date, week.rosa) == 204
    (other,) = await week.post(title="Please please", cohost=week.rosa.id)
    assert (await of(week, week.mei, other))["cohost_asked"]["name"] == "Rosa"
    assert await week.told(week.rosa) == []
    await week.doors.settled()
    assert not [event for event in ear.heard if event["on"] == "co_host.asked"]
    assert await answer(week, week.rosa, other, "PUT") == 404, "what never came can't be answered"
    assert await answer(week, week.rosa, date, "PUT") == 204, "a no can be taken back"
    assert (await of(week, week.mei, date))["cohost"]["name"] == "Rosa"


async def test_the_cool_down_counts_from_the_ask_whatever_was_answered(week: Week) -> None:
    await week.group(week.mei, week.rosa)
    (date,) = await week.post(cohost=week.rosa.id)
    await week.later(days=3)
    await answer(week, week.rosa, date, "DELETE")
    await week.later(days=40)
    await week.post(title="Too early", starts="2030-05-12T14:00", cohost=week.rosa.id)
    assert await week.told(week.rosa) == []
    await week.later(days=2)
    await week.post(title="Later", starts="2030-05-12T14:00", cohost=week.rosa.id)
    assert await week.told(week.rosa) == ["co_host.asked"]


async def test_one_question_of_the_same_person_at_a_time(week: Week) -> None:
    await week.group(week.mei, week.rosa)
    (first,) = await week.post(title="Choir", cohost=week.rosa.id)
    (second,) = await week.post(title="Baking", cohost=week.rosa.id)
    assert await week.told(week.rosa) == ["co_host.asked"]
    assert await answer(week, week.rosa, second, "PUT") == 404
    await answer(week, week.rosa, first, "PUT")
    (event,) = await week.for_you(week.rosa)
    assert event["date"]["title"] == "Baking", "a yes lets the next question through"
    assert await answer(week, week.rosa, second, "PUT") == 204


async def test_who_put_an_invitation_away_is_not_invited_again(week: Week) -> None:
    await week.group(week.mei, week.rosa)
    (date,) = await week.post(invited=[week.rosa.id])
    assert await week.told(week.rosa) == ["activity.invited"]
    await week.do(week.rosa, "DELETE", f"/activities/{date['activity']}/invitations/me")
    path = f"/activities/{date['activity']}/invitations/{week.rosa.id}"
    assert (await week.call(week.mei, "PUT", path)).status_code == 204
    assert await week.told(week.rosa) == []
    assert (await week.call(week.rosa, "GET", f"/dates/{date['id']}")).status_code == 404
    assert await ask(week, week.mei, date, week.rosa) == 204
    assert await week.told(week.rosa) == [], "and not by another door"


async def test_only_who_may_know_of_it_is_asked_to_host(week: Week) -> None:
    """For a group: who is in it, and workers. To be asked to what is by invitation is to be invited."""
    await week.group(week.rosa, week.sam, week.kim)
    room = await week.group(week.rosa, week.sam)
    reachable = f"/centres/{week.centre}/reachable"
    everybody = (await week.do(week.rosa, "GET", reachable))["items"]
    inside = (await week.do(week.rosa, "GET", f"{reachable}?group={room}"))["items"]
    assert {one["name"] for one in everybody} == {"Sam", "Kim"}
    assert [one["name"] for one in inside] == ["Sam"]
    assert (await week.call(week.kim, "GET", f"{reachable}?group={room}")).status_code == 404
    (date,) = await week.post(week.rosa, group=room)
    assert await ask(week, week.rosa, date, week.kim) == 404
    assert await ask(week, week.rosa, date, week.sam) == 204
    assert await week.told(week.sam) == ["co_host.asked"]
    await week.do(week.sam, "DELETE", f"/rooms/{room}/members/me")
    assert await answer(week, week.sam, date, "PUT") == 404
    await week.group(week.mei, week.lin)
    (closed,) = await week.post(invited=[], cohost=week.lin.id)
    assert await week.told(week.lin) == ["co_host.asked"]
    assert (await week.do(week.lin, "GET", f"/dates/{closed['id']}"))["may"]["sign_up"]
    assert await answer(week, week.lin, closed, "PUT") == 204


async def test_who_steps_back_is_no_host_of_its_room_any_more(week: Week) -> None:
    await week.group(week.mei, week.rosa, week.sam)
    first, second, *_ = await week.post(repeats=WEEKLY, cohost=week.rosa.id)
    await answer(week, week.rosa, first, "PUT")
    await week.until(TWO_DAYS_BEFORE)
    room = (await week.do(week.rosa, "PUT", f"/dates/{first['id']}/room"))["id"]
    assert (await week.do(week.mei, "PUT", f"/dates/{first['id']}/room"))["role"] == "host"
    await answer(week, week.rosa, first, "DELETE")
    assert (await week.call(week.rosa, "GET", f"/rooms/{room}")).status_code == 404
    await week.sign_up(week.rosa, first["id"])
    assert (await week.do(week.rosa, "PUT", f"/dates/{first['id']}/room"))["role"] == "member"
    assert second["id"] != first["id"]


async def test_who_steps_back_and_goes_stays_in_its_room_as_a_member(week: Week) -> None:
    await week.group(week.mei, week.rosa)
    (date,) = await week.post(cohost=week.rosa.id)
    await week.sign_up(week.rosa, date["id"])
    await answer(week, week.rosa, date, "PUT")
    await week.until(TWO_DAYS_BEFORE)
    room = (await week.do(week.rosa, "PUT", f"/dates/{date['id']}/room"))["id"]
    await answer(week, week.rosa, date, "DELETE")
    assert (await week.do(week.rosa, "GET", f"/rooms/{room}"))["role"] == "member"


async def test_a_gathering_whose_host_left_is_looked_after_by_the_centre(week: Week) -> None:
    room = await week.group(week.rosa, week.sam)
    (date,) = await week.post(week.rosa, group=room)
    path = f"/dates/{date['id']}"
    assert not (await week.do(week.chen, "GET", path))["may"]["edit"]
    await answer(week, week.rosa, date, "DELETE")
    assert (await week.do(week.chen, "GET", path))["may"]["edit"]
    assert (await week.do(week.chen, "PATCH", path, {"place": "Hall"}))["place"] == "Hall"
    assert (await week.call(week.sam, "PATCH", path, {"place": "Park"})).status_code == 403


async def test_what_i_host_is_mine_too_and_i_am_reminded_of_it(week: Week) -> None:
    await week.group(week.mei, week.rosa)
    (date,) = await week.post(cohost=week.rosa.id, bring="the songbook")
    await answer(week, week.rosa, date, "PUT")
    other = await week.one(title="Tea", starts="2030-03-13T14:00")
    await week.sign_up(week.rosa, other)
    listed = (await week.do(week.rosa, "GET", "/me/dates"))["items"]
    assert [one["title"] for one in listed] == ["Singing", "Tea"]
    assert listed[0]["mine"] is None
    assert [one["title"] for one in (await week.do(week.mei, "GET", "/me/dates"))["items"]] == [
        "Singing",
        "Tea",
    ]
    assert (await week.do(week.sam, "GET", "/me/dates"))["items"] == []
    await week.until(datetime.fromisoformat("2030-03-11T10:00:00Z"))
    for who in (week.mei, week.rosa):
        (event,) = await week.for_you(who)
        assert (event["on"], event["which"]) == ("activity.reminded", "evening")
    await answer(week, week.rosa, date, "DELETE")
    await week.until(datetime.fromisoformat("2030-03-12T05:00:00Z"))
    assert await week.told(week.mei) == ["activity.reminded"] * 2
    assert await week.told(week.rosa) == [], "who hosts it no longer is reminded no more"


async def test_a_worker_i_blocked_is_not_named_where_they_signed_me_up(week: Week) -> None:
    """What a worker does for somebody is the centre's act: the block hides who it was, not that it was done."""
    date = await week.one()
    await week.group(week.chen, week.rosa)
    await week.do(week.chen, "PUT", f"/dates/{date}/sign-ups/{week.rosa.id}", {})
    assert (await week.mine(week.rosa, date))["by"]["name"] == "Chen"
    await week.do(week.rosa, "PUT", f"/people/{week.chen.id}/block")
    assert (await week.mine(week.rosa, date))["by"]["id"] == week.centre
    assert await week.told(week.rosa) == ["sign_up.changed"]


async def test_a_worker_who_reads_wishes_is_in_the_log(week: Week) -> None:
    date = await week.one()
    await week.sign_up(week.rosa, date, words="my knee")
    await week.sign_up(week.sam, date)
    for who in (week.mei, week.chen):
        assert "my knee" in (await week.call(who, "GET", f"/dates/{date}/sign-ups")).text
    (look,) = (await week.do(week.rosa, "GET", "/me/access-log"))["items"]
    assert (look["by"]["name"], look["what"]) == ("Chen", "wishes")
    assert (await week.do(week.sam, "GET", "/me/access-log"))["items"] == []
