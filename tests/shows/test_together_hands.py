"""What must be shown of a hand with things."""

from pathlib import Path

import pytest

from tests.browser import together_hands
from tests.support.server import running

pytestmark = pytest.mark.shows


def test_show_2_a_hand_from_template_to_done_with_one_stepping_back(tmp_path: Path) -> None:
    with running("sqlite", tmp_path / "server", SUNROOM_MESSAGE_LIMIT="off") as server:
        told = together_hands.show_a_hand(server)
    print("told who asked:", ", ".join(told))
    assert "help.ended" not in told, "who says that it is done isn't told it"
