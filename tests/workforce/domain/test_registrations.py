"""Registration: what is put on record, seen, said and counted, and what is refused."""

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from tests.factories.workforce import (
    AccountFactory,
    RegisterCheckFactory,
    RegistrationFactory,
    RenewalConfirmationFactory,
    WorkerFactory,
)
from workforce.domain.errors import DomainError
from workforce.domain.registrations import (
    Details,
    confirm_renewal,
    count_cpd,
    count_revalidation,
    record_look,
    record_looks,
    record_registration,
    record_support,
)
from workforce.enums import RegisterResult, RegistrationState, Regulator
from workforce.models import Account, RegisterCheck, RenewalConfirmation, Worker
from workforce.queries.policy import PolicyTable
from workforce.queries.registrations import facts_of
from workforce.queries.rules import registration_rules
from workforce.rules.registration import registration_state

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 22)
SWE, NMC = Regulator.SWE, Regulator.NMC
REGISTERED = RegisterResult.REGISTERED
ALL_DONE = {
    "practice_hours": 450,
    "cpd_hours": 35,
    "participatory_hours": 20,
    "feedback": 5,
    "reflective_accounts": 5,
}


@pytest.fixture
def hr() -> Account:
    return AccountFactory()


@pytest.fixture
def worker() -> Worker:
    return WorkerFactory(registered=True)


def own(worker: Worker) -> Account:
    return Account.objects.filter(worker=worker).first() or AccountFactory(worker=worker)


def state(worker: Worker, day: date = TODAY) -> tuple[RegistrationState, bool | None]:
    rules = registration_rules(PolicyTable.load(), day)
    found = registration_state(facts_of(worker, SWE, day), day, rules)
    return found.state, found.renewed


def look(worker: Worker, by: Account | None, **more: Any) -> RegisterCheck:
    return record_look(
        **{
            "worker_id": worker.pk,
            "regulator": SWE,
            "on": TODAY,
            "result": REGISTERED,
            "today": TODAY,
            "by": by,
        }
        | more
    )


def confirm(worker: Worker, by: Account, **more: Any) -> RenewalConfirmation:
    given = {"regulator": SWE, "renewed_on": date(2026, 9, 10), "fee_paid": True, "today": TODAY, "by": by}
    return confirm_renewal(**{"worker_id": worker.pk} | given | more)


def test_number_with_social_work_england_goes_to_the_person(hr: Account) -> None:
    worker = WorkerFactory()
    details = Details(number="sw 123456", first_registered=date(2020, 1, 1))

    kept = record_registration(worker_id=worker.pk, regulator=SWE, details=details, by=hr)

    worker.refresh_from_db()
    assert (worker.swe_number, kept.number) == ("SW123456", "")


def test_number_of_another_register_stands_with_the_registration(hr: Account) -> None:
    worker = WorkerFactory()
    details = Details(number="12A3456E", part="Part 3", revalidation_on=date(2027, 1, 31))
    kept = record_registration(worker_id=worker.pk, regulator=NMC, details=details, by=hr)
    assert (kept.number, kept.part) == ("12A3456E", "Part 3")
    again = record_registration(worker_id=worker.pk, regulator=NMC, details=Details(number="12A3456F"), by=hr)
    assert (again.pk, again.number) == (kept.pk, "12A3456F")


def test_what_is_no_number_of_social_work_england_is_refused(hr: Account, worker: Worker) -> None:
    with pytest.raises(DomainError, match="not a Social Work England number"):
        record_registration(worker_id=worker.pk, regulator=SWE, details=Details(number="123456"), by=hr)


def test_number_of_somebody_else_is_refused(hr: Account, worker: Worker) -> None:
    details = Details(number=worker.swe_number or "")
    with pytest.raises(ValidationError, match="belongs to another person"):
        record_registration(worker_id=WorkerFactory().pk, regulator=SWE, details=details, by=hr)


def test_look_at_the_register_moves_the_state(hr: Account, worker: Worker) -> None:
    assert state(worker)[0] == RegistrationState.PENDING
    look(worker, hr)
    assert state(worker)[0] == RegistrationState.RENEWAL_DUE
    look(worker, None, result=RegisterResult.SUSPENDED)
    assert state(worker)[0] == RegistrationState.SUSPENDED


@pytest.mark.parametrize(
    ("more", "said"),
    [({"on": date(2026, 11, 23)}, "still to come"), ({"regulator": NMC}, "Record the registration first")],
)
def test_look_that_cannot_have_been_is_refused(
    hr: Account, worker: Worker, more: dict[str, Any], said: str
) -> None:
    with pytest.raises(DomainError, match=said):
        look(worker, hr, **more)
    assert not RegisterCheck.objects.exists()


def test_conditions_without_their_result_are_refused(hr: Account, worker: Worker) -> None:
    with pytest.raises(ValidationError, match="Conditions belong"):
        look(worker, hr, conditions="Supervised practice.")


