"""Show 7 in Chromium: a passkey of its virtual authenticator, and codes where the address is bare."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pyotp
from playwright.sync_api import CDPSession, expect

from tests.browser.phone import WAIT, Phone, phone
from tests.browser.stage import Stage, opened_stage
from tests.support.server import Server

CENTRE = "向阳中心"
DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@contextmanager
def named(home: Path) -> Iterator[Server]:
    """A server whose address is a name, so that it can have passkeys."""
    home.mkdir(parents=True)
    server = Server("sqlite", home, {"SUNROOM_MESSAGE_LIMIT": "off"})
    server.settings["SUNROOM_PUBLIC_URL"] = f"http://localhost:{server.port}"
    try:
        server.start()
        yield server
    finally:
        server.kill()
        print(server.log()[-4000:])


class Keys:
    """The virtual authenticator of one phone."""

    def __init__(self, one: Phone) -> None:
        self.cdp: CDPSession = one.context.new_cdp_session(one.page)
        self.cdp.send("WebAuthn.enable")
        made = self.cdp.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})
        self.id = made["authenticatorId"]

    def knows_its_person(self, yes: bool) -> None:
        """Whether the finger on it is the right one from now on."""
        words = {"authenticatorId": self.id, "isUserVerified": yes}
        self.cdp.send("WebAuthn.setUserVerified", words)

    def count(self) -> int:
        words = {"authenticatorId": self.id}
        return len(self.cdp.send("WebAuthn.getCredentials", words)["credentials"])


def staff(server: Server, role: str, name: str) -> dict[str, str]:
    """Out: somebody new at the centre, by that name."""
    one = server.people(CENTRE, role)[0]
    server.alter("UPDATE people SET name = :name WHERE name = :old", name=name, old=one["name"])
    return dict(one)


def pass_time(server: Server, minutes: int) -> None:
    """As if the desk had last been used, and everybody had last proved themselves, that long ago."""
    back = f"-{minutes} minutes"
    for column in ("proved_at", "desk_at"):
        server.alter(
            f"UPDATE sessions SET {column} = strftime('%Y-%m-%d %H:%M:%f000', {column}, :back)",
            back=back,
        )


def add_key(one: Phone) -> None:
    """Make a passkey, from Me on."""
    one.go("/me/phones")
    one.tap("proof.title")
    one.tap("proof.new_key")
    one.see(one.t("proof.key_made"))
    one.page.locator("main li.card").wait_for()


def prove(one: Phone) -> None:
    """Answer the question in the way: it is me."""
    one.page.get_by_role("dialog").get_by_role("button", name=one.t("proof.use_key")).tap()
    expect(one.page.get_by_role("dialog")).to_have_count(0, timeout=WAIT)


def asked(one: Phone) -> None:
    """Wait until the question stands there."""
    one.see(one.t("proof.ask"))


def comes_back_with_it(one: Phone) -> None:
    """Sign out, and come in with the passkey; the desk asks nothing then."""
    one.go("/me/sign-out")
    one.page.get_by_role("button", name=one.t("me.sign_out"), exact=True).tap()
    dialog = one.page.get_by_role("dialog")
    dialog.get_by_role("button", name=one.t("me.sign_out_yes")).tap()
    one.page.wait_for_url("**/sign-in")
    one.tap("people.passkey")
    one.tap("proof.use_key")
    one.page.wait_for_url("**/talk")
    one.go("/desk")
    one.page.locator("a[href^='/desk/people/']").first.wait_for()


def unlocks_with_it(one: Phone) -> None:
    """Lock the phone, and open it with the passkey instead of the PIN."""
    one.go("/me/pin")
    one.page.locator("form input").fill("2580")
    one.tap("ui.save")
    one.page.wait_for_url("**/me/phones")
    one.go("/me")
    one.tap("me.lock_now")
    one.tap("people.passkey")
    one.tap("proof.use_key")
    one.page.wait_for_url("**/talk")


def is_asked_again(server: Server, one: Phone, keys: Keys, colleague: str) -> None:
    """After half an hour the desk asks; a sensitive act asks after five minutes; nothing is lost by it."""
    pass_time(server, 31)
    one.go("/desk")
    asked(one)
    prove(one)
    one.page.locator("a[href^='/desk/people/']").first.wait_for()
    one.go(f"/desk/people/{colleague}")
    one.page.locator("main h2").wait_for()
    pass_time(server, 6)
    one.tap("people.new_card")
    asked(one)
    keys.knows_its_person(False)
    one.page.get_by_role("dialog").get_by_role("button", name=one.t("proof.use_key")).tap()
    one.see(one.t("proof.key_not_now"))
    keys.knows_its_person(True)
    prove(one)
    one.page.wait_for_url("**/desk/made")
    one.page.locator("main img").first.wait_for()


def begins_anew(server: Server, dora: Phone, chen: Phone, worker: str) -> None:
    """Chen lost her key: Dora takes it away, face to face; a card brings her back, and both read of it."""
    add_key(chen)
    dora.go(f"/desk/people/{worker}")
    dora.page.locator("main h2").wait_for()
    pass_time(server, 6)
    dora.tap("proof.recover_do")
    dialog = dora.page.get_by_role("dialog")
    dialog.get_by_role("button", name=dora.t("proof.recover_yes")).tap()
    asked(dora)
    prove(dora)
    dora.see(dora.t("proof.recovered", name="小陈"))
    chen.page.get_by_text(chen.t("people.signed_out")).wait_for()
    chen.tap("people.passkey")
    chen.tap("proof.use_key")
    chen.page.locator(".error:not(:empty)").wait_for()
    dora.tap("people.new_card")
    dora.page.wait_for_url("**/desk/made")
    card = dora.page.locator("main").inner_text()
    letters = re.search(r"[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}", card)
    assert letters, card
    chen.go("/sign-in")
    chen.page.locator("form input").first.fill(letters[0])
    chen.tap("people.come_in")
    chen.page.wait_for_url(re.compile("/(talk|first-steps)"))
    chen.go("/me/looked")
    chen.see(chen.t("proof.looked"))
    dora.go("/me/looked")
    dora.see(dora.t("proof.looked_mine"))


def tell_of_passkeys(stage: Stage, server: Server) -> None:
    """The whole story; no console complains but for the browser's own "no"."""
    dora, chen = staff(server, "coordinator", "朵拉"), staff(server, "worker", "小陈")
    address = server.settings["SUNROOM_PUBLIC_URL"]
    with phone(stage.browser, address) as hers, phone(stage.browser, address) as other:
        keys, others = Keys(hers), Keys(other)
        hers.enter(dora["token"])
        other.enter(chen["token"])
        add_key(hers)
        assert keys.count() == 1
        comes_back_with_it(hers)
        is_asked_again(server, hers, keys, chen["id"])
        unlocks_with_it(hers)
        begins_anew(server, hers, other, chen["id"])
        assert others.count() == 1, "the phone has it still; the server knows it no more"
        for one in (hers, other):
            assert not one.errors and not one.strangers, (one.errors, one.strangers)


