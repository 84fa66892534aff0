"""Order in the house: sizes, docstrings, records, and what must not be in a public repository."""

import ast
import re
from collections.abc import Iterator

from tests.taste.tree import Tree, chosen, functions, python, taste

FILE_LINES, FUNCTION_LINES = 300, 40

# path, or path::function -> why it is right as it is
MAY_BE_LONG: dict[str, str] = {}

NOT_WRITTEN_BY_HAND = re.compile(r"\.gen\.ts$|[./](zh-CN|en|ja)\.ts$|^alembic/versions/")

HOSTS = re.compile(
    r"registry\.npm(js|mirror)|npmmirror\.com|registry\.yarnpkg|pythonhosted\.org|pypi\.(org|python)"
    r"|/pypi/[s]imple|mirrors?\.(aliyun|tuna|ustc|cloud)|(deb|security)\.debian\.org|--(extra-)?index[-]url"
)
MACHINE_PATHS = re.compile(r"(?<![\w./~$}-])/(home|Users|root|work|tmp/\w+)/\w|[A-Z]:\\Users\\")
MADE_BY = "--no-emit-index-url"  # how the lock is made is told in its own first lines


@taste(
    good={"core/ids.py": 'def new_id():\n """A UUIDv7."""\ndef _hand(): ...'},
    bad=[{"core/ids.py": "def new_id(): ..."}, {"rules/a.py": "def may(): ..."}],
)
def public_functions_say_what_they_do(tree: Tree) -> Iterator[str]:
    """Each public function of core, rules and actions has a docstring."""
    for name, module in python(tree, "core", "rules", "actions"):
        for node in module.body:
            if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                continue
            if not node.name.startswith("_") and not ast.get_docstring(node):
                yield f"{name}:{node.lineno}: what comes into {node.name}(), and what comes out?"


@taste(
    good={"core/a.py": "x = 1\n" * FILE_LINES},
    bad=[{"core/a.py": "x = 1\n" * (FILE_LINES + 1)}, {"web/src/a.svelte": "<p></p>\n" * 301}],
)
def files_fit_the_head(tree: Tree) -> Iterator[str]:
    """Look twice at 200 lines; 300 need a reason."""
    for name, text in chosen(tree, "*.py", "*.ts", "*.svelte", "*.css", "sunroom"):
        lines = text.count("\n")
        if lines > FILE_LINES and not NOT_WRITTEN_BY_HAND.search(name) and name not in MAY_BE_LONG:
            yield f"{name}:{lines}: {lines} lines; what is it made of?"


@taste(
    good={"core/a.py": "def f():\n" + " x = 1\n" * (FUNCTION_LINES - 1)},
    bad=[{"core/a.py": "def f():\n" + " x = 1\n" * FUNCTION_LINES}],
)
def functions_are_one_sentence(tree: Tree) -> Iterator[str]:
    """Aim for 10 lines, look twice at 25; 40 need a reason. The docstring isn't counted."""
    for name, module in python(tree, "*.py"):
        for node in functions(module):
            lines = _length(node)
            by_hand = not NOT_WRITTEN_BY_HAND.search(name)
            if lines > FUNCTION_LINES and by_hand and f"{name}::{node.name}" not in MAY_BE_LONG:
                yield f"{name}:{node.lineno}: {node.name}() has {lines} lines; which parts has it?"


def _length(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    first = node.body[0]
    words = (first.end_lineno or 0) - first.lineno + 1 if ast.get_docstring(node) else 0
    return (node.end_lineno or 0) - node.lineno + 1 - words


@taste(
    good={
        "requirements.lock": "#  uv pip compile --no-emit-index-url\nhttpx==1 \\\n",
        "a.md": "/opt/x",
    },
    bad=[
        {"package-lock.json": '"resolved": "somewhere"'},
        {"requirements.lock": "# from " + "files.python" + "hosted.org/x"},
        {".npmrc": "registry=https://" + "registry." + "npmjs.org"},
        {"a.py": "open('/" + "home/me/x')"},
        {"a.md": "`cd /" + "root/sunroom`"},
    ],
)
def no_addresses_of_this_machine(tree: Tree) -> Iterator[str]:
    """No package host and no path of somebody's machine: the next one has others."""
    for name, text in chosen(tree, "*"):
        for line, row in enumerate(text.splitlines(), 1):
            found = HOSTS.search(row.replace(MADE_BY, "")) or MACHINE_PATHS.search(row)
            if found or (name.endswith("package-lock.json") and '"resolved"' in row):
                yield f"{name}:{line}: an address of this machine or of a package host"


@taste(
    good={
        "docs/decisions/0001-layers.md": "# Layers\n\n## Decision\n\nImports point down. Only.\n"
    },
    bad=[
        {"docs/decisions/0001-layers.md": "# Layers\n\nWe talked.\n"},
        {"docs/decisions/0001-layers.md": "# L\n\n## Decision\n\nOne. Two. Three.\n\n## Why\n"},
        {"docs/decisions/layers.md": "# Layers\n\n## Decision\n\nImports point down.\n"},
    ],
)
def decisions_can_be_quoted(tree: Tree) -> Iterator[str]:
    """NNNN-name.md, with a Decision of two sentences at most."""
    for name, text in chosen(tree, "docs/decisions/*.md"):
        if not re.search(r"/(\d{4}-[a-z0-9-]+|README)\.md$", name):
            yield f"{name}:1: the name of a record is NNNN-what-it-decides.md"
        part = re.search(r"^## Decision\n(.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL)
        if not name.endswith("README.md") and not (part and 1 <= _sentences(part.group(1)) <= 2):
            yield f"{name}:1: a record has a Decision, of one or two sentences"


def _sentences(text: str) -> int:
    plain = re.sub(r"`[^`]*`|\b(e\.g|i\.e|etc)\.", "x", text)
    return len(re.findall(r"[.!?](?=\s|$)", plain))


@taste(
    good={"web/index.html": "<main></main>", "web/src/a.svelte": "<p style:top='{x}px'>{text}</p>"},
    bad=[
        {"web/src/a.svelte": "<p>{@html text}</p>"},
        {"web/src/a.ts": "node.innerHTML = text"},
        {"web/src/a.svelte": '<p style="top: 1px"></p>'},
        {"web/index.html": "<body onload='start()'>"},
    ],
)
def pages_pass_the_content_security_policy(tree: Tree) -> Iterator[str]:
    """Words of people are never markup, and nothing inline is left for the policy to allow."""
    inline = re.compile(
        r"\{@html|\b(inner|outer)HTML\b|insertAdjacentHTML|\beval\(|new Function\(|\sstyle=[\"'{]"
    )
    for name, text in chosen(tree, "web/src", "web/*.html"):
        handlers = (
            r"\son[a-z]+=[\"']|<style|<script(?![^>]*\ssrc=)" if name.endswith("html") else r"(?!)"
        )
        for line, row in enumerate(text.splitlines(), 1):
            if inline.search(row) or re.search(handlers, row):
                yield f"{name}:{line}: inline markup, style or script"
