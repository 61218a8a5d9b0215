"""The information hub: notices with their audience, who has read them, and documents to find again.

What a notice says is a version; a correction is a further one, and the last one holds. Versions, readings and
withdrawals are only ever added. (`Notice` in models/notice.py is the notice of a contract.)
"""

from datetime import date
from typing import Any, Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Exists, OuterRef, Q

from workforce.enums import HubCategory
from workforce.models.account import Account
from workforce.models.dated import Dated, DatedQuerySet, has_a_start
from workforce.models.history import tracked
from workforce.models.registration import only_added


@tracked()
class Announcement(models.Model):
    """A notice, whatever its versions say. `published_by` None: the installation."""

    published_on = models.DateField()
    published_by = models.ForeignKey(
        Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    def __str__(self) -> str:
        return f"Notice {self.pk}"


class AnnouncementVersionQuerySet(DatedQuerySet):
    """Words about what notices say."""

    def holding(self) -> Self:
        """The last version of each notice."""
        later = self.model._default_manager.filter(
            announcement=OuterRef("announcement"), number__gt=OuterRef("number")
        )
        return self.filter(~Exists(later))

    def standing(self) -> Self:
        """Those of notices that nobody has withdrawn."""
        return self.filter(announcement__withdrawal__isnull=True)

    def containing(self, words: str) -> Self:
        """Those with each of these words in title or text."""
        found = self
        for word in words.split():
            found = found.filter(Q(title__icontains=word) | Q(text__icontains=word))
        return found

    def archived(self, day: date) -> Self:
        """Those whose last day has passed."""
        return self.filter(period__endswith__lte=day)


@tracked()
class AnnouncementVersion(Dated):
    """What a notice says, to whom, and on which days it is shown.

    The audience: everybody; or people who work today in one of the units or below, in a role of one of the role
    groups. No units: anywhere; no groups: any role. Units are never deleted, so that their keys suffice.
    """

    announcement = models.ForeignKey(Announcement, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=120)
    text = models.TextField(max_length=4000)
    link = models.URLField(max_length=500, blank=True)
    category = models.CharField(max_length=10, choices=HubCategory)
    everybody = models.BooleanField(default=False)
    unit_ids = ArrayField(models.BigIntegerField(), default=list, blank=True)
    role_groups = ArrayField(models.CharField(max_length=60), default=list, blank=True)
    written_on = models.DateField()
    by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    objects = AnnouncementVersionQuerySet.as_manager()

    class Meta:
        verbose_name = "version of a notice"
        verbose_name_plural = "versions of notices"
        constraints = [
            has_a_start("announcement_has_a_start"),
            models.UniqueConstraint(fields=["announcement", "number"], name="announcement_version_once"),
            models.CheckConstraint(
                condition=Q(category__in=HubCategory.values), name="announcement_category_is_known"
            ),
            models.CheckConstraint(
                condition=Q(everybody=True, unit_ids=[], role_groups=[])
                | (Q(everybody=False) & ~Q(unit_ids=[], role_groups=[])),
                name="announcement_has_an_audience",
                violation_error_message="A notice is for everybody, or for units or role groups.",
            ),
        ]
        triggers = only_added()

    def __str__(self) -> str:
        return self.title


@tracked()
class AnnouncementWithdrawal(models.Model):
    """That a notice was taken back, and why."""

    announcement = models.OneToOneField(
        Announcement, on_delete=models.CASCADE, primary_key=True, related_name="withdrawal"
    )
    on = models.DateField()
    reason = models.CharField(max_length=200)
    by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = "withdrawal of a notice"
        verbose_name_plural = "withdrawals of notices"
        triggers = only_added()

    def __str__(self) -> str:
        return f"Withdrawn on {self.on}"


class AnnouncementRead(models.Model):
    """That somebody has opened a version of a notice. Not kept in the history: only the mark itself matters."""

    version = models.ForeignKey(
        AnnouncementVersion, on_delete=models.CASCADE, related_name="readings", db_index=False
    )
    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="+", db_index=False)
    at = models.DateTimeField()

    class Meta:
        verbose_name = "reading of a notice"
        verbose_name_plural = "readings of notices"
        constraints = [models.UniqueConstraint(fields=["version", "account"], name="announcement_read_once")]

    def __str__(self) -> str:
        return f"Read at {self.at}"


class HubDocumentQuerySet(models.QuerySet[Any]):
    """Words about documents."""

    def offered(self) -> Self:
        """Those that nobody has taken away."""
        return self.filter(withdrawn_on__isnull=True)

    def containing(self, words: str) -> Self:
        """Those with each of these words in title or text."""
        found = self
        for word in words.split():
            found = found.filter(Q(title__icontains=word) | Q(about__icontains=word))
        return found


@tracked()
class HubDocument(models.Model):
    """Where a document stands, for everybody, and when somebody looks again whether it still holds.

    `kept_by` is who published it and has to review it.
    """

    title = models.CharField(max_length=120)
    about = models.CharField(max_length=300, blank=True)
    link = models.URLField(max_length=500)
    category = models.CharField(max_length=10, choices=HubCategory)
    review_on = models.DateField()
    kept_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    withdrawn_on = models.DateField(null=True, blank=True)

    objects = HubDocumentQuerySet.as_manager()

    class Meta:
        verbose_name = "document of the hub"
        verbose_name_plural = "documents of the hub"
        ordering = ["title"]
        constraints = [
            models.CheckConstraint(
                condition=Q(category__in=HubCategory.values), name="hub_document_category_is_known"
            )
        ]

    def __str__(self) -> str:
        return self.title
