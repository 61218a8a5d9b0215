"""The synthetic council has plans, some of them overdue, and its figures know nothing of them."""

from datetime import date

import pytest

from workforce.access.scope import Reach
from workforce.demo.seeding import seed
from workforce.enums import SuccessionState, Tone
from workforce.models import (
    ChangedFact,
    ContinuousService,
    Nomination,
    PartnerMember,
    PlaceInterest,
    UnitTag,
    WorkforcePlan,
)
from workforce.queries.bench import Bench, bench_by_team
from workforce.queries.succession import critical_lines, plan_rules

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

UNTIL = date(2026, 11, 22)
EVERYWHERE = Reach(UNTIL, everyone=True)


def test_plans_of_every_kind_are_there_and_some_are_overdue() -> None:
    seed(seed=1, staff=300, years=2, until=UNTIL)

    lines = critical_lines(EVERYWHERE, UNTIL, plan_rules(UNTIL), reader_id=None)
    states = {line.standing.state for line in lines}
    whole = sum(bench_by_team(EVERYWHERE, UNTIL).values(), Bench())
    assert states >= {SuccessionState.NO_PLAN, SuccessionState.AGREED, SuccessionState.REVIEW_DUE}
    assert any(line.standing.tone == Tone.RED for line in lines)
    assert 0 < whole.ready < whole.critical
    assert {plan.state for plan in WorkforcePlan.objects.all()} == {"live", "reviewed"}
    assert PlaceInterest.objects.exists()
    assert UnitTag.objects.filter(kind="hosted").exists()
    assert PartnerMember.objects.filter(kind="volunteer").exists()
    assert Nomination.objects.exists()
    assert ContinuousService.objects.exists()
    noted = set(ChangedFact.objects.values_list("fact", flat=True))
    assert not {fact for fact in noted if fact.endswith(("unittag", "partnermember", "successor"))}
