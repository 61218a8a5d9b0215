"""The dashboard: what it shows to whom, what the address holds, and what it does with nonsense."""

import csv
import io
from datetime import date

import pytest
from django.http import HttpResponse
from pytest_django import DjangoAssertNumQueries

from dashboards.models import ComputedMonth
from dashboards.pages.dashboard import Dashboard
from tests.dashboards.views.council import client_of, computed, more_units_and_people, store
from tests.factories.plans import UnitTagFactory
from tests.factories.workforce import (
    AbsenceFactory,
    RoleFactory,
    RoleGrantFactory,
    TeamConfirmationFactory,
    UnitFactory,
)
from tests.periods import LONG_AGO
from tests.world import World
from workforce.access.roles import RoleName
from workforce.models import Assignment, ChangedFact, Employment, PostTerms
from workforce.periods import period

pytestmark = pytest.mark.django_db
MOST_QUERIES = 12


def shown(response: HttpResponse) -> Dashboard:
    return response.context["page"]  # type: ignore[attr-defined, no-any-return]


def tiles(response: HttpResponse) -> dict[str, tuple[str, str]]:
    return {tile.name: (tile.value, tile.note) for tile in shown(response).tiles}


def rows_of(response: HttpResponse) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"))))


def test_tiles_are_the_stored_figures(council: World) -> None:
    response = client_of(council, "senior_leader").get("/dashboard/")

    assert tiles(response) == {
        "Vacancy rate": ("20.0", "6.0 of 30.0 FTE"),
        "Agency rate": ("14.3", "4.0 of 28.0 FTE"),
        "Turnover, last 12 months": ("15.0", "3.6 of 24.0 FTE"),
        "Sickness absence, last 12 months": ("2.0", "121.4 of 6,072.0 days"),
        "Average caseload": ("16.5", "330 cases, 20.0 FTE who hold them"),
        "Stability index": ("80.0", "20 of 25 people"),
        "Permanent staff": ("77.1", "21.6 of 28.0 FTE"),
        "Unfilled posts": ("7.1", "2.0 of 28.0 FTE"),
    }


def test_confirmed_records_stand_beside_the_figures(council: World) -> None:
    said = {"team": council.own_team, "on": date(2025, 9, 1)}
    TeamConfirmationFactory(worker=council.own, **said)
    client = client_of(council, "hr")
    records = Assignment.objects.as_at(date(2025, 9, 30)).values("team", "worker").distinct()
    in_team = records.filter(team=council.own_team).count()
    for unit, of in (("OWN-1", in_team), ("OTHER-1", records.filter(team=council.other_team).count())):
        page = client.get("/dashboard/", {"unit": unit, "month": "2025-09"}).content.decode()
        confirmed = 1 if unit == "OWN-1" else 0
        assert f"{confirmed} of {of} records confirmed in the last 90 days by the managers" in page


def test_figures_of_twelve_months_that_the_records_do_not_cover_are_not_shown(council: World) -> None:
    for facts in (Employment, Assignment, PostTerms):
        facts.objects.update(period=period(date(2024, 10, 1)))

    client = client_of(council, "senior_leader")
    page, file = client.get("/dashboard/"), client.get("/dashboard/figures.csv")

    reason = "No figure: records do not cover the twelve months"
    assert tiles(page)["Turnover, last 12 months"] == ("n/a", reason)
    assert tiles(page)["Vacancy rate"] == ("20.0", "6.0 of 30.0 FTE")
    values = {row["Metric"]: row["Value"] for row in rows_of(file)}
    assert (values["leavers"], values["in_post"]) == ("n/a", "24.0")


def test_change_on_a_year_before_is_judged_by_which_way_is_good(council: World) -> None:
    response = client_of(council, "senior_leader").get("/dashboard/")

    changes = {tile.name: (tile.change, tile.direction) for tile in shown(response).tiles}
    assert changes["Vacancy rate"] == ("+8.9 points on a year before", "bad")
    assert changes["Turnover, last 12 months"] == ("−5.0 points on a year before", "good")
    assert changes["Stability index"] == ("No change on a year before", "")


def test_what_moved_most_comes_first(council: World) -> None:
    response = client_of(council, "senior_leader").get("/dashboard/")

    assert [story.name for story in shown(response).stories] == ["Turnover, last 12 months", "Vacancy rate"]


