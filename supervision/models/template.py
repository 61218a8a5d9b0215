"""The form of a record: which prompts the council asks, in which order; and the order a manager prefers."""

import pgtrigger
from django.db import models
from django.db.models import Q

from workforce.models import Account
from workforce.models.history import tracked


@tracked()
class RecordTemplate(models.Model):
    """A version of the form. `prompts`: keys of supervision/prompts.py in order; `required`: those not left empty.

    `wording`: the council's own words for a prompt, by key. The highest version that is published holds; a record keeps
    the number of the version it was written by.
    """

    version = models.PositiveIntegerField(unique=True)
    name = models.CharField(max_length=120)
    prompts = models.JSONField(default=list)
    required = models.JSONField(default=list, blank=True)
    wording = models.JSONField(default=dict, blank=True)
    tools = models.JSONField("practice models and tools", default=list, blank=True)
    published_on = models.DateField(null=True, blank=True)
    by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["-version"]
        verbose_name = "form of supervision records"
        verbose_name_plural = "forms of supervision records"
        constraints = [
            models.CheckConstraint(condition=Q(version__gte=1), name="template_versions_begin_at_1")
        ]
        triggers = [
            pgtrigger.Protect(
                name="published_form_stays",
                operation=pgtrigger.Update | pgtrigger.Delete,
                condition=pgtrigger.Q(old__published_on__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return f"{self.name}, version {self.version}"


class PromptOrder(models.Model):
    """The order in which one account likes the prompts. Prompts that it does not name come after."""

    account = models.OneToOneField(Account, on_delete=models.CASCADE, primary_key=True, related_name="+")
    keys = models.JSONField(default=list)

    def __str__(self) -> str:
        return f"Order of account {self.account_id}"
