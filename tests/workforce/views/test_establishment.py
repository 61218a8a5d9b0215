"""The establishment and the page of a unit: who sees what, as at which day, at what cost."""

import csv
import io
from datetime import date, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from tests.factories.workforce import (
    AssignmentFactory,
    PostTermsFactory,
    UnitFactory,
    UnitPlacementFactory,
    WorkerFactory,
)
from tests.periods import LAST_YEAR, LONG_AGO
from tests.workforce.views.verb_pages import signed_in
from tests.world import World
from workforce.models import Assignment, PostTerms, Unit
from workforce.periods import period
from workforce.views import establishment as page_of

pytestmark = pytest.mark.django_db


def text(world: World, actor: str, address: str) -> str:
    response = signed_in(world, actor).get(address)
    assert response.status_code == 200
    return response.content.decode()


def own_terms(world: World) -> PostTerms:
    return PostTerms.objects.select_related("post").filter(team=world.own_team).earliest("pk")


def holder(world: World, team: Unit | None = None, **details: object) -> Assignment:
    return AssignmentFactory(team=team or world.own_team, post=own_terms(world).post, **details)


def units(page: object) -> dict[str, list[str]]:
    """The table: each unit's figures, posts first."""
    rows = page.context["table"].rows  # type: ignore[attr-defined]
    return {row.cells[0].text.lstrip("– "): [cell.text for cell in row.cells[1:]] for row in rows}


@pytest.mark.parametrize(
    ("actor", "names"),
    [
        ("team_manager", ["Own team"]),
        ("service_manager", ["Own service", "Own team", "Sister team"]),
        (
            "senior_leader",
            ["Children's services", "Other service", "Other team", "Own service", "Own team", "Sister team"],
        ),
    ],
)
def test_each_role_sees_its_units(world: World, actor: str, names: list[str]) -> None:
    assert list(units(signed_in(world, actor).get("/establishment/"))) == names


def test_service_has_the_sum_of_its_teams(world: World) -> None:
    PostTermsFactory(team=world.sister_team, fte="0.5", frozen=True)
    holder(world, fte="0.6")
    found = units(signed_in(world, "hr").get("/establishment/"))
    assert found["Own team"] == ["1", "1.00", "0.60", "0.40", "0.00", "0.40", "0.00", "0.00", "0"]
    assert found["Own service"] == ["2", "1.50", "0.60", "0.90", "0.00", "0.90", "0.50", "0.00", "0"]
    assert found["Children's services"] == found["Own service"]


def test_over_filled_post_is_not_set_against_a_vacancy(world: World) -> None:
    PostTermsFactory(team=world.own_team)
    holder(world, fte=1)
    holder(world, fte="0.5")
    found = units(signed_in(world, "hr").get("/establishment/"))
    assert found["Own team"][1:] == ["2.00", "1.50", "1.00", "0.00", "1.00", "0.00", "0.50", "0"]


@pytest.mark.parametrize(("reason", "covered"), [("vacancy", "1.00"), ("sickness", "0.00")])
def test_agency_worker_covers_only_where_the_vacancy_is_why(world: World, reason: str, covered: str) -> None:
    holder(world, agency=True, agency_reason=reason)
    assert units(signed_in(world, "hr").get("/establishment/"))["Own team"][3:5] == ["1.00", covered]


def test_whole_page_moves_with_the_day(world: World) -> None:
    world.own_team.placements.update(period=period(LONG_AGO, LAST_YEAR))
    UnitPlacementFactory(
        unit=world.own_team, name="New name", parent=world.other_service, period=period(date(2024, 10, 1))
    )
    holder(world, period=period(date(2025, 1, 1)))
    client = signed_in(world, "hr")
    then, now = units(client.get("/establishment/?as_at=30/9/2024")), units(client.get("/establishment/"))
    assert (then["Own team"][2], then["Own service"][0], then["Other service"][0]) == ("0.00", "1", "0")
    assert (now["New name"][2], now["Own service"][0], now["Other service"][0]) == ("1.00", "0", "1")
    assert "As at 30 September 2024" in client.get("/establishment/?as_at=30/9/2024").content.decode()


def test_wrong_day_is_said_and_today_shown(world: World) -> None:
    page = text(world, "hr", "/establishment/?as_at=31/2/2024")
    assert "Enter a real date" in page
    assert ", today</h2>" in page


def test_sort_keeps_teams_under_their_service(world: World) -> None:
    PostTermsFactory(team=world.sister_team, fte=3)
    PostTermsFactory(team=world.other_team, fte=2)
    names = list(units(signed_in(world, "hr").get("/establishment/?sort=-vacant")))
    assert names == [
        "Children's services",
        "Own service",
        "Sister team",
        "Own team",
        "Other service",
        "Other team",
    ]
    backwards = list(units(signed_in(world, "hr").get("/establishment/?sort=-name")))
    assert backwards[1:4] == ["Own service", "Sister team", "Own team"]


def test_coming_months_follow_known_ends_and_starts(world: World) -> None:
    holder(world, period=period(LONG_AGO, date(2025, 11, 15)))
    holder(world, fte="0.5", period=period(date(2026, 1, 10)))
    page = signed_in(world, "hr").get("/establishment/?show=ahead&as_at=2025-09-30")
    assert units(page)["Own team"] == ["0.00", "0.00", "1.00", "1.00", "0.50", "0.50", "0.50"]
    assert [column.label for column in page.context["table"].columns][1:3] == [
        "30 September 2025",
        "October 2025",
    ]
    assert units(signed_in(world, "hr").get("/establishment/?as_at=2025-09-30"))["Own team"][8] == "1"


