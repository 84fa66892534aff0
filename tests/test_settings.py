"""What the operator may set: the defaults, what is refused and how it is said, and who may speak to us."""

import re
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from core.settings import Settings, Unfit, load

POSTGRES = "postgresql://sunroom@127.0.0.1/sunroom"
BUS = "redis://127.0.0.1:6379/0"
HTTPS = "https://sunroom.example"

REFUSED: list[tuple[dict[str, Any], tuple[str, ...]]] = [
    ({"workers": 2}, ("SUNROOM_DATABASE_URL", "SUNROOM_BUS_URL", "SUNROOM_WORKERS=1")),
    ({"workers": 2, "bus_url": BUS}, ("SUNROOM_DATABASE_URL",)),
    ({"workers": 2, "database_url": POSTGRES}, ("SUNROOM_BUS_URL",)),
    ({"host": "0.0.0.0"}, ("0.0.0.0", "SUNROOM_PUBLIC_URL", "SUNROOM_ALLOW_HTTP=1")),
    ({"host": "::"}, ("HTTPS",)),
    ({"host": "192.168.1.7"}, ("192.168.1.7",)),
    ({"host": "sunroom.example"}, ("HTTPS",)),
    ({"host": "0.0.0.0", "public_url": "http://sunroom.example"}, ("https",)),
    ({"env": "production", "message_limit": "off"}, ("SUNROOM_MESSAGE_LIMIT",)),
    ({"database_url": "mysql://127.0.0.1/sunroom"}, ("SUNROOM_DATABASE_URL", "postgresql://")),
    ({"database_url": "sqlite://"}, ("SUNROOM_DATABASE_URL", "a file")),
    ({"migration_database_url": "a.db"}, ("SUNROOM_MIGRATION_DATABASE_URL",)),
    ({"keys_url": "keys.db"}, ("SUNROOM_KEYS_URL",)),
    ({"bus_url": "nats://127.0.0.1:4222"}, ("SUNROOM_BUS_URL", "redis://")),
]
ACCEPTED: list[dict[str, Any]] = [
    {},
    {"workers": 2, "database_url": POSTGRES, "bus_url": BUS},
    {"host": "localhost"},
    {"host": "127.0.0.2"},
    {"host": "::1"},
    {"host": "0.0.0.0", "public_url": HTTPS},
    {"host": "0.0.0.0", "allow_http": True},
    {"env": "production"},
    {"env": "test", "message_limit": "off"},
    {"message_limit": "off"},
]


@pytest.fixture(autouse=True)
def _nothing_set(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No setting of whoever runs the tests, and a folder of our own to stand in."""
    import os

    for name in [name for name in os.environ if name.startswith("SUNROOM_")]:
        monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize(("given", "named"), REFUSED, ids=str)
def test_what_would_expose_or_lose_something_is_refused(
    given: dict[str, Any], named: tuple[str, ...]
) -> None:
    with pytest.raises(Unfit) as refused:
        Settings(**given).require_fit()
    said = str(refused.value)
    assert all(word in said for word in named), said
    assert one_sentence(said), said


def one_sentence(said: str) -> bool:
    """Whether this begins like a sentence, ends like one, and has no other end within."""
    return bool(re.fullmatch(r"[A-Z](?:(?![.!?] ).)*\.", said))


def test_a_sentence_is_known_from_two_and_from_none() -> None:
    assert one_sentence("Listening on 0.0.0.0 is refused: set it.")
    assert not one_sentence("It is refused. Set it.")
    assert not one_sentence("refused")


@pytest.mark.parametrize("given", ACCEPTED, ids=str)
def test_what_is_safe_is_accepted(given: dict[str, Any]) -> None:
    Settings(**given).require_fit()


@pytest.mark.parametrize(
    "given",
    [{"workers": 0}, {"workers": 65}, {"port": 70_000}, {"port": -1}, {"env": "staging"}],
    ids=str,
)
def test_what_is_no_setting_is_refused(given: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        Settings(**given)


def test_with_nothing_set_one_centre_runs_on_one_machine() -> None:
    settings = Settings()
    settings.require_fit()
    assert (settings.host, settings.port, settings.workers) == ("127.0.0.1", 8000, 1)
    assert settings.database == "sqlite:///data/sunroom.db" and settings.on_sqlite
    assert settings.keys == "sqlite:///data/keys.db"
    assert settings.bus_url == "" and settings.message_limit == "on"
    assert settings.address == "http://127.0.0.1:8000" and not settings.secure
    assert settings.metrics_token == "", "no token: no figures for anybody"


def test_the_environment_is_read(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("SUNROOM_DATA_DIR", str(tmp_path / "a" / "b"))
    monkeypatch.setenv("SUNROOM_ALLOW_HTTP", "1")
    monkeypatch.setenv("SUNROOM_PORT", "8123")
    monkeypatch.setenv("SUNROOM_SOMETHING_ELSE", "is nobody's business")
    settings = load()
    assert settings.allow_http and settings.port == 8123
    assert (tmp_path / "a" / "b").is_dir()
    assert (tmp_path / "a" / "b").stat().st_mode & 0o077 == 0, "only its owner reads the data"
    assert settings.database.endswith("/a/b/sunroom.db")


def test_what_is_no_setting_is_told_in_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SUNROOM_PORT", "seven")
    with pytest.raises(Unfit, match=r"SUNROOM_PORT can't be 'seven': .*\.$") as told:
        load()
    assert one_sentence(str(told.value))


@pytest.mark.parametrize(
    "scheme", ["postgres", "postgresql", "postgresql+psycopg", "postgresql+asyncpg"]
)
def test_a_postgresql_address_is_taken_as_people_write_it(scheme: str) -> None:
    settings = Settings(
        database_url=f"{scheme}://sunroom@db/sunroom", keys_url=f"{scheme}://k@db/k"
    )
    assert settings.database == "postgresql+psycopg://sunroom@db/sunroom"
    assert settings.keys == "postgresql+psycopg://k@db/k"
    assert not settings.on_sqlite


@pytest.mark.parametrize(
    ("given", "origins"),
    [
        ({}, {"http://127.0.0.1:8000", "http://localhost:8000"}),
        ({"port": 9000}, {"http://127.0.0.1:9000", "http://localhost:9000"}),
        ({"public_url": HTTPS}, {HTTPS}),
        ({"public_url": f"{HTTPS}/"}, {HTTPS}),
        ({"public_url": f"{HTTPS}:8443"}, {f"{HTTPS}:8443"}),
        (
            {"public_url": "http://sunroom.local:8000", "allow_http": True},
            {"http://sunroom.local:8000", "http://127.0.0.1:8000", "http://localhost:8000"},
        ),
    ],
    ids=lambda value: str(value) if isinstance(value, dict) else "",
)
def test_which_pages_may_speak_to_us(given: dict[str, Any], origins: set[str]) -> None:
    assert Settings(**given).origins == origins


def test_over_https_no_local_page_may_speak_to_us() -> None:
    settings = Settings(public_url=HTTPS)
    assert not any("localhost" in o or "127.0.0.1" in o for o in settings.origins)
    assert settings.secure
