"""The pages on which roles are granted and ended."""

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from tests.factories.workforce import RoleGrantFactory
from tests.world import NO_GRANT, World
from workforce.access.roles import RoleName
from workforce.models import RoleGrant
from workforce.periods import ONE_DAY

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator(client: Client, world: World) -> Client:
    client.force_login(world.accounts["administrator"])
    return client


def _grant(email: str, role: str, **changes: object) -> dict[str, object]:
    day = timezone.localdate()
    data: dict[str, object] = {
        "email": email,
        "role": role,
        "unit": "",
        "first_day_day": day.day,
        "first_day_month": day.month,
        "first_day_year": day.year,
        "last_day_day": "",
        "last_day_month": "",
        "last_day_year": "",
        "reason": "",
    }
    return data | changes


def test_grant_works_from_the_next_request_on(administrator: Client, world: World) -> None:
    account = world.accounts[NO_GRANT]
    response = administrator.post("/access/grant/", _grant(account.email.upper(), "hr"), follow=True)
    assert "has the role HR officer from" in response.content.decode()
    theirs = Client()
    theirs.force_login(account)
    assert theirs.get("/people/").status_code == 200


def test_refusal_is_shown_with_what_was_typed(administrator: Client, world: World) -> None:
    email = world.accounts[NO_GRANT].email
    response = administrator.post("/access/grant/", _grant(email, "team_manager"))
    page = response.content.decode()
    assert response.status_code == 200
    assert "Choose the unit that the role Team manager is for." in page
    assert email in page


def test_same_role_again_is_shown_as_a_problem_not_a_fault(administrator: Client, world: World) -> None:
    page = administrator.post("/access/grant/", _grant(world.accounts["hr"].email, "hr")).content.decode()
    assert "already has this role" in page


def test_own_roles_cannot_be_changed(administrator: Client, world: World) -> None:
    own = world.accounts["administrator"]
    assert "your own roles" in administrator.post("/access/grant/", _grant(own.email, "hr")).content.decode()
    address = f"/access/{own.grants.get().pk}/end/"
    day = timezone.localdate()
    last = {"last_day_day": day.day, "last_day_month": day.month, "last_day_year": day.year}
    assert "your own roles" in administrator.post(address, last).content.decode()
    assert own.grants.get().last_day is None


def test_unknown_account_is_said(administrator: Client, world: World) -> None:
    page = administrator.post("/access/grant/", _grant("nobody@council.example", "hr")).content.decode()
    assert "no open account with this e-mail address" in page


def test_ended_role_stops_on_the_day_after(administrator: Client, world: World) -> None:
    grant = world.accounts["hr"].grants.get()
    day = timezone.localdate() - ONE_DAY
    last = {"last_day_day": day.day, "last_day_month": day.month, "last_day_year": day.year}
    assert administrator.post(f"/access/{grant.pk}/end/", last).status_code == 302
    assert RoleGrant.objects.get(pk=grant.pk).last_day == day
    theirs = Client()
    theirs.force_login(world.accounts["hr"])
    assert theirs.get("/people/").status_code == 403


def test_list_is_filtered_by_role_and_name(administrator: Client, world: World) -> None:
    page = administrator.get("/access/?role=team_manager&q=mina").content.decode()
    assert "Mina Managing" in page
    assert "hr@council.example" not in page


def test_granting_is_kept_with_who_did_it(administrator: Client, world: World) -> None:
    administrator.post("/access/grant/", _grant(world.accounts[NO_GRANT].email, "auditor"))
    page = administrator.get("/changes/?kind=rolegrant").content.decode()
    assert "Added: Role grant, nothing@council.example" in page
    assert "administrator@council.example" in page


@pytest.mark.parametrize("more", [0, 3])
def test_list_holds_its_budget(
    administrator: Client, world: World, more: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(more):
        RoleGrantFactory(role=RoleName.AUDITOR)
    administrator.get("/access/")
    with django_assert_max_num_queries(8):
        administrator.get("/access/")
