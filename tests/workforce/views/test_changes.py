"""The page of changes, and that every way of writing leaves one."""

import pghistory
import pytest
from django.db import ProgrammingError, connection, transaction
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from tests.factories.workforce import AssignmentFactory, PolicyValueFactory, RoleFactory, WorkerFactory
from tests.world import World
from workforce.models import Account, Role, Worker, WorkerEquality

pytestmark = pytest.mark.django_db


def _page(client: Client, world: World, actor: str, query: str = "") -> str:
    client.force_login(world.accounts[actor])
    response = client.get(f"/changes/{query}")
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def test_bulk_create_leaves_a_change(client: Client, world: World) -> None:
    Role.objects.bulk_create([Role(code="NEW", name="New role", role_group="x")])
    page = _page(client, world, "auditor", "?kind=role")
    assert "Added: Role, NEW" in page
    with connection.cursor() as cursor:
        cursor.execute("SELECT session_user")
        (user,) = cursor.fetchone()
    assert f"Outside the application: database user {user}" in page


def test_writes_outside_the_application_share_one_context_in_a_transaction(world: World) -> None:
    first, second = RoleFactory(), RoleFactory()
    with pghistory.context(command="import_workforce"):
        third = RoleFactory()

    contexts = [role.events.get().pgh_context for role in (first, second, third)]
    assert contexts[0] == contexts[1]
    assert contexts[2].metadata == {"command": "import_workforce"}
    assert "database_user" in contexts[0].metadata


def test_update_of_many_leaves_before_and_after_of_each(client: Client, world: World) -> None:
    RoleFactory(code="A", name="Old name")
    RoleFactory(code="B", name="Old name")
    Role.objects.filter(code__in=["A", "B"]).update(name="New name")
    page = _page(client, world, "auditor", "?kind=role")
    assert page.count("Changed: Role, A</h3>") == page.count("Changed: Role, B</h3>") == 1
    assert page.count("<td>Old name</td><td>New name</td>") == 2


def test_raw_sql_leaves_a_change(client: Client, world: World) -> None:
    role = RoleFactory(code="RAW", grade="G7")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE workforce_role SET grade = 'G8' WHERE id = %s", [role.pk])
        cursor.execute("DELETE FROM workforce_role WHERE id = %s", [role.pk])
    page = _page(client, world, "auditor", "?kind=role")
    assert "<td>G7</td><td>G8</td>" in page
    assert "Deleted: Role, RAW" in page
    assert "Grade: G8" in page


@pytest.mark.parametrize(
    "write", ["UPDATE workforce_roleevent SET name = 'x'", "DELETE FROM workforce_roleevent"]
)
def test_what_was_kept_cannot_be_changed(world: World, write: str) -> None:
    with pytest.raises(ProgrammingError, match="Cannot"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(write)


def test_change_of_a_command_names_it(client: Client, world: World) -> None:
    with pghistory.context(command="import_workforce"):
        RoleFactory(code="BY-COMMAND")
    page = _page(client, world, "auditor", "?kind=role")
    assert "Command import_workforce" in page


def test_change_of_a_request_names_account_page_and_number(client: Client, world: World) -> None:
    client.force_login(world.accounts["administrator"])
    fields = {"code": "NEW", "name": "New role", "role_group": "x"}
    assert client.post("/admin/workforce/role/add/", fields).status_code == 302
    page = _page(client, world, "auditor", "?kind=role")
    assert "administrator@council.example" in page
    assert "/admin/workforce/role/add/" in page


def test_changes_of_one_account_are_found(client: Client, world: World) -> None:
    RoleFactory(code="BY-NOBODY")
    with pghistory.context(user=world.accounts["hr"].pk):
        RoleFactory(code="BY-HR")
    page = _page(client, world, "auditor", "?kind=role&by=HR@council.example")
    assert "BY-HR" in page
    assert "BY-NOBODY" not in page
    assert "No change found" in _page(client, world, "auditor", "?by=unknown@council.example")


def test_changes_of_some_days_are_found(client: Client, world: World) -> None:
    today = timezone.localdate()
    spelt = f"{today.day}/{today.month}/{today.year}"
    assert "Added: Role" in _page(client, world, "auditor", f"?kind=role&first={spelt}&last={spelt}")
    assert "No change found" in _page(client, world, "auditor", "?kind=role&last=1/1/2020")


def test_wrong_day_is_said(client: Client, world: World) -> None:
    assert "Enter a real date" in _page(client, world, "auditor", "?first=31/2/2025")


@pytest.mark.parametrize(
    ("actor", "seen", "not_seen"),
    [
        ("auditor", {"worker", "absence", "rolegrant", "signin"}, set()),
        ("hr", {"worker", "absence", "unit"}, {"rolegrant", "account", "policyvalue", "signin"}),
        ("administrator", {"rolegrant", "account", "policyvalue", "unit", "signin"}, {"worker", "absence"}),
    ],
)
def test_each_role_follows_its_kinds_of_record(
    client: Client, world: World, actor: str, seen: set[str], not_seen: set[str]
) -> None:
    page = _page(client, world, actor)
    assert all(f'<option value="{kind}">' in page for kind in seen)
    assert not any(f'<option value="{kind}">' in page for kind in not_seen)


def test_administrator_cannot_ask_for_a_persons_changes(client: Client, world: World) -> None:
    page = _page(client, world, "administrator", f"?kind=employment&record={world.own.pk}")
    assert "Permanent" not in page
    assert "Ownteam" not in page


def test_equality_data_is_named_but_not_shown(client: Client, world: World) -> None:
    WorkerEquality.objects.filter(worker=world.own).update(ethnicity="WBRI")
    page = _page(client, world, "auditor", "?kind=workerequality")
    assert "Changed: Worker equality, Olu Ownteam" in page
    assert "<td>not shown</td><td>not shown</td>" in page
    assert "White British" not in page
    assert "WBRI" not in page


def test_passwords_are_never_in_it(client: Client, world: World) -> None:
    account = Account.objects.get(email="hr@council.example")
    account.set_password("a new long password")
    account.save()
    page = _page(client, world, "auditor", "?kind=account")
    assert "md5$" not in page
    assert "Password" not in page


def test_older_changes_are_a_page_away(client: Client, world: World) -> None:
    for number in range(30):
        PolicyValueFactory(key=f"key-{number}")
    first = _page(client, world, "auditor", "?kind=policyvalue")
    second = _page(client, world, "auditor", "?kind=policyvalue&page=2")
    assert first.count("Added: Policy value") == 25
    assert second.count("Added: Policy value") == 6
    assert "Older changes" in first
    assert "Older changes" not in second
    assert "Newer changes" in second


@pytest.mark.parametrize("more", [0, 3])
def test_page_holds_its_budget(
    client: Client, world: World, more: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(more):
        AssignmentFactory()
    client.force_login(world.accounts["auditor"])
    client.get("/changes/")
    with django_assert_max_num_queries(10):
        client.get("/changes/")


def test_people_are_named_in_changes_of_their_record(client: Client, world: World) -> None:
    worker = WorkerFactory(first_name="Nia", last_name="New")
    AssignmentFactory(worker=worker, team=world.own_team)
    page = _page(client, world, "hr", "?kind=assignment")
    assert "Added: Assignment, Nia New" in page
    assert "from 1 April 2019" in page


def test_worker_is_named_as_it_was_when_it_has_gone(client: Client, world: World) -> None:
    WorkerFactory(first_name="Del", last_name="Eted")
    Worker.objects.filter(last_name="Eted").delete()
    assert "Deleted: Worker, Del Eted" in _page(client, world, "hr", "?kind=worker")
