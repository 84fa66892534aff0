"""Chromium, in a thread of its own.

The danger: sync Playwright leaves an event loop running in the thread that uses it, and pytest-asyncio then can't
start its own there ("cannot be called from a running event loop"), in whatever test happens to come next. So no test
touches Playwright from the main thread: conftest.py runs the tests of this folder on the stage, and a story told
elsewhere goes through `Stage.do`.
"""

import shutil
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any, TypeVar

from playwright.sync_api import Browser, Playwright, sync_playwright

from tests.support.stores import not_here

T = TypeVar("T")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


class Stage:
    """One thread with one Chromium in it."""

    browser: Browser

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(1, "stage")
        self._playwright: Playwright
        self.do(self._open)

    def do(self, act: Callable[..., T], *args: Any, **named: Any) -> T:
        """Do `act` on the stage and wait; out: what it returns, or raises."""
        return self._thread.submit(act, *args, **named).result()

    def close(self) -> None:
        self.do(self._shut)
        self._thread.shutdown()

    def _open(self) -> None:
        self._playwright = sync_playwright().start()
        self.browser = self._playwright.chromium.launch(executable_path=chromium(), args=FLAGS)

    def _shut(self) -> None:
        self.browser.close()
        self._playwright.stop()


def chromium() -> str:
    """Out: where Chromium is. Raises FileNotFoundError where it isn't."""
    found = shutil.which("chromium") or shutil.which("chromium-browser")
    if found is None:
        raise FileNotFoundError(
            "Chromium is not here (Debian: apt install chromium fonts-noto-cjk)"
        )
    return found


@contextmanager
def opened_stage() -> Iterator[Stage]:
    """A stage for tests: without Chromium they are skipped with the reason, and fail in CI."""
    try:
        chromium()
    except FileNotFoundError as reason:
        not_here(str(reason))
    stage = Stage()
    try:
        yield stage
    finally:
        stage.close()
