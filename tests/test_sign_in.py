"""Cards, PINs, sessions and devices, without the doors: every moment is a moment of the clock in our hand."""

import asyncio
import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from starlette.responses import Response

from actions import appointments, card_pages, cards, devices, first_card, own_cards, pins, sign_in
from actions.people import give_role
from actions.sessions import Opened
from api.browsers import keep
from core.errors import NotAllowed, NotFound, SignedOut
from core.settings import Settings
from core.slow_hash import slow_fits, slow_hash
from models.ledger import session_stream
from models.people import Appointment, Centre, NewAppointment, Person
from models.sign_in import Card, Device, MadeCard, NewCards, SignInCommand, SignInMiss, Who
from rules.sign_in import (
    CARD_LIFE,
    MISS_WINDOW,
    MISSES_A_PHONE,
    MISSES_IN_ALL,
    CardUnusable,
    CurrentPinWrong,
    NameNeeded,
    NoPin,
    PinWrong,
    Wait,
    lasts_until,
    slides,
    unlinks,
    wait_after,
)
from tests.support.cast import Cast
from tests.support.client import Phone
from tests.support.house import MORNING, House, built

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    with built(tmp_path) as house:
        yield house


@pytest.fixture
def here(house: House) -> UUID:
    return house.centre("Plum Court")


@pytest.fixture
def chen(house: House, here: UUID) -> Who:
    return house.asks(here, "Chen", "worker")


def made(house: House, maker: Who, centre: UUID, **new: object) -> MadeCard:
    return house.act(cards.make_cards, maker, centre, NewCards.model_validate(new))[0]


def use(house: House, card: str, phone: UUID | None = None, **more: object) -> Opened:
    """Use a card as Nan, on a phone of hers."""
    said = {"card": card, "name": "Nan", "device": phone or uuid4(), **more}
    return house.act(sign_in.sign_in_with_card, SignInCommand.model_validate(said), None, "a phone")


# The card


def test_a_card_makes_a_person_with_its_role(house: House, here: UUID, chen: Who) -> None:
    card = made(house, chen, here, role="peer_representative")
    nan = house.who(use(house, card.code).token)
    assert nan.home == here and nan.at(here) == {"peer_representative"}
    assert house.row(Person, nan.person)["name"] == "Nan"


def test_codes_are_typed_in_many_ways(house: House, here: UUID, chen: Who) -> None:
    shapes = (
        str.lower,
        lambda code: code.replace("-", ""),
        lambda code: f"  {code.replace('-', ' ')}\n",
        lambda code: code.replace("-", "－").translate({i: i + 0xFEE0 for i in range(48, 91)}),
    )
    for shape in shapes:
        assert use(house, shape(made(house, chen, here).code)).token
    secret = made(house, chen, here).secret
    assert use(house, f"https://somewhere.example/#card={secret}").token
    assert use(house, made(house, chen, here).secret).token


def test_a_card_works_once_and_for_its_phone_ten_minutes_more(
    house: House, here: UUID, chen: Who
) -> None:
    card, phone = made(house, chen, here), uuid4()
    lost = use(house, card.code, phone)
    house.clock.move(timedelta(minutes=9))
    again = use(house, card.code, phone)
    assert again.person == lost.person
    with pytest.raises(SignedOut):
        house.who(lost.token)
    assert len(house.look(devices.my_devices, house.who(again.token))) == 1
    for other in (uuid4(), None):
        with pytest.raises(CardUnusable):
            house.act(
                sign_in.sign_in_with_card,
                SignInCommand(card=card.code, name="Nan", device=other),
                None,
                "",
            )
    house.clock.move(timedelta(minutes=1))
    with pytest.raises(CardUnusable):
        use(house, card.code, phone)
    assert house.who(again.token).person == lost.person


def test_a_card_without_a_phones_name_is_not_answered_twice(
    house: House, here: UUID, chen: Who
) -> None:
    card = made(house, chen, here)
    said = SignInCommand(card=card.code, name="Nan")
    house.act(sign_in.sign_in_with_card, said, None, "")
    with pytest.raises(CardUnusable):
        house.act(sign_in.sign_in_with_card, said, None, "")


def test_after_signing_out_the_card_is_no_way_back(house: House, here: UUID, chen: Who) -> None:
    card, phone = made(house, chen, here), uuid4()
    opened = use(house, card.code, phone)
    house.act(devices.sign_out, house.who(opened.token))
    with pytest.raises(CardUnusable):
        use(house, card.code, phone)


