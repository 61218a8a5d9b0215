"""Templates of inductions: for whom, in which dated version, with which tasks; and the list of the corporate one."""

from datetime import date

import pgtrigger
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import Q

from workforce.enums import InductionFor, InductionOwner, InductionStage, InductionTime
from workforce.models.account import Account
from workforce.models.dated import DatedQuerySet
from workforce.models.history import tracked
from workforce.models.post import Role
from workforce.periods import last_day

PUBLISHED = "published_version_is_never_changed"


@tracked()
class CorporateItem(models.Model):
    """Something that the corporate induction asks of everybody. `dropped_on`: from then on no longer."""

    name = models.CharField(max_length=120)
    dropped_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["name"],
                condition=Q(dropped_on__isnull=True),
                name="corporate_item_once",
                violation_error_message="This is on the corporate list already.",
            )
        ]

    def __str__(self) -> str:
        return self.name


@tracked()
class InductionTemplate(models.Model):
    """Whom an induction is for. `on_move`: also for people who move into the role from another one here."""

    audience = models.CharField("for", max_length=9, choices=InductionFor)
    role = models.ForeignKey(Role, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    role_group = models.CharField(max_length=60, blank=True)
    on_move = models.BooleanField("also for people who move into the role", default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["audience", "role", "role_group"],
                nulls_distinct=False,
                name="one_induction_template_for_each",
                violation_error_message="There is a template for these people already. Make a new version of it.",
            ),
            models.CheckConstraint(
                condition=Q(audience=InductionFor.EVERYBODY, role__isnull=True, role_group="", on_move=False)
                | (Q(audience=InductionFor.GROUP, role__isnull=True) & ~Q(role_group=""))
                | Q(audience=InductionFor.ROLE, role__isnull=False, role_group=""),
                name="induction_template_says_whom_it_is_for",
                violation_error_message="Say which role, or which group of roles, the template is for.",
            ),
        ]

    def __str__(self) -> str:
        if self.role is not None:
            return self.role.name
        return self.role_group or "Everybody"


@tracked()
class InductionVersion(models.Model):
    """What the template asks of those who start in its period. Without a period it is a draft.

    A published version is never changed: its tasks, stage and first day stay as they are, and it only ends.
    """

    template = models.ForeignKey(InductionTemplate, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    stage = models.CharField(max_length=5, choices=InductionStage, default=InductionStage.PILOT)
    period = DateRangeField(null=True, blank=True, help_text="Whoever starts on these days has this version.")
    made_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    objects = DatedQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["template", "number"], name="induction_version_number_once"),
            models.CheckConstraint(
                condition=Q(period__isnull=True) | Q(period__isempty=False, period__lower_inf=False),
                name="induction_version_has_a_start",
                violation_error_message="A published version needs a first day that is not after its last day.",
            ),
            ExclusionConstraint(
                name="one_induction_version_at_a_time",
                expressions=[("template", RangeOperators.EQUAL), ("period", RangeOperators.OVERLAPS)],
                violation_error_message="Another version of this template holds on one of these days.",
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="keeps_what_was_published",
                level=pgtrigger.Row,
                when=pgtrigger.Before,
                operation=pgtrigger.Update,
                condition=pgtrigger.Condition("OLD.period IS NOT NULL"),
                func=f"""
                    IF (NEW.template_id, NEW.number, NEW.stage, lower(NEW.period))
                        IS DISTINCT FROM (OLD.template_id, OLD.number, OLD.stage, lower(OLD.period)) THEN
                        RAISE EXCEPTION 'A published version of an induction is never changed.'
                            USING ERRCODE = 'check_violation', CONSTRAINT = '{PUBLISHED}';
                    END IF;
                    RETURN NEW;
                """,
            )
        ]

    def __str__(self) -> str:
        return f"Version {self.number}"

    @property
    def first_day(self) -> date | None:
        return self.period.lower if self.period else None

    @property
    def last_day(self) -> date | None:
        return last_day(self.period) if self.period else None

    @property
    def is_draft(self) -> bool:
        return self.period is None


@tracked()
class InductionTask(models.Model):
    """Something to do in an induction: when, by whom, due how many days after the start (before it: below nought)."""

    version = models.ForeignKey(InductionVersion, on_delete=models.CASCADE, related_name="tasks")
    time = models.CharField("when", max_length=6, choices=InductionTime)
    days = models.SmallIntegerField("due, in days from the start")
    title = models.CharField("what", max_length=160)
    owner = models.CharField("who", max_length=8, choices=InductionOwner)
    evidence = models.BooleanField("evidence is wanted", default=False)
    corporate = models.ForeignKey(
        CorporateItem, on_delete=models.PROTECT, null=True, blank=True, related_name="tasks"
    )

    class Meta:
        ordering = ["days", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(time=InductionTime.BEFORE, days__range=(-90, -1))
                | Q(time=InductionTime.DAY_1, days=0)
                | Q(time=InductionTime.WEEK_1, days__range=(1, 7))
                | Q(time=InductionTime.MONTH_1, days__range=(1, 31))
                | Q(time=InductionTime.MONTH_3, days__range=(1, 92))
                | Q(time=InductionTime.MONTH_6, days__range=(1, 184)),
                name="induction_task_is_due_in_its_time",
                violation_error_message="The days do not fit: day 1 is 0 days from the start, week 1 ends after 7, "
                "month 1 after 31, month 3 after 92, month 6 after 184; before the start they are below 0.",
            ),
            models.CheckConstraint(
                condition=Q(owner__in=InductionOwner.values), name="induction_task_has_an_owner"
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="of_a_published_version_stays",
                level=pgtrigger.Row,
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
                func=f"""
                    IF EXISTS (
                        SELECT 1 FROM workforce_inductionversion v
                        WHERE v.id IN (COALESCE(OLD.version_id, 0), COALESCE(NEW.version_id, 0))
                          AND v.period IS NOT NULL
                    ) THEN
                        RAISE EXCEPTION 'A published version of an induction is never changed.'
                            USING ERRCODE = 'check_violation', CONSTRAINT = '{PUBLISHED}';
                    END IF;
                    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
                    RETURN NEW;
                """,
            )
        ]

    def __str__(self) -> str:
        return self.title
