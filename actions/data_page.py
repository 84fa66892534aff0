"""My data as a page to print: plain, in my language, with nothing that is loaded from anywhere."""

from html import escape
from typing import Any

from models.my_data import MyData

TITLES = {
    "zh-CN": ("我的资料", "我说的", "我的消息", "我的设置", "谁看过", "能教的、想学的"),
    "en": ("My data", "What I tell", "My messages", "My settings", "Who looked", "My posts"),
    "ja": (
        "わたしのデータ",
        "わたしが話していること",
        "わたしのメッセージ",
        "設定",
        "だれが見たか",
        "教えられること・学びたいこと",
    ),
}
NOTES = {
    "zh-CN": ("别人谢我的话", "我谢别人的话", "我反映过的"),
    "en": ("Kind words to me", "Thanks I gave", "What I reported"),
    "ja": ("もらったあたたかいことば", "伝えたありがとう", "わたしが知らせたこと"),
}
STYLE = "body{font:16px/1.6 sans-serif;max-width:44rem;margin:2rem auto;padding:0 1rem}h2{margin-top:2rem}dt{font-weight:600}dd{margin:0 0 .6rem;white-space:pre-wrap}"


def page(data: MyData, language: str) -> str:
    """The page as HTML; `language` is the person's own."""
    title, facts, messages, settings, log, skills = TITLES.get(language, TITLES["en"])
    shown = data.model_dump(mode="json")
    received, given, told = NOTES.get(language, NOTES["en"])
    sections = (
        _section(facts, [(fact["kind"], fact["words"]) for fact in shown["facts"]]),
        _section(settings, [(key, shown[key]) for key in ("me", "pace", "boundaries", "circles")]),
        _section(messages, [(said["at"], said["text"]) for said in shown["messages"]]),
        _section(skills, [_post(one) for one in shown["skills"]]),
        _section(received, [_note(note) for note in shown["kind_words"]]),
        _section(given, [_note(note) for note in shown["thanks"]]),
        _section(told, [(one["at"], one["words"] or one["reason"]) for one in shown["reports"]]),
        _section(
            log, [(look["at"], look["by"] and look["by"]["name"]) for look in shown["who_looked"]]
        ),
    )
    return (
        f'<!doctype html><html lang="{escape(language)}"><meta charset="utf-8">'
        f"<title>{escape(title)}</title><style>{STYLE}</style>"
        f"<h1>{escape(title)}</h1>{''.join(sections)}</html>"
    )


def _post(post: dict[str, Any]) -> tuple[str, str]:
    """A skill post: its title, and its words with those of its steps."""
    return post["title"], "\n".join([post["words"], *(step["words"] for step in post["steps"])])


def _section(title: str, rows: list[tuple[str, Any]]) -> str:
    items = "".join(
        f"<dt>{escape(str(name))}</dt><dd>{escape(_plain(value))}</dd>" for name, value in rows
    )
    return f"<h2>{escape(title)}</h2><dl>{items}</dl>"


def _note(note: dict[str, Any]) -> tuple[str, str]:
    """Who, and what: the words, else what the line or the drawing is called."""
    said = (note["words"], note["line"], note["card"])
    who = note["person"]["name"] if note["person"] else "—"
    return f"{note['at']} {who}", "\n".join(one for one in said if one)


def _plain(value: Any) -> str:
    """Lists and objects as lines of `name: value`."""
    if isinstance(value, dict):
        return "\n".join(
            f"{key}: {_plain(inner)}" for key, inner in value.items() if inner not in (None, [], {})
        )
    if isinstance(value, list):
        return "\n".join(_plain(inner) for inner in value)
    return str(value)
