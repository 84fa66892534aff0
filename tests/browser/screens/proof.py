"""How staff prove that it is them: the page under Me, the question in the way, and the way in."""

import pyotp

from tests.browser.screens.scene import Scene, screen

PIN = "2580"


@screen("nobody")
def passkey_enter(scene: Scene) -> None:
    scene.go("/sign-in/passkey", "main button")


@screen("nobody")
def passkey_offered(scene: Scene) -> None:
    scene.go("/sign-in", "form")
    scene.page.evaluate("localStorage.setItem('sunroom.passkey', '1')")
    scene.go("/sign-in", "a[href='/sign-in/passkey']")
    scene.after.append(lambda: scene.page.evaluate("localStorage.removeItem('sunroom.passkey')"))


@screen("worker")
def proof(scene: Scene) -> None:
    scene.go("/me/proof", "main section")


@screen("coordinator")
def proof_coordinator(scene: Scene) -> None:
    _with_codes(scene)
    scene.go("/me/proof", "main input[role=switch]")


@screen("worker")
def proof_codes(scene: Scene) -> None:
    _with_pin(scene)
    scene.go("/me/proof", "main section")
    scene.phone.tap("proof.new_codes")
    scene.wait("main .letters")


@screen("worker")
def proof_asked(scene: Scene) -> None:
    _with_codes(scene)
    scene.demo.server.alter("UPDATE sessions SET proved_at = NULL, desk_at = NULL")
    scene.go("/desk", "dialog[open] form")


@screen("worker")
def proof_asked_again(scene: Scene) -> None:
    proof_asked(scene)
    scene.page.locator("dialog form input").first.fill("12")
    scene.phone.tap("proof.say")
    scene.wait("dialog .error:not(:empty)")


@screen("worker")
def proof_none_yet(scene: Scene) -> None:
    scene.demo.server.alter("UPDATE centres SET requires_proof = 1")
    scene.after.append(lambda: scene.demo.server.alter("UPDATE centres SET requires_proof = 0"))
    scene.go("/desk", "dialog[open] .main")


@screen("coordinator")
def desk_recover(scene: Scene) -> None:
    scene.go("/desk", "main .rows a[href^='/desk/people']")
    words = scene.phone.t("ui.worker")
    scene.page.locator("main .rows a[href^='/desk/people']", has_text=words).first.tap()
    scene.phone.tap("proof.recover_do")
    scene.wait("dialog[open]")


def _with_pin(scene: Scene) -> None:
    scene.ask(scene.who, "PUT", "/me/pin", json={"pin": PIN, "current": PIN})
    scene.after.append(lambda: scene.demo.server.alter("UPDATE people SET pin_hash = NULL"))
    scene.after.append(lambda: scene.demo.server.alter("DELETE FROM authenticators"))


def _with_codes(scene: Scene) -> None:
    """They have codes, and have just proved that it is them."""
    _with_pin(scene)
    if scene.ask(scene.who, "GET", "/me/proof")["codes"]:
        return
    secret = scene.ask(scene.who, "PUT", "/me/codes")["secret"]
    body = {"code": pyotp.TOTP(secret).now(), "pin": PIN}
    scene.ask(scene.who, "PUT", "/me/codes/confirmation", json=body)
