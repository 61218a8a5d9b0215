"""The synthetic council has returns and checks of teams, and its figures know nothing of them."""

from datetime import date

import pytest

from workforce.demo.seeding import seed
from workforce.models import ChangedFact, ExpectedReturn, ReturnConversation, TeamConfirmation, Unit
from workforce.periods import month_end
from workforce.queries.team_checks import confirmed_records, team_states

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

UNTIL = date(2026, 11, 22)


def test_returns_and_checks_are_there_with_one_team_that_never_checks() -> None:
    seed(seed=1, staff=300, years=2, until=UNTIL)

    teams = list(Unit.objects.filter(kind="team").order_by("code").values_list("pk", flat=True))
    states = team_states(teams, UNTIL, 90)
    never = [state.team_id for state in states.values() if state.checked_on is None]
    whole = confirmed_records(Unit.objects.get(code="CHS").pk, UNTIL)
    last_months = {month_end(day) for day in TeamConfirmation.objects.values_list("on", flat=True)}
    assert never == [teams[0]]
    assert 0.6 < whole.confirmed / whole.records < 0.97
    assert len(last_months) >= 6
    assert ReturnConversation.objects.filter(held_by__isnull=False).count() > 20
    assert ExpectedReturn.objects.exists()
    assert not ChangedFact.objects.filter(fact__in=["workforce_teamconfirmation"]).exists()
