"""A clean clone of this tree: what git would hand to somebody else, and nothing that was built here."""

import os
import shutil
import subprocess
from pathlib import Path

from tests.support.server import ROOT


def clone_tree(target: Path) -> Path:
    """Copy every file git knows or would take (uncommitted words count) to `target`; out: `target`."""
    words = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(words, cwd=ROOT, capture_output=True, check=True).stdout
    for name in filter(None, listed.decode().split("\0")):
        if (ROOT / name).is_file():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, target / name)
    return target


def clean_environment() -> dict[str, str]:
    """Out: this environment without what pytest, a virtual environment or an operator put into it."""
    strange = ("PYTEST_", "SUNROOM_", "PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV")
    return {name: value for name, value in os.environ.items() if not name.startswith(strange)}
