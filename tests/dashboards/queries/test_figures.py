"""Stored figures as pages ask for them."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoAssertNumQueries

from dashboards.domain.compute import compute
from dashboards.queries.figures import (
    across,
    at,
    figure,
    populations,
    series,
    stored,
    stored_months,
)
from dashboards.queries.span import months_with_facts, records_begin_after
from tests.dashboards import histories
from tests.dashboards.metrics.test_worked_example import CENSUS_DAY, worked_example
from workforce.models import ChangedFact, Unit

NOW = datetime(2026, 1, 1, tzinfo=UTC)
pytestmark = pytest.mark.django_db


@pytest.fixture
def units() -> dict[str, int]:
    histories.write(worked_example())
    compute(first=date(2025, 8, 31), last=CENSUS_DAY, now=NOW)
    return dict(Unit.objects.values_list("code", "pk"))


def test_cell(units: dict[str, int]) -> None:
    assert figure(units["TEAM-A"], "csww", CENSUS_DAY).in_post_fte == Decimal("2.6")


def test_cell_that_is_not_stored_holds_noughts(units: dict[str, int]) -> None:
    found = figure(units["TEAM-A"], "csww", date(2019, 1, 31))

    assert (found.in_post_fte, found.caseload_max, found.computed_at) == (0, None, None)


def test_cells_of_several_units(units: dict[str, int]) -> None:
    nobody = Unit.objects.create(code="EMPTY", kind="team").pk

    found = at([units["CS"], nobody], "csww", CENSUS_DAY)

    assert {unit: row.in_post_fte for unit, row in found.items()} == {units["CS"]: Decimal("2.6"), nobody: 0}


def test_cells_of_every_population(units: dict[str, int]) -> None:
    assert list(across(units["CS"], CENSUS_DAY)) == ["Social workers", "all", "csww"]


def test_series_is_oldest_first_and_empty_where_never_computed(units: dict[str, int]) -> None:
    with CaptureQueriesContext(connection) as queries:
        found = series([units["CS"], units["TEAM-A"]], "csww", CENSUS_DAY, months=3)

    assert [None if row is None else row.month_end for row in found[units["CS"]]] == [
        None,
        date(2025, 8, 31),
        CENSUS_DAY,
    ]
    assert len(queries) == 2


def test_stored_months(units: dict[str, int]) -> None:
    assert stored_months() == [date(2025, 8, 31), CENSUS_DAY]


def test_populations_are_social_work_all_roles_and_the_groups(units: dict[str, int]) -> None:
    assert [population.key for population in populations()] == ["csww", "all", "Social workers"]


def test_stored_is_what_the_single_questions_say(
    units: dict[str, int], django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    ChangedFact.objects.all().delete()
    ChangedFact.objects.bulk_create([ChangedFact(), ChangedFact()])
    with django_assert_num_queries(1):
        found = stored()
    assert (found.months, found.populations, found.not_computed) == (stored_months(), populations(), 2)


def test_stored_of_an_empty_installation() -> None:
    assert (stored().months, len(stored().populations)) == ([], 2)


def test_months_with_facts_end_with_the_last_complete_month(units: dict[str, int]) -> None:
    assert months_with_facts(date(2025, 10, 1)) == (date(2022, 1, 31), CENSUS_DAY)
    assert months_with_facts(date(2025, 9, 30)) == (date(2022, 1, 31), date(2025, 8, 31))


def test_records_begin_after_a_day_only_if_nothing_is_older(units: dict[str, int]) -> None:
    assert records_begin_after(date(2022, 1, 2)) == date(2022, 1, 3)
    assert records_begin_after(date(2022, 1, 3)) is None


def test_records_without_facts_do_not_begin() -> None:
    assert records_begin_after(date(2022, 1, 2)) is None


def test_months_with_facts_where_all_is_to_come(units: dict[str, int]) -> None:
    assert months_with_facts(date(2022, 1, 31)) is None