def test_a_card_lasts_72_hours(house: House, here: UUID, chen: Who) -> None:
    early, late = made(house, chen, here), made(house, chen, here)
    house.clock.move(CARD_LIFE - timedelta(seconds=1))
    assert use(house, early.code).token
    house.clock.move(timedelta(seconds=1))
    with pytest.raises(CardUnusable):
        use(house, late.code)


def test_without_a_name_the_card_stays_whole(house: House, here: UUID, chen: Who) -> None:
    card, people_before = made(house, chen, here), house.count(Person)
    with pytest.raises(NameNeeded):
        use(house, card.code, name=None)
    assert house.count(Person) == people_before and use(house, card.code).token


def test_secrets_are_not_in_the_database(
    house: House, here: UUID, chen: Who, tmp_path: Path
) -> None:
    card = made(house, chen, here)
    token = use(house, card.code).token
    kept = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    for secret in (card.code, card.code.replace("-", ""), card.secret, token):
        assert secret.encode() not in kept


def test_a_card_for_somebody_brings_them_back_and_leaves_their_devices(
    house: House, here: UUID, chen: Who
) -> None:
    rosa = house.asks(here, "Rosa")
    card = made(house, chen, here, person=rosa.person)
    back = house.who(use(house, card.code).token)
    assert back.person == rosa.person and back.session != rosa.session
    assert house.look(sign_in.living, [rosa.session, back.session]) == {rosa.session, back.session}
    assert house.row(Person, rosa.person)["name"] == "Rosa"


def test_a_card_for_somebody_of_here_no_longer_is_dead(house: House, here: UUID, chen: Who) -> None:
    rosa = house.asks(here, "Rosa")
    card = made(house, chen, here, person=rosa.person)
    (role,) = house.look(appointments.centre_people, chen, here, None)[0][1].appointments
    house.act(appointments.end_appointment, chen, here, role.id)
    with pytest.raises(CardUnusable):
        use(house, card.code)


# Who makes cards


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


# The first coordinator


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


# The budget


def guess(house: House, phone: UUID | None) -> None:
    house.act(sign_in.sign_in_with_card, SignInCommand(card="7KQM", device=phone), None, "")


def test_a_phone_that_guesses_waits_but_a_right_card_works(
    house: House, here: UUID, chen: Who
) -> None:
    phone = uuid4()
    for _ in range(MISSES_A_PHONE):
        with pytest.raises(CardUnusable):
            guess(house, phone)
    house.clock.move(timedelta(minutes=4))
    for _ in range(3):
        with pytest.raises(Wait) as told:
            guess(house, phone)
        assert told.value.facts["retry_after"] == 360
    assert house.count(SignInMiss) == MISSES_A_PHONE, "what is over the budget isn't even kept"
    with pytest.raises(CardUnusable):
        guess(house, uuid4())
    assert use(house, made(house, chen, here).code, phone).token
    house.clock.move(MISS_WINDOW)
    with pytest.raises(CardUnusable):
        guess(house, phone)
    assert house.count(SignInMiss) == 1, "old misses are forgotten"


def test_all_phones_together_have_a_budget_too(house: House, here: UUID, chen: Who) -> None:
    def keep(work):
        work.session.add_all(SignInMiss(at=work.now) for _ in range(MISSES_IN_ALL))

    house.act(keep)
    for phone in (uuid4(), None):
        with pytest.raises(Wait):
            guess(house, phone)
    with pytest.raises(Wait):
        house.look(pins.look, chen.person, "no device")
    assert use(house, made(house, chen, here).code).token


# The PIN


@pytest.fixture
def rosa(house: House, here: UUID, chen: Who) -> Opened:
    """Rosa, who has the PIN 2580, as her phone knows her."""
    opened = use(house, made(house, chen, here).code)
    house.act(change, house.who(opened.token), "2580")
    return opened


def change(work, who: Who, pin: str | None, current: str = "") -> object:
    secret = work.secret
    guess = pins.look_mine(work, who)
    fits = slow_fits(secret, current, guess.pin_hash)
    return pins.change_pin(work, who, guess, fits, pin and slow_hash(secret, pin))


def unlock(house: House, person: UUID, pin: str, key: str | None) -> Opened:
    known = house.look(pins.look, person, key or "")
    return house.act(pins.unlock, known, slow_fits(house.store.secret, pin, known.pin_hash))


