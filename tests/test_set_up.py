"""What `./sunroom` says where something is missing: one sentence, before anything is installed."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.server import ROOT

RUN = "import runpy, sys; sys.argv = ['sunroom', 'run']; runpy.run_path('sunroom', run_name='__main__')"
NO_VENV = """import importlib.util as lib
known = lib.find_spec
lib.find_spec = lambda name, *rest: None if name == 'venv' else known(name, *rest)
"""
OLD_PYTHON = "import sys; sys.version_info = (3, 9, 2, 'final', 0)\n"


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """The script and what its set-up looks at, in a folder where nothing is set up."""
    for name in ("sunroom", "requirements.lock", "web/package-lock.json", "web/package.json"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        shutil.copy(ROOT / name, tmp_path / name)
    return tmp_path


def told(clone: Path, before: str = "", node: str | None = "v20.1.0") -> str:
    """What is said when this Node (or none) is all there is; nothing may have been installed."""
    tools = clone / "tools"
    tools.mkdir()
    for program in ("node", "npm") if node else ():
        (tools / program).write_text(f"#!/bin/sh\necho {node}\n")
        (tools / program).chmod(0o755)
    done = subprocess.run(
        [sys.executable, "-c", before + RUN],
        cwd=clone,
        env={"PATH": str(tools)},
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        timeout=60,
    )
    assert done.returncode == 1 and not done.stdout
    assert not (clone / ".venv").exists() and not (clone / "web/node_modules").exists()
    (line,) = done.stderr.splitlines()
    return line


def test_without_node(clone: Path) -> None:
    said = told(clone, node=None)
    assert said == "sunroom: Node 20 or newer with npm is needed; there is no `node` here."


def test_with_an_old_node(clone: Path) -> None:
    assert told(clone, node="v18.2.0") == "sunroom: Node 20 or newer is needed; this is v18.2.0."


def test_without_venv(clone: Path) -> None:
    assert "no `venv` module here" in told(clone, NO_VENV)


def test_with_an_old_python(clone: Path) -> None:
    assert told(clone, OLD_PYTHON) == "sunroom: Python 3.11 or newer is needed; this is 3.9."
