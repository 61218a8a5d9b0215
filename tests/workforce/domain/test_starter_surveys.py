"""What new starters answer is kept apart from them, and shown as averages of several only."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from tests.factories.starting import InductionFactory, StarterAnswerFactory
from tests.factories.workforce import AccountFactory, AssignmentFactory, UnitFactory
from tests.periods import TODAY
from workforce.domain.errors import DomainError
from workforce.domain.starter_surveys import answer_survey
from workforce.enums import SurveyWave
from workforce.models import Account, Induction, StarterAnswer, StarterSurvey
from workforce.periods import month_end, period
from workforce.queries.starter_surveys import averages

pytestmark = pytest.mark.django_db

SCORES = {"welcome": 5, "support": 4, "clarity": 3, "tools": 2}
BEGUN = TODAY - timedelta(days=30)


@pytest.fixture
def induction() -> Induction:
    held = AssignmentFactory(period=period(BEGUN))
    return InductionFactory(worker=held.worker, starts_on=BEGUN)


def answer(induction: Induction, by: Account | None = None, today: date = TODAY) -> StarterSurvey:
    return answer_survey(
        induction_id=induction.pk,
        wave=SurveyWave.DAY_30,
        scores=SCORES,
        words=" A desk was ready. ",
        today=today,
        by=by or AccountFactory(worker=induction.worker),
    )


def test_answer_has_no_way_back_to_who_gave_it(induction: Induction) -> None:
    """NS-48: the new starter's score; nobody is told whose."""
    answer(induction)
    kept = StarterAnswer.objects.get()
    assert {name: getattr(kept, name) for name in SCORES} == SCORES
    assert (kept.team, kept.month, kept.words) == (
        induction.worker.assignments.get().team,
        month_end(TODAY),
        "A desk was ready.",
    )
    pointed_to = {field.related_model.__name__ for field in StarterAnswer._meta.fields if field.related_model}
    assert pointed_to == {"Unit"}
    assert not hasattr(StarterAnswer, "pgh_event_model")


def test_answered_once(induction: Induction) -> None:
    account = AccountFactory(worker=induction.worker)
    answer(induction, account)
    with pytest.raises(ValidationError, match="answered these questions already"):
        answer(induction, account)


def test_nobody_answers_for_another(induction: Induction) -> None:
    with pytest.raises(DomainError, match="Only the person who has started"):
        answer(induction, AccountFactory())


def test_questions_are_asked_from_the_day_on(induction: Induction) -> None:
    with pytest.raises(DomainError, match="from 30 September 2025 on"):
        answer(induction, today=TODAY - timedelta(days=1))


@pytest.mark.parametrize(("answers", "shown"), [(4, False), (5, True)])
def test_averages_are_shown_from_five_answers_on(answers: int, shown: bool) -> None:
    team = UnitFactory()
    for number in range(answers):
        StarterAnswerFactory(team=team, welcome=1 + number % 5, words="Good")
    found = averages([team.pk], TODAY.replace(day=1), month_end(TODAY), 5)[0]
    assert found.answers == answers
    assert found.scores == ((Decimal(3), Decimal(4), Decimal(3), Decimal(2)) if shown else None)
    assert found.words == ()


@pytest.mark.parametrize(("answers", "shown"), [(9, ()), (10, ("Good",))])
def test_words_are_shown_beside_ten_answers_only(answers: int, shown: tuple[str, ...]) -> None:
    team = UnitFactory()
    StarterAnswerFactory.create_batch(answers - 1, team=team)
    StarterAnswerFactory(team=team, words="Good")
    assert averages([team.pk], TODAY.replace(day=1), month_end(TODAY), 5)[0].words == shown


def test_answers_of_other_teams_and_months_do_not_count() -> None:
    StarterAnswerFactory.create_batch(5)
    team = UnitFactory()
    StarterAnswerFactory.create_batch(5, team=team, month=date(2024, 1, 31))
    assert averages([team.pk], TODAY.replace(day=1), month_end(TODAY), 5)[0].answers == 0
