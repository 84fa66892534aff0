"""A database with every table and no row, for rules that stand twice."""

import secrets
from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import Engine
from sqlmodel import Session, SQLModel

import models.access_log
import models.events
import models.sign_in  # noqa: F401  # every table is known
from core.db import writing_engine
from tests.support.stores import fresh_database


@pytest.fixture(scope="module", params=["sqlite", "postgres"])
def engine(request: pytest.FixtureRequest, tmp_path_factory: Any) -> Iterator[Engine]:
    """A database with every table and no row."""
    drop = None
    if request.param == "sqlite":
        url = f"sqlite:///{tmp_path_factory.mktemp('twins') / 'house.db'}"
    else:
        url, drop = fresh_database(f"sunroom_test_twins_{secrets.token_hex(4)}")
    engine = writing_engine(url)
    SQLModel.metadata.create_all(engine)
    yield engine
    engine.dispose()
    if drop is not None:
        drop()


@pytest.fixture
def session(engine: Engine) -> Iterator[Session]:
    with Session(engine) as session:
        yield session
