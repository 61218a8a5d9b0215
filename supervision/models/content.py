"""What was said: encrypted, in versions that are only ever added; drafts, addenda, and what is for the two only."""

from django.db import models

from supervision.models.session import SupervisionSession
from workforce.models import Account, Worker
from workforce.models.account import by_account
from workforce.models.encrypted import EncryptedJSONField, EncryptedTextField
from workforce.models.registration import only_added


class SessionVersion(models.Model):
    """The record as saved, by key of its prompt (supervision/prompts.py). The highest number holds."""

    session = models.ForeignKey(SupervisionSession, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    body = EncryptedJSONField()
    at = models.DateTimeField(auto_now_add=True)
    by = by_account()

    class Meta:
        ordering = ["session", "number"]
        constraints = [
            models.UniqueConstraint(fields=["session", "number"], name="session_version_number_once")
        ]
        triggers = only_added()

    def __str__(self) -> str:
        return f"Version {self.number} of session {self.session_id}"


class WellbeingVersion(models.Model):
    """Wellbeing, health and adjustments, as talked about: for the supervisor of the session and the supervisee only."""

    session = models.ForeignKey(
        SupervisionSession, on_delete=models.PROTECT, related_name="wellbeing_versions"
    )
    number = models.PositiveSmallIntegerField()
    body = EncryptedJSONField()
    at = models.DateTimeField(auto_now_add=True)
    by = by_account()

    class Meta:
        ordering = ["session", "number"]
        constraints = [
            models.UniqueConstraint(fields=["session", "number"], name="wellbeing_version_number_once")
        ]
        triggers = only_added()

    def __str__(self) -> str:
        return f"Wellbeing of session {self.session_id}, version {self.number}"


class SessionDraft(models.Model):
    """What somebody is typing about a session and has not saved yet. One for each session and writer; no history.

    `session` None: of a session that is not on record yet, with `worker`, or with a group where that is None, too.
    `number` counts the saves: a tab that holds an older number is told of the newer one before it writes.
    `body`: every field of the form by its name, the restricted ones too; and what other tabs hold beside it.
    """

    session = models.ForeignKey(
        SupervisionSession, on_delete=models.CASCADE, null=True, blank=True, related_name="drafts"
    )
    worker = models.ForeignKey(Worker, on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="+")
    number = models.PositiveIntegerField(default=1)
    body = EncryptedJSONField()
    saved_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["account", "session", "worker"], name="one_draft_of_a_writer", nulls_distinct=False
            )
        ]

    def __str__(self) -> str:
        return f"Draft of session {self.session_id}"


class Addendum(models.Model):
    """Something added to a locked record, or a statement of the supervisee in a dispute. Only ever added."""

    session = models.ForeignKey(SupervisionSession, on_delete=models.PROTECT, related_name="addenda")
    words = EncryptedTextField()
    is_statement = models.BooleanField("statement of the supervisee", default=False)
    at = models.DateTimeField(auto_now_add=True)
    by = by_account()

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = "addenda"
        triggers = only_added()

    def __str__(self) -> str:
        return f"Addendum to session {self.session_id}"
