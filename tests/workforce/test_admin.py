"""The admin: reference data and accounts, for administrators, with their history."""

import json

import pytest
from django.contrib import admin
from django.db.models import Model
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from tests.factories.workforce import (
    PASSWORD,
    AccountFactory,
    AssignmentFactory,
    CheckFactory,
    RoleGrantFactory,
)
from tests.world import World
from workforce.access.roles import RoleName
from workforce.admin_records import RecordAdmin
from workforce.models import (
    Absence,
    Account,
    Arrangement,
    Assignment,
    CaseloadCount,
    Check,
    EmergencyContact,
    Employment,
    ForumMember,
    ImportRun,
    IncumbentRisk,
    Notice,
    PolicyValue,
    ProfessionalRegistration,
    RegisterCheck,
    Role,
    TalentNote,
    TeamConfirmation,
    Worker,
    WorkerContact,
    WorkerEquality,
)
from workforce.periods import ONE_DAY, period
from workforce.policy import PolicyKey

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator(client: Client, world: World) -> Client:
    client.force_login(world.accounts["administrator"])
    return client


RECORDS = (
    Absence,
    Arrangement,
    Assignment,
    CaseloadCount,
    Check,
    Employment,
    ImportRun,
    Notice,
    ProfessionalRegistration,
    RegisterCheck,
    TeamConfirmation,
    Worker,
)


SUBJECTS = [
    model
    for model, page in admin.site._registry.items()
    if isinstance(page, RecordAdmin) and model not in RECORDS and model._meta.app_label == "workforce"
]


def _marked(world: World, actor: str) -> Client:
    """Somebody of this role whose account is marked for the admin."""
    account = world.accounts[actor]
    Account.objects.filter(pk=account.pk).update(is_staff=True)
    client = Client()
    client.force_login(account)
    return client


def _address(model: type[Model], rest: str = "") -> str:
    return f"/admin/workforce/{model._meta.model_name}/{rest}"


def test_equality_and_private_contacts_are_nowhere_in_the_admin() -> None:
    hidden = {WorkerEquality, WorkerContact, EmergencyContact, TalentNote, IncumbentRisk, ForumMember}
    assert hidden.isdisjoint(admin.site._registry)


@pytest.mark.parametrize("model", SUBJECTS, ids=lambda model: model.__name__)
def test_subject_is_searched_by_whoever_keeps_it(world: World, model: type[Model]) -> None:
    client = _marked(world, "hr")
    for query in ("", "?q=own"):
        assert client.get(_address(model, query)).status_code == 200
    assert client.get(_address(model, "add/")).status_code == 403


@pytest.mark.parametrize("model", SUBJECTS, ids=lambda model: model.__name__)
def test_administrator_searches_no_subject(administrator: Client, model: type[Model]) -> None:
    assert administrator.get(_address(model)).status_code == 403


@pytest.mark.parametrize("model", RECORDS)
def test_record_is_closed_to_the_administrator(administrator: Client, model: type[Model]) -> None:
    for rest in ("", "add/"):
        assert administrator.get(_address(model, rest)).status_code == 403


@pytest.mark.parametrize("model", RECORDS)
@pytest.mark.parametrize("query", ["", "?q=own"])
def test_record_is_searched_by_whoever_keeps_it(world: World, model: type[Model], query: str) -> None:
    CheckFactory(worker=world.own)
    page = _marked(world, "hr").get(_address(model, query))
    assert page.status_code == 200
    assert "Add " not in page.content.decode().split('id="content"')[1]


def test_record_is_read_in_the_admin_and_written_by_verbs_alone(world: World) -> None:
    client, row = _marked(world, "hr"), world.own.assignments.get()
    where = _address(Assignment, f"{row.pk}/")
    assert client.get(where + "change/").status_code == 200
    assert client.get(where + "history/").status_code == 200
    for address in (where + "change/", where + "delete/", _address(Assignment, "add/")):
        assert client.post(address, {"fte": "0.1"}).status_code == 403
    assert "/people/OWN/" in client.get(_address(Assignment)).content.decode()


@pytest.mark.parametrize("actor", ["team_manager", "service_manager", "practitioner", "senior_leader"])
def test_mark_opens_no_record_to_those_who_keep_none(world: World, actor: str) -> None:
    client = _marked(world, actor)
    assert client.get("/admin/").status_code == 403
    assert client.get(_address(Worker)).status_code == 403


def test_lists_of_records_cost_the_same_for_one_and_for_three(
    world: World, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client = _marked(world, "hr")
    for rows in (1, 2):
        for _ in range(rows):
            AssignmentFactory(team=world.own_team)
        with django_assert_max_num_queries(9):
            assert client.get(_address(Assignment)).status_code == 200


def test_only_pages_that_obey_grants_are_in_the_admin() -> None:
    assert {model._meta.app_label for model in admin.site._registry} == {"workforce", "supervision"}


def test_grant_without_the_mark_opens_no_admin(client: Client, world: World) -> None:
    account = RoleGrantFactory(role=RoleName.ADMINISTRATOR).account
    client.force_login(account)
    assert client.get("/admin/").status_code == 403
    assert 'href="/admin/"' not in client.get("/").content.decode()


def test_mark_without_a_grant_opens_no_admin(client: Client, world: World) -> None:
    client.force_login(AccountFactory(is_staff=True))
    assert client.get("/admin/").status_code == 403


def test_admin_signs_in_on_the_account_pages(client: Client, world: World) -> None:
    for address in ("/admin/", "/admin/login/"):
        response = client.get(address)
        assert response.headers["Location"] == f"/account/login/?next={address}"


def test_admin_leads_back_and_has_no_password_page_of_its_own(administrator: Client) -> None:
    page = administrator.get("/admin/").content.decode()
    assert "Back to Tenure" in page
    assert administrator.get("/admin/password_change/").headers["Location"] == "/account/password/change/"


def test_new_account_has_no_password(administrator: Client, world: World) -> None:
    fields = {"email": "New@council.example", "worker_reference": "OTHER", "is_active": "on"}
    assert administrator.post("/admin/workforce/account/add/", fields).status_code == 302
    account = Account.objects.get(email="new@council.example")
    assert account.worker == world.other
    assert not account.has_usable_password()


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        (
            {"email": "new@council.example", "worker_reference": "NOBODY"},
            "There is no worker with this number.",
        ),
        ({"email": "new@council.example", "worker_reference": "OWN"}, "This worker has an account already."),
        ({"email": "HR@council.example"}, "already"),
    ],
)
def test_account_that_cannot_be_is_refused(
    administrator: Client, fields: dict[str, str], message: str
) -> None:
    response = administrator.post("/admin/workforce/account/add/", fields)
    assert response.status_code == 200
    assert message in response.content.decode()


