"""PINs: what fits, how waits grow, and what ten misses do."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest

from actions import appointments, own_cards, pins, sign_in
from actions.sessions import Opened
from core.errors import SignedOut
from core.slow_hash import slow_fits, slow_hash
from models.ledger import session_stream
from models.people import Appointment, NewAppointment, Person
from models.sign_in import SignInCommand, Who
from rules.sign_in import (
    CurrentPinWrong,
    NoPin,
    PinWrong,
    Wait,
    unlinks,
    wait_after,
)
from tests.support.house import House, change, made, unlock, use


@pytest.fixture
def rosa(house: House, here: UUID, chen: Who) -> Opened:
    """Rosa, who has the PIN 2580, as her phone knows her."""
    opened = use(house, made(house, chen, here).code)
    house.act(change, house.who(opened.token), "2580")
    return opened


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
            with pytest.raises(Wait) as told:  # nothing is hashed meanwhile
                house.look(pins.look, rosa.person, rosa.device_key)
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


def test_the_waits() -> None:
    assert [wait_after(n).total_seconds() for n in range(5)] == [0, 0, 0, 5, 10]
    assert wait_after(30) == timedelta(minutes=10)
    assert not unlinks(9) and unlinks(10)
