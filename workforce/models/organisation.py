"""Directorate, services and teams: a unit lasts, its name and its place in the tree are dated."""

from django.db import models

from workforce.enums import UnitKind
from workforce.models.dated import Dated, DatedQuerySet, has_a_start, never_at_once
from workforce.models.history import tracked


@tracked()
class Unit(models.Model):
    """A directorate, service or team, known by its code for as long as it exists."""

    code = models.CharField(max_length=40, unique=True)
    kind = models.CharField(max_length=12, choices=UnitKind)

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
