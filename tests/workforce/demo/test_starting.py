"""The synthetic council has inductions and all that goes with starting, and its figures know nothing of them."""

from datetime import date

import pytest

from workforce.demo.chance import Chance
from workforce.demo.seeding import seed
from workforce.demo.starting import write_starting
from workforce.models import ChangedFact, FlexibleRequest, Induction, InductionItem, StarterAnswer, Unit
from workforce.queries.induction_figures import rates, tallies, total

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

UNTIL = date(2026, 11, 22)


def test_inductions_are_there_mostly_in_time() -> None:
    counts = seed(seed=1, staff=100, years=2, until=UNTIL)

    teams = list(Unit.objects.values_list("pk", flat=True))
    whole = total(list(tallies(teams, date(2026, 1, 1), UNTIL, UNTIL).values()))
    day_1, tasks, complete, done = rates(whole)
    assert counts["inductions"] == Induction.objects.count() > 10
    assert complete is not None
    assert 40 < (day_1 or 0) < 100
    assert 60 < (tasks or 0) < 100
    assert 70 < (done or 0) < 100
    assert InductionItem.objects.filter(state="open", due_on__lt=UNTIL).exists()
    assert StarterAnswer.objects.exists()
    assert FlexibleRequest.objects.exists()
    facts = ("workforce_induction", "workforce_adjustment", "workforce_agreedworkpattern")
    assert not ChangedFact.objects.filter(fact__in=facts).exists()


def test_an_empty_council_takes_them_too() -> None:
    assert set(write_starting(UNTIL, Chance.of(1, "starting")).values()) == {0}
