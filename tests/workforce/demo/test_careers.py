"""The synthetic council has careers: pathways, applications, panels, and what else people grow by."""

from datetime import date

import pytest

from workforce.access.scope import Reach
from workforce.demo.seeding import seed
from workforce.enums import ProgressionState, Wish
from workforce.models import (
    Aspiration,
    CareerDropIn,
    LeadRole,
    Opportunity,
    Pathway,
    ProgressionApplication,
    ProgressionDecision,
)
from workforce.queries.panels import months_of_panels
from workforce.queries.pathways import ladder_of, version_of
from workforce.queries.policy import PolicyTable
from workforce.rules.progression import first_of_next_month

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

UNTIL = date(2026, 11, 22)


def test_careers_are_there() -> None:
    seed(seed=1, staff=300, years=2, until=UNTIL)

    ladder = ladder_of(version_of(Pathway.objects.get(code="social-work"), UNTIL, None))
    assert [step.name for step in ladder][-2:] == ["Deputy team manager", "Team manager"]
    states = set(ProgressionApplication.objects.values_list("state", flat=True))
    assert {ProgressionState.EFFECTIVE, ProgressionState.NOT_APPROVED} <= states
    waiting = ProgressionDecision.objects.filter(application__state=ProgressionState.APPROVED)
    assert all(first_of_next_month(each.on) > UNTIL for each in waiting)
    assert ProgressionDecision.objects.filter(told_on__isnull=True).count() < 5
    held = [
        each.held for each in months_of_panels(Reach(UNTIL, everyone=True), UNTIL, PolicyTable()) if each.over
    ]
    assert (held.count(True), held.count(False)) == (11, 1)
    assert set(Aspiration.objects.values_list("wish", flat=True)) == set(Wish.values)
    assert CareerDropIn.objects.filter(attended__gt=0).count() >= 12
    assert LeadRole.objects.count() == 6
    assert Opportunity.objects.filter(closed_on__isnull=False).count() == 1
