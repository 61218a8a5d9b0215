"""Answers on equality: given by the person alone, and taken back by the person alone."""

from collections.abc import Mapping
from datetime import date

from django.db import transaction

from workforce.domain.errors import DomainError
from workforce.domain.record import hold_person
from workforce.enums import Ethnicity
from workforce.models import Account, WorkerEquality
from workforce.queries.equality_questions import NOT_SAID_KEY, QUESTIONS


@transaction.atomic
def answer_equality(*, worker_id: int, answers: Mapping[str, str], on: date, by: Account) -> WorkerEquality:
    """Put these answers in place of those on record. A question without an answer is one not answered.

    Raises DomainError for anybody but the person.
    """
    if by.worker_id != worker_id:
        raise DomainError("Only the person can answer the questions on equality.")
    hold_person(worker_id)
    row = WorkerEquality.objects.filter(worker_id=worker_id).first() or WorkerEquality(worker_id=worker_id)
    for question in QUESTIONS:
        setattr(row, question.field, answers.get(question.field, ""))
    row.sex_not_said = row.sex == NOT_SAID_KEY
    row.sex = "" if row.sex_not_said else row.sex
    row.ethnicity = Ethnicity.REFU if row.ethnicity == NOT_SAID_KEY else row.ethnicity
    row.declared_on = on
    row.full_clean()
    row.save()
    return row
