"""The lines of the desk's cases in the SURFACE MATRIX (tests/matrix/surfaces.py says how to read them).

Something of the newcomer's waits at the desk, and somebody looks who works there: duty sees in spite of
every block, mute and rest. What a centre's own lines, its load and the titles of its playbooks show is
of colleagues at one desk, whoever keeps away from whom.
"""

# The boundaries stand in the order of surfaces.TABLE.
TABLE = """
the desk's queue: about whom            -        -        -        -      -       absent    -             absent seen     seen     seen   seen  seen   seen    seen  seen    seen     seen   seen      -
a case whole: the words                 -        -        -        -      -       absent    -             absent seen     seen     seen   seen  seen   seen    seen  seen    seen     seen   seen      -
working on a case of theirs             -        -        -        -      -       absent    -             absent seen     seen     seen   seen  seen   seen    seen  seen    seen     seen   seen      -
"""
_CASE = "/centres/{centre}/cases/{case}"
_WORKING = ("working on a case of theirs",)
ROUTES: dict[str, tuple[str, ...]] = {
    "GET /centres/{centre}/cases": ("the desk's queue: about whom",),
    f"GET {_CASE}": ("a case whole: the words",),
    f"PUT {_CASE}/taking": _WORKING,
    f"DELETE {_CASE}/taking": _WORKING,
    f"PUT {_CASE}/handing": _WORKING,
    f"PUT {_CASE}/handing/answer": _WORKING,
    f"PUT {_CASE}/looking": _WORKING,
    f"PUT {_CASE}/notes/{{note}}": _WORKING,
    f"PUT {_CASE}/opening": _WORKING,
}
# Of colleagues at one desk: duty. (tests/cases tells who is answered.)
OF_ONESELF = {
    "GET /centres/{centre}/load",
    "GET /centres/{centre}/playbooks",
    "GET /centres/{centre}/playbooks/{name}",
    "PUT /centres/{centre}/playbooks/{name}/lines/{line}",
    "GET /centres/{centre}/not-helped",
}
# It names nobody and brings no words; tests/cases/test_working.py tells who hears of it.
OF_TWO = {"case.changed"}
SHAPES = {
    *("Queue", "CaseRow", "CasePage", "CaseStepShape", "SaidOfIt", "CopyShape", "HeldShape"),
    *("Load", "WorkerLoad", "PlaybookShape", "PlaybookLineShape", "PlaybookSource"),
    *("PlaybookTitle", "NotHelpedShape"),
}
