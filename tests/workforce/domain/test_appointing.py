"""Appointing somebody new, and somebody who comes back."""

from dataclasses import replace
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from tests.factories.workforce import (
    AccountFactory,
    AssignmentFactory,
    EmploymentFactory,
    PostTermsFactory,
    RoleFactory,
    UnitFactory,
    WorkerFactory,
)
from tests.periods import FROM_TOMORROW, LAST_YEAR, LONG_AGO, SOON, TODAY, TOMORROW, YESTERDAY
from workforce.domain.appointing import Newcomer, appoint, rejoin
from workforce.domain.assigning import Work
from workforce.domain.contracts import NewContract
from workforce.domain.errors import DomainError
from workforce.enums import AgencyReason, Contract, Funding, StartOrigin
from workforce.models import Account, Assignment, Employment, Post, Worker
from workforce.periods import period

pytestmark = pytest.mark.django_db

WHO = Newcomer("Zoë", "O'Brien-Lê", email="zoe@council.example", swe_number="sw 123456")
PERMANENT = NewContract(Contract.PERMANENT, TOMORROW, start_origin=StartOrigin.NEWLY_QUALIFIED)
FIXED = replace(PERMANENT, contract=Contract.FIXED_TERM, last_day=SOON)
AGENCY = NewContract(Contract.AGENCY, TOMORROW, agency_name="Example Agency")
COVER = AgencyReason.VACANCY


@pytest.fixture
def hr() -> Account:
    return AccountFactory()


@pytest.fixture
def post() -> Post:
    """A post of one full-time worker."""
    return PostTermsFactory(fte=1).post


def work(post: Post, **more: object) -> Work:
    return Work(post_id=post.pk, **more)  # type: ignore[arg-type]


def test_post_brings_team_role_and_hours(hr: Account, post: Post) -> None:
    manager = AssignmentFactory().worker

    held = appoint(newcomer=WHO, contract=PERMANENT, work=work(post, manager_id=manager.pk), by=hr)

    terms = post.terms.get()
    assert (held.team, held.role, held.fte, held.post) == (terms.team, terms.role, 1, post)
    assert (held.manager, held.period, held.employment.period) == (manager, FROM_TOMORROW, FROM_TOMORROW)
    assert held.employment.start_origin == StartOrigin.NEWLY_QUALIFIED
    worker = held.worker
    assert (worker.name, worker.sort_name) == ("Zoë O'Brien-Lê", "obrien le, zoe")
    assert (worker.email, worker.swe_number) == ("zoe@council.example", "SW123456")


def test_hours_are_what_the_post_has_left(hr: Account, post: Post) -> None:
    AssignmentFactory(post=post, fte=Decimal("0.4"))
    AssignmentFactory(agency=True, post=post, fte=1)
    assert appoint(newcomer=WHO, contract=PERMANENT, work=work(post), by=hr).fte == Decimal("0.6")


def test_without_a_post_team_role_and_hours_are_said(hr: Account) -> None:
    team, role = UnitFactory(), RoleFactory()
    wanted = Work(team_id=team.pk, role_id=role.pk, fte=Decimal("0.5"))

    held = appoint(newcomer=WHO, contract=FIXED, work=wanted, by=hr)

    assert (held.team, held.role, held.fte, held.post) == (team, role, Decimal("0.5"), None)
    assert held.last_day == held.employment.last_day == SOON


def test_agency_worker_covers_a_post_without_filling_it(hr: Account, post: Post) -> None:
    AssignmentFactory(post=post, fte=1)
    wanted = work(post, fte=Decimal(1), agency_reason=COVER)
    held = appoint(newcomer=WHO, contract=AGENCY, work=wanted, by=hr)
    assert (held.employment.agency_name, held.agency_reason) == ("Example Agency", COVER)


@pytest.mark.parametrize(
    ("on_record", "next_one"),
    [
        ([], "W00001"),
        (["W00041", "W00007", "X9"], "W00042"),
        (["12", "0099", "0100"], "0101"),
        (["A9", "A8", "A10"], "A11"),
    ],
    ids=["nobody", "most have five digits", "digits alone", "the next is longer and taken"],
)
def test_number_is_the_next_free_one(hr: Account, post: Post, on_record: list[str], next_one: str) -> None:
    for reference in on_record:
        WorkerFactory(reference=reference)
    assert appoint(newcomer=WHO, contract=PERMANENT, work=work(post), by=hr).worker.reference == next_one


def test_number_may_be_typed(hr: Account, post: Post) -> None:
    held = appoint(newcomer=replace(WHO, reference="E-77"), contract=PERMANENT, work=work(post), by=hr)
    assert held.worker.reference == "E-77"


@pytest.mark.parametrize(
    ("newcomer", "said"),
    [
        (replace(WHO, first_name="  "), "at least one letter"),
        (replace(WHO, last_name="Smith2"), "“2” does not belong in a name"),
        (replace(WHO, swe_number="123456"), "two letters"),
        (replace(WHO, swe_number="SW1"), "belongs to another person"),
        (replace(WHO, reference="taken-1"), "Number taken-1 is taken"),
        (replace(WHO, reference="appoint"), "at least one digit"),
        (replace(WHO, reference="1/hours"), "letters, digits"),
        (replace(WHO, email="nobody"), "valid email"),
    ],
    ids=["no name", "figure", "number", "their number", "taken", "a page's word", "slash", "e-mail"],
)
def test_person_is_plainly_checked(hr: Account, post: Post, newcomer: Newcomer, said: str) -> None:
    WorkerFactory(reference="TAKEN-1", swe_number="SW1")
    with pytest.raises((DomainError, ValidationError), match=said):
        appoint(newcomer=newcomer, contract=PERMANENT, work=work(post), by=hr)
    assert Worker.objects.count() == 1


