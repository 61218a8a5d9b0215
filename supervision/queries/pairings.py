"""Pairings with a supervisor who is not the manager, by reach."""

from datetime import date
from enum import StrEnum
from typing import Any

from django.db.models import Q, QuerySet

from supervision.models import SupervisorPairing
from supervision.models.frequency import SupervisorPairingQuerySet
from workforce.access.scope import Reach
from workforce.names import plain


class ShowPairings(StrEnum):
    """Which pairings somebody asks for."""

    CURRENT = "current"
    ENDED = "ended"
    ALL = "all"


def pairings(reach: Reach, day: date, show: ShowPairings, text: str = "") -> "QuerySet[Any]":
    """Those in reach, by the name of who is supervised; of one person the latest first."""
    found: SupervisorPairingQuerySet = SupervisorPairing.objects.within(reach)
    if show is ShowPairings.CURRENT:
        found = found.not_over(day)
    elif show is ShowPairings.ENDED:
        found = found.filter(period__endswith__lte=day)
    for word in plain(text).split():
        found = found.filter(Q(worker__sort_name__contains=word) | Q(supervisor__sort_name__contains=word))
    found = found.select_related("worker", "supervisor")
    return found.order_by("worker__sort_name", "worker__reference", "-period")


def pairing_in(reach: Reach, pairing_id: int) -> "SupervisorPairing | None":
    """One of those in reach. One query."""
    found: SupervisorPairing | None = (
        SupervisorPairing.objects.within(reach)
        .select_related("worker", "supervisor")
        .filter(pk=pairing_id)
        .first()
    )
    return found
