"""`./sunroom check`: what a machine can keep, side by side on all cores, one line for each."""

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PYTEST = (
    sys.executable,
    "-m",
    "pytest",
    "-q",
    "--no-header",
    "--tb=short",
    "-p",
    "no:cacheprovider",
)

# The longest first, so that the last one to end began early.
CHECKS: dict[str, Sequence[str]] = {
    "types, Python": (sys.executable, "-m", "mypy"),
    "types, web": ("npm", "--prefix", "web", "run", "check"),
    "generated files, migrations": (*PYTEST, "tests/taste/test_fresh.py"),
    "taste": (*PYTEST, "tests/taste", "--ignore=tests/taste/test_fresh.py"),
    "import contracts": (str(Path(sys.executable).with_name("lint-imports")), "--no-cache"),
    "lint": (sys.executable, "-m", "ruff", "check"),
    "format": (sys.executable, "-m", "ruff", "format", "--check"),
}


def timed(command: Sequence[str]) -> tuple[int, float, str]:
    """Run a command in the project's folder: its exit code, seconds, and all it said."""
    start = time.monotonic()
    done = subprocess.run(
        command,
        cwd=ROOT,
        env={**os.environ, "NO_COLOR": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    return done.returncode, time.monotonic() - start, done.stdout


def main(names: Sequence[str]) -> int:
    """Run the checks whose name contains one of `names` (none: all); 1 when one didn't pass."""
    chosen = [name for name in CHECKS if not names or any(part in name for part in names)]
    missed = not chosen
    with ThreadPoolExecutor(os.cpu_count()) as side_by_side:
        running = {side_by_side.submit(timed, CHECKS[name]): name for name in chosen}
        for done in as_completed(running):
            code, seconds, output = done.result()
            print(f"{'✗' if code else '✓'} {running[done]:30} {seconds:5.1f} s", flush=True)
            if code:
                print(output, flush=True)
            missed = missed or code != 0
    return int(missed)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
