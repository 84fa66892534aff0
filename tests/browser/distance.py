"""The stories of some distance on two phones, for a test outside this folder."""

from collections.abc import Callable
from contextlib import ExitStack

from tests.browser.phone import Phone, phone
from tests.browser.stage import Stage, opened_stage
from tests.browser.test_distance import New
from tests.browser.test_distance import (
    test_a_block_withholds_and_undo_brings_everything_back as block,
)
from tests.browser.test_distance import test_a_rest_is_one_tap_and_so_is_coming_back as rest
from tests.browser.test_distance import test_a_topic_comes_folded_until_it_is_shown_once as fold
from tests.support.server import Server


def show(server: Server) -> None:
    """Block, rest and a folded topic, each on two phones of their own. Skips without Chromium."""
    with opened_stage() as stage:
        for story in (block, rest, fold):
            stage.do(_tell, stage, server, story)


def _tell(stage: Stage, server: Server, story: Callable[[Server, New], None]) -> None:
    with ExitStack() as phones:

        def new(url: str) -> Phone:
            return phones.enter_context(phone(stage.browser, url))

        story(server, new)
