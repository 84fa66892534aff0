"""Days and moments that no calendar here holds: a sentence, and never an error."""

import pytest

from tests.activities.conftest import Week

DAYS = ("0001-01-01", "0001-01-02", "1969-12-31", "3000-01-01", "9999-12-31")
MOMENTS = (
    *("0001-01-01T00:00:00%2B14:00", "0001-01-01T00:00:00Z", "1969-12-31T23:59:59Z"),
    *("9999-12-31T23:59:59-12:00", "9999-12-31T23:59:59Z", "3000-01-01T00:00:01Z"),
)


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("week", ["sqlite"], indirect=True)
async def test_days_at_the_ends_of_time(week: Week, day: str) -> None:
    here = f"/centres/{week.centre}"
    for method, path, body in (
        ("GET", f"{here}/check-in/{day}", None),
        ("GET", f"{here}/week/{day}", None),
        ("PUT", f"{here}/closed-days/{day}", {"name": "New Year"}),
        ("DELETE", f"{here}/closed-days/{day}", None),
    ):
        answer = await week.call(week.chen, method, path, body)
        assert answer.status_code == 422, (method, path, answer.text)


@pytest.mark.parametrize("week", ["sqlite", "postgres"], indirect=True)
async def test_moments_at_the_ends_of_time(week: Week) -> None:
    date = await week.one()
    await week.sign_up(week.rosa, date)
    good = "2030-01-01T00:00:00Z"
    for moment in MOMENTS:
        plain = moment.replace("%2B", "+")
        noted = {"came": "came", "at": plain}
        sums = f"/centres/{week.centre}/attendance"
        for method, path, body in (
            ("GET", f"/dates?after={moment}", None),
            ("GET", f"{sums}?begin={moment}&end={good}", None),
            ("GET", f"{sums}?begin={good}&end={moment}", None),
            ("PUT", f"/dates/{date}/attendance/{week.rosa.id}", noted),
            ("PUT", f"/dates/{date}/check-ins", {"items": [noted | {"person": week.rosa.id}]}),
        ):
            answer = await week.call(week.chen, method, path, body)
            assert answer.status_code == 422, (method, path, answer.text)


@pytest.mark.parametrize("week", ["sqlite"], indirect=True)
async def test_the_first_and_the_last_day_there_are(week: Week) -> None:
    for day in ("1970-01-01", "2999-12-31"):
        for path in (f"check-in/{day}", f"week/{day}"):
            answer = await week.call(week.chen, "GET", f"/centres/{week.centre}/{path}")
            assert answer.status_code == 200, answer.text
    for moment in ("1970-01-01T00:00:00Z", "2999-12-31T23:59:59Z"):
        assert (await week.call(week.rosa, "GET", f"/dates?after={moment}")).status_code == 200