def test_the_pin_unlocks_the_device_that_knows_its_person(house: House, rosa: Opened) -> None:
    house.act(pins.lock, house.who(rosa.token))
    with pytest.raises(SignedOut):
        house.who(rosa.token)
    back = unlock(house, rosa.person, "2580", rosa.device_key)
    assert house.who(back.token).person == rosa.person
    assert back.device_key is None, "the answer may be lost: the device keeps its key"
    assert unlock(house, rosa.person, "2580", rosa.device_key).token


def test_wrong_unknown_and_foreign_are_one(house: House, here: UUID, rosa: Opened) -> None:
    sam = house.asks(here, "Sam")
    tries = [
        (rosa.person, "2581", rosa.device_key),
        (rosa.person, "2580", "another device"),
        (rosa.person, "2580", None),
        (sam.person, "2580", rosa.device_key),
        (uuid4(), "2580", rosa.device_key),
    ]
    for person, pin, key in tries:
        with pytest.raises(PinWrong) as told:
            unlock(house, person, pin, key)
        assert told.value.status == 401 and not told.value.facts


def test_a_pin_that_was_never_set_fits_nothing(house: House, here: UUID, chen: Who) -> None:
    opened = use(house, made(house, chen, here).code)
    with pytest.raises(PinWrong):
        unlock(house, opened.person, "0000", opened.device_key)
    with pytest.raises(NoPin):
        house.act(pins.lock, house.who(opened.token))


def test_waits_grow_and_ten_misses_unlink_this_device_only(house: House, rosa: Opened) -> None:
    code = house.act(own_cards.move_code, house.who(rosa.token))
    tablet = use(house, code.code)
    phone = house.who(rosa.token)
    waits = []
    for number in range(1, 11):
        with pytest.raises(PinWrong):
            unlock(house, rosa.person, "1111", rosa.device_key)
        if 3 <= number < 10:
            with pytest.raises(Wait) as told:
                unlock(house, rosa.person, "2580", rosa.device_key)
            waits.append(told.value.facts["retry_after"])
            house.clock.move(timedelta(seconds=waits[-1]))
    assert waits == [5, 10, 20, 40, 80, 160, 320]
    with pytest.raises(PinWrong):
        unlock(house, rosa.person, "2580", rosa.device_key)
    assert session_stream(phone.session) in house.bell.streams
    assert house.who(tablet.token).person == rosa.person
    assert unlock(house, rosa.person, "2580", tablet.device_key).token


def test_a_right_pin_forgives(house: House, rosa: Opened) -> None:
    for _ in range(4):
        for _ in range(2):
            with pytest.raises(PinWrong):
                unlock(house, rosa.person, "1111", rosa.device_key)
        assert unlock(house, rosa.person, "2580", rosa.device_key).token


def test_guesses_made_side_by_side_are_counted_one_by_one(house: House, rosa: Opened) -> None:
    known = house.look(pins.look, rosa.person, rosa.device_key)
    for _ in range(3):
        with pytest.raises(PinWrong):
            house.act(pins.unlock, known, False)
    with pytest.raises(Wait):
        house.act(pins.unlock, known, True)


def test_a_guess_at_a_pin_that_was_changed_meanwhile_is_wrong(house: House, rosa: Opened) -> None:
    known = house.look(pins.look, rosa.person, rosa.device_key)
    house.act(change, house.who(rosa.token), "1357", "2580")
    with pytest.raises(PinWrong):
        house.act(pins.unlock, known, True)


def test_a_new_pin_needs_the_old_one(house: House, rosa: Opened) -> None:
    me = house.who(rosa.token)
    for pin in ("1357", None):
        with pytest.raises(CurrentPinWrong) as told:
            house.act(change, me, pin, "9999")
        assert (told.value.status, told.value.code) == (403, "pin_wrong")
    house.act(change, me, None, "2580")
    assert house.row(Person, rosa.person)["pin_hash"] is None


def test_a_card_in_hand_sets_a_new_pin(house: House, here: UUID, chen: Who, rosa: Opened) -> None:
    card = made(house, chen, here, person=rosa.person)
    words = SignInCommand(card=card.code, device=uuid4(), pin="1357")
    new = slow_hash(house.store.secret, "1357")
    opened = house.act(sign_in.sign_in_with_card, words, new, "")
    assert unlock(house, rosa.person, "1357", opened.device_key).token


def test_who_holds_no_role_any_more_stays_out(
    house: House, here: UUID, chen: Who, rosa: Opened
) -> None:
    (role,) = [a.id for a in house.all(Appointment) if a.person_id == rosa.person]
    house.act(appointments.end_appointment, chen, here, role)
    with pytest.raises(PinWrong):
        unlock(house, rosa.person, "2580", rosa.device_key)
    again = NewAppointment(person=rosa.person, role="member")
    house.act(appointments.appoint, chen, here, again)
    assert unlock(house, rosa.person, "2580", rosa.device_key).token


