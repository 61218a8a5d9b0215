"""Samples of appraisals for quality: drawn by chance, given to an auditor, scored."""

from collections.abc import Mapping, Sequence
from datetime import date

from django.db import transaction

from supervision.enums import SampleCriterion
from supervision.models import AppraisalReading, AppraisalSample
from supervision.queries.appraisal_reading import reads_as_auditor
from supervision.queries.appraisal_samples import Drawing, to_draw_from
from workforce.domain.errors import DomainError
from workforce.models import Account


@transaction.atomic
def draw_sample(
    *, drawing: Drawing, number: int, name: str, auditor: Account, until: date, today: date, by: Account
) -> Sequence[AppraisalSample]:
    """Take so many signed appraisals by chance and give them to an auditor, until a day.

    The auditor's own, and those that they appraised or countersigned, are never among them; nor what they have scored.
    Raises DomainError for a day that is gone, or where there is none to draw.
    """
    if until < today:
        raise DomainError("The day until which they are open is gone. Choose a later one.")
    found = to_draw_from(drawing, auditor)
    drawn = list(found.order_by("?")[:number])
    if not drawn:
        raise DomainError("No signed appraisal fits. Choose other months or another unit.")
    return AppraisalSample.objects.bulk_create(
        AppraisalSample(
            appraisal=each, auditor=auditor, name=name.strip(), assigned_on=today, until=until, assigned_by=by
        )
        for each in drawn
    )


@transaction.atomic
def score_appraisal(
    *, sample_id: int, scores: Mapping[str, int], feedback: str, today: date, by: Account
) -> AppraisalSample:
    """Score a sampled appraisal, 1 to 4 for each criterion; it closes for the auditor then.

    Raises DomainError for anybody but its auditor, or once it is closed; ValidationError where a score is missing.
    """
    sample: AppraisalSample = AppraisalSample.objects.select_for_update(of=("self",)).get(pk=sample_id)
    if not reads_as_auditor(sample, by, today):
        raise DomainError("This sample is closed, or somebody else's.")
    for each in SampleCriterion:
        setattr(sample, each.value, scores.get(each.value))
    sample.feedback, sample.done_on = feedback.strip(), today
    sample.full_clean()
    sample.save()
    return sample


def log_audit(*, sample: AppraisalSample, by: Account) -> None:
    """Keep that an auditor opened it; the person can see that it was in a sample."""
    AppraisalReading.objects.create(appraisal_id=sample.appraisal_id, account=by, read_as="auditor")
