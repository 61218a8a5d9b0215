"""How often somebody is supervised, where it is not as the settings say; and by whom, where it is not the manager."""

from typing import Self

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from supervision.enums import FrequencyUnit, SessionKind
from workforce.access.scope import Reach
from workforce.models import Post, Role, Unit, Worker
from workforce.models.dated import Dated, DatedQuerySet, has_a_start, never_at_once
from workforce.models.history import tracked

RHYTHMIC = (SessionKind.ONE_TO_ONE, SessionKind.CLINICAL, SessionKind.GROUP)
"""Kinds that are due again and again."""

TARGETS = ("worker", "post", "role", "role_group", "team")


def _of_one_target() -> Q:
    """A row is about just one: a person, a post, a role, a role group, or a team that meets as a group."""
    found = Q()
    for target in TARGETS:
        others = {f"{each}__isnull": True for each in TARGETS if each not in (target, "role_group")}
        if target == "role_group":
            found |= Q(**others) & ~Q(role_group="")
        else:
            found |= Q(**others, **{f"{target}__isnull": False}, role_group="")
    return found


def _one_at_once(target: str) -> models.BaseConstraint:
    return never_at_once(
        f"one_frequency_of_a_{target}",
        "kind",
        target,
        condition=~Q(role_group="") if target == "role_group" else Q(**{f"{target}__isnull": False}),
        message="Another frequency holds on one of these days. End it first, or choose other days.",
    )


class FrequencyRuleQuerySet(DatedQuerySet):
    """Words about frequencies."""

    def within(self, reach: Reach) -> Self:
        """Those of posts, roles and teams, which everybody may know, and those of the people in reach."""
        if reach.everyone:
            return self
        return self.filter(Q(worker__isnull=True) | Q(worker__in=Worker.objects.within(reach)))


@tracked()
class FrequencyRule(Dated):
    """Every how many weeks or months, for a person, a post, a role or a role group; the most specific one holds.

    Of a team it is how often the team meets as a group. `every` None: none is required. Where no row holds, the dated
    settings do (domain rules, 4.2).
    """

    kind = models.CharField(
        max_length=10,
        choices=[(each.value, each.label) for each in RHYTHMIC],
        default=SessionKind.ONE_TO_ONE,
    )
    worker = models.ForeignKey(
        Worker, on_delete=models.PROTECT, null=True, blank=True, related_name="supervision_frequencies"
    )
    post = models.ForeignKey(Post, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    role = models.ForeignKey(Role, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    role_group = models.CharField(max_length=60, blank=True)
    team = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    every = models.PositiveSmallIntegerField(
        null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(52)]
    )
    unit = models.CharField(max_length=5, choices=FrequencyUnit, default=FrequencyUnit.MONTH)
    reason = models.CharField(max_length=200, blank=True)

    objects = FrequencyRuleQuerySet.as_manager()

    class Meta:
        constraints = [
            has_a_start("frequency_has_a_start"),
            *(_one_at_once(target) for target in TARGETS),
            models.CheckConstraint(
                condition=_of_one_target(),
                name="frequency_is_about_one_thing",
                violation_error_message="Choose a person, a post, a role, a role group or a team.",
            ),
            models.CheckConstraint(
                condition=Q(kind=SessionKind.GROUP, team__isnull=False)
                | (~Q(kind=SessionKind.GROUP) & Q(team__isnull=True)),
                name="frequency_of_a_team_is_of_groups",
                violation_error_message="A team meets as a group; people, posts and roles do not.",
            ),
            models.CheckConstraint(
                condition=Q(every__isnull=True) | Q(every__range=(1, 52)), name="frequency_between_1_and_52"
            ),
            models.CheckConstraint(
                condition=Q(worker__isnull=True) | ~Q(reason=""),
                name="frequency_of_a_person_has_a_reason",
                violation_error_message="Say why it is different for this person.",
            ),
        ]

    def __str__(self) -> str:
        if self.every is None:
            return "not required"
        return f"every {self.every} {self.get_unit_display().lower()}"


class SupervisorPairingQuerySet(DatedQuerySet):
    """Words about pairings."""

    def within(self, reach: Reach) -> Self:
        """Those of the people in reach, and those in which one supervises."""
        if reach.everyone:
            return self
        theirs = Q(worker__in=Worker.objects.within(reach))
        return self.filter(
            theirs | Q(supervisor_id=reach.line_manager_id) if reach.line_manager_id else theirs
        )


@tracked()
class SupervisorPairing(Dated):
    """That somebody other than the manager of the main assignment supervises a person for a period."""

    worker = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="supervisor_pairings")
    supervisor = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="supervises")
    reason = models.CharField(max_length=200, blank=True)

    objects = SupervisorPairingQuerySet.as_manager()

    class Meta:
        constraints = [
            has_a_start("pairing_has_a_start"),
            never_at_once(
                "one_supervisor_at_a_time",
                "worker",
                message="Somebody else supervises this person on one of these days.",
            ),
            models.CheckConstraint(
                condition=~Q(worker=models.F("supervisor")),
                name="nobody_supervises_themselves",
                violation_error_message="Nobody supervises themselves.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.supervisor} supervises {self.worker}"
