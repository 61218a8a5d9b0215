"""Policies and practice standards: versions, who has acknowledged them, and what people say to the standards."""

from typing import Any, Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from supervision.enums import PracticeKind, SelfRating, SupportKind
from supervision.models.audience import Addressed, has_an_audience
from supervision.models.template import RecordTemplate
from workforce.access.scope import Reach
from workforce.models import Worker
from workforce.models.account import by_account
from workforce.models.history import tracked
from workforce.models.registration import only_added

MOST_CHOICES = 4


class PracticeDocumentQuerySet(models.QuerySet[Any]):
    """Words about documents. Everybody may read them all; the audience acknowledges them."""

    def offered(self) -> Self:
        """Those that nobody has withdrawn."""
        return self.filter(withdrawn_on__isnull=True)

    def containing(self, words: str) -> Self:
        """Those with each of these words in name or subject."""
        found = self
        for word in words.split():
            found = found.filter(Q(name__icontains=word) | Q(about__icontains=word))
        return found


@tracked()
class PracticeDocument(Addressed):
    """A policy or standards, whatever its versions say. `review_on`: when somebody looks whether it still holds."""

    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=8, choices=PracticeKind)
    about = models.CharField("what it is about", max_length=300, blank=True)
    review_on = models.DateField("to be reviewed on")
    withdrawn_on = models.DateField(null=True, blank=True)
    by = by_account()

    objects = PracticeDocumentQuerySet.as_manager()

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            has_an_audience("document_has_an_audience"),
            models.UniqueConstraint(
                fields=["name"],
                condition=Q(withdrawn_on__isnull=True),
                name="practice_document_name_once",
                violation_error_message="There is a document of this name already. Add a version to it.",
            ),
            models.CheckConstraint(condition=Q(kind__in=PracticeKind.values), name="practice_kind_is_known"),
        ]

    def __str__(self) -> str:
        return self.name


@tracked()
class PracticeVersion(models.Model):
    """What holds from its launch on. Only ever added. `acknowledge_by`: the last day to say that one has read it.

    `template`: the form of supervision records that goes with it (HA-11).
    """

    document = models.ForeignKey(PracticeDocument, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    launched_on = models.DateField("launched on")
    acknowledge_by = models.DateField()
    link = models.URLField("where it stands", max_length=500)
    news = models.CharField("what is new", max_length=1000, blank=True)
    template = models.ForeignKey(
        RecordTemplate, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    by = by_account()

    class Meta:
        verbose_name = "version of a practice document"
        verbose_name_plural = "versions of practice documents"
        ordering = ["document", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["document", "number"], name="practice_version_once"),
            models.CheckConstraint(
                condition=Q(acknowledge_by__gte=F("launched_on")), name="acknowledged_after_the_launch"
            ),
        ]
        triggers = only_added()

    def __str__(self) -> str:
        return f"Version {self.number}"


@tracked()
class PracticeStandard(models.Model):
    """One standard of a version, against which people measure their own practice."""

    version = models.ForeignKey(PracticeVersion, on_delete=models.PROTECT, related_name="standards")
    number = models.PositiveSmallIntegerField()
    words = models.CharField(max_length=300)

    class Meta:
        ordering = ["version", "number"]
        constraints = [models.UniqueConstraint(fields=["version", "number"], name="practice_standard_once")]
        triggers = only_added()

    def __str__(self) -> str:
        return self.words


@tracked()
class PracticeQuestion(models.Model):
    """A question with its choices, of which number `right` (from 0) is the right one."""

    version = models.ForeignKey(PracticeVersion, on_delete=models.PROTECT, related_name="questions")
    words = models.CharField("question", max_length=300)
    choices = ArrayField(models.CharField(max_length=200))
    right = models.PositiveSmallIntegerField()

    class Meta:
        verbose_name = "question on a practice document"
        verbose_name_plural = "questions on practice documents"
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(choices__len__range=(2, MOST_CHOICES), right__lt=F("choices__len")),
                name="question_has_a_right_answer",
                violation_error_message="Give two to four answers, and say which is right.",
            )
        ]
        triggers = only_added()

    def __str__(self) -> str:
        return self.words


