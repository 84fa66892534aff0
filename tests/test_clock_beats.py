"""How often the sweeps look: at each beat while something is going on, else now and then, and never past a beat that tidies."""

from jobs.clock import AWAKE_BEATS, STILL_EVERY, TIDY_EVERY, Awake


def looked(commits: list[int]) -> list[int]:
    awake = Awake()
    return [beat for beat, count in enumerate(commits, start=1) if awake.at(beat, count)]


def test_while_nobody_does_anything_it_looks_now_and_then() -> None:
    assert looked([0] * 12) == [5, 10]


def test_what_somebody_did_is_looked_at_at_once_and_a_little_longer() -> None:
    assert looked([0, 1, 1, 1, 1, 1, 1, 1, 2, 2]) == [2, 3, 4, 5, 9, 10]


def test_every_beat_at_which_something_is_tidied_is_one_of_them() -> None:
    assert TIDY_EVERY % STILL_EVERY == 0 and AWAKE_BEATS > 1
    assert {5, 10, 60, 600} <= set(looked([0] * 600))
