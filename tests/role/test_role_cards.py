"""Role cards: the same page for everyone, with hours, who stands in, and how to reach them."""

from uuid import UUID, uuid4

import pytest

from core.work import Work
from models.people import Appointment, Role
from rules.role_cards import CARDS, card_of
from tests.role.conftest import House

ROLES = ("member", "peer_representative", "worker", "coordinator")


@pytest.mark.parametrize("role", ROLES)
async def test_the_same_page_for_whoever_reads_it(house: House, role: str) -> None:
    await house.open_hours()
    pages = [
        await house.do(who, "GET", f"/role-cards/{role}")
        for who in (house.kim, house.chen, house.mei)
    ]
    assert pages[0] == pages[1] == pages[2]
    assert pages[0]["may"] and pages[0]["may_not"] and pages[0]["hours"]["week"]


async def test_it_names_who_serves_and_who_stands_in(house: House) -> None:
    key = await house.stand_in()
    await house.says(house.ding, key, "yes")
    page = await house.do(house.kim, "GET", "/role-cards/worker")
    assert [one["name"] for one in page["reach"]] == ["Chen", "Ding"]
    (away,) = page["away"]
    assert (away["worker"]["name"], away["stand_in"]["name"]) == ("Chen", "Ding")
    members = await house.do(house.kim, "GET", "/role-cards/member")
    assert members["reach"] == [] and members["away"] == [], "no list of a centre's people"


async def test_a_peer_representative_is_named_and_workers_stand_in(house: House) -> None:
    """They speak for others under their own name; when they rest, the workers are there."""
    bei = await house.circle.doors.someone(house.circle.centre, "Bei", "peer_representative")
    path, room = "/role-cards/peer_representative", str(uuid4())
    await house.do(bei, "POST", "//rooms", {"id": room, "title": "Tea", "open": True})
    await house.do(house.kim, "PUT", f"//rooms/{room}/members/me")
    page = await house.do(house.kim, "GET", path)
    assert [one["name"] for one in page["reach"]] == ["Bei"]
    assert (await house.do(house.circle.sam, "GET", path))["reach"] == [], "they never met"
    assert [one["name"] for one in page["stands_in"]] == ["Chen", "Ding"]
    await house.do(bei, "PUT", f"//people/{house.kim.id}/block")
    assert (await house.do(house.kim, "GET", path))["reach"] == []
    for role in ("member", "worker", "coordinator"):
        other = await house.do(house.kim, "GET", f"/role-cards/{role}")
        assert other["stands_in"] == [], "whoever is away names who stands in for them"


@pytest.mark.parametrize("blocks", ["kim", "ding"])
async def test_whoever_a_block_stands_between_is_left_out(house: House, blocks: str) -> None:
    one, other = (house.kim, house.ding) if blocks == "kim" else (house.ding, house.kim)
    await house.do(one, "PUT", f"//people/{other.id}/block")
    page = await house.do(house.kim, "GET", "/role-cards/worker")
    assert [one["name"] for one in page["reach"]] == ["Chen"]
    sams = await house.do(house.circle.sam, "GET", "/role-cards/worker")
    assert [one["name"] for one in sams["reach"]] == ["Chen", "Ding"]


async def test_a_centre_adds_lines_of_its_own(house: House) -> None:
    lines = [
        {"side": "may", "words": "Open the garden gate."},
        {"side": "may_not", "words": "Lend the van."},
    ]
    path = "/role-cards/worker"
    for who in (house.kim, house.chen):
        assert (await house.call(who, "PUT", path, {"lines": lines})).status_code == 403
    for _ in range(2):
        await house.do(house.mei, "PUT", path, {"lines": lines})
    assert (await house.do(house.kim, "GET", path))["own"] == lines
    assert (await house.do(house.kim, "GET", "/role-cards/coordinator"))["own"] == []
    odd = [{"side": "must", "words": "x"}]
    assert (await house.call(house.mei, "PUT", path, {"lines": odd})).status_code == 422


async def test_another_centre_and_another_role_are_not_found(house: House) -> None:
    elsewhere = await house.circle.doors.centre(f"River {uuid4().hex[:8]}")
    far = await house.circle.doors.someone(elsewhere, "Far", "coordinator")
    for method, body in (("GET", None), ("PUT", {"lines": []})):
        answer = await house.call(far, method, "/role-cards/worker", body)
        assert answer.status_code == 404
    assert (await house.call(house.kim, "GET", "/role-cards/boss")).status_code == 422


def test_every_card_says_as_much_in_every_language() -> None:
    for role, said in CARDS.items():
        assert set(said) == {"zh-CN", "en", "ja"}, role
        assert len({tuple(map(len, sides)) for sides in said.values()}) == 1, role


@pytest.mark.parametrize(
    ("language", "words"), [("zh-CN", "最晚三天"), ("en", "within three days"), ("ja", "3日")]
)
@pytest.mark.parametrize("role", ["worker", "coordinator"])
def test_what_they_may_not_see_names_the_one_exception(
    role: Role, language: str, words: str
) -> None:
    """A card that says "never" and means "hardly ever" would be no promise."""
    _, may_not = card_of(role, language)
    assert any(words in line for line in may_not)


async def test_from_a_page_it_is_the_card_of_where_they_serve(house: House) -> None:
    """Somebody of two centres finds the card of the worker shown, and nobody one that isn't theirs to read."""
    doors, kim = house.circle.doors, house.kim
    far = await doors.centre("Far Court")
    zhao = await doors.someone(far, "Zhao", "worker")
    await doors.store.write(_belongs, UUID(kim.id), UUID(far))
    room = str(uuid4())
    await doors.do(zhao, "POST", "/rooms", {"id": room, "title": "Tea", "open": True})
    await doors.do(kim, "PUT", f"/rooms/{room}/members/me")
    page = await doors.do(kim, "GET", f"/people/{zhao.id}")
    assert (page["person"]["mark"], page["card"]) == ("worker", far)
    assert (await doors.do(kim, "GET", f"/centres/{far}/role-cards/worker"))["reach"]
    own = await doors.do(kim, "GET", f"/people/{house.chen.id}")
    assert own["card"] == house.circle.centre
    assert (await doors.do(kim, "GET", f"/people/{house.circle.sam.id}"))["card"] is None


def _belongs(work: Work, person: UUID, centre: UUID) -> None:
    role = Appointment(person_id=person, centre_id=centre, role="member", since=work.now)
    work.session.add(role)
