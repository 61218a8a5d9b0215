"""What new starters are asked after 30 and 90 days."""

from collections.abc import Mapping
from datetime import date, timedelta

from django.db import transaction

from workforce.domain.errors import DomainError
from workforce.enums import InductionReason, SurveyWave
from workforce.models import Account, Induction, StarterAnswer, StarterSurvey
from workforce.periods import british, month_end
from workforce.queries.starter_surveys import team_of_start


@transaction.atomic
def answer_survey(
    *,
    induction_id: int,
    wave: SurveyWave,
    scores: Mapping[str, int],
    words: str,
    today: date,
    by: Account,
) -> StarterSurvey:
    """Keep that the starter has answered, and apart from it, with nothing that leads back, what was answered.

    Raises DomainError for anybody but the starter, before the day, or a second time.
    """
    induction = Induction.objects.select_for_update(of=("self",), no_key=True).get(pk=induction_id)
    if by.worker_id != induction.worker_id or induction.reason != InductionReason.START:
        raise DomainError("Only the person who has started here answers these questions.")
    opens = induction.starts_on + timedelta(days=wave)
    if today < opens:
        raise DomainError(f"These questions are asked from {british(opens)} on.")
    survey = StarterSurvey(induction=induction, wave=wave, answered_on=today)
    survey.full_clean()
    survey.save()
    team_id = team_of_start(induction)
    if team_id is not None:
        answer = StarterAnswer(
            team_id=team_id, wave=wave, month=month_end(today), words=words.strip(), **scores
        )
        answer.full_clean()
        answer.save()
    return survey
