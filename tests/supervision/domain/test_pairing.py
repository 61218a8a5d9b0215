"""Pairings and frequencies: from a day on, ended, never of oneself."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from supervision.domain.frequencies import Frequency, Target, add_frequency, end_frequency
from supervision.domain.pairing import end_pairing, pair
from supervision.enums import FrequencyUnit
from supervision.models import Agreement, FrequencyRule, SupervisorPairing
from supervision.queries.supervisors import supervisor_of
from tests.factories.supervision_sessions import (
    AgreementFactory,
    FrequencyRuleFactory,
    SupervisorPairingFactory,
)
from tests.factories.workforce import AccountFactory, AssignmentFactory, RoleFactory, WorkerFactory
from tests.periods import LAST_YEAR, LONG_AGO, SOON, TODAY, TOMORROW, YESTERDAY
from workforce.domain.errors import DomainError
from workforce.models import Worker
from workforce.periods import period

pytestmark = pytest.mark.django_db


def at_work(manager: Worker | None = None) -> Worker:
    worker: Worker = AssignmentFactory(manager=manager).worker
    return worker


def test_somebody_else_supervises_from_a_day_on_and_the_agreement_ends() -> None:
    manager, other = at_work(), at_work()
    worker = at_work(manager)
    agreement = AgreementFactory(supervisee=worker, supervisor=manager)
    by = AccountFactory(worker=manager)
    pair(worker_id=worker.pk, supervisor_id=other.pk, from_day=TODAY, today=TODAY, by=by)
    assert supervisor_of(worker.pk, YESTERDAY) == manager.pk
    assert supervisor_of(worker.pk, TODAY) == other.pk
    assert Agreement.objects.get(pk=agreement.pk).ended_on == TODAY


def test_pairing_until_then_ends_the_day_before() -> None:
    worker, other = at_work(), at_work()
    first = SupervisorPairingFactory(worker=worker, period=period(LAST_YEAR))
    pair(worker_id=worker.pk, supervisor_id=other.pk, from_day=TODAY, today=TODAY, by=AccountFactory())
    assert SupervisorPairing.objects.get(pk=first.pk).last_day == YESTERDAY
    with pytest.raises(DomainError, match="Another pairing begins"):
        pair(worker_id=worker.pk, supervisor_id=other.pk, from_day=TODAY, today=TODAY, by=AccountFactory())


def test_nobody_pairs_themselves_or_with_somebody_who_is_not_here() -> None:
    worker = at_work()
    own = AccountFactory(worker=worker)
    with pytest.raises(DomainError, match="own record"):
        pair(worker_id=worker.pk, supervisor_id=at_work().pk, from_day=TODAY, today=TODAY, by=own)
    with pytest.raises(DomainError, match="does not work here"):
        pair(
            worker_id=worker.pk,
            supervisor_id=WorkerFactory().pk,
            from_day=TODAY,
            today=TODAY,
            by=AccountFactory(),
        )
    with pytest.raises(ValidationError, match="Nobody supervises themselves"):
        pair(worker_id=worker.pk, supervisor_id=worker.pk, from_day=TODAY, today=TODAY, by=AccountFactory())


def test_pairing_ends_and_the_manager_supervises_again() -> None:
    manager = at_work()
    worker = at_work(manager)
    found = SupervisorPairingFactory(worker=worker, period=period(LONG_AGO))
    AgreementFactory(supervisee=worker, supervisor=found.supervisor)
    end_pairing(pairing_id=found.pk, last_day=YESTERDAY, today=TODAY, by=AccountFactory())
    assert supervisor_of(worker.pk, TODAY) == manager.pk
    assert Agreement.objects.get().ended_on == TODAY
    with pytest.raises(DomainError, match="ends on"):
        end_pairing(pairing_id=found.pk, last_day=YESTERDAY, today=TODAY, by=AccountFactory())


def test_pairing_does_not_end_before_it_begins() -> None:
    found = SupervisorPairingFactory(worker=at_work(), period=period(TODAY))
    with pytest.raises(DomainError, match="It begins on"):
        end_pairing(pairing_id=found.pk, last_day=YESTERDAY, today=TODAY, by=AccountFactory())


def test_frequency_from_a_day_on_ends_the_one_before() -> None:
    role = RoleFactory()
    before = FrequencyRuleFactory(role=role, role_group="", period=period(LAST_YEAR))
    weekly = Frequency(TODAY, 1, FrequencyUnit.WEEK)
    added = add_frequency(target=Target(role_id=role.pk), frequency=weekly, by=AccountFactory())
    assert FrequencyRule.objects.get(pk=before.pk).last_day == YESTERDAY
    assert (added.every, added.unit, added.first_day) == (1, "week", TODAY)


def test_frequency_that_begins_before_another_says_so() -> None:
    FrequencyRuleFactory(role_group="health", period=period(SOON))
    with pytest.raises(DomainError, match="Another frequency begins on"):
        add_frequency(target=Target(role_group="health"), frequency=Frequency(TODAY, 2), by=AccountFactory())


def test_frequency_of_a_person_has_a_reason_and_is_not_ones_own() -> None:
    worker = at_work()
    target = Target(worker_id=worker.pk)
    with pytest.raises(ValidationError, match="Say why"):
        add_frequency(target=target, frequency=Frequency(TODAY, 2), by=AccountFactory())
    with pytest.raises(DomainError, match="own record"):
        add_frequency(
            target=target, frequency=Frequency(TODAY, 2, reason="So"), by=AccountFactory(worker=worker)
        )


def test_frequency_is_about_one_thing() -> None:
    with pytest.raises(ValidationError, match="Choose a person, a post"):
        add_frequency(target=Target(), frequency=Frequency(TODAY, 2), by=AccountFactory())


def test_frequency_ends_once() -> None:
    rule = FrequencyRuleFactory(period=period(TODAY - timedelta(days=30)))
    end_frequency(rule_id=rule.pk, last_day=TODAY, by=AccountFactory())
    assert FrequencyRule.objects.get(pk=rule.pk).last_day == TODAY
    with pytest.raises(DomainError, match="ends on"):
        end_frequency(rule_id=rule.pk, last_day=TOMORROW, by=AccountFactory())
    with pytest.raises(DomainError, match="It begins on"):
        end_frequency(
            rule_id=FrequencyRuleFactory(role_group="later", period=period(SOON)).pk,
            last_day=TODAY,
            by=AccountFactory(),
        )
