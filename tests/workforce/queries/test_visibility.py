"""What an account may do on a day, and which people and rows that reaches."""

from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries

from tests.factories.workforce import (
    AbsenceFactory,
    AccountFactory,
    AssignmentFactory,
    CaseloadCountFactory,
    EmploymentFactory,
    RoleGrantFactory,
    UnitFactory,
    UnitPlacementFactory,
    WorkerEqualityFactory,
    WorkerFactory,
)
from tests.periods import LONG_AGO, TODAY, TOMORROW, UNTIL_TODAY, UNTIL_YESTERDAY, YESTERDAY
from workforce.access.permissions import Permission
from workforce.access.roles import RoleName
from workforce.access.scope import Reach, Scope
from workforce.models import (
    Absence,
    Account,
    Assignment,
    CaseloadCount,
    Employment,
    Unit,
    Worker,
    WorkerEquality,
)
from workforce.periods import period
from workforce.queries.visibility import Sight, has_access, scope_of, visible_people

pytestmark = pytest.mark.django_db


def _account_of(worker: Worker) -> Account:
    account: Account = AccountFactory(worker=worker)
    return account


@pytest.mark.parametrize(
    ("day", "expected"),
    [(date(2019, 3, 31), False), (LONG_AGO, True), (TODAY, True), (TOMORROW, False)],
    ids=["day before the first", "first day", "last day", "day after the last"],
)
def test_worker_has_access_from_first_to_last_day(day: date, expected: bool) -> None:
    worker = WorkerFactory()
    EmploymentFactory(worker=worker, period=UNTIL_TODAY)
    assert has_access(_account_of(worker), day) is expected


def test_agency_worker_has_access_while_active() -> None:
    worker = WorkerFactory()
    EmploymentFactory(worker=worker, agency=True, period=UNTIL_TODAY)
    account = _account_of(worker)
    assert has_access(account, TODAY)
    assert not has_access(account, TOMORROW)


def test_second_employment_keeps_access() -> None:
    worker = WorkerFactory()
    EmploymentFactory(worker=worker, period=UNTIL_YESTERDAY)
    EmploymentFactory(worker=worker, agency=True, period=period(TODAY))
    assert has_access(_account_of(worker), TODAY)


def test_account_of_no_worker_has_access_until_it_is_closed() -> None:
    account = AccountFactory()
    assert has_access(account, TODAY)
    account.is_active = False
    assert not has_access(account, TODAY)


def test_scope_after_the_last_day_is_empty_whatever_was_granted() -> None:
    worker = WorkerFactory()
    EmploymentFactory(worker=worker, period=UNTIL_YESTERDAY)
    account = _account_of(worker)
    RoleGrantFactory(account=account, role=RoleName.HR)
    assert scope_of(account, TODAY) == Scope(TODAY)


def test_worker_is_practitioner_without_a_grant() -> None:
    team = UnitFactory()
    worker = AssignmentFactory(team=team).worker
    scope = scope_of(_account_of(worker), TODAY)
    assert scope.role_names == ("Practitioner",)
    assert scope[Permission.SEE_EMPLOYMENT] == Reach(TODAY, own_worker_id=worker.pk)
    assert scope[Permission.SEE_FIGURES] == Reach(TODAY, unit_ids=frozenset({team.pk}))


def test_account_of_no_worker_is_no_practitioner() -> None:
    assert scope_of(AccountFactory(), TODAY).role_names == ()


def test_grant_works_on_its_first_and_last_day_only() -> None:
    grant = RoleGrantFactory(role=RoleName.HR, period=period(YESTERDAY, TODAY))
    held = [
        scope_of(grant.account, day).may(Permission.IMPORT_RECORDS) for day in (YESTERDAY, TODAY, TOMORROW)
    ]
    assert held == [True, True, False]


def test_unit_reach_has_what_lies_below_on_the_day() -> None:
    service = UnitFactory(service=True)
    team, moved_away = (
        UnitFactory(placed__parent=service),
        UnitFactory(placed__period=UNTIL_YESTERDAY, placed__parent=service),
    )
    UnitPlacementFactory(unit=moved_away, parent=UnitFactory(service=True), period=period(TODAY))
    grant = RoleGrantFactory(role=RoleName.SERVICE_MANAGER, unit=service)
    assert scope_of(grant.account, TODAY)[Permission.SEE_FIGURES].unit_ids == {service.pk, team.pk}
    before = scope_of(grant.account, YESTERDAY)[Permission.SEE_FIGURES].unit_ids
    assert before == {service.pk, team.pk, moved_away.pk}


