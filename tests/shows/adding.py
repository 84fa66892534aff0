"""The page about adding a feature names what a feature really touched, and nothing that isn't there."""

import re
from pathlib import Path

import pytest

from tests.taste.tree import ROOT

pytestmark = pytest.mark.shows
PAGE = "docs/adding-a-feature.md"
FIXTURE = Path(__file__).parent / "fixtures" / "polls-files.txt"
ROW = re.compile(r"^\| `([^`]+)` \| (new|changed|generated) \|", re.MULTILINE)
# What looks like a file or folder of this project, where the page speaks of one.
NAMED = re.compile(
    r"(?:core|models|rules|actions|api|realtime|jobs|web|alembic|tests|docs)/[\w./-]*\w/?"
)


def page() -> str:
    return (ROOT / PAGE).read_text("utf-8")


def touched() -> dict[str, str]:
    """Path -> new, changed or generated, as the branch with the polls had it."""
    pairs = (line.split(" ", 1) for line in FIXTURE.read_text("utf-8").splitlines())
    return {path: kind for kind, path in pairs}


def not_there(text: str, may_be_missing: set[str]) -> list[str]:
    """The project's files that a text names although they don't exist."""
    named = {path.rstrip("/") for path in NAMED.findall(text)} - may_be_missing
    return sorted(path for path in named if not (ROOT / path).exists())


def test_show_6_the_page_names_what_a_feature_touches() -> None:
    listed = dict(ROW.findall(page()))
    assert len(listed) > 20 and listed == touched()


def test_show_6_what_the_page_names_as_existing_does_exist() -> None:
    new = {path for path, kind in touched().items() if kind == "new"}
    assert not_there(page(), new) == []
    features = {path.split("/")[0] for path in new}
    assert all((ROOT / layer).is_dir() for layer in features)
    assert not_there("as in `models/nothing.py`", new) == ["models/nothing.py"]


def test_show_6_one_new_file_in_each_layer_and_no_rule_touched() -> None:
    new = [path for path, kind in touched().items() if kind == "new"]
    for layer in ("models", "rules", "actions", "api", "alembic/versions"):
        assert len([path for path in new if path.startswith(f"{layer}/")]) == 1, layer
    others = [path for path, kind in touched().items() if kind != "new"]
    assert not [path for path in others if path.startswith(("rules/", "core/", "realtime/"))]
