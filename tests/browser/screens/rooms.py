"""Talk: the rooms, the groups to join, a new group, search, and who is in a room."""

from playwright.sync_api import Locator, expect

from tests.browser.screens.scene import Scene, screen

MINE = "手工桌"  # a group of the guests
LED = "今天吃什么"  # a group the peer representative looks after


@screen("member")
def talk(scene: Scene) -> None:
    scene.go("/talk", "main .rows a[href^='/talk/']")


def asked_out(scene: Scene) -> None:
    """A host has asked this person out of a group; they are back in afterwards."""
    host, me = "peer_representative", scene.ask(scene.who, "GET", "/me")["id"]
    scene.ask(host, "GET", "/me")
    path = f"/rooms/{scene.demo.room(host, LED)}"
    reason = "这周想先安静地说说菜单，下个月再请你来。"
    scene.ask(host, "POST", f"{path}/removals", json={"person": me, "reason": reason})
    scene.after.append(lambda: scene.ask(scene.who, "PUT", f"{path}/members/me"))
    scene.after.append(lambda: scene.ask(host, "PUT", f"{path}/invitations/{me}"))


@screen("member")
def talk_asked_out(scene: Scene) -> None:
    asked_out(scene)
    scene.go("/talk", "main a[href='/me/removals']")


@screen("newcomer")
def talk_empty(scene: Scene) -> None:
    scene.go("/talk", "main li.card")


@screen("member")
def talk_offline(scene: Scene) -> None:
    talk(scene)
    scene.offline()
    scene.page.reload()
    scene.wait("main .rows a[href^='/talk/']")
    scene.page.wait_for_timeout(3500)  # only after a while is it worth a word


@screen("newcomer")
def talk_join(scene: Scene) -> None:
    scene.go("/talk/join", "main li.card")


@screen("newcomer")
def talk_join_offline(scene: Scene) -> None:
    scene.go("/talk", "main li.card")
    scene.offline()
    scene.go("/talk/join", "main .stack button, main li.card")


@screen("member")
def talk_new(scene: Scene) -> None:
    scene.go("/talk/new", "form")


@screen("member")
def talk_new_refused(scene: Scene) -> None:
    talk_new(scene)
    scene.phone.tap("rooms.make")
    scene.wait(".error:not(:empty)")


@screen("member")
def search(scene: Scene) -> None:
    scene.go("/search", "form")


@screen("member")
def search_found(scene: Scene) -> None:
    scene.go("/search?q=%E5%A5%BD", "main .rows a")


@screen("member")
def search_nothing(scene: Scene) -> None:
    scene.go("/search?q=%E9%BE%99%E8%88%9E%E9%BE%99", "main .found h2")


@screen("member")
def about(scene: Scene) -> None:
    scene.go(f"/talk/{scene.demo.room(scene.who, MINE)}/about", "main .rows li")


@screen("peer_representative")
def about_ask_worker(scene: Scene) -> None:
    about_as_host(scene)
    scene.phone.tap("asks.ask_worker")
    scene.wait("dialog[open] button.main")


@screen("member")
def about_leave(scene: Scene) -> None:
    about(scene)
    scene.phone.tap("rooms.leave")
    scene.wait("dialog[open]")


@screen("peer_representative")
def about_as_host(scene: Scene) -> None:
    scene.go(f"/talk/{scene.demo.room(scene.who, LED)}/about", "main .rows li")


@screen("peer_representative")
def about_invite(scene: Scene) -> None:
    about_as_host(scene)
    scene.phone.tap("rooms.invite")
    scene.wait("dialog[open] li")


@screen("peer_representative")
def about_change(scene: Scene) -> None:
    about_as_host(scene)
    scene.phone.tap("rooms.change")
    scene.wait("dialog[open] input")


@screen("peer_representative")
def about_member(scene: Scene) -> None:
    about_as_host(scene)
    scene.page.locator("main .rows li button").last.tap()
    scene.wait("dialog[open] button")


@screen("peer_representative")
def about_member_hosting(scene: Scene) -> None:
    about_member(scene)
    scene.phone.tap("rooms.host_ask")
    row = scene.page.locator("main .rows li button", has_text=scene.phone.t("rooms.host"))
    scene.after.append(lambda: _no_longer(scene, row))
    row.first.tap()
    scene.wait("dialog[open] button")


def _no_longer(scene: Scene, row: Locator) -> None:
    about_as_host(scene)
    row.first.tap()
    scene.phone.tap("rooms.host_end")
    expect(row).to_have_count(0)


@screen("peer_representative")
def about_step_back(scene: Scene) -> None:
    about_as_host(scene)
    scene.phone.tap("rooms.step_back")
    scene.wait("dialog[open] button")


@screen("peer_representative")
def about_remove(scene: Scene) -> None:
    about_member(scene)
    scene.phone.tap("rooms.remove")
    scene.wait("dialog[open] textarea")


@screen("member")
def talk_largest_letters(scene: Scene) -> None:
    scene.largest_letters()
    talk(scene)
