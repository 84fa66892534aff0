"""Words that people never meet here, and facts about people that are never kept."""

import ast
import json
import re
from collections.abc import Iterator

from tests.taste.tree import Tree, chosen, python, taste

NEVER = re.compile(
    r"\b(patients?|complian(?:ce|t)|abnormal\w*|failures?|failed|you must|mentally ill|disorders?)\b"
    r"|病人|患者|病友|精神病|依从|异常|不正常|失败|违规|[你您]必须"
    r"|異常|失敗|違反|コンプライアンス|しなければなりません",
    re.IGNORECASE,
)
CATALOGUE = re.compile(r"[./](zh-CN|en|ja)\.ts$")

# No standing, no watching, no counting of people: not in a table, not on the wire.
NEVER_KEPT = {
    *("like", "likes", "liked", "follower", "followers", "following", "rank", "ranks", "ranking"),
    *("streak", "streaks", "badge", "badges", "score", "scores", "popularity", "typing", "online"),
}
NEVER_KEPT_WHOLE = {"last_seen", "last_active", "last_online", "seen_by", "read_by", "most_active"}


@taste(
    good={
        "core/errors.py": '"""A patient test, for us."""\nsay = {"zh-CN": "请再试一次。"}',
        "web/src/lang/en.ts": "export const en = { waiting: 'Waiting. Nothing is lost.' }",
    },
    bad=[
        {"core/errors.py": "say = 'You must sign in'", "web/src/lang/en.ts": ""},
        {"core/errors.py": "", "web/src/ui/words.zh-CN.ts": "export const zh = { x: '发送失败' }"},
        {"core/errors.py": "", "web/src/lang/ja.ts": "export const ja = { x: '患者さん' }"},
    ],
)
def words_never_said(tree: Tree) -> Iterator[str]:
    """No label for people, no blame, no order, in any of the three languages (docs/words.md)."""
    layers = ("core", "models", "rules", "actions", "api", "realtime", "jobs", "main.py")
    for name, module in python(tree, *layers):
        for line, text in strings(module):
            yield from (f"{name}:{line}: we never say {word!r}" for word in never_said(text))
    for name, text in chosen(tree, "web/src"):
        rows = text.splitlines() if CATALOGUE.search(name) else []
        for line, row in enumerate(rows, 1):
            yield from (f"{name}:{line}: we never say {word!r}" for word in never_said(row))


def never_said(text: str) -> list[str]:
    return [found.group() for found in NEVER.finditer(text)]


def strings(module: ast.Module) -> Iterator[tuple[int, str]]:
    """Every text in the code that isn't a docstring (those are for us)."""
    bodies = (node for node in ast.walk(module) if isinstance(node, ast.Expr))
    ours = {id(node.value) for node in bodies}
    for node in ast.walk(module):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in ours:
            yield node.lineno, node.value


@taste(
    good={
        "models/a.py": "class Room:\n unread: bool\n since: datetime",
        "web/openapi.json": '{"properties": {"unread": {}}}',
    },
    bad=[
        {"models/a.py": "class Person:\n last_seen: datetime", "web/openapi.json": "{}"},
        {"models/a.py": "class Message:\n like_count: int", "web/openapi.json": "{}"},
        {"models/a.py": "", "web/openapi.json": '{"properties": {"rank": {}}}'},
    ],
)
def facts_never_kept(tree: Tree) -> Iterator[str]:
    """No last-seen, likes, followers, ranks, streaks, badges or scores, stored or sent."""
    for name, module in python(tree, "models", "api"):
        for node in ast.walk(module):
            if isinstance(node, ast.ClassDef):
                yield from (
                    f"{name}:{field.lineno}: {ast.unparse(field.target)} is never kept"
                    for field in node.body
                    if isinstance(field, ast.AnnAssign) and never_kept(ast.unparse(field.target))
                )
    for name, text in chosen(tree, "web/openapi.json"):
        for key in properties(json.loads(text)):
            if never_kept(key):
                yield f"{name}:1: {key} is never sent"


def never_kept(field: str) -> bool:
    return field in NEVER_KEPT_WHOLE or not NEVER_KEPT.isdisjoint(field.lower().split("_"))


def properties(node: object) -> Iterator[str]:
    """The names of all properties in an OpenAPI document, however deep."""
    if isinstance(node, dict):
        fields = node.get("properties")
        yield from fields if isinstance(fields, dict) else ()
    inner = node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
    for value in inner:
        yield from properties(value)
