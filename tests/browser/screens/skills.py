"""The tab Together, the board, a post and its steps, writing one, and answering."""

from typing import Any
from uuid import uuid4

from tests.browser.screens.asks import soon
from tests.browser.screens.boundaries import HOST
from tests.browser.screens.scene import Scene, screen

DRAFTS = """() => Object.keys(localStorage).filter((key) => key.startsWith('sunroom.draft'))
  .forEach((key) => localStorage.removeItem(key))"""
CAKE = "烤歪蛋糕"
OWN: dict[str, Any] = {
    "kind": "show",
    "title": "叠纸鹤",
    "words": "一张纸就够，慢慢叠。",
    "category": "crafts",
    "tags": ["折纸"],
    "audience": "centre",
    "steps": [{"words": "对折，再对折。"}],
}


def named(scene: Scene, title: str, who: str = "") -> str:
    """Out: the id of the post with this title, as somebody finds it."""
    items = scene.ask(who or scene.who, "GET", "/skills?limit=50")["items"]
    return str(next(one["id"] for one in items if one["title"] == title))


def own(scene: Scene, who: str = "") -> str:
    """Out: the id of a post of somebody's own; the same one each time."""
    me = who or scene.who
    for one in scene.ask(me, "GET", "/me/skills")["items"]:
        if one["title"] == OWN["title"]:
            return str(one["id"])
    return str(scene.ask(me, "PUT", f"/skills/{uuid4()}", json=OWN)["id"])


@screen("member")
def together(scene: Scene) -> None:
    scene.go("/together", "main .rows a")


@screen("worker")
def together_worker(scene: Scene) -> None:
    scene.go("/together", "main .rows a")


@screen("member")
def skills_board(scene: Scene) -> None:
    scene.go("/together/board", "main li a")


@screen("member")
def skills_none_found(scene: Scene) -> None:
    skills_board(scene)
    scene.field("skills.find").fill("龙舞龙")
    scene.wait("main h2")


@screen("member")
def skill_post(scene: Scene) -> None:
    scene.go(f"/skills/{named(scene, CAKE)}", "main button.main")


@screen("member")
def skill_answer(scene: Scene) -> None:
    skill_post(scene)
    scene.page.locator("main button.main").first.tap()
    scene.wait("dialog[open] textarea")
    scene.after.append(lambda: scene.page.evaluate(DRAFTS))


@screen("member")
def skill_lesson(scene: Scene) -> None:
    scene.go(f"/skills/{named(scene, CAKE)}/lesson", "main button.main")
    scene.phone.tap("skills.next")
    scene.page.get_by_text("倒一碗面粉").wait_for()


@screen("member")
def skill_away(scene: Scene) -> None:
    scene.go(f"/skills/{uuid4()}", "main h2")


@screen("peer_representative")
def skill_own(scene: Scene) -> None:
    scene.go(f"/skills/{own(scene)}", "main [role=status]")


@screen("peer_representative")
def skill_close(scene: Scene) -> None:
    skill_own(scene)
    scene.phone.tap("skills.close")
    scene.wait("dialog[open] button.final")


@screen("peer_representative")
def skills_mine(scene: Scene) -> None:
    own(scene)
    scene.go("/together/mine", "main li a")


def writing(scene: Scene) -> None:
    """The form, with nothing in it that an earlier screen left."""
    scene.go("/skills/new", "form")
    scene.page.evaluate(DRAFTS)
    scene.page.evaluate("location.reload()")
    scene.wait("form input[name=title]")
    scene.after.append(lambda: scene.page.evaluate(DRAFTS))


@screen("member")
def skill_new(scene: Scene) -> None:
    writing(scene)


@screen("member")
def skill_new_more(scene: Scene) -> None:
    writing(scene)
    scene.page.locator("summary").first.tap()
    scene.page.locator("summary").first.evaluate("one => one.scrollIntoView()")
    scene.field("skills.tags").fill("唱")
    scene.wait("form .offered button")


@screen("member")
def skill_new_steps(scene: Scene) -> None:
    writing(scene)
    scene.page.locator("summary").last.tap()
    scene.phone.tap("skills.step_add")
    scene.page.locator("summary").last.evaluate("one => one.scrollIntoView()")


@screen("member")
def skill_preview(scene: Scene) -> None:
    writing(scene)
    scene.field("skills.title").fill("剪窗花")
    scene.phone.tap("skills.preview")
    scene.wait("dialog[open] .title")


@screen("member")
def skill_wider(scene: Scene) -> None:
    writing(scene)
    scene.field("skills.title").fill("剪窗花")
    scene.page.locator("select").first.select_option("centre")
    scene.phone.tap("skills.preview")
    scene.phone.tap("skills.post")
    scene.page.get_by_text(scene.phone.t("skills.wider"), exact=True).wait_for()


@screen("member")
def skill_look_again(scene: Scene) -> None:
    writing(scene)
    scene.phone.tap("skills.preview")
    scene.wait("form .error:not(:empty)")


@screen("peer_representative")
def skill_asked(scene: Scene) -> None:
    key = own(scene)
    asked = scene.ask(scene.who, "GET", "/asks")["items"]
    if not asked:
        said = {"words": "我想跟你学这个，可以吗？"}
        scene.ask("coordinator", "PUT", f"/skills/{key}/answers/{uuid4()}", json=said)
    ask = soon(scene, HOST)["id"]
    scene.go(f"/asks/{ask}", "main button.main")


@screen("peer_representative")
def skill_meet(scene: Scene) -> None:
    scene.go(f"/activities/new?skill={own(scene)}", "form input[name=title]")
    scene.page.wait_for_function("document.querySelector('input[name=title]').value !== ''")
    scene.after.append(lambda: scene.page.evaluate(DRAFTS))
