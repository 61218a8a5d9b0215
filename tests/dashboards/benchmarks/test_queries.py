"""What a benchmark page asks, on the whole shipped table."""

from decimal import Decimal
from pathlib import Path
from statistics import median

import pytest
from pytest_django import DjangoAssertNumQueries

from dashboards.benchmarks import shipped
from dashboards.benchmarks.measures import HEADLINES, MAIN, MEASURES, RATES
from dashboards.benchmarks.symbols import Symbol, number
from dashboards.domain.benchmarks import import_benchmarks
from dashboards.queries.benchmark_year import council_year
from dashboards.queries.benchmarks import (
    Council,
    NotPublished,
    benchmark_series,
    councils,
    restatements,
    spread,
)
from tests.dashboards.benchmarks.files import column, indicators, written

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shipped_table")]

FIVE = {
    "807": "Redcar and Cleveland",
    "876": "Halton",
    "392": "North Tyneside",
    "802": "North Somerset",
    "893": "Shropshire",
}
SYMBOLS = {
    "392": [("absence_rate_fte", 2017)],  # low: more than 0, but it rounds to 0
    "802": [("absence_rate_fte", 2017), ("absence_rate_fte", 2018)],  # suppressed
}
RELEASE = shipped.read_release(2025)
JOINT = {"314": "314 / 318", "318": "314 / 318", "940": "940 / 941", "941": "940 / 941"}


def rates_of_neighbours(council: str, year: int, rate: str) -> list[Decimal]:
    """The slow way: each of the ten looked up in the published table, symbols and gaps left out."""
    ten = [row.neighbour_number for row in shipped.neighbour_rows(2025) if row.number == council]
    cells = [RELEASE.get((JOINT.get(other, other), year), {}).get(rate) for other in ten]
    return [value for value in (number(cell) for cell in cells) if value is not None]


@pytest.mark.parametrize("council", FIVE, ids=FIVE.values())
def test_series_of_the_five_councils_are_theirs_in_every_year(council: str) -> None:
    found = benchmark_series(la=council)

    assert (found.authority.name, len(found.neighbours.ranked), found.release) == (FIVE[council], 10, 2025)
    assert [series.measure for series in found.series] == list(RATES)
    for series in found.series:
        key = series.measure.key
        assert [point.year for point in series.points] == list(range(2017, 2026))
        for point in series.points:
            neighbours = rates_of_neighbours(council, point.year, key)
            assert (point.neighbours.value, point.neighbours.used) == (median(neighbours), len(neighbours))
            assert point.authority == RELEASE[council, point.year][key]
            assert point.region == RELEASE[found.authority.region.number, point.year][key]
            assert point.england == RELEASE["E92000001", point.year][key]


@pytest.mark.parametrize("council", FIVE, ids=FIVE.values())
def test_headlines_of_the_five_councils_are_numbers_but_for_three_symbols(council: str) -> None:
    gaps = [
        (series.measure.key, point.year)
        for series in benchmark_series(la=council, measures=HEADLINES).series
        for point in series.points
        if number(point.authority) is None
    ]

    assert gaps == SYMBOLS.get(council, [])


def test_series_of_halton_in_2025() -> None:
    vacancies = benchmark_series(la="876", years=[2025]).of_metric("vacancy_rate")

    assert vacancies is not None
    point = vacancies.points[0]
    assert (point.authority, point.region, point.england) == (
        Decimal("31.2"),
        Decimal("15.7"),
        Decimal("14.2"),
    )
    assert (point.neighbours.value, point.neighbours.used, point.release) == (Decimal("10.25"), 10, 2025)


