"""What must be shown of skills: each number is a promise, shown end to end."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.boundaries.conftest import circle
from tests.browser import skills as skills_on_phones
from tests.shows.figures import bench
from tests.skills import test_board
from tests.support.server import running

pytestmark = pytest.mark.shows
ANSWER_TAPS = 2

test_show_6_two_letters_and_one_find_all = (
    test_board.test_two_letters_and_one_find_all_in_every_language
)
test_show_6_as_many_queries_however_long = (
    test_board.test_a_page_takes_as_many_queries_however_long_it_is
)


def test_show_1_from_a_post_to_a_class_in_the_week(tmp_path: Path) -> None:
    """The first half: a post with a picture and steps, an answer, asked, a yes, and a class in the week."""
    with running("sqlite", tmp_path / "server", SUNROOM_MESSAGE_LIMIT="off") as server:
        taps = skills_on_phones.show_the_post(server)
    print(f"{len(taps.done)} taps to answer: {', '.join(taps.done)}")
    assert len(taps.done) == ANSWER_TAPS


def test_show_6_the_first_page_of_many_and_the_search_that_finds_all() -> None:
    """Its tiny form, on both databases. How long it takes isn't asked here: `./sunroom bench together` does."""
    done = bench("together", "--tiny", "--json")
    rows: list[dict[str, Any]] = [json.loads(line) for line in done.stdout.splitlines()]
    boards = [row for row in rows if row["figure"] == "together.board"]
    assert [row["database"] for row in boards] == ["sqlite", "postgresql"], done.stderr
    for row in boards:
        assert all(
            {"median", "least", "most"} <= set(row[part]) for part in ("few", "many", "ratio")
        )
        assert row["queries"][0] == row["queries"][1], "as many for many as for few"
        assert row["search"]["found"] == row["search"]["there"] > 0
    floors = [row for row in rows if row["figure"] == "together.floor"]
    assert [row["at most"] for row in floors] == [1.5, 1.5]
    assert done.returncode == int(not all(row["held"] for row in floors))


__all__ = ["circle"]
