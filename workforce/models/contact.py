"""How to reach people in private, and whom to call in an emergency. Kept apart from the directory's facts."""

from typing import Any, Self

from django.db import models

from workforce.access.scope import Reach
from workforce.models.history import tracked
from workforce.models.worker import Worker


class ContactQuerySet(models.QuerySet[Any]):
    """Words about contact details."""

    def within(self, reach: Reach) -> Self:
        """The rows of the people in reach."""
        return self if reach.everyone else self.filter(worker__in=Worker.objects.within(reach))


@tracked()
class WorkerContact(models.Model):
    """Private contact details of a person: edited by the person and HR, read by whoever manages the person."""

    worker = models.OneToOneField(Worker, on_delete=models.PROTECT, related_name="contact", primary_key=True)
    phone = models.CharField("private phone", max_length=30, blank=True)
    email = models.EmailField("private e-mail", blank=True)
    address = models.TextField(max_length=300, blank=True)

    objects = ContactQuerySet.as_manager()

    def __str__(self) -> str:
        return f"Contact details of worker {self.worker_id}"


@tracked()
class EmergencyContact(models.Model):
    """Somebody to call about a person in an emergency, in the order of `position`."""

    worker = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="emergency_contacts")
    position = models.PositiveSmallIntegerField("order")
    name = models.CharField(max_length=120)
    relation = models.CharField(max_length=60, blank=True)
    phone = models.CharField(max_length=30)

    objects = ContactQuerySet.as_manager()

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(
                fields=["worker", "position"],
                name="emergency_contacts_have_an_order",
                violation_error_message="Two people to call have the same place in the order.",
            ),
            models.CheckConstraint(
                condition=~models.Q(name="") & ~models.Q(phone=""),
                name="emergency_contact_can_be_called",
                violation_error_message="Somebody to call needs a name and a phone number.",
            ),
        ]

    def __str__(self) -> str:
        return f"Emergency contact {self.position} of worker {self.worker_id}"
