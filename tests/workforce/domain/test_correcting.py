"""Correcting a mistake: the row is written over, what was there and why is kept, and what hangs together stays so."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction

from tests.factories.workforce import (
    AbsenceFactory,
    AccountFactory,
    ArrangementFactory,
    AssignmentFactory,
    CaseloadCountFactory,
    EmploymentFactory,
    PostTermsFactory,
    RoleFactory,
)
from tests.periods import LAST_YEAR, LONG_AGO, SINCE_LAST_YEAR, TODAY, UNTIL_TODAY, UNTIL_YESTERDAY
from workforce.domain.correcting import correct, delete
from workforce.domain.errors import DomainError
from workforce.domain.preview import check_deferred_constraints
from workforce.domain.record import ChangedMeanwhile
from workforce.models import Absence, Account, Assignment, CaseloadCount, Employment
from workforce.periods import period
from workforce.queries.history import corrections_of, kinds_of

pytestmark = pytest.mark.django_db

HALF = Decimal("0.5")
WHY = "The letter says otherwise"


@pytest.fixture
def hr() -> Account:
    return AccountFactory()


def test_row_is_written_over_and_what_was_there_is_kept_with_the_reason(hr: Account) -> None:
    held = AssignmentFactory(fte=1)

    correct(held, changes={"fte": HALF}, reason=WHY, by=hr)

    assert Assignment.objects.get().fte == HALF
    (change,) = corrections_of(held.worker_id, kinds_of([Assignment]))
    assert (change.operation, change.before["fte"], change.after["fte"]) == ("update", 1, 0.5)
    assert change.context["reason"] == WHY


def test_what_was_not_corrected_is_none(hr: Account) -> None:
    held = AssignmentFactory()
    Assignment.objects.filter(pk=held.pk).update(fte=HALF)
    assert corrections_of(held.worker_id, kinds_of([Assignment, Employment])) == []
    assert corrections_of(held.worker_id, {}) == []


def test_nothing_different_is_no_correction(hr: Account) -> None:
    held = AssignmentFactory()
    with pytest.raises(DomainError, match="Nothing is different"):
        correct(held, changes={"fte": held.fte, "team_id": held.team_id}, reason=WHY, by=hr)


def test_every_kind_of_row_is_corrected(hr: Account) -> None:
    absence, count, acting = AbsenceFactory(), CaseloadCountFactory(), ArrangementFactory()
    contract = EmploymentFactory(agency=True)
    correct(absence, changes={"days_lost": Decimal(3)}, reason=WHY, by=hr)
    correct(count, changes={"cases": 3}, reason=WHY, by=hr)
    correct(acting, changes={"role_id": RoleFactory().pk}, reason=WHY, by=hr)
    correct(contract, changes={"contract": "permanent", "agency_name": ""}, reason=WHY, by=hr)
    check_deferred_constraints()
    assert Absence.objects.get().days_lost == 3
    assert CaseloadCount.objects.get().cases == 3
    assert Employment.objects.get(pk=contract.pk).contract == "permanent"


def test_contract_does_not_shrink_past_its_assignments(hr: Account) -> None:
    held = AssignmentFactory()
    with pytest.raises(DomainError, match=r"outside it.*Social worker, from 1 April 2019\."):
        correct(held.employment, changes={"period": SINCE_LAST_YEAR}, reason=WHY, by=hr)


def test_assignment_does_not_grow_past_its_contract(hr: Account) -> None:
    held = AssignmentFactory(period=UNTIL_TODAY)
    with pytest.raises(DomainError, match="outside its contract"):
        correct(held, changes={"period": period(LONG_AGO)}, reason=WHY, by=hr)


def test_assignment_does_not_shrink_past_what_goes_along_with_it(hr: Account) -> None:
    acting = ArrangementFactory()
    with pytest.raises(DomainError, match="Acting up, from 1 April 2019"):
        correct(acting.assignment, changes={"period": SINCE_LAST_YEAR}, reason=WHY, by=hr)


def test_arrangement_does_not_grow_past_its_assignment(hr: Account) -> None:
    acting = ArrangementFactory(period=UNTIL_YESTERDAY, assignment__period=UNTIL_TODAY)
    with pytest.raises(DomainError, match="outside its assignment"):
        correct(acting, changes={"period": period(LONG_AGO)}, reason=WHY, by=hr)


def test_post_has_room_for_what_is_corrected(hr: Account) -> None:
    terms = PostTermsFactory()
    AssignmentFactory(post=terms.post)
    held = AssignmentFactory()
    with pytest.raises(DomainError, match=r"2\.00 would be filled"), transaction.atomic():
        correct(held, changes={"post_id": terms.post_id}, reason=WHY, by=hr)
    correct(held, changes={"post_id": terms.post_id}, reason=WHY, over_fill=True, by=hr)
    assert Assignment.objects.get(pk=held.pk).post == terms.post


def test_correction_of_something_else_does_not_ask_for_room(hr: Account) -> None:
    terms = PostTermsFactory(fte=HALF)
    held = AssignmentFactory(post=terms.post)
    correct(held, changes={"role_id": RoleFactory().pk}, reason=WHY, by=hr)


def test_constraints_speak(hr: Account) -> None:
    count = CaseloadCountFactory(as_at=TODAY)
    other = CaseloadCountFactory(worker=count.worker, as_at=LAST_YEAR)
    with pytest.raises(ValidationError):
        correct(other, changes={"as_at": TODAY}, reason=WHY, by=hr)


def test_row_that_is_gone_is_not_written(hr: Account) -> None:
    absence = AbsenceFactory()
    Absence.objects.all().delete()
    with pytest.raises(ChangedMeanwhile):
        correct(absence, changes={"days_lost": Decimal(1)}, reason=WHY, by=hr)


def test_row_is_taken_off_and_kept_in_the_history(hr: Account) -> None:
    absence = AbsenceFactory()
    key = absence.pk

    delete(absence, reason=WHY, by=hr)

    assert not Absence.objects.exists()
    (change,) = corrections_of(absence.worker_id, kinds_of([Absence]))
    assert (change.operation, change.record, change.context["reason"]) == ("delete", key, WHY)


def test_contract_with_assignments_and_assignment_with_acting_up_stay(hr: Account) -> None:
    acting = ArrangementFactory()
    for row, said in ((acting.assignment.employment, "Social worker"), (acting.assignment, "Acting up")):
        with pytest.raises(DomainError, match=f"{said}, from .* belongs to it"):
            delete(row, reason=WHY, by=hr)


def test_nobody_corrects_their_own_record() -> None:
    absence = AbsenceFactory(period=period(LAST_YEAR, LAST_YEAR + timedelta(days=3)))
    own = AccountFactory(worker=absence.worker)
    with pytest.raises(DomainError, match="your own record"):
        correct(absence, changes={"days_lost": Decimal(1)}, reason=WHY, by=own)
    with pytest.raises(DomainError, match="your own record"):
        delete(absence, reason=WHY, by=own)
