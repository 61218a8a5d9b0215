"""Filters of lists that somebody keeps under a name."""

from typing import Any, ClassVar, Self

from django.db import models
from django.db.models.functions import Lower

from workforce.models.account import Account


class SavedFilterQuerySet(models.QuerySet[Any]):
    """Words about saved filters."""

    def of(self, account: Account, page: str) -> Self:
        """Those of one account for one page. Nobody sees another's."""
        return self.filter(account=account, page=page)


class SavedFilter(models.Model):
    """What an account looks for again and again on a page: the query of its address, under a name."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="saved_filters")
    page = models.CharField(max_length=40)
    name = models.CharField(max_length=60)
    query = models.CharField(max_length=1000)

    objects = SavedFilterQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = [Lower("name")]
        constraints = [
            models.UniqueConstraint(
                "account",
                "page",
                Lower("name"),
                name="saved_filter_once_by_name",
                violation_error_message="You already have a saved filter of this name.",
            )
        ]

    def __str__(self) -> str:
        return self.name
