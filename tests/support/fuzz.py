"""schemathesis over the whole OpenAPI of a running server, as two people who must not see each other's things."""

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import httpx

from tests.support.client import new_id
from tests.support.picture_files import told_png
from tests.support.server import Server

# Not ensure_resource_availability: it takes one peer's new room for the other's.
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
)


@dataclass
class Peer:
    """A worker with a centre, a room, a message and a member, none of them the other's business."""

    name: str
    token: str
    things: dict[str, str]


def make_peer(server: Server, name: str, centre: str) -> Peer:
    """Make a worker of that centre, and one thing of each kind for them."""
    token = server.people(centre, "worker")[0]["token"]
    things = {"person": server.people(centre)[0]["id"], "room": new_id(), "message": new_id()}
    headers = {"Authorization": f"Bearer {token}"}
    with httpx.Client(base_url=f"{server.url}/api/v1", headers=headers, trust_env=False) as http:
        things["centre"] = http.get("/me").json()["home"]["id"]
        words = {"id": things["room"], "kind": "group", "title": "Mine"}
        assert http.post("/rooms", json=words).status_code == 201
        path = f"/rooms/{things['room']}/messages/{things['message']}"
        assert http.put(path, json={"text": "only here"}).status_code == 201
        things["picture"] = new_id()
        path, kind = f"/pictures/{things['picture']}", {"Content-Type": "image/png"}
        assert http.put(path, content=told_png(), headers=kind).status_code == 201
        things["activity"] = new_id()
        posted = {"title": "Mine", "starts": "2099-03-10T14:00", "invited": []}
        made = http.put(f"/activities/{things['activity']}", json=posted)
        things["date"] = made.json()["dates"][0]["id"]
    return Peer(name, token, things)


def write_config(home: Path, *peers: Peer) -> Path:
    """Out: a configuration in which these are peers, and their things are often named."""
    people = [
        {"name": p.name, "fixedHeaders": [{"name": "Authorization", "value": f"Bearer {p.token}"}]}
        for p in peers
    ]
    (home / "peers.json").write_text(json.dumps({"auth": people}))
    lines = [
        "[auth.wfc]",
        f'path = "{home}/peers.json"',
        f"peers = {json.dumps([p.name for p in peers])}",
    ]
    for kind in peers[0].things:
        lines += [
            f"[dictionaries.{kind}]",
            f"values = {json.dumps([p.things[kind] for p in peers])}",
        ]
    lines += ["[parameters]"]
    lines += [
        f'"path.{kind}" = {{ dictionary = "{kind}", probability = 0.6 }}'
        for kind in peers[0].things
    ]
    config = home / "schemathesis.toml"
    config.write_text("\n".join(lines))
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
