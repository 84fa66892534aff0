"""Cards as people hold them: with a QR code, and as A4 pages to print and cut."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from html import escape
from zoneinfo import ZoneInfo

import segno

from models.people import Centre
from models.sign_in import MadeCard, PrintedCard

CARDS_A_PAGE = 8

# Nothing on a card tells what kind of place it comes from: it may lie about on a table at home.
WORDS: Mapping[str, Mapping[str, str]] = {
    "zh-CN": {
        "name": "阳光房",
        "title": "登录卡",
        "sheet": "{centre} · 登录卡 · 沿虚线剪开，当面交给本人",
        "for": "给 {name}",
        "scan": "用手机相机扫一扫",
        "or": "也可以打开 {address}，输入卡片上的字母",
        "once": "只能用一次，请自己留着",
        "until": "{month}月{day}日 {time} 之前有效",
    },
    "en": {
        "name": "Sunroom",
        "title": "Sign-in card",
        "sheet": "{centre} · Sign-in cards · cut along the lines, hand over in person",
        "for": "For {name}",
        "scan": "Scan this with your phone's camera",
        "or": "or open {address} and type the letters on this card",
        "once": "It works once. Please keep it to yourself",
        "until": "Good until {day}/{month}, {time}",
    },
    "ja": {
        "name": "サンルーム",
        "title": "サインインカード",
        "sheet": "{centre} · サインインカード · 線に沿って切り、本人に手渡してください",
        "for": "{name} さんへ",
        "scan": "スマートフォンのカメラで読み取ってください",
        "or": "または {address} を開いて、カードの文字を入力してください",
        "once": "一度だけ使えます。ほかの人には見せないでください",
        "until": "{month}月{day}日 {time} まで有効",
    },
}

STYLE = """
@page { size: A4; margin: 10mm }
* { box-sizing: border-box }
body { margin: 0; color: #1d1a16; font-family: system-ui, "Noto Sans CJK SC", sans-serif }
section { width: 190mm; height: 276mm; margin: 0 auto; break-after: page }
section:last-child { break-after: auto }
header { height: 8mm; font-size: 9pt; line-height: 8mm }
ul { display: grid; grid-template-columns: 1fr 1fr; grid-auto-rows: 66mm; margin: 0; padding: 0 }
li { display: grid; grid-template: auto 1fr / 34mm 1fr; gap: 1mm 3mm; padding: 3mm 4mm;
     list-style: none; border: .3mm dashed #8a8378; overflow: hidden }
strong { grid-column: 1 / -1; font: 700 17pt/1.3 ui-monospace, monospace; letter-spacing: .06em;
         text-align: center; white-space: nowrap }
img { width: 34mm; height: 34mm }
h2 { margin: 0 0 1mm; font-size: 11pt; line-height: 1.2 }
p { margin: 0 0 .6mm; font-size: 8.5pt; line-height: 1.3; overflow-wrap: anywhere }
"""


def printed(made: MadeCard, address: str) -> PrintedCard:
    """A made card with its link and QR code. Takes milliseconds: for many, not inside a Work.

    `address`: where people reach us, without a trailing slash.
    """
    link = f"{address}/#card={made.secret}"
    return PrintedCard(
        id=made.id,
        card=made.code,
        link=link,
        qr=segno.make(link, error="m", micro=False).svg_data_uri(border=4),
        expires=made.expires,
        person=made.person,
        role=made.role,
    )


def all_printed(made: Sequence[MadeCard], address: str) -> list[PrintedCard]:
    """Like printed, for several."""
    return [printed(card, address) for card in made]


def page(cards: Sequence[PrintedCard], centre: Centre, language: str) -> str:
    """A page of HTML that needs nothing else, eight cards to a sheet of A4.

    Words in `language`, times in the centre's time zone.
    """
    words = WORDS.get(language, WORDS["en"])
    sheets = [cards[i : i + CARDS_A_PAGE] for i in range(0, len(cards), CARDS_A_PAGE)]
    body = "\n".join(_sheet(sheet, centre, words) for sheet in sheets)
    return (
        f'<!doctype html>\n<html lang="{escape(language)}">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{words['title']}</title>\n<style>{STYLE}</style>\n</head>\n"
        f"<body>\n{body}\n</body>\n</html>\n"
    )


def _sheet(cards: Sequence[PrintedCard], centre: Centre, words: Mapping[str, str]) -> str:
    zone = ZoneInfo(centre.time_zone)
    items = "\n".join(_card(card, zone, words) for card in cards)
    said = escape(words["sheet"].format(centre=centre.name))
    return f"<section>\n<header>{said}</header>\n<ul>\n{items}\n</ul>\n</section>"


def _card(card: PrintedCard, zone: ZoneInfo, words: Mapping[str, str]) -> str:
    lines = [
        *([words["for"].format(name=card.person.name)] if card.person else []),
        words["scan"],
        words["or"].format(address=card.link.partition("/#")[0]),
        _until(card.expires.astimezone(zone), words),
        words["once"],
    ]
    told = "".join(f"<p>{escape(line)}</p>" for line in lines)
    return (
        f"<li><strong>{escape(card.card)}</strong>"
        f'<img src="{escape(card.qr)}" alt=""><div><h2>{words["name"]}</h2>{told}</div></li>'
    )


def _until(at: datetime, words: Mapping[str, str]) -> str:
    return words["until"].format(month=at.month, day=at.day, time=f"{at:%H:%M}")