def test_services_stand_alone_where_there_are_very_many_teams(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page_of, "MOST_UNITS", 3)
    client = signed_in(world, "hr")
    assert list(units(client.get("/establishment/"))) == [
        "Children's services",
        "Other service",
        "Own service",
    ]
    chosen = client.get(f"/establishment/?unit={world.own_service.pk}")
    assert list(units(chosen)) == ["Own service", "Own team", "Sister team"]


def test_file_has_what_is_shown(world: World) -> None:
    holder(world, fte="0.6")
    answer = signed_in(world, "service_manager").get("/establishment.csv?as_at=2025-09-30")
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert rows[0][:5] == ["Unit", "Code", "Level", "Posts", "Established FTE"]
    assert [row[0] for row in rows[1:]] == ["Own service", "Own team", "Sister team"]
    assert rows[2][3:8] == ["1", "1.000000", "0.600000", "0.400000", "0"]


def test_post_of_a_closed_unit_is_not_lost(world: World) -> None:
    world.own_team.placements.update(period=period(LONG_AGO, LAST_YEAR))
    found = units(signed_in(world, "hr").get("/establishment/"))
    assert found["Posts of units that are closed on this day"][0] == "1"


@pytest.mark.parametrize("more", [1, 3])
@pytest.mark.parametrize(
    "address", ["/establishment/", "/establishment.csv", "/posts/", "/units/OWN/", "/units/OWN-1/"]
)
def test_pages_hold_their_budget(
    world: World, address: str, more: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(more):
        team = UnitFactory(code=f"MORE-{number}", placed__parent=world.own_service)
        for where in (team, world.own_team):
            terms = PostTermsFactory(team=where)
            AssignmentFactory(team=where, post=terms.post, manager=world.other)
    client = signed_in(world, "service_manager")
    client.get(address)
    with django_assert_max_num_queries(16):
        client.get(address)


def test_team_shows_who_shares_a_post(world: World) -> None:
    for name in ("Ada", "Ben"):
        holder(world, worker=WorkerFactory(first_name=name, last_name="Shares"), fte="0.5")
    page = text(world, "team_manager", "/units/OWN-1/")
    assert "Ada Shares 0.50 FTE; Ben Shares 0.50 FTE" in page
    assert "Managed by" in page
    assert "People without a post" in page


def test_holder_from_another_team_is_shown_as_such(world: World) -> None:
    holder(world, team=world.sister_team, worker=WorkerFactory(first_name="Ada", last_name="Split"))
    assert "Ada Split 1.00 FTE (works in Sister team)" in text(world, "hr", "/units/OWN-1/")
    assert "holds a post of another team" in text(world, "hr", "/units/OWN-2/")


def test_post_that_came_from_another_team_says_so(world: World) -> None:
    terms = own_terms(world)
    terms.post.terms.update(period=period(LONG_AGO, LAST_YEAR), team=world.other_team)
    PostTermsFactory(post=terms.post, team=world.own_team, role=terms.role, period=period(date(2024, 10, 1)))
    assert "came from Other team" in text(world, "hr", "/units/OWN-1/")


def test_leader_sees_names_of_today_but_no_hours(world: World) -> None:
    held = holder(world, worker=WorkerFactory(first_name="Ada", last_name="Today"), fte="0.7")
    page = text(world, "senior_leader", "/units/OWN-1/")
    assert "Ada Today" in page
    assert "0.70 FTE" not in page
    assert held.employment.get_contract_display() not in page


def test_leader_does_not_see_who_was_there_on_another_day(world: World) -> None:
    holder(world, worker=WorkerFactory(first_name="Ada", last_name="Then"))
    page = text(world, "senior_leader", "/units/OWN-1/?as_at=2024-09-30")
    assert "Ada Then" not in page
    assert "Name not shown" in page
    assert "Ada Then" in text(world, "team_manager", "/units/OWN-1/?as_at=2024-09-30")


def test_leavers_have_their_last_day_for_whoever_sees_the_record(world: World) -> None:
    client = signed_in(world, "team_manager")
    today = client.get("/units/OWN-1/").context["day"]
    last = today + timedelta(days=20)
    leaver = WorkerFactory(first_name="Ada", last_name="Leaves")
    holder(world, worker=leaver, period=period(LONG_AGO, last))
    page = client.get("/units/OWN-1/").content.decode()
    assert 'id="leavers"' in page
    assert f"{last.day} {last:%B %Y}" in page
    assert 'id="leavers"' not in text(world, "psw", "/units/OWN-1/")


def test_closed_unit_keeps_its_page(world: World) -> None:
    world.own_team.placements.update(period=period(LONG_AGO, LAST_YEAR))
    page = text(world, "hr", "/units/OWN-1/")
    assert "closed on this day" in page
    assert "Own service" in page


def test_unit_page_of_a_service_has_its_teams(world: World) -> None:
    page = text(world, "service_manager", "/units/OWN/")
    assert "Units below" in page
    assert 'href="/units/OWN-2/' in page
