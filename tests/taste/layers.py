"""What each layer may do. (Who may import whom is kept by import-linter: see pyproject.toml.)"""

import ast
from collections.abc import Iterator

from tests.taste.tree import Tree, calls, chosen, imports, python, taste

DOORS = ("api", "realtime", "jobs")

PURE_IMPORTS = {
    *(
        "collections",
        "dataclasses",
        "datetime",
        "enum",
        "functools",
        "itertools",
        "math",
        "operator",
    ),
    *("re", "string", "typing", "unicodedata", "uuid", "zoneinfo"),
    "dateutil",  # counts the dates of a rule
    *("sqlalchemy", "sqlmodel"),  # for the twins in SQL: expressions, never run here
    *("core.errors", "core.languages", "models", "rules"),
}
IMPURE_NAMES = {"Session", "AsyncSession", "Connection", "Engine", "create_engine"}
IMPURE_CALLS = {"now", "utcnow", "today", "open", "print", "input", "execute", "exec", "scalars"}
ASYNC = (ast.AsyncFunctionDef, ast.AsyncFor, ast.AsyncWith, ast.Await)

DATABASE_HANDS = {"session", "connection", "work", "db"}
WRITES = {"add", "add_all", "merge", "delete", "flush", "commit", "change"}
QUERIES = {"execute", "exec", "get", "get_one", "scalar", "scalars", "query", "rows"}
WRITING_WORDS = {"insert", "update", "delete"}


@taste(
    good={"rules/a.py": "from datetime import datetime\ndef may(now: datetime) -> bool: ..."},
    bad=[
        {"rules/a.py": "async def may() -> bool: ..."},
        {"rules/a.py": "import asyncio"},
        {"rules/a.py": "from core.work import Work"},
        {"rules/a.py": "from sqlmodel import Session"},
        {"rules/a.py": "from datetime import datetime\nsoon = datetime.now()"},
    ],
)
def rules_are_pure(tree: Tree) -> Iterator[str]:
    """Facts in, verdict out: no await, no input or output, no clock."""
    for name, module in python(tree, "rules"):
        for node in ast.walk(module):
            if isinstance(node, ASYNC):
                yield f"{name}:{node.lineno}: a rule never waits; hand it the facts instead"
        for line, imported in imports(module):
            if not _is_pure(imported):
                yield f"{name}:{line}: a rule can't use {imported}; the action brings what it needs"
        for line, _, called in calls(module):
            if called in IMPURE_CALLS:
                yield f"{name}:{line}: a rule can't call {called}(); the action brings what it needs"


def _is_pure(imported: str) -> bool:
    parts = imported.split(".")
    known = any(".".join(parts[:length]) in PURE_IMPORTS for length in range(1, len(parts) + 1))
    return known and parts[-1] not in IMPURE_NAMES


@taste(
    good={"api/a.py": "@router.delete('/x')\ndef take_back(work): messages.take_back(work)"},
    bad=[
        {"api/a.py": "work.session.add(person)"},
        {"jobs/a.py": "work.change(statement)"},
        {"realtime/a.py": "from sqlalchemy import delete"},
        {"main.py": "def add(): session.commit()"},
        {"rules/a.py": "connection.execute('DELETE FROM people')"},
    ],
)
def only_actions_write(tree: Tree) -> Iterator[str]:
    """Doors, rules, models and the command line change nothing but by calling an action."""
    for name, module in python(tree, *DOORS, "main.py", "rules", "models"):
        for line, owner, called in calls(module):
            if owner in DATABASE_HANDS and called in WRITES | {"execute"}:
                yield f"{name}:{line}: {owner}.{called}() writes; only actions do"
        for line, imported in imports(module):
            if imported.startswith(("sqlalchemy", "sqlmodel")) and _last(imported) in WRITING_WORDS:
                yield f"{name}:{line}: {imported} writes; only actions do"


@taste(
    good={"api/a.py": "from sqlalchemy.exc import OperationalError\nrooms = mine(work, viewer)"},
    bad=[
        {"api/a.py": "from sqlmodel import select"},
        {"realtime/a.py": "from sqlalchemy.orm import Session"},
        {"jobs/a.py": "work.session.get(Room, id)"},
    ],
)
def doors_hold_no_query(tree: Tree) -> Iterator[str]:
    """A door reads the request, calls an action and shapes the answer."""
    for name, module in python(tree, *DOORS):
        for line, imported in imports(module):
            speaks_sql = imported.startswith(("sqlalchemy", "sqlmodel"))
            if speaks_sql and not imported.startswith("sqlalchemy.exc."):
                yield f"{name}:{line}: a door asks an action and doesn't need {imported}"
        for line, owner, called in calls(module):
            if owner in DATABASE_HANDS and called in QUERIES:
                yield f"{name}:{line}: {owner}.{called}() is a query; it belongs to an action"


@taste(
    good={"actions/announcing.py": "work.ring(Ring(stream, head))", "actions/a.py": "announce(x)"},
    bad=[{"actions/a.py": "work.ring(Ring(stream, head))", "actions/announcing.py": ""}],
)
def news_has_one_way_out(tree: Tree) -> Iterator[str]:
    """Only actions/announcing.py rings: there the audience is named and the number is taken."""
    for name, module in python(tree, "actions", *DOORS):
        for line, owner, called in calls(module):
            if (owner, called) == ("work", "ring") and name != "actions/announcing.py":
                yield f"{name}:{line}: news leaves through actions/announcing.py"


@taste(
    good={"alembic/env.py": "", "alembic/versions/0001_start.py": ""},
    bad=[{"alembic/__init__.py": "", "alembic/env.py": ""}],
)
def alembic_is_no_package(tree: Tree) -> Iterator[str]:
    """An __init__.py there would shadow the library of the same name."""
    for name, _ in chosen(tree, "alembic"):
        if name == "alembic/__init__.py":
            yield f"{name}:1: please delete it"


def _last(dotted: str) -> str:
    return dotted.rpartition(".")[2]
