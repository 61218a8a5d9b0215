"""Where somebody may begin on a day: the posts that have hours left, by team, and the teams."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import DecimalField, F, OuterRef, Subquery, Sum, Value
from django.db.models.functions import Coalesce

from workforce.models import Assignment, PostTerms


@dataclass(frozen=True, slots=True)
class Room:
    """A post with hours left on a day."""

    post_id: int
    reference: str
    title: str
    role: str
    team_id: int
    free: Decimal


def posts_with_room(unit_ids: Collection[int], day: date, *, full: bool = False) -> list[Room]:
    """Posts of the teams that employed people do not fill on `day`, by reference. One query.

    With `full` those that they fill are among them. Frozen ones are not offered. What agency workers cover is free, as
    in the figures.
    """
    terms = PostTerms.objects.as_at(day).filter(team_id__in=unit_ids, frozen=False)
    found = terms.annotate(free=F("fte") - _taken(day)).order_by("post__reference")
    rows = found.values_list("post_id", "post__reference", "title", "role__name", "team_id", "free")
    return [Room(*row) for row in (rows if full else rows.filter(free__gt=0))]


def free_hours(terms: PostTerms, day: date) -> Decimal:
    """What employed people leave of a post's hours on `day`; less than nothing where it is over-filled. One query."""
    taken = terms.post.assignments.employed().as_at(day).aggregate(fte=Sum("fte"))["fte"]
    return terms.fte - (taken or Decimal(0))


def _taken(day: date) -> Coalesce:
    """The employed FTE on a post of the outer query."""
    held = Assignment.objects.employed().as_at(day).filter(post=OuterRef("post")).order_by().values("post")
    fte = DecimalField(max_digits=12, decimal_places=6)
    return Coalesce(
        Subquery(held.annotate(taken=Sum("fte")).values("taken")), Value(Decimal(0)), output_field=fte
    )


def team_of_post(post_id: int, day: date) -> int | None:
    """The team to which a post belongs on `day`. One query."""
    return PostTerms.objects.as_at(day).filter(post_id=post_id).values_list("team_id", flat=True).first()
