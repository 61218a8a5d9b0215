"""The benchmark pages: published figures with their symbols, neighbours, region, England, and our own beside."""

import csv
import io
from datetime import date
from typing import Any

import pytest
from django.http import HttpResponse
from pytest_django import DjangoAssertNumQueries

from dashboards.benchmarks.measures import RATES
from tests.dashboards.views.council import client_of, computed, store
from tests.dashboards.views.published import areas, figure, neighbour, publish
from tests.factories.workforce import UnitFactory
from tests.world import World
from workforce.models import Assignment, ChangedFact, Employment, PostTerms
from workforce.periods import period

pytestmark = pytest.mark.django_db
RATE = "vacancy_rate_fte"


@pytest.fixture
def published(settings: Any) -> None:
    """Two years of every rate of our council and of three neighbours, one of which did not return."""
    settings.COUNCIL_LA_CODE = "392"
    for measure in RATES:
        years = {2024: ("z", "10.0", "17.3"), 2025: ("9.6", "8.9", "14.2")}
        publish(measure.key, years, neighbours=("5.0", "x", "11.0"))


def rows_of(response: HttpResponse) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"))))


def texts(table: object) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows]  # type: ignore[attr-defined]


@pytest.mark.usefixtures("published")
def test_our_own_council_is_shown_first(world: World) -> None:
    response = client_of(world, "practitioner").get("/benchmarks/")

    page = response.context["page"]
    assert (page.name, page.year, page.release) == ("North Tyneside", 2025, 2025)
    assert texts(page.summary)[0] == ["Vacancy rate", "9.6%", "8.0%", "8.9%", "14.2%", "2nd best of 3"]
    assert page.summary.rows[0].cells[2].note == "of 2"


@pytest.mark.usefixtures("published")
def test_source_release_and_licence_are_named(world: World) -> None:
    body = client_of(world, "practitioner").get("/benchmarks/").content.decode()

    assert "Children’s social work workforce, Department for Education, release of 2025." in body
    assert "Contains public sector information licensed under the Open Government Licence v3.0." in body


@pytest.mark.usefixtures("published")
def test_symbols_stay_symbols_and_are_explained(world: World) -> None:
    response = client_of(world, "practitioner").get("/benchmarks/", {"measure": RATE})

    page = response.context["page"]
    assert texts(page.table)[1][:2] == ["2024", "z"]
    assert page.table.rows[1].cells[1].note == "Not applicable"
    assert dict(page.chart.rows)["2024"][0] == "n/a"
    assert [symbol.value for symbol in page.symbols] == ["z", "x"]
    assert "there is nothing to divide by" in response.content.decode()


@pytest.mark.usefixtures("published")
def test_neighbours_are_ranked_with_their_own_rates(world: World) -> None:
    table = client_of(world, "practitioner").get("/benchmarks/").context["page"].neighbours

    assert [row[:4] for row in texts(table)] == [
        ["North Tyneside", "", "", "9.6%"],
        ["Neighbour 1", "1", "Very close", "5.0%"],
        ["Neighbour 2", "2", "Very close", "x"],
        ["Neighbour 3", "3", "Very close", "11.0%"],
    ]


@pytest.mark.usefixtures("published")
@pytest.mark.parametrize(
    ("sort", "ranks"),
    [
        (RATE, ["1", "3", "2"]),
        (f"-{RATE}", ["3", "1", "2"]),
        ("-rank", ["3", "2", "1"]),
        ("nonsense", ["1", "2", "3"]),
    ],
)
def test_neighbours_are_sorted_and_symbols_come_last(world: World, sort: str, ranks: list[str]) -> None:
    table = client_of(world, "practitioner").get("/benchmarks/", {"sort": sort}).context["page"].neighbours

    assert [row[1] for row in texts(table)] == ["", *ranks]


@pytest.mark.usefixtures("published")
def test_any_council_can_be_chosen(world: World) -> None:
    page = client_of(world, "practitioner").get("/benchmarks/", {"authority": "501"}).context["page"]

    assert page.name == "Neighbour 1"
    assert texts(page.summary)[0] == ["Vacancy rate", "5.0%", "–", "8.9%", "14.2%", ""]


@pytest.mark.usefixtures("published")
@pytest.mark.parametrize("asked", ["999", "E92000001", "'; DROP", "９９９"])
def test_unknown_council_is_said_and_our_own_shown(world: World, asked: str) -> None:
    response = client_of(world, "practitioner").get("/benchmarks/", {"authority": asked})

    assert response.context["page"].name == "North Tyneside"
    assert "No council has the number" in response.context["problem"]


@pytest.mark.usefixtures("published")
def test_unknown_rate_is_said_and_all_are_shown(world: World) -> None:
    response = client_of(world, "practitioner").get("/benchmarks/", {"measure": "inpost_fte"})

    assert response.context["problem"] == "There is no such rate. All rates are shown."


