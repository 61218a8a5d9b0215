"""Cells, headings, numbers of councils, and how a figure is written."""

from decimal import Decimal

import pytest

from dashboards.benchmarks import areas
from dashboards.benchmarks.cells import read_cell
from dashboards.benchmarks.layouts import plain
from dashboards.benchmarks.measures import HEADLINES, MAIN, MEASURES
from dashboards.benchmarks.source import attribution
from dashboards.benchmarks.symbols import MEANINGS, Cell, Symbol


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("36186.3", Decimal("36186.3")),
        ("13", Decimal(13)),
        ("36,186.3", Decimal("36186.3")),
        (" 0 ", Decimal(0)),
        ("z", Symbol.NOT_APPLICABLE),
        ("x", Symbol.UNAVAILABLE),
        ("c", Symbol.SUPPRESSED),
        ("u", Symbol.LOW_RELIABILITY),
        ("low", Symbol.LOW),
        ("Low", Symbol.LOW),
        (":", Symbol.UNAVAILABLE_BEFORE),
    ],
)
def test_read_cell_keeps_numbers_and_symbols(text: str, cell: Cell) -> None:
    assert read_cell(text, "inpost_fte") == cell


@pytest.mark.parametrize(
    ("text", "measure", "reason"),
    [
        ("", "inpost_fte", "the cell is blank. A figure is expected, or the symbol that stands for it."),
        ("n/a", "inpost_fte", "“n/a” is neither a number nor a symbol of DfE's (z, x, c, u, low, :)."),
        ("1,5", "inpost_fte", "“1,5” is neither a number nor a symbol of DfE's (z, x, c, u, low, :)."),
        ("NaN", "inpost_fte", "“NaN” is neither a number nor a symbol of DfE's (z, x, c, u, low, :)."),
        ("1e3", "inpost_fte", "“1e3” is neither a number nor a symbol of DfE's (z, x, c, u, low, :)."),
        ("-0.1", "inpost_fte", "-0.1 is below 0."),
        ("12.5", "cases", "12.5 is not a whole number, and cases are counted whole."),
        ("12.123456", "inpost_fte", "12.123456 has more than 4 decimals."),
        ("100.1", "vacancy_rate_fte", "100.1 is above 100, which this percentage cannot be."),
    ],
)
def test_read_cell_says_why_not(text: str, measure: str, reason: str) -> None:
    with pytest.raises(ValueError) as refused:
        read_cell(text, measure)

    assert str(refused.value) == reason


@pytest.mark.parametrize("measure", ["vacancy_agency_cover_rate_fte", "turnover_rate_fte"])
def test_read_cell_allows_rates_that_may_pass_100(measure: str) -> None:
    assert read_cell("234.1", measure) == Decimal("234.1")


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("inpost_fte", "inpost_fte"),
        ("social_worker_fte", "inpost_fte"),
        ("leaver_headcount", "leavers_headcount"),
        ("turnover_rate_fte_%", "turnover_rate_fte"),
        ("Turnover Rate FTE (%)", "turnover_rate_fte"),
        ("absence_rate_fte_percent", "absence_rate_fte"),
        ("agency_worker_rate_headcount_%", "agency_rate_headcount"),
        ("VACANCY_FTE", "vacancy_fte"),
        ("geo_breakdown", "la_name"),
    ],
)
def test_plain_gives_the_name_of_the_latest_release(heading: str, name: str) -> None:
    assert plain(heading) == name


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("876", "876"),
        (" 876 ", "876"),
        ("314/318", "314 / 318"),
        ("314 & 318", "314 / 318"),
        ("314 / 318", "314 / 318"),
    ],
)
def test_tidy_gives_the_number_as_stored(typed: str, number: str) -> None:
    assert areas.tidy(typed) == number


@pytest.mark.parametrize("typed", ["", "Halton", "8760"])
def test_tidy_leaves_alone_what_is_no_number(typed: str) -> None:
    assert areas.tidy(typed) == typed


@pytest.mark.parametrize(
    ("key", "value", "text"),
    [
        ("vacancy_rate_fte", "13.0000", "13.0"),
        ("vacancy_rate_fte", "12.3500", "12.35"),
        ("inpost_headcount", "97.0000", "97"),
        ("inpost_fte", "100", "100.0"),
        ("inpost_fte", "0", "0.0"),
    ],
)
def test_written_is_exact_with_the_published_decimals(key: str, value: str, text: str) -> None:
    assert MEASURES[key].written(Decimal(value)) == text


def test_every_symbol_is_explained() -> None:
    assert set(MEANINGS) == set(Symbol)


def test_headlines_are_the_five_rates_of_the_dashboard() -> None:
    assert [measure.key for measure in HEADLINES] == [
        "vacancy_rate_fte",
        "agency_rate_fte",
        "turnover_rate_fte",
        "absence_rate_fte",
        "caseload_fte",
    ]
    assert len(MAIN) == 22


def test_attribution_names_release_and_licence() -> None:
    assert attribution(2025) == (
        "Source: Department for Education, Children's social work workforce, release of 2025, "
        "last updated 19 March 2026. © Crown copyright, Open Government Licence v3.0."
    )
