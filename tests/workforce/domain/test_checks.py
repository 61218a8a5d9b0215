"""Checks: asked for, done, what came of them, and what is refused."""

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from tests.factories.workforce import AccountFactory, CheckFactory, WorkerFactory
from tests.periods import TODAY, TOMORROW, YESTERDAY
from workforce.domain.checks import Done, record_check, record_update, request_check
from workforce.domain.errors import DomainError
from workforce.enums import CheckKind, CheckOutcome, CheckUpdateResult
from workforce.models import Account, Check, Worker

pytestmark = pytest.mark.django_db


@pytest.fixture
def hr() -> Account:
    return AccountFactory()


@pytest.fixture
def worker() -> Worker:
    return WorkerFactory()


def record(
    worker: Worker, by: Account, kind: CheckKind = CheckKind.DBS, day: date = TODAY, **more: Any
) -> Check:
    done = Done(done_on=day, **more)
    return record_check(worker_id=worker.pk, kind=kind, done=done, today=TODAY, by=by)


def test_check_that_was_asked_for_is_completed(hr: Account, worker: Worker) -> None:
    asked = request_check(worker_id=worker.pk, kind=CheckKind.DBS, requested_on=YESTERDAY, today=TODAY, by=hr)
    made = record(worker, hr, certificate_number="001234567890", update_service=True)
    assert (made.pk, made.requested_on, made.done_on) == (asked.pk, YESTERDAY, TODAY)


def test_next_check_leaves_the_last_on_record(hr: Account, worker: Worker) -> None:
    record(worker, hr, day=YESTERDAY)
    record(worker, hr)
    assert worker.checks.count() == 2


def test_check_is_not_asked_for_twice(hr: Account, worker: Worker) -> None:
    CheckFactory(worker=worker, asked_for=True)
    with pytest.raises(DomainError, match="asked for already"):
        request_check(worker_id=worker.pk, kind=CheckKind.DBS, requested_on=TODAY, today=TODAY, by=hr)


@pytest.mark.parametrize("day", [TOMORROW, YESTERDAY], ids=["to come", "before it was asked for"])
def test_check_is_done_between_its_request_and_today(hr: Account, worker: Worker, day: date) -> None:
    CheckFactory(worker=worker, asked_for=True)
    with pytest.raises(DomainError):
        record(worker, hr, day=day)


def test_only_a_dbs_check_discloses(hr: Account, worker: Worker) -> None:
    with pytest.raises(ValidationError, match="Only a DBS check"):
        record(worker, hr, CheckKind.RIGHT_TO_WORK, outcome=CheckOutcome.DISCLOSED)


def test_nobody_keeps_their_own_checks(worker: Worker) -> None:
    with pytest.raises(DomainError, match="your own record"):
        record(worker, AccountFactory(worker=worker))


@pytest.mark.parametrize(
    ("check", "result", "said"),
    [
        ({"asked_for": True}, CheckUpdateResult.PROCEED, "that is done"),
        ({"kind": CheckKind.DRIVING_LICENCE}, CheckUpdateResult.NO_CHANGE, "Only of a DBS check"),
        ({}, CheckUpdateResult.NO_CHANGE, "not with the Update Service"),
        ({}, CheckUpdateResult.PROCEED, "Nothing was disclosed"),
        ({"done_on": TOMORROW}, CheckUpdateResult.PROCEED, "before the day of the certificate"),
    ],
    ids=["not done", "no DBS", "no Update Service", "nothing disclosed", "too early"],
)
def test_what_cannot_come_of_a_check_is_refused(
    hr: Account, check: dict[str, Any], result: CheckUpdateResult, said: str
) -> None:
    made = CheckFactory(**check)
    with pytest.raises(DomainError, match=said):
        record_update(check_id=made.pk, on=TODAY, result=result, today=TODAY, by=hr)


def test_decision_after_a_disclosure_is_kept(hr: Account) -> None:
    made = CheckFactory(outcome=CheckOutcome.DISCLOSED)
    record_update(check_id=made.pk, on=TODAY, result=CheckUpdateResult.PROCEED, today=TODAY, by=hr)
    assert list(made.updates.values_list("result", "by")) == [("proceed", hr.pk)]
