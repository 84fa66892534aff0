"""The desk: people and cards of a worker's centre."""

from tests.browser.screens.scene import Scene, screen


@screen("worker")
def desk(scene: Scene) -> None:
    scene.go("/desk", "main .rows a")


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
def desk_cards(scene: Scene) -> None:
    scene.go("/desk/cards", "main article, main h2")


@screen("coordinator")
def desk_person(scene: Scene) -> None:
    scene.go("/desk", "main .rows a").tap()
    scene.wait("main h3")


@screen("worker")
def desk_sign_out_all(scene: Scene) -> None:
    scene.go("/desk", "main .rows a")
    scene.page.locator("main .rows a", has_text=scene.phone.t("people.signed_in")).first.tap()
    scene.phone.tap("people.sign_out_all")
    scene.wait("dialog[open]")
