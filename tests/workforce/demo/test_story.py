from datetime import date

import pytest

from workforce.demo.story import BAD, GOOD, STEADY, climate

UNTIL = date(2026, 9, 30)


@pytest.mark.parametrize(
    ("story", "day", "expected"),
    [
        ("steady", date(2026, 9, 1), STEADY),
        ("struggling", date(2025, 3, 1), STEADY),
        ("struggling", date(2026, 6, 1), BAD),
        ("recovered", date(2022, 9, 1), STEADY),
        ("recovered", date(2023, 9, 30), BAD),
        ("recovered", date(2025, 9, 1), GOOD),
    ],
)
def test_climate_follows_the_story(story: str, day: date, expected: object):
    assert climate(story, day, UNTIL) == expected


def test_climate_lies_between_on_the_way():
    halfway = climate("struggling", date(2025, 10, 15), UNTIL)

    assert STEADY.vacancy < halfway.vacancy < BAD.vacancy
    assert STEADY.turnover < halfway.turnover < BAD.turnover
