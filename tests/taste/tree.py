"""What the taste checks look at: the project's files as text, and small ways to ask about them."""

import ast
import subprocess
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path, PurePosixPath

ROOT = Path(__file__).resolve().parents[2]

Tree = Mapping[str, str]  # path inside the project -> the file's text
Find = Callable[[Tree], Iterator[str]]  # yields "path:line: what is not as it should be"


@dataclass(frozen=True)
class Taste:
    """A home-made check, a tree that passes it, and trees that each must not."""

    find: Find
    good: Tree
    bad: Sequence[Tree]


TASTES: list[Taste] = []


def taste(*, good: Tree, bad: Sequence[Tree]) -> Callable[[Find], Find]:
    """Keep a check together with the samples that prove that it works."""

    def keep(find: Find) -> Find:
        TASTES.append(Taste(find, good, bad))
        return find

    return keep


@cache
def whole_tree() -> Tree:
    """Every text file that is, or could be, in the repository."""
    listing = ("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard")
    names = subprocess.run(listing, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return {name: text for name in names.split("\0") if name and (text := read(name)) is not None}


def read(name: str) -> str | None:
    """The file's text; None for a picture, or for what is deleted but not yet committed."""
    try:
        return (ROOT / name).read_text(encoding="utf-8")
    except (UnicodeDecodeError, FileNotFoundError):
        return None


def chosen(tree: Tree, *patterns: str) -> Iterator[tuple[str, str]]:
    """The files under the folders `patterns` ("api"), or matching them ("*.md", "main.py").

    Raises LookupError for none at all: a check that looks at nothing would always pass.
    """
    found = [name for name in tree if any(_matches(name, pattern) for pattern in patterns)]
    if not found:
        raise LookupError(f"nothing to look at in {patterns}")
    yield from ((name, tree[name]) for name in sorted(found))


def _matches(name: str, pattern: str) -> bool:
    return name.startswith(pattern + "/") or PurePosixPath(name).match(pattern)


def python(tree: Tree, *patterns: str) -> Iterator[tuple[str, ast.Module]]:
    """The Python files among `chosen`, read."""
    for name, text in chosen(tree, *patterns):
        if name.endswith(".py"):
            yield name, ast.parse(text, name)


def imports(module: ast.AST) -> Iterator[tuple[int, str]]:
    """Each import, also those inside functions: its line and its full dotted name."""
    for node in ast.walk(module):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from ((node.lineno, f"{node.module}.{alias.name}") for alias in node.names)


def calls(module: ast.AST) -> Iterator[tuple[int, str, str]]:
    """Each call: its line, the last part of what it is called on ("" if nothing), its name."""
    for node in ast.walk(module):
        if isinstance(node, ast.Call):
            *_, owner, name = ["", *ast.unparse(node.func).split(".")]
            yield node.lineno, owner, name


def functions(module: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    yield from (
        node
        for node in ast.walk(module)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    )
