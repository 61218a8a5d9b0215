"""Agreements: drafted, signed by each, renewed; who may read them; which are missing."""

from datetime import timedelta

import pytest

from supervision.domain.agreements import make_agreement, mark_of, sign_agreement
from supervision.models import Agreement
from supervision.prompts import AGREEMENT
from supervision.queries.agreements import (
    AgreementLine,
    AgreementSearch,
    AgreementState,
    agreement_count,
    agreement_lines,
    reads_agreement,
)
from tests.factories.supervision_planning import pair
from tests.factories.supervision_sessions import (
    AgreementFactory,
    FrequencyRuleFactory,
    SupervisorPairingFactory,
)
from tests.factories.workforce import AccountFactory, AssignmentFactory, WorkerFactory
from tests.periods import LAST_YEAR, LONG_AGO, TODAY
from workforce.access.scope import Reach
from workforce.domain.errors import DomainError
from workforce.models import Account, Worker
from workforce.periods import add_months, period

pytestmark = pytest.mark.django_db

TERMS = {prompt.key: f"About {prompt.key}." for prompt in AGREEMENT}
EVERYBODY = Reach(TODAY, everyone=True)


def made(worker: Worker, by: Account, **terms: str) -> Agreement:
    return make_agreement(supervisee_id=worker.pk, terms=TERMS | terms, today=TODAY, by=by)


def signed(agreement: Agreement, by: Account) -> Agreement:
    return sign_agreement(agreement_id=agreement.pk, seen=mark_of(agreement.terms), today=TODAY, by=by)


def line(worker: Worker) -> AgreementLine:
    (found,) = agreement_lines(EVERYBODY, TODAY, AgreementSearch(of=worker.pk))
    return found


def test_agreement_runs_once_both_have_signed() -> None:
    worker, by = pair()
    agreement = made(worker, by)
    assert signed(agreement, by).renew_by is None
    assert signed(agreement, AccountFactory(worker=worker)).renew_by == add_months(TODAY, 12)
    with pytest.raises(DomainError, match="signed this already"):
        signed(agreement, by)


def test_nobody_signs_for_another_or_other_words() -> None:
    worker, by = pair()
    agreement = made(worker, by)
    with pytest.raises(DomainError, match="on their own account"):
        signed(agreement, AccountFactory())
    made(worker, by, place="In the park.")
    with pytest.raises(DomainError, match="changed since you read them"):
        signed(agreement, by)


def test_words_that_change_take_the_signature_away() -> None:
    worker, by = pair()
    signed(made(worker, by), by)
    again = made(worker, by, place="In the park.")
    assert Agreement.objects.count() == 1
    assert again.supervisor_signed_on is None


def test_renewal_takes_the_place_of_what_ran() -> None:
    worker, by = pair()
    first = made(worker, by)
    signed(first, by)
    signed(first, AccountFactory(worker=worker))
    second = made(worker, by)
    assert second.pk != first.pk
    first.refresh_from_db()
    assert first.ended_on == TODAY
    assert line(worker).due_on == first.renew_by
    with pytest.raises(DomainError, match="has ended"):
        signed(first, by)


def test_supervisor_drafts_every_part() -> None:
    worker, by = pair()
    with pytest.raises(DomainError, match="The supervisor drafts"):
        made(worker, AccountFactory(worker=worker))
    with pytest.raises(DomainError, match="Where, and how to be undisturbed"):
        made(worker, by, place=" ")


def test_former_supervisor_signs_nothing() -> None:
    worker, by = pair()
    agreement = made(worker, by)
    SupervisorPairingFactory(worker=worker, period=period(TODAY))
    with pytest.raises(DomainError, match="has ended"):
        signed(agreement, by)


def test_who_may_read() -> None:
    director, manager, other = WorkerFactory(), WorkerFactory(), WorkerFactory()
    AssignmentFactory(worker=manager, manager=director)
    worker = AssignmentFactory(manager=manager).worker
    agreement = AgreementFactory(supervisee=worker, supervisor=manager)

    accounts = [AccountFactory(worker=each) for each in (worker, manager, director, other)]

    def readers() -> set[int | None]:
        return {each.worker_id for each in accounts if reads_agreement(agreement, each, TODAY)}

    assert readers() == {worker.pk, manager.pk, director.pk}
    assert not reads_agreement(agreement, AccountFactory(), TODAY)
    SupervisorPairingFactory(worker=worker, supervisor=other, period=period(TODAY))
    assert readers() == {worker.pk, other.pk}


def test_new_pair_has_twenty_eight_days() -> None:
    """Domain rules, 4.3: overdue 28 days after a new pairing."""
    worker, _ = pair()
    since = TODAY - timedelta(days=10)
    SupervisorPairingFactory(worker=worker, period=period(since))
    found = line(worker)
    assert (found.state, found.since, found.due_on) == (
        AgreementState.MISSING,
        since,
        since + timedelta(days=28),
    )


@pytest.mark.parametrize(
    ("days", "state"),
    [(-1, AgreementState.EXPIRED), (28, AgreementState.EXPIRING), (29, AgreementState.IN_FORCE)],
)
def test_agreement_runs_out(days: int, state: AgreementState) -> None:
    worker, by = pair()
    renew_by = TODAY + timedelta(days=days)
    both = {"supervisor_signed_on": LAST_YEAR, "supervisee_signed_on": LAST_YEAR}
    AgreementFactory(supervisee=worker, supervisor=by.worker, renew_by=renew_by, **both)
    assert (line(worker).state, line(worker).due_on) == (state, renew_by)


def test_agreement_with_a_former_supervisor_is_missing_before_anything_is_settled() -> None:
    worker, by = pair()
    AgreementFactory(supervisee=worker, supervisor=by.worker)
    assert line(worker).state == AgreementState.UNSIGNED
    SupervisorPairingFactory(worker=worker, period=period(TODAY))
    assert line(worker).state == AgreementState.MISSING


def test_whom_nobody_need_supervise_needs_none() -> None:
    worker, _ = pair()
    rule = {"worker": worker, "role_group": "", "every": None, "reason": "Leaves next month"}
    FrequencyRuleFactory(**rule, period=period(LONG_AGO))
    assert agreement_lines(EVERYBODY, TODAY, AgreementSearch(of=worker.pk)) == []


def test_list_is_filtered_in_the_database() -> None:
    worker, by = pair("Zora")
    pair("Ada", by.worker)
    reach = Reach(TODAY, line_manager_id=by.worker_id)
    assert agreement_count(reach, TODAY, AgreementSearch()) == 2
    assert [each.name for each in agreement_lines(reach, TODAY, AgreementSearch(text="zora"))] == [
        worker.name
    ]
    assert agreement_count(reach, TODAY, AgreementSearch(states=[AgreementState.IN_FORCE])) == 0
    assert agreement_count(reach, TODAY, AgreementSearch(unit_ids=[])) == 0
    assert len(agreement_lines(reach, TODAY, AgreementSearch(), offset=1, limit=1)) == 1
