"""Stocks and flows balance: in post = in post a year before + starters - leavers, in people, for the whole council."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given

from dashboards.domain.compute import compute
from dashboards.models import Figure
from tests.dashboards import histories
from tests.dashboards import reference as plain
from tests.dashboards.histories import examples, undone
from workforce.models import BankHoliday
from workforce.periods import year_before

NOW = datetime(2026, 1, 1, tzinfo=UTC)
pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def between_assignments(history: plain.History, population: str, day: date) -> int:
    """People inside a spell who hold no assignment at the close of the day: a gap within one employment."""
    inside = {
        worker.reference
        for worker in history.workers
        for spell in plain.spells(history, worker, population)
        if spell.first <= day and (spell.last is None or day < spell.last)
    }
    return len(inside - plain.people(plain.stock(history, "D", population, day, "employed")))


@examples
@given(history=histories.histories())
def test_headcount_is_that_of_the_year_before_with_starters_and_without_leavers(
    history: plain.History,
) -> None:
    for unit in history.units:
        unit.placements[-1].last = None  # people in a closed team belong to nothing above it
    with undone():
        histories.write(history)
        history.bank_holidays = frozenset(BankHoliday.objects.values_list("day", flat=True))
        compute(first=date(2023, 1, 31), last=date(2025, 12, 31), now=NOW)
        stored = {(row.population, row.month_end): row for row in Figure.objects.filter(unit__code="D")}

        for (population, day), now in stored.items():
            before = stored.get((population, year_before(day)))
            if day < date(2024, 1, 31):
                continue
            gaps_now = between_assignments(history, population, day)
            gaps_before = between_assignments(history, population, year_before(day))
            assert now.in_post_headcount + gaps_now == (
                (before.in_post_headcount if before else 0)
                + gaps_before
                + now.starters_headcount
                - now.leavers_headcount
            ), (population, day)
