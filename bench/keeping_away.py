"""People of a room who mute or block each other, over HTTP as their phones would."""

import json
import random
from urllib.request import Request, urlopen

from bench.servers import Apart

EVERY = 5  # every fifth person, so a fifth of all


def keep_away(port: int, apart: Apart) -> int:
    """Every fifth mutes or blocks, in turn, somebody by chance; gives how many did."""
    dice = random.Random(8)
    owners = range(0, len(apart.ids), EVERY)
    for number, owner in enumerate(owners):
        other = dice.choice([key for key in apart.ids if key != apart.ids[owner]])
        _put(port, apart.tokens[owner], f"/people/{other}/{'block' if number % 2 else 'mute'}")
    return len(owners)


def _put(port: int, token: str, path: str) -> None:
    said = Request(
        f"http://127.0.0.1:{port}/api/v1{path}",
        data=json.dumps({}).encode(),
        headers={"Authorization": f"Bearer {token}", "Content-Type": "application/json"},
        method="PUT",
    )
    with urlopen(said, timeout=60) as answer:  # our own server on this machine
        answer.read()
