"""An empty house for each test, a centre in it, and Chen, a worker there."""

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest

from models.sign_in import Who
from tests.support.house import House, built


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    with built(tmp_path) as house:
        yield house


@pytest.fixture
def here(house: House) -> UUID:
    return house.centre("Plum Court")


@pytest.fixture
def chen(house: House, here: UUID) -> Who:
    return house.asks(here, "Chen", "worker")
