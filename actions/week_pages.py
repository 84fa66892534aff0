"""The week of a centre on paper: the wall still matters. Plain A4, no name of any person, a QR code to the app."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from html import escape
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import segno
from sqlalchemy import select
from sqlmodel import col

from actions.calendar_files import Pair, week_of
from actions.calendars import week_dates
from core.errors import NotFound
from core.work import Work
from models.activities import ClosedDay
from models.people import Centre
from models.sign_in import Who

WORDS: Mapping[str, Mapping[str, Any]] = {
    "zh-CN": {
        "title": "这一周",
        "days": ("星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日"),
        "day": "{month}月{day}日",
        "called_off": "这次不办了：{why}",
        "closed": "中心休息：{name}",
        "nothing": "还没有安排",
        "slow": "慢慢来",
        "minutes": "{minutes}分钟",
        "first": "第一次来也合适",
        "bring": "带上：{bring}",
        "scan": "扫一扫，在阳光房里看这一周",
    },
    "en": {
        "title": "This week",
        "days": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
        "day": "{day}/{month}",
        "called_off": "Not this time: {why}",
        "closed": "The centre is closed: {name}",
        "nothing": "Nothing planned yet",
        "slow": "slow pace",
        "minutes": "{minutes} min",
        "first": "good for a first time",
        "bring": "Bring: {bring}",
        "scan": "Scan this to see the week in Sunroom",
    },
    "ja": {
        "title": "今週",
        "days": ("月曜日", "火曜日", "水曜日", "木曜日", "金曜日", "土曜日", "日曜日"),
        "day": "{month}月{day}日",
        "called_off": "今回はお休みです：{why}",
        "closed": "センターはお休み：{name}",
        "nothing": "まだ予定はありません",
        "slow": "ゆっくり",
        "minutes": "{minutes}分",
        "first": "はじめての方にも",
        "bring": "持ちもの：{bring}",
        "scan": "読み取ると、サンルームで今週を見られます",
    },
}

STYLE = """
@page { size: A4; margin: 12mm }
* { box-sizing: border-box }
body { margin: 0 auto; max-width: 186mm; color: #1d1a16;
       font-family: system-ui, "Noto Sans CJK SC", "Noto Sans CJK JP", sans-serif }
header { display: flex; align-items: center; gap: 6mm; margin-bottom: 3mm }
h1 { flex: 1; margin: 0; font-size: 20pt; line-height: 1.2; overflow-wrap: anywhere }
header p { width: 34mm; margin: 0; font-size: 8.5pt; line-height: 1.3 }
img { width: 24mm; height: 24mm }
section { display: grid; grid-template-columns: 30mm 1fr; border-top: .4mm solid #8a8378 }
h2 { margin: 0; padding: 1.6mm 0; font-size: 12pt; line-height: 1.25; break-after: avoid }
h2 small { display: block; font-weight: 400; font-size: 9.5pt }
ul { margin: 0; padding: 1mm 0; list-style: none }
li { display: grid; grid-template-columns: 27mm 1fr; padding: .5mm 0; break-inside: avoid }
b { font-size: 11pt; line-height: 1.35; overflow-wrap: anywhere }
time { font-size: 10.5pt; line-height: 1.4 }
span { display: block; font-size: 9pt; line-height: 1.3; overflow-wrap: anywhere }
p.all { margin: 1.2mm 0; font-size: 10.5pt }
"""


def week_page(work: Work, who: Who, centre: UUID, day: date, language: str, address: str) -> str:
    """The week around a day as a page of HTML that needs nothing else. Raises NotFound."""
    place = work.session.get(Centre, centre)
    if place is None or not who.at(centre):
        raise NotFound()
    begins, ends = week_of(day, place.time_zone)
    pairs = week_dates(work, centre, begins, ends)
    query = select(ClosedDay).where(
        col(ClosedDay.centre_id) == centre,
        col(ClosedDay.day) >= begins.date(),
        col(ClosedDay.day) < ends.date(),
    )
    closed = {row.day: row.name for row in work.session.scalars(query)}
    return page(place, begins.date(), pairs, closed, language, address)


def page(
    centre: Centre,
    monday: date,
    pairs: Sequence[Pair],
    closed: Mapping[date, str],
    language: str,
    address: str,
) -> str:
    """The page itself: seven days, each with what takes place, in words that can be read from a step away."""
    words = WORDS.get(language, WORDS["en"])
    zone = ZoneInfo(centre.time_zone)
    days = [monday + timedelta(days=n) for n in range(7)]
    by_day: dict[date, list[Pair]] = {day: [] for day in days}
    for pair in pairs:
        by_day[pair[0].starts_at.astimezone(zone).date()].append(pair)
    # A weekend on which nothing takes place needs no place on the wall.
    shown = [d for d in days if d.weekday() < 5 or by_day[d] or d in closed]
    body = "".join(_day(day, by_day[day], closed.get(day), words, zone) for day in shown)
    qr = segno.make(address, error="m", micro=False).svg_data_uri(border=2)
    return (
        f'<!doctype html>\n<html lang="{escape(language)}">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{escape(words['title'])}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n"
        f"<header><h1>{escape(centre.name)} · {escape(words['title'])}</h1>"
        f'<p>{escape(words["scan"])}</p><img src="{escape(qr)}" alt=""></header>\n'
        f"{body}</body>\n</html>\n"
    )


def _day(
    day: date, pairs: Sequence[Pair], closed: str | None, words: Mapping[str, Any], zone: ZoneInfo
) -> str:
    dated = words["day"].format(month=day.month, day=day.day)
    rows = "".join(
        _row(date, activity.content | date.changes, words, zone) for date, activity in pairs
    )
    said = "" if closed is None else words["closed"].format(name=closed)
    if not rows and closed is None:
        said = words["nothing"]
    note = f'<p class="all">{escape(said)}</p>' if said else ""
    return (
        f"<section><h2>{escape(words['days'][day.weekday()])}<small>{escape(dated)}</small></h2>"
        f"<div>{note}<ul>{rows}</ul></div></section>\n"
    )


def _row(date: Any, content: Mapping[str, Any], words: Mapping[str, Any], zone: ZoneInfo) -> str:
    begins, ends = date.starts_at.astimezone(zone), date.ends_at.astimezone(zone)
    told = [content["place"], words["minutes"].format(minutes=content["minutes"])]
    told += [words["slow"]] if content["pace"] == "slow" else []
    told += [words["first"]] if content["first_time"] else []
    told += [words["bring"].format(bring=content["bring"])] if content["bring"] else []
    if date.called_off_at is not None:
        told = [words["called_off"].format(why=date.why)]
    more = " · ".join(escape(part) for part in told if part)
    return (
        f"<li><time>{begins:%H:%M}–{ends:%H:%M}</time>"
        f"<div><b>{escape(content['title'])}</b><span>{more}</span></div></li>"
    )