@pytest.mark.parametrize(
    ("measures", "years"), [(HEADLINES[:1], [2025]), (RATES, None), (MAIN, None)], ids=["one", "rates", "all"]
)
def test_series_takes_three_queries(
    measures: tuple[object, ...], years: list[int] | None, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(3):
        benchmark_series(la="876", measures=measures, years=years)


def test_series_keeps_symbols_as_themselves() -> None:
    found = benchmark_series(la="213", measures=[MEASURES["agency_rate_fte"]])

    cells = {point.year: point.authority for point in found.series[0].points}
    assert cells[2025] is Symbol.UNAVAILABLE
    assert found.symbols[0] is Symbol.UNAVAILABLE


@pytest.mark.parametrize("la", ["314", "318", "314 / 318", "314/318"])
def test_series_of_a_joint_return_by_either_number(la: str) -> None:
    found = benchmark_series(la=la, measures=HEADLINES[:1], years=[2025])

    assert found.authority.name == "Kingston upon Thames / Richmond upon Thames"
    assert found.series[0].points[0].authority == Decimal("14.9")


def test_neighbours_of_a_joint_return_are_those_of_the_council_asked_for() -> None:
    first = {
        la: benchmark_series(la=la, years=[2025]).neighbours.ranked[0].number
        for la in ("314", "318", "314 / 318")
    }

    assert first == {"314": "319", "318": "868", "314 / 318": "319"}


def test_neighbour_in_a_joint_return_is_looked_up_there() -> None:
    found = benchmark_series(la="866", years=[2025])

    joint = [like for like in found.neighbours.ranked if like.number in ("940", "941")]
    assert [like.published_as.number for like in joint if like.published_as] == ["940 / 941", "940 / 941"]


def test_neighbours_of_an_earlier_edition() -> None:
    found = benchmark_series(la="876", years=[2025], edition=2021).neighbours

    assert (found.edition, found.ranked[0].name) == (2021, "Hartlepool")


def test_council_without_neighbours_in_an_edition_has_no_median() -> None:
    found = benchmark_series(la="942", years=[2025], edition=2021)

    assert (found.neighbours.edition, found.neighbours.ranked) == (None, ())
    assert {point.neighbours.value for series in found.series for point in series.points} == {None}


def test_council_that_is_no_more_has_its_years_and_gaps_after() -> None:
    found = benchmark_series(la="909", measures=HEADLINES[:1])

    assert [point.year for point in found.series[0].points if point.authority is not None] == list(
        range(2017, 2023)
    )
    assert found.series[0].points[-1].authority is None


@pytest.mark.parametrize("la", ["999", "E12000002", "Halton", ""])
def test_unknown_council_is_said(la: str) -> None:
    with pytest.raises(NotPublished, match=f"No council has the number “{la}”"):
        benchmark_series(la=la)


def test_latest_release_is_read_and_the_older_one_kept() -> None:
    england = (
        benchmark_series(la="876", measures=[MEASURES["leavers_headcount"]], years=[2022]).series[0].points[0]
    )

    assert england.england == 5796
    restated = [(r.measure.key, r.year, r.before, r.now) for r in restatements(la="876") if r.year == 2020]
    assert restated == [
        ("leavers_headcount", 2020, Decimal(26), Decimal(25)),
        ("turnover_rate_headcount", 2020, Decimal("35.6"), Decimal("34.2")),
    ]


def test_figure_that_a_later_release_withdraws_stays_withdrawn() -> None:
    """Northamptonshire 2019: vacancies covered were 114.1% in the release of 2022, later of low
    reliability."""
    covered = MEASURES["vacancy_agency_cover_rate_fte"]

    point = benchmark_series(la="928", measures=[covered], years=[2019]).series[0].points[0]

    assert (point.authority, point.release) == (Symbol.LOW_RELIABILITY, 2025)


def test_figure_of_a_later_release_takes_the_place_of_the_earlier_one(tmp_path: Path) -> None:
    sheet = indicators(["876", "E92000001"], [2024, 2025])
    sheet[1][column(sheet, "vacancy_rate_fte")] = "33.3"
    import_benchmarks(path=written(tmp_path / "next.csv", sheet), release=2026)

    points = benchmark_series(la="876", measures=HEADLINES[:1], years=[2023, 2024]).series[0].points

    assert [(point.year, point.release) for point in points] == [(2023, 2025), (2024, 2026)]
    assert points[1].authority == Decimal("33.3")


def test_councils_are_found_by_part_of_the_name_or_start_of_the_number() -> None:
    assert councils(search="tyneside") == [
        Council("392", "North Tyneside", "North East", 2017, 2025),
        Council("393", "South Tyneside", "North East", 2017, 2025),
    ]
    assert [c.name for c in councils(search="87")][:3] == ["Cambridgeshire", "Devon", "Halton"]
    assert [(council.number, council.last_year) for council in councils(search="Cumbria")] == [("909", 2022)]


def test_councils_are_all_areas_with_figures_but_regions(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    with django_assert_num_queries(1):
        found = councils()

    assert len(found) == 156
    assert [council.name for council in found] == sorted(council.name for council in found)


SPREAD_2025 = {
    # councils, lowest, lower quartile, median, upper quartile, highest; 64.45 and 81.35 are ties, rounded up
    "vacancy_rate_fte": (147, "0.0", "7.8", "14.4", "20.3", "41.7"),
    "agency_rate_fte": (146, "0.0", "7.9", "12.8", "21.0", "41.7"),
    "turnover_rate_fte": (147, "3.1", "9.5", "11.8", "15.3", "34.9"),
    "absence_rate_fte": (147, "0.6", "2.7", "3.6", "4.3", "8.1"),
    "caseload_fte": (147, "10.1", "14.1", "15.2", "16.8", "20.9"),
    "agency_cover_rate_fte": (142, "10.1", "64.5", "94.6", "100.0", "100.0"),
    "vacancy_agency_cover_rate_fte": (146, "0.0", "62.5", "81.4", "100.0", "100.0"),
}


def test_spread_of_the_councils_in_2025(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(1):
        found = spread(year=2025, measures=[MEASURES[key] for key in SPREAD_2025])

    assert {
        row.measure.key: (
            row.councils,
            *(
                row.measure.written(value.quantize(Decimal("0.1"), rounding="ROUND_HALF_UP"))
                for value in (row.lowest, row.lower_quartile, row.median, row.upper_quartile, row.highest)
            ),
        )
        for row in found
    } == SPREAD_2025


def test_spread_of_a_year_without_figures_is_empty() -> None:
    assert spread(year=2031) == []


def test_council_year_recomputes_every_rate() -> None:
    found = council_year(la="876", year=2025)

    assert {key: (again.value, again.exact, again.agrees) for key, again in found.recomputed.items()} == {
        rate.key: (RELEASE["876", 2025][rate.key], True, True) for rate in RATES
    }


def test_council_year_without_a_year_is_the_latest_of_the_council() -> None:
    assert (council_year(la="909").year, council_year(la="876").year) == (2022, 2025)


def test_council_year_says_which_years_there_are() -> None:
    with pytest.raises(NotPublished) as missing:
        council_year(la="909", year=2025)

    assert (
        str(missing.value) == "Nothing is published for Cumbria in 2025. There are figures for 2017 to 2022."
    )
