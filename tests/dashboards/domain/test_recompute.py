"""After any change the table equals a full rebuild."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from dashboards.domain.compute import compute
from dashboards.domain.recompute import recompute_touched, settle
from dashboards.domain.storing import figures_locked, store
from dashboards.models import Figure
from tests.dashboards import histories
from tests.dashboards import reference as plain
from tests.dashboards.histories import examples, undone
from tests.dashboards.metrics.test_worked_example import worked_example
from workforce.enums import AbsenceKind
from workforce.models import (
    Absence,
    Assignment,
    BankHoliday,
    CaseloadCount,
    ChangedFact,
    Employment,
    PolicyValue,
    PostTerms,
    Role,
    Unit,
    UnitPlacement,
    Worker,
)
from workforce.periods import period
from workforce.policy import PolicyKey

NOW = datetime(2026, 1, 1, tzinfo=UTC)
FIRST, LAST = date(2023, 1, 31), date(2025, 12, 31)
pytestmark = pytest.mark.django_db


def rows() -> list[dict[str, object]]:
    found = Figure.objects.order_by("unit_id", "population", "month_end").values()
    return [{name: value for name, value in row.items() if name != "computed_at"} for row in found]


def shorten(model: type, number: int, days: int) -> None:
    """End a row of a dated table some days after its start."""
    row = nth(model, number)
    if row is not None:
        last = row.period.lower + timedelta(days=days)
        if row.period.upper is None or last < row.period.upper:
            model.objects.filter(pk=row.pk).update(period=period(row.period.lower, last))


def nth(model: type, number: int) -> object | None:
    found = list(model.objects.order_by("pk"))
    return found[number % len(found)] if found else None


def end_assignment(number: int, days: int) -> None:
    shorten(Assignment, number, days)


def delete_assignment(number: int, days: int) -> None:
    row = nth(Assignment, number)
    if row is not None:
        Assignment.objects.filter(pk=row.pk).delete()


def move_to_another_team(number: int, days: int) -> None:
    row = nth(Assignment, number)
    if row is not None:
        clash = Assignment.objects.filter(worker=row.worker_id).exclude(pk=row.pk).exists()
        if not clash:
            Assignment.objects.filter(pk=row.pk).update(team=nth(Unit, days).pk)


def change_hours(number: int, days: int) -> None:
    row = nth(Assignment, number)
    if row is not None:
        Assignment.objects.filter(pk=row.pk).update(fte="0.4")


def change_role(number: int, days: int) -> None:
    row = nth(Assignment, number)
    if row is not None:
        Assignment.objects.filter(pk=row.pk).update(role=Role.objects.get(code="FSW"))


def join_and_leave(number: int, days: int) -> None:
    worker = Worker.objects.create(
        reference=f"N{number}-{days}", first_name="N", last_name="N", sort_name="n"
    )
    held = period(date(2024, 1, 1) + timedelta(days=days), date(2024, 1, 1) + timedelta(days=days + number))
    employment = Employment.objects.create(worker=worker, contract="permanent", period=held)
    Assignment.objects.create(
        worker=worker,
        employment=employment,
        team=Unit.objects.get(code="T4"),
        role=Role.objects.get(code="SW"),
        fte=1,
        period=held,
    )


def change_contract(number: int, days: int) -> None:
    row = nth(Employment, number)
    if (
        row is not None
        and not Employment.objects.filter(worker=row.worker_id, contract="apprentice").exists()
    ):
        Employment.objects.filter(pk=row.pk).update(contract="apprentice")


def end_post(number: int, days: int) -> None:
    shorten(PostTerms, number, days)


def raw_post_change(number: int, days: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute("UPDATE workforce_postterms SET fte = fte + 0.2")


def fall_ill(number: int, days: int) -> None:
    row = nth(Worker, number)
    first = date(2024, 1, 1) + timedelta(days=days)
    spell = period(first, first + timedelta(days=number))
    if not Absence.objects.filter(worker=row.pk, kind=AbsenceKind.SICKNESS, period__overlap=spell).exists():
        Absence.objects.create(worker=row, kind=AbsenceKind.SICKNESS, period=spell)


def supply_days(number: int, days: int) -> None:
    row = nth(Absence, number)
    if row is not None:
        Absence.objects.filter(pk=row.pk).update(days_lost=7)


def count_cases(number: int, days: int) -> None:
    worker, day = nth(Worker, number), date(2024, 1, 1) + timedelta(days=days)
    if not CaseloadCount.objects.filter(worker=worker.pk, as_at=day).exists():
        CaseloadCount.objects.create(worker=worker, as_at=day, cases=number)


def forget_cases(number: int, days: int) -> None:
    row = nth(CaseloadCount, number)
    if row is not None:
        CaseloadCount.objects.filter(pk=row.pk).delete()


def reorganise(number: int, days: int) -> None:
    row = UnitPlacement.objects.filter(unit__code="T2").get()
    day = date(2024, 1, 1) + timedelta(days=days)
    row.period = period(row.period.lower, day - timedelta(days=1))
    row.save()
    UnitPlacement.objects.create(
        unit=row.unit, parent=Unit.objects.get(code="S2"), name="T2", period=period(day)
    )


def regroup_roles(number: int, days: int) -> None:
    Role.objects.filter(code="MGR").update(role_group="social workers", csww_role=None)


def another_bank_holiday(number: int, days: int) -> None:
    BankHoliday.objects.get_or_create(day=date(2024, 1, 1) + timedelta(days=days), defaults={"name": "Extra"})


def other_policy(number: int, days: int) -> None:
    PolicyValue.objects.create(
        key=PolicyKey.CASELOAD_MAX_AGE, value=10, period=period(date(2024, 1, 1) + timedelta(days=days))
    )


CHANGES = (
    end_assignment,
    delete_assignment,
    move_to_another_team,
    change_hours,
    change_role,
    join_and_leave,
    change_contract,
    end_post,
    raw_post_change,
    fall_ill,
    supply_days,
    count_cases,
    forget_cases,
    reorganise,
    regroup_roles,
    another_bank_holiday,
    other_policy,
)


def rebuilt() -> list[dict[str, object]]:
    Figure.objects.all().delete()
    compute(first=FIRST, last=LAST, now=NOW)
    return rows()


@pytest.mark.slow
@examples
@given(
    history=histories.histories(),
    changes=st.lists(
        st.tuples(st.sampled_from(CHANGES), st.integers(0, 40), st.integers(0, 500), st.booleans()),
        min_size=1,
        max_size=4,
        unique_by=lambda change: change[0],
    ),
)
def test_recomputed_table_equals_full_rebuild(history: plain.History, changes: list[tuple]) -> None:
    with undone():
        histories.write(history)
        compute(first=FIRST, last=LAST, now=NOW)
        for change, number, days, at_once in changes:
            change(number, days)
            if at_once:
                recompute_touched(now=NOW)
        recompute_touched(now=NOW)
        recomputed = rows()

        assert recomputed == rebuilt()
        assert not ChangedFact.objects.exists()


def lose_the_largest() -> None:
    """The largest caseload of the unit goes down; the next largest is somebody else's."""
    largest = CaseloadCount.objects.order_by("-cases").first()
    assert largest is not None
    CaseloadCount.objects.filter(pk=largest.pk).update(cases=1)


