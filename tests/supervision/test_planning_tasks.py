"""The nightly jobs of planning: on the schedule, and done once."""

from datetime import timedelta

import pytest
from celery import current_app
from django.conf import settings
from django.utils import timezone

from supervision.models import Agreement, SessionMove, SupervisionSession
from supervision.tasks import pass_planned_sessions, settle_supervisors
from tests.factories.supervision_planning import pair
from tests.factories.supervision_sessions import AgreementFactory, SessionFactory, SupervisorPairingFactory

pytestmark = pytest.mark.django_db


def test_session_of_two_weeks_ago_is_missed_once() -> None:
    worker, _ = pair()
    SessionFactory(supervisee=worker, on=timezone.localdate() - timedelta(days=14))
    pass_planned_sessions.apply()
    pass_planned_sessions.apply()
    assert SupervisionSession.objects.get().state == "missed"
    assert SessionMove.objects.count() == 1


def test_agreement_with_a_former_supervisor_ends_once() -> None:
    worker, by = pair()
    AgreementFactory(supervisee=worker, supervisor=by.worker)
    pairing = SupervisorPairingFactory(worker=worker)
    settle_supervisors.apply()
    settle_supervisors.apply()
    assert Agreement.objects.get().ended_on == pairing.first_day


@pytest.mark.parametrize("name", ["supervision.settle_supervisors", "supervision.pass_sessions"])
def test_job_is_on_the_schedule_under_a_name_that_the_worker_knows(name: str) -> None:
    current_app.loader.import_default_modules()
    assert settings.CELERY_BEAT_SCHEDULE[name]["task"] in current_app.tasks
