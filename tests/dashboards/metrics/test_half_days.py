"""What a spell with half days loses is what the figures count, less the halves."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from dashboards.domain.compute import compute
from dashboards.models import Figure
from tests.factories.workforce import AssignmentFactory, UnitFactory
from workforce.domain.absence import Spell, begin_absence
from workforce.periods import period

pytestmark = pytest.mark.django_db

FIRST, LAST, SEPTEMBER = date(2025, 8, 18), date(2025, 9, 12), date(2025, 9, 30)


def days_lost(spell: Spell) -> Decimal:
    team = UnitFactory(code="TEAM")
    held = AssignmentFactory(team=team, fte=Decimal("0.6"))
    AssignmentFactory(
        worker=held.worker,
        employment=held.employment,
        team=UnitFactory(placed__parent=team),
        fte=Decimal("0.2"),
        period=period(date(2025, 9, 1)),
    )
    begin_absence(worker_id=held.worker_id, spell=spell, by=None)
    compute(first=SEPTEMBER, last=SEPTEMBER, now=datetime(2025, 10, 1, tzinfo=UTC))
    return Figure.objects.get(unit=team, population="csww", month_end=SEPTEMBER).days_lost


def test_half_days_take_half_of_their_hours_off_what_the_figures_count() -> None:
    # nine working days at 0.6 (25 August is a bank holiday), ten at 0.8
    assert days_lost(Spell("sickness", FIRST, LAST)) == Decimal("13.4")


def test_figures_take_the_spells_own_figure() -> None:
    lost = days_lost(Spell("sickness", FIRST, LAST, half_first=True, half_last=True))
    assert round(lost, 6) == Decimal("12.7")
