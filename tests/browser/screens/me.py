"""Me: name, look, phones, PIN, cards, signing out."""

from tests.browser.screens.rooms import asked_out
from tests.browser.screens.scene import Scene, screen


@screen("member")
def me(scene: Scene) -> None:
    scene.go("/me", "main .rows a")


@screen("member")
def me_name(scene: Scene) -> None:
    scene.go("/me/name", "form input")


@screen("member")
def me_look(scene: Scene) -> None:
    scene.go("/me/look", "fieldset")


@screen("member")
def me_phones(scene: Scene) -> None:
    scene.go("/me/phones", "main .rows a")


@screen("member")
def me_pin(scene: Scene) -> None:
    scene.go("/me/pin", "form input")


@screen("member")
def me_pin_refused(scene: Scene) -> None:
    me_pin(scene)
    scene.page.locator("form input").first.fill("12")
    scene.phone.tap("ui.save")
    scene.wait(".error:not(:empty)")


@screen("member")
def me_devices(scene: Scene) -> None:
    scene.go("/me/devices", "main li.card")


@screen("member")
def me_devices_offline(scene: Scene) -> None:
    scene.go("/me/phones", "main .rows a")
    scene.offline()
    scene.go("/me/devices", "main button")


@screen("member")
def me_cards(scene: Scene) -> None:
    scene.go("/me/cards", "main h2, main li")


@screen("member")
def me_removals(scene: Scene) -> None:
    asked_out(scene)
    scene.go("/me/removals", "main article")


@screen("member")
def me_removals_none(scene: Scene) -> None:
    scene.go("/me/removals", "main h2")


@screen("member")
def me_move(scene: Scene) -> None:
    scene.go("/me/move", "main button").tap()
    scene.wait("main img")


@screen("member")
def me_sign_out(scene: Scene) -> None:
    scene.go("/me/sign-out", "main button.main")


@screen("member")
def me_sign_out_sure(scene: Scene) -> None:
    me_sign_out(scene)
    scene.page.get_by_role("main").get_by_role(
        "button", name=scene.phone.t("me.sign_out"), exact=True
    ).tap()
    scene.wait("dialog[open]")
