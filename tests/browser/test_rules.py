"""The rules every screen keeps, at 320, 360 and 412 px."""

import pytest

from tests.browser.album import AXE, LOOKS, SIZES, Seen, look_closely, walk
from tests.browser.album_screens import MAIN
from tests.browser.demo import Demo
from tests.browser.phone import phone
from tests.browser.rules import MEASURE, RULES, nothing_moves
from tests.browser.screens import SCREENS
from tests.browser.stage import Stage
from tests.support.stores import not_here

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("album")]
# When zoomed only this is asked: nothing is lost.
KEPT = [
    (rule, size)
    for rule in RULES
    for size in SIZES
    if "zoomed" not in size or rule == "nothing_runs_sideways"
]

# One page with a fault for each rule: a rule that finds nothing here proves nothing elsewhere.
FAULTS = """<!doctype html><html lang="zh-CN" style="font-size: 18px"><title>faults</title><body>
  <style>button { position: relative; width: 60px; height: 60px } .a { transition: opacity 1s }</style>
  <p style="font-size: 13px">这一句话写得太小了，累的人看不清楚。</p><p style="color: #aaa">看不清的字</p>
  <div style="width: 2000px">宽</div><button class="a" style="width: 30px">小</button><button>一</button><button
  style="margin-left: 2px; height: 48px; width: 48px">挤</button>
  <button class="main">二</button><button class="main">三</button><button>四</button>
</body></html>"""


@pytest.fixture(scope="module")
def album(stage: Stage, demo: Demo) -> dict[str, Seen]:
    return stage.do(walk, stage.browser, demo)


def hold(broken: dict[str, list[str]]) -> None:
    """Every screen that breaks the rule, with how, one a line."""
    lines = [f"{name}: {found}" for name, all_found in broken.items() for found in all_found]
    assert not lines, "\n" + "\n".join(lines)


@pytest.mark.parametrize(("rule", "size"), KEPT)
def test_screen_keeps(rule: str, size: str, album: dict[str, Seen]) -> None:
    hold({name: list(RULES[rule](seen.sizes[size])) for name, seen in album.items()})


def test_nothing_moves_under_reduced_motion(album: dict[str, Seen]) -> None:
    hold({name: list(nothing_moves(seen.still)) for name, seen in album.items()})


@pytest.mark.parametrize("look", LOOKS)
def test_axe_finds_nothing(look: str, album: dict[str, Seen]) -> None:
    if not AXE.exists():
        not_here("axe-core is not in web/node_modules")
    hold({name: seen.axe[look] for name, seen in album.items()})


def test_no_screen_breaks_the_security_policy_or_complains(album: dict[str, Seen]) -> None:
    hold({name: seen.errors for name, seen in album.items()})


def test_no_screen_asks_another_host(album: dict[str, Seen]) -> None:
    hold({name: seen.strangers for name, seen in album.items()})


def test_help_is_at_one_place_on_every_page(album: dict[str, Seen]) -> None:
    places = {
        name: [tuple(sorted(place.items())) for place in seen.sizes["360"]["help"]]
        for name, seen in album.items()
    }
    assert len({str(place) for place in places.values()}) == 1, places
    assert len(places["room"]) == 1


@pytest.mark.parametrize("rule", [*RULES, nothing_moves.__name__])
def test_each_rule_catches_its_planted_fault(rule: str, stage: Stage, demo: Demo) -> None:
    judge = RULES.get(rule, nothing_moves)
    with phone(stage.browser, demo.server.url) as one:
        one.page.set_content(FAULTS)
        assert list(judge(one.page.evaluate(MEASURE))), "the fault was not seen"
        if AXE.exists():
            assert any("color-contrast" in found for found in look_closely(one.page))


def test_the_main_screens_are_screens() -> None:
    assert set(MAIN) <= set(SCREENS)
