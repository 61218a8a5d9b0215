"""Programmes of change, what is said of units beside their place in the tree, and who works in teams from outside."""

from django.db import models
from django.db.models import Q

from workforce.enums import MemberKind, UnitTagKind
from workforce.models.dated import Dated, has_a_start, never_at_once
from workforce.models.history import tracked
from workforce.models.open_rows import OpenDatedQuerySet, OpenQuerySet
from workforce.models.organisation import Unit
from workforce.models.post import Post
from workforce.models.worker import Worker


@tracked()
class ChangeProgramme(Dated):
    """A programme of change: what it is for, who leads it, and how long it runs."""

    name = models.CharField(max_length=120)
    purpose = models.TextField()
    lead = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")

    objects = OpenDatedQuerySet.as_manager()

    class Meta:
        constraints = [has_a_start("change_programme_has_a_start")]

    def __str__(self) -> str:
        return self.name


@tracked()
class ProgrammePart(models.Model):
    """A unit or a single post that a programme of change affects. A unit stands for all that lies below it."""

    programme = models.ForeignKey(ChangeProgramme, on_delete=models.CASCADE, related_name="parts")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    post = models.ForeignKey(Post, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    objects = OpenQuerySet.as_manager()

    class Meta:
        verbose_name = "part of a programme"
        verbose_name_plural = "parts of programmes"
        constraints = [
            models.CheckConstraint(
                condition=Q(unit__isnull=True) ^ Q(post__isnull=True),
                name="programme_part_is_a_unit_or_a_post",
                violation_error_message="A programme affects a unit, or a single post.",
            ),
            models.UniqueConstraint(
                fields=["programme", "unit", "post"],
                name="programme_part_once",
                nulls_distinct=False,
                violation_error_message="The programme has this unit or post already.",
            ),
        ]

    def __str__(self) -> str:
        return f"Part of programme {self.programme_id}"


@tracked()
class UnitTag(Dated):
    """Something that is true of a unit for a time: where it sits, with whom, for whom, on which terms."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="tags")
    kind = models.CharField(max_length=12, choices=UnitTagKind)
    label = models.CharField(max_length=120)

    objects = OpenDatedQuerySet.as_manager()

    class Meta:
        constraints = [
            has_a_start("unit_tag_has_a_start"),
            never_at_once(
                "unit_tag_once_at_a_time",
                "unit",
                "kind",
                "label",
                message="The unit has this already in this period.",
            ),
            models.CheckConstraint(condition=Q(kind__in=UnitTagKind.values), name="unit_tag_kind_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.label}"


@tracked()
class PartnerMember(Dated):
    """Somebody who sits in a team and is not engaged by the council: a partner's staff, or a volunteer.

    There is no record of them here beyond what the directory shows, and no figure counts them.
    """

    kind = models.CharField(max_length=10, choices=MemberKind)
    first_name = models.CharField(max_length=80)
    last_name = models.CharField(max_length=80)
    organisation = models.CharField(max_length=120)
    role_title = models.CharField("what they do", max_length=120)
    team = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="partner_members")
    email = models.EmailField("work e-mail address", blank=True)
    phone = models.CharField("work telephone", max_length=30, blank=True)

    objects = OpenDatedQuerySet.as_manager()

    class Meta:
        constraints = [
            has_a_start("partner_member_has_a_start"),
            models.CheckConstraint(
                condition=Q(kind__in=MemberKind.values), name="partner_member_kind_is_known"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        return f"{self.first_name} {self.last_name}".strip()
