"""Calls that are not for here: from another site, by a wrong method, to an unknown path, without a session."""

import re
from typing import Any

import httpx
import pytest

from api.app import build_api
from tests.support.cast import Cast
from tests.support.checks import check_problem
from tests.support.client import Phone, new_id
from tests.support.quiet import nothing_happens
from tests.support.server import Server

LANGUAGES = ("zh-CN", "en", "ja")
FOREIGN = [
    {"Origin": "https://evil.example"},
    {"Origin": "null"},
    {"Origin": "http://127.0.0.1.evil.example"},
    {"Sec-Fetch-Site": "cross-site"},
    {"Sec-Fetch-Site": "same-site"},
]


@pytest.mark.parametrize("headers", FOREIGN, ids=str)
async def test_another_site_changes_nothing(cast: Cast, headers: dict[str, str]) -> None:
    async with nothing_happens(cast) as quiet:
        del cast.rosa.http.headers["Authorization"]  # only the cookie, as a browser would
        assert (await cast.rosa.call("GET", "/me")).status_code == 200, (
            "the cookie must be good for this test"
        )
        path = f"/rooms/{quiet.room}/messages/{new_id()}"
        for language in LANGUAGES:
            heads = headers | {"Accept-Language": language}
            answer = await cast.rosa.call("PUT", path, {"text": "forged"}, headers=heads)
            check_problem(answer, 403, "other_site", language)
        answer = await cast.rosa.call("POST", "/sign-out", headers=headers)
        check_problem(answer, 403, "other_site")
        cast.rosa.hold(cast.rosa.token)


def somewhere(path: str, doors: dict[str, Any]) -> str:
    """Out: such a path, with an id where one belongs and a word elsewhere."""
    told = [one for door in doors.values() for one in door["parameters"] if one["in"] == "path"]
    ids = {one["name"] for one in told if one["schema"].get("format") == "uuid"}
    return re.sub(r"\{(\w+)\}", lambda part: new_id() if part[1] in ids else "life", path)


async def test_a_wrong_method_is_told_the_right_ones(served: Server) -> None:
    async with httpx.AsyncClient(base_url=served.url, trust_env=False, timeout=60) as http:
        paths = (await http.get("/api/openapi.json")).json()["paths"]
        assert len(paths) > 15
        for path, doors in paths.items():
            allowed = {
                method.upper()
                for method in doors
                if method in ("get", "put", "post", "patch", "delete")
            }
            for method in {"GET", "PUT", "POST", "PATCH", "DELETE"} - allowed:
                where = somewhere(path, doors) if "{" in path else path
                answer = await http.request(method, where, headers={"Accept-Language": "ja"})
                check_problem(answer, 405, language="ja")
                told = {word.strip() for word in answer.headers["allow"].split(",")}
                assert told - {"HEAD", "OPTIONS"} == allowed, (method, path, told)


def test_whatever_holds_an_id_says_that_it_may_be_unknown() -> None:
    """An id that is none doesn't even reach its route: it is answered like one that nobody knows."""
    described = build_api(None, docs=True).openapi()["paths"]
    doors = {
        f"{method} {path}": door
        for path, all_doors in described.items()
        for method, door in all_doors.items()
        if any(
            one["in"] == "path" and one["schema"].get("format") == "uuid"
            for one in door.get("parameters", [])
        )
    }
    assert len(doors) > 150
    assert [name for name, door in doors.items() if "404" not in door["responses"]] == []


UNKNOWN = [
    "",
    "/",
    "/v1",
    "/v1/",
    "/v1/palace",
    "/v2/me",
    "/v1/me/",
    "/v1/%00",
    "/v1/rooms/x/y/z/w",
    "/nothing.html",
]


@pytest.mark.parametrize("path", UNKNOWN)
async def test_an_unknown_path_is_a_problem_never_a_page(cast: Cast, path: str) -> None:
    for language in LANGUAGES:
        headers = {"Accept": "text/html", "Accept-Language": language}
        for method in ("GET", "POST"):
            answer = await cast.rosa.http.request(method, f"/api{path}", headers=headers)
            check_problem(answer, 404, "not_found", language)


async def test_without_a_session_nothing_is_told(served: Server, cast: Cast) -> None:
    room = await cast.rosa.make_room("Tea")
    nobody = Phone(served)
    for token in ("x", "x" * 43, cast.rosa.token[:-1], "\xff"):
        for method, path in (
            ("GET", "/me"),
            ("GET", f"/rooms/{room}"),
            ("GET", f"/rooms/{new_id()}"),
            ("POST", "/sign-out"),
        ):
            for language in LANGUAGES:
                headers = {
                    b"authorization": f"Bearer {token}".encode("latin-1"),
                    b"accept-language": language.encode(),
                }
                answer = await nobody.call(method, path, headers=headers)
                check_problem(answer, 401, "signed_out", language)
    await nobody.close()
