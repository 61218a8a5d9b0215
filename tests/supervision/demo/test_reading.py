"""The demonstration shows who read, a formal process and a request, and nothing that could not have been."""

from datetime import date, timedelta

import pytest

from supervision.demo.reading import write_readings
from supervision.enums import ReadAs
from supervision.models import ContentReading, FormalOpening, OlderRecordsRequest
from tests.factories.supervision_reading import SessionAuditFactory
from tests.factories.supervision_sessions import SessionFactory
from tests.factories.workforce import AccountFactory, AssignmentFactory, RoleGrantFactory, WorkerFactory
from workforce.access.roles import RoleName
from workforce.demo.chance import Chance

pytestmark = pytest.mark.django_db


def test_readings_are_those_that_the_accounts_could_have_had(today: date) -> None:
    manager, person = WorkerFactory(), WorkerFactory()
    AssignmentFactory(worker=manager)
    AssignmentFactory(worker=person, manager=manager)
    reading = AccountFactory(email="team.manager@tenure.example", worker=manager)
    AccountFactory(email="practitioner@tenure.example", worker=person)
    RoleGrantFactory(account=AccountFactory(email="hr@tenure.example"), role=RoleName.HR)
    psw = AccountFactory(email="principal.social.worker@tenure.example")
    for months in range(1, 5):
        session = SessionFactory(
            supervisee=person, supervisor=manager, shared=True, on=today - timedelta(days=30 * months)
        )
    SessionFactory(supervisor=manager, shared=True)
    SessionAuditFactory(session=session, auditor=psw, done=True)

    counts = write_readings(today, Chance.of(1, "readings"))

    assert counts["records opened for formal processes"] == FormalOpening.objects.count() == 1
    assert counts["requests for older records"] == OlderRecordsRequest.objects.count() == 1
    found = ContentReading.objects.all()
    assert counts["readings of supervision records"] == found.count()
    assert set(found.values_list("session__supervisee", flat=True)) == {person.pk}
    assert set(found.filter(account=reading).values_list("read_as", flat=True)) == {ReadAs.SUPERVISOR}
    assert found.filter(account=psw).get().read_as == ReadAs.AUDITOR
    assert all(each.at.date() <= today for each in found)
    assert write_readings(today, Chance.of(1, "readings")) == {}


def test_without_accounts_nobody_has_read_anything(today: date) -> None:
    SessionFactory(shared=True)
    assert write_readings(today, Chance.of(1, "readings"))["readings of supervision records"] == 0
