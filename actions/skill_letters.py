"""By which letters and tags a post is found. They come and go with its words, in the same Work."""

from typing import Any

from sqlalchemy import Select, delete, insert, select
from sqlmodel import col

from actions.letters import LAST_LETTER, fold, grams, pairs_of, runs
from core.work import Work
from models.skills import SkillGram, SkillPost, SkillTag
from rules.tags import forms_of


def text_of(post: SkillPost) -> str:
    """Everything of a post in which one finds it, its tags in all our languages."""
    tags = [form for tag in post.tags for form in forms_of(tag)]
    steps = [step["words"] for step in post.steps]
    return "\n".join((post.title, post.words, *tags, *steps))


def keep(work: Work, post: SkillPost) -> None:
    """Let it be found by what it says now, and by nothing it said before."""
    forget(work, post)
    letters = [{"gram": gram, "skill_id": post.id} for gram in sorted(grams(text_of(post)))]
    if letters:
        work.change(insert(SkillGram), letters)
    if post.tags:
        work.change(insert(SkillTag), [{"tag": tag, "skill_id": post.id} for tag in post.tags])


def forget(work: Work, post: SkillPost) -> None:
    """It is found no more; the rows are really gone, not marked."""
    for table in (SkillGram, SkillTag):
        work.change(delete(table).where(col(table.skill_id) == post.id))


def holding(query: str) -> Select[Any] | None:
    """The ids of posts that hold all the letters of `query`; None where it has none."""
    wanted = [letters for run in runs(fold(query)) for letters in pairs_of(run)]
    if not wanted:
        return None
    found, *more = [_having(letters) for letters in wanted]
    for other in more:
        found = found.where(col(SkillGram.skill_id).in_(other))
    return found


def holds_words(post: SkillPost, query: str) -> bool:
    """Whether every word of `query` (what stands between blanks) stands in it, one letter or more."""
    text = fold(text_of(post))
    return all(word in text for word in fold(query).split())


def _having(letters: str) -> Select[Any]:
    """Posts with these two letters, or with this one at the beginning of a pair."""
    same = col(SkillGram.gram) == letters
    if len(letters) == 1:
        same = col(SkillGram.gram).between(letters, letters + LAST_LETTER)
    return select(col(SkillGram.skill_id)).where(same)
