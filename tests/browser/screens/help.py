"""Help: the crisis page, also without signing in and without a network."""

from tests.browser.screens.scene import Scene, screen


@screen("member")
def help_page(scene: Scene) -> None:
    scene.go("/help", "main a[href^='tel:']")


@screen("nobody")
def help_offline(scene: Scene) -> None:
    scene.go("/sign-in", "form button")
    scene.offline()
    scene.go("/help", "main a[href^='tel:']")


@screen("member")
def help_breathe(scene: Scene) -> None:
    help_page(scene)
    scene.phone.tap("help.breathe")
    scene.wait(".step").scroll_into_view_if_needed()


@screen("member")
def help_my_person(scene: Scene) -> None:
    help_page(scene)
    scene.phone.tap("help.person_add")
    scene.wait("dialog[open] input")