def test_looks_of_many_are_kept_together_or_not_at_all(hr: Account, worker: Worker) -> None:
    unknown = WorkerFactory()
    both = {(worker.pk, SWE): REGISTERED, (unknown.pk, SWE): REGISTERED}
    with pytest.raises(DomainError):
        record_looks(results=both, on=TODAY, today=TODAY, by=hr)
    assert not RegisterCheck.objects.exists()
    assert record_looks(results={(worker.pk, SWE): REGISTERED}, on=TODAY, today=TODAY, by=hr) == 1


def test_nobody_looks_up_themselves(worker: Worker) -> None:
    with pytest.raises(DomainError, match="your own record"):
        look(worker, own(worker))


def test_own_word_is_kept_and_moves_no_state(worker: Worker) -> None:
    RegisterCheckFactory(worker=worker, on=date(2026, 3, 2))
    said = confirm(worker, own(worker))
    assert said.year_from == date(2026, 12, 1)
    assert state(worker) == (RegistrationState.RENEWAL_DUE, False)


def test_renewed_is_what_was_confirmed_and_then_seen(hr: Account, worker: Worker) -> None:
    confirm(worker, own(worker))
    look(worker, hr)
    assert state(worker) == (RegistrationState.REGISTERED, True)


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"renewed_on": date(2026, 8, 31)}, "opens on 1 September 2026"),
        ({"renewed_on": date(2026, 11, 23)}, "still to come"),
        ({"regulator": NMC}, "No registration of yours"),
    ],
)
def test_own_word_outside_the_window_is_refused(worker: Worker, more: dict[str, Any], said: str) -> None:
    with pytest.raises(DomainError, match=said):
        confirm(worker, own(worker), **more)


def test_own_word_is_given_once_a_year(worker: Worker) -> None:
    RenewalConfirmationFactory(worker=worker, year_from=date(2026, 12, 1))
    with pytest.raises(ValidationError, match="confirmed already"):
        confirm(worker, own(worker))


def test_nobody_speaks_for_somebody_else(hr: Account, worker: Worker) -> None:
    with pytest.raises(DomainError, match="Only the person"):
        confirm(worker, hr)
    with pytest.raises(DomainError, match="Only the person"):
        count_cpd(worker_id=worker.pk, counted_on=TODAY, pieces=2, with_peer=1, today=TODAY, by=hr)


@pytest.mark.parametrize(
    ("day", "year_from"),
    [(date(2026, 11, 30), date(2025, 12, 1)), (date(2026, 12, 1), date(2026, 12, 1))],
    ids=str,
)
def test_cpd_counts_for_the_registration_year_of_its_day(worker: Worker, day: date, year_from: date) -> None:
    count = count_cpd(worker_id=worker.pk, counted_on=day, pieces=2, with_peer=1, today=day, by=own(worker))
    assert count.year_from == year_from


def test_more_pieces_with_a_peer_than_pieces_are_refused(worker: Worker) -> None:
    with pytest.raises(ValidationError, match="No more pieces"):
        count_cpd(worker_id=worker.pk, counted_on=TODAY, pieces=1, with_peer=2, today=TODAY, by=own(worker))


def revalidate(worker: Worker, **more: Any) -> Any:
    days = {"discussion_on": date(2026, 10, 1), "confirmed_on": date(2026, 10, 2), "submitted_on": TODAY}
    given = {"counted_on": TODAY, "done": ALL_DONE, "today": TODAY, "by": own(worker)} | days
    return count_revalidation(**{"worker_id": worker.pk} | given | more)


@pytest.fixture
def nurse() -> Worker:
    return RegistrationFactory(nurse=True, revalidation_on=date(2027, 1, 31)).worker


def test_revalidation_is_counted_for_the_one_that_is_next(nurse: Worker) -> None:
    assert revalidate(nurse).due_on == date(2027, 1, 31)
    following = revalidate(nurse, submitted_on=None)
    assert following.due_on == date(2030, 1, 31)


def test_revalidation_that_is_short_cannot_be_submitted(nurse: Worker) -> None:
    short = ALL_DONE | {"practice_hours": 430, "participatory_hours": 18}
    with pytest.raises(
        DomainError, match=r"practice hours \(20 to go\), participatory cpd hours \(2 to go\)"
    ):
        revalidate(nurse, done=short)


def test_revalidation_needs_its_day_on_record() -> None:
    worker = RegistrationFactory(nurse=True).worker
    with pytest.raises(DomainError, match="not on record when you revalidate"):
        revalidate(worker)


def test_support_is_recorded_once_it_was_given(hr: Account, nurse: Worker) -> None:
    assert record_support(worker_id=nurse.pk, on=TODAY, given_by="Pat", today=TODAY, by=hr).given_by == "Pat"
    with pytest.raises(DomainError, match="once it has been given"):
        record_support(worker_id=nurse.pk, on=date(2026, 11, 23), given_by="Pat", today=TODAY, by=hr)
