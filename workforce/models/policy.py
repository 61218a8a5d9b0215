"""Numbers that rules use, as dated data; and the bank holidays."""

from django.db import models

from workforce.models.dated import Dated, DatedQuerySet, has_a_start, never_at_once
from workforce.models.history import tracked
from workforce.policy import PolicyKey


@tracked()
class PolicyValue(Dated):
    """What a rule's number is for a period. Without a row the default of workforce/policy.py holds."""

    key = models.CharField(max_length=60, choices=PolicyKey)
    value = models.JSONField()

    objects = DatedQuerySet.as_manager()

    class Meta:
        constraints = [
            has_a_start("policy_value_has_a_start"),
            never_at_once(
                "policy_has_one_value", "key", message="This setting already has a value in this period."
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_key_display()}: {self.value}"


@tracked()
class BankHoliday(models.Model):
    """A day off in England and Wales. Rows may be added before they are announced everywhere."""

    day = models.DateField(unique=True)
    name = models.CharField(max_length=80)

    class Meta:
        ordering = ["day"]

    def __str__(self) -> str:
        return f"{self.name}, {self.day}"
