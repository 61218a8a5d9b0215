"""A timeline year by year."""

from datetime import date

from workforce.pages.timeline import CASELOAD, lanes_of, stretches
from workforce.timeline import Entry

DAY = date(2025, 9, 30)


def entry(key: str, first: date, last: date | None, lane: str = "Contract") -> Entry:
    return Entry(key, lane, key, first, last)


def test_years_come_latest_first_and_what_is_to_come_before_them() -> None:
    found = stretches(
        [
            entry("old", date(2020, 1, 1), date(2024, 3, 31)),
            entry("now", date(2024, 4, 1), None),
            entry("next", date(2025, 10, 1), None),
        ],
        DAY,
        "Now",
    )
    assert [each.heading for each in found] == ["Still to come", "2024", "2020"]
    assert [(line.title, line.badge) for each in found for line in each.lines] == [
        ("next", ""),
        ("now", "Now"),
        ("old", ""),
    ]


def test_monthly_counts_of_a_year_are_one_line() -> None:
    counts = [
        Entry(f"c{month}", CASELOAD, f"{month} cases", date(2025, month, 28), date(2025, month, 28))
        for month in (1, 2, 3)
    ]
    (year,) = stretches(counts, DAY, "Now")
    (line,) = year.lines
    assert line.when == "Caseload, counted in 3 months"
    assert line.text == "Jan 25: 1 cases; Feb 25: 2 cases; Mar 25: 3 cases"


def test_lanes_are_those_that_there_are() -> None:
    assert lanes_of([entry("a", DAY, None), entry("b", DAY, None, "Absence")]) == ["Absence", "Contract"]