def test_default_is_the_widest_unit_of_the_reader(council: World) -> None:
    widest = {
        "practitioner": "OWN-1",
        "agency worker": "OWN-1",
        "team_manager": "OWN-1",
        "service_manager": "OWN",
        "senior_leader": "DIR",
        "hr": "DIR",
        "psw": "DIR",
    }
    choices = {actor: client_of(council, actor).get("/dashboard/").context["choice"] for actor in widest}

    assert {actor: choice.unit.code for actor, choice in choices.items()} == widest
    assert {choice.population.key for choice in choices.values()} == {"csww"}
    assert {choice.month for choice in choices.values()} == {date(2025, 9, 30)}


def test_roles_without_figures_are_refused(world: World) -> None:
    for actor in ("learning", "asye_coordinator", "equality", "auditor", "administrator"):
        assert client_of(world, actor).get("/dashboard/").status_code == 403, actor


@pytest.mark.parametrize("actor", ["practitioner", "team_manager", "service_manager"])
def test_unit_outside_the_reach_does_not_exist(council: World, actor: str) -> None:
    client = client_of(council, actor)

    for path in ("", "figures.csv", "units.csv", "vacancy_rate/", "vacancy_rate/series.csv"):
        for code in ("OTHER-1", "DIR", "NOWHERE"):
            assert client.get(f"/dashboard/{path}", {"unit": code}).status_code == 404, (path, code)


def test_picker_offers_only_the_reach(council: World) -> None:
    response = client_of(council, "service_manager").get("/dashboard/")

    assert [code for code, _ in response.context["form"].fields["unit"].choices] == ["OWN", "OWN-1", "OWN-2"]


def test_hosted_teams_are_chosen_and_listed_apart(council: World) -> None:
    """NT-12: filterable among the figures; what was hosted in another time is not."""
    UnitTagFactory(unit=council.other_team, kind="hosted", label="Adoption region")
    UnitTagFactory(
        unit=council.own_team, kind="hosted", label="Earlier", period=period(LONG_AGO, date(2024, 1, 1))
    )
    client = client_of(council, "senior_leader")
    everything, hosted = client.get("/dashboard/"), client.get("/dashboard/?below=hosted")
    choices = dict(everything.context["form"].fields["unit"].choices)
    assert choices["OTHER-1"].endswith("Other team (hosted for others)")
    assert choices["OWN-1"].endswith("Own team")
    assert "Hosted for others" in [tab["label"] for tab in everything.context["tabs"]]
    listed = [row.cells[0].text for row in hosted.context["units"].rows]
    assert listed == ["Other team", "Children's services as a whole"]
    own = client_of(council, "service_manager").get("/dashboard/?below=hosted")
    assert "Hosted for others" not in own.content.decode()


def test_breadcrumbs_lead_only_to_units_of_the_reach(council: World) -> None:
    response = client_of(council, "service_manager").get("/dashboard/", {"unit": "OWN-1"})

    assert [item["label"] for item in response.context["breadcrumbs"]] == ["Own service"]


def test_address_holds_the_whole_choice(council: World) -> None:
    store(council.own_team, date(2025, 8, 31), population="all", vacant_fte="0")
    address = "/dashboard/?unit=OWN-1&roles=all&month=2025-08"

    response = client_of(council, "team_manager").get(address)

    assert tiles(response)["Vacancy rate"] == ("0.0", "0.0 of 24.0 FTE")
    assert shown(response).tiles[0].url == "/dashboard/vacancy_rate/?unit=OWN-1&roles=all&month=2025-08"


def test_nonsense_in_the_address_is_named_and_the_default_shown(council: World) -> None:
    client = client_of(council, "senior_leader")
    messages = {
        "month=2031-01": "There are no figures of the month “2031-01”.",
        "month=nonsense": "There are no figures of the month “nonsense”.",
        "month=2025-13%00": "There are no figures of the month",
        "roles=wizards": "There are no figures of “wizards”.",
    }

    for asked, message in messages.items():
        response = client.get(f"/dashboard/?{asked}")
        assert message in response.content.decode(), asked
        assert tiles(response)["Vacancy rate"][0] == "20.0", asked


@pytest.mark.parametrize("asked", ["sort=-secrets", "page=-7", "below=everything"])
def test_nonsense_about_the_table_gives_the_default_table(council: World, asked: str) -> None:
    response = client_of(council, "senior_leader").get(f"/dashboard/?{asked}")

    assert [row.cells[0].text for row in response.context["units"].rows] == [
        "Other service",
        "Own service",
        "Children's services as a whole",
    ]


