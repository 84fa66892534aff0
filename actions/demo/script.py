"""Reads the talk files. A scene is a heading and lines:

== nuanyan.crafts w3 tue 09:30     room, week (1..4 of five) and weekday where they matter, about when it starts
afu: 我带两卷胶带。                  line 1
tuanzi >1: 为什么两卷？ {haha afu}    answers line 1; afu laughs
ken #medicine: ...                   with a topic note
yiyi x: ...                          taken back afterwards
~ 14:20                              the talk goes on at that time
"""

import re
from dataclasses import dataclass, field
from datetime import time

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_LINE = re.compile(
    r"^(?P<who>[a-z]+)(?P<marks>(?: (?:>\d+|#[a-z]+|x))*): (?P<text>.+?)(?: \{(?P<reactions>[^}]+)\})?$"
)


@dataclass(frozen=True, slots=True)
class Line:
    author: str
    text: str
    reply_to: int | None = None  # index in the scene
    topics: tuple[str, ...] = ()
    reactions: tuple[tuple[str, str], ...] = ()  # (person key, kind)
    taken_back: bool = False
    resumes: time | None = None  # not before this time of day


@dataclass(slots=True)
class Scene:
    room: str
    week: int | None  # 1 is the oldest; None: wherever it falls
    weekday: int | None  # Monday is 0; None: any working day
    starts: time
    lines: list[Line] = field(default_factory=list)


def scenes(script: str) -> list[Scene]:
    """The scenes of one talk file, in its order. ValueError names the line that can't be read."""
    found: list[Scene] = []
    resumes: time | None = None
    for raw in filter(None, map(str.strip, script.splitlines())):
        if raw.startswith("== "):
            found.append(_heading(raw))
        elif raw.startswith("~ "):
            resumes = time.fromisoformat(raw[2:])
        else:
            found[-1].lines.append(_line(raw, resumes))
            resumes = None
    return found


def _heading(raw: str) -> Scene:
    room, *day, starts = raw[3:].split()
    weeks = [int(word[1:]) for word in day if word[0] == "w" and word[1:].isdigit()]
    weekdays = [WEEKDAYS.index(word) for word in day if word in WEEKDAYS]
    return Scene(
        room,
        weeks[0] if weeks else None,
        weekdays[0] if weekdays else None,
        time.fromisoformat(starts),
    )


def _line(raw: str, resumes: time | None) -> Line:
    parts = _LINE.match(raw)
    if parts is None:
        raise ValueError(f"can't read: {raw}")
    marks = parts["marks"].split()
    replies = [int(mark[1:]) - 1 for mark in marks if mark[0] == ">"]
    return Line(
        author=parts["who"],
        text=parts["text"],
        reply_to=replies[0] if replies else None,
        topics=tuple(mark[1:] for mark in marks if mark[0] == "#"),
        reactions=_reactions(parts["reactions"]),
        taken_back="x" in marks,
        resumes=resumes,
    )


def _reactions(raw: str | None) -> tuple[tuple[str, str], ...]:
    groups = [group.split() for group in raw.split(";")] if raw else []
    return tuple((person, kind) for kind, *people in groups for person in people)
