"""What is addressed to some of the people: everybody, those who manage, or roles and teams.

Who belongs to an audience is asked by day in supervision/queries/audience.py; agency workers always may.
"""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from supervision.enums import AudienceKind


class Addressed(models.Model):
    """No units: anywhere; no roles: any role. Units and roles that were used are never deleted: keys suffice."""

    audience = models.CharField("who", max_length=9, choices=AudienceKind, default=AudienceKind.EVERYBODY)
    unit_ids = ArrayField(models.BigIntegerField(), default=list, blank=True)
    role_ids = ArrayField(models.BigIntegerField(), default=list, blank=True)

    class Meta:
        abstract = True


def has_an_audience(name: str) -> models.CheckConstraint:
    """Roles or teams are named where they are to be chosen, and nowhere else."""
    return models.CheckConstraint(
        condition=Q(audience__in=[AudienceKind.EVERYBODY, AudienceKind.MANAGERS], unit_ids=[], role_ids=[])
        | (Q(audience=AudienceKind.CHOSEN) & ~Q(unit_ids=[], role_ids=[])),
        name=name,
        violation_error_message="Choose at least one role or team, or everybody.",
    )
