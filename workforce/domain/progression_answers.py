"""What an applicant says of criteria that no record knows, and what the manager confirms."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from workforce.domain.errors import DomainError
from workforce.domain.progression import check_is_another, held, writable
from workforce.domain.progression_criteria import criterion_lines
from workforce.enums import ProgressionState
from workforce.models import (
    Account,
    CriterionAnswer,
    ProgressionApplication,
)

OPEN_TO_CONFIRM = (
    ProgressionState.INTEREST,
    ProgressionState.TALKED,
    ProgressionState.DRAFT,
    ProgressionState.SUBMITTED,
    ProgressionState.DEFERRED,
)
"""States in which the manager may confirm."""


@dataclass(frozen=True, slots=True)
class Answered:
    """What somebody says of a criterion."""

    met: bool
    words: str = ""


@transaction.atomic
def answer_criteria(
    *, application_id: int, answers: Mapping[int, Answered], today: date, by: Account | None
) -> int:
    """The applicant says how criteria stand that no record knows. Returns how many answers are new."""
    application = writable(application_id, by, also=(ProgressionState.INTEREST,))
    return _keep_answers(application, answers, today, by, confirms=False)


@transaction.atomic
def confirm_criteria(
    *, application_id: int, answers: Mapping[int, Answered], today: date, by: Account | None
) -> int:
    """The manager says the same, which holds from then on. Returns how many answers are new."""
    application = held(application_id)
    check_is_another(application, by)
    if application.state not in OPEN_TO_CONFIRM:
        raise DomainError("The application is with the panel: nothing more is confirmed.")
    return _keep_answers(application, answers, today, by, confirms=True)


def _keep_answers(
    application: ProgressionApplication,
    answers: Mapping[int, Answered],
    today: date,
    by: Account | None,
    *,
    confirms: bool,
) -> int:
    lines = {line.criterion.pk: line for line in criterion_lines(application, today)}
    kept = 0
    for key, answered in answers.items():
        line = lines[key]
        before = line.said.confirmed if confirms else line.said.answer
        if line.known or (before and (before.met, before.words) == (answered.met, answered.words)):
            continue
        said = CriterionAnswer(
            application=application,
            criterion=line.criterion,
            met=answered.met,
            words=answered.words,
            confirms=confirms,
            on=today,
            by=by,
        )
        said.full_clean()
        said.save()
        kept += 1
    return kept
