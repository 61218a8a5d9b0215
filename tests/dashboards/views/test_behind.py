"""The records behind a figure: all that were counted for those who may see them, and no way in for the others."""

import csv
import io
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from dashboards.domain.compute import compute
from dashboards.metrics import ALL
from dashboards.queries.figures import figure
from tests.dashboards.views.council import client_of
from tests.factories.workforce import AbsenceFactory, AssignmentFactory, RoleGrantFactory, WorkerFactory
from tests.periods import TODAY
from tests.world import ENDED, World
from workforce.access.roles import RoleName
from workforce.models import Assignment, ChangedFact, Role
from workforce.periods import month_end, period

pytestmark = pytest.mark.django_db
NOW = datetime(2025, 10, 1, tzinfo=UTC)


@pytest.fixture
def counted(world: World) -> World:
    """September 2025 computed from the records themselves."""
    compute(first=TODAY, last=TODAY, now=NOW)
    return world


def names(client_page: object) -> list[str]:
    return [row.cells[0].text for row in client_page.context["page"].table.rows]  # type: ignore[attr-defined]


def test_people_behind_are_those_counted(counted: World) -> None:
    page = client_of(counted, "team_manager").get("/dashboard/in_post/people/")

    stored = figure(counted.own_team.pk, "csww", TODAY)
    assert len(names(page)) == stored.in_post_headcount
    assert page.context["page"].summary == f"3 records, together {stored.in_post_fte:.2f} FTE."
    assert page.context["page"].left_out == ""


def test_total_is_the_numerator_of_every_figure(counted: World) -> None:
    client = client_of(counted, "hr")
    stored = figure(counted.directorate.pk, "csww", TODAY)

    for metric in ALL:
        if metric.key.endswith("headcount") or metric.key == "caseload_max":
            continue
        rows = list(
            csv.reader(
                io.StringIO(client.get(f"/dashboard/{metric.key}/people.csv").content.decode("utf-8-sig"))
            )
        )
        amount = next(
            i for i, cell in enumerate(rows[0]) if cell in ("FTE counted", "Days lost", "Cases", "People")
        )
        assert sum(Decimal(row[amount]) for row in rows[1:]) == metric.of(stored).numerator, metric.key


@pytest.mark.parametrize("key", ["in_post", "turnover_rate", "days_lost", "caseload"])
@pytest.mark.parametrize("actor", ["practitioner", "agency worker", "senior_leader", "psw"])
def test_readers_of_figures_see_nobody_behind_them(counted: World, actor: str, key: str) -> None:
    client = client_of(counted, actor)

    assert client.get(f"/dashboard/{key}/people/").status_code == 403
    assert client.get(f"/dashboard/{key}/people.csv").status_code == 403


@pytest.mark.parametrize("actor", ["team_manager", "service_manager"])
def test_unit_of_another_manager_does_not_exist(counted: World, actor: str) -> None:
    client = client_of(counted, actor)

    assert client.get("/dashboard/in_post/people/", {"unit": "OTHER-1"}).status_code == 404
    assert client.get("/dashboard/in_post/people.csv", {"unit": "OTHER-1"}).status_code == 404


def test_records_outside_the_reach_are_counted_but_not_shown(counted: World) -> None:
    both = counted.accounts["team_manager"]
    RoleGrantFactory(account=both, role=RoleName.SENIOR_LEADER)

    page = client_of(counted, "team_manager").get("/dashboard/in_post/people/", {"unit": "DIR"})

    assert "Otto Otherteam" not in page.content.decode()
    assert len(names(page)) == 3
    assert page.context["page"].left_out.startswith("1 further record is in the figure but not in this list")


def test_leavers_are_shown_to_the_manager_of_the_team_they_left(world: World) -> None:
    this_month = month_end(timezone.localdate())
    compute(first=this_month, last=this_month, now=NOW)

    page = client_of(world, "team_manager").get("/dashboard/turnover_rate/people/")

    assert names(page) == ["Gus Gone"]
    assert page.context["page"].left_out == ""


def test_absences_of_somebody_who_left_are_no_longer_shown(world: World) -> None:
    this_month = month_end(timezone.localdate())
    gone = world.accounts[ENDED].worker
    AbsenceFactory(
        worker=gone, period=period(this_month - timedelta(days=60), this_month - timedelta(days=55))
    )
    compute(first=this_month, last=this_month, now=NOW)

    page = client_of(world, "team_manager").get("/dashboard/days_lost/people/")

    assert names(page) == []
    assert "1 further record is" in page.context["page"].left_out


def test_reason_of_an_absence_is_never_shown(counted: World) -> None:
    page = client_of(counted, "team_manager").get("/dashboard/absence_rate/people/")

    assert page.status_code == 200
    labels = [column.label for column in page.context["page"].table.columns]
    assert labels == ["Name", "Team", "Role", "Contract", "First day", "Last day", "Days lost"]


def test_list_is_sorted_by_the_address(counted: World) -> None:
    client = client_of(counted, "team_manager")

    ascending = names(client.get("/dashboard/in_post/people/", {"sort": "name"}))
    descending = names(client.get("/dashboard/in_post/people/", {"sort": "-name"}))

    assert ascending == sorted(ascending, key=str.casefold)
    assert descending == ascending[::-1]
    assert names(client.get("/dashboard/in_post/people/", {"sort": "salary"})) == ascending


def test_long_list_comes_in_pages(world: World) -> None:
    role = Role.objects.get(code="SW")
    for number in range(60):
        AssignmentFactory(worker=WorkerFactory(reference=f"L{number}"), team=world.own_team, role=role)
    compute(first=TODAY, last=TODAY, now=NOW)
    client = client_of(world, "team_manager")

    first, second = (client.get("/dashboard/in_post/people/", {"page": page}) for page in (1, 2))

    total = (
        Assignment.objects.filter(team=world.own_team, employment__contract="permanent").as_at(TODAY).count()
    )
    assert [len(names(first)), len(names(second))] == [50, total - 50]
    assert not set(names(first)) & set(names(second))


@pytest.mark.parametrize("people", [1, 3])
def test_queries_do_not_grow_with_people(
    world: World, django_assert_max_num_queries: DjangoAssertNumQueries, people: int
) -> None:
    role = Role.objects.get(code="SW")
    for _ in range(people):
        AssignmentFactory(team=world.own_team, role=role)
    compute(first=TODAY, last=TODAY, now=NOW)
    client = client_of(world, "team_manager")

    with django_assert_max_num_queries(50):
        assert client.get("/dashboard/in_post/people/").status_code == 200


def test_posts_behind_vacancies_name_nobody(counted: World) -> None:
    page = client_of(counted, "psw").get("/dashboard/vacancies/people/")

    assert page.status_code == 200
    assert names(page)[0].startswith("POST-")
    for person in ("Olu", "Otto", "Mina"):
        assert person not in page.content.decode()


def test_list_says_that_it_may_differ_from_a_figure_that_is_being_computed(counted: World) -> None:
    ChangedFact.objects.all().delete()
    client = client_of(counted, "hr")
    assert "Being computed" not in client.get("/dashboard/in_post/people/").content.decode()
    Assignment.objects.filter(worker=counted.own).update(fte="0.5")
    assert "it may differ from the figure" in client.get("/dashboard/in_post/people/").content.decode()
