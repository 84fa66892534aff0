"""Playbooks: short, by reason, in three languages; a centre's own lines; and what didn't help."""

import re
from uuid import uuid4

import pytest

from models.playbooks import PARTS
from models.reports import REASONS
from rules import playbooks
from rules.playbooks import BOOKS, NAMES, SOURCES
from tests.cases.conftest import Desk

LONGEST = {"zh-CN": 40, "en": 100, "ja": 45}


@pytest.mark.parametrize("language", BOOKS)
@pytest.mark.parametrize("name", NAMES)
def test_each_is_whole_and_short(language: str, name: str) -> None:
    book, first = BOOKS[language][name], BOOKS["zh-CN"][name]
    assert book.title and set(NAMES) == {"life", *REASONS}
    assert 2 <= len(book.say) <= 4, "sentences to use"
    for part in PARTS:
        lines = getattr(book, part)
        assert 1 <= len(lines) <= 4 and len(lines) == len(getattr(first, part))
        for line in lines:
            for sentence in re.split(r"(?<=[。？！.?!])\s*", line):
                assert len(sentence) <= LONGEST[language], sentence
    assert sum(len(getattr(book, part)) for part in PARTS) <= 14, "read at a glance"


def test_each_names_its_sources() -> None:
    for name in NAMES:
        assert SOURCES[name], name
    for name in ("life", "too_much", "worried"):
        assert any("#chatsafe" in source.en for source in SOURCES[name])


def test_no_word_that_hurts() -> None:
    """A worry leads to care: none of its lines leads to a measure; no line bears a number that ages."""
    assert "不要用任何处理" in "".join(BOOKS["zh-CN"]["worried"].avoid)
    for books in BOOKS.values():
        for book in books.values():
            said = "".join(line for part in PARTS for line in getattr(book, part))
            assert not re.search(r"\d{3}", said), "numbers are the centre's"


def test_which_fits() -> None:
    fit = playbooks.fitting
    assert fit(["spam", "hurts"], danger=False, origin="report") == ["hurts", "spam"]
    assert fit(["hurts"], danger=True, origin="report") == ["life", "hurts"]
    assert fit([], danger=False, origin="words") == ["worried"]
    assert fit([], danger=True, origin="words") == ["life", "worried"]
    assert fit([], danger=False, origin="desk") == ["other"]


async def test_beside_its_case(desk: Desk) -> None:
    case = await desk.case(reason="money")
    page = await desk.page(desk.chen, case)
    assert page["playbooks"] == ["money"]
    book = await desk.do(desk.chen, "GET", "/playbooks/money")
    assert (book["title"], book["written_on"]) == ("About money", "2026-11-28")
    assert book["sources"] and all(book[part] for part in PARTS)
    titles = (await desk.do(desk.chen, "GET", "/playbooks"))["items"]
    assert [one["name"] for one in titles] == list(NAMES)
    numbers = [{"label": "Help", "number": "962525"}]
    await desk.doors.do(desk.ada, "PATCH", f"/centres/{desk.centre}", {"help_numbers": numbers})
    assert (await desk.do(desk.chen, "GET", "/playbooks/money"))["numbers"] == numbers
    assert (await desk.call(desk.chen, "GET", "/playbooks/unknown")).status_code == 422


async def test_a_centre_adds_its_own_lines(desk: Desk) -> None:
    key = str(uuid4())
    path, line = (
        f"/playbooks/money/lines/{key}",
        {"part": "call", "words": "Ask Mrs Wu at the bank."},
    )
    answers = [await desk.call(desk.ada, "PUT", path, line) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [201, 200]
    assert (await desk.call(desk.ada, "PUT", path, line | {"words": "Else."})).status_code == 409
    assert (await desk.call(desk.chen, "PUT", path, line)).status_code == 403
    assert (await desk.call(desk.zhao, "PUT", path, line)).status_code == 404
    last = (await desk.do(desk.chen, "GET", "/playbooks/money"))["call"][-1]
    assert (last["words"], last["own"], last["by"]["name"]) == (line["words"], True, "Ada")
    elsewhere = await desk.doors.do(
        desk.zhao, "GET", f"/centres/{await _home(desk)}/playbooks/money"
    )
    assert not any(one["own"] for one in elsewhere["call"])
    assert (await desk.call(desk.ada, "DELETE", path.replace("money", "spam"))).status_code == 404
    for _ in range(2):
        assert (await desk.call(desk.ada, "DELETE", path)).status_code == 204
    assert not (await desk.do(desk.chen, "GET", "/playbooks/money"))["call"][-1]["own"]


async def _home(desk: Desk) -> str:
    """Out: where Zhao works."""
    return str((await desk.doors.do(desk.zhao, "GET", "/me"))["home"]["id"])


async def test_what_did_not_help(desk: Desk) -> None:
    case, key = await desk.case(reason="money"), str(uuid4())
    line = {"part": "call", "words": "Ask Mrs Wu at the bank."}
    await desk.do(desk.ada, "PUT", f"/playbooks/money/lines/{key}", line)
    for one in ("money.say.0", "money.say.0", key):
        await desk.do(desk.chen, "PUT", f"/cases/{case}/playbook/{one}/not-helped")
    for nothing in ("money.say.9", "money", "x", str(uuid4())):
        path = f"/cases/{case}/playbook/{nothing}/not-helped"
        assert (await desk.call(desk.chen, "PUT", path)).status_code == 404
    told = (await desk.do(desk.ada, "GET", "/not-helped"))["items"]
    assert [(one["line"], one["by"]["name"]) for one in told] == [
        (key, "Chen"),
        ("money.say.0", "Chen"),
    ]
    assert told[0]["words"] == line["words"] and told[0]["case"] == case
    assert told[1]["words"] == BOOKS["en"]["money"].say[0]
    assert (await desk.call(desk.chen, "GET", "/not-helped")).status_code == 403
    assert (await desk.call(desk.mei, "GET", "/not-helped")).status_code == 404
    steps = (await desk.page(desk.bo, case))["steps"]
    assert [step["kind"] for step in steps].count("not_helped") == 2
