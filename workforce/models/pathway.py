"""Career pathways: families of roles, their ladders as they were published, and the routes from step to step.

A version is a draft until it is published. From then on nobody changes it: the database refuses. The next version is
another one, and the applications of its time stay with the version that they were made under.
"""

from datetime import date
from typing import Any, Self

import pgtrigger
from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.db.models import F, Q

from workforce.access.scope import Reach
from workforce.enums import JUDGED, CriterionKind
from workforce.models.account import Account
from workforce.models.dated import DatedQuerySet, never_at_once
from workforce.models.history import tracked
from workforce.models.post import Role
from workforce.periods import last_day

PUBLISHED = "published_pathway_stays_as_it_was"
"""What the database says of a change to a version that is published."""


def stays_once_published(version: str) -> list[pgtrigger.Trigger]:
    """Rows of a published version are neither added to nor changed. `version`: SQL for the version of row {row}."""
    refuse = f"""
        IF EXISTS (
            SELECT 1 FROM workforce_pathwayversion v WHERE v.period IS NOT NULL
              AND v.id IN ({version.format(row="NEW")}, {version.format(row="OLD")})
        ) THEN
            RAISE EXCEPTION 'A published version of a pathway does not change.'
                USING ERRCODE = 'check_violation', CONSTRAINT = '{PUBLISHED}';
        END IF;
        RETURN COALESCE(NEW, OLD);
    """
    return [
        pgtrigger.Trigger(
            name="stays_once_published",
            level=pgtrigger.Row,
            when=pgtrigger.Before,
            operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
            func=refuse,
        )
    ]


class ReadByAllQuerySet(models.QuerySet[Any]):
    """Words about what is published to everybody who works here."""

    def within(self, reach: Reach) -> Self:
        """All of it, for whoever sees the directory; else nothing."""
        return self if reach.everyone else self.none()


@tracked()
class Pathway(models.Model):
    """A family of roles: social work, family support, early help."""

    code = models.SlugField(max_length=40, unique=True)
    name = models.CharField(max_length=120, unique=True)
    about = models.TextField(blank=True)

    objects = ReadByAllQuerySet.as_manager()

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class PublishedQuerySet(DatedQuerySet):
    """Words about what holds for a time and everybody may read."""

    def within(self, reach: Reach) -> Self:
        """All of it, for whoever sees the directory; else nothing."""
        return self if reach.everyone else self.none()


class PathwayVersionQuerySet(PublishedQuerySet):
    """Words about versions."""

    def published(self) -> Self:
        return self.filter(period__isnull=False)


