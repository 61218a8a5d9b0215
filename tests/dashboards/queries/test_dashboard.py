"""The rows of a page of figures: what the model says of the same cells."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries

from dashboards.domain.compute import compute
from dashboards.models import Figure
from dashboards.queries.dashboard import Measures, UnitFigures, unit_figures
from dashboards.queries.figures import stored_months
from tests.dashboards import histories
from tests.dashboards.metrics.test_worked_example import CENSUS_DAY, worked_example
from workforce.models import Unit
from workforce.periods import year_before

pytestmark = pytest.mark.django_db
COLUMNS = [field.attname for field in Figure._meta.concrete_fields]


@pytest.fixture
def units() -> dict[str, int]:
    histories.write(worked_example())
    compute(first=date(2024, 9, 30), last=CENSUS_DAY, now=datetime(2026, 1, 1, tzinfo=UTC))
    return dict(Unit.objects.values_list("code", "pk"))


def _figures(unit_id: int, *below: int) -> UnitFigures:
    return unit_figures(
        unit_id=unit_id, below=below, population="csww", last=CENSUS_DAY, computed=stored_months()
    )


def _values(row: Measures | Figure | None) -> list[Any]:
    return [getattr(row, column) for column in COLUMNS]


def test_rows_are_those_of_the_model(units: dict[str, int]) -> None:
    team = units["TEAM-A"]
    found = _figures(team, team)
    stored = {row.month_end: _values(row) for row in Figure.objects.of("csww").filter(unit_id=team)}
    shown = {row.month_end: _values(row) for row in found.own if row is not None}  # type: ignore[attr-defined]
    assert len(stored) == 13
    assert shown == stored
    assert _values(found.now) == _values(found.below[team]) == stored[CENSUS_DAY]
    assert _values(found.before) == _values(found.below_before[team]) == stored[year_before(CENSUS_DAY)]


def test_cell_that_is_not_stored_is_what_the_model_calls_nothing(units: dict[str, int]) -> None:
    nobody = Unit.objects.create(code="EMPTY", kind="team").pk
    found = _figures(nobody)
    assert _values(found.now) == _values(Figure.nothing(nobody, "csww", CENSUS_DAY))
    assert found.is_empty


def test_month_that_was_never_computed_is_none(units: dict[str, int]) -> None:
    found = _figures(units["TEAM-A"])
    assert [row is None for row in found.own] == [True] * 12 + [False] * 13


@pytest.mark.parametrize("below", [0, 3])
def test_one_query_whatever_the_number_of_units(
    units: dict[str, int], below: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    months = stored_months()
    ids = list(units.values())
    with django_assert_num_queries(1):
        unit_figures(unit_id=ids[0], below=ids[:below], population="csww", last=CENSUS_DAY, computed=months)