def test_a_hash_fits_only_its_text_under_its_key() -> None:
    known = slow_hash(b"key", "2580")
    assert slow_fits(b"key", "2580", known) and not slow_fits(b"key", "2581", known)
    assert not slow_fits(b"other key", "2580", known) and not slow_fits(b"key", "2580", None)
    assert not slow_fits(b"key", "2580", "no hash at all") and slow_hash(b"key", "2580") != known


# Sessions and devices


def test_a_members_session_slides_for_90_days_within_180(house: House, here: UUID) -> None:
    token = house.token(house.person(here, "Rosa"))
    assert not house.who(token).due
    for _ in range(2):
        house.clock.move(89 * DAY)
        assert house.who(token).due
        house.act(sign_in.slide, token)
        assert not house.who(token).due
    house.clock.move(2 * DAY)
    with pytest.raises(SignedOut):
        house.who(token)


def test_an_idle_session_ends_after_90_days(house: House, here: UUID) -> None:
    token = house.token(house.person(here, "Rosa"))
    house.clock.move(90 * DAY)
    with pytest.raises(SignedOut):
        house.who(token)
    house.act(sign_in.slide, token)
    with pytest.raises(SignedOut):
        house.who(token)


def test_staff_with_a_pin_are_asked_for_it_after_twelve_hours(
    house: House, chen: Who, here: UUID
) -> None:
    lin = house.act(cards.add_card, here, "coordinator")
    opened = use(house, lin.code)
    house.act(change, house.who(opened.token), "2580")
    fresh = unlock(house, opened.person, "2580", opened.device_key)
    house.clock.move(12 * HOUR - timedelta(seconds=1))
    assert house.who(fresh.token).person == opened.person
    house.clock.move(timedelta(seconds=1))
    with pytest.raises(SignedOut):
        house.who(fresh.token)
    later = house.who(house.token(chen.person))
    assert later.person == chen.person, "without a PIN, staff aren't locked out"


def test_no_token_is_nobody(house: House) -> None:
    for token in ("", "x", "\ud800"):
        with pytest.raises(SignedOut):
            house.who(token)


def test_signing_out_ends_one_device_and_says_so(house: House, here: UUID) -> None:
    rosa = house.person(here, "Rosa")
    phone, tablet = house.token(rosa), house.token(rosa)
    me = house.who(phone)
    house.bell.streams.clear()
    house.act(devices.sign_out, me)
    assert house.bell.streams == [session_stream(me.session)]
    with pytest.raises(SignedOut):
        house.who(phone)
    (left,) = house.look(devices.my_devices, house.who(tablet))
    assert left.this and left.since == MORNING


def test_one_signs_out_only_ones_own_devices(house: House, here: UUID) -> None:
    rosa, sam = house.asks(here, "Rosa"), house.asks(here, "Sam")
    for device in (rosa.device, uuid4()):
        with pytest.raises(NotFound):
            house.act(devices.sign_out_device, sam, device)
    house.act(devices.sign_out_device, rosa, rosa.device)
    house.act(devices.sign_out_device, rosa, rosa.device)
    assert house.look(sign_in.living, [rosa.session, sam.session]) == {sam.session}


def test_a_worker_signs_out_everything_of_one_person(house: House, here: UUID, chen: Who) -> None:
    rosa, sam = house.person(here, "Rosa"), house.asks(here, "Sam")
    tokens = [house.token(rosa), house.token(rosa)]
    zhao = house.asks(house.centre("River House"), "Zhao", "worker")
    for who, centre in ((sam, here), (zhao, here), (zhao, zhao.home)):
        with pytest.raises(NotFound):
            house.act(devices.sign_out_person, who, centre, rosa)
    assert house.who(tokens[0]).person == rosa
    house.act(devices.sign_out_person, chen, here, rosa)
    for token in tokens:
        with pytest.raises(SignedOut):
            house.who(token)
    assert house.look(sign_in.living, [sam.session, chen.session]) == {sam.session, chen.session}


def test_a_closed_account_is_signed_out(house: House, here: UUID) -> None:
    rosa = house.asks(here, "Rosa")

    def close(work):
        work.session.get_one(Person, rosa.person).ended_at = work.now

    house.act(close)
    assert house.look(sign_in.living, [rosa.session]) == set()


# The rules, and the page