def test_unit_that_did_not_exist_in_the_month_is_said(council: World) -> None:
    UnitFactory(
        code="NEW",
        placed__parent=council.own_service,
        placed__name="New team",
        placed__period=period(date(2025, 9, 1)),
    )

    response = client_of(council, "service_manager").get("/dashboard/", {"unit": "NEW", "month": "2025-08"})

    assert (
        response.context["chosen"].problem == "New team did not exist in August 2025. Own service is shown."
    )


def test_units_below_are_sorted_by_the_address(council: World) -> None:
    store(council.sister_team, vacant_fte="12.0")
    client = client_of(council, "service_manager")

    def names(sort: str) -> list[str]:
        table = client.get("/dashboard/", {"sort": sort}).context["units"]
        return [row.cells[0].text for row in table.rows]

    assert names("vacancy_rate") == ["Own team", "Sister team", "Own service as a whole"]
    assert names("-vacancy_rate") == ["Sister team", "Own team", "Own service as a whole"]


def test_unit_without_a_value_is_sorted_last_either_way(council: World) -> None:
    client = client_of(council, "service_manager")

    for sort in ("agency_rate", "-agency_rate"):
        table = client.get("/dashboard/", {"sort": sort}).context["units"]
        assert [row.cells[0].text for row in table.rows][:2] == ["Own team", "Sister team"]
        assert table.rows[1].cells[3].text == "n/a"


def test_all_teams_of_the_directorate_are_one_click_away(council: World) -> None:
    response = client_of(council, "senior_leader").get("/dashboard/", {"below": "teams"})

    names = [row.cells[0].text for row in response.context["units"].rows]
    assert names == ["Other team", "Own team", "Sister team", "Children's services as a whole"]


def test_nothing_to_divide_by_is_no_figure_and_never_nought(council: World) -> None:
    response = client_of(council, "service_manager").get("/dashboard/", {"unit": "OWN-2"})

    assert {value for value, _ in tiles(response).values()} == {"n/a"}
    assert tiles(response)["Vacancy rate"][1] == "No figure: nobody in post and no vacancy"


def test_month_never_computed_is_a_gap(council: World) -> None:
    ComputedMonth.objects.filter(month_end=date(2024, 9, 30)).delete()

    response = client_of(council, "senior_leader").get("/dashboard/")

    assert shown(response).tiles[0].change == "No figure a year before"
    assert ("September 2024", ("n/a",)) in shown(response).panels[0].chart.rows


def test_without_figures_the_page_says_what_to_do(world: World) -> None:
    response = client_of(world, "senior_leader").get("/dashboard/")

    assert response.status_code == 200
    assert "compute_metrics" in response.content.decode()


def test_manager_of_a_unit_that_was_not_there_yet_is_told_so(council: World) -> None:
    new = UnitFactory(code="NEW", placed__name="New team", placed__period=period(date(2026, 1, 1)))
    RoleGrantFactory(account=council.accounts["learning"], role=RoleName.TEAM_MANAGER, unit=new)

    response = client_of(council, "learning").get("/dashboard/")

    assert "In September 2025 there was none." in response.content.decode()


def test_changes_that_are_not_computed_yet_are_counted(council: World) -> None:
    ChangedFact.objects.all().delete()
    AbsenceFactory(worker=council.own, period=period(date(2025, 9, 1), date(2025, 9, 2)))

    client = client_of(council, "senior_leader")
    body, metric = (client.get(f"/dashboard/{path}").content.decode() for path in ("", "in_post/"))

    assert "1 change to the records is not in these figures yet" in body
    assert body.index("Being computed.") < body.index("Headline figures")
    assert "Computed on 1 October 2025 at 03:00" in body
    assert metric.index("Being computed.") < metric.index("Now and a year before")


def test_nothing_is_said_to_be_computed_where_figures_are_up_to_date(council: World) -> None:
    ChangedFact.objects.all().delete()
    assert "Being computed" not in client_of(council, "senior_leader").get("/dashboard/").content.decode()


@pytest.mark.parametrize("units", [1, 3])
@pytest.mark.parametrize("actor", ["practitioner", "team_manager", "service_manager", "senior_leader", "hr"])
def test_queries_do_not_grow_with_units_and_people(
    council: World, django_assert_max_num_queries: DjangoAssertNumQueries, actor: str, units: int
) -> None:
    more_units_and_people(council, units)
    client = client_of(council, actor)

    with django_assert_max_num_queries(MOST_QUERIES):
        assert client.get("/dashboard/").status_code == 200


