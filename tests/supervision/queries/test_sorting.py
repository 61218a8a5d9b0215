"""The order of lists by what is counted outside the database."""

import pytest

from supervision.enums import SeriesStanding
from supervision.queries.gathering_figures import SERIES_FIGURES, SeriesYear
from supervision.queries.sorting import by_value
from supervision.rules.gatherings import YearSoFar
from tests.periods import TODAY

FIGURES = {"a": 2.0, "b": None, "c": 0.0, "d": 2.0, "e": None}


@pytest.mark.parametrize(("sort", "expected"), [("rate", "cadbe"), ("-rate", "adcbe")])
def test_rows_without_a_figure_stand_last_and_those_alike_stay(sort: str, expected: str) -> None:
    assert "".join(by_value(FIGURES, FIGURES.__getitem__, sort)) == expected


def a_year(state: SeriesStanding, held: int, planned: int) -> SeriesYear:
    so_far = YearSoFar(year=2026, day=TODAY, wanted=12, planned=planned, held=held)
    return SeriesYear(so_far, state, 0, 0, None, None, None, None)


def test_series_are_sorted_by_the_share_held_and_from_good_to_missed() -> None:
    good, missed, nothing = (
        a_year(SeriesStanding.GOOD, 3, 4),
        a_year(SeriesStanding.MISSED, 4, 12),
        a_year(SeriesStanding.NOTHING, 0, 0),
    )
    years = [missed, nothing, good]
    assert by_value(years, SERIES_FIGURES["held"], "held") == [missed, good, nothing]
    assert by_value(years, SERIES_FIGURES["state"], "state") == [good, missed, nothing]
    assert by_value(years, SERIES_FIGURES["state"], "-state") == [missed, good, nothing]
