"""What must always hold: kind problems, gapless numbers, one story on every surface."""

import re
from collections import Counter
from collections.abc import Iterable
from typing import Any

import httpx

HAN = re.compile("[\u4e00-\u9fff]")
KANA = re.compile("[\u3041-\u30ff]")


def speaks(sentence: str, language: str) -> bool:
    """Out: whether this sentence is written in that language (zh-CN, en or ja), as far as letters tell."""
    han, kana = bool(HAN.search(sentence)), bool(KANA.search(sentence))
    return {"zh-CN": han and not kana, "ja": kana, "en": not han and not kana}[language]


def check_words(
    problem: dict[str, Any], status: int, code: str | None, language: str = "en"
) -> None:
    """A problem tells programs a code and people a whole sentence in their language."""
    assert {"type", "title", "status", "detail", "code"} <= problem.keys(), problem
    assert problem["status"] == status, problem
    assert code is None or problem["code"] == code, problem
    assert len(problem["detail"]) > 5 and speaks(problem["detail"], language), problem
    assert "Traceback" not in str(problem) and "sqlalchemy" not in str(problem).lower(), problem


def check_problem(
    answer: httpx.Response, status: int, code: str | None = None, language: str = "en"
) -> Any:
    """The answer is that problem, as RFC 9457 has it; out: its body."""
    assert answer.status_code == status, f"{answer.status_code}: {answer.text}"
    assert answer.headers["content-type"].startswith("application/problem+json"), answer.headers
    check_words(answer.json(), status, code, language)
    if code == "invalid":
        assert answer.json()["fields"], answer.text
    return answer.json()


def check_gapless(events: Iterable[dict[str, Any]], since: int | None = None) -> None:
    """The numbers of one stream, as heard, go up by one each (from `since` on, where it is known)."""
    numbers = [event["seq"] for event in events]
    start = since if since is not None else (numbers[0] - 1 if numbers else 0)
    assert numbers == list(range(start + 1, start + 1 + len(numbers))), numbers


def check_each_once(acknowledged: dict[str, int], history: list[dict[str, Any]]) -> None:
    """In: id -> number as acknowledged; a room's whole history. None lost, none doubled, numbers as promised."""
    found = Counter(item["id"] for item in history if "id" in item)
    lost = [message for message in acknowledged if found[message] == 0]
    doubled = [message for message, times in found.items() if times > 1]
    assert not lost, f"{len(lost)} of {len(acknowledged)} acknowledged messages are lost"
    assert not doubled, f"{len(doubled)} messages are doubled"
    numbers = {item["id"]: item["seq"] for item in history if "id" in item}
    moved = {m: (n, numbers[m]) for m, n in acknowledged.items() if numbers[m] != n}
    assert not moved, f"acknowledged under another number: {moved}"


def retell(events: Iterable[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """Out: message id -> message, as somebody knows it who only listened."""
    known: dict[str, dict[str, Any]] = {}
    for event in events:
        if event["on"] == "message.sent":
            known[event["message"]["id"]] = event["message"]
        elif event["on"] == "message.taken_back":
            known.pop(event["id"], None)
        elif event["on"] == "reaction.changed" and event["id"] in known:
            known[event["id"]] = known[event["id"]] | {"reactions": event["reactions"]}
    return known


def check_same_story(events: Iterable[dict[str, Any]], history: list[dict[str, Any]]) -> None:
    """Who listened and who reads history know the same messages, to the last field."""
    assert retell(events) == {item["id"]: item for item in history if "id" in item}
