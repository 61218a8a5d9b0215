"""What DfE has published: the areas, their figures by release, and who is like whom.

All of it is public (Open Government Licence v3.0), so it has no reach: everybody who may sign in may read it.
"""

from collections.abc import Iterable
from typing import Self

from django.db import models
from django.db.models import F, Q

from dashboards.benchmarks.areas import IN_A_LIST, Closeness, Level
from dashboards.benchmarks.measures import MEASURES
from dashboards.benchmarks.symbols import Cell, Symbol
from workforce.models.history import tracked


class AuthorityQuerySet(models.QuerySet["Authority"]):
    def councils(self) -> Self:
        return self.filter(level=Level.LOCAL)

    def named_like(self, text: str) -> Self:
        """Whose name contains the words, or whose number begins with them."""
        return self.filter(Q(name__icontains=text) | Q(number__startswith=text))


@tracked()
class Authority(models.Model):
    """A council, a region or England. `release` is the one that last said its name, codes and region."""

    number = models.CharField(
        max_length=9,
        unique=True,
        help_text="DfE's number as text, both for a joint return; the ONS code for regions and England.",
    )
    name = models.CharField(max_length=100)
    level = models.CharField(max_length=8, choices=[(level.value, level.value) for level in Level])
    ons_code = models.CharField(max_length=21, blank=True)
    region = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="councils"
    )
    release = models.PositiveSmallIntegerField()

    objects = AuthorityQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "authorities"
        constraints = [
            models.CheckConstraint(condition=Q(level__in=list(Level)), name="authority_level_is_known"),
            models.CheckConstraint(
                condition=Q(level=Level.LOCAL, region__isnull=False)
                | ~Q(level=Level.LOCAL) & Q(region__isnull=True),
                name="authority_of_a_council_has_a_region",
            ),
            models.UniqueConstraint(
                fields=["level"], condition=Q(level=Level.NATIONAL), name="authority_one_country"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class PublishedFigureQuerySet(models.QuerySet["PublishedFigure"]):
    def from_latest_release(self) -> Self:
        """Each cell from the latest release that has it, since later releases restate earlier years.

        A symbol counts: a figure that a later release withdraws stays withdrawn. A measure or an area-year
        that later releases no longer print keeps the word of the last release that did.
        """
        cell = ("authority_id", "year", "measure")
        return self.order_by(*cell, "-release").distinct(*cell)

    def of_measures(self, keys: Iterable[str]) -> Self:
        return self.filter(measure__in=list(keys))


@tracked()
class PublishedFigure(models.Model):
    """One cell of one release: a number, or the symbol that DfE printed in its place."""

    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="figures")
    year = models.PositiveSmallIntegerField(help_text="The year that ends on 30 September.")
    release = models.PositiveSmallIntegerField(help_text="The latest year of the release that printed it.")
    measure = models.CharField(
        max_length=40, choices=[(key, measure.name) for key, measure in MEASURES.items()]
    )
    value = models.DecimalField(max_digits=12, decimal_places=4, null=True, blank=True)
    symbol = models.CharField(
        max_length=3, blank=True, default="", choices=[(symbol.value, symbol.meaning) for symbol in Symbol]
    )

    objects = PublishedFigureQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["authority", "year", "measure", "release"], name="published_figure_once_in_a_release"
            ),
            models.CheckConstraint(
                condition=Q(value__isnull=False, symbol="") | Q(value__isnull=True, symbol__in=list(Symbol)),
                name="published_figure_is_a_number_or_a_symbol",
            ),
            models.CheckConstraint(
                condition=Q(value__isnull=True) | Q(value__gte=0), name="published_figure_not_below_0"
            ),
            models.CheckConstraint(
                condition=Q(release__gte=F("year")), name="published_figure_after_its_year"
            ),
        ]
        indexes = [models.Index(fields=["year", "measure"], name="published_figure_year_measure")]

    def __str__(self) -> str:
        return f"{self.measure} {self.year}: {self.cell}"

    @property
    def cell(self) -> Cell:
        return Symbol(self.symbol) if self.value is None else self.value


class NeighbourQuerySet(models.QuerySet["Neighbour"]):
    def edition_of(self, edition: int) -> Self:
        return self.filter(edition=edition)


@tracked()
class Neighbour(models.Model):
    """One of the ten councils most like a council, in one edition of DfE's model.

    Both are numbers, not rows of Authority: the model ranks each council of a joint return for itself, and
    councils that are no more.
    """

    edition = models.PositiveSmallIntegerField()
    number = models.CharField(max_length=3)
    name = models.CharField(max_length=100)
    rank = models.PositiveSmallIntegerField()
    neighbour_number = models.CharField(max_length=3)
    neighbour_name = models.CharField(max_length=100)
    closeness = models.CharField(max_length=15, choices=[(word.value, word.value) for word in Closeness])

    objects = NeighbourQuerySet.as_manager()

    class Meta:
        ordering = ["edition", "number", "rank"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "number", "rank"], name="neighbour_one_of_each_rank"),
            models.UniqueConstraint(
                fields=["edition", "number", "neighbour_number"], name="neighbour_once_in_a_list"
            ),
            models.CheckConstraint(condition=Q(rank__range=(1, IN_A_LIST)), name="neighbour_rank_1_to_10"),
            models.CheckConstraint(
                condition=~Q(number=F("neighbour_number")), name="neighbour_is_another_council"
            ),
            models.CheckConstraint(
                condition=Q(closeness__in=list(Closeness)), name="neighbour_closeness_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.rank}: {self.neighbour_name}"
