"""Every constraint of the ground floor, by its name, met by a row that breaks it and by nothing else.

Rows are written past the forms and verbs, because the constraint is what holds when they are not asked.
"""

from collections.abc import Callable
from decimal import Decimal

import pytest
from django.apps import apps
from django.contrib.postgres.constraints import ExclusionConstraint
from django.db import IntegrityError, connection, transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import CheckConstraint, UniqueConstraint
from django.utils import timezone
from psycopg import errors

from tests.factories.workforce import (
    AbsenceFactory,
    AccountFactory,
    AssignmentFactory,
    CaseloadCountFactory,
    EmploymentFactory,
    PolicyValueFactory,
    PostTermsFactory,
    RoleFactory,
    RoleGrantFactory,
    UnitFactory,
    UnitPlacementFactory,
    WorkerFactory,
)
from tests.periods import LAST_YEAR, SINCE_LAST_YEAR, SINCE_LONG_AGO, TODAY, TOMORROW, UNTIL_TODAY
from workforce.access.roles import RoleName
from workforce.models import (
    Account,
    Assignment,
    Employment,
    ImportFile,
    ImportRun,
    Role,
    RoleGrant,
    Unit,
    UnitPlacement,
)
from workforce.periods import period

pytestmark = pytest.mark.django_db
NO_START = DateRange(None, TODAY, "[)")
EMPTY = DateRange(empty=True)


def _violated(write: Callable[[], object]) -> str | None:
    """The name of the constraint that the write breaks; deferred ones are asked at once."""
    try:
        with transaction.atomic():
            write()
            with connection.cursor() as cursor:
                cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    except IntegrityError as error:
        cause = error.__cause__
        assert isinstance(cause, errors.IntegrityError)
        return cause.diag.constraint_name
    return None


DATED: dict[str, Callable[..., object]] = {
    "unit_placement_has_a_start": lambda lasting: UnitPlacementFactory(unit=UnitFactory(), period=lasting),
    "employment_has_a_start": lambda lasting: EmploymentFactory(period=lasting),
    "assignment_has_a_start": lambda lasting: AssignmentFactory(
        period=lasting, employment=EmploymentFactory(), worker=WorkerFactory()
    ),
    "absence_has_a_start": lambda lasting: AbsenceFactory(period=lasting),
    "post_terms_has_a_start": lambda lasting: PostTermsFactory(period=lasting),
    "policy_value_has_a_start": lambda lasting: PolicyValueFactory(period=lasting),
    "role_grant_has_a_start": lambda lasting: RoleGrantFactory(period=lasting),
}


@pytest.mark.parametrize("lasting", [EMPTY, NO_START], ids=["empty", "without a first day"])
@pytest.mark.parametrize("name", DATED)
def test_period_has_a_first_day_and_is_not_empty(name: str, lasting: DateRange) -> None:
    assert _violated(lambda: DATED[name](lasting)) == name


def _placement() -> Callable[[DateRange], object]:
    unit = UnitFactory(placed__period=UNTIL_TODAY)
    return lambda lasting: UnitPlacementFactory(unit=unit, period=lasting)


def _employment() -> Callable[[DateRange], object]:
    worker = EmploymentFactory(period=UNTIL_TODAY).worker
    return lambda lasting: EmploymentFactory(worker=worker, period=lasting)


def _assignment() -> Callable[[DateRange], object]:
    employment = EmploymentFactory()
    same = {
        "employment": employment,
        "worker": employment.worker,
        "team": UnitFactory(),
        "role": RoleFactory(),
    }
    AssignmentFactory(**same, period=UNTIL_TODAY)
    return lambda lasting: AssignmentFactory(**same, period=lasting)


def _absence() -> Callable[[DateRange], object]:
    worker = AbsenceFactory(period=UNTIL_TODAY).worker
    return lambda lasting: AbsenceFactory(worker=worker, period=lasting)


def _post_terms() -> Callable[[DateRange], object]:
    post = PostTermsFactory(period=UNTIL_TODAY).post
    return lambda lasting: PostTermsFactory(post=post, period=lasting)


def _policy() -> Callable[[DateRange], object]:
    PolicyValueFactory(period=UNTIL_TODAY)
    return lambda lasting: PolicyValueFactory(period=lasting)


def _grant() -> Callable[[DateRange], object]:
    account = RoleGrantFactory(period=UNTIL_TODAY).account
    return lambda lasting: RoleGrantFactory(account=account, period=lasting)


OVERLAPS = {
    "unit_in_one_place_at_a_time": _placement,
    "employment_once_under_a_contract": _employment,
    "assignment_once_at_a_time": _assignment,
    "absence_once_of_a_kind": _absence,
    "post_has_one_set_of_terms": _post_terms,
    "policy_has_one_value": _policy,
    "role_granted_once": _grant,
}


@pytest.mark.parametrize("name", OVERLAPS)
def test_two_rows_of_the_same_never_share_a_day(name: str) -> None:
    again = OVERLAPS[name]()
    assert _violated(lambda: again(period(TODAY))) == name


@pytest.mark.parametrize("name", OVERLAPS)
def test_the_next_row_may_begin_on_the_day_after(name: str) -> None:
    again = OVERLAPS[name]()
    assert _violated(lambda: again(period(TOMORROW))) is None


