"""The desk: people and cards of a worker's centre."""

from tests.browser.screens.scene import Scene, screen


@screen("worker")
def desk(scene: Scene) -> None:
    scene.go("/desk", "main .rows a[href^='/desk/people']")


@screen("worker")
def desk_nobody_found(scene: Scene) -> None:
    desk(scene)
    scene.page.locator("main input").fill("龙舞龙")


@screen("worker")
def desk_offline(scene: Scene) -> None:
    desk(scene)
    scene.offline()
    scene.go("/desk", "main .stack .stack button, main .stack button")
    scene.page.wait_for_timeout(500)


@screen("worker")
def desk_make(scene: Scene) -> None:
    scene.go("/desk/make", "form fieldset")


@screen("worker")
def desk_made(scene: Scene) -> None:
    desk_make(scene)
    scene.phone.tap("people.make_now")
    scene.wait("main li img")


@screen("coordinator")
def desk_coordinator(scene: Scene) -> None:
    scene.go("/desk", "main .rows a[href^='/desk/people']")


@screen("coordinator")
def desk_centre(scene: Scene) -> None:
    scene.go("/desk/centre", "form li input")


@screen("coordinator")
def desk_centre_numbers(scene: Scene) -> None:
    desk_centre(scene)
    scene.page.locator("main h2").first.evaluate("one => one.scrollIntoView()")


@screen("coordinator")
def desk_centre_refused(scene: Scene) -> None:
    desk_centre(scene)
    scene.phone.tap("people.help_add")
    scene.page.locator("form li:last-child input").last.fill("以后再说")
    scene.phone.tap("ui.save")
    scene.wait("form li .error:not(:empty)")


@screen("coordinator")
def desk_centre_foot(scene: Scene) -> None:
    desk_centre(scene)
    scene.page.locator("summary").tap()
    scene.page.locator("form li button").last.tap()
    scene.page.locator("button.main").scroll_into_view_if_needed()


@screen("coordinator")
def desk_centre_half(scene: Scene) -> None:
    desk_centre(scene)
    scene.field("people.centre_name").fill("暖檐中心二楼")
    scene.go("/desk/centre", "form [role=status] button")


@screen("coordinator")
def desk_centre_offline(scene: Scene) -> None:
    desk_centre(scene)
    scene.offline()
    scene.phone.tap("ui.save")
    scene.wait("form > .error:not(:empty)")


@screen("coordinator")
def desk_cards(scene: Scene) -> None:
    scene.go("/desk/cards", "main article, main h2")


@screen("coordinator")
def desk_person(scene: Scene) -> None:
    scene.go("/desk", "main .rows a[href^='/desk/people']").tap()
    scene.wait("main h3")


@screen("worker")
def desk_sign_out_all(scene: Scene) -> None:
    scene.go("/desk", "main .rows a[href^='/desk/people']")
    scene.page.locator("main .rows a", has_text=scene.phone.t("people.signed_in")).first.tap()
    scene.phone.tap("people.sign_out_all")
    scene.wait("dialog[open]")
