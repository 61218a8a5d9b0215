"""The queue of data quality in the browser."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from tests.factories.workforce import AssignmentFactory
from tests.workforce.views.verb_pages import signed_in
from tests.world import World
from workforce.models import Assignment, QualityAcceptance
from workforce.periods import ONE_DAY

pytestmark = pytest.mark.django_db


def get(client: Client, path: str) -> str:
    return client.get(path).getvalue().decode()


def line(world: World, whose: str = "own", suffix: str = "accept") -> str:
    return f"/quality/caseload_old/worker:{getattr(world, whose).pk}/{suffix}/"


def accepted(days: int = 30, reason: str = "Holds no cases until May") -> dict[str, str]:
    day = timezone.localdate() + timedelta(days=days)
    return {
        "reason": reason,
        "last_day_day": str(day.day),
        "last_day_month": str(day.month),
        "last_day_year": str(day.year),
    }


@pytest.mark.parametrize(
    ("actor", "sees"),
    [
        ("team_manager", {"Olu Ownteam"}),
        ("service_manager", {"Olu Ownteam"}),
        ("hr", {"Olu Ownteam", "Otto Otherteam"}),
    ],
)
def test_queue_and_file_keep_to_the_reach(world: World, actor: str, sees: set[str]) -> None:
    client = signed_in(world, actor)
    for path in ("/quality/?kind=caseload_old", "/quality/lines.csv?kind=caseload_old"):
        page = get(client, path)
        assert {name for name in ("Olu Ownteam", "Otto Otherteam") if name in page} == sees


def test_counts_by_kind_and_team_lead_to_their_lines(world: World) -> None:
    page = get(signed_in(world, "hr"), "/quality/")
    assert 'href="?kind=no_manager"' in page
    assert f'href="?unit={world.other_team.pk}"' in page
    of_a_team = get(signed_in(world, "hr"), f"/quality/?unit={world.other_service.pk}")
    assert "Otto Otherteam" in of_a_team
    assert "Olu Ownteam" not in of_a_team


def test_fix_is_one_click_away_for_those_who_may(world: World) -> None:
    AssignmentFactory(worker=world.own, employment=world.own.employments.get(), fte="0.5")
    path = "/quality/?kind=hours"
    assert 'href="/people/OWN/hours/"' in get(signed_in(world, "hr"), path)
    manager = get(signed_in(world, "team_manager"), path)
    assert "Ask HR" in manager
    assert "/people/OWN/hours/" not in manager
    assert 'href="/caseloads/OWN-1/"' in get(signed_in(world, "team_manager"), "/quality/?kind=caseload_old")


def test_accepted_line_leaves_the_queue_with_its_reason_and_comes_back(world: World) -> None:
    client = signed_in(world, "team_manager")
    assert line(world) in get(client, "/quality/")
    said = client.post(line(world), accepted(), follow=True).content.decode()
    assert "The line is accepted" in said
    assert line(world) not in said

    shown = get(client, "/quality/?show=accepted")
    assert "Holds no cases until May" in shown
    assert "team@council.example" in shown
    assert client.get(line(world)).status_code == 404

    back = line(world, suffix="put-back")
    assert "Accepted because: Holds no cases until May" in get(client, back)
    client.post(back)
    assert line(world) in get(client, "/quality/")
    assert not QualityAcceptance.objects.exists()


def test_acceptance_of_an_earlier_day_ends_yesterday_when_it_is_put_back(world: World) -> None:
    today = timezone.localdate()
    client = signed_in(world, "team_manager")
    client.post(line(world), accepted())
    held = QualityAcceptance.objects.get()
    held.period = (today - 10 * ONE_DAY, today + 10 * ONE_DAY)
    held.save()
    client.post(line(world, suffix="put-back"))
    held.refresh_from_db()
    assert held.last_day == today - ONE_DAY


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (lambda: accepted(-1), "Accept the line until a day from today"),
        (lambda: accepted(367), "Accept the line until a day from today"),
        (lambda: accepted(reason=""), "Why it is not a mistake: enter a value"),
    ],
    ids=["in the past", "for too long", "without a reason"],
)
def test_line_is_accepted_for_a_reason_and_not_for_ever(world: World, data: object, said: str) -> None:
    page = signed_in(world, "hr").post(line(world), data())  # type: ignore[operator]
    assert said in page.content.decode()
    assert not QualityAcceptance.objects.exists()


def test_nobody_accepts_a_line_about_themselves(world: World) -> None:
    manager = world.accounts["team_manager"].worker
    held = Assignment.objects.get(worker=manager)
    path = f"/quality/no_manager/assignment:{held.pk}/accept/"
    client = signed_in(world, "team_manager")
    assert path not in get(client, "/quality/")
    assert "about your own record" in client.post(path, accepted()).content.decode()
    assert path in get(signed_in(world, "service_manager"), "/quality/")


def test_line_of_another_team_is_not_there(world: World) -> None:
    assert signed_in(world, "team_manager").post(line(world, "other"), accepted()).status_code == 404


@pytest.mark.parametrize("actor", ["practitioner", "senior_leader", "psw", "auditor", "administrator"])
def test_others_have_no_queue(world: World, actor: str) -> None:
    client = signed_in(world, actor)
    assert [client.get(path).status_code for path in ("/quality/", "/quality/lines.csv")] == [403, 403]


@pytest.mark.parametrize("more", [1, 3])
def test_queue_costs_the_same_for_many(
    world: World, more: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    AssignmentFactory.create_batch(more, team=world.own_team)
    client = signed_in(world, "team_manager")
    with django_assert_max_num_queries(11):
        client.get("/quality/")
