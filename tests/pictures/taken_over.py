"""A worker that does what it shouldn't, as if a picture had taken it over; ends with 0 where it could."""

import sys
from pathlib import Path
from tempfile import gettempdir

from core import picture_worker


def main(does: str) -> int:
    picture_worker.limit(seconds=1)
    sys.stdin.buffer.read()
    match does:
        case "memory":
            kept = bytearray(2_000_000_000)
            return len(kept) * 0
        case "cpu":
            while True:
                pass
        case "file":
            (Path(gettempdir()) / "sunroom-taken-over").write_bytes(b"x")
            return 0
        case "chatter":
            while True:
                sys.stdout.buffer.write(b"x" * 65_536)
        case _:
            page = b"<script>"
            numbers = (1, 1, len(page), len(page))
            sys.stdout.buffer.write(b"".join(n.to_bytes(4, "big") for n in numbers) + page * 2)
            return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
