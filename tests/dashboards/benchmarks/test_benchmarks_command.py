"""manage.py benchmarks, in its three formats."""

import csv
import io
import json
from typing import Any

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shipped_table")]


def printed(**options: Any) -> str:
    out = io.StringIO()
    call_command("benchmarks", stdout=out, **options)
    return out.getvalue()


def data(**options: Any) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(printed(format="json", **options))
    return found


def test_json_has_the_published_counts_and_rates_as_strings() -> None:
    found = data(la="876", year=2025)

    assert found["authority"] == {
        "number": "876",
        "name": "Halton",
        "ons_code": "E06000006",
        "region": "North West",
        "counts": {
            "inpost_fte": "95.0",
            "inpost_headcount": "97",
            "starters_fte": "37.5",
            "starters_headcount": "38",
            "leavers_fte": "15.0",
            "leavers_headcount": "15",
            "agency_fte": "38.8",
            "agency_headcount": "39",
            "agency_cover_fte": "38.8",
            "vacancy_fte": "43.0",
            "case_holders_fte": "62.8",
            "cases": "1061",
            "working_days_lost_fte": "967.0",
        },
        "rates": {
            "turnover_rate_fte": "15.8",
            "turnover_rate_headcount": "15.5",
            "agency_rate_fte": "29.0",
            "agency_rate_headcount": "28.7",
            "agency_cover_rate_fte": "100.0",
            "vacancy_rate_fte": "31.2",
            "vacancy_agency_cover_rate_fte": "90.2",
            "caseload_fte": "16.9",
            "absence_rate_fte": "4.0",
        },
    }
    assert (found["year"], found["release"]) == (2025, 2025)


def test_json_has_recomputed_rates_medians_region_and_england() -> None:
    found = data(la="876", year=2025)

    assert found["recomputed"]["vacancy_rate_fte"] == {"value": "31.2", "exact": True, "agrees": True}
    assert found["neighbours"]["medians"]["vacancy_rate_fte"] == {"value": "10.25", "used": 10}
    assert found["neighbours"]["medians"]["agency_rate_fte"] == {"value": "12.3", "used": 9}
    assert found["neighbours"]["councils"][0] == {
        "rank": 1,
        "number": "342",
        "name": "St. Helens",
        "closeness": "very close",
        "published_as": "342",
    }
    assert (found["region"]["name"], found["region"]["rates"]["vacancy_rate_fte"]) == ("North West", "15.7")
    assert (found["england"]["name"], found["england"]["counts"]["inpost_fte"]) == ("England", "36186.3")


def test_json_keeps_symbols_and_has_null_where_nothing_can_be_computed() -> None:
    found = data(la="213", year=2025)

    assert found["authority"]["rates"]["vacancy_rate_fte"] == "x"
    assert found["recomputed"]["vacancy_rate_fte"] == {"value": None, "exact": None, "agrees": None}


def test_json_has_null_for_what_no_release_printed() -> None:
    """Isles of Scilly 2025: nobody in post, so rates per head are `z`; Cumbria's neighbours of 2021 are
    other councils."""
    assert data(la="420", year=2025)["authority"]["rates"]["turnover_rate_fte"] == "z"


@pytest.mark.parametrize("la", ["314", "318", "314 / 318"])
def test_joint_return_by_each_of_its_numbers(la: str) -> None:
    assert data(la=la, year=2025)["authority"]["number"] == "314 / 318"


def test_csv_has_one_line_for_each_measure() -> None:
    rows = list(csv.DictReader(io.StringIO(printed(la="876", year=2025, format="csv"))))

    assert len(rows) == 22
    assert next(row for row in rows if row["measure"] == "vacancy_rate_fte") == {
        "measure": "vacancy_rate_fte",
        "published": "31.2",
        "recomputed": "31.2",
        "agrees": "yes",
        "neighbours_median": "10.25",
        "neighbours_used": "10",
        "region": "15.7",
        "england": "14.2",
    }


def test_table_rounds_the_median_and_names_source_and_licence() -> None:
    lines = printed(la="876", year=2025).splitlines()

    assert lines[0] == "Halton (876), North West, year to 30 September 2025"
    assert next(line for line in lines if line.startswith("vacancy_rate_fte")).split() == [
        "vacancy_rate_fte", "31.2", "31.2", "yes", "10.3", "10", "15.7", "14.2",
    ]  # fmt: skip
    assert lines[-1].endswith("© Crown copyright, Open Government Licence v3.0.")


@pytest.mark.parametrize(
    ("la", "year", "problem"),
    [
        ("999", 2025, "No council has the number “999”. DfE's numbers have three digits, such as 876."),
        ("876", 2031, "Nothing is published for Halton in 2031. There are figures for 2017 to 2025."),
    ],
)
def test_unknown_council_or_year_fails_with_a_sentence(la: str, year: int, problem: str) -> None:
    with pytest.raises(CommandError) as failed:
        printed(la=la, year=year)

    assert str(failed.value) == problem
