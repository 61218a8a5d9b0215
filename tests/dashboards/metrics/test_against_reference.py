"""Every metric, at every unit and for every population, against the slow twin over random histories."""

from datetime import UTC, date, datetime
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboards.domain.compute import compute
from dashboards.metrics import ALL
from dashboards.models import Figure
from tests.dashboards import histories
from tests.dashboards import reference as plain
from tests.dashboards.histories import examples, undone
from workforce.models import BankHoliday, Unit
from workforce.periods import month_ends

NOW = datetime(2026, 1, 1, tzinfo=UTC)
MONTHS = list(month_ends(date(2023, 1, 31), date(2025, 12, 31)))
TWELVE_DECIMALS = Decimal("0.000000000001")

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def exact(number: Fraction | None) -> Decimal | None:
    """Twelve decimals: all that is stored of days lost, and more than anything else has."""
    if number is None:
        return None
    scaled = number * 10**12
    return (
        Decimal((2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)) * TWELVE_DECIMALS
    ).quantize(TWELVE_DECIMALS, rounding=ROUND_HALF_UP)


def stored(months: list[date]) -> dict[tuple[str, str, date], Figure]:
    rows = Figure.objects.filter(month_end__in=months).select_related("unit")
    return {(row.unit.code, row.population, row.month_end): row for row in rows}


def differences(history: plain.History, months: list[date]) -> list[str]:
    found = []
    cells = stored(months)
    units = {unit.code: unit.pk for unit in Unit.objects.all()}
    for code, pk in units.items():
        for population in history.populations:
            for day in months:
                row = cells.pop((code, population, day), None) or Figure.nothing(pk, population, day)
                expected = plain.answers(history, code, population, day)
                for metric in ALL:
                    ratio = metric.of(row)
                    if row.computed_at is None and metric.key == "absence_rate":
                        continue  # nobody in post: nought times the working days, whichever they are
                    got = tuple(
                        None if n is None else n.quantize(TWELVE_DECIMALS)
                        for n in (ratio.numerator, ratio.denominator)
                    )
                    wanted = tuple(exact(n) for n in expected[metric.key])
                    if got != wanted:
                        found.append(f"{metric.key} of {code}, {population}, {day}: {got}, expected {wanted}")
    return found + [f"unexpected row {key}" for key in cells]


@examples
@given(history=histories.histories(), months=st.sets(st.sampled_from(MONTHS), min_size=2, max_size=4))
def test_every_metric_equals_the_slow_twin(history: plain.History, months: set[date]) -> None:
    with undone():
        histories.write(history)
        history.bank_holidays = frozenset(BankHoliday.objects.values_list("day", flat=True))

        compute(first=MONTHS[0], last=MONTHS[-1], now=NOW)

        assert differences(history, sorted(months)) == []
