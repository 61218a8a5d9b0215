"""Quality of appraisals: those of a sample, given to somebody who reads and scores them and nothing else."""

from typing import Any, Self

from django.db import models
from django.db.models import F, Q

from supervision.enums import SampleCriterion, Score
from supervision.models.appraisal import Appraisal
from workforce.access.scope import Reach
from workforce.models import Account
from workforce.models.encrypted import EncryptedTextField
from workforce.models.history import tracked

GOOD_FROM = 3 * len(SampleCriterion)
"""The sum of all scores from which an appraisal counts as good: on average 3 of 4."""


class AppraisalSampleQuerySet(models.QuerySet[Any]):
    """Words about samples."""

    def within(self, reach: Reach) -> Self:
        """All of them for whoever draws them; an auditor's own are asked for by account."""
        return self if reach.everyone else self.none()

    def of_auditor(self, account: Account) -> Self:
        """Those that an account is to score, or has scored."""
        return self.filter(auditor=account)


def _score() -> "models.PositiveSmallIntegerField[int | None, int | None]":
    return models.PositiveSmallIntegerField(choices=Score, null=True, blank=True)


def _all_scored() -> Q:
    """Every score is there and from 1 to 4: nothing at all is neither in a range nor outside."""
    return Q(**{f"{each.value}__isnull": False for each in SampleCriterion}) & Q(
        **{f"{each.value}__range": (1, 4) for each in SampleCriterion}
    )


@tracked()
class AppraisalSample(models.Model):
    """One appraisal of a sample. Open to its auditor until it is scored, or `until`. A score is 1 to 4."""

    appraisal = models.ForeignKey(Appraisal, on_delete=models.PROTECT, related_name="samples")
    auditor = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    name = models.CharField("sample", max_length=120)
    assigned_on = models.DateField()
    until = models.DateField("open until")
    done_on = models.DateField(null=True, blank=True)
    smart = _score()
    evidence = _score()
    development = _score()
    priorities = _score()
    voice = _score()
    feedback = EncryptedTextField(blank=True)
    assigned_by = models.ForeignKey(
        Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = AppraisalSampleQuerySet.as_manager()

    class Meta:
        ordering = ["-assigned_on", "-pk"]
        verbose_name = "sampled appraisal"
        constraints = [
            models.UniqueConstraint(
                fields=["appraisal", "auditor"],
                name="appraisal_is_scored_once_by_one",
                violation_error_message="This appraisal is in a sample of this auditor already.",
            ),
            models.CheckConstraint(
                condition=Q(until__gte=F("assigned_on")), name="appraisal_sample_ends_after_it_starts"
            ),
            models.CheckConstraint(
                condition=Q(done_on__isnull=True) | _all_scored(),
                name="scored_appraisal_has_every_score",
                violation_error_message="Give a score from 1 to 4 to each criterion.",
            ),
            models.CheckConstraint(
                condition=Q(done_on__isnull=True) | Q(done_on__gte=F("assigned_on"), done_on__lte=F("until")),
                name="appraisal_is_scored_in_its_time",
            ),
        ]

    def __str__(self) -> str:
        return f"Sample of appraisal {self.appraisal_id}"

    @property
    def scores(self) -> list[tuple[str, int | None]]:
        """Each criterion in words with its score."""
        return [(str(each.label), getattr(self, each.value)) for each in SampleCriterion]

    @property
    def is_good(self) -> bool | None:
        """Whether it is good as a whole; None until it is scored."""
        if self.done_on is None:
            return None
        return sum(score or 0 for _, score in self.scores) >= GOOD_FROM