def _assignment_outside() -> object:
    employment = EmploymentFactory(period=SINCE_LAST_YEAR)
    return AssignmentFactory(employment=employment, worker=employment.worker, period=SINCE_LONG_AGO)


def _assignment_of_somebody_else() -> object:
    return AssignmentFactory(employment=EmploymentFactory(), worker=WorkerFactory())


def _employment_shortened() -> object:
    assignment = AssignmentFactory()
    return Employment.objects.filter(pk=assignment.employment_id).update(period=period(LAST_YEAR))


def _own_manager() -> object:
    assignment = AssignmentFactory()
    return Assignment.objects.filter(pk=assignment.pk).update(manager=assignment.worker_id)


def _own_parent() -> object:
    unit = UnitFactory()
    return UnitPlacement.objects.filter(unit=unit).update(parent=unit)


def _own_grant() -> object:
    account = AccountFactory()
    return RoleGrantFactory(account=account, granted_by=account)


def _same_email_in_other_letters() -> object:
    AccountFactory(email="somebody@council.example")
    return Account.objects.filter(pk=AccountFactory().pk).update(email="Somebody@council.example")


def _same_swe_number() -> object:
    WorkerFactory(swe_number="SW1")
    return WorkerFactory(swe_number="SW1")


def _same_day_counted_twice() -> object:
    count = CaseloadCountFactory()
    return CaseloadCountFactory(worker=count.worker, as_at=count.as_at)


def _unfinished_run_with_an_end() -> object:
    now = timezone.now()
    return ImportRun.objects.create(requested_at=now, finished_at=now, source="records")


def _undone_without_saying_when() -> object:
    now = timezone.now()
    return ImportRun.objects.create(requested_at=now, finished_at=now, source="records", state="undone")


def _same_file_twice() -> object:
    run = ImportRun.objects.create(requested_at=timezone.now(), source="records")
    for _ in range(2):
        ImportFile.objects.create(run=run, name="a.csv", kept_as="a.csv", size=1, sha256="0" * 64)
    return run


OTHERS: list[tuple[str, Callable[[], object]]] = [
    ("unit_kind_is_known", lambda: Unit.objects.create(code="X", kind="department")),
    ("unit_is_not_its_own_parent", _own_parent),
    ("role_csww_role_is_known", lambda: Role.objects.create(code="X", name="X", role_group="x", csww_role=7)),
    ("post_fte_above_zero", lambda: PostTermsFactory(fte=Decimal("0"))),
    ("assignment_fte_between_0_and_1", lambda: AssignmentFactory(fte=Decimal("1.01"))),
    ("assignment_fte_between_0_and_1", lambda: AssignmentFactory(fte=Decimal("-0.1"))),
    ("nobody_manages_themselves", _own_manager),
    ("assignment_inside_its_employment", _assignment_outside),
    ("assignment_inside_its_employment", _assignment_of_somebody_else),
    ("assignment_inside_its_employment", _employment_shortened),
    ("absence_days_lost_not_negative", lambda: AbsenceFactory(days_lost=Decimal("-1"))),
    ("one_caseload_count_a_day", _same_day_counted_twice),
    ("swe_number_belongs_to_one_worker", _same_swe_number),
    ("account_email_whatever_its_case", _same_email_in_other_letters),
    ("role_grant_names_a_unit_where_the_role_has_one", lambda: RoleGrantFactory(role=RoleName.TEAM_MANAGER)),
    (
        "role_grant_names_a_unit_where_the_role_has_one",
        lambda: RoleGrantFactory(role=RoleName.HR, unit=UnitFactory()),
    ),
    ("practitioner_comes_with_employment", lambda: RoleGrantFactory(role=RoleName.PRACTITIONER)),
    ("nobody_grants_themselves_a_role", _own_grant),
    ("import_run_finished_when_it_ended", _unfinished_run_with_an_end),
    ("import_run_undone_when_it_says_so", _undone_without_saying_when),
    ("import_file_once", _same_file_twice),
]


@pytest.mark.parametrize(("name", "write"), OTHERS, ids=[f"{i}-{name}" for i, (name, _) in enumerate(OTHERS)])
def test_constraint_holds(name: str, write: Callable[[], object]) -> None:
    assert _violated(write) == name


def test_every_constraint_of_the_ground_floor_is_tested() -> None:
    """A new constraint without a test fails here. Those of the triggers have no entry in Meta."""
    kinds = (CheckConstraint, UniqueConstraint, ExclusionConstraint)
    declared = {
        constraint.name
        for model in apps.get_app_config("workforce").get_models()
        for constraint in model._meta.constraints
        if isinstance(constraint, kinds)
    }
    tested = {*DATED, *OVERLAPS, *(name for name, _ in OTHERS)} - {"assignment_inside_its_employment"}
    assert declared == tested


def test_messages_are_for_readers() -> None:
    """What an exclusion says reaches the user as it stands."""
    for model in (Employment, Assignment, RoleGrant, UnitPlacement):
        for constraint in model._meta.constraints:
            if isinstance(constraint, ExclusionConstraint):
                assert constraint.get_violation_error_message().endswith(".")
                assert "Constraint" not in constraint.get_violation_error_message()
