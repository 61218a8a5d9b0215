"""E-mails of what is due from a real Celery worker: killed in the middle, delivered twice, each sent once."""

from collections.abc import Iterator
from datetime import date
from email import message_from_string
from pathlib import Path

import pytest
from django.utils import timezone

from config.celery import app
from tests.factories.workforce import AssignmentFactory
from tests.real_worker import celery_worker, table_closed_to_writers, wait_until, waiting_for
from tests.world import World, build_world
from workforce.models import DigestSent
from workforce.periods import ONE_DAY, period
from workforce.tasks import send_digests_to

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]

TABLE = "workforce_digestsent"
MANAGERS = ("team_manager", "service_manager")


@pytest.fixture
def queue() -> Iterator[None]:
    """Empty before and after."""
    app.control.purge()
    yield
    app.control.purge()


@pytest.fixture
def posted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder into which the worker's e-mails go."""
    folder = tmp_path / "letters"
    folder.mkdir()
    monkeypatch.setenv("EMAIL_URL", f"filemail:///{folder}")
    return folder


def addresses(posted: Path) -> list[str]:
    """To whom e-mails were sent, one entry for each e-mail."""
    letters = [
        letter for file in posted.iterdir() for letter in file.read_text().split("-" * 79) if letter.strip()
    ]
    return sorted(str(message_from_string(letter.strip())["To"]) for letter in letters)


def are_done(task_ids: list[str], log: Path) -> bool:
    said = log.read_text()
    return all(f"{task_id}] succeeded" in said for task_id in task_ids)


def council(day: date) -> tuple[World, list[int]]:
    world = build_world(day)
    AssignmentFactory(team=world.own_team, period=period(day + ONE_DAY))
    return world, [world.accounts[name].pk for name in MANAGERS]


@pytest.mark.usefixtures("queue")
def test_task_killed_in_the_middle_and_delivered_twice_sends_each_once(tmp_path: Path, posted: Path) -> None:
    day, log = timezone.localdate(), tmp_path / "worker.log"
    world, numbers = council(day)
    with table_closed_to_writers(TABLE):
        asked = [send_digests_to.delay(numbers, day.isoformat()).id]
        with celery_worker(log):
            wait_until(lambda: waiting_for(TABLE) == 1, 20, log)
    wait_until(lambda: waiting_for(TABLE) == 0, 10, log)
    assert addresses(posted) == []
    assert not DigestSent.objects.exists()

    asked.append(send_digests_to.delay(numbers, day.isoformat()).id)
    with celery_worker(log):
        wait_until(lambda: are_done(asked, log), 40, log)

    assert addresses(posted) == sorted(world.accounts[name].email for name in MANAGERS)
    assert DigestSent.objects.filter(coming__gt=0).count() == len(MANAGERS)


@pytest.mark.usefixtures("queue")
def test_two_workers_at_the_same_account_send_it_one(tmp_path: Path, posted: Path) -> None:
    day, log = timezone.localdate(), tmp_path / "worker.log"
    world, numbers = council(day)
    with celery_worker(log):
        with table_closed_to_writers(TABLE):
            asked = [send_digests_to.delay(numbers[:1], day.isoformat()).id for _ in range(2)]
            wait_until(lambda: waiting_for(TABLE) == 2, 20, log)
        wait_until(lambda: are_done(asked, log), 20, log)
    assert addresses(posted) == [world.accounts[MANAGERS[0]].email]
