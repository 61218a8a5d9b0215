"""Roles and posts: a post lasts, its title, role, team, hours and funding are dated."""

from decimal import Decimal
from typing import Any, Self

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from workforce.access.scope import Reach
from workforce.enums import CswwRole, Funding, Regulator
from workforce.models.dated import Dated, DatedQuerySet, has_a_start, never_at_once
from workforce.models.history import tracked
from workforce.models.organisation import Unit


def fte_field() -> "models.DecimalField[Decimal | str | float, Decimal]":
    """Full-time equivalent: 1.000000 is full time; six decimals, as the return has."""
    return models.DecimalField(
        "FTE", max_digits=8, decimal_places=6, validators=[MinValueValidator(0), MaxValueValidator(99)]
    )


@tracked()
class Role(models.Model):
    """A kind of job. `csww_role` set: it counts as child and family social work."""

    code = models.CharField(max_length=40, unique=True)
    name = models.CharField(max_length=120)
    role_group = models.CharField(max_length=60, db_index=True)
    regulator = models.CharField(max_length=4, choices=Regulator, blank=True)
    csww_role = models.PositiveSmallIntegerField(choices=CswwRole, null=True, blank=True)
    grade = models.CharField(max_length=40, blank=True)
    rank = models.IntegerField(null=True, blank=True, help_text="Higher is more senior.")

    class Meta:
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(csww_role__isnull=True) | models.Q(csww_role__in=CswwRole.values),
                name="role_csww_role_is_known",
            )
        ]

    def __str__(self) -> str:
        return self.name


class PostQuerySet(models.QuerySet[Any]):
    """Words about posts."""

    def within(self, reach: Reach) -> Self:
        """Posts of the units in reach, whether of its day, of earlier or of later ones."""
        if reach.everyone:
            return self
        theirs = PostTerms.objects.filter(team_id__in=reach.unit_ids)
        return self.filter(pk__in=theirs.values("post_id"))


@tracked()
class Post(models.Model):
    """A place on the establishment, known by its reference whoever fills it."""

    reference = models.CharField(max_length=40, unique=True)

    objects = PostQuerySet.as_manager()

    class Meta:
        ordering = ["reference"]

    def __str__(self) -> str:
        return self.reference


class PostTermsQuerySet(DatedQuerySet):
    """Words about what posts are."""

    def within(self, reach: Reach) -> Self:
        """All terms of the posts in reach: the record goes with the post."""
        return self if reach.everyone else self.filter(post__in=Post.objects.within(reach))


@tracked()
class PostTerms(Dated):
    """What a post is for a period. Frozen posts stay on the establishment."""

    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="terms")
    title = models.CharField(max_length=160)
    role = models.ForeignKey(Role, on_delete=models.PROTECT, related_name="+")
    team = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="post_terms")
    fte = fte_field()
    funding = models.CharField(max_length=12, choices=Funding, default=Funding.PERMANENT)
    frozen = models.BooleanField(default=False)

    objects = PostTermsQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "post terms"
        constraints = [
            has_a_start("post_terms_has_a_start"),
            never_at_once(
                "post_has_one_set_of_terms", "post", message="A post has one set of terms on any day."
            ),
            models.CheckConstraint(condition=models.Q(fte__gt=0), name="post_fte_above_zero"),
        ]

    def __str__(self) -> str:
        return self.title
