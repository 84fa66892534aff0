"""The contact sheet: one page with all pictures, and one PNG for each device size."""

import html
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from playwright.sync_api import Browser

STYLE = """
body { margin: 16px; background: #888; color: #fff; font: 15px sans-serif }
section { display: flex; flex-wrap: wrap; gap: 10px; margin-bottom: 26px }
h2 { margin: 6px 0; width: 100%; font-size: 17px }
figure { margin: 0 } img { display: block; width: 200px } figcaption { font-size: 12px }
"""


@dataclass(frozen=True)
class Picture:
    """One picture of one screen."""

    screen: str
    language: str
    look: str
    size: tuple[int, int]

    @property
    def file(self) -> str:
        return f"{self.screen}.{self.size[0]}x{self.size[1]}.{self.language}.{self.look}.png"


def page(pictures: list[Picture]) -> str:
    """Out: the sheet as HTML; a row for each screen."""
    rows = groupby(sorted(pictures, key=lambda one: (one.screen, one.size)), lambda one: one.screen)
    sections = "".join(
        f"<section><h2>{html.escape(name)}</h2>{''.join(map(_figure, row))}</section>"
        for name, row in rows
    )
    return f"<!doctype html><meta charset=utf-8><title>Sunroom: every screen</title><style>{STYLE}</style>{sections}"


def _figure(one: Picture) -> str:
    said = f"{one.size[0]} · {one.language} · {one.look}"
    return f'<figure><a href="{one.file}"><img src="{one.file}" alt=""></a><figcaption>{said}</figcaption></figure>'


def write_sheets(browser: Browser, pictures: list[Picture], out: Path) -> None:
    """Write index.html, and contact-<size>.png for each size (Chinese only: the picture would be too tall)."""
    (out / "index.html").write_text(page(pictures), "utf-8")
    for size in sorted({one.size for one in pictures}):
        ours = [one for one in pictures if one.size == size]
        first = min(ours, key=lambda one: one.language != "zh-CN").language
        sheet = out / f".sheet-{size[0]}.html"
        sheet.write_text(page([one for one in ours if one.language == first]), "utf-8")
        tab = browser.new_page(viewport={"width": 1920, "height": 1000})
        tab.goto(sheet.resolve().as_uri())
        tab.screenshot(path=out / f"contact-{size[0]}x{size[1]}.png", full_page=True)
        tab.close()
        sheet.unlink()
