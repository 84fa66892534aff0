"""What `xdist_group` names is looked at by one of two workers, also where pytest-xdist alone doesn't see to it."""

import pytest
from _pytest.nodeid import NodeId


def keep(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Name the group at the end of each id, by which the scheduler keeps them together.

    pytest-xdist 3.8 writes it where pytest 9.2 reads it no more; where it is there, nothing is done.
    """
    if not getattr(config.option, "loadgroup", False):
        return
    for item in items:
        mark = item.get_closest_marker("xdist_group")
        if mark is not None and not item.nodeid.endswith(f"@{mark.args[0]}"):
            item._id = NodeId.parse(f"{item.nodeid}@{mark.args[0]}")
