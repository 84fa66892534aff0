"""Answering a skill post: an ask to talk, with the post as its purpose; by whoever it is for."""

from uuid import UUID

from actions import asks, skills
from core.errors import NotFound
from core.work import Work
from models.asks import AskShape, NewAsk, NewSkillAnswer
from models.sign_in import Who


def answer(
    work: Work, who: Who, skill: UUID, ask_id: UUID, new: NewSkillAnswer
) -> tuple[AskShape, bool]:
    """Answer a post; gives my ask, and whether it is new. A pause or a full queue shows in nothing.

    All rules of asking to talk hold, but that being among those it is for stands in for sharing a group.
    Raises NotFound (one's own, too), WritingIsPaused, EnoughAsked, AlreadyDifferent.
    """
    post = skills.known(work, who.person, skill)
    if post.owner_id == who.person:
        raise NotFound()
    asked = NewAsk(person=post.owner_id, purpose=new.words)
    return asks.ask(work, who, ask_id, asked, skill=post.id)
