"""Every change of a fact that a figure reads is noted, however it was written; other changes are not."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from django.db import connection

from tests.dashboards import histories
from tests.dashboards.metrics.test_worked_example import worked_example
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

pytestmark = pytest.mark.django_db
Note = tuple[bool, bool, date | None, date | None]


@pytest.fixture(autouse=True)
def _records() -> None:
    histories.write(worked_example())
    ChangedFact.objects.all().delete()


def ash() -> Worker:
    return Worker.objects.get(reference="Ash")


def raw(sql: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql)


def notes() -> list[Note]:
    """Whether a worker and a post are named, and the days."""
    rows = ChangedFact.objects.order_by("pk").values_list("worker_id", "post_id", "from_day", "to_day")
    return [(bool(worker), bool(post), first, last) for worker, post, first, last in rows]


LONG_AGO = date(2022, 1, 3)
EVERYTHING = (False, False, None, None)


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (
            lambda: Assignment.objects.filter(worker=ash()).update(fte=Decimal("0.5")),
            [(True, True, LONG_AGO, None)],
        ),
        (
            lambda: raw("UPDATE workforce_assignment SET fte = 0.7 WHERE fte = 0.8"),
            [(True, True, date(2022, 5, 2), date(2025, 3, 31))],
        ),
        (lambda: Assignment.objects.filter(worker=ash()).delete(), [(True, True, LONG_AGO, None)]),
        (
            lambda: Employment.objects.filter(worker=ash()).update(contract="fixed_term"),
            [(True, False, LONG_AGO, None)],
        ),
        (
            lambda: Absence.objects.create(
                worker=ash(), kind="sickness", period=period(date(2025, 5, 6), date(2025, 5, 7))
            ),
            [(True, False, date(2025, 5, 6), date(2025, 5, 7))],
        ),
        (
            lambda: CaseloadCount.objects.bulk_create(
                [CaseloadCount(worker=ash(), as_at=date(2025, 8, 29), cases=3)]
            ),
            [(True, False, date(2025, 8, 29), date(2025, 8, 29))],
        ),
        (
            lambda: PostTerms.objects.filter(post__reference="P1").update(fte=Decimal(2)),
            [(False, True, LONG_AGO, None)],
        ),
        (
            lambda: UnitPlacement.objects.filter(unit__code="TEAM-A").update(parent=None),
            [(False, False, date(1900, 1, 1), None)],
        ),
        (lambda: Role.objects.update(csww_role=None), [EVERYTHING]),
        (lambda: Unit.objects.filter(code="CS").update(code="CSC"), [EVERYTHING]),
        (lambda: BankHoliday.objects.create(day=date(2025, 9, 9), name="Extra"), [EVERYTHING]),
        (
            lambda: PolicyValue.objects.create(
                key=PolicyKey.CASELOAD_MAX_AGE, value=10, period=period(date(2025, 1, 1))
            ),
            [EVERYTHING],
        ),
    ],
    ids=[
        "hours",
        "raw SQL",
        "delete",
        "contract",
        "absence",
        "bulk caseload",
        "post",
        "placement",
        "role",
        "unit",
        "bank holiday",
        "policy",
    ],
)
def test_change_is_noted(change: Callable[[], object], expected: list[Note]) -> None:
    change()

    assert notes() == expected


@pytest.mark.parametrize(
    "change",
    [
        lambda: Assignment.objects.filter(worker=ash()).update(manager=Worker.objects.get(reference="Cedar")),
        lambda: Assignment.objects.filter(worker=ash()).update(fte=Decimal(1)),
        lambda: Employment.objects.filter(worker=ash()).update(reason_left=1),
        lambda: PostTerms.objects.update(frozen=True),
        lambda: Role.objects.create(code="NEW", name="New", role_group="New"),
        lambda: Worker.objects.update(email="a@example.org"),
    ],
    ids=["manager", "same value", "reason for leaving", "frozen post", "new role", "e-mail"],
)
def test_change_that_no_figure_reads_is_not_noted(change: Callable[[], object]) -> None:
    change()

    assert notes() == []


def test_update_notes_the_days_before_and_after_it() -> None:
    Absence.objects.filter(worker=ash()).update(period=period(date(2025, 3, 3), date(2025, 3, 14)))

    assert notes() == [(True, False, date(2025, 2, 3), date(2025, 3, 14))]


def test_moved_end_touches_only_the_days_between_the_two_ends() -> None:
    Assignment.objects.filter(worker__reference="Dogwood").update(
        period=period(date(2022, 5, 2), date(2024, 12, 31))
    )

    assert notes() == [(True, True, date(2024, 12, 31), date(2025, 3, 31))]


def test_new_end_touches_the_days_after_it() -> None:
    PostTerms.objects.filter(post__reference="P1").update(period=period(LONG_AGO, date(2025, 8, 31)))

    assert notes() == [(False, True, date(2025, 8, 31), None)]


def test_note_keeps_what_the_row_was_before_each_change() -> None:
    terms = PostTerms.objects.get(post__reference="P1")
    PostTerms.objects.filter(pk=terms.pk).update(fte=Decimal(2))
    PostTerms.objects.filter(pk=terms.pk).delete()

    found = list(ChangedFact.objects.order_by("pk").values_list("fact", "fact_id", "before__fte"))

    assert found == [("workforce_postterms", terms.pk, 1), ("workforce_postterms", terms.pk, 2)]


def test_note_of_a_new_row_says_that_there_was_none() -> None:
    count = CaseloadCount.objects.create(worker=ash(), as_at=date(2025, 8, 29), cases=3)

    assert ChangedFact.objects.get(before__isnull=True).fact_id == count.pk


def test_statement_that_writes_many_rows_is_noted_by_whom_it_touches() -> None:
    raw(
        """
        INSERT INTO workforce_caseloadcount (worker_id, as_at, cases)
        SELECT (SELECT id FROM workforce_worker WHERE reference = 'Ash'), date '2030-01-01' + day, 7
        FROM generate_series(0, 1000) AS day
        """
    )

    note = ChangedFact.objects.get()
    assert (note.worker_id, note.fact_id, note.before) == (ash().pk, None, None)
    assert (note.from_day, note.to_day) == (date(2030, 1, 1), date(2032, 9, 27))
