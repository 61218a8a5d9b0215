"""Nominations for outside accreditation, whatever the scheme is called. NT-41."""

import pytest
from django.core.exceptions import ValidationError

from tests.factories.plans import NominationFactory, SchemeFactory
from tests.factories.workforce import AccountFactory, WorkerFactory
from tests.periods import SINCE_LONG_AGO, TODAY, TOMORROW, UNTIL_YESTERDAY, YESTERDAY
from workforce.domain.errors import DomainError
from workforce.domain.nominations import (
    check_criteria,
    close_scheme,
    nominate,
    open_scheme,
    record_outcome,
)
from workforce.enums import NominationOutcome
from workforce.models import AccreditationScheme, Nomination
from workforce.queries.nominations import criteria_of

pytestmark = pytest.mark.django_db
CRITERIA = ("Two years in practice", "Supported by the manager")


def opened() -> AccreditationScheme:
    return open_scheme(
        name="Any scheme", body="A national body", lasting=SINCE_LONG_AGO, criteria=CRITERIA, by=None
    )


def nominated(scheme: AccreditationScheme, **more: object) -> Nomination:
    values = {"worker_id": WorkerFactory().pk, "words": "Excellent", "on": TODAY, "today": TODAY, "by": None}
    return nominate(scheme_id=scheme.pk, **values | more)


def outcome(nomination: Nomination, what: NominationOutcome, **more: object) -> Nomination:
    values = {"on": TODAY, "today": TODAY, "by": None} | more
    return record_outcome(nomination_id=nomination.pk, outcome=what, **values)


def check(nomination: Nomination, *met: bool) -> None:
    keys = nomination.scheme.criteria.values_list("pk", flat=True)
    check_criteria(nomination_id=nomination.pk, met=dict(zip(keys, met, strict=True)), today=TODAY, by=None)


def test_criteria_are_checked_before_somebody_is_accredited() -> None:
    nomination = nominated(opened())
    with pytest.raises(DomainError, match="Two years in practice; Supported by the manager"):
        outcome(nomination, NominationOutcome.ACCREDITED)
    check(nomination, True, False)
    with pytest.raises(DomainError, match="yet: Supported by the manager"):
        outcome(nomination, NominationOutcome.ACCREDITED)
    check(nomination, True, True)
    assert [each.met for each in criteria_of(nomination)] == [True, True]
    assert nomination.checks.count() == 4
    assert outcome(nomination, NominationOutcome.ACCREDITED).outcome_on == TODAY
    with pytest.raises(DomainError, match="outcome already"):
        outcome(nomination, NominationOutcome.WITHDRAWN)


def test_somebody_is_nominated_once_until_there_is_an_outcome() -> None:
    scheme = opened()
    first = nominated(scheme)
    with pytest.raises(ValidationError, match="nominated for this scheme already"):
        nominated(scheme, worker_id=first.worker_id)
    outcome(first, NominationOutcome.NOT_ACCREDITED)
    nominated(scheme, worker_id=first.worker_id)


def test_scheme_that_is_over_takes_nobody() -> None:
    with pytest.raises(DomainError, match="takes no nominations"):
        nominated(SchemeFactory(period=UNTIL_YESTERDAY))
    scheme = opened()
    close_scheme(scheme_id=scheme.pk, last_day=YESTERDAY, by=None)
    with pytest.raises(DomainError, match="takes no nominations"):
        nominated(scheme)
    with pytest.raises(DomainError, match="already"):
        close_scheme(scheme_id=scheme.pk, last_day=TODAY, by=None)


def test_nobody_nominates_or_accredits_themselves() -> None:
    worker = WorkerFactory()
    own = AccountFactory(worker=worker)
    with pytest.raises(DomainError, match="own record"):
        nominated(opened(), worker_id=worker.pk, by=own)
    with pytest.raises(DomainError, match="Somebody else"):
        outcome(NominationFactory(worker=worker), NominationOutcome.WITHDRAWN, by=own)


def test_days_are_past_and_in_order_and_criteria_are_the_schemes() -> None:
    scheme = opened()
    with pytest.raises(DomainError):
        nominated(scheme, on=TOMORROW)
    nomination = nominated(scheme)
    for on in (TOMORROW, YESTERDAY):
        with pytest.raises(DomainError):
            outcome(nomination, NominationOutcome.WITHDRAWN, on=on)
    with pytest.raises(DomainError, match="no criterion"):
        check_criteria(nomination_id=nomination.pk, met={0: True}, today=TODAY, by=None)
    with pytest.raises(DomainError, match="at least one criterion"):
        open_scheme(name="x", body="x", lasting=SINCE_LONG_AGO, criteria=(), by=None)
