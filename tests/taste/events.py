"""What a phone can be told stands in the union, is rendered, and is announced by its own name."""

import ast
from collections.abc import Iterator

from tests.taste.tree import Tree, python, taste

SENT = "class Sent(Event):\n on: Literal['a.sent'] = 'a.sent'"
UNION = "from models.a import Sent\nStreamEvent = Sent | Withheld"
RENDERS = "match row.kind:\n case 'a.sent': pass"


@taste(
    good={
        "models/a.py": "class Sent(Event):\n on: Literal['a.sent'] = 'a.sent'",
        "models/events.py": "from models.a import Sent\nLiveEvent = Sent | Ready",
    },
    bad=[
        {
            "models/a.py": "class Sent(Event):\n on: Literal['a.sent'] = 'a.sent'",
            "models/events.py": "from models.a import Sent\nLiveEvent = Ready",
        },
        {"models/events.py": "class Send(Command):\n do: Literal['send']\nLiveCommand = Read"},
    ],
)
def every_event_is_in_the_union(tree: Tree) -> Iterator[str]:
    """What has an `on` (a phone can be told it) or a `do` (it can say it) is in models/events.py."""
    united = _united(tree.get("models/events.py", ""))
    for name, module in python(tree, "models"):
        for node in ast.walk(module):
            if isinstance(node, ast.ClassDef) and _word_of(node) and node.name not in united:
                yield f"{name}:{node.lineno}: {node.name} is missing from the union in models/events.py"


def _united(text: str) -> set[str]:
    """The names that stand in an assignment of the module: `LiveEvent = A | B`."""
    sides = (node.value for node in ast.parse(text).body if isinstance(node, ast.Assign))
    return {node.id for side in sides for node in ast.walk(side) if isinstance(node, ast.Name)}


def _word_of(node: ast.ClassDef) -> bool:
    return any(
        isinstance(line, ast.AnnAssign)
        and ast.unparse(line.target) in ("on", "do")
        and ast.unparse(line.annotation).startswith("Literal[")
        for line in node.body
    )


@taste(
    good={"models/a.py": SENT, "models/events.py": UNION, "actions/rendering.py": RENDERS},
    bad=[
        {
            "models/a.py": SENT,
            "models/events.py": UNION,
            "actions/rendering.py": "match row.kind:\n case 'b.sent': pass",
        }
    ],
)
def every_stream_event_is_rendered(tree: Tree) -> Iterator[str]:
    """A kind without a case in actions/rendering.py (rooms) or own_entries.py would reach everybody as
    withheld, silently.
    """
    rendered = _cases(tree.get("actions/rendering.py", ""))
    rendered |= _cases(tree.get("actions/own_entries.py", ""))
    for name, (where, word) in _stream_events(tree).items():
        if word not in rendered:
            yield f"{where}: {name} has no `case {word!r}` in actions/rendering.py"


@taste(
    good={
        "models/a.py": SENT,
        "models/events.py": UNION,
        "actions/a.py": "announce(work, stream, 'a.sent', key)",
    },
    bad=[
        {
            "models/a.py": SENT,
            "models/events.py": UNION,
            "actions/a.py": "announce(work, stream, 'a.send', key)",
        }
    ],
)
def what_is_announced_is_an_event(tree: Tree) -> Iterator[str]:
    """The third word of announce() is the `on` of an event that stands on a stream."""
    words = {word for _, word in _stream_events(tree).values()}
    for name, module in python(tree, "actions"):
        for node in ast.walk(module):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "announce":
                kind = node.args[2]
                if isinstance(kind, ast.Constant) and kind.value not in words:
                    yield f"{name}:{node.lineno}: {kind.value!r} is no event of a stream"


def _cases(text: str) -> set[object]:
    patterns = (node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.MatchValue))
    return {node.value.value for node in patterns if isinstance(node.value, ast.Constant)}


def _stream_events(tree: Tree) -> dict[str, tuple[str, str]]:
    """Each class of the union StreamEvent but the placeholder: where it stands, and its `on`."""
    lines = ast.parse(tree.get("models/events.py", "")).body
    sides = [node.value for node in lines if isinstance(node, ast.Assign) and _is_stream(node)]
    members = {n.id for side in sides for n in ast.walk(side) if isinstance(n, ast.Name)}
    return {
        node.name: (f"{name}:{node.lineno}", _on(node))
        for name, module in python(tree, "models")
        for node in ast.walk(module)
        if isinstance(node, ast.ClassDef) and node.name in members - {"Withheld"}
    }


def _is_stream(node: ast.Assign) -> bool:
    return ast.unparse(node.targets[0]) == "StreamEvent"


def _on(node: ast.ClassDef) -> str:
    """What its `on` says."""
    lines = (line for line in node.body if isinstance(line, ast.AnnAssign))
    words = [ast.literal_eval(x.value) for x in lines if ast.unparse(x.target) == "on" and x.value]
    return str(words[0]) if words else ""
