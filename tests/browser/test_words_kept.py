"""Words of workers wait on their phone: through a reload, for them alone, until they are sent."""

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.demo import Demo
from tests.browser.phone import Phone
from tests.browser.screens import SCREENS, Scene
from tests.browser.screens.thanks import FORGET
from tests.browser.stage import Stage

pytestmark = pytest.mark.browser
WORDS = "写到一半的话，还没有想好。"


def glass(scene: Scene) -> None:
    person = scene.ask("member", "GET", "/me")["id"]
    scene.go(f"/desk/glass/{person}", "main summary")


# Who writes there, the way to it, and what is unfolded first.
FORMS = {
    "outcome": ("worker", SCREENS["desk_appeal_mine"].reach, ""),
    "undo-why": ("worker", SCREENS["desk_decide"].reach, "decisions.undo"),
    "pause-reason": ("worker", SCREENS["desk_pause"].reach, ""),
    "lift-why": ("worker", SCREENS["desk_paused"].reach, ""),
    "glass-reason": ("worker", SCREENS["desk_glass"].reach, ""),
    "glass-later": ("coordinator", glass, "glass.tell_later"),
}


def kept(phone: Phone) -> list[str]:
    """Out: the words that wait on this phone."""
    found: list[str] = phone.page.evaluate(
        "Object.keys(localStorage).filter((key) => key.startsWith('sunroom.draft.')).map((key) => localStorage[key])"
    )
    return found


def forget(phone: Phone) -> None:
    phone.page.evaluate(FORGET, "sunroom.draft.")


@pytest.mark.parametrize("name", FORMS)
def test_a_reload_takes_nothing(name: str, stage: Stage, demo: Demo) -> None:
    who, reach, folded = FORMS[name]
    with demo.phone_of(stage.browser, who) as phone:
        scene = Scene(demo, who, phone)
        reach(scene)
        field = phone.page.locator(f"textarea[name='{name}']")
        if folded:
            phone.page.locator("main summary", has_text=phone.t(folded)).tap()
        field.fill(WORDS)
        phone.page.reload()
        expect(field).to_have_value(WORDS)
        expect(field).to_be_visible()
        scene.leave()
        forget(phone)


def note(phone: Phone) -> Locator:
    """Out: where one writes a note for colleagues, with the case's page open."""
    phone.page.locator("main summary", has_text=phone.t("cases.more_to_do")).tap()
    phone.tap("cases.note")
    return phone.page.locator("dialog[open] textarea")


def test_a_note_waits_for_its_writer_alone_until_it_is_left(stage: Stage, demo: Demo) -> None:
    """On a tablet that two share: whoever comes next finds nothing of it, whoever wrote it does."""
    with demo.phone_of(stage.browser, "coordinator"):
        pass
    with demo.phone_of(stage.browser, "worker") as phone:
        scene = Scene(demo, "worker", phone)
        SCREENS["desk_case"].reach(scene)
        case = phone.page.url
        note(phone).fill(WORDS)
        phone.page.reload()
        expect(note(phone)).to_have_value(WORDS)
        phone.enter(demo.tokens["coordinator"])
        phone.page.goto(case)
        expect(note(phone)).to_have_value("")
        phone.enter(demo.tokens["worker"])
        phone.page.goto(case)
        expect(note(phone)).to_have_value(WORDS)
        phone.page.locator("dialog[open] button.main").tap()
        expect(phone.page.locator("dialog[open]")).to_have_count(0)
        assert kept(phone) == []
        phone.page.reload()
        expect(note(phone)).to_have_value("")
        assert phone.errors == []


def test_what_was_sent_is_not_kept(stage: Stage, demo: Demo) -> None:
    """A pause, and its lifting: each takes its words along."""
    with demo.phone_of(stage.browser, "worker") as phone:
        scene = Scene(demo, "worker", phone)
        SCREENS["desk_pause"].reach(scene)
        scene.after.clear()
        rules = phone.page.locator("form:has(textarea[name='pause-reason']) select")
        if rules.count():
            rules.select_option(index=1)
        phone.page.locator("textarea[name='pause-reason']").fill(WORDS)
        assert kept(phone) == [WORDS]
        send(phone, "suspensions.title")
        lift = phone.page.locator("textarea[name='lift-why']")
        expect(lift).to_be_visible()
        assert kept(phone) == []
        lift.fill(WORDS)
        assert kept(phone) == [WORDS]
        phone.tap("suspensions.lift")
        expect(phone.page.locator("textarea[name='pause-reason']")).to_have_count(1)
        assert kept(phone) == []


def test_a_broken_glass_takes_its_reason_along(stage: Stage, demo: Demo) -> None:
    with demo.phone_of(stage.browser, "worker") as phone:
        scene = Scene(demo, "worker", phone)
        SCREENS["desk_glass_open"].reach(scene)
        assert kept(phone) == []
        scene.leave()


def send(phone: Phone, words: str) -> None:
    phone.page.locator("main form button[type=submit]", has_text=phone.t(words)).tap()
    phone.page.locator("dialog[open] button", has_text=phone.t(words)).tap()
