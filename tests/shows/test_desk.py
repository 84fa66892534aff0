"""What must be shown of the desk: each number is a promise, shown end to end. The stories stand in files beside."""

from pathlib import Path

import pytest

from tests.boundaries.conftest import circle  # noqa: F401  # the fixture itself
from tests.decisions.conftest import (  # noqa: F401  # the fixture itself
    Desk,
    desk,
    night,
)
from tests.faults.test_decided import told_once_all_the_same
from tests.glass.conftest import Ward, ward  # noqa: F401  # the fixture itself
from tests.shows import (
    desk_cases,
    desk_decisions,
    desk_glass,
    desk_glass_screens,
    desk_matrix,
    desk_phones,
    desk_proof,
)
from tests.support.server import Server, running

pytestmark = pytest.mark.shows


def test_show_1_a_report_a_decision_an_appeal_and_who_looked(tmp_path: Path) -> None:
    desk_phones.show_1(tmp_path / "server")


def test_show_2_every_route_of_the_desk_has_its_line_for_every_asker() -> None:
    desk_matrix.show_2()


async def test_show_3_out_of_hours_three_hold_and_the_opening_lifts(
    night: Desk,  # noqa: F811  # the fixture above
) -> None:
    await desk_decisions.show_3(night)


async def test_show_4_two_workers_at_once_and_told_exactly_once(
    desk: Desk,  # noqa: F811  # the fixture above
) -> None:
    await desk_cases.show_4(desk)


async def test_show_4_killed_between_decision_and_notice_it_is_told_exactly_once(
    own_server: Server,
) -> None:
    await told_once_all_the_same(own_server)


async def test_show_5_a_worker_who_blocked_them_still_sees_the_case(tmp_path: Path) -> None:
    await desk_cases.show_5(tmp_path)


async def test_show_6_breaking_the_glass_end_to_end(
    ward: Ward,  # noqa: F811  # the fixture above
) -> None:
    await desk_glass.show_6(ward)


def test_show_6_broken_on_the_screen_and_told_on_theirs(tmp_path: Path) -> None:
    desk_glass_screens.show_6_on_screens(tmp_path / "server")


def test_show_7_a_passkey_opens_the_desk_and_is_asked_again(tmp_path: Path) -> None:
    desk_proof.show_passkeys(tmp_path / "server")


def test_show_7_codes_and_pin_where_the_address_is_bare(tmp_path: Path) -> None:
    with running("sqlite", tmp_path / "server", SUNROOM_MESSAGE_LIMIT="off") as server:
        desk_proof.show_codes(server)


def test_show_8_the_figure_of_five_hundred_open_cases() -> None:
    assert desk_cases.show_8()
