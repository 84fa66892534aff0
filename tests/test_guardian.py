"""A test run that is ended leaves no server behind."""

import subprocess
import sys
import time
from pathlib import Path

from tests.support.server import ROOT

# A process that begins another one in a group of its own, as servers are begun, and is ended by force.
ENDED = """
import os, signal, subprocess, sys
from tests.support import guardian
long = [sys.executable, "-c", "import time; time.sleep(60)"]
quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "start_new_session": True}
one, two = (subprocess.Popen(long, **quiet) for _ in "12")
guardian.watch(one.pid), guardian.watch(two.pid), guardian.leave(two.pid)
print(one.pid, two.pid, flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""


def lives(process: str) -> bool:
    state = Path(f"/proc/{process}/stat")
    return state.exists() and state.read_text().rpartition(")")[2].split()[0] != "Z"


def test_what_is_watched_ends_with_who_watches_it() -> None:
    done = subprocess.run([sys.executable, "-c", ENDED], cwd=ROOT, capture_output=True, text=True)
    watched, left = done.stdout.split()
    until = time.monotonic() + 20
    while lives(watched) and time.monotonic() < until:
        time.sleep(0.05)
    assert not lives(watched)
    assert lives(left), "what was left is nobody's to end"
    subprocess.run(["kill", "-9", left], check=True)