def test_the_ends_of_sessions() -> None:
    start = MORNING
    assert lasts_until(start, start, staff=False, pin=False) == start + 90 * DAY
    assert lasts_until(start, start + 100 * DAY, staff=False, pin=True) == start + 180 * DAY
    assert lasts_until(start, start + 2 * HOUR, staff=True, pin=True) == start + 12 * HOUR
    assert lasts_until(start, start, staff=True, pin=False) == start + 90 * DAY
    assert slides(start, start + DAY) and slides(start, start - HOUR)
    assert not slides(start, start + 23 * HOUR) and not slides(start, start)


def test_the_waits() -> None:
    assert [wait_after(n).total_seconds() for n in range(5)] == [0, 0, 0, 5, 10]
    assert wait_after(30) == timedelta(minutes=10)
    assert not unlinks(9) and unlinks(10)


@pytest.mark.parametrize(
    "words",
    [{}, {"card": "x", "person": uuid4()}, {"person": uuid4()}, {"person": uuid4(), "pin": "12"}],
)
def test_there_is_one_way_in_at_a_time(words: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="SignInCommand"):
        SignInCommand.model_validate(words)


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


def test_a_used_card_says_so_to_its_owner(house: House, here: UUID, chen: Who) -> None:
    rosa = house.asks(here, "Rosa")
    card = made(house, chen, here, person=rosa.person)
    use(house, card.code)
    house.act(own_cards.refuse_card, rosa, card.id)
    assert house.look(own_cards.my_cards, rosa)[0].state == "used"
    row = house.row(Card, card.id)
    assert house.row(Device, row["used_device"])["person_id"] == rosa.person


# Through the door


async def test_of_two_phones_with_one_card_one_comes_in(cast: Cast) -> None:
    centre = cast.chen.me["home"]["id"]
    card = (await cast.chen.do("POST", f"/centres/{centre}/cards", {}))["items"][0]
    phones = [Phone(cast.rosa.server) for _ in range(4)]
    words = [{"card": card["card"], "name": "Nan", "device": phone.device} for phone in phones]
    pairs = zip(phones, words, strict=True)
    answers = await asyncio.gather(*(p.call("POST", "/sign-in", w) for p, w in pairs))
    assert sorted(answer.status_code for answer in answers) == [201, 401, 401, 401]
    for phone in phones:
        await phone.close()


async def test_guesses_side_by_side_over_the_door_are_counted(cast: Cast) -> None:
    await cast.rosa.do("PUT", "/me/pin", {"pin": "2580"})
    await cast.rosa.do("POST", "/lock")
    del cast.rosa.http.headers["Authorization"]
    wrong = {"person": cast.rosa.id, "pin": "1111"}
    answers = await asyncio.gather(*(cast.rosa.call("POST", "/sign-in", wrong) for _ in range(12)))
    codes = [answer.json()["code"] for answer in answers]
    assert codes.count("pin_wrong") == 3 and codes.count("wait") == 9


async def test_what_a_browser_is_given_to_keep(cast: Cast) -> None:
    centre = cast.chen.me["home"]["id"]
    card = (await cast.chen.do("POST", f"/centres/{centre}/cards", {}))["items"][0]
    words = {"card": card["card"], "name": "Nan", "device": str(uuid4())}
    browser = Phone(cast.rosa.server)
    page = {"Origin": browser.server.url, "User-Agent": "Mozilla/5.0 (Linux; Android 13) Chrome/9"}
    answer = await browser.call("POST", "/sign-in", words, headers=page)
    given = dict(line.split("=", 1) for line in answer.headers.get_list("set-cookie"))
    assert set(given) == {"sunroom", "sunroom-device"}
    for kept in given.values():
        assert {"HttpOnly", "Path=/", "SameSite=lax"} <= set(kept.split("; ")), kept
        assert int(re.findall(r"Max-Age=(\d+)", kept)[0]) > 90 * 24 * 3600
    (device,) = (await browser.get("/me/devices"))["items"]
    assert device["label"] == "Android · Chrome" and device["this"]
    out = await browser.call("POST", "/sign-out", headers={"Origin": browser.server.url})
    assert out.status_code == 204 and out.headers["set-cookie"].count("Max-Age=0") == 2
    assert not browser.http.cookies, "nothing is left on the device"
    await browser.close()


def test_cookies_over_https_are_bound_to_the_host() -> None:
    settings = Settings(public_url="https://sunroom.example")
    response = Response()
    keep(response, settings, "a token", "a key")
    for line in response.headers.getlist("set-cookie"):
        assert line.startswith("__Host-sunroom") and "; Secure" in line and "omain" not in line
