"""The headers of a careful site: on every answer, of every kind, with HTTPS and without."""

from collections.abc import AsyncIterator

import pytest

from api.static import Web
from tests.matrix.doors import Doors, folder, opened

HTTPS = "https://sunroom.example"
PAGES = {
    "the first page": "/",
    "a page of the app": "/talk/x/about",
    "a script": "",  # found in the build
    "the worker": "/sw.js",
    "no such file": "/nothing.png",
    "the API": "/api/v1/rooms",
    "no such route": "/api/v1/nothing",
    "the description": "/api/openapi.json",
    "is it up": "/healthz",
}


@pytest.fixture(params=["", HTTPS], ids=["plain", "https"])
async def doors(request: pytest.FixtureRequest) -> AsyncIterator[Doors]:
    own = {"SUNROOM_PUBLIC_URL": request.param} if request.param else {}
    with folder() as home:
        async with opened(home, **own) as one:
            yield one


def path_of(doors: Doors, page: str) -> str:
    web = doors.app.app.router.default
    assert isinstance(web, Web)
    if page == "a script":
        scripts = (web.folder / "assets").glob("*.js")
        return f"/assets/{max(scripts, key=lambda one: one.stat().st_size).name}"
    return PAGES[page]


@pytest.mark.parametrize("page", PAGES)
async def test_every_answer_is_careful(page: str, doors: Doors) -> None:
    answer = await doors.http.get(path_of(doors, page))
    said = answer.headers
    policy = dict(part.split(maxsplit=1) for part in said["content-security-policy"].split("; "))
    assert policy["default-src"] == "'none'" and policy["frame-ancestors"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == "'self'"
    assert "unsafe" not in said["content-security-policy"]
    assert said["x-content-type-options"] == "nosniff"
    assert said["referrer-policy"] == "no-referrer"
    assert said["cross-origin-opener-policy"] == "same-origin"
    assert "server" not in said and "x-powered-by" not in said


@pytest.mark.parametrize("page", PAGES)
async def test_who_may_keep_what(page: str, doors: Doors) -> None:
    answer = await doors.http.get(path := path_of(doors, page))
    kept = answer.headers.get("cache-control", "")
    if path.startswith("/api"):
        assert kept == "no-store"
    elif path.startswith("/assets/"):
        assert "immutable" in kept
    elif answer.is_success and path != "/healthz":
        assert kept == "no-cache"


@pytest.mark.parametrize("page", PAGES)
async def test_only_over_https_it_stays_https(page: str, doors: Doors) -> None:
    answer = await doors.http.get(path_of(doors, page))
    secure = doors.app.settings.secure
    assert ("strict-transport-security" in answer.headers) == secure


async def test_a_mistake_of_ours_is_a_problem_too_and_tells_nothing(
    doors: Doors, monkeypatch: pytest.MonkeyPatch
) -> None:
    someone = await doors.someone(await doors.centre("Lantern"), "Rosa")

    def broken(*_: object) -> None:
        raise RuntimeError("a secret of the house")

    monkeypatch.setattr("actions.rooms.my_rooms", broken)
    doors.http._transport.raise_app_exceptions = False  # type: ignore[attr-defined]  # as a server would
    answer = await doors.call(someone, "GET", "/rooms")
    assert answer.status_code == 503, "for a phone it is: not now, nothing is lost"
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["code"] and "secret" not in answer.text
    assert answer.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("page", ["the first page", "a script", "the worker"])
async def test_words_come_zipped_to_who_takes_them_so(page: str, doors: Doors) -> None:
    path = path_of(doors, page)
    small = await doors.http.get(path, headers={"Accept-Encoding": "gzip"})
    whole = await doors.http.get(path, headers={"Accept-Encoding": "identity"})
    assert small.content == whole.content and "content-encoding" not in whole.headers
    assert small.headers["content-type"] == whole.headers["content-type"]
    assert small.headers["vary"] == whole.headers["vary"] == "accept-encoding"
    if len(whole.content) > 1024:
        assert small.headers["content-encoding"] == "gzip"
        assert int(small.headers["content-length"]) < len(whole.content) * 0.8
