"""schemathesis over the whole OpenAPI of a running server, as two people who must not see each other's things."""

import json
import subprocess
import sys
from pathlib import Path

from tests.support.server import Server

CHECKS = (
    "not_a_server_error",
    "status_code_conformance",
    "content_type_conformance",
    "response_headers_conformance",
    "response_schema_conformance",
    "unsupported_method",
    "allow_header_conformance",
    "ignored_auth",
    "object_level_authorization",
    "ensure_resource_availability",
)


def write_peers(home: Path, **tokens: str) -> Path:
    """In: bearer tokens by name. Out: a configuration in which these are peers."""
    people = [
        {"name": name, "fixedHeaders": [{"name": "Authorization", "value": f"Bearer {token}"}]}
        for name, token in tokens.items()
    ]
    (home / "peers.json").write_text(json.dumps({"auth": people}))
    config = home / "schemathesis.toml"
    config.write_text(
        f'[auth.wfc]\npath = "{home}/peers.json"\npeers = {json.dumps(list(tokens))}\n'
    )
    return config


def fuzz(server: Server, config: Path, *options: str, examples: int = 12) -> str:
    """Out: what schemathesis printed. Raises AssertionError with it unless every check held."""
    words = [
        str(Path(sys.executable).with_name("st")),
        "--config-file",
        str(config),
        "--no-color",
        "run",
    ]
    words += [f"{server.url}/api/openapi.json", "--seed", "1", "-n", str(examples), "--no-shrink"]
    words += [
        "--checks",
        ",".join(CHECKS),
        "--generation-database",
        "none",
        "--request-timeout",
        "20",
    ]
    words += ["--continue-on-failure", *options]
    done = subprocess.run(
        words,
        cwd=config.parent,
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        timeout=400,
    )
    assert done.returncode == 0, done.stdout[-12_000:] + done.stderr[-2000:]
    return done.stdout
