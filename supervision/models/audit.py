"""Quality: samples of records, given to an auditor, who reads and judges them and nothing else."""

from typing import Any, Self

from django.db import models
from django.db.models import F, Q

from supervision.enums import Criterion, Grade
from supervision.models.locked import locked
from supervision.models.session import SupervisionSession
from workforce.access.scope import Reach
from workforce.models import Account
from workforce.models.encrypted import EncryptedTextField
from workforce.models.history import tracked


class SessionAuditQuerySet(models.QuerySet[Any]):
    """Words about audits."""

    def within(self, reach: Reach) -> Self:
        """All of them for whoever draws the samples; an auditor's own are asked for by account."""
        return self if reach.everyone else self.none()


@tracked()
class SessionAudit(models.Model):
    """One record of a sample, and what its auditor says of it. Open to the auditor until it is done, or `until`.

    `sample`: its name, with the seed where it was drawn at random.
    """

    session = models.ForeignKey(SupervisionSession, on_delete=models.PROTECT, related_name="audits")
    auditor = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    sample = models.CharField(max_length=120)
    assigned_on = models.DateField()
    until = models.DateField("open until")
    done_on = models.DateField(null=True, blank=True)
    grade = models.CharField(max_length=1, choices=Grade, blank=True)
    judgements = models.JSONField(default=dict, blank=True, help_text="Yes, partly or no, by criterion.")
    feedback = EncryptedTextField(blank=True)
    actions = EncryptedTextField("what is to be done", blank=True)
    assigned_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")

    objects = SessionAuditQuerySet.as_manager()

    class Meta:
        verbose_name = "audit of a supervision record"
        verbose_name_plural = "audits of supervision records"
        constraints = [
            models.UniqueConstraint(
                fields=["session", "auditor"],
                name="record_is_audited_once_by_one",
                violation_error_message="This record is in a sample of this auditor already.",
            ),
            models.CheckConstraint(
                condition=Q(until__gte=F("assigned_on")), name="audit_ends_after_it_starts"
            ),
            models.CheckConstraint(
                condition=Q(done_on__isnull=True) | ~Q(grade=""),
                name="done_audit_has_a_grade",
                violation_error_message="Choose a grade.",
            ),
            models.CheckConstraint(condition=Q(grade__in=["", *Grade.values]), name="audit_grade_is_known"),
            models.CheckConstraint(
                condition=Q(done_on__isnull=True) | Q(done_on__gte=F("assigned_on"), done_on__lte=F("until")),
                name="audit_is_done_in_its_time",
            ),
        ]
        triggers = [
            locked(
                "done_audit_stays",
                *("session_id", "auditor_id", "sample", "assigned_on", "until", "done_on", "grade"),
                *("judgements", "feedback", "actions"),
                once="OLD.done_on IS NOT NULL",
            )
        ]

    def __str__(self) -> str:
        return f"Audit of session {self.session_id}"

    @property
    def criteria(self) -> list[tuple[str, str]]:
        """Each criterion with what was said of it, in words."""
        return [(each.label, self.judgements.get(each.value, "")) for each in Criterion]
