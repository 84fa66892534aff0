"""What the operator may set, read once from `SUNROOM_*` and checked before anything starts."""

import os
import re
from dataclasses import dataclass
from functools import cached_property
from ipaddress import ip_address
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from pydantic import Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

DRIVERS = {
    "postgres": "postgresql+psycopg",
    "postgresql": "postgresql+psycopg",
    "sqlite": "sqlite",
}
# No name and password in it (they would be logged), and what S3 lets a bucket be called.
BUCKET = re.compile(r"[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]")
BUSES = ("redis://", "rediss://", "unix://")


@dataclass(frozen=True, slots=True)
class Site:
    """The name that passkeys belong to, and the origin that may ask them."""

    name: str
    origin: str


class Unfit(Exception):
    """The settings contradict each other; the message is one sentence for the operator."""


class Settings(BaseSettings):
    """Every setting has a default that suits one centre on one machine."""

    model_config = SettingsConfigDict(env_prefix="SUNROOM_", extra="ignore")

    env: Literal["", "production", "test"] = ""
    data_dir: Path = Path("data")
    database_url: str = ""
    migration_database_url: str = ""
    bus_url: str = ""
    keys_url: str = ""
    pictures_url: str = ""
    host: str = "127.0.0.1"
    port: int = Field(default=8000, ge=0, le=65535)
    workers: int = Field(default=1, ge=1, le=64)
    public_url: str = ""
    trusted_proxies: str = "127.0.0.1"
    allow_http: bool = False
    message_limit: Literal["on", "off"] = "on"
    metrics_token: str = ""

    @cached_property
    def database(self) -> str:
        """The SQLAlchemy URL of the data; SQLite in the data folder unless set."""
        return _with_driver(self.database_url) or f"sqlite:///{self.data_dir / 'sunroom.db'}"

    @cached_property
    def migrated_by(self) -> str:
        """The same database for the role that owns its tables; the one that serves, unless set."""
        return _with_driver(self.migration_database_url) or self.database

    @cached_property
    def keys(self) -> str:
        """The SQLAlchemy URL of the key store, which data backups never contain."""
        return _with_driver(self.keys_url) or f"sqlite:///{self.data_dir / 'keys.db'}"

    @property
    def pictures(self) -> str:
        """Where pictures lie: `s3://bucket/prefix`, or a folder in the data folder unless set."""
        return self.pictures_url or str(self.data_dir / "pictures")

    @property
    def on_sqlite(self) -> bool:
        return self.database.startswith("sqlite")

    @property
    def address(self) -> str:
        """The address people reach us at, without a trailing slash."""
        return (self.public_url or f"http://{self.host}:{self.port}").rstrip("/")

    @property
    def secure(self) -> bool:
        return self.address.startswith("https://")

    @property
    def site(self) -> Site | None:
        """What passkeys belong to: None where the address is a bare number, or no secure one."""
        host = urlsplit(self.address).hostname or ""
        if _is_number(host) or not (self.secure or host == "localhost"):
            return None
        return Site(host, self.address)

    @property
    def origins(self) -> frozenset[str]:
        """The browser origins that may speak to us: our own address, and localhost's two names."""
        port = urlsplit(self.address).port or self.port
        local = {f"http://{name}:{port}" for name in ("127.0.0.1", "localhost")}
        return frozenset({self.address} | (local if not self.secure else set()))

    def require_fit(self) -> None:
        """Raise Unfit, in one sentence, where the settings would expose or lose something."""
        _require_database("SUNROOM_DATABASE_URL", self.database)
        _require_database("SUNROOM_MIGRATION_DATABASE_URL", self.migrated_by)
        _require_database("SUNROOM_KEYS_URL", self.keys)
        if self.bus_url and not self.bus_url.startswith(BUSES):
            raise Unfit("SUNROOM_BUS_URL needs to begin with redis:// (or rediss://, unix://).")
        _require_pictures(self.pictures_url)
        if self.workers > 1 and (self.on_sqlite or not self.bus_url):
            raise Unfit(
                "More than one worker needs PostgreSQL (SUNROOM_DATABASE_URL) and a bus "
                "(SUNROOM_BUS_URL); with SQLite please keep SUNROOM_WORKERS=1."
            )
        if not _is_loopback(self.host) and not self.secure and not self.allow_http:
            raise Unfit(
                f"Listening on {self.host} without HTTPS would let others read along: set "
                "SUNROOM_PUBLIC_URL to an https address, or SUNROOM_ALLOW_HTTP=1 for a trial."
            )
        if self.env == "production" and self.message_limit == "off":
            raise Unfit("SUNROOM_MESSAGE_LIMIT=off is for load tests, not for production.")


def _with_driver(url: str) -> str:
    """The URL with our driver, whichever one (or none) was written behind a plus."""
    scheme, separator, rest = url.partition("://")
    return DRIVERS.get(scheme.partition("+")[0], scheme) + separator + rest


def _require_database(name: str, url: str) -> None:
    if not url.startswith(("postgresql+psycopg://", "sqlite:///")) or url == "sqlite:///":
        raise Unfit(f"{name} needs to begin with postgresql:// or to name a file, sqlite:///path.")


def _require_pictures(url: str) -> None:
    if not url:
        return
    parts = urlsplit(url)
    if parts.scheme != "s3" or not BUCKET.fullmatch(parts.netloc) or parts.query or parts.fragment:
        raise Unfit(
            "SUNROOM_PICTURES_URL needs to look like s3://bucket/prefix (keys and endpoint come from "
            "AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_REGION, AWS_ENDPOINT); without it pictures "
            "lie in SUNROOM_DATA_DIR."
        )
    endpoint = os.environ.get("AWS_ENDPOINT") or os.environ.get("AWS_ENDPOINT_URL") or ""
    if endpoint.startswith("http://") and os.environ.get("AWS_ALLOW_HTTP") != "true":
        raise Unfit(
            f"Pictures would go to {endpoint} without HTTPS: use an https endpoint, or AWS_ALLOW_HTTP=true "
            "where nobody can read along."
        )


def _is_number(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def load() -> Settings:
    """Read the environment. The data folder is made, private to its owner, when it is missing.

    Raises Unfit for what is no setting.
    """
    try:
        settings = Settings()
    except ValidationError as error:
        raise Unfit(_sentence(error)) from None
    settings.data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
    return settings


def _sentence(error: ValidationError) -> str:
    """The first thing that doesn't fit, for the operator."""
    first = error.errors()[0]
    name = f"SUNROOM_{first['loc'][0]}".upper()
    said = first["msg"]
    return f"{name} can't be {first['input']!r}: {said[0].lower()}{said[1:]}."