def test_account_is_closed_for_others_but_not_for_oneself(administrator: Client, world: World) -> None:
    other, own = world.accounts["hr"], world.accounts["administrator"]
    assert (
        administrator.post(f"/admin/workforce/account/{other.pk}/change/", {"email": other.email}).status_code
        == 302
    )
    assert Account.objects.get(pk=other.pk).is_active is False
    response = administrator.post(f"/admin/workforce/account/{own.pk}/change/", {"email": own.email})
    assert "You cannot close your own account" in response.content.decode()
    assert Account.objects.get(pk=own.pk).is_active is True


def test_password_is_nowhere_in_the_admin(administrator: Client, world: World) -> None:
    page = administrator.get(f"/admin/workforce/account/{world.accounts['hr'].pk}/change/").content.decode()
    assert "md5$" not in page
    assert PASSWORD not in page


def test_setting_gets_a_value_with_days(administrator: Client, world: World) -> None:
    PolicyValue.objects.all().delete()
    fields = {
        "key": PolicyKey.CASELOAD_MAX_AGE,
        "value": "42",
        "first_day": "1/4/2025",
        "last_day": "31/3/2026",
    }
    assert administrator.post("/admin/workforce/policyvalue/add/", fields).status_code == 302
    value = PolicyValue.objects.get()
    assert (value.value, str(value.period)) == (42, "[2025-04-01, 2026-04-01)")


@pytest.mark.parametrize(
    ("days", "message"),
    [
        ({"first_day": "1/4/2025", "last_day": "31/3/2025"}, "is before the first day"),
        ({"first_day": "1/4/2025"}, "already has a value in this period"),
        ({"first_day": "31/2/2025"}, "Enter a real date"),
    ],
)
def test_setting_that_cannot_be_is_refused(
    administrator: Client, world: World, days: dict[str, str], message: str
) -> None:
    fields = {"key": PolicyKey.WORKING_DAYS, "value": "250"} | days
    response = administrator.post("/admin/workforce/policyvalue/add/", fields)
    assert response.status_code == 200
    assert message in response.content.decode()


@pytest.mark.parametrize("value", ["NaN", "Infinity", "1e400", "99999"])
def test_setting_that_no_calendar_can_bear_is_refused(administrator: Client, value: str) -> None:
    fields = {"key": PolicyKey.DBS_RECHECK, "value": value, "first_day": "1/4/2025", "last_day": ""}
    page = administrator.post("/admin/workforce/policyvalue/add/", fields)
    assert "Write it like the default" in page.content.decode()


@pytest.mark.parametrize(("every", "status"), [("2 weeks", 302), ("often", 200)])
def test_role_group_of_the_council_gets_a_frequency_of_its_own(
    administrator: Client, every: str, status: int
) -> None:
    value = json.dumps({"default": "1 month", "Residential care": every})
    fields = {"key": PolicyKey.SUPERVISION_EVERY, "value": value, "first_day": "1/4/2025", "last_day": ""}
    assert administrator.post("/admin/workforce/policyvalue/add/", fields).status_code == status
    assert PolicyValue.objects.filter(key=PolicyKey.SUPERVISION_EVERY).exists() == (status == 302)


@pytest.mark.parametrize("query", ["role/?role_group=%00", "bankholiday/?day__year=99999999999999999999"])
def test_list_that_cannot_be_asked_for_is_a_bad_request(administrator: Client, query: str) -> None:
    assert administrator.get(f"/admin/workforce/{query}").status_code == 400


def test_role_may_be_changed_but_not_deleted(administrator: Client, world: World) -> None:
    role = Role.objects.get(code="SW")
    fields = {"code": "SW", "name": "Social worker (children)", "role_group": "social work", "csww_role": "5"}
    assert administrator.post(f"/admin/workforce/role/{role.pk}/change/", fields).status_code == 302
    assert Role.objects.get(pk=role.pk).name == "Social worker (children)"
    assert administrator.post(f"/admin/workforce/role/{role.pk}/delete/", {"post": "yes"}).status_code == 403


@pytest.mark.parametrize("query", ["?q=own", "?q=%25", "?kind__exact=team"])
def test_lists_are_searched(administrator: Client, query: str) -> None:
    assert administrator.get(f"/admin/workforce/unit/{query}").status_code == 200


def test_admin_closes_when_the_grant_ends(administrator: Client, world: World) -> None:
    assert administrator.get("/admin/").status_code == 200
    grant = world.accounts["administrator"].grants.get()
    yesterday = timezone.localdate() - ONE_DAY
    type(grant).objects.filter(pk=grant.pk).update(period=period(grant.first_day, yesterday))
    assert administrator.get("/admin/").status_code == 403
