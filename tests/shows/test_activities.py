"""What must be shown of activities: each number is a promise, shown end to end."""

import asyncio
import os
import re
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.activities import test_apart, test_calendars, test_tablet
from tests.activities.conftest import Week, week
from tests.browser import week as week_on_phones
from tests.shows.month import play
from tests.support.server import running

pytestmark = pytest.mark.shows
# A whole month on SQLite; on PostgreSQL, where it takes minutes, nine days with as many crashes a day.
DAYS = {"sqlite": 30, "postgresql": int(os.environ.get("SUNROOM_TEST_DAYS", "9"))}
CRASHES_A_DAY = 2
PLACES, PEOPLE = 5, 200

test_show_4_the_feed_is_what_the_api_says = test_calendars.test_the_feed_is_what_the_api_says
test_show_5_a_blocked_host_and_member = test_apart.test_host_and_member
test_show_5_two_who_go = test_apart.test_two_who_go
test_show_5_the_room_of_those_who_go = (
    test_apart.test_the_room_of_those_who_go_keeps_them_apart_like_any_group
)
test_show_6_two_tablets_come_to_one_truth = (
    test_tablet.test_two_tablets_without_a_network_come_to_one_truth
)


def test_show_1_a_class_is_posted_waited_for_and_moved(tmp_path: Path) -> None:
    with running("sqlite", tmp_path / "server", SUNROOM_MESSAGE_LIMIT="off") as server:
        taps = week_on_phones.show_the_class(server)
    print(f"{len(taps.done)} taps: {', '.join(taps.done)}")
    assert len(taps.done) <= week_on_phones.MOST_TAPS


def test_show_6_two_tablets_in_the_browser(tmp_path: Path) -> None:
    with running("sqlite", tmp_path / "server", SUNROOM_MESSAGE_LIMIT="off") as server:
        truth = week_on_phones.show_the_door(server)
    assert truth == {"小满": "couldnt", "团子": "couldnt", "大树": "came"}


@pytest.mark.parametrize("kind", ["sqlite", "postgres"])
async def test_show_2_two_hundred_at_once_for_five_places(kind: str, tmp_path: Path) -> None:
    """Five are in; the others wait in the order in which they were answered a place, which stays."""
    with running(kind, tmp_path, SUNROOM_MESSAGE_LIMIT="off") as server:
        (mei,) = server.people("Plum Court", "peer_representative")
        people = server.people("Plum Court", count=PEOPLE)
        # Let go sooner than the server does (5 s): what closes just as it is used again isn't what is shown.
        limits = httpx.Limits(max_connections=PEOPLE, keepalive_expiry=2)
        async with httpx.AsyncClient(
            base_url=f"{server.url}/api/v1", limits=limits, timeout=60, trust_env=False
        ) as http:
            date = await _post(http, mei["token"])
            path = f"/dates/{date}/sign-ups/me"
            answers = await asyncio.gather(
                *(_as(http, one["token"], "PUT", path, {}) for one in people)
            )
            again = await asyncio.gather(
                *(_as(http, one["token"], "GET", f"/dates/{date}") for one in people)
            )
            listed = await _as(http, mei["token"], "GET", f"/dates/{date}/sign-ups")
    first = [answer["mine"] for answer in answers]
    now = [answer["mine"] for answer in again]
    assert Counter(mine["state"] for mine in now) == {"in": PLACES, "waiting": PEOPLE - PLACES}
    assert sorted(m["line"] for m in now if m["line"]) == list(range(1, PEOPLE - PLACES + 1))
    assert [m["line"] for m in first] == [m["line"] for m in now], "a place in line stays"
    assert len(listed["items"]) == PEOPLE


async def _as(http: httpx.AsyncClient, token: str, method: str, path: str, body: Any = None) -> Any:
    headers = {"Authorization": f"Bearer {token}"}
    answer = await http.request(method, path, json=body, headers=headers)
    assert answer.is_success, answer.text
    return answer.json()


async def _post(http: httpx.AsyncClient, token: str) -> str:
    words = {"title": "Singing", "starts": "2099-03-10T14:00", "places": PLACES}
    key = "0190a5b0-0000-7000-8000-000000000001"
    made = await _as(http, token, "PUT", f"/activities/{key}", words)
    return str(made["dates"][0]["id"])


async def test_show_3_a_month_with_sixty_crashes(week: Week) -> None:
    days = DAYS[week.doors.store.writing.dialect.name]
    month, said = await play(week, crashes=CRASHES_A_DAY * days, days=days, seed=30)
    assert len(month.crashed) == CRASHES_A_DAY * days
    told = Counter((str(r.person_id), str(r.date_id), r.which) for r in said.reminders)
    offered = Counter((one.person_id, one.date_id) for one in said.offers)
    print(
        f"{len(month.swept)} sweeps, {len(month.crashed)} crashes, {sum(told.values())} reminders, "
        f"{len(said.offers)} offers"
    )
    owed = month.owed()
    assert len(owed) > 15 and len(said.offers) > 5, "a month in which something happens"
    assert not {key for key in owed if told[key] == 0}, "none is lost"
    assert not {key for key in told if told[key] > 1}, "none comes twice"
    assert set(told) <= month.may_be(), "none to who withdrew, none before it is due"
    for one in (*said.reminders, *said.offers):
        assert not month.asleep(str(one.person_id), one.at), "none in quiet hours"
    on_streams: dict[str, int] = defaultdict(int)
    for (_, kind, _), count in said.entries.items():
        on_streams[kind] += count
    assert on_streams["activity.reminded"] == len(said.reminders), "each told exactly once"
    assert on_streams["place.offered"] == len(said.offers) == sum(offered.values())
    _check_places(said)


def _check_places(said: Any) -> None:
    """At the end nobody has a place too many, and no place was promised to two at a time."""
    singles = [one for one in said.offers if not one.to_all]
    for one in singles:
        same = [o for o in singles if o.date_id == one.date_id and o.person_id == one.person_id]
        assert len(same) == len({o.at for o in same})
    here = Counter(row.date_id for row in said.states if row.state in ("in", "asked"))
    assert max(here.values(), default=0) <= 3


def test_the_words_of_places_hold_no_number() -> None:
    """What a phone is told of places is a word, so that no list of names can be held against it."""
    text = Path("models/dates.py").read_text("utf-8")
    assert re.search(r'Left = Literal\["any", "some", "none"\]', text)


__all__ = ["week"]
