"""Take a picture of every screen: `./sunroom shots --out DIR [--screen NAME]`."""

import argparse
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import product
from pathlib import Path

from playwright.sync_api import Browser

from tests.browser.demo import Demo, opened_demo
from tests.browser.phone import LARGE, SMALL
from tests.browser.screens import SCREENS, Scene, Screen
from tests.browser.sheet import Picture, write_sheets
from tests.browser.stage import Stage
from tests.browser.words import LANGUAGES

LOOKS = ("light", "dark", "calm")
SIZES = (SMALL, LARGE)
# What the phone kept of its person is of another language until it has asked anew.
SPEAK = """(language) => {
  const me = JSON.parse(localStorage.getItem('sunroom.me'))
  if (me) localStorage.setItem('sunroom.me', JSON.stringify({ ...me, language }))
  localStorage.setItem('sunroom.language', language)
}"""
PUT_LOOK = "(look) => { document.documentElement.dataset.appearance = look }"


def main(words: Sequence[str] | None = None) -> int:
    """Out: 0, or 1 when a screen could not be reached (the others are there all the same)."""
    asked = _arguments(words)
    chosen = [one for name, one in SCREENS.items() if not asked.screen or asked.screen in name]
    asked.out.mkdir(parents=True, exist_ok=True)
    stage = Stage()
    with tempfile.TemporaryDirectory() as home, opened_demo(Path(home)) as demo:
        try:
            return stage.do(shoot, stage.browser, demo, chosen, asked)
        finally:
            stage.close()


def _arguments(words: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="./sunroom shots", description=__doc__)
    parser.add_argument(
        "--out", type=Path, required=True, metavar="DIR", help="where the pictures go"
    )
    parser.add_argument(
        "--screen", default="", metavar="NAME", help="only screens with this in their name"
    )
    parser.add_argument(
        "--language", choices=LANGUAGES, action="append", help="only this one (may be repeated)"
    )
    return parser.parse_args(words)


def shoot(browser: Browser, demo: Demo, chosen: list[Screen], asked: argparse.Namespace) -> int:
    """Walk to each screen once a language; there, take a picture in every look and size."""
    start, missed, pictures = time.monotonic(), [], []
    walks = list(product(asked.language or LANGUAGES, sorted(chosen, key=lambda one: one.who)))
    for number, (language, one) in enumerate(walks, 1):
        try:
            pictures += _take(browser, demo, one, language, asked.out)
            said = "ok"
        except Exception as problem:  # noqa: BLE001  # one screen astray must not hide the others
            missed.append(f"{one.name} ({language}): {str(problem).splitlines()[0]}")
            said = "NOT REACHED"
        print(f"{number:3}/{len(walks)} {language:5} {one.name:24} {said}", flush=True)
    write_sheets(browser, pictures, asked.out)
    print(
        f"{len(pictures)} pictures in {time.monotonic() - start:.0f} s: {asked.out / 'index.html'}"
    )
    print(*missed, sep="\n")
    return 1 if missed else 0


@contextmanager
def standing(browser: Browser, demo: Demo, one: Screen, language: str) -> Iterator[Scene]:
    """A phone of the screen's person in that language, in front of the screen."""
    with demo.phone_of(browser, one.who, language=language) as phone:
        if one.who != "nobody":
            demo.ask(one.who, "PATCH", "/me", json={"language": language})
            phone.context.add_init_script(f"({SPEAK})('{language}')")
        scene = Scene(demo, one.who, phone)
        try:
            one.reach(scene)
            yield scene
        finally:
            scene.leave()


def _take(browser: Browser, demo: Demo, one: Screen, language: str, out: Path) -> list[Picture]:
    taken = []
    with standing(browser, demo, one, language) as scene:
        for size, look in product(SIZES, LOOKS):
            scene.page.set_viewport_size({"width": size[0], "height": size[1]})
            scene.page.evaluate(PUT_LOOK, look)
            picture = Picture(one.name, language, look, size)
            scene.page.screenshot(path=out / picture.file, animations="disabled")
            taken.append(picture)
    return taken


if __name__ == "__main__":
    raise SystemExit(main())
