"""The project's commands, run beside a server without loading Python's modules anew for each.

One process loads main.py once and forks for every command: what runs there is the command itself, in a process of its
own, with the environment that it is given.
"""

import atexit
import json
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path
from threading import Lock

ROOT = Path(__file__).resolve().parents[2]
LIMIT = 120.0  # seconds; only says when to give up

FORKS = """
import json, os, signal, sys, traceback

import main


def become(asked):
    os.environ.clear()
    os.environ.update(asked["environment"])
    for number, name in enumerate((os.devnull, asked["out"], asked["err"])):
        os.dup2(os.open(name, os.O_RDWR | os.O_CREAT), number)
    signal.alarm(int(asked["limit"]))
    sys.argv = ["main.py", *asked["words"]]
    code = 1
    try:
        main.commands()
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else int(end.code is not None)
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


for line in sys.stdin:
    child = os.fork()
    if child == 0:
        become(json.loads(line))
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
"""

_one_at_a_time = Lock()


@cache
def _forker() -> "subprocess.Popen[str]":
    one = subprocess.Popen(
        [sys.executable, "-c", FORKS],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    atexit.register(one.communicate)
    return one


def run(words: tuple[str, ...], environment: dict[str, str]) -> tuple[int, str, str]:
    """Out: the exit code of `main.py words`, and what it said on both its ways out."""
    with tempfile.TemporaryDirectory() as folder:
        out, err = Path(folder, "out"), Path(folder, "err")
        asked = {"words": words, "environment": environment, "out": str(out), "err": str(err)}
        code = _ask(json.dumps(asked | {"limit": LIMIT}))
        return code, out.read_text("utf-8"), err.read_text("utf-8")


def _ask(line: str) -> int:
    forker = _forker()
    assert forker.stdin is not None and forker.stdout is not None
    with _one_at_a_time:
        forker.stdin.write(line + "\n")
        forker.stdin.flush()
        answer = forker.stdout.readline()
    if not answer:
        raise RuntimeError(f"main.py can't be loaded: {forker.poll()}")
    return int(answer)
