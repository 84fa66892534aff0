"""Cards: used once, for 72 hours, on one phone; and not counted for ever."""

from datetime import timedelta
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from actions import appointments, devices, pins, sign_in
from core.errors import SignedOut
from models.people import Person
from models.sign_in import SignInCommand, SignInMiss, Who
from rules.sign_in import (
    CARD_LIFE,
    MISS_WINDOW,
    MISSES_A_PHONE,
    MISSES_IN_ALL,
    CardUnusable,
    NameNeeded,
    Wait,
)
from tests.support.house import House, made, use


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


def test_two_people_may_share_a_phone(house: House, here: UUID, chen: Who) -> None:
    phone = uuid4()
    nan, sam = (house.who(use(house, made(house, chen, here).code, phone).token) for _ in range(2))
    assert nan.person != sam.person and nan.device != sam.device
    assert house.look(sign_in.living, [nan.session, sam.session]) == {nan.session, sam.session}


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
