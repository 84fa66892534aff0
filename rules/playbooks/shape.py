"""What a playbook is made of, before it is given to anybody."""

from dataclasses import dataclass

Lines = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Playbook:
    """What to look at, words to use, what to leave, whom to call, when to stop and get help; in one language."""

    title: str
    check: Lines
    say: Lines
    avoid: Lines
    call: Lines
    stop: Lines


@dataclass(frozen=True, slots=True)
class Source:
    """Something published that the lines rest on, called so in each language; `year`: of the edition, empty where we know none."""

    en: str
    zh: str
    ja: str
    year: str = ""

    def name(self, language: str) -> str:
        """What it is called in that language; in English where there is no other."""
        return {"zh-CN": self.zh, "ja": self.ja}.get(language, self.en)