@pytest.mark.usefixtures("published")
@pytest.mark.parametrize("asked", ["501", "neighbour 1", "  NEIGHBOUR 1 "])
def test_search_that_names_one_council_leads_to_it(world: World, asked: str) -> None:
    response = client_of(world, "practitioner").get("/benchmarks/", {"q": asked, "measure": RATE})

    assert response.status_code == 302
    assert response["Location"] == f"/benchmarks/?authority=501&measure={RATE}"


@pytest.mark.usefixtures("published")
def test_search_that_names_several_lists_them(world: World) -> None:
    response = client_of(world, "practitioner").get("/benchmarks/", {"q": "neighbour"})

    assert [item["name"] for item in response.context["matches"]] == [
        "Neighbour 1",
        "Neighbour 2",
        "Neighbour 3",
    ]


@pytest.mark.usefixtures("published")
def test_search_that_names_none_says_so(world: World) -> None:
    response = client_of(world, "practitioner").get("/benchmarks/", {"q": "Atlantis"})

    assert response.status_code == 200
    assert "No council with published figures has “Atlantis” in its name" in response.content.decode()


def test_without_our_number_the_page_asks_for_a_council(world: World, settings: Any) -> None:
    settings.COUNCIL_LA_CODE = ""
    publish(RATE, {2025: ("9.6", "8.9", "14.2")})

    response = client_of(world, "practitioner").get("/benchmarks/")

    assert response.status_code == 200
    assert "page" not in response.context
    assert response.context["problem"] == ""


def test_without_published_figures_the_page_says_what_to_do(world: World, settings: Any) -> None:
    settings.COUNCIL_LA_CODE = "392"

    response = client_of(world, "administrator").get("/benchmarks/")

    assert "import_benchmarks" in response.content.decode()


def test_council_without_any_figure_is_no_error(world: World, settings: Any) -> None:
    settings.COUNCIL_LA_CODE = "392"
    publish(RATE, {2025: ("9.6", "8.9", "14.2")})
    neighbour(1, areas()["region"])

    response = client_of(world, "practitioner").get("/benchmarks/", {"authority": "501"})

    assert response.context["problem"] == "Nothing is published for Neighbour 1. Our own council is shown."


@pytest.mark.usefixtures("published")
def test_restated_figures_are_named(world: World) -> None:
    figure(areas()["council"], 2022, RATE, "5.7")
    figure(areas()["council"], 2022, RATE, "6.1", release=2022)

    page = client_of(world, "practitioner").get("/benchmarks/", {"measure": RATE}).context["page"]

    assert page.restated == ("2022: 6.1% in the release of 2022, 5.7% since that of 2025.",)


@pytest.mark.usefixtures("published")
def test_our_own_figures_of_the_census_days_stand_beside_the_published_ones(world: World) -> None:
    computed(date(2024, 9, 30), date(2025, 9, 30))
    store(world.directorate, vacant_fte="6.0")
    client = client_of(world, "senior_leader")

    page = client.get("/benchmarks/", {"measure": RATE}).context["page"]
    rows = rows_of(client.get("/benchmarks/figures.csv", {"measure": RATE}))

    assert [row[-2:] for row in texts(page.table)] == [["20.0%", "+10.4 points"], ["n/a", ""]]
    assert [(row["Year"], row["Own figure"]) for row in rows] == [("2024", ""), ("2025", "20.000000")]


@pytest.mark.usefixtures("published")
@pytest.mark.parametrize(
    "actor", ["practitioner", "team_manager", "service_manager", "learning", "administrator"]
)
def test_our_own_figures_are_only_for_those_who_see_the_whole_council(world: World, actor: str) -> None:
    computed(date(2024, 9, 30), date(2025, 9, 30))
    store(world.directorate)
    client = client_of(world, actor)

    assert not client.get("/benchmarks/").context["own"]
    assert "Own figure" not in client.get("/benchmarks/figures.csv").content.decode()


@pytest.mark.usefixtures("published")
def test_our_own_figures_never_stand_beside_another_council(world: World) -> None:
    computed(date(2024, 9, 30), date(2025, 9, 30))
    store(world.directorate)

    assert not client_of(world, "hr").get("/benchmarks/", {"authority": "501"}).context["own"]