@pytest.mark.parametrize(
    ("contract", "said"),
    [
        (replace(PERMANENT, last_day=SOON), "no last day"),
        (replace(FIXED, last_day=None), "needs its last day"),
        (replace(FIXED, last_day=TODAY), "is before the first day"),
        (replace(PERMANENT, start_origin=None), "where the person comes from"),
        (replace(PERMANENT, agency_name="Example"), "Only an agency worker"),
        (replace(AGENCY, agency_name=""), "which agency"),
        (replace(AGENCY, start_origin=StartOrigin.OTHER), "Only those whom the council employs"),
    ],
)
def test_contract_has_what_belongs_to_it(hr: Account, post: Post, contract: NewContract, said: str) -> None:
    with pytest.raises(DomainError, match=said):
        appoint(newcomer=WHO, contract=contract, work=work(post, agency_reason=""), by=hr)
    assert not Employment.objects.exists()


def test_agency_worker_is_here_for_a_reason_and_nobody_else(hr: Account, post: Post) -> None:
    with pytest.raises(DomainError, match="Say why"):
        appoint(newcomer=WHO, contract=AGENCY, work=work(post), by=hr)
    with pytest.raises(DomainError, match="Only an agency worker"):
        appoint(newcomer=WHO, contract=PERMANENT, work=work(post, agency_reason=COVER), by=hr)


def test_post_has_room_on_every_day(hr: Account, post: Post) -> None:
    AssignmentFactory(post=post, period=period(SOON))
    with pytest.raises(DomainError, match=r"On 15 October 2025 post .* 2\.00 would be filled"):
        appoint(newcomer=WHO, contract=PERMANENT, work=work(post), by=hr)
    assert appoint(newcomer=WHO, contract=PERMANENT, work=work(post, over_fill=True), by=hr).fte == 1


def test_full_post_has_no_hours_left(hr: Account, post: Post) -> None:
    AssignmentFactory(post=post)
    with pytest.raises(DomainError, match="no hours left on 1 October 2025"):
        appoint(newcomer=WHO, contract=PERMANENT, work=work(post), by=hr)


def test_post_that_closes_takes_nobody_for_longer(hr: Account) -> None:
    terms = PostTermsFactory(funding=Funding.TEMPORARY, period=period(LONG_AGO, SOON))
    with pytest.raises(DomainError, match="not on the establishment on 16 October 2025"):
        appoint(newcomer=WHO, contract=PERMANENT, work=work(terms.post), by=hr)
    assert appoint(newcomer=WHO, contract=FIXED, work=work(terms.post), by=hr).last_day == SOON


def test_team_and_manager_are_there_on_the_first_day(hr: Account, post: Post) -> None:
    gone = AssignmentFactory(left_yesterday=True).worker
    closed = UnitFactory(placed__period=period(LONG_AGO, YESTERDAY))
    with pytest.raises(DomainError, match="is not in post on 1 October 2025"):
        appoint(newcomer=WHO, contract=PERMANENT, work=work(post, manager_id=gone.pk), by=hr)
    wanted = Work(team_id=closed.pk, role_id=RoleFactory().pk, fte=Decimal(1))
    with pytest.raises(DomainError, match="does not exist on 1 October 2025"):
        appoint(newcomer=WHO, contract=PERMANENT, work=wanted, by=hr)
    with pytest.raises(DomainError, match="belongs to another team"):
        appoint(newcomer=WHO, contract=PERMANENT, work=work(post, team_id=UnitFactory().pk), by=hr)
    assert not Assignment.objects.filter(period=FROM_TOMORROW).exists()


def test_who_comes_back_has_a_new_contract_beside_the_old(hr: Account, post: Post) -> None:
    before = AssignmentFactory(left_yesterday=True)

    held = rejoin(worker_id=before.worker_id, contract=PERMANENT, work=work(post), by=hr)

    assert held.worker == before.worker
    assert list(held.worker.employments.order_by("period")) == [before.employment, held.employment]
    before.employment.refresh_from_db()
    assert before.employment.last_day == YESTERDAY


def test_nobody_rejoins_who_has_not_left(hr: Account, post: Post) -> None:
    worker = EmploymentFactory(period=period(LAST_YEAR)).worker
    with pytest.raises(
        DomainError, match="has another contract at that time: permanent from 30 September 2024"
    ):
        rejoin(worker_id=worker.pk, contract=PERMANENT, work=work(post), by=hr)


def test_casual_work_stands_beside_a_contract(hr: Account, post: Post) -> None:
    worker = EmploymentFactory(contract=Contract.CASUAL).worker
    assert rejoin(worker_id=worker.pk, contract=PERMANENT, work=work(post), by=hr)


def test_nobody_appoints_themselves_again(post: Post) -> None:
    worker = WorkerFactory()
    with pytest.raises(DomainError, match="your own record"):
        rejoin(worker_id=worker.pk, contract=PERMANENT, work=work(post), by=AccountFactory(worker=worker))
