"""Coming in: card, name, PIN, first steps."""

import json

from tests.browser.screens.scene import Scene, screen

WECHAT = "Mozilla/5.0 (Linux; Android 13) AppleWebKit/537.36 MicroMessenger/8.0"


@screen("nobody")
def sign_in(scene: Scene) -> None:
    scene.go("/sign-in", "form button")


@screen("nobody")
def sign_in_odd_letters(scene: Scene) -> None:
    scene.go("/sign-in", "form input").fill("7K0M2I")


@screen("nobody")
def sign_in_refused(scene: Scene) -> None:
    scene.go("/sign-in", "form input").fill("7KQM2XHP9RTD")
    scene.phone.tap("people.come_in")
    scene.wait(".odd:not(:empty)")


@screen("nobody")
def sign_in_by_link(scene: Scene) -> None:
    scene.page.goto(scene.demo.spare_card)
    scene.wait("form button")


@screen("nobody")
def sign_in_name(scene: Scene) -> None:
    sign_in_by_link(scene)
    scene.phone.tap("people.come_in")
    scene.field("people.name").wait_for()


@screen("nobody")
def sign_in_name_with_pin(scene: Scene) -> None:
    sign_in_name(scene)
    scene.page.locator("summary").tap()
    scene.field("people.pin").fill("12")
    scene.phone.tap("people.come_in")
    scene.wait(".error:not(:empty)")


@screen("nobody")
def sign_in_offline(scene: Scene) -> None:
    sign_in_by_link(scene)
    scene.offline()
    scene.phone.tap("people.come_in")
    scene.wait(".error:not(:empty), .odd:not(:empty)")


@screen("nobody")
def sign_in_wechat(scene: Scene) -> None:
    named = f"Object.defineProperty(navigator, 'userAgent', {{ get: () => {json.dumps(WECHAT)} }})"
    scene.page.add_init_script(named)
    scene.page.goto(scene.demo.spare_card)
    scene.wait("main ol, main button")


@screen("nobody")
def unlock(scene: Scene) -> None:
    known = json.dumps(json.dumps({"id": "0190b3f2-0000-7000-8000-000000000001", "name": "小满"}))
    scene.page.add_init_script(f"localStorage.setItem('sunroom.known', {known})")
    scene.go("/sign-in", "input[type=password]")


def _step(scene: Scene, number: int) -> None:
    scene.go("/first-steps", "main .card")
    for _ in range(number - 1):
        scene.page.locator("button.main").tap()


@screen("member")
def first_steps_1(scene: Scene) -> None:
    _step(scene, 1)


@screen("member")
def first_steps_2(scene: Scene) -> None:
    _step(scene, 2)


@screen("member")
def first_steps_3(scene: Scene) -> None:
    _step(scene, 3)
