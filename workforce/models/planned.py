"""What plans are made of: the states that something came into, and the actions that somebody sees to."""

from django.db import models
from django.db.models import Q

from workforce.models.account import Account
from workforce.models.worker import Worker


class Move(models.Model):
    """That something came into a state on a day. `to` is the state, of the model's own list."""

    on = models.DateField()
    words = models.CharField(max_length=500, blank=True)
    by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.get_to_display()} on {self.on}"  # type: ignore[attr-defined]


class PlannedAction(models.Model):
    """Something that is to be done: what, who sees to it, by when; and what came of it."""

    text = models.CharField(max_length=300)
    owner = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    due_on = models.DateField()
    done_on = models.DateField(null=True, blank=True)
    outcome = models.CharField(max_length=300, blank=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.text


def outcome_once_it_is_done(name: str) -> models.CheckConstraint:
    """Nothing came yet of what is not done."""
    return models.CheckConstraint(
        condition=Q(done_on__isnull=False) | Q(outcome=""),
        name=name,
        violation_error_message="An action has an outcome once it is done.",
    )
