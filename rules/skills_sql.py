"""The SQL twins of `rules/skills.py`; a test holds each equal to its rule on both databases."""

from datetime import datetime

from sqlalchemy import ColumnElement, and_, or_
from sqlmodel import col

from models.skills import SkillPost


def open_at(now: datetime) -> ColumnElement[bool]:
    """Twin of `is_open`, over SkillPost."""
    ahead = or_(col(SkillPost.open_until).is_(None), col(SkillPost.open_until) > now)
    return and_(col(SkillPost.closed_at).is_(None), ahead)


def standing_at(now: datetime) -> ColumnElement[bool]:
    """Twin of `stands`, over SkillPost."""
    return and_(open_at(now), col(SkillPost.paused_at).is_(None))