class PracticeAcknowledgementQuerySet(models.QuerySet[Any]):
    """Words about acknowledgements."""

    def within(self, reach: Reach) -> Self:
        """Those of the people in reach."""
        return self if reach.everyone else self.filter(worker__in=Worker.objects.within(reach))


@tracked()
class PracticeAcknowledgement(models.Model):
    """That somebody has read a version, on a day, and how many of its questions they answered rightly."""

    version = models.ForeignKey(PracticeVersion, on_delete=models.PROTECT, related_name="acknowledgements")
    worker = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="practice_acknowledgements")
    on = models.DateField()
    asked = models.PositiveSmallIntegerField(default=0)
    right = models.PositiveSmallIntegerField(default=0)

    objects = PracticeAcknowledgementQuerySet.as_manager()

    class Meta:
        verbose_name = "acknowledgement of a practice document"
        verbose_name_plural = "acknowledgements of practice documents"
        constraints = [
            models.UniqueConstraint(
                fields=["version", "worker"],
                name="version_acknowledged_once",
                violation_error_message="You have acknowledged this version already.",
            ),
            models.CheckConstraint(condition=Q(right__lte=F("asked")), name="right_answers_were_asked"),
        ]
        triggers = only_added()

    def __str__(self) -> str:
        return f"Acknowledged on {self.on}"


@tracked()
class PracticeWorkshop(models.Model):
    """That a workshop on a version was held, and how many came."""

    version = models.ForeignKey(PracticeVersion, on_delete=models.PROTECT, related_name="workshops")
    on = models.DateField()
    attended = models.PositiveSmallIntegerField("how many came")
    by = by_account()

    class Meta:
        verbose_name = "workshop on a practice document"
        verbose_name_plural = "workshops on practice documents"
        ordering = ["on", "pk"]
        triggers = only_added()

    def __str__(self) -> str:
        return f"Workshop on {self.on}"


class SelfAssessmentQuerySet(models.QuerySet[Any]):
    """Words about self-assessments. There are two ways to them: one's own rows, and numbers of many."""

    def within(self, reach: Reach) -> Self:
        """One's own, however far the reach goes."""
        return self.filter(worker=reach.own_worker_id) if reach.own_worker_id else self.none()


class SelfAssessment(models.Model):
    """How somebody measures their own practice against the standards of a version: ratings by number of standard.

    It is nobody's but theirs: no page of anybody else shows it, and it is not kept in the history.
    """

    worker = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    version = models.ForeignKey(PracticeVersion, on_delete=models.PROTECT, related_name="assessments")
    on = models.DateField()
    ratings = models.JSONField(help_text=f"From {SelfRating.LEARNING} to {SelfRating.ALWAYS}.")

    objects = SelfAssessmentQuerySet.as_manager()

    class Meta:
        verbose_name = "self-assessment against practice standards"
        verbose_name_plural = "self-assessments against practice standards"
        ordering = ["on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["worker", "version", "on"],
                name="self_assessed_once_a_day",
                violation_error_message="You have assessed yourself today already.",
            )
        ]
        triggers = only_added()

    def __str__(self) -> str:
        return f"Self-assessment of {self.on}"


class PracticeSupportQuerySet(models.QuerySet[Any]):
    """Words about support."""

    def within(self, reach: Reach) -> Self:
        """That which the people in reach were given."""
        return self if reach.everyone else self.filter(supported__in=Worker.objects.within(reach))


@tracked()
class PracticeSupport(models.Model):
    """That a colleague or a manager supported somebody's practice: who, whom, how, when. Nothing of what was said."""

    supporter = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="support_given")
    supported = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="support_taken")
    kind = models.CharField(max_length=8, choices=SupportKind)
    on = models.DateField()
    by = by_account()

    objects = PracticeSupportQuerySet.as_manager()

    class Meta:
        verbose_name = "support of somebody’s practice"
        verbose_name_plural = "supports of people’s practice"
        ordering = ["-on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["supporter", "supported", "kind", "on"],
                name="support_once_a_day",
                violation_error_message="This is recorded already.",
            ),
            models.CheckConstraint(
                condition=~Q(supporter=F("supported")),
                name="support_is_between_two_people",
                violation_error_message="Nobody supports themselves. Enter a colleague’s number.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} on {self.on}"
