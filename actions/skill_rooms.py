"""The small group of a skill post: made once, by its owner's first yes that says so, and not listed."""

from uuid import UUID

from actions.groups import add_room, enter
from core.errors import Invalid
from core.work import Work
from models.asks import Ask
from models.groups import Room
from models.skills import SkillPost


def let_in(work: Work, ask: Ask) -> UUID:
    """Put who answered into the group of the post, and its owner; gives the room.

    Raises Invalid for an ask that answers no post, or one that was closed before it had a group.
    """
    post = None
    if ask.skill_id is not None:
        # Held until the commit: two answers at once make one group.
        post = work.session.get(
            SkillPost, ask.skill_id, with_for_update=True, populate_existing=True
        )
    if post is None or (post.room_id is None and post.closed_at is not None):
        raise Invalid(fields={"group": "belongs to an answer to an open post"})
    room = _room(work, post)
    enter(work, room, post.owner_id, "host")
    enter(work, room, ask.asker_id)
    return room.id


def _room(work: Work, post: SkillPost) -> Room:
    if post.room_id is not None:
        return work.session.get_one(Room, post.room_id)
    room = add_room(work, post.centre_id, "group", post.title)
    room.made_by = post.owner_id
    post.room_id = room.id
    work.session.flush()
    return room