@pytest.mark.parametrize(
    ("actor", "in_post", "absence", "days"),
    [
        ("practitioner", 9, "c", "c"),
        ("practitioner", 10, "2.0", "121.4"),
        ("senior_leader", 9, "c", "c"),
        ("psw", 9, "c", "c"),
        ("team_manager", 9, "2.0", "121.4"),
        ("service_manager", 9, "2.0", "121.4"),
        ("hr", 9, "2.0", "121.4"),
    ],
)
def test_absence_of_few_people_is_shown_only_to_those_who_see_absences(
    council: World, actor: str, in_post: int, absence: str, days: str
) -> None:
    council.own_team.figures.update(in_post_headcount=in_post)
    client = client_of(council, actor)

    page = client.get("/dashboard/", {"unit": "OWN-1"})
    values = {
        row["Metric"]: row["Value"]
        for row in rows_of(client.get("/dashboard/figures.csv", {"unit": "OWN-1"}))
    }

    assert tiles(page)["Sickness absence, last 12 months"][0] == absence
    assert values["absence_rate"] == absence
    assert values["days_lost"] == days
    assert ("121.4" in page.content.decode()) == (absence != "c")


def test_hidden_absence_is_hidden_in_every_table_and_file(council: World) -> None:
    council.own_team.figures.update(in_post_headcount=3, days_lost="77.77")
    client = client_of(council, "senior_leader")
    paths = [
        "/dashboard/?unit=OWN",
        "/dashboard/?unit=OWN-1",
        "/dashboard/units.csv?unit=OWN",
        "/dashboard/figures.csv?unit=OWN-1",
        "/dashboard/days_lost/?unit=OWN",
        "/dashboard/days_lost/?unit=OWN-1",
        "/dashboard/absence_rate/?unit=OWN-1",
        "/dashboard/days_lost/series.csv?unit=OWN-1",
    ]

    for path in paths:
        body = client.get(path).content.decode()
        assert "77.7" not in body, path
        assert "77.8" not in body, path


def test_file_of_figures_has_the_parts_of_every_figure(council: World) -> None:
    response = client_of(council, "senior_leader").get("/dashboard/figures.csv")

    rows = {row["Metric"]: row for row in rows_of(response)}
    assert response["Content-Disposition"] == 'attachment; filename="dir-figures-csww-2025-09.csv"'
    assert len(rows) == 25
    assert rows["vacancy_rate"] == {
        "Unit code": "DIR",
        "Unit": "Children's services",
        "People": "Child and family social work",
        "Month end": "2025-09-30",
        "Metric": "vacancy_rate",
        "Figure": "Vacancy rate",
        "Numerator": "6.000000",
        "Denominator": "30.000000",
        "Value": "20.0",
        "Value a year before": "11.1",
    }
    assert rows["in_post_headcount"]["Value"] == "26"


def test_file_of_units_has_every_unit_of_the_reach_below(council: World) -> None:
    rows = rows_of(client_of(council, "service_manager").get("/dashboard/units.csv"))

    assert {row["Unit code"] for row in rows} == {"OWN", "OWN-1", "OWN-2"}
    assert {
        row["Value"] for row in rows if row["Unit code"] == "OWN-2" and row["Metric"] == "vacancy_rate"
    } == {"n/a"}


def test_names_that_are_formulas_are_only_text_in_a_file(council: World) -> None:
    council.own_team.placements.update(name="=HYPERLINK(1)")

    rows = rows_of(client_of(council, "team_manager").get("/dashboard/figures.csv"))

    assert {row["Unit"] for row in rows} == {"'=HYPERLINK(1)"}


def test_file_without_figures_does_not_exist(world: World) -> None:
    assert client_of(world, "hr").get("/dashboard/figures.csv").status_code == 404


def test_role_groups_can_be_chosen(council: World) -> None:
    RoleFactory(role_group="Family support")

    response = client_of(council, "hr").get("/dashboard/", {"roles": "Family support"})

    assert response.context["choice"].population.name == "Family support"
    assert "In these two years nobody here was in one of these roles" in response.content.decode()
    assert response.context["everybody"][0]["url"] == "/dashboard/?unit=DIR&roles=all&month=2025-09"


def test_one_month_only_is_no_obstacle(world: World) -> None:
    computed(date(2025, 9, 30), date(2025, 9, 30))
    store(world.directorate)

    response = client_of(world, "hr").get("/dashboard/")

    assert tiles(response)["Vacancy rate"][0] == "20.0"
