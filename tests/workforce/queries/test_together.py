"""Rows of several tables in one query: the same objects as the tables give one by one."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from django.db.models import Model, QuerySet
from pytest_django import DjangoAssertNumQueries

from tests.factories.careers import MoveFactory
from tests.factories.workforce import (
    AbsenceFactory,
    AccountFactory,
    ArrangementFactory,
    AssignmentFactory,
    CaseloadCountFactory,
    WorkerFactory,
)
from workforce.models import (
    Absence,
    Account,
    Arrangement,
    Assignment,
    CaseloadCount,
    ImportRun,
    ProgressionMove,
)
from workforce.periods import period
from workforce.queries.together import Part, read_together

pytestmark = pytest.mark.django_db

STEPS = ("application__route__from_step", "application__route__to_step")
RELATED: dict[type[Model], tuple[str, ...]] = {
    Assignment: ("worker", "team", "role", "post", "manager"),
    Arrangement: ("assignment", "role", "manager"),
    ProgressionMove: ("application", "application__route", *STEPS),
}


def _values(row: Model) -> dict[str, Any]:
    return {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}


def _with_related(row: Any, paths: tuple[str, ...]) -> list[dict[str, Any] | None]:
    found: list[dict[str, Any] | None] = [_values(row)]
    for path in paths:
        held = row
        for name in path.split("__"):
            held = getattr(held, name)
        found.append(_values(held) if held else None)
    return found


def _rows(model: type[Model]) -> "QuerySet[Any]":
    return model._default_manager.all()


def test_rows_are_those_that_the_tables_give_one_by_one(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    worker = WorkerFactory(last_name='O\'Neil, 50% {of} "them"\n')
    AssignmentFactory(worker=worker, manager=WorkerFactory(), fte=Decimal("0.35"))
    AssignmentFactory(period=period(date(2019, 4, 1), date(2024, 2, 29)), fte=Decimal("0.10"))
    AbsenceFactory(days_lost=Decimal("7.5"), period=period(date(2020, 1, 1), date(2020, 1, 20)))
    AccountFactory(last_login=datetime(2025, 3, 30, 1, 30, tzinfo=UTC))
    ImportRun.objects.create(
        requested_at=datetime(2025, 3, 30, 1, 30, 0, 123456, tzinfo=UTC), counts={"people": 3}, source="a"
    )
    ArrangementFactory(seconded=True)
    CaseloadCountFactory.create_batch(2)
    MoveFactory()
    models = (Assignment, Absence, Account, ImportRun, Arrangement, CaseloadCount, ProgressionMove)
    with django_assert_num_queries(1):
        together = list(read_together([Part(_rows(model), RELATED.get(model, ())) for model in models]))
        shown = {
            (number, row.pk): _with_related(row, RELATED.get(models[number], ())) for number, row in together
        }
    assert len(shown) == len(together) == sum(_rows(model).count() for model in models)
    for number, model in enumerate(models):
        for row in _rows(model):
            assert shown[number, row.pk] == _with_related(row, RELATED.get(model, ()))


def test_part_that_has_no_rows_beforehand_is_not_asked(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    nobody = Part(Absence.objects.none())
    absence = AbsenceFactory()
    with django_assert_num_queries(0):
        assert not list(read_together([nobody]))
    assert [(number, row.pk) for number, row in read_together([nobody, Part(_rows(Absence))])] == [
        (1, absence.pk)
    ]
