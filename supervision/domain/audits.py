"""Quality audits: a sample is drawn and given out; each record is judged once and then locked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import cycle
from random import Random

from django.db import transaction

from supervision.enums import Criterion, Grade, Judged
from supervision.models import SessionAudit, SupervisionSession
from supervision.queries.reading import SHARED_STATES
from workforce.domain.errors import DomainError
from workforce.models import Account
from workforce.periods import british

MOST_RECORDS = 200
"""The most records of one sample."""


@dataclass(frozen=True, slots=True)
class Sample:
    """What a sample is called, who judges it, and by when."""

    name: str
    auditors: Sequence[Account]
    until: date


def drawn(session_ids: Sequence[int], number: int, seed: int) -> list[int]:
    """So many records at random: the same ones for the same records and the same seed."""
    ordered = sorted(session_ids)
    return Random(seed).sample(ordered, min(number, len(ordered)))


@transaction.atomic
def draw_sample(
    *, sample: Sample, among: Sequence[int], number: int, seed: int, today: date, by: Account
) -> list[SessionAudit]:
    """Draw records at random and give them out. The seed becomes part of the sample's name, so that it can be drawn
    again from the same records. Raises DomainError where there is none, or as `give_out` does.
    """
    if not among:
        raise DomainError("No shared record fits. Choose a longer period, or another team or kind.")
    named = Sample(f"{sample.name.strip()}, seed {seed}", sample.auditors, sample.until)
    return give_out(sample=named, session_ids=drawn(among, number, seed), today=today, by=by)


@transaction.atomic
def give_out(*, sample: Sample, session_ids: Sequence[int], today: date, by: Account) -> list[SessionAudit]:
    """Give records to the auditors in turn. From now on each reads theirs, until done or until the last day.

    Nobody is given a record that they led, took part in or are the subject of. Raises DomainError for records that are
    not shared, a last day before today, no auditor, a name that is taken, or where no auditor may judge a record.
    """
    if not sample.name.strip():
        raise DomainError("Give the sample a name, for example Spring 2026.")
    if not session_ids or len(session_ids) > MOST_RECORDS:
        raise DomainError(f"Choose from 1 to {MOST_RECORDS} records.")
    if sample.until < today:
        raise DomainError("The last day lies in the past. Choose today or a later day.")
    if not sample.auditors:
        raise DomainError("Choose at least one auditor.")
    if SessionAudit.objects.filter(sample=sample.name).exists():
        raise DomainError("A sample of this name was drawn already. Choose another name.")
    found = SupervisionSession.objects.filter(pk__in=session_ids, state__in=SHARED_STATES).order_by("pk")
    sessions = list(found.prefetch_related("members"))
    if len(sessions) != len(set(session_ids)):
        raise DomainError("Only records that are shared can be in a sample. Choose again.")
    turns, given = cycle(sample.auditors), []
    for session in sessions:
        auditor = _one_who_may(session, sample.auditors, turns)
        audit = SessionAudit(
            session=session,
            auditor=auditor,
            sample=sample.name,
            assigned_on=today,
            until=sample.until,
            assigned_by=by,
        )
        audit.full_clean(exclude=["session", "auditor", "assigned_by"])
        audit.save()
        given.append(audit)
    return given


def _one_who_may(
    session: SupervisionSession, auditors: Sequence[Account], turns: "cycle[Account]"
) -> Account:
    """The next in turn whose own record it is not."""
    concerned = {
        session.supervisor_id,
        session.supervisee_id,
        *(each.worker_id for each in session.members.all()),
    }
    taken = set(session.audits.values_list("auditor", flat=True))
    for _ in auditors:
        auditor = next(turns)
        if auditor.pk not in taken and (auditor.worker_id is None or auditor.worker_id not in concerned):
            return auditor
    raise DomainError(
        f"None of these auditors may judge the record of {british(session.on)}: it is their own, or they have "
        "judged it already. Choose another auditor as well."
    )


@dataclass(frozen=True, slots=True)
class Judgement:
    """What an auditor says of a record. `answers`: by criterion; some may be missing until it is done."""

    answers: Mapping[Criterion, Judged] = field(default_factory=dict)
    grade: Grade | None = None
    feedback: str = ""
    actions: str = ""


@transaction.atomic
def judge(*, audit_id: int, judgement: Judgement, done: bool, today: date, by: Account) -> SessionAudit:
    """Keep what the auditor says, and lock it where it is done: the record closes to them, the supervisor reads it.

    Raises DomainError for anybody else's audit, one that is done or whose time is over, or where it is done without an
    answer to every criterion and a grade.
    """
    audit: SessionAudit = SessionAudit.objects.select_for_update(of=("self",)).get(pk=audit_id)
    if audit.auditor_id != by.pk:
        raise DomainError("This record was given to somebody else to judge.")
    if audit.done_on is not None:
        raise DomainError("This audit is done and locked.")
    if not audit.assigned_on <= today <= audit.until:
        raise DomainError("The time of this audit is over. Ask whoever drew the sample to give it out again.")
    missing = [criterion.label for criterion in Criterion if criterion not in judgement.answers]
    if done and missing:
        raise DomainError(f"Say yes, partly or no to: {', '.join(missing)}.")
    if done and judgement.grade is None:
        raise DomainError("Choose a grade.")
    audit.judgements = {criterion.value: answer.value for criterion, answer in judgement.answers.items()}
    audit.grade = judgement.grade.value if judgement.grade else ""
    audit.feedback, audit.actions = judgement.feedback.strip(), judgement.actions.strip()
    audit.done_on = today if done else None
    audit.save()
    return audit


@transaction.atomic
def take_back(*, audit_id: int, today: date, by: Account) -> None:
    """Close an audit: its auditor reads the record no more. Raises DomainError for one that is done."""
    audit: SessionAudit = SessionAudit.objects.select_for_update(of=("self",)).get(pk=audit_id)
    if audit.done_on is not None:
        raise DomainError("This audit is done and locked.")
    audit.delete()
