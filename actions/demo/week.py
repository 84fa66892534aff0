"""The demo's weeks: what each centre does from Monday to Friday, four weeks back and five ahead.

Weekdays count from 0, Monday. Hosts are keys of people; an empty one is the first representative of
the centre. What the studies tell of the day: crafts, singing, calligraphy, a nap after lunch.
"""

from dataclasses import dataclass, field
from typing import Any

WEEKS_BACK, WEEKS_AHEAD = 4, 5


@dataclass(frozen=True, slots=True)
class Weekly:
    """Something that takes place every week, or every other week."""

    days: tuple[int, ...]
    clock: str
    title: str
    about: str
    more: dict[str, Any] = field(default_factory=dict)
    every: int = 1
    host: str = ""


_QUIET = {"pace": "slow", "noise": "quiet", "crowd": "small"}

WEEKDAYS: tuple[Weekly, ...] = (
    Weekly(
        (0, 1, 2, 3, 4), "09:15", "早操和喝茶", "动一动，喝杯热茶，说说今天想做什么。坐着做也可以。",
        {"minutes": 30, "pace": "slow", "noise": "some", "first_time": True, "speaking": "no_need"},
    ),
    Weekly(
        (1,), "14:00", "唱歌", "老歌新歌都唱，跟着哼也行。",
        {"minutes": 60, "noise": "lively", "bring": "一首想唱的歌", "speaking": "some"},
    ),
    Weekly(
        (0, 3), "10:00", "书法", "慢慢写，写坏了也是纸。笔墨都有。",
        {**_QUIET, "minutes": 90, "places": 8, "speaking": "no_need", "first_time": True},
    ),
    Weekly(
        (2,), "10:00", "手工桌", "剪剪贴贴，做一半也很好。",
        {**_QUIET, "minutes": 75, "places": 6, "breaks": True, "speaking": "no_need"},
    ),
    Weekly(
        (3,), "14:30", "一起烤点心", "两个人看烤箱，大家揉面，最后一起吃。",
        {"minutes": 100, "places": 5, "helpers": 2, "cost": "每人 5 元", "bring": "围裙",
         "noise": "some", "breaks": True, "turn": "first_timers"},
    ),
    Weekly(
        (4,), "14:00", "棋牌和聊天", "象棋、跳棋、扑克都有，看别人下也行。",
        {"minutes": 90, "noise": "some", "speaking": "no_need", "first_time": True},
    ),
    Weekly(
        (2,), "15:00", "公园走走", "走一圈，累了就坐下等我们。下雨就在屋里看照片。",
        {"minutes": 60, "pace": "slow", "place_kind": "outside", "place": "中心门口集合",
         "bring": "水", "wheelchair": True},
    ),
    Weekly(
        (4,), "10:30", "手机小课堂", "怎么放大字、怎么存照片、怎么认出不认识的链接。",
        {"minutes": 45, "places": 4, "crowd": "small", "noise": "quiet", "bring": "自己的手机"},
        every=2,
    ),
)  # fmt: skip

IN_ENGLISH: tuple[Weekly, ...] = (
    Weekly(
        (0, 1, 2, 3, 4), "09:15", "Stretch and tea", "Ten slow minutes, then tea. Sitting down is fine.",
        {"minutes": 30, "pace": "slow", "noise": "some", "first_time": True, "speaking": "no_need"},
    ),
    Weekly(
        (1,), "14:00", "Choir", "Old songs mostly. Humming counts.",
        {"minutes": 60, "noise": "lively", "bring": "A song you like", "speaking": "some"},
    ),
    Weekly(
        (3,), "14:30", "Baking", "Two look after the oven, everybody kneads, all of us eat.",
        {"minutes": 100, "places": 5, "helpers": 2, "bring": "An apron", "noise": "some"},
    ),
    Weekly(
        (2,), "15:00", "Walk to the sea wall", "One round. There are benches, and nobody is in a hurry.",
        {"minutes": 60, "pace": "slow", "place_kind": "outside", "place": "At the gate"},
    ),
    Weekly(
        (4,), "14:00", "日本語でおしゃべり", "日本語で話したい人も、聞いているだけの人もどうぞ。",
        {"minutes": 60, "places": 6, "noise": "quiet", "language": "ja"}, host="misaki",
    ),
)  # fmt: skip


def weeklies(language: str) -> tuple[Weekly, ...]:
    """What a centre with that language does every week."""
    return WEEKDAYS if language == "zh-CN" else IN_ENGLISH
