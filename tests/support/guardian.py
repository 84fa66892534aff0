"""Ends the servers of a test process that was itself ended before it could."""

import atexit
import subprocess
import sys
from functools import cache

# It lives as long as the pipe to it is open: until this process is gone, in whatever way.
WAITS = """
import os, signal, sys
groups = set()
for line in sys.stdin:
    (groups.add if line[0] == "+" else groups.discard)(int(line[1:]))
for group in groups:
    try:
        os.killpg(group, signal.SIGKILL)
    except ProcessLookupError:
        pass
"""


@cache
def _guardian() -> "subprocess.Popen[str]":
    one = subprocess.Popen(
        [sys.executable, "-c", WAITS],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        text=True,
        start_new_session=True,
    )
    atexit.register(one.communicate)
    return one


def watch(group: int) -> None:
    """In: a process group. It is ended when this process is."""
    _say(f"+{group}\n")


def leave(group: int) -> None:
    """It was ended by who began it, and its number may become somebody else's."""
    _say(f"-{group}\n")


def _say(line: str) -> None:
    pipe = _guardian().stdin
    assert pipe is not None
    pipe.write(line)
    pipe.flush()
