"""Who makes, lists, ends and refuses cards, and the page they are printed on."""

import re
from datetime import timedelta
from uuid import UUID

import pytest

from actions import card_pages, cards, first_card, own_cards
from actions.people import give_role
from core.errors import NotAllowed, NotFound
from models.people import Centre
from models.sign_in import Card, Device, NewCards, Who
from rules.sign_in import (
    CARD_LIFE,
    CardUnusable,
)
from tests.support.house import House, made, use


def test_nobody_makes_a_card_above_their_own_rights(house: House, here: UUID, chen: Who) -> None:
    lin = house.asks(here, "Lin", "coordinator")
    rosa = house.asks(here, "Rosa")
    for role in ("worker", "coordinator"):
        with pytest.raises(NotAllowed):
            made(house, chen, here, role=role)
        assert made(house, lin, here, role=role).role == role
    with pytest.raises(NotFound):
        made(house, rosa, here)
    with pytest.raises(NotAllowed):
        made(house, chen, here, person=lin.person)
    with pytest.raises(NotAllowed):
        made(house, chen, here, person=house.person(here, "Wu", "worker"))


def test_a_card_is_no_way_into_another_centres_staff(house: House, here: UUID, chen: Who) -> None:
    there = house.centre("River House")
    zhao = house.person(there, "Zhao", "coordinator")
    house.act(lambda work: give_role(work, zhao, here, "member", None).id)
    lin = house.asks(here, "Lin", "coordinator")
    for maker in (chen, lin):
        with pytest.raises(NotAllowed):
            made(house, maker, here, person=zhao)
    at_home = house.asks(there, "Qiu", "coordinator")
    assert made(house, at_home, there, person=zhao).person
    outsider = house.person(there, "Outsider")
    with pytest.raises(NotFound):
        made(house, lin, here, person=outsider)


def test_open_cards_are_listed_and_ended_here_only(house: House, here: UUID, chen: Who) -> None:
    zhao = house.asks(house.centre("River House"), "Zhao", "coordinator")
    used, ended, still = (made(house, chen, here) for _ in range(3))
    use(house, used.code)
    house.act(cards.end_card, chen, here, ended.id)
    own = house.act(own_cards.move_code, chen)
    (listed,) = house.look(cards.open_cards, chen, here)
    assert (listed.id, listed.made_by.name) == (still.id, "Chen")
    assert still.code not in listed.model_dump_json()
    for who, centre, card in ((zhao, here, still), (zhao, zhao.home, still), (chen, here, own)):
        with pytest.raises(NotFound):
            house.act(cards.end_card, who, centre, card.id)
    with pytest.raises(CardUnusable):
        use(house, ended.code)
    house.act(cards.end_card, chen, here, ended.id)
    house.clock.move(CARD_LIFE)
    assert house.look(cards.open_cards, chen, here) == []


def test_one_sees_and_refuses_cards_made_for_one(house: House, here: UUID, chen: Who) -> None:
    rosa, sam = house.asks(here, "Rosa"), house.asks(here, "Sam")
    card = made(house, chen, here, person=rosa.person)
    house.act(own_cards.move_code, rosa)
    (seen,) = house.look(own_cards.my_cards, rosa)
    assert (seen.id, seen.made_by.name, seen.state) == (card.id, "Chen", "open")
    with pytest.raises(NotFound):
        house.act(own_cards.refuse_card, sam, card.id)
    house.act(own_cards.refuse_card, rosa, card.id)
    assert house.look(own_cards.my_cards, rosa)[0].state == "ended"
    with pytest.raises(CardUnusable):
        use(house, card.code)


def test_a_code_for_myself_lasts_ten_minutes_and_replaces_the_last(
    house: House, here: UUID
) -> None:
    rosa = house.asks(here, "Rosa")
    first = house.act(own_cards.move_code, rosa)
    second = house.act(own_cards.move_code, rosa)
    with pytest.raises(CardUnusable):
        use(house, first.code)
    assert use(house, second.code).person == rosa.person
    third = house.act(own_cards.move_code, rosa)
    house.clock.move(timedelta(minutes=10))
    with pytest.raises(CardUnusable):
        use(house, third.code)


def test_a_used_card_says_so_to_its_owner(house: House, here: UUID, chen: Who) -> None:
    rosa = house.asks(here, "Rosa")
    card = made(house, chen, here, person=rosa.person)
    use(house, card.code)
    house.act(own_cards.refuse_card, rosa, card.id)
    assert house.look(own_cards.my_cards, rosa)[0].state == "used"
    row = house.row(Card, card.id)
    assert house.row(Device, row["used_device"])["person_id"] == rosa.person


def test_the_first_card_is_printed_until_there_is_a_coordinator(house: House) -> None:
    first = house.act(first_card.first_card, "http://127.0.0.1:8000")
    second = house.act(first_card.first_card, "http://127.0.0.1:8000")
    with pytest.raises(CardUnusable):
        use(house, first.card)
    assert second.link.startswith("http://127.0.0.1:8000/#card=")
    lin = house.who(use(house, second.link).token)
    assert lin.at(lin.home) == {"coordinator"} and house.count(Centre) == 1
    assert house.act(first_card.first_card, "http://127.0.0.1:8000") is None


def test_a_coordinators_card_made_on_purpose_stays(house: House, here: UUID) -> None:
    house.act(first_card.first_card, "http://127.0.0.1:8000")
    mine = house.act(cards.add_card, here, "coordinator")
    assert house.act(first_card.first_card, "http://127.0.0.1:8000") is None
    assert house.who(use(house, mine.code).token).home == here


@pytest.mark.parametrize("language", ["zh-CN", "en", "ja"])
def test_the_page_of_cards_needs_nothing_else(
    house: House, here: UUID, chen: Who, language: str
) -> None:
    rosa = house.person(here, "<Rosa & co>")
    some = house.act(cards.make_cards, chen, here, NewCards(count=9))
    some += house.act(cards.make_cards, chen, here, NewCards(person=rosa))
    ready = card_pages.all_printed(some, "https://sunroom.example")
    centre = Centre(**house.row(Centre, here) | {"name": "<b>梅苑</b>"})
    page = card_pages.page(ready, centre, language)
    assert page.count("<section>") == 2 and page.count("<li>") == 10
    assert all(page.count(card.card) == 1 for card in ready)
    assert page.count("data:image/svg+xml") == 10
    assert not re.search(r"(src|href)=.(?!data:)|@import|url\(|<script", page)
    assert "<b>" not in page and "<Rosa" not in page and "&lt;Rosa" in page
    assert "17:00" in page, "the centre's clock: 9 in the morning in UTC is 17 in Shanghai"
    assert not any(card.link.partition("=")[2] in page for card in ready)
