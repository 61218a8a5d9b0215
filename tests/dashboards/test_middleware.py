"""The figures follow a page that changes facts at once, and a page works without the broker."""

from collections.abc import Iterator
from datetime import date

import pytest
from django.test import Client

from config.celery import app
from tests.world import World
from workforce.models import BankHoliday, ChangedFact

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _queue() -> Iterator[None]:
    app.control.purge()
    yield
    app.control.purge()


def add_a_bank_holiday(client: Client, world: World) -> int:
    ChangedFact.objects.all().delete()
    client.force_login(world.accounts["administrator"])
    page = {"day": "2045-05-08", "name": "Early May"}
    return client.post("/admin/workforce/bankholiday/add/", page).status_code


def test_recomputation_is_asked_for_after_a_page_that_changes_facts(client: Client, world: World) -> None:
    assert add_a_bank_holiday(client, world) == 302
    assert app.control.purge() == 1


def test_no_recomputation_is_asked_for_where_nothing_changed(client: Client, world: World) -> None:
    ChangedFact.objects.all().delete()
    client.force_login(world.accounts["administrator"])
    client.get("/admin/workforce/bankholiday/add/")
    client.post("/admin/workforce/bankholiday/add/", {"day": "no day", "name": "Nothing"})
    assert app.control.purge() == 0


@pytest.fixture
def _no_broker() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(app.conf, "broker_write_url", "redis://127.0.0.1:1/0")
        _connect_anew()
        yield
    _connect_anew()


def _connect_anew() -> None:
    """Celery keeps its connections: it is told to ask the settings again."""
    app._pool = app.amqp._producer_pool = None


@pytest.mark.usefixtures("_no_broker")
def test_change_is_kept_where_the_broker_does_not_answer(client: Client, world: World) -> None:
    assert add_a_bank_holiday(client, world) == 302

    assert BankHoliday.objects.filter(day=date(2045, 5, 8)).exists()
    assert ChangedFact.objects.exists()
