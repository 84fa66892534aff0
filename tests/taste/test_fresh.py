"""What is generated is what would be generated now. `./sunroom generate` writes it again."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.taste.tree import ROOT

HINT = "not what would be written now; please run ./sunroom generate"


def said_by_main(home: Path, *command: str) -> bytes:
    """What `main.py` prints, with a data folder of its own and none of the caller's settings."""
    plain = {key: value for key, value in os.environ.items() if not key.startswith("SUNROOM_")}
    done = subprocess.run(
        [sys.executable, str(ROOT / "main.py"), *command],
        cwd=home,
        env={**plain, "SUNROOM_DATA_DIR": str(home)},
        capture_output=True,
    )
    assert done.returncode == 0, (
        f"main.py {' '.join(command)}:\n{done.stdout.decode()}{done.stderr.decode()}"
    )
    return done.stdout


def test_the_openapi_page_is_fresh(tmp_path: Path) -> None:
    assert (ROOT / "web/openapi.json").read_bytes() == said_by_main(tmp_path, "openapi"), HINT


def test_the_wire_page_is_fresh(tmp_path: Path) -> None:
    assert (ROOT / "docs/wire.md").read_bytes() == said_by_main(tmp_path, "wire"), HINT


def test_the_phones_types_are_fresh(tmp_path: Path) -> None:
    web, types = ROOT / "web", Path("src/wire/api.gen.ts")
    for name in ("package.json", ".npmrc", "openapi.json"):
        shutil.copy(web / name, tmp_path)
    (tmp_path / "node_modules").symlink_to(web / "node_modules")
    (tmp_path / types).parent.mkdir(parents=True)
    subprocess.run(["npm", "run", "types"], cwd=tmp_path, check=True, capture_output=True)
    assert (web / types).read_bytes() == (tmp_path / types).read_bytes(), HINT


def test_the_migrations_make_what_the_models_say(tmp_path: Path) -> None:
    said_by_main(tmp_path, "migrate", "--check")
