"""The hourly task: from the hour of the setting on, and shared out in small parts."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from tests.factories.workforce import PolicyValueFactory
from tests.periods import SINCE_LONG_AGO
from tests.world import World, build_world
from workforce import tasks
from workforce.domain.digests import choose_digest
from workforce.enums import DigestFrequency
from workforce.models import DigestSent
from workforce.policy import PolicyKey
from workforce.tasks import send_digests, send_digests_to

pytestmark = pytest.mark.django_db

EIGHT = datetime(2025, 9, 29, 8, 10, tzinfo=timezone.get_default_timezone())


@pytest.fixture
def council(monkeypatch: pytest.MonkeyPatch) -> World:
    """A Monday at ten past eight; tasks that are handed out are done at once."""
    monkeypatch.setattr(timezone, "now", lambda: EIGHT)
    monkeypatch.setattr(send_digests_to, "delay", send_digests_to.run)
    monkeypatch.setattr(tasks, "DIGESTS_AT_ONCE", 2)
    world = build_world(EIGHT.date())
    for name in ("hr", "psw", "practitioner"):
        account = world.accounts[name]
        choose_digest(account=account, how_often=DigestFrequency.DAILY, weekday=None, by=account)
    return world


def test_everybody_who_wants_one_is_dealt_with(council: World) -> None:
    send_digests.run()
    send_digests.run()
    dealt_with = set(DigestSent.objects.values_list("account__email", flat=True))
    wanting = ("hr", "psw", "practitioner", "team_manager", "service_manager")
    assert dealt_with == {council.accounts[name].email for name in wanting}


def test_before_the_hour_nobody_is(council: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: EIGHT - timedelta(hours=2))
    send_digests.run()
    assert not DigestSent.objects.exists()


def test_the_council_chooses_the_hour(council: World) -> None:
    PolicyValueFactory(key=PolicyKey.DIGEST, value={"weekday": 1, "hour": 9}, period=SINCE_LONG_AGO)
    send_digests.run()
    assert not DigestSent.objects.exists()
