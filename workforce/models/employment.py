"""Employments and the assignments inside them: who works where, as what, for how many hours, when."""

from datetime import date
from typing import Self

import pgtrigger
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.contrib.postgres.fields.ranges import RangeEndsWith, RangeStartsWith
from django.contrib.postgres.indexes import GistIndex
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce

from workforce.access.scope import Reach
from workforce.enums import EMPLOYED, AgencyReason, Contract, Destination, ReasonLeft, StartOrigin
from workforce.models.dated import Dated, DatedQuerySet, has_a_start, never_at_once
from workforce.models.history import tracked
from workforce.models.organisation import Unit
from workforce.models.post import Post, Role, fte_field
from workforce.models.worker import Worker


class EmploymentQuerySet(DatedQuerySet):
    """Words about employments."""

    def within(self, reach: Reach) -> Self:
        """Every employment, past ones too, of the people in reach: the record goes with the person."""
        return self if reach.everyone else self.filter(worker__in=Worker.objects.within(reach))

    def employed(self) -> Self:
        """Paid directly by the council."""
        return self.filter(contract__in=EMPLOYED)


@tracked()
class Employment(Dated):
    """One engagement of a worker under one contract. Agency and casual engagements are ones too."""

    worker = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="employments")
    contract = models.CharField(max_length=12, choices=Contract)
    start_origin = models.PositiveSmallIntegerField(choices=StartOrigin, null=True, blank=True)
    reason_left = models.PositiveSmallIntegerField(choices=ReasonLeft, null=True, blank=True)
    destination = models.PositiveSmallIntegerField(choices=Destination, null=True, blank=True)
    agency_name = models.CharField(max_length=120, blank=True)

    objects = EmploymentQuerySet.as_manager()

    class Meta:
        # who is in post on a day, from this index alone
        indexes = [GistIndex(fields=["period"], include=["worker"], name="employment_in_post")]
        constraints = [
            has_a_start("employment_has_a_start"),
            never_at_once(
                "employment_once_under_a_contract",
                "worker",
                "contract",
                message="The worker already has an employment under this contract in this period.",
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="keeps_its_assignments_inside",
                level=pgtrigger.Row,
                when=pgtrigger.After,
                operation=pgtrigger.UpdateOf("period", "worker_id"),
                timing=pgtrigger.Deferred,
                func="""
                    IF EXISTS (
                        SELECT 1 FROM workforce_assignment a JOIN workforce_employment e ON e.id = a.employment_id
                        WHERE e.id = NEW.id AND (NOT a.period <@ e.period OR a.worker_id <> e.worker_id)
                    ) THEN
                        RAISE EXCEPTION 'An assignment lies outside its employment.'
                            USING ERRCODE = 'check_violation', CONSTRAINT = 'assignment_inside_its_employment';
                    END IF;
                    RETURN NULL;
                """,
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_contract_display()} from {self.first_day}"


class AssignmentQuerySet(DatedQuerySet):
    """Words about assignments."""

    def as_at(self, day: date) -> Self:
        return self.as_at_by_ends(day)

    def within(self, reach: Reach) -> Self:
        """Assignments in reach: one's own, those in its units, those one manages, or all of them.

        Past and coming ones in its units are among them, because they are the units' own record: who left the
        team last year. What the same people did elsewhere is not.
        """
        if reach.everyone:
            return self
        mine = Q(worker_id=reach.own_worker_id) if reach.own_worker_id else Q(pk__in=[])
        if reach.person_id:
            mine |= Q(worker_id=reach.person_id)
        if reach.unit_ids:
            mine |= Q(team_id__in=reach.unit_ids)
        if reach.line_manager_id:
            mine |= Q(manager_id=reach.line_manager_id)
        return self.filter(mine)

    def employed(self) -> Self:
        """Held under a contract with the council."""
        return self.filter(employment__contract__in=EMPLOYED)

    def agency(self) -> Self:
        """Held by agency workers."""
        return self.filter(employment__contract=Contract.AGENCY)


@tracked()
class Assignment(Dated):
    """A worker in a team, in a role, for part of an employment; on a post or on none.

    Several may run at once, in different teams, roles or posts. A post may be shared.
    """

    worker = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="assignments")
    employment = models.ForeignKey(Employment, on_delete=models.PROTECT, related_name="assignments")
    team = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="assignments")
    role = models.ForeignKey(Role, on_delete=models.PROTECT, related_name="assignments")
    post = models.ForeignKey(
        Post, on_delete=models.PROTECT, null=True, blank=True, related_name="assignments"
    )
    fte = fte_field()
    agency_reason = models.CharField(max_length=12, choices=AgencyReason, blank=True)
    manager = models.ForeignKey(
        Worker, on_delete=models.PROTECT, null=True, blank=True, related_name="manages"
    )

    objects = AssignmentQuerySet.as_manager()

    class Meta:
        indexes = [
            # who starts and who leaves soon, without a look at everybody who is here
            models.Index(RangeStartsWith("period"), name="assignment_starts"),
            models.Index(RangeEndsWith("period"), name="assignment_ends"),
        ]
        constraints = [
            has_a_start("assignment_has_a_start"),
            ExclusionConstraint(
                name="assignment_once_at_a_time",
                expressions=[
                    ("worker", RangeOperators.EQUAL),
                    ("team", RangeOperators.EQUAL),
                    ("role", RangeOperators.EQUAL),
                    (Coalesce(F("post"), 0), RangeOperators.EQUAL),
                    ("period", RangeOperators.OVERLAPS),
                ],
                violation_error_message="The worker already holds this assignment in this period.",
            ),
            models.CheckConstraint(
                condition=Q(fte__gte=0, fte__lte=1),
                name="assignment_fte_between_0_and_1",
                violation_error_message="FTE lies between 0 and 1.",
            ),
            models.CheckConstraint(
                condition=Q(manager__isnull=True) | ~Q(manager=F("worker")),
                name="nobody_manages_themselves",
                violation_error_message="Nobody is their own manager.",
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="lies_inside_its_employment",
                level=pgtrigger.Row,
                when=pgtrigger.After,
                operation=pgtrigger.Insert | pgtrigger.UpdateOf("period", "worker_id", "employment_id"),
                timing=pgtrigger.Deferred,
                func="""
                    -- by key, row and parent: joined, the planner takes the slower index on periods
                    IF EXISTS (
                        SELECT 1 FROM workforce_assignment a
                        WHERE a.id = NEW.id AND NOT (
                            SELECT a.period <@ e.period AND a.worker_id = e.worker_id
                            FROM workforce_employment e WHERE e.id = a.employment_id
                        )
                    ) THEN
                        RAISE EXCEPTION 'The assignment lies outside its employment.'
                            USING ERRCODE = 'check_violation', CONSTRAINT = 'assignment_inside_its_employment';
                    END IF;
                    RETURN NULL;
                """,
            )
        ]

    def __str__(self) -> str:
        return f"Assignment {self.pk}"
