"""All the written talk. A room's scenes keep this order, so a later file goes on where an earlier one left off."""

from actions.demo import (
    talk_animals,
    talk_announcements,
    talk_corners,
    talk_crafts,
    talk_games,
    talk_green,
    talk_help,
    talk_kitchen,
    talk_lunch,
    talk_music,
    talk_newcomers,
    talk_words,
)

SCRIPTS: tuple[str, ...] = (
    talk_announcements.TALK,
    talk_newcomers.TALK,
    talk_crafts.TALK,
    talk_kitchen.TALK,
    talk_lunch.TALK,
    talk_music.TALK,
    talk_green.TALK,
    talk_games.TALK,
    talk_animals.TALK,
    talk_words.TALK,
    talk_help.TALK,
    talk_corners.TALK,
)
