"""Arrangements beside an assignment: somebody acts in a higher role, or is lent to a host, and keeps what they hold."""

from typing import Self

import pgtrigger
from django.db import models
from django.db.models import F, Q

from workforce.access.scope import Reach
from workforce.enums import ArrangementKind
from workforce.models.dated import Dated, DatedQuerySet, has_a_start, never_at_once
from workforce.models.employment import Assignment
from workforce.models.history import tracked
from workforce.models.organisation import Unit
from workforce.models.post import Post, Role
from workforce.models.worker import Worker

INSIDE = "arrangement_inside_its_assignment"
"""What the database says of an arrangement that goes on beyond the assignment, or belongs to another worker's."""

_OUTSIDE = f"""
    IF EXISTS (
        SELECT 1 FROM workforce_arrangement r JOIN workforce_assignment a ON a.id = r.assignment_id
        WHERE {{key}} = NEW.id AND (NOT r.period <@ a.period OR r.worker_id <> a.worker_id)
    ) THEN
        RAISE EXCEPTION 'An arrangement lies outside its assignment.'
            USING ERRCODE = 'check_violation', CONSTRAINT = '{INSIDE}';
    END IF;
    RETURN NULL;
"""


class ArrangementQuerySet(DatedQuerySet):
    """Words about acting up and secondments."""

    def within(self, reach: Reach) -> Self:
        """Arrangements of the people in reach: they go with the person, as employments do."""
        return self if reach.everyone else self.filter(worker__in=Worker.objects.within(reach))


@tracked()
class Arrangement(Dated):
    """Acting up or a secondment out, for a part of an assignment.

    The worker goes on counting in the assignment's own role, team and post, so no figure reads this table. Acting
    up names the role, perhaps the team and the post; a secondment names its host, which is a unit of ours (`team`)
    or an outside organisation (`host`), and who manages there: somebody of ours, or a name.
    """

    worker = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="arrangements")
    assignment = models.ForeignKey(Assignment, on_delete=models.PROTECT, related_name="arrangements")
    kind = models.CharField(max_length=12, choices=ArrangementKind)
    role = models.ForeignKey(Role, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    team = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    post = models.ForeignKey(Post, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    host = models.CharField("outside organisation", max_length=120, blank=True)
    manager = models.ForeignKey(Worker, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    host_manager = models.CharField("manager at the outside organisation", max_length=120, blank=True)
    reason = models.CharField(max_length=200, blank=True)

    objects = ArrangementQuerySet.as_manager()

    class Meta:
        constraints = [
            has_a_start("arrangement_has_a_start"),
            never_at_once(
                "arrangement_once_of_a_kind",
                "worker",
                "kind",
                message="The worker already acts up, or is already seconded out, in this period.",
            ),
            models.CheckConstraint(
                condition=~Q(kind=ArrangementKind.ACTING_UP)
                | Q(role__isnull=False, host="", host_manager=""),
                name="acting_up_names_a_role_of_ours",
                violation_error_message="Acting up is in a role of ours.",
            ),
            models.CheckConstraint(
                condition=~Q(kind=ArrangementKind.SECONDED_OUT)
                | Q(team__isnull=False, host="", host_manager="", post__isnull=True)
                | (Q(team__isnull=True, manager__isnull=True, post__isnull=True) & ~Q(host="")),
                name="secondment_has_one_host",
                violation_error_message="A secondment has one host: a unit of ours or an outside organisation.",
            ),
            models.CheckConstraint(
                condition=Q(manager__isnull=True) | ~Q(manager=F("worker")),
                name="arrangement_managed_by_somebody_else",
                violation_error_message="Nobody is their own manager.",
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="lies_inside_its_assignment",
                level=pgtrigger.Row,
                when=pgtrigger.After,
                operation=pgtrigger.Insert | pgtrigger.UpdateOf("period", "worker_id", "assignment_id"),
                timing=pgtrigger.Deferred,
                func=_OUTSIDE.format(key="r.id"),
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} from {self.first_day}"


pgtrigger.register(
    pgtrigger.Trigger(
        name="keeps_its_arrangements_inside",
        level=pgtrigger.Row,
        when=pgtrigger.After,
        operation=pgtrigger.UpdateOf("period", "worker_id"),
        timing=pgtrigger.Deferred,
        func=_OUTSIDE.format(key="a.id"),
    )
)(Assignment)
