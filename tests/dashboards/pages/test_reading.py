"""Figures in words: one decimal half up, what they are made of, and what is not shown."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from dashboards.metrics import by_key
from dashboards.models import Figure
from dashboards.pages.change import change
from dashboards.pages.reading import Discretion, Reading, read
from workforce.access.scope import Reach

TODAY = date(2025, 9, 30)
LAST_YEAR = date(2024, 9, 30)
EVERYTHING = Discretion(Reach(TODAY, everyone=True), 0)
TEAM = 7


def figure(**measures: Any) -> Figure:
    exact = {name: Decimal(value) if isinstance(value, str) else value for name, value in measures.items()}
    return Figure(unit_id=TEAM, population="csww", month_end=TODAY, **exact)


def reading(key: str, **measures: Any) -> Reading:
    return read(by_key(key), figure(**measures), EVERYTHING)


@pytest.mark.parametrize(
    ("key", "measures", "words", "basis"),
    [
        ("vacancy_rate", {"vacant_fte": "1.4", "in_post_fte": "2.6"}, "35.0%", "1.4 of 4.0 FTE"),
        ("vacancy_rate", {"vacant_fte": "1", "in_post_fte": "799"}, "0.1%", "1.0 of 800.0 FTE"),
        (
            "caseload",
            {"cases": 1249, "case_holders_fte": "100"},
            "12.5",
            "1,249 cases, 100.0 FTE who hold them",
        ),
        ("stability_index", {"stability_base": 8, "stability_stayed": 7}, "87.5%", "7 of 8 people"),
        ("in_post_headcount", {"in_post_headcount": 42}, "42", "people"),
        ("in_post", {"in_post_fte": "38.25"}, "38.3", "FTE"),
        ("vacancy_rate", {"vacant_fte": "0", "in_post_fte": "3"}, "0.0%", "0.0 of 3.0 FTE"),
    ],
    ids=["rate", "tie goes up", "caseload", "headcount", "people", "plain FTE", "nought is a value"],
)
def test_words_and_basis(key: str, measures: dict[str, Any], words: str, basis: str) -> None:
    found = reading(key, **measures)

    assert (found.words, found.basis) == (words, basis)


@pytest.mark.parametrize(
    "key", ["vacancy_rate", "turnover_rate", "caseload", "caseload_max", "stability_index"]
)
def test_nothing_to_divide_by_is_not_available_and_says_why(key: str) -> None:
    found = reading(key)

    assert found.words == "n/a"
    assert found.basis.startswith("No figure: no")


def test_month_that_was_never_computed_is_not_available() -> None:
    found = read(by_key("in_post"), None, EVERYTHING)

    assert (found.words, found.basis) == ("n/a", "Not computed for this month")


@pytest.mark.parametrize(
    ("key", "begin", "words"),
    [
        ("turnover_rate", LAST_YEAR, "20.0%"),
        ("turnover_rate", LAST_YEAR + timedelta(days=1), "n/a"),
        ("in_post", LAST_YEAR + timedelta(days=1), "10.0"),
        ("turnover_rate", None, "20.0%"),
    ],
    ids=["covered", "a day short", "no flow", "no records"],
)
def test_figure_of_twelve_months_needs_records_of_all_of_them(
    key: str, begin: date | None, words: str
) -> None:
    year = figure(in_post_fte="10", leavers_fte="2")

    found = read(by_key(key), year, replace(EVERYTHING, records_begin=begin))

    assert found.words == words
    assert found.too_early is (words == "n/a")
    assert ("records do not cover the twelve months" in found.basis) is (words == "n/a")


@pytest.mark.parametrize(
    ("reach", "people", "hidden"),
    [
        (Reach(TODAY, own_worker_id=1), 9, True),
        (Reach(TODAY, own_worker_id=1), 10, False),
        (Reach(TODAY, unit_ids=frozenset({8})), 9, True),
        (Reach(TODAY, unit_ids=frozenset({TEAM})), 9, False),
        (Reach(TODAY, everyone=True), 1, False),
    ],
    ids=["own record only", "enough people", "another unit", "own unit", "everyone"],
)
def test_absence_of_few_people_is_hidden_from_those_who_see_no_absences(
    reach: Reach, people: int, hidden: bool
) -> None:
    few = figure(in_post_headcount=people, in_post_fte="5", days_lost="25.3")

    found = [read(by_key(key), few, Discretion(reach, 10)) for key in ("absence_rate", "days_lost")]

    assert [each.hidden for each in found] == [hidden] * 2
    assert (found[0].words == "c") is hidden
    assert (found[0].ratio is None) is hidden


def test_days_lost_where_nobody_is_left_are_hidden_too() -> None:
    found = read(by_key("days_lost"), figure(days_lost="12"), Discretion(Reach(TODAY), 10))

    assert found.words == "c"


def test_unit_with_nobody_and_no_day_lost_has_nothing_to_hide() -> None:
    found = read(by_key("absence_rate"), figure(), Discretion(Reach(TODAY), 10))

    assert found.words == "n/a"


def test_other_figures_of_few_people_are_shown() -> None:
    found = read(
        by_key("vacancy_rate"), figure(vacant_fte="1", in_post_fte="1"), Discretion(Reach(TODAY), 10)
    )

    assert found.words == "50.0%"


@pytest.mark.parametrize(
    ("key", "before", "now", "words", "direction"),
    [
        ("turnover_rate", "2", "3", "+10.0 points on a year before", "bad"),
        ("turnover_rate", "3", "2", "−10.0 points on a year before", "good"),
        ("permanent_share", "3", "2", "−10.0 points on a year before", "bad"),
        ("agency_cover_rate", "2", "3", "+10.0 points on a year before", ""),
        ("turnover_rate", "3", "3.004", "No change on a year before", ""),
    ],
    ids=["worse", "better", "lower is worse", "neither is good", "rounds to nothing"],
)
def test_change_is_judged_by_which_way_is_good(
    key: str, before: str, now: str, words: str, direction: str
) -> None:
    def of(value: str) -> Reading:
        shares = {"permanent_share": "permanent_fte", "agency_cover_rate": "agency_vacancy_fte"}
        whole = {"agency_cover_rate": "agency_fte"}.get(key, "in_post_fte")
        return reading(key, **{shares.get(key, "leavers_fte"): value, whole: "10"})

    moved = change(of(now), of(before))

    assert moved is not None
    assert (moved.words, moved.direction) == (words, direction)


def test_change_of_one_person_is_singular() -> None:
    moved = change(
        reading("in_post_headcount", in_post_headcount=4), reading("in_post_headcount", in_post_headcount=5)
    )

    assert moved is not None
    assert moved.words == "−1 person on a year before"


def test_there_is_no_change_without_a_figure_a_year_before() -> None:
    assert change(reading("in_post", in_post_fte="4"), read(by_key("in_post"), None, EVERYTHING)) is None