def write_many_rows() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            """
            INSERT INTO workforce_caseloadcount (worker_id, as_at, cases)
            SELECT (SELECT id FROM workforce_worker WHERE reference = 'Ash'), day, 7
            FROM generate_series(date '2022-02-01', date '2025-11-30', interval '1 day') AS day
            ON CONFLICT DO NOTHING
            """
        )


@pytest.mark.parametrize("change", [lose_the_largest, write_many_rows])
def test_recomputed_worked_example_equals_full_rebuild(change: Callable[[], None]) -> None:
    histories.write(worked_example())
    compute(first=FIRST, last=LAST, now=NOW)
    computed = rows()

    change()
    recompute_touched(now=NOW)
    recomputed = rows()

    assert recomputed != computed
    assert recomputed == rebuilt()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("half_way", [False, True])
def test_change_committed_during_a_computation_is_left_for_the_next(half_way: bool) -> None:
    histories.write(worked_example())
    compute(first=FIRST, last=LAST, now=NOW)
    other = connection.copy()

    with figures_locked(wait=True) as cursor:
        if half_way:
            settle(cursor, NOW)
        with other.cursor() as elsewhere:
            elsewhere.execute("UPDATE workforce_assignment SET fte = fte / 2")
        settle(cursor, NOW)
        store(cursor, FIRST, LAST, NOW)
    other.close()
    assert ChangedFact.objects.exists()

    recompute_touched(now=NOW)
    recomputed = rows()

    assert recomputed == rebuilt()
