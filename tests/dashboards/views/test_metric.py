"""A metric in full: the figure, its line, the units compared, what DfE publishes, and the way to the people."""

import csv
import io
from datetime import date
from typing import Any

import pytest
from django.http import HttpResponse
from pytest_django import DjangoAssertNumQueries

from dashboards.metrics import ALL
from dashboards.pages.metric import MetricPage
from tests.dashboards.views.council import client_of, more_units_and_people, store
from tests.dashboards.views.published import publish
from tests.world import World

pytestmark = pytest.mark.django_db


def shown(response: HttpResponse) -> MetricPage:
    return response.context["page"]  # type: ignore[attr-defined, no-any-return]


def test_figure_stands_beside_the_one_of_a_year_before(council: World) -> None:
    page = shown(client_of(council, "senior_leader").get("/dashboard/vacancy_rate/"))

    assert (page.now.words, page.now.basis) == ("20.0%", "6.0 of 30.0 FTE")
    assert (page.before.words, page.before.basis) == ("11.1%", "3.0 of 27.0 FTE")
    assert (page.change, page.direction) == ("+8.9 points on a year before", "bad")


def test_every_metric_has_a_page_and_a_file(council: World) -> None:
    client = client_of(council, "hr")

    for metric in ALL:
        page = client.get(f"/dashboard/{metric.key}/")
        assert page.status_code == 200, metric.key
        assert metric.why in page.content.decode().replace("&#x27;", "'"), metric.key
        assert client.get(f"/dashboard/{metric.key}/series.csv").status_code == 200, metric.key


def test_line_has_the_24_months_up_to_the_one_chosen(council: World) -> None:
    page = shown(client_of(council, "senior_leader").get("/dashboard/vacancy_rate/"))

    rows = dict(page.chart.rows)
    assert len(rows) == 24
    assert rows["September 2025"] == ("20.0%",)
    assert rows["September 2024"] == ("11.1%",)
    assert rows["March 2025"] == ("n/a",)


def test_units_are_compared_with_their_change(council: World) -> None:
    store(council.sister_team, vacant_fte="0")

    page = shown(client_of(council, "service_manager").get("/dashboard/vacancy_rate/"))

    assert page.units is not None
    assert [[cell.text for cell in row.cells] for row in page.units.rows] == [
        ["Own team", "20.0%", "6.0 of 30.0 FTE", "11.1%", "+8.9 points", "Worse"],
        ["Sister team", "0.0%", "0.0 of 24.0 FTE", "n/a", "", ""],
    ]


@pytest.mark.parametrize(
    ("sort", "names"),
    [
        ("now", ["Sister team", "Own team"]),
        ("-now", ["Own team", "Sister team"]),
        ("change", ["Own team", "Sister team"]),
        ("-change", ["Own team", "Sister team"]),
        ("-name", ["Sister team", "Own team"]),
        ("nonsense", ["Own team", "Sister team"]),
    ],
)
def test_units_are_sorted_and_those_without_a_value_come_last(
    council: World, sort: str, names: list[str]
) -> None:
    store(council.sister_team, vacant_fte="0")

    page = shown(client_of(council, "service_manager").get("/dashboard/vacancy_rate/", {"sort": sort}))

    assert page.units is not None
    assert [row.cells[0].text for row in page.units.rows] == names


def test_published_rates_stand_beside_our_own(council: World, settings: Any) -> None:
    settings.COUNCIL_LA_CODE = "392"
    publish(
        "vacancy_rate_fte",
        {2024: ("9.0", "10.0", "17.3"), 2025: ("9.6", "8.9", "20.0")},
        neighbours=("5.0", "x", "11.0"),
    )

    page = shown(client_of(council, "senior_leader").get("/dashboard/vacancy_rate/"))

    assert page.published is not None
    assert [[cell.text for cell in row.cells] for row in page.published.rows] == [
        ["Our own figure, as above", "20.0%", ""],
        ["Median of the statistical neighbours", "8.0%", "Higher: worse"],
        ["North East", "8.9%", "Higher: worse"],
        ["England", "20.0%", "The same"],
    ]
    rows = dict(page.chart.rows)
    assert rows["September 2025"] == ("20.0%", "8.0%", "8.9%", "20.0%")
    assert rows["August 2025"] == ("n/a", "n/a", "10.0%", "17.3%")


def test_published_rates_are_of_social_workers_only(council: World, settings: Any) -> None:
    settings.COUNCIL_LA_CODE = "392"
    publish("vacancy_rate_fte", {2025: ("9.6", "8.9", "14.2")})
    client = client_of(council, "senior_leader")

    assert shown(client.get("/dashboard/vacancy_rate/", {"roles": "all"})).published is None
    assert shown(client.get("/dashboard/stability_index/")).published is None


def test_records_behind_are_linked_only_for_those_who_may_see_them(council: World) -> None:
    def linked(actor: str, key: str) -> bool:
        return bool(client_of(council, actor).get(f"/dashboard/{key}/").context["behind_url"])

    assert [linked("team_manager", key) for key in ("in_post", "vacancies", "days_lost", "cases")] == [
        True
    ] * 4
    assert [linked("senior_leader", key) for key in ("in_post", "days_lost", "cases")] == [False] * 3
    assert [linked("practitioner", key) for key in ("in_post", "vacancies", "days_lost", "cases")] == [
        False
    ] * 4


def test_file_has_24_months_with_their_parts(council: World) -> None:
    response = client_of(council, "team_manager").get("/dashboard/vacancy_rate/series.csv")

    rows = list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"))))
    assert (
        response["Content-Disposition"] == 'attachment; filename="own-1-vacancy-rate-series-csww-2025-09.csv"'
    )
    assert [row["Month end"] for row in rows][::23] == ["2023-10-31", "2025-09-30"]
    assert (rows[-1]["Numerator"], rows[-1]["Denominator"], rows[-1]["Value"]) == (
        "6.000000",
        "30.000000",
        "20.0",
    )
    assert rows[-2]["Value"] == "n/a"


@pytest.mark.parametrize("units", [1, 3])
def test_queries_do_not_grow_with_units_and_people(
    council: World,
    django_assert_max_num_queries: DjangoAssertNumQueries,
    settings: Any,
    units: int,
) -> None:
    settings.COUNCIL_LA_CODE = "392"
    publish("vacancy_rate_fte", {2025: ("9.6", "8.9", "14.2")}, neighbours=("5.0",) * units)
    more_units_and_people(council, units)
    client = client_of(council, "service_manager")

    with django_assert_max_num_queries(14):
        assert client.get("/dashboard/vacancy_rate/").status_code == 200


def test_unit_that_is_new_this_year_has_nothing_to_compare_with(council: World) -> None:
    store(council.sister_team, date(2025, 8, 31))

    page = shown(
        client_of(council, "service_manager").get("/dashboard/vacancy_rate/?unit=OWN-2&month=2025-08")
    )

    assert (page.now.words, page.before.words, page.change) == ("20.0%", "n/a", "")