@pytest.mark.usefixtures("published")
@pytest.mark.parametrize(
    ("begin", "turnover"),
    [(date(2023, 9, 30), ["15.0%", "20.0%"]), (date(2023, 10, 1), ["15.0%", "n/a"])],
    ids=["in time", "a day late"],
)
def test_our_own_rate_of_a_year_that_the_records_do_not_cover_is_left_out(
    world: World, begin: date, turnover: list[str]
) -> None:
    for facts in (Employment, Assignment, PostTerms):
        facts.objects.update(period=period(begin))
    computed(date(2024, 9, 30), date(2025, 9, 30))
    store(world.directorate)
    store(world.directorate, date(2024, 9, 30), leavers_fte="4.8")
    client = client_of(world, "senior_leader")

    yearly = client.get("/benchmarks/", {"measure": "turnover_rate_fte"})
    stock = client.get("/benchmarks/", {"measure": RATE})
    rows = rows_of(client.get("/benchmarks/figures.csv", {"measure": "turnover_rate_fte"}))

    assert [row[-2] for row in texts(yearly.context["page"].table)] == turnover
    assert [row[-2] for row in texts(stock.context["page"].table)] == ["20.0%", "20.0%"]
    assert [row["Own figure"] for row in rows] == ["20.000000" if "n/a" not in turnover else "", "15.000000"]
    said = "no figure of our own for 2024 of what is counted over twelve months: turnover rate."
    assert (said in yearly.content.decode()) is ("n/a" in turnover)
    assert "Our records begin" not in stock.content.decode()


@pytest.mark.usefixtures("published")
def test_figures_of_a_demonstration_are_called_synthetic(world: World, settings: Any) -> None:
    settings.DEMO_ACCOUNTS = True
    computed(date(2024, 9, 30), date(2025, 9, 30))
    store(world.directorate)

    response = client_of(world, "hr").get("/benchmarks/")

    assert [
        column.hint for column in response.context["page"].summary.columns if column.label == "Our own figure"
    ] == ["Synthetic"]
    body = response.content.decode()
    assert "synthetic records of this demonstration" in body
    assert ("It is being computed" in body) == ChangedFact.objects.exists()
    ChangedFact.objects.all().delete()
    assert "being computed" not in client_of(world, "hr").get("/benchmarks/").content.decode()


@pytest.mark.usefixtures("published")
def test_file_has_every_rate_and_year_with_symbols_as_themselves(world: World) -> None:
    response = client_of(world, "practitioner").get("/benchmarks/figures.csv")

    rows = rows_of(response)
    assert response["Content-Disposition"] == 'attachment; filename="north-tyneside-benchmarks.csv"'
    assert len(rows) == 2 * len(RATES)
    vacancy = [row for row in rows if row["Rate"] == "Vacancy rate"]
    assert [
        (row["Council figure"], row["Median of neighbours"], row["England figure"]) for row in vacancy
    ] == [
        ("z", "", "17.3"),
        ("9.6", "8.00", "14.2"),
    ]


@pytest.mark.usefixtures("published")
def test_file_of_neighbours_has_the_table(world: World) -> None:
    response = client_of(world, "practitioner").get("/benchmarks/neighbours.csv")

    rows = rows_of(response)
    assert response["Content-Disposition"] == 'attachment; filename="north-tyneside-neighbours-2025.csv"'
    assert [(row["Council"], row["Vacancy rate"]) for row in rows] == [
        ("North Tyneside", "9.6"),
        ("Neighbour 1", "5.0"),
        ("Neighbour 2", "x"),
        ("Neighbour 3", "11.0"),
    ]


@pytest.mark.usefixtures("published")
def test_file_of_neighbours_has_one_rate_where_it_is_asked_for(world: World) -> None:
    asked = {"measure": "agency_cover_rate_fte"}

    rows = rows_of(client_of(world, "practitioner").get("/benchmarks/neighbours.csv", asked))

    assert list(rows[0]) == ["Year", "Council", "Rank", "How close", "Agency workers who cover vacancies"]
    assert [row["Agency workers who cover vacancies"] for row in rows] == ["9.6", "5.0", "x", "11.0"]


@pytest.mark.usefixtures("published")
@pytest.mark.parametrize("path", ["figures.csv", "neighbours.csv"])
def test_file_of_an_unknown_council_does_not_exist(world: World, path: str) -> None:
    assert (
        client_of(world, "practitioner").get(f"/benchmarks/{path}", {"authority": "999"}).status_code == 404
    )


@pytest.mark.usefixtures("published")
@pytest.mark.parametrize("more", [0, 3])
@pytest.mark.parametrize("path", ["/benchmarks/", f"/benchmarks/?measure={RATE}"])
def test_queries_do_not_grow_with_neighbours_and_units(
    world: World, django_assert_max_num_queries: DjangoAssertNumQueries, path: str, more: int
) -> None:
    computed(date(2024, 9, 30), date(2025, 9, 30))
    store(world.directorate)
    for number in range(more):
        figure(neighbour(4 + number, areas()["region"]), 2025, RATE, "7.0")
        UnitFactory(placed__parent=world.own_service)
    client = client_of(world, "service_manager")
    hr = client_of(world, "hr")

    with django_assert_max_num_queries(13):
        assert client.get(path).status_code == 200
    with django_assert_max_num_queries(13):
        assert hr.get(path).status_code == 200
