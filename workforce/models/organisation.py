"""Directorate, services and teams: a unit lasts, its name and its place in the tree are dated."""

from typing import Any, Self

from django.db import models

from workforce.access.scope import Reach
from workforce.enums import UnitKind
from workforce.models.dated import Dated, DatedQuerySet, has_a_start, never_at_once
from workforce.models.history import tracked


class UnitQuerySet(models.QuerySet[Any]):
    """Words about units."""

    def within(self, reach: Reach) -> Self:
        """Units of which the whole lies in reach."""
        return self if reach.everyone else self.filter(pk__in=reach.unit_ids)


@tracked()
class Unit(models.Model):
    """A directorate, service or team, known by its code for as long as it exists."""

    code = models.CharField(max_length=40, unique=True)
    kind = models.CharField(max_length=12, choices=UnitKind)

    objects = UnitQuerySet.as_manager()

    class Meta:
        ordering = ["code"]
        constraints = [
            models.CheckConstraint(condition=models.Q(kind__in=UnitKind.values), name="unit_kind_is_known")
        ]

    def __str__(self) -> str:
        return self.code


@tracked()
class UnitPlacement(Dated):
    """What a unit is called and where it belongs, for a period. The directorate has no parent."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="placements")
    parent = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="children")
    name = models.CharField(max_length=120)

    objects = DatedQuerySet.as_manager()

    class Meta:
        constraints = [
            has_a_start("unit_placement_has_a_start"),
            never_at_once(
                "unit_in_one_place_at_a_time",
                "unit",
                message="A unit has one name and one place in the tree on any day.",
            ),
            models.CheckConstraint(
                condition=~models.Q(parent=models.F("unit")), name="unit_is_not_its_own_parent"
            ),
        ]

    def __str__(self) -> str:
        return self.name
