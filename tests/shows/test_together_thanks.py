"""What must be shown of thanks: kind words without a network, and nothing anywhere that counts people."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Column, Float, Integer, MetaData, Numeric, String, Table
from sqlmodel import SQLModel

import models.events
import models.sign_in  # noqa: F401  # every table is known
from api.app import build_api
from tests.boundaries.conftest import Circle, circle
from tests.browser import kind_words
from tests.matrix.fields import numbers
from tests.support.server import ROOT, running
from tests.thanks.notes import agree, thank, wish

pytestmark = pytest.mark.shows
__all__ = ["circle"]

# A name, taken apart at its underscores, that would count, rank or compare people.
COUNTS = re.compile(
    r"^(counts?|counters?|counted|totals?|tally|sums?|quantity|how_many|rank(s|ed|ing)?|streaks?"
    r"|scores?|points?|badges?|levels?|likes?|stars?|votes?|top|most|best|leader(s|board)?|popular\w*)$"
)
# Every number that is kept or told, and what it is the number of. None is of a person's thanks, talks or helping.
NUMBERS = {
    "place in a stream": {
        *("seq", "about", "head", "heads", "since", "read", "seen", "seen_for_you", "joined_seq"),
        *("away_from", "away_until"),
    },
    "version of one row": {"version", "id"},
    "one's own setting": {"undo_seconds", "talks_a_day", "week"},
    "wrong PINs on a device": {"pin_misses"},
    "a date's limits, set by its host": {"places", "helpers", "minutes"},
    "one's own place in line": {"line", "number"},
    "a change's reach, for its host": {"dates", "people"},
    "a date's attendance, for workers": {"came"},
    "cards to print": {"count"},
    "an answer's status": {"status", "loc"},
}
NAMES = {name for names in NUMBERS.values() for name in names}
# Names that read like counting and aren't about people; each with its whole place.
# `DateSum`: how many came to a date, for a centre's workers; `{times}`: the dates of a series.
KNOWN = {"NewCards.count", "DateSum", "Listed_DateSum_"}
KNOWN_WORDS = {"activities: {times}"}
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


def test_show_5_no_count_in_any_table() -> None:
    seen, wrong = odd(in_tables(SQLModel.metadata))
    print(f"{len(seen)} tables and columns: {', '.join(seen)}")
    assert "thank_you_notes.show_agreed_at" in seen and len(seen) > 200
    assert wrong == []


def test_show_5_no_count_in_any_shape() -> None:
    seen, wrong = odd(in_shapes(build_api(None, docs=True).openapi()["components"]["schemas"]))
    print(f"{len(seen)} shapes and fields: {', '.join(seen)}")
    assert {"KindNote.showing", "SentNote.agreement", "ThanksReceived.person"} <= set(seen)
    assert wrong == []


def test_show_5_no_count_in_any_words() -> None:
    files = sorted((ROOT / "web/src").rglob("words.*.ts"))
    print(f"{len(files)} files of words: {', '.join(str(f.relative_to(ROOT)) for f in files)}")
    assert {f.parent.name for f in files} >= {"thanks", "people", "dates", "asks"}
    said = {
        f"{f.parent.name}: {m.group()}" for f in files for m in SAID.finditer(f.read_text("utf-8"))
    }
    assert said - KNOWN_WORDS == set()


def test_show_5_no_count_planted_is_found() -> None:
    """Each of the three looks notices a sample; and what is no count it lets pass."""
    planted = MetaData()
    Table("praise", planted, Column("thanks_count", Integer), Column("words", String))
    Table("kind_words", planted, Column("received", Integer), Column("streak_days", String))
    _, wrong = odd(in_tables(planted))
    assert set(wrong) == {"praise.thanks_count", "kind_words.received", "kind_words.streak_days"}
    shapes = {
        "MostThanked": {"properties": {"person": {"type": "string"}}},
        "Page": {
            "properties": {
                "thanks": {"anyOf": [{"type": "integer"}, {"type": "null"}]},
                "by_day": {"additionalProperties": {"type": "integer"}},
                "total": {"type": "string"},
                "seq": {"type": "integer"},
            }
        },
    }
    _, wrong = odd(in_shapes(shapes))
    assert set(wrong) == {"MostThanked", "Page.thanks", "Page.by_day", "Page.total"}
    for said in (
        "收到 3 次感谢",
        "本周排名",
        "thanked {n} times",
        "7日連続ランキング",
        "你是第一名",
    ):
        assert SAID.search(said), said
    for said in ("谢谢{name}", "第 {line} 位", "合适吗", "Thank you for {title}"):
        assert not SAID.search(said), said


async def test_show_5_no_count_in_what_is_answered(circle: Circle) -> None:
    """Five people thank one, who shows it: no answer and no event about thanks holds any number but a stream's."""
    ear = await circle.doors.listen(circle.lin)
    for sender in (circle.wei, circle.sam, circle.kim, circle.rosa, circle.chen):
        note = await thank(circle, sender, circle.lin)
        await wish(circle, circle.lin, note)
        await agree(circle, sender, note)
    looked: dict[str, Any] = {}
    for who, path in (
        (circle.lin, "/me/kind-words"),
        (circle.wei, "/me/thanks"),
        (circle.rosa, f"/people/{circle.lin.id}/kind-words"),
        (circle.rosa, f"/people/{circle.lin.id}"),
        (circle.lin, "/me/for-you"),
        (circle.lin, "/me"),
    ):
        looked[path] = await circle.do(who, "GET", path)
    await circle.doors.settled()
    looked["live"] = [event for event in ear.heard if event["on"].startswith("thanks.")]
    assert len(looked["/me/kind-words"]["items"]) == len(looked["live"]) / 2 == 5
    print(f"looked at: {', '.join(looked)}")
    told = {path: set(numbers(answer)) for path, answer in looked.items()}
    allowed = {"/me/for-you": {"seq", "seen"}, "live": {"seq"}, "/me": {"undo_seconds"}}
    assert told == {path: allowed.get(path, set()) for path in looked}


def test_show_1_from_a_note_of_thanks_to_kind_words_without_a_network(tmp_path: Path) -> None:
    with running("sqlite", tmp_path / "server", SUNROOM_MESSAGE_LIMIT="off") as server:
        kind_words.show(server)
