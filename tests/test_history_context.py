"""Writes outside a request say which command or task they come from."""

import subprocess
import sys

import pytest
from django.test import Client
from pghistory.models import Context

from config.celery import TrackedTask, app
from config.env import BASE_DIR
from tests.factories.workforce import RoleFactory
from tests.world import World
from workforce.models import Role

pytestmark = pytest.mark.django_db


def test_task_names_itself_in_what_it_writes() -> None:
    @app.task(name="tests.write_a_role")
    def write_a_role() -> None:
        RoleFactory(code="BY-TASK")

    assert isinstance(write_a_role, TrackedTask)
    write_a_role.apply(task_id="11111111-1111-1111-1111-111111111111")
    event = Role.objects.get(code="BY-TASK").events.get()
    assert event.pgh_context.metadata == {
        "task": "tests.write_a_role",
        "task_id": "11111111-1111-1111-1111-111111111111",
    }


def test_request_that_only_reads_leaves_no_context(client: Client, world: World) -> None:
    client.force_login(world.accounts["auditor"])
    before = Context.objects.count()
    client.get("/people/")
    assert Context.objects.count() == before


@pytest.mark.slow
def test_command_line_of_the_product_keeps_its_context() -> None:
    """`manage.py shell` is a command too: what it writes is not anonymous."""
    source = "import pghistory.runtime as r; print(r._tracker.value.metadata)"
    ran = subprocess.run(
        [sys.executable, "manage.py", "shell", "-v", "0", "-c", source],
        capture_output=True,
        text=True,
        cwd=BASE_DIR,
    )
    assert ran.stdout.strip() == "{'command': 'shell'}", ran.stderr
