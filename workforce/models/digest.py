"""E-mails of what is due: who wants them when, and which have been sent."""

from django.db import models
from django.db.models import Q

from workforce.enums import DigestFrequency, Weekday
from workforce.models.account import Account
from workforce.models.registration import only_added


class DigestPreference(models.Model):
    """How often an account wants the e-mail. `weekday` None: on the day that the council chose.

    Without a row, whoever holds a role over a unit gets it weekly, and nobody else any.
    """

    account = models.OneToOneField(
        Account, on_delete=models.CASCADE, primary_key=True, related_name="digest_preference"
    )
    how_often = models.CharField(max_length=6, choices=DigestFrequency)
    weekday = models.PositiveSmallIntegerField(choices=Weekday, null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(how_often__in=DigestFrequency.values), name="digest_frequency_is_known"
            ),
            models.CheckConstraint(
                condition=Q(weekday__isnull=True) | Q(weekday__in=Weekday.values),
                name="digest_comes_on_a_day_of_work",
                violation_error_message="Choose a day from Monday to Friday.",
            ),
        ]

    def __str__(self) -> str:
        return self.get_how_often_display()


class DigestSent(models.Model):
    """That an account was dealt with on a day. Only ever added; the row is what keeps an e-mail from going out twice.

    `overdue` and `coming`: how many of each the e-mail counted; where both are 0 there was nothing to write about.
    """

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="digests", db_index=False)
    day = models.DateField()
    overdue = models.PositiveIntegerField()
    coming = models.PositiveIntegerField()
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["account", "day"], name="one_digest_a_day")]
        triggers = only_added()

    def __str__(self) -> str:
        return f"Digest of {self.day} for account {self.account_id}"
