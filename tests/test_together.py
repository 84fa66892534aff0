"""Tests that look at the same thing are one worker's: else both prepare it, which takes the longest."""

import subprocess
import sys
from pathlib import Path

from tests.support.server import ROOT

HOOK = """
import pytest
from tests.support import together

@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config, items):
    together.keep(config, items)
"""
TESTS = """
import os, time
import pytest

@pytest.mark.xdist_group("one")
@pytest.mark.parametrize("number", range(8))
def test_one(number, worker_id):
    time.sleep(0.05)
    with open("workers", "a") as out:
        out.write(worker_id + "\\n")
"""


def test_what_is_looked_at_together_is_one_workers(tmp_path: Path) -> None:
    (tmp_path / "conftest.py").write_text(HOOK)
    (tmp_path / "test_it.py").write_text(TESTS)
    (tmp_path / "pytest.ini").write_text(f"[pytest]\npythonpath = {ROOT}\nmarkers = xdist_group")
    words = ["-m", "pytest", "-n", "2", "--dist", "loadgroup", "-p", "no:cacheprovider"]
    done = subprocess.run(
        [sys.executable, *words], cwd=tmp_path, capture_output=True, text=True, timeout=120
    )
    assert done.returncode == 0, done.stdout + done.stderr
    workers = (tmp_path / "workers").read_text().split()
    assert len(workers) == 8 and len(set(workers)) == 1
