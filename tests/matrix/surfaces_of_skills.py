"""The lines of skill posts in the SURFACE MATRIX (tests/matrix/surfaces.py says how to read them).

The newcomer posts one for the centre and one for the group of the room. Being in the room plays no
part for the first; for the second it is all. At the boundary `audience` both are for friends.
"""

# The boundaries stand in the order of surfaces.TABLE.
TABLE = """
the board: a post                       seen seen seen seen   seen   absent seen   absent absent absent folded seen seen seen seen seen absent seen seen absent
the board: a group's post               seen seen seen absent absent absent absent absent absent absent folded seen seen seen seen seen absent seen seen absent
the board: found by its letters         seen seen seen seen   seen   absent seen   absent absent absent folded seen seen seen seen seen absent seen seen absent
tags that could be meant                seen seen seen seen   seen   absent seen   absent absent absent seen   seen seen seen seen seen absent seen seen absent
a post opened                           seen seen seen seen   seen   absent seen   absent absent absent folded seen seen seen seen seen absent seen seen absent
a group's post opened                   seen seen seen absent absent absent absent absent absent absent folded seen seen seen seen seen absent seen seen absent
person page: their posts                seen seen seen absent absent absent absent absent absent absent folded seen seen seen seen seen absent seen seen absent
a date: the post it comes from          seen seen seen seen   seen   absent seen   absent absent absent seen   seen seen seen seen seen absent seen seen absent
answering a post                        seen seen seen seen   seen   absent seen   absent absent absent seen   seen seen seen seen seen absent seen absent absent
my asks: the post answered              seen seen seen seen   seen   absent seen   absent absent absent seen   seen seen seen seen seen absent seen absent absent
"""

ROUTES: dict[str, tuple[str, ...]] = {
    "GET /skills": (
        "the board: a post",
        "the board: a group's post",
        "the board: found by its letters",
    ),
    "GET /skills/tags": ("tags that could be meant",),
    "GET /skills/{skill}": ("a post opened", "a group's post opened"),
    "GET /people/{person}/skills": ("person page: their posts",),
    "PUT /skills/{skill}/answers/{ask}": ("answering a post", "my asks: the post answered"),
}
# These answer about a post of one's own.
OF_ONESELF = {"PUT /skills/{skill}", "PATCH /skills/{skill}", "GET /me/skills"}
SHAPES = {
    "SkillCard",
    "SkillShape",
    "SkillName",
    "GroupOfSkill",
    "MySkill",
    "StepShape",
    "TagShape",
}
# What takes meeting in a group, or a group.
MEETING = {"person page: their posts", "the board: a group's post", "a group's post opened"}
# What changes something comes last.
CHANGING = {"answering a post", "my asks: the post answered"}
