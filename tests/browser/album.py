"""Walks to the main screens once and writes down, at each, all that the rules ask about."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from playwright.sync_api import Browser, Page

from tests.browser.demo import Demo
from tests.browser.phone import Phone
from tests.browser.rules import MEASURE, Measured
from tests.browser.screens import SCREENS, Scene
from tests.support.server import ROOT

MAIN = [
    "sign_in",
    "sign_in_odd_letters",
    "sign_in_by_link",
    "sign_in_name",
    "unlock",
    "help_offline",
    "first_steps_1",
    "talk",
    "talk_asked_out",
    "talk_new",
    "search_found",
    "room",
    "room_reply",
    "room_respond",
    "room_respond_own",
    "room_topics",
    "room_refused",
    "room_read_only",
    "about",
    "about_leave",
    "me",
    "me_look",
    "me_phones",
    "me_pin",
    "me_devices",
    "me_removals",
    "me_move",
    "me_sign_out",
    "help_page",
    "covered",
    "talk_empty",
    "talk_join",
    "room_empty",
    "about_as_host",
    "about_invite",
    "about_member",
    "about_member_hosting",
    "about_step_back",
    "about_remove",
    "person",
    "person_muted",
    "person_mute",
    "person_block",
    "person_resting",
    "person_ask",
    "person_ask_refused",
    "room_folded",
    "room_of_two",
    "room_closed",
    "room_worker",
    "talk_folded",
    "talk_resting",
    "about_mute",
    "about_of_two",
    "about_care",
    "for_you",
    "for_you_enough",
    "ask_opened",
    "ask_not_now",
    "ask_no",
    "ask_yes",
    "ask_third",
    "asks_mine",
    "activities",
    "activities_first_times",
    "activities_none",
    "activities_mine",
    "date",
    "date_wishes",
    "date_full",
    "date_signed_up",
    "date_waiting",
    "date_offered",
    "date_moved",
    "date_changed",
    "date_sent_back",
    "date_called_off",
    "date_over",
    "date_note",
    "date_as_host",
    "for_you_dates",
    "for_you_dates_told",
    "me_reminders",
    "calendars",
    "calendars_made",
    "week_print",
    "me_resting",
    "me_rest",
    "me_back",
    "me_boundaries",
    "me_asking",
    "me_quiet",
    "me_talks",
    "me_topics",
    "me_kept_away",
    "me_circles",
    "first_steps_skills",
    "tell",
    "tell_one",
    "tell_audience",
    "tell_wider",
    "shown_choose",
    "shown_to_workers",
    "looked",
    "data",
    "data_erase",
    "me_leaving",
    "room_paused",
    "for_you_paused",
    "activity_new",
    "activity_repeats",
    "activity_how",
    "activity_places",
    "activity_for_whom",
    "activity_together",
    "activity_preview",
    "activity_look_again",
    "activity_gathering",
    "date_care",
    "date_change",
    "date_change_later",
    "date_call_off",
    "together",
    "skills_board",
    "skill_post",
    "skill_answer",
    "skill_lesson",
    "skill_own",
    "skills_mine",
    "skill_new",
    "skill_new_more",
    "skill_new_steps",
    "skill_preview",
    "skill_wider",
    "skill_asked",
    "skill_meet",
    "check_in",
    "check_in_date",
    "check_in_marked",
    "check_in_offline",
    "check_in_find",
    "check_in_card",
    "check_in_add",
    "check_in_sums",
    "closed_days",
    "gatherings",
    "gathering_waits",
    "desk",
    "desk_make",
    "desk_person",
    "desk_pause",
    "desk_paused",
    "desk_close",
    "desk_coordinator",
    "desk_centre",
    "desk_centre_refused",
    "desk_centre_half",
    "buddy_find",
    "buddy_ask",
    "buddy_waiting",
    "buddy_last_week",
    "buddy_offer",
    "buddy_asked",
]
MAIN += ["kind_words", "kind_words_more", "kind_words_ask", "kind_words_none", "kind_words_offline"]
MAIN += ["thank", "thank_card", "thank_written", "thank_away", "thanks_gave", "thanks_gave_none"]
MAIN += ["for_you_thanks", "person_with_kind_words"]
AXE = ROOT / "web/node_modules/axe-core/axe.min.js"
ALL = {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
CONTRAST = {"type": "rule", "values": ["color-contrast"]}
BODY = {"type": "rule", "values": ["color-contrast-enhanced"]}
NOT_BODY = [
    "button",
    "a",
    "summary",
    "label",
    "h2",
    ".error",
    ".odd",
    ".new-line",
    ".invited",
]  # 4.5:1 there
RUN = """([runOnly, exclude]) => axe.run({ include: ['html'], exclude }, { runOnly, resultTypes: ['violations'] })
  .then(({ violations }) => violations)"""
PUT = (
    "([look, text]) => Object.assign(document.documentElement.dataset, { appearance: look, text })"
)
# name: width, height, text size
SIZES = {
    "320": (320, 640, "normal"),
    "360": (360, 740, "normal"),
    "412": (412, 915, "normal"),
    "320, largest letters": (320, 640, "largest"),
    "360, zoomed to 200 %": (180, 370, "normal"),
}
LOOKS = ("light", "dark", "calm")


@dataclass
class Seen:
    """One screen: measured at each size and under reduced motion, looked at by axe in each look."""

    sizes: dict[str, Measured] = field(default_factory=dict)
    still: Measured = field(default_factory=dict)
    axe: dict[str, list[str]] = field(default_factory=dict)
    errors: list[str] = field(default_factory=list)
    strangers: list[str] = field(default_factory=list)


def walk(browser: Browser, demo: Demo) -> dict[str, Seen]:
    """Out: what was seen at each main screen, in the order of MAIN."""
    seen: dict[str, Seen] = {}
    by_whom = sorted(MAIN, key=lambda name: SCREENS[name].who)
    for who, group in groupby(by_whom, lambda name: SCREENS[name].who):
        names = list(group)
        visits = (
            _strangers(browser, demo, names)
            if who == "nobody"
            else _same(browser, demo, who, names)
        )
        seen |= dict(visits)
    return {name: seen[name] for name in MAIN}


def _strangers(browser: Browser, demo: Demo, names: Iterable[str]) -> Iterator[tuple[str, Seen]]:
    for name in names:
        with demo.phone_of(browser, "nobody") as phone:
            yield name, _visit(demo, phone, name)


def _same(
    browser: Browser, demo: Demo, who: str, names: Iterable[str]
) -> Iterator[tuple[str, Seen]]:
    with demo.phone_of(browser, who) as phone:
        for name in names:
            yield name, _visit(demo, phone, name)
            phone.turn_over()


def _visit(demo: Demo, phone: Phone, name: str) -> Seen:
    scene = Scene(demo, SCREENS[name].who, phone)
    SCREENS[name].reach(scene)
    seen = Seen(errors=phone.errors, strangers=phone.strangers)
    seen.sizes = dict(_sizes(phone.page))
    phone.page.emulate_media(reduced_motion="reduce")
    seen.still = phone.page.evaluate(MEASURE)
    seen.axe = {look: look_closely(phone.page, look) for look in _looks(phone.page)}
    scene.leave()
    return seen


def _sizes(page: Page) -> Iterator[tuple[str, Any]]:
    for size, (width, height, text) in SIZES.items():
        page.set_viewport_size({"width": width, "height": height})
        page.evaluate(PUT, ["light", text])
        page.wait_for_timeout(60)  # the composer measures itself
        yield size, page.evaluate(MEASURE)


def _looks(page: Page) -> Iterator[str]:
    # As high as all of it: what lies under the tab bar only for now is not too small.
    height = page.evaluate("Math.min(document.documentElement.scrollHeight, 4000)")
    page.set_viewport_size({"width": 360, "height": max(740, height)})
    for look in LOOKS if AXE.exists() else ():
        page.evaluate(PUT, [look, "normal"])
        yield look


def look_closely(page: Page, look: str = "light") -> list[str]:
    """Out: what axe finds, as `rule: where`; only contrast changes with the look."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text("utf-8"))
    return [
        f"{one['id']}: {', '.join(str(node['target'][0]) for node in one['nodes'][:3])}"
        for options, apart in ((ALL if look == "light" else CONTRAST, []), (BODY, NOT_BODY))
        for one in page.evaluate(RUN, [options, apart])
    ]