def test_line_reach_has_the_unit_and_the_people_one_manages() -> None:
    team, manager = UnitFactory(), AssignmentFactory().worker
    account = _account_of(manager)
    RoleGrantFactory(account=account, role=RoleName.TEAM_MANAGER, unit=team)
    reach = scope_of(account, TODAY)[Permission.SEE_EMPLOYMENT]
    assert (reach.unit_ids, reach.line_manager_id, reach.own_worker_id) == ({team.pk}, manager.pk, manager.pk)


def test_scope_takes_two_queries_however_many_roles(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    worker = AssignmentFactory().worker
    account = _account_of(worker)
    for unit in (UnitFactory(), UnitFactory(), UnitFactory()):
        RoleGrantFactory(account=account, role=RoleName.TEAM_MANAGER, unit=unit)
    with django_assert_num_queries(2):
        scope_of(account, TODAY)


@pytest.fixture
def team() -> Unit:
    unit: Unit = UnitFactory()
    return unit


def _reach(team: Unit) -> Reach:
    return Reach(TODAY, unit_ids=frozenset({team.pk}))


def test_people_within_units_are_those_assigned_there_on_the_day(team: Unit) -> None:
    here = AssignmentFactory(team=team).worker
    AssignmentFactory(team=team, left_yesterday=True)
    AssignmentFactory(team=team, period=period(TOMORROW))
    AssignmentFactory()
    assert list(Worker.objects.within(_reach(team))) == [here]


def test_person_is_out_of_reach_from_the_day_of_the_move(team: Unit) -> None:
    employment = EmploymentFactory()
    AssignmentFactory(worker=employment.worker, employment=employment, team=team, period=UNTIL_YESTERDAY)
    AssignmentFactory(worker=employment.worker, employment=employment, period=period(TODAY))
    assert not Employment.objects.within(_reach(team)).exists()


def test_people_within_a_line_are_those_one_manages_on_the_day() -> None:
    manager = WorkerFactory()
    managed = AssignmentFactory(manager=manager).worker
    AssignmentFactory(manager=manager, left_yesterday=True)
    assert list(Worker.objects.within(Reach(TODAY, line_manager_id=manager.pk))) == [managed]


def test_nothing_is_within_no_reach(team: Unit) -> None:
    worker = AssignmentFactory(team=team).worker
    AbsenceFactory(worker=worker)
    CaseloadCountFactory(worker=worker)
    WorkerEqualityFactory(worker=worker)
    for model in (Worker, Employment, Assignment, Absence, CaseloadCount, WorkerEquality):
        assert not model.objects.within(Reach(TODAY)).exists()


def test_record_goes_with_the_person(team: Unit) -> None:
    here, elsewhere = AssignmentFactory(team=team).worker, AssignmentFactory().worker
    for worker in (here, elsewhere):
        AbsenceFactory(worker=worker)
        CaseloadCountFactory(worker=worker)
        WorkerEqualityFactory(worker=worker)
    for model in (Employment, Absence, CaseloadCount, WorkerEquality):
        assert [row.worker for row in model.objects.within(_reach(team))] == [here]
        assert model.objects.within(Reach(TODAY, everyone=True)).count() == 2


def test_assignments_within_units_are_the_units_own_record(team: Unit) -> None:
    """Past and coming ones too, but not what the same people did elsewhere."""
    past = AssignmentFactory(team=team, left_yesterday=True)
    coming = AssignmentFactory(team=team, period=period(TOMORROW))
    AssignmentFactory(worker=coming.worker, period=period(LONG_AGO, YESTERDAY), employment__agency=True)
    assert set(Assignment.objects.within(_reach(team))) == {past, coming}


def test_directory_shows_who_is_in_post_to_everybody() -> None:
    scope = Scope.of(TODAY, [(Permission.SEE_DIRECTORY, Reach(TODAY, everyone=True))], [])
    here = AssignmentFactory().worker
    AssignmentFactory(left_yesterday=True)
    AssignmentFactory(period=period(TOMORROW))
    assert list(visible_people(scope)) == [here]


def test_leaver_stays_visible_to_those_in_whose_unit_it_was(team: Unit) -> None:
    parts = [
        (Permission.SEE_DIRECTORY, Reach(TODAY, everyone=True)),
        (Permission.SEE_EMPLOYMENT, _reach(team)),
    ]
    gone = AssignmentFactory(team=team, left_yesterday=True).worker
    AssignmentFactory(left_yesterday=True)
    assert list(visible_people(Scope.of(TODAY, parts, []))) == [gone]


def test_sight_of_one_person_asks_once_for_each_reach(
    team: Unit, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    worker = AssignmentFactory(team=team).worker
    about = (Permission.SEE_EMPLOYMENT, Permission.SEE_ABSENCE, Permission.SEE_CASELOAD)
    sight = Sight(worker, Scope.of(TODAY, [(permission, _reach(team)) for permission in about], []))
    with django_assert_num_queries(1):
        assert all(sight.sees(permission) for permission in about)
        assert not sight.sees(Permission.SEE_EQUALITY)
