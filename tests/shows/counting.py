"""Looks for anything that would count, rank or compare people: in tables, in shapes, in words."""

import re
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Float, Integer, MetaData, Numeric

# A name, taken apart at its underscores, that would count, rank or compare people.
COUNTS = re.compile(
    r"^(counts?|counters?|counted|totals?|tally|sums?|quantity|how_many|rank(s|ed|ing)?|streaks?"
    r"|scores?|points?|badges?|levels?|likes?|stars?|votes?|top|most|best|leader(s|board)?|popular\w*)$"
)
# Every number that is kept or told, and what it is the number of. None is of a person's thanks, talks or helping.
NUMBERS = {
    "place in a stream": {
        *("seq", "about", "head", "heads", "since", "read", "seen", "seen_for_you", "joined_seq"),
        *("away_from", "away_until", "message_seq"),
    },
    "version of one row": {"version", "id"},
    "a desk's cases, for its workers": {"open", "untaken", "to_look_again", "to_agree"},
    "one's own setting": {"undo_seconds", "talks_a_day", "week"},
    "wrong PINs on a device, wrong codes": {"pin_misses", "misses"},
    "a passkey's own counter, the half minute of a code": {"turn", "step"},
    "a date's limits, set by its host": {"places", "helpers", "minutes"},
    "one's own place in line": {"line", "number"},
    "a change's reach, for its host": {"dates", "people"},
    "a date's attendance, for workers": {"came"},
    "cards to print": {"count"},
    "an answer's status": {"status", "loc"},
    "where something stands beside what was reported": {"place"},
    "how much goes along with a report, as its reporter chose": {"before", "after"},
    "the last look of a chain that went": {"begins_after"},
    "how a desk works, set by its coordinators": {"most_cases", "guideline_days"},
    "how much later somebody is told, written by a coordinator": {"hours"},
    "a picture's size": {"width", "height", "size"},
}
NAMES = {name for names in NUMBERS.values() for name in names}
# Names that read like counting and aren't about people; each with its whole place.
# `DateSum`: how many came to a date, for a centre's workers.
# `most`: with how many newcomers at a time one would go along, one or two, told to oneself alone.
KNOWN = {"NewCards.count", "DateSum", "Listed_DateSum_"}
KNOWN |= {"buddy_offers.most", "MyBuddyOffer.most", "NewBuddyOffer.most"}
# `most_cases`: of what one worker has at a time, set for all; told of nobody.
KNOWN |= {f"{one}.most_cases" for one in ("desk_settings", "NewDeskSettings", "DeskSettingsShape")}
# `counts`: whether a decision holds still, and not how often.
KNOWN |= {"DecisionShape.counts"}
# `{times}`: the dates of a series; `{n}`: the steps of a lesson.
KNOWN_WORDS = {"activities: {times}", "skills: {n}"}
# What a screen would say; `{...}` stands where a number would.
SAID = re.compile(
    r"\{(n|count|total|number|times|people_count)\}|排名|排行|第一名|连续\S{0,4}天|收到\s?\d|[几多\d]\s?(次|个人|人)感谢|一共感谢"
    r"|\bstreaks?\b|\branking\b|most thanked|thanked \S+ times|in a row|\btop (helper|member)"
    r"|ランキング|連続\S{0,3}日|合計|\d+回ありがとう",
    re.IGNORECASE,
)


def counting(name: str) -> bool:
    return any(COUNTS.match(part) for part in (name, *name.split("_")))


def in_tables(metadata: MetaData) -> Iterator[tuple[str, str, bool]]:
    """Out: each table and column with its name, and whether it holds a number."""
    for table in metadata.sorted_tables:
        yield table.name, table.name, False
        for column in table.columns:
            number = isinstance(column.type, Integer | Numeric | Float)
            yield f"{table.name}.{column.name}", column.name, number


def in_shapes(schemas: dict[str, Any]) -> Iterator[tuple[str, str, bool]]:
    """The same of each shape and field that goes in or out."""
    for shape, schema in schemas.items():
        yield shape, re.sub(r"(?<=[a-z])(?=[A-Z])", "_", shape).lower(), False
        for field, told in schema.get("properties", {}).items():
            yield f"{shape}.{field}", field, _is_number(told)


def _is_number(told: Any) -> bool:
    """Whether a number stands in what is told of a field, also in a list or beside null."""
    if isinstance(told, list):
        return any(_is_number(one) for one in told)
    if not isinstance(told, dict):
        return False
    inside = [told.get(key) for key in ("anyOf", "allOf", "items", "prefixItems")]
    more = told.get("additionalProperties")
    return told.get("type") in ("integer", "number") or _is_number([*inside, more])


def odd(found: Iterator[tuple[str, str, bool]]) -> tuple[list[str], list[str]]:
    """Out: all that was looked at, and what counts."""
    seen, wrong = [], []
    for place, name, number in found:
        seen.append(place)
        if place not in KNOWN and (counting(name) or (number and name not in NAMES)):
            wrong.append(place)
    return seen, wrong
