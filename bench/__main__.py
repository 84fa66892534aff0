"""Runs one figure by its name: `python -m bench live --tiny`; without a name, lists them."""

import sys
from collections.abc import Callable, Sequence
from importlib import import_module

# Each module has `main(arguments)`, which prints its figures and gives the exit code.
FIGURES = {"live": "bench.live", "together": "bench.together", "desk": "bench.desk"}


def main(arguments: Sequence[str]) -> int:
    """Run the figure named first with the rest; 1 when a floor is missed, 2 for an unknown name."""
    if not arguments or arguments[0] in ("-h", "--help"):
        print("Figures:", *FIGURES)
        return 0
    name, *rest = arguments
    if name not in FIGURES:
        print(f"There is no figure {name!r}. There are:", *FIGURES, file=sys.stderr)
        return 2
    run: Callable[[Sequence[str]], int] = import_module(FIGURES[name]).main
    return run(rest)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
