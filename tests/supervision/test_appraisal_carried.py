"""What the record of a session carries in from the appraisal: which objectives, for whom, and that it is noted."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from supervision.appraisal_carried import objectives_for
from supervision.enums import ObjectiveState
from supervision.models import Appraisal, AppraisalReading
from tests.factories.supervision_appraisal import AppraisalFactory, ObjectiveFactory
from tests.factories.supervision_records import Pair, make_pair
from tests.factories.supervision_sessions import SupervisorPairingFactory
from tests.factories.workforce import AccountFactory, AssignmentFactory, RoleGrantFactory, WorkerFactory
from workforce.access.roles import RoleName
from workforce.models import Account, Assignment
from workforce.periods import ONE_DAY
from workforce.queries.visibility import scope_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("empty_cache")]


@pytest.fixture
def pair() -> Pair:
    return make_pair()


def made(pair: Pair, **more: Any) -> Appraisal:
    return AppraisalFactory(appraisee=pair.worker, appraiser=pair.boss, **more)


def carried(pair: Pair, account: Account, day: date) -> list[tuple[int, str, bool]]:
    found = objectives_for(pair.worker.pk, scope_of(account, day), account)
    return [(each.objective_id, each.state, each.overdue) for each in found.objectives] if found else []


def test_open_objectives_of_the_current_appraisal_are_carried_in_the_first_due_first(
    pair: Pair, today: date
) -> None:
    signed = made(pair, signed=True, on=today - 60 * ONE_DAY)
    late = ObjectiveFactory(appraisal=signed, due_on=today - ONE_DAY)
    ObjectiveFactory(appraisal=signed, due_on=today, state=ObjectiveState.MET)
    other = ObjectiveFactory(appraisal=signed, due_on=today, state=ObjectiveState.BEHIND)
    ObjectiveFactory(appraisal=made(pair, held=True, on=today - ONE_DAY), due_on=today)
    expected = [(late.pk, "Open", True), (other.pk, "Behind", False)]
    assert carried(pair, pair.supervisor, today) == expected
    assert carried(pair, pair.supervisee, today) == expected


@pytest.mark.parametrize("state", [{"held": True}, {"closed": True}])
def test_nothing_is_carried_in_of_one_that_is_not_shared_or_is_closed(
    pair: Pair, today: date, state: dict[str, Any]
) -> None:
    ObjectiveFactory(appraisal=made(pair, on=today - ONE_DAY, **state))
    assert carried(pair, pair.supervisor, today) == []


def test_nobody_but_the_two_carries_them_in(pair: Pair, today: date) -> None:
    """Not HR and not the manager's manager, who read the appraisal on its own page; and no stranger."""
    ObjectiveFactory(appraisal=made(pair, signed=True, on=today - ONE_DAY))
    upper, hr = AccountFactory(worker=WorkerFactory()), AccountFactory()
    AssignmentFactory(worker=upper.worker)
    Assignment.objects.filter(worker=pair.boss).update(manager=upper.worker)
    RoleGrantFactory(account=hr, role=RoleName.HR)
    stranger = AccountFactory(worker=AssignmentFactory().worker)
    assert [carried(pair, each, today) for each in (upper, hr, stranger)] == [[], [], []]


def form_of(pair: Pair) -> str:
    return f"{reverse('record_new', args=[pair.worker.reference])}?new=1"


def opened(account: Account, address: str) -> str:
    client = Client()
    client.force_login(account)
    return client.get(address).content.decode()


def test_form_of_a_record_shows_them_with_day_and_state_and_the_reading_is_kept(
    pair: Pair, today: date
) -> None:
    signed = made(pair, signed=True, on=today - 30 * ONE_DAY)
    objective = ObjectiveFactory(appraisal=signed, words="Every plan in time.", due_on=today - ONE_DAY)
    page = opened(pair.supervisor, form_of(pair))
    assert "Every plan in time." in page
    assert reverse("objective_progress", args=[objective.pk]) in page
    assert "overdue" in page
    assert list(AppraisalReading.objects.values_list("appraisal", "account", "read_as")) == [
        (signed.pk, pair.supervisor.pk, "manager")
    ]


def test_before_both_have_signed_they_lead_to_the_appraisal(pair: Pair, today: date) -> None:
    shared = made(pair, shared=True, on=today - ONE_DAY)
    ObjectiveFactory(appraisal=shared)
    assert reverse("appraisal", args=[shared.pk]) in opened(pair.supervisor, form_of(pair))


def test_paired_supervisor_carries_them_in_and_the_manager_of_a_second_assignment_does_not(
    pair: Pair, today: date
) -> None:
    ObjectiveFactory(appraisal=made(pair, signed=True, on=today - ONE_DAY), words="Every plan in time.")
    paired, second = AssignmentFactory().worker, AssignmentFactory().worker
    held = pair.worker.assignments.get()
    held.fte = "0.60"
    held.save()
    AssignmentFactory(worker=pair.worker, employment=held.employment, manager=second, fte="0.40")
    assert "Every plan in time." not in opened(AccountFactory(worker=second), form_of(pair))
    assert not AppraisalReading.objects.exists()
    SupervisorPairingFactory(worker=pair.worker, supervisor=paired)
    assert "Every plan in time." in opened(AccountFactory(worker=paired), form_of(pair))


@pytest.mark.parametrize("number", [1, 3])
def test_form_costs_as_much_with_three_objectives_as_with_one(
    pair: Pair, today: date, number: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    ObjectiveFactory.create_batch(number, appraisal=made(pair, signed=True, on=today - ONE_DAY))
    client = Client()
    client.force_login(pair.supervisor)
    with django_assert_num_queries(QUERIES):
        assert client.get(form_of(pair)).status_code == 200


QUERIES = 19
