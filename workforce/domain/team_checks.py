"""The monthly check of a team: a manager says who is in it as the record has it, and who is not."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from workforce.domain.errors import DomainError
from workforce.domain.record import ChangedMeanwhile
from workforce.enums import TeamAnswer
from workforce.models import Account, TeamConfirmation, TeamConfirmationSettled, Unit
from workforce.queries.team_checks import check_lines, mark_of


@dataclass(frozen=True, slots=True)
class Answer:
    """What is said about one person. `words` say what is wrong, where the answer alone does not."""

    answer: str
    words: str = ""


EVERYTHING_RIGHT = Answer(TeamAnswer.RIGHT)


@transaction.atomic
def check_team(
    *,
    team_id: int,
    answers: Mapping[int, Answer] | None,
    missing: str = "",
    seen: str,
    today: date,
    by: Account,
) -> list[TeamConfirmation]:
    """Keep an answer about everybody in the team but oneself; `answers=None`: everything is right.

    `seen` is the mark of the list that was shown. `missing`: who else is in the team. Raises ChangedMeanwhile where
    the list is no longer as it was shown, DomainError where an answer is left out or says too little.
    """
    Unit.objects.select_for_update().get(pk=team_id)
    lines = check_lines(team_id, today, but=by.worker_id)
    if mark_of(lines) != seen:
        raise ChangedMeanwhile
    said = {line.worker.pk: EVERYTHING_RIGHT for line in lines} if answers is None else answers
    without = [line.worker.name for line in lines if line.worker.pk not in said]
    if without:
        raise DomainError(f"Say about everybody whether the record is right: {', '.join(without)}.")
    rows = [_confirmation(team_id, line.worker.pk, said[line.worker.pk], today, by) for line in lines]
    if missing:
        rows.append(_confirmation(team_id, None, Answer(TeamAnswer.MISSING, missing), today, by))
    return [TeamConfirmation.objects.create(**row) for row in rows]


def _confirmation(
    team_id: int, worker_id: int | None, said: Answer, today: date, by: Account
) -> dict[str, object]:
    if said.answer == TeamAnswer.OTHER and not said.words:
        raise DomainError("Say in a few words what else is wrong.")
    return {
        "team_id": team_id,
        "worker_id": worker_id,
        "answer": said.answer,
        "words": "" if said.answer == TeamAnswer.RIGHT else said.words,
        "on": today,
        "confirmed_by": by,
    }


@transaction.atomic
def settle(*, confirmation_id: int, words: str, today: date, by: Account) -> TeamConfirmationSettled:
    """What was said to be wrong has been looked into: `words` say what was done. What was said is kept.

    Raises DomainError where nothing was wrong, it is settled already, or it is about oneself.
    """
    said = TeamConfirmation.objects.select_for_update(of=("self",)).get(pk=confirmation_id)
    if said.answer == TeamAnswer.RIGHT:
        raise DomainError("Nothing was said to be wrong.")
    if said.worker_id is not None and said.worker_id == by.worker_id:
        raise DomainError("It is about your own record. Ask a colleague in HR.")
    if TeamConfirmationSettled.objects.filter(confirmation=said).exists():
        raise DomainError("Somebody has settled this already.")
    settled = TeamConfirmationSettled(confirmation=said, on=today, words=words, settled_by=by)
    settled.full_clean(validate_unique=False)
    settled.save()
    return settled
