"""The line of pictures in the SURFACE MATRIX (tests/matrix/surfaces.py says how to read it).

Here a picture is held by something that its owner shares with their centre (world_of_pictures.py), so
being in the room plays no part, and a block does. What holds pictures has lines of its own.
"""

TABLE = """
a picture of what they share            seen seen seen seen seen absent seen absent absent absent seen seen seen seen seen seen seen seen seen absent
"""
# These answer to their owner alone.
OF_ONESELF = {"PUT /pictures/{picture}", "PATCH /pictures/{picture}"}
SHAPES = {"PictureShape"}