@tracked()
class PathwayVersion(models.Model):
    """A pathway as it holds for a time. Without a period it is a draft.

    `guidance`: what a panel goes by. `change`: what is different from the version before.
    """

    pathway = models.ForeignKey(Pathway, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    guidance = models.TextField(blank=True)
    guidance_url = models.URLField("address of the guidance", blank=True)
    change = models.TextField("what is new", blank=True)
    period = DateRangeField(null=True, blank=True)
    published_by = models.ForeignKey(
        Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = PathwayVersionQuerySet.as_manager()

    class Meta:
        ordering = ["pathway", "number"]
        constraints = [
            models.UniqueConstraint(fields=["pathway", "number"], name="pathway_version_has_its_number"),
            models.UniqueConstraint(
                fields=["pathway"],
                condition=Q(period__isnull=True),
                name="one_draft_of_a_pathway",
                violation_error_message="There is a draft of this pathway already.",
            ),
            never_at_once(
                "one_version_of_a_pathway_at_once",
                "pathway",
                message="Another version of the pathway holds in this time.",
                condition=Q(period__isnull=False),
            ),
            models.CheckConstraint(
                condition=Q(period__isnull=True) | Q(period__isempty=False, period__lower_inf=False),
                name="pathway_version_has_a_start",
                violation_error_message="The version needs a first day that is not after its last day.",
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="published_words_stay",
                operation=pgtrigger.UpdateOf("pathway_id", "number", "guidance", "guidance_url", "change"),
                condition=pgtrigger.Q(old__period__isnull=False),
            ),
            pgtrigger.Protect(
                name="published_is_kept",
                operation=pgtrigger.Delete,
                condition=pgtrigger.Q(old__period__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pathway}, version {self.number}"

    @property
    def first_day(self) -> date | None:
        """None of a draft."""
        return self.period.lower if self.period else None

    @property
    def ended_on(self) -> date | None:
        """The last day; None while it holds, and of a draft."""
        return last_day(self.period) if self.period else None


@tracked()
class PathwayStep(models.Model):
    """A step of the ladder, and the role that somebody on it has in the records."""

    version = models.ForeignKey(PathwayVersion, on_delete=models.CASCADE, related_name="steps")
    position = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=120)
    role = models.ForeignKey(Role, on_delete=models.PROTECT, related_name="+")
    summary = models.TextField("what the step is", blank=True)

    objects = ReadByAllQuerySet.as_manager()

    class Meta:
        ordering = ["version", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["version", "position"],
                name="pathway_step_has_its_place",
                deferrable=models.Deferrable.DEFERRED,
                violation_error_message="Another step has this place.",
            )
        ]
        triggers = stays_once_published("{row}.version_id")

    def __str__(self) -> str:
        return self.name


@tracked()
class StepHelp(models.Model):
    """A course or a qualification that helps towards a step."""

    step = models.ForeignKey(PathwayStep, on_delete=models.CASCADE, related_name="helped_by")
    position = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=160)
    url = models.URLField("address", blank=True)

    class Meta:
        ordering = ["step", "position"]
        verbose_name_plural = "step help"
        triggers = stays_once_published(
            "(SELECT s.version_id FROM workforce_pathwaystep s WHERE s.id = {row}.step_id)"
        )

    def __str__(self) -> str:
        return self.title


@tracked()
class ProgressionRoute(models.Model):
    """The way from one step to another. `automatic`: no panel; whoever keeps progression confirms the criteria."""

    version = models.ForeignKey(PathwayVersion, on_delete=models.CASCADE, related_name="routes")
    from_step = models.ForeignKey(PathwayStep, on_delete=models.CASCADE, related_name="routes_on")
    to_step = models.ForeignKey(PathwayStep, on_delete=models.CASCADE, related_name="routes_here")
    automatic = models.BooleanField("without a panel", default=False)

    objects = ReadByAllQuerySet.as_manager()

    class Meta:
        ordering = ["version", "from_step__position", "to_step__position"]
        constraints = [
            models.UniqueConstraint(
                fields=["from_step", "to_step"],
                name="one_route_between_two_steps",
                violation_error_message="There is a route between these steps already.",
            ),
            models.CheckConstraint(
                condition=~Q(from_step=F("to_step")),
                name="route_leads_to_another_step",
                violation_error_message="A route leads from one step to another.",
            ),
        ]
        triggers = stays_once_published("{row}.version_id")

    def __str__(self) -> str:
        return f"{self.from_step} to {self.to_step}"


@tracked()
class RouteCriterion(models.Model):
    """What a route asks for. `number`: months, pieces or a stage, where the kind has one."""

    route = models.ForeignKey(ProgressionRoute, on_delete=models.CASCADE, related_name="criteria")
    position = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=20, choices=CriterionKind)
    number = models.PositiveSmallIntegerField(null=True, blank=True)
    words = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["route", "position"]
        verbose_name_plural = "route criteria"
        constraints = [
            models.CheckConstraint(
                condition=~Q(kind__in=[CriterionKind.OTHER, CriterionKind.PCF_LEVEL]) | ~Q(words=""),
                name="criterion_says_what_it_asks",
                violation_error_message="Say what is asked for.",
            ),
            models.CheckConstraint(
                condition=~Q(
                    kind__in=[
                        CriterionKind.MONTHS_IN_ROLE,
                        CriterionKind.MONTHS_QUALIFIED,
                        CriterionKind.PRACTICE_EDUCATOR,
                        CriterionKind.PORTFOLIO,
                    ]
                )
                | Q(number__isnull=False),
                name="criterion_says_how_many",
                violation_error_message="Say how many.",
            ),
        ]
        triggers = stays_once_published(
            "(SELECT r.version_id FROM workforce_progressionroute r WHERE r.id = {row}.route_id)"
        )

    def __str__(self) -> str:
        match self.kind:
            case CriterionKind.MONTHS_IN_ROLE:
                return f"{self.number} months in the present role"
            case CriterionKind.MONTHS_QUALIFIED:
                return f"{self.number} months since qualifying"
            case CriterionKind.PRACTICE_EDUCATOR:
                return f"Practice educator, stage {self.number}"
            case CriterionKind.PORTFOLIO:
                return f"{self.number} pieces of evidence in the portfolio"
            case CriterionKind.PCF_LEVEL:
                return f"Practice at level “{self.words}” of the professional capabilities framework"
            case CriterionKind.OTHER:
                return self.words
            case _:
                return str(self.get_kind_display())

    @property
    def is_judged(self) -> bool:
        """Whether a panel judges it."""
        return self.kind in JUDGED