def tell_of_codes(stage: Stage, server: Server) -> None:
    """At a bare address: a PIN, an app's codes, and the desk asks for both."""
    chen = staff(server, "worker", "小陈")
    with phone(stage.browser, server.url) as one:
        one.enter(chen["token"])
        one.go("/me/pin")
        one.page.locator("form input").fill("2580")
        one.tap("ui.save")
        one.page.wait_for_url("**/me/phones")
        one.tap("proof.title")
        one.see(one.t("proof.no_keys_here"))
        one.tap("proof.new_codes")
        app = pyotp.TOTP(one.page.locator("main .letters").inner_text().replace(" ", ""))
        say(one, app.now())
        one.see(one.t("proof.codes_made"))
        pass_time(server, 31)
        server.alter("UPDATE authenticators SET step = 0")  # the half minute is over
        one.go("/desk")
        asked(one)
        say(one, app.now())
        one.page.locator("a[href^='/desk/people/']").first.wait_for()
        assert not one.errors and not one.strangers, (one.errors, one.strangers)


def say(one: Phone, code: str) -> None:
    one.page.get_by_label(one.t("proof.code"), exact=True).fill(code)
    one.page.get_by_label(one.t("people.your_pin"), exact=True).fill("2580")
    one.tap("proof.say")


def show_passkeys(home: Path) -> None:
    """For a test outside the browser's folder. Skips without Chromium."""
    with named(home) as server, opened_stage() as stage:
        stage.do(tell_of_passkeys, stage, server)


def show_codes(server: Server) -> None:
    """The same, of codes."""
    with opened_stage() as stage:
        stage.do(tell_of_codes, stage, server)
