"""The desk's queue, one case with its playbook, who has how much, and a centre's own lines."""

from uuid import uuid4

from playwright.sync_api import expect

from tests.browser.screens.dates import answers, later
from tests.browser.screens.scene import Scene, screen

FIRST = "main [data-case]"


def _centre(scene: Scene) -> str:
    return f"/centres/{scene.ask('worker', 'GET', '/me')['home']['id']}"


def _case(scene: Scene, place: int = 0) -> str:
    """Out: the id of a case of the worker's desk."""
    return str(scene.ask("worker", "GET", f"{_centre(scene)}/cases")["items"][place]["id"])


@screen("worker")
def desk_cases(scene: Scene) -> None:
    scene.go("/desk/cases", FIRST)


@screen("worker")
def desk_cases_none(scene: Scene) -> None:
    desk_cases(scene)
    scene.page.locator("main select").select_option("taken_by_me")
    scene.page.wait_for_function("() => !document.querySelector('main [data-case]')")
    scene.after.append(lambda: scene.page.locator("main select").select_option("open"))


@screen("worker")
def desk_case(scene: Scene) -> None:
    scene.go(f"/desk/cases/{_case(scene)}", "main blockquote")
    scene.wait("main details[open] li")


@screen("worker")
def desk_case_held(scene: Scene) -> None:
    """Put aside by the rule of three, and those who reported may go together."""
    case = _case(scene)
    page = scene.ask("worker", "GET", f"{_centre(scene)}/cases/{case}")
    held = {"since": later(hours=-9), "until": later(hours=3), "cause": "three", "by": None}
    told = page | {"held": held, "concert": True, "reporters": "several"}
    answers(scene, f"**/api/v1/centres/*/cases/{case}", told)
    scene.go(f"/desk/cases/{case}", "main blockquote")
    expect(scene.page.locator("main header")).to_contain_text(scene.phone.t("cases.held_three"))


@screen("worker")
def desk_case_mine(scene: Scene) -> None:
    """Taken, with a note; put back until the next picture."""
    case, at = _case(scene, 1), f"{_centre(scene)}/cases"
    version = scene.ask("worker", "GET", f"{at}/{case}")["version"]
    scene.ask("worker", "PUT", f"{at}/{case}/taking", json={"version": version})
    words = {"words": "给他打过电话了，明天下午见面聊。"}
    scene.ask("worker", "PUT", f"{at}/{case}/notes/{uuid4()}", json=words)
    scene.go(f"/desk/cases/{case}", "main blockquote")
    scene.page.locator("main summary", has_text=scene.phone.t("cases.more_to_do")).tap()

    def put_back() -> None:
        now = scene.ask("worker", "GET", f"{at}/{case}")["version"]
        scene.ask("worker", "DELETE", f"{at}/{case}/taking?version={now}")

    scene.after.append(put_back)


@screen("worker")
def desk_case_note(scene: Scene) -> None:
    scene.go(f"/desk/cases/{_case(scene)}", "main blockquote")
    scene.page.locator("main summary", has_text=scene.phone.t("cases.more_to_do")).tap()
    scene.phone.tap("cases.note")
    scene.page.locator("dialog textarea").fill("给他打过电话了。")
    scene.after.append(lambda: scene.page.locator("dialog textarea").fill(""))


@screen("worker")
def desk_case_hint(scene: Scene) -> None:
    """Which line of the playbook didn't help."""
    desk_case(scene)
    scene.page.get_by_role("button", name=scene.phone.t("cases.not_helped")).first.tap()
    scene.wait("dialog .rows button")


@screen("worker")
def desk_playbooks(scene: Scene) -> None:
    scene.go("/desk/playbooks", "main nav a")


@screen("coordinator")
def desk_playbook_own(scene: Scene) -> None:
    scene.go("/desk/playbooks/money", "main details[open] li")
    scene.page.locator("main form").scroll_into_view_if_needed()


@screen("coordinator")
def desk_load(scene: Scene) -> None:
    scene.go("/desk/load", "main .rows li")
