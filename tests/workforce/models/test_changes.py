"""Every change of a fact that a figure reads is noted, however it was written; other changes are not."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.db.models import QuerySet

from tests.dashboards import histories
from tests.dashboards.metrics.test_worked_example import worked_example
from tests.factories.workforce import (
    AbsenceFactory,
    BankHolidayFactory,
    CaseloadCountFactory,
    PolicyValueFactory,
    RoleFactory,
)
from workforce.models import (
    Absence,
    Assignment,
    CaseloadCount,
    ChangedFact,
    Employment,
    PostTerms,
    Role,
    Unit,
    UnitPlacement,
    Worker,
)
from workforce.periods import period

pytestmark = pytest.mark.django_db
Note = tuple[bool, bool, date | None, date | None]
Change = Callable[[], object]
LONG_AGO, MAY, AUGUST = date(2022, 1, 3), date(2025, 5, 6), date(2025, 8, 29)


@pytest.fixture(autouse=True)
def _records() -> None:
    histories.write(worked_example())
    ChangedFact.objects.all().delete()


def ash() -> Worker:
    return Worker.objects.get(reference="Ash")


def change(model: Any, **values: object) -> Change:
    """An update of the rows of Ash."""
    return lambda: model.objects.filter(worker=ash()).update(**values)


def raw(sql: str) -> Change:
    def execute() -> None:
        with connection.cursor() as cursor:
            cursor.execute(sql)

    return execute


def _of_stability() -> "QuerySet[ChangedFact]":
    """Without the notes that the figures of practice alone take."""
    return ChangedFact.objects.exclude(fact__startswith="practice.")


def notes() -> list[Note]:
    """Whether a worker and a post are named, and the days."""
    rows = _of_stability().order_by("pk").values_list("worker_id", "post_id", "from_day", "to_day")
    return [(bool(worker), bool(post), first, last) for worker, post, first, last in rows]


EVERYTHING = (False, False, None, None)
NOTED: dict[str, tuple[Change, Note]] = {
    "hours": (change(Assignment, fte="0.5"), (True, True, LONG_AGO, None)),
    "raw SQL": (
        raw("UPDATE workforce_assignment SET fte = 0.7 WHERE fte = 0.8"),
        (True, True, date(2022, 5, 2), date(2025, 3, 31)),
    ),
    "delete": (lambda: Assignment.objects.filter(worker=ash()).delete(), (True, True, LONG_AGO, None)),
    "contract": (change(Employment, contract="fixed_term"), (True, False, LONG_AGO, None)),
    "absence": (
        lambda: AbsenceFactory(worker=ash(), period=period(MAY, MAY)),
        (True, False, MAY, MAY),
    ),
    "bulk caseload": (
        lambda: CaseloadCount.objects.bulk_create([CaseloadCountFactory.build(worker=ash(), as_at=AUGUST)]),
        (True, False, AUGUST, AUGUST),
    ),
    "post": (
        lambda: PostTerms.objects.filter(post__reference="P1").update(fte=2),
        (False, True, LONG_AGO, None),
    ),
    "placement": (
        lambda: UnitPlacement.objects.filter(unit__code="TEAM-A").update(parent=None),
        (False, False, date(1900, 1, 1), None),
    ),
    "role": (lambda: Role.objects.update(csww_role=None), EVERYTHING),
    "unit": (lambda: Unit.objects.filter(code="CS").update(code="CSC"), EVERYTHING),
    "bank holiday": (lambda: BankHolidayFactory(day=date(2025, 9, 9)), EVERYTHING),
    "policy": (PolicyValueFactory, EVERYTHING),
}
NOT_NOTED: dict[str, Change] = {
    "manager": lambda: change(Assignment, manager=Worker.objects.get(reference="Cedar"))(),
    "same value": change(Assignment, fte=1),
    "reason for leaving": change(Employment, reason_left=1),
    "frozen post": lambda: PostTerms.objects.update(frozen=True),
    "new role": RoleFactory,
    "e-mail": lambda: Worker.objects.update(email="a@example.org"),
}


@pytest.mark.parametrize(("write", "expected"), NOTED.values(), ids=NOTED)
def test_change_is_noted(write: Change, expected: Note) -> None:
    write()

    assert notes() == [expected]


@pytest.mark.parametrize("write", NOT_NOTED.values(), ids=NOT_NOTED)
def test_change_that_no_figure_reads_is_not_noted(write: Change) -> None:
    write()

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
    PostTerms.objects.filter(pk=terms.pk).update(fte=2)
    PostTerms.objects.filter(pk=terms.pk).delete()

    found = list(_of_stability().order_by("pk").values_list("fact", "fact_id", "before__fte"))

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
    )()

    note = ChangedFact.objects.get()
    assert (note.worker_id, note.fact_id, note.before) == (ash().pk, None, None)
    assert (note.from_day, note.to_day) == (date(2030, 1, 1), date(2032, 9, 27))
