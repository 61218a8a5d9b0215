"""Versions of the form of records, for those who keep it."""

from typing import Any

from django.db.models import QuerySet

from supervision.models import RecordTemplate
from workforce.access.scope import Reach


def record_forms(reach: Reach) -> "QuerySet[Any]":
    """Every version, the latest first; none unless the reach is everyone."""
    found = RecordTemplate.objects.all() if reach.everyone else RecordTemplate.objects.none()
    return found.select_related("by__worker").order_by("-version")


def version_in_force() -> int | None:
    """The version by which records are written now; None where none is published. One query."""
    found = RecordTemplate.objects.filter(published_on__isnull=False).order_by("-version")
    version: int | None = found.values_list("version", flat=True).first()
    return version
