"""What text may come in: as people write it, without what no database or screen can carry."""

import unicodedata
from typing import Annotated

from pydantic import AfterValidator, StringConstraints

# Letters drawn alike in other scripts; enough to keep a name from looking like a staff title.
LOOK_ALIKE = str.maketrans("аеорсухіјѕԁһкԝ０１ｌ", "aeopcyxijsdhkw01l")
STAFF_WORDS = (
    *("社工", "主任", "协调员", "负责人", "管理员", "阳光房"),
    *("worker", "coordinator", "admin", "sunroom"),
    *("支援員", "責任者", "サンルーム"),
)


def storable(text: str) -> str:
    """The text itself; ValueError for NUL and lone surrogates, which PostgreSQL can't hold."""
    if "\x00" in text or any("\ud800" <= letter <= "\udfff" for letter in text):
        raise ValueError("holds a character that can't be kept")
    return text


def not_blank(text: str) -> str:
    """The text itself; ValueError when nothing of it would be seen."""
    if not visible(text).strip():
        raise ValueError("is empty")
    return text


def visible(text: str) -> str:
    """The text without characters that draw nothing (zero-width, joiners, controls)."""
    return (
        "".join(
            letter for letter in text if letter.isspace() or unicodedata.category(letter)[0] != "C"
        )
        .replace("\u3164", "")
        .replace("\u115f", "")
        .replace("\u2800", "")
    )


def looks_like(name: str) -> str:
    """The name as an eye takes it in: folded width, case, look-alikes and invisible characters."""
    folded = unicodedata.normalize("NFKC", visible(name)).casefold().translate(LOOK_ALIKE)
    return "".join(folded.split())


def clean_name(name: str) -> str:
    """A display name with outer blanks removed; ValueError when blank or like a staff title."""
    name = visible(storable(name)).strip()
    not_blank(name)
    if any(word in looks_like(name) for word in STAFF_WORDS):
        raise ValueError("looks like the name of a role")
    return name


Line = Annotated[str, AfterValidator(storable), AfterValidator(not_blank)]
Title = Annotated[Line, StringConstraints(max_length=60)]
Words = Annotated[Line, StringConstraints(min_length=1, max_length=4000)]
Reason = Annotated[Line, StringConstraints(max_length=500)]
About = Annotated[str, StringConstraints(max_length=300), AfterValidator(storable)]
