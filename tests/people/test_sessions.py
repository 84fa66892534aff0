"""Sessions and devices: how long they last, and how they end."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest

from actions import cards, devices, sign_in
from core.errors import NotFound, SignedOut
from models.ledger import session_stream
from models.people import Person
from models.sign_in import Who
from rules.sign_in import (
    lasts_until,
    slides,
)
from tests.support.house import MORNING, House, change, unlock, use

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


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


def test_the_ends_of_sessions() -> None:
    start = MORNING
    assert lasts_until(start, start, staff=False, returns=False) == start + 90 * DAY
    assert lasts_until(start, start + 100 * DAY, staff=False, returns=True) == start + 180 * DAY
    assert lasts_until(start, start + 2 * HOUR, staff=True, returns=True) == start + 12 * HOUR
    assert lasts_until(start, start, staff=True, returns=False) == start + 90 * DAY
    assert slides(start, start + DAY) and slides(start, start - HOUR)
    assert not slides(start, start + 23 * HOUR) and not slides(start, start)
